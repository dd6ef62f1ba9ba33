"""Ruled tables that lack some of their inner rules: columns, and cells over several columns, divided where the words are."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.aligned import Band, Rows, columns_in, grid_of, is_table, span_of
from extractors.pdf.pieces import Grid, GridCell, Line
from extractors.pdf.rules import Fill
from extractors.wording import split_marker

_SHORT = 30
_ALIKE = 3.0


def divide_columns(grid: Grid) -> None:
    """Split the columns of a ruled grid in which most rows hold short texts side by side: rules between them are missing."""
    for column in range(len(grid.xs) - 2, -1, -1):
        cells = [cell for cell in grid.cells if cell.column == column and cell.columns == 1]
        lines = [item for cell in cells for item in cell.items if isinstance(item, Line) and not item.turn]
        edges = columns_in(lines, Band(grid.xs[column], grid.xs[column + 1], []))
        if len(edges) > 2 and _holds_columns(cells, edges):
            _insert(grid, column, edges)


def _holds_columns(cells: list[GridCell], edges: list[float]) -> bool:
    rows = [[(*span_of(item, edges), item) for item in cell.items if isinstance(item, Line)] for cell in cells]
    rows = [row for row in rows if row]
    lines = [line for row in rows for _, _, line in row]
    short = sum(len(line.text) <= _SHORT for line in lines) >= 0.8 * len(lines)
    placed = [(at, line.text) for row in rows for at, end, line in row if at == end]
    by_column = [[text for at, text in placed if at == column] for column in range(len(edges) - 1)]
    marked = any(all(split_marker(text + " x")[0] for text in texts) for texts in by_column)
    return short and not marked and is_table(Rows(rows, len(edges) - 1), fewest_rows=3, fewest_columns=2)


def _insert(grid: Grid, column: int, edges: list[float]) -> None:
    """Put the inner edges into one column of a grid; cells that span it get wider."""
    more = len(edges) - 2
    grid.xs[column + 1 : column + 1] = edges[1:-1]
    for cell in grid.cells:
        if cell.column > column:
            cell.column += more
        elif cell.column + cell.columns > column:
            cell.columns += more


def split_spans(grid: Grid) -> None:
    """Cells over several columns whose lines keep to the columns all the same: only the rules between them are missing."""
    cells: list[GridCell] = []
    for cell in grid.cells:
        parts = _parts_of(cell, grid) if cell.columns > 1 else []
        cells.extend(parts or [cell])
    grid.cells = cells


def _parts_of(cell: GridCell, grid: Grid) -> list[GridCell]:
    edges = grid.xs[cell.column : cell.column + cell.columns + 1]
    placed: dict[int, list[Line]] = {}
    for item in cell.items:
        if not isinstance(item, Line) or item.turn:
            return []
        first, last = span_of(item, edges)
        if first != last:
            return []
        placed.setdefault(first, []).append(item)
    if len(placed) < 2 or any(_hangs_over(line, edges, at) for at, lines in placed.items() for line in lines):
        return []
    out = []
    for at in range(cell.columns):
        box = (edges[at], cell.box[1], edges[at + 1], cell.box[3])
        part = GridCell(cell.row, cell.column + at, cell.rows, 1, box, cell.fill)
        part.items.extend(placed.get(at, []))
        out.append(part)
    return out


def _hangs_over(line: Line, edges: list[float], at: int) -> bool:
    return line.box[0] < edges[at] - 1 or line.box[2] > edges[at + 1] + 1


def divide_alike(grid: Grid, others: Sequence[Grid], fills: list[Fill]) -> None:
    """Give a box of one column the columns of another on its page that has the same sides, where its lines keep to them."""
    like = next((other for other in others if len(other.xs) > 2 and _same_sides(grid, other)), None)
    if like is None or len(grid.xs) > 2:
        return
    cells = sorted(grid.cells, key=lambda cell: cell.row)
    rows = [[(*span_of(item, like.xs), item) for item in cell.items if isinstance(item, Line)] for cell in cells]
    rows = [row for row in rows if row]
    parted = [row for row in rows if len({first for first, _, _ in row}) > 1]
    if parted and all(first == end for row in parted for first, end, _ in row):
        found = grid_of(Rows(rows, len(like.xs) - 1), list(like.xs), fills)
        grid.xs, grid.ys, grid.cells = found.xs, found.ys, found.cells


def _same_sides(one: Grid, other: Grid) -> bool:
    return abs(one.xs[0] - other.xs[0]) <= _ALIKE and abs(one.xs[-1] - other.xs[-1]) <= _ALIKE
