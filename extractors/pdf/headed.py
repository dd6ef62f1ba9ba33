"""Tables ruled on all sides in their head alone: the rows below go on between its columns, parted by rules from side to side."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from extractors.boxes import shared
from extractors.pdf.aligned import span_of, whole_rules
from extractors.pdf.grids import fill_of
from extractors.pdf.pieces import Grid, GridCell, Line
from extractors.pdf.rules import Edge, Fill

_ALIKE = 6.0
_THINNEST = 4.5
_FEWEST_COLUMNS = 3
_FEWEST_FILLED = 2

Row = list[tuple[int, int, Line]]
Rule = tuple[float, float, float]


def take_rows_below(grids: Sequence[Grid], rules: Sequence[Edge], lines: Sequence[Line], fills: list[Fill]) -> list[Line]:
    """Gives each grid of one row, a head, the rows between the rules right below it; what is returned are the lines left over."""
    left = list(lines)
    heads = [grid for grid in grids if grid.ruled and len(grid.ys) == 2 and len(grid.xs) > _FEWEST_COLUMNS]
    whole = whole_rules(rules) if heads else []
    for grid in heads:
        for bottom, row in _rows_below(grid, grids, whole, left):
            _add_row(grid, row, bottom, fills)
            taken = {id(line) for _, _, line in row}
            left = [line for line in left if id(line) not in taken]
    return left


def _rows_below(grid: Grid, grids: Sequence[Grid], rules: Sequence[Rule], lines: Sequence[Line]) -> Iterator[tuple[float, Row]]:
    """The rows that go on with a head, each with its lower side: lines that keep to its columns, in several of them."""
    end = min((other.box[1] for other in grids if other.box[1] >= grid.box[3] and _is_over(grid, other)), default=float("inf"))
    alike = [y for x0, x1, y in rules if abs(x0 - grid.xs[0]) <= _ALIKE and abs(x1 - grid.xs[-1]) <= _ALIKE]
    edges = [grid.ys[-1], *(y for y in alike if grid.ys[-1] + _THINNEST < y < end - _THINNEST)]
    for top, bottom in itertools.pairwise(edges):
        row = [(*span_of(line, grid.xs), line) for line in lines if _is_between(line, grid, top, bottom)]
        filled = {first for first, _, _ in row}
        if len(filled) < _FEWEST_FILLED or any(first != last for first, last, _ in row):
            return
        yield bottom, row


def _is_over(grid: Grid, other: Grid) -> bool:
    return shared((grid.box[0], grid.box[2]), (other.box[0], other.box[2])) > 0


def _is_between(line: Line, grid: Grid, top: float, bottom: float) -> bool:
    middle = line.base - 0.3 * line.size
    return top < middle < bottom and grid.xs[0] - 1 <= line.box[0] and line.box[2] <= grid.xs[-1] + 1 and not line.turn


def _add_row(grid: Grid, row: Row, bottom: float, fills: list[Fill]) -> None:
    top, number = grid.ys[-1], len(grid.ys) - 1
    for column, (x0, x1) in enumerate(itertools.pairwise(grid.xs)):
        box = (x0, top, x1, bottom)
        cell = GridCell(number, column, 1, 1, box, fill_of(box, fills))
        cell.items.extend(line for at, _, line in row if at == column)
        grid.cells.append(cell)
    grid.ys.append(bottom)
    grid.box = (grid.box[0], grid.box[1], grid.box[2], bottom)
    grid.ruled = False
