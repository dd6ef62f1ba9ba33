"""Header rows of a grid: bold or shaded rows at its top, with rows of another look below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.pdf.pieces import Draft, Grid, GridCell

_MOST = 4
_PAIR = 2
_FEWEST_UNNAMED = 4
_AGAIN = re.compile(r"\s*\(?\b(?:continued|cont(?:['’]?d|\.)?)\b\.?\)?\s*$", re.IGNORECASE)


def mark_header_rows(grid: Grid) -> None:
    """Set `header_rows`, and `header` of their cells."""
    count = _header_rows(grid)
    grid.header_rows = count
    for cell in grid.cells:
        cell.header = cell.row < count


def _header_rows(grid: Grid) -> int:
    rows = len(grid.ys) - 1
    looks = [_is_headed(grid, row) for row in range(rows)]
    count = 0
    while count < min(_MOST, rows) and looks[count]:
        count += 1
    count = _with_spans(grid, count)
    if count == 0 or count >= rows or (count > 1 and all(looks)):
        return 0
    if len(grid.xs) > 2 and all(_is_banner(grid, row) for row in range(count)):
        return 0
    return count


def _is_banner(grid: Grid, row: int) -> bool:
    """One cell over all columns heads the rows below it, not the columns; and so do two that leave several columns unnamed."""
    cells = sorted((cell for cell in grid.cells if cell.row == row), key=lambda cell: cell.column)
    whole = len(grid.xs) - 1
    if len(cells) == _PAIR and sum(cell.columns for cell in cells) >= whole >= _FEWEST_UNNAMED:
        return cells[0].columns > 1 and not _names_below(grid, row)
    return len(cells) == 1 and cells[0].columns >= whole


def _names_below(grid: Grid, row: int) -> bool:
    """Whether the next row is bold and divided, as the names of columns below their groups are."""
    filled = _filled(grid, row + 1)
    return len(filled) > _PAIR and all(draft.bold for cell in filled for draft in cell_drafts(cell))


def _with_spans(grid: Grid, count: int) -> int:
    """Cells that begin in a header row and reach below it make the rows they reach header rows."""
    deepest = max((cell.row + cell.rows for cell in grid.cells if cell.row < count), default=count)
    return deepest if deepest <= _MOST else count


def _filled(grid: Grid, row: int) -> list[GridCell]:
    return [cell for cell in grid.cells if cell.row == row and any(True for _ in cell_drafts(cell))]


def _is_headed(grid: Grid, row: int) -> bool:
    """Every cell with text is bold throughout, or every cell is shaded and the row below has another shade."""
    cells = [cell for cell in grid.cells if cell.row == row]
    filled = _filled(grid, row)
    if not filled or (len(grid.xs) > 2 and row > 0 and _is_banner(grid, row)):
        return False
    if all(draft.bold for cell in filled for draft in cell_drafts(cell)):
        return True
    shades = {cell.fill for cell in cells}
    return None not in shades and len(shades) == 1 and _is_short(filled) and not _recurs(grid, row, shades)


def _recurs(grid: Grid, row: int, shades: set[str | None]) -> bool:
    """Whether rows further down, with rows of another shade between, are shaded alike: stripes, not headers."""
    rows = len(grid.ys) - 1
    alike = [{c.fill for c in grid.cells if c.row == at} == shades for at in range(row, rows)]
    end = alike.index(False) if False in alike else len(alike)
    return end == len(alike) or any(alike[end:])


def _is_short(cells: list[GridCell]) -> bool:
    return all(sum(len(draft.text) for draft in cell_drafts(cell)) <= 120 for cell in cells)


def cell_drafts(cell: GridCell) -> Iterator[Draft]:
    """A cell's own paragraphs (not those of tables in it)."""
    return (block for block in cell.content if isinstance(block, Draft))


def row_texts(grid: Grid, row: int) -> tuple[tuple[int, str], ...]:
    """The filled cells of a row as (column, text): equal rows have equal ones. "(continued)" does not count."""
    out = []
    for cell in sorted(_filled(grid, row), key=lambda c: c.column):
        text = " ".join(" ".join(draft.text.split()) for draft in cell_drafts(cell))
        out.append((cell.column, _AGAIN.sub("", text).casefold()))
    return tuple(out)
