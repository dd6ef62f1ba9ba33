"""Tables that only set numbers beside, above or together with their captions: lines of text, each a clause, and no grid."""

from __future__ import annotations

from pipeline.interpret.tree import Line, lines_of, tile
from schemas.document import Cell, Table


def tile_lines(table: Table) -> list[Line] | None:
    """The lines of a table of tiles: numbers left of their captions, above them or in their cells; None for another table.

    A caption left of its number is the head of a row of figures, so such a table is none of tiles.
    """
    rows = [[cell for cell in table.row_cells(row) if cell.text.strip()] for row in range(table.rows)]
    filled = [row for row in rows if row]
    if any(cell.rows > 1 for row in filled for cell in row):
        return None
    return _each_row(filled) or _above(filled)


def _each_row(rows: list[list[Cell]]) -> list[Line] | None:
    """The lines where each row is made of whole tiles: number and caption in one cell, or side by side."""
    out: list[Line] = []
    for row in rows:
        found = _whole(row) or _side_by_side(row)
        if found is None:
            return None
        out += found
    return out or None


def _whole(row: list[Cell]) -> list[Line] | None:
    cells = [lines_of(cell) for cell in row]
    joined = [len(cell.blocks) > len(lines) for cell, lines in zip(row, cells, strict=True)]
    return [line for lines in cells for line in lines] if all(joined) else None


def _side_by_side(row: list[Cell]) -> list[Line] | None:
    if len(row) % 2:
        return None
    return _joined(list(zip(row[::2], row[1::2], strict=True)))


def _above(rows: list[list[Cell]]) -> list[Line] | None:
    """The lines where rows of numbers stand above rows of their captions."""
    out: list[Line] = []
    if len(rows) % 2:
        return None
    for numbers, captions in zip(rows[::2], rows[1::2], strict=True):
        if [cell.column for cell in numbers] != [cell.column for cell in captions]:
            return None
        found = _joined(list(zip(numbers, captions, strict=True)))
        if found is None:
            return None
        out += found
    return out or None


def _joined(pairs: list[tuple[Cell, Cell]]) -> list[Line] | None:
    """Each number with its caption as one line, the caption's further lines behind it; None where one is no such pair."""
    out: list[Line] = []
    for number, caption in pairs:
        above, below = lines_of(number), lines_of(caption)
        both = tile(above[0], below[0]) if len(above) == 1 and below else None
        if both is None:
            return None
        out += [both, *below[1:]]
    return out
