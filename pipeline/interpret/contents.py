"""Contents lists: lines that name what stands elsewhere, with its page. They say nothing of their own and are furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.interpret.labels import folded
from schemas.document import Block, Paragraph, Table

HEADINGS = frozenset({"contents", "table of contents", "contents page", "in this document", "in this plan", "list of contents"})
# Over lists of links to the parts of a page, which have no page numbers.
OF_A_PAGE = frozenset(
    {"on this page", "in this section", "jump to", "page contents", "contents of this page", "skip to", "in this page"}
)
LONGEST_ENTRY = 220
LONGEST_BROKEN = 60
_PAGE = re.compile(r"[\s.…·_]{0,300}\b([0-9]{1,3})$")
_OFFER = re.compile(
    r"(?:download|print|share|view)\b.{0,50}(?:\[[0-9.]{1,6}\s?[KM]B\]|\([^()]{0,12}[0-9.]{1,6}\s?[KM]B\)|\bthis page)$",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:\.{4,}|(?:\. ){4,}|…{2,}|·{4,})[\s.]*[0-9]{1,3}$")


def without_contents(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, lines with dot leaders and the lines or the table below a contents heading marked as furniture."""
    listed = _listed(blocks)
    return [
        _as_furniture(block)
        if block.furniture is None and (at in listed or (isinstance(block, Paragraph) and _is_furniture(block.text)))
        else block
        for at, block in enumerate(blocks)
    ]


def _as_furniture(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return block.model_copy(update={"furniture": "contents"})
    cells = [c.model_copy(update={"blocks": tuple(_as_furniture(inner) for inner in c.blocks)}) for c in block.cells]
    return block.model_copy(update={"furniture": "contents", "cells": tuple(cells)})


def _is_furniture(text: str) -> bool:
    return bool(_LEADERS.search(text[-LONGEST_ENTRY:])) or bool(len(text) <= LONGEST_BROKEN and _OFFER.match(text))


def _listed(blocks: Sequence[Block]) -> set[int]:
    """The positions of the contents headings and of the entries, or the table of them, right below them."""
    out: set[int] = set()
    for start, block in enumerate(blocks):
        words = folded(block.text) if isinstance(block, Paragraph) and len(block.text) <= LONGEST_BROKEN else ""
        if words not in HEADINGS | OF_A_PAGE:
            continue
        entries = _entries(blocks, start + 1) or _links(blocks, start + 1)
        if _is_listed_table(blocks, start + 1):
            out |= {start, start + 1}
        elif len(entries) > 1:
            out |= {start, *entries}
    return out


def _links(blocks: Sequence[Block], start: int) -> list[int]:
    """Positions of the lines that name headings further down in their order, as far as nothing else stands between them."""
    headings = [
        folded(b.text) for b in blocks[start:] if isinstance(b, Paragraph) and b.kind == "heading" and b.furniture is None
    ]
    out: list[int] = []
    for at in range(start, len(blocks)):
        block = blocks[at]
        if not isinstance(block, Paragraph) or block.furniture is not None:
            continue
        words = folded(block.text)
        if block.kind == "heading" or words not in headings:
            break
        headings = headings[headings.index(words) + 1 :]
        out.append(at)
    return out


def _is_listed_table(blocks: Sequence[Block], at: int) -> bool:
    """Whether a table stands there of which most rows end in a page number."""
    table = blocks[at] if at < len(blocks) else None
    if not isinstance(table, Table):
        return False
    rows = [[c.text for c in table.row_cells(row) if c.text.strip()] for row in range(table.rows)]
    filled = [row for row in rows if row]
    ends = [row for row in filled if len(row) > 1 and row[-1].isascii() and row[-1].isdigit() and len(row[-1]) < 4]
    return len(ends) > 1 and len(ends) * 2 > len(filled)


def _entries(blocks: Sequence[Block], start: int) -> list[int]:
    """Positions of the lines that end in a page number, with those between them that an entry's line end had cut off.

    The pages count upwards; a heading without a page is the first one behind the list, which ends at the latest where a line
    names again what it has named: there the first part begins.
    """
    out: list[int] = []
    broken: list[int] = []
    named: list[str] = []
    last = 0
    for at in range(start, len(blocks)):
        block = blocks[at]
        if not isinstance(block, Paragraph) or block.furniture in {"header", "footer", "page_number"}:
            continue
        text = block.text
        page = _PAGE.search(text) if len(text) <= LONGEST_ENTRY else None
        if block.furniture is not None:
            named.append(folded(text[: page.start()] if page else text))
        elif _names_again(text, named, numbered=page is not None):
            break
        elif page is not None and int(page.group(1)) >= last:
            out += [*broken, at]
            broken, last = [], int(page.group(1))
            named.append(folded(text[: page.start()]))
        elif page is None and block.kind != "heading" and len(text) <= LONGEST_BROKEN and len(broken) < 2:
            broken.append(at)
        else:
            break
    return out


def _names_again(text: str, named: Sequence[str], *, numbered: bool) -> bool:
    """Whether a line is an entry's own words, or the head of an entry that itself ends in a number ("Metric 1")."""
    words = folded(text)
    return bool(words) and (words in named or (numbered and any(one.startswith(words + " ") for one in named)))
