"""Notes above or below a table that say what all of its numbers are: "How many times as likely … as white colleagues."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.interpret.fields.folding import fold
from schemas.document import Block, Paragraph, Table

FEWEST = 2
LONGEST = 400
_SAYS = re.compile(r"\b(?:times (?:as|more) likely|relative likelihoods?|likelihood ratios?|ratios? of the likelihood)\b")
_DECIMAL = re.compile(r"[0-9]{1,2}\.[0-9]{1,3}")
_FIGURE = re.compile(r"[0-9]\s?%|[0-9]\.[0-9]")


def with_notes(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, tables of bare decimals with the note beside them as their caption, where they have none.

    The note stays where it is as well: it is read as text, too.
    """
    out = list(blocks)
    for at, block in enumerate(blocks):
        if not isinstance(block, Table) or block.furniture is not None or block.caption or not _holds_decimals(block):
            continue
        beside = [other for other in (*blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 2]) if isinstance(other, Paragraph)]
        note = next((other.text for other in reversed(beside) if _tells(other)), None)
        if note is not None:
            out[at] = block.model_copy(update={"caption": note})
    return out


def _holds_decimals(table: Table) -> bool:
    return sum(_DECIMAL.fullmatch(cell.text.strip()) is not None for cell in table.cells) >= FEWEST


def _tells(note: Paragraph) -> bool:
    """Whether a paragraph says what numbers are and gives none itself."""
    if note.furniture is not None or note.kind == "heading" or len(note.text) > LONGEST:
        return False
    return _SAYS.search(fold(note.text)) is not None and _FIGURE.search(note.text) is None
