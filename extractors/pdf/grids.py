"""Rules to grids: pdfplumber's table finder gives the cells, here they become rows and columns with their spans."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.boxes import area, clusters, contains, shared
from extractors.pdf.page import GeometryPage
from extractors.pdf.pieces import FLOW, Grid, GridCell, PageObjects
from extractors.pdf.rules import Drawn, Edge, Fill, closed, fill_edges, merged, rulings
from schemas.document import Box

_THINNEST = 4.5
_SPLIT = 7.0
_ALIKE = 3.5
_SIDE = 1.0
_SETTINGS = {"snap_tolerance": 2.5, "join_tolerance": 2.5, "intersection_tolerance": 3, "edge_min_length": 4}


def ruled_grids(page: PageObjects, drawn: Drawn, most_edges: int) -> tuple[list[Grid], bool]:
    """The page's ruled (or shaded) grids of at least two cells, biggest last; and whether there were too many rules to look.

    Shading borders cells only where no rules do or where it fills columns from side to side, as that of a header does:
    within a ruled grid, programs shade lines and paragraphs of a cell one by one.
    """
    edges = merged(drawn.edges)
    if len(edges) > most_edges:
        return [], True
    grids = _found(page, drawn, edges)
    loose = [fill for fill in drawn.fills if not any(_shades_within(grid, fill.box) for grid in grids)]
    if loose:
        shaded = merged([*drawn.edges, *fill_edges(loose)])
        if len(shaded) <= most_edges:
            grids = _found(page, drawn, shaded)
    grids = _stacked(grids)
    return sorted(grids, key=lambda grid: area(grid.box)), False


def _shades_within(grid: Grid, box: Box) -> bool:
    """Whether a fill lies in the grid and stops short of the sides of its columns."""
    if not contains(grid.box, box, 4.0):
        return False
    return not all(any(abs(side - edge) <= _SIDE for edge in grid.xs) for side in (box[0], box[2]))


def _found(page: PageObjects, drawn: Drawn, edges: list[Edge]) -> list[Grid]:
    rules: list[Edge] = []
    for ruling in rulings(edges):
        if ruling.across and ruling.down:
            rules.extend(closed(ruling))
    if not rules:
        return []
    ruled = GeometryPage(page.number, (page.width, page.height), {"line": rules}, [])
    tables = [part for table in ruled.find_tables(_SETTINGS) for part in _parted(table.cells)]
    found = [_grid(page.number, cells, drawn.fills) for cells in tables]
    grids = [grid for grid in found if len(grid.cells) > 1 and (len(grid.xs) > 2 or _has_real_sides(grid, drawn))]
    for grid in grids:
        # A box is closed by its own side, not by the shading of its last row.
        grid.closed_below = _is_closed_below(grid, edges if len(grid.xs) > 2 else drawn.edges)
    return grids


def _parted(cells: Sequence[Box]) -> list[list[Box]]:
    """Cells parted where tables of wholly other columns stand one on the other without a gap.

    That is at a rule from side to side, several rows on both sides of it. Either no inner column edge is common to both, and
    both are divided or of other width; or all rows of one keep to a few of the other's edges, whose rows all have more.
    """
    parts: list[list[Box]] = []
    rest = list(cells)
    for y in sorted({cell[1] for cell in cells})[1:]:
        above, below = [c for c in rest if c[3] <= y + 1], [c for c in rest if c[1] >= y - 1]
        if above and below and len(above) + len(below) == len(rest) and _are_other_columns(above, below):
            parts.append(above)
            rest = below
    return [*parts, rest]


def _are_other_columns(above: list[Box], below: list[Box]) -> bool:
    one, other = _inner_edges(above), _inner_edges(below)
    ones, others = {x for row in one for x in row}, {x for row in other for x in row}
    apart = not any(abs(x - y) <= _ALIKE for x in ones for y in others)
    if apart and _are_of_other_width(above, below):
        return True
    if min(len(one), len(other)) < 2:
        return False
    if apart:
        return True
    few, many = (one, other) if len(ones) < len(others) else (other, one)
    kept = {x for row in few for x in row}
    own = [[x for x in row if all(abs(x - y) > _ALIKE for y in kept)] for row in many]
    return all(own) and all(len(row) == len(kept) for row in few) and all(len(row) > len(kept) for row in many)


def _are_of_other_width(above: list[Box], below: list[Box]) -> bool:
    """Whether all of several rows end at one place, and all of several rows below at another."""
    ends = []
    for cells in (above, below):
        rows: dict[int, float] = {}
        for cell in cells:
            rows[round(cell[1])] = max(rows.get(round(cell[1]), 0.0), cell[2])
        if len(rows) < 2 or max(rows.values()) - min(rows.values()) > _ALIKE:
            return False
        ends.append(max(rows.values()))
    return abs(ends[0] - ends[1]) > _ALIKE


def _inner_edges(cells: list[Box]) -> list[set[int]]:
    """The inner column edges of each row that is divided at all."""
    left, right = min(c[0] for c in cells), max(c[2] for c in cells)
    rows: dict[int, set[int]] = {}
    for cell in cells:
        rows.setdefault(round(cell[1]), set()).update({round(cell[0])} if left + 3 < cell[0] < right - 3 else ())
    return [row for row in rows.values() if row]


def _is_closed_below(grid: Grid, edges: list[Edge]) -> bool:
    """Whether a rule is drawn under the last row."""
    foot = [e for e in edges if e["orientation"] == "h" and abs(e["top"] - grid.ys[-1]) <= _ALIKE]
    covered = sum(max(0.0, shared((e["x0"], e["x1"]), (grid.xs[0], grid.xs[-1]))) for e in foot)
    return covered >= 0.6 * (grid.xs[-1] - grid.xs[0])


def _stacked(grids: list[Grid]) -> list[Grid]:
    """Grids of the same columns right below one another are one: thick or doubled rules part them for the finder."""
    out: list[Grid] = []
    for grid in sorted(grids, key=lambda g: g.box[1]):
        above = next((g for g in out if -2.0 <= grid.box[1] - g.box[3] <= _SPLIT and _same_edges(g.xs, grid.xs)), None)
        if above is None:
            out.append(grid)
            continue
        rows = len(above.ys) - 1
        for cell in grid.cells:
            cell.row += rows
            above.cells.append(cell)
        above.ys = [*above.ys, *grid.ys[1:]]
        above.box = (above.box[0], above.box[1], above.box[2], grid.box[3])
        above.closed_below = grid.closed_below
    return out


def _same_edges(one: list[float], other: list[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= _ALIKE for a, b in zip(one, other, strict=True))


def _grid(page: int, cells: Sequence[Box], fills: list[Fill]) -> Grid:
    xs = _edges_of([side for cell in cells for side in (cell[0], cell[2])])
    ys = _edges_of([side for cell in cells for side in (cell[1], cell[3])])
    out: list[GridCell] = []
    for box in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        row, below = _nearest(ys, box[1]), _nearest(ys, box[3])
        column, right = _nearest(xs, box[0]), _nearest(xs, box[2])
        if below > row and right > column:
            out.append(GridCell(row, column, below - row, right - column, box, fill_of(box, fills)))
    return Grid(page, (xs[0], ys[0], xs[-1], ys[-1]), xs, ys, out)


def _edges_of(values: list[float]) -> list[float]:
    return [sum(group) / len(group) for group in clusters(set(values), _THINNEST)]


def _nearest(edges: list[float], value: float) -> int:
    at = bisect.bisect_left(edges, value)
    near = [n for n in (at - 1, at) if 0 <= n < len(edges)]
    return min(near, key=lambda n: abs(edges[n] - value))


def fill_of(box: Box, fills: list[Fill]) -> str | None:
    """The colour painted last over most of a box, in one piece or line by line."""
    covered: dict[str, float] = {}
    for piece, shade in dict.fromkeys((fill.box, fill.colour) for fill in reversed(fills)):
        wide = shared((piece[0], piece[2]), (box[0], box[2]))
        high = shared((piece[1], piece[3]), (box[1], box[3]))
        if wide > 0 and high > 0:
            covered[shade] = covered.get(shade, 0.0) + wide * high
            if covered[shade] >= 0.6 * area(box):
                return shade
    return None


def _has_real_sides(grid: Grid, drawn: Drawn) -> bool:
    """Whether rules are drawn down both sides of a grid of one column: then it is a box, else only shading or separators."""
    high = grid.box[3] - grid.box[1]
    for x in (grid.xs[0], grid.xs[-1]):
        drawn_here = [e for e in drawn.edges if e["orientation"] == "v" and abs(e["x0"] - x) <= 3.0]
        if sum(max(0.0, shared((e["top"], e["bottom"]), (grid.box[1], grid.box[3]))) for e in drawn_here) < 0.6 * high:
            return False
    return True


@dataclass(slots=True)
class CellIndex:
    """Which cell of a page's grids a point stands in; inner grids come before those around them."""

    grids: list[Grid]
    cells: list[tuple[Grid, GridCell]] = field(default_factory=list)
    _maps: list[list[list[int]]] = field(default_factory=list)
    _last: tuple[Box, int] = ((0.0, 0.0, 0.0, 0.0), FLOW)
    _nested: bool = False

    def __post_init__(self) -> None:
        for grid in self.grids:
            table = [[FLOW] * (len(grid.xs) - 1) for _ in range(len(grid.ys) - 1)]
            for cell in grid.cells:
                for row in range(cell.row, cell.row + cell.rows):
                    for column in range(cell.column, cell.column + cell.columns):
                        table[row][column] = len(self.cells)
                self.cells.append((grid, cell))
            self._maps.append(table)
        self._nested = any(contains(b.box, a.box) for a, b in itertools.combinations(self.grids, 2))

    def at(self, x: float, y: float) -> int:
        """The number of the cell, FLOW outside of all."""
        x0, top, x1, bottom = self._last[0]
        if x0 <= x < x1 and top <= y < bottom:
            return self._last[1]
        for grid, table in zip(self.grids, self._maps, strict=True):
            box = grid.box
            if box[0] <= x < box[2] and box[1] <= y < box[3]:
                row = bisect.bisect_right(grid.ys, y) - 1
                column = bisect.bisect_right(grid.xs, x) - 1
                found = table[row][column]
                if found != FLOW:
                    if len(self.grids) == 1 or not self._nested:
                        self._last = (self.cells[found][1].box, found)
                    return found
        return FLOW
