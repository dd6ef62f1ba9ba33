"""Who plays which part, in letters: columns headed "R", "A", "C", "I", and columns of bodies with such letters below them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.interpret.fields.links import is_empty_value
from pipeline.interpret.judging import Sure
from pipeline.interpret.labels import LabelReading, folded
from pipeline.interpret.tree import Field, line_of
from schemas.document import Cell, Table, paragraphs

# Who is only told of it ("I") neither leads nor helps.
PARTS = {"r": "lead", "a": "sponsor", "c": "support", "s": "support", "i": "resources"}
NAMED = ("lead", "sponsor", "support")
BESIDE = frozenset({"c", "i", "s"})
FEWEST_BODIES = 2
LIKE_A_BODY, LIKE_A_TIME = 0.4, 0.6
_LETTERS = re.compile(r"[racsi](?:\s?[/,&+]?\s?[racsi]){0,2}", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]{0,40}\)\s*")


def parts_of_heads(heads: Mapping[int, str]) -> dict[int, LabelReading]:
    """The readings of heads that are letters of parts, by column; none where no one does the work, answers for it and helps."""
    letters = {at: folded(_BRACKET.sub(" ", head)) for at, head in heads.items()}
    found = {at: letter for at, letter in letters.items() if letter in PARTS}
    said = set(found.values())
    if not {"r", "a"} <= said or not said & BESIDE or "g" in letters.values() or len(said) < len(found):
        return {}
    return {at: LabelReading(heads[at], ((PARTS[letter], 1.0),)) for at, letter in found.items()}


def parts_in_row(table: Table, row: int) -> dict[int, LabelReading]:
    """The readings of a row's cells that are letters of parts, by column."""
    return parts_of_heads({cell.column: cell.text for cell in table.row_cells(row) if cell.text.strip()})


def bodies_in_row(table: Table, row: int, sure: Sure) -> dict[int, Cell]:
    """The cells of a row, by column, that name bodies above letters of the parts that these play; none above colours."""
    columns = {
        cell.column: [_text(table, below, cell.column) for below in range(row + 1, table.rows)] for cell in table.row_cells(row)
    }
    lettered = {at: table.cell_at(row, at) for at, texts in columns.items() if _are_letters(texts)}
    heads = {at: cell for at, cell in lettered.items() if cell is not None and cell.text.strip()}
    said = {letter for at in heads for text in columns[at] for letter in _letters(text)}
    named = sum(sure("lead", cell.text) >= LIKE_A_BODY for cell in heads.values())
    if len(heads) < FEWEST_BODIES or "r" not in said or not said & {"a", "c", "i"} or 2 * named < len(heads):
        return {}
    coloured = any(text.lower() == "g" for texts in columns.values() for text in texts)
    timed = any(sure("timeframe", cell.text) >= LIKE_A_TIME for cell in heads.values())
    return {} if coloured or timed else heads


class Bodies:
    """The columns of a table that are headed by bodies, and the parts that these play in its rows."""

    def __init__(self, table: Table, head: int, sure: Sure) -> None:
        self._table = table
        self._heads = bodies_in_row(table, head - 1, sure) if head else {}

    @property
    def columns(self) -> frozenset[int]:
        """The columns that are headed by bodies."""
        return frozenset(self._heads)

    def parts(self, row: int) -> list[Field]:
        """Who leads a row's action, who answers for it and who helps, in this order."""
        played = [
            (PARTS[letter], cell) for at, cell in sorted(self._heads.items()) for letter in _letters(_text(self._table, row, at))
        ]
        return [_field(name, cell) for part in NAMED for name, cell in played if name == part]


def _are_letters(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if not is_empty_value(text)]
    return bool(filled) and all(map(_LETTERS.fullmatch, filled))


def _letters(text: str) -> list[str]:
    return [letter for letter in text.lower() if letter in PARTS] if _LETTERS.fullmatch(text) else []


def _text(table: Table, row: int, column: int) -> str:
    """What stands in a cell of a column; what a cell as wide as several says there is none."""
    cell = table.cell_at(row, column)
    return cell.text.strip() if cell is not None and cell.columns == 1 else ""


def _field(name: str, cell: Cell) -> Field:
    return Field(name, None, [line_of(p) for p in paragraphs(cell.blocks)], inferred=True)
