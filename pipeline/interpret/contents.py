"""Contents lists: lines that name what stands elsewhere, with its page. They say nothing of their own and are furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.interpret.labels import folded
from schemas.document import Block, Paragraph

HEADINGS = frozenset({"contents", "table of contents", "contents page", "in this document", "in this plan", "list of contents"})
LONGEST_ENTRY = 220
LONGEST_BROKEN = 60
_PAGE = re.compile(r"[\s.…·_]{0,300}\b[0-9]{1,3}$")
_OFFER = re.compile(
    r"(?:download|print|share|view)\b.{0,50}(?:\[[0-9.]{1,6}\s?[KM]B\]|\([^()]{0,12}[0-9.]{1,6}\s?[KM]B\)|\bthis page)$",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:\.{4,}|(?:\. ){4,}|…{2,}|·{4,})[\s.]*[0-9]{1,3}$")


def without_contents(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, lines with dot leaders and those below a contents heading marked as furniture."""
    listed = _listed(blocks)
    return [
        block.model_copy(update={"furniture": "contents"})
        if isinstance(block, Paragraph) and block.furniture is None and (at in listed or _is_furniture(block.text))
        else block
        for at, block in enumerate(blocks)
    ]


def _is_furniture(text: str) -> bool:
    return bool(_LEADERS.search(text[-LONGEST_ENTRY:])) or bool(len(text) <= LONGEST_BROKEN and _OFFER.match(text))


def _listed(blocks: Sequence[Block]) -> set[int]:
    """The positions of the contents headings and of the entries right below them."""
    out: set[int] = set()
    for start, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or len(block.text) > LONGEST_BROKEN or folded(block.text) not in HEADINGS:
            continue
        entries = _entries(blocks, start + 1)
        if len(entries) > 1:
            out |= {start, *entries}
    return out


def _entries(blocks: Sequence[Block], start: int) -> list[int]:
    """Positions of the lines that end in a page number, with those between them that an entry's line end had cut off."""
    out: list[int] = []
    broken: list[int] = []
    for at in range(start, len(blocks)):
        block = blocks[at]
        if not isinstance(block, Paragraph) or block.furniture in {"header", "footer", "page_number", "contents"}:
            continue
        text = block.text
        if len(text) <= LONGEST_ENTRY and _PAGE.search(text):
            out += [*broken, at]
            broken = []
        elif len(text) <= LONGEST_BROKEN and len(broken) < 2:
            broken.append(at)
        else:
            break
    return out
