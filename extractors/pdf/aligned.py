"""Tables without a full set of rules: rows told by horizontal rules or shading, or by nothing but alignment."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.boxes import Interval, clusters, free, shared
from extractors.pdf.grids import fill_of
from extractors.pdf.pieces import Grid, GridCell, Line
from extractors.pdf.rules import Edge, Fill
from extractors.pdf.run_on import with_run_on
from extractors.wording import split_marker

_ALIKE = 6.0
_WIDE = 0.55
_NEAR = 3.2
_ROW_APART = 1.1
_ROWS_APART = 2.2
_TITLE = 1.2
_FEWEST_ACROSS = 2


@dataclass(slots=True)
class Band:
    """Where a table may stand: its sides and the heights that part its rows; `shaded` rows have others between them."""

    left: float
    right: float
    edges: list[float]
    shaded: bool = False


@dataclass(slots=True)
class Rows:
    """Lines of a table in rows, each with its first and last column."""

    rows: list[list[tuple[int, int, Line]]]
    columns: int


def bands_of(rules: Sequence[Edge], fills: Sequence[Fill]) -> list[Band]:
    """Stacks of horizontal rules, and of shaded rows, of one width."""
    out: list[Band] = []
    for rule in whole_rules(rules):
        _stack(out, rule[0], rule[1], [rule[2]])
    shaded: list[Band] = []
    for fill in _whole_fills(fills):
        _stack(shaded, fill[0], fill[2], [fill[1], fill[3]])
    out = [band for band in out if len(band.edges) > 2]
    shaded = [band for band in shaded if len(band.edges) > 3 and not any(_covers(b, band) for b in out)]
    return out + [replace(band, shaded=True) for band in shaded]


def whole_rules(rules: Sequence[Edge]) -> list[tuple[float, float, float]]:
    """Rules on one height that are only broken between columns, as one: (x0, x1, y)."""
    out: list[tuple[float, float, float]] = []
    for rule in sorted(rules, key=lambda e: (round(e["top"]), e["x0"])):
        last = out[-1] if out else None
        if last is not None and abs(last[2] - rule["top"]) <= 1.5 and rule["x0"] - last[1] <= 25.0:
            out[-1] = (last[0], max(last[1], rule["x1"]), last[2])
        else:
            out.append((rule["x0"], rule["x1"], rule["top"]))
    return out


def _whole_fills(fills: Sequence[Fill]) -> list[tuple[float, float, float, float]]:
    """Fills side by side as one shaded row."""
    out: list[tuple[float, float, float, float]] = []
    for box in sorted((fill.box for fill in fills), key=lambda b: (round(b[1]), b[0])):
        last = out[-1] if out else None
        if last is not None and abs(last[1] - box[1]) <= 1.5 and abs(last[3] - box[3]) <= 1.5 and box[0] - last[2] <= 6.0:
            out[-1] = (last[0], last[1], max(last[2], box[2]), last[3])
        else:
            out.append(box)
    return out


def _stack(bands: list[Band], left: float, right: float, edges: list[float]) -> None:
    for band in bands:
        if abs(band.left - left) <= _ALIKE and abs(band.right - right) <= _ALIKE:
            band.edges.extend(edges)
            return
    bands.append(Band(left, right, edges))


def _covers(outer: Band, inner: Band) -> bool:
    return shared((outer.left, outer.right), (inner.left, inner.right)) > 0 and min(outer.edges) <= min(inner.edges) + 2


def parted(band: Band, lines: Sequence[Line], grids: Sequence[Grid] = ()) -> list[Band]:
    """The bands of tables one below the other that are alike: text that runs across, or a table with rules, parts them."""
    edges = _heights(band)
    out = [replace(band, edges=edges[:1])]
    for top, bottom in itertools.pairwise(edges):
        inside = [line for line in lines if _within(line, band, top, bottom)]
        between = any(top - 2 <= grid.box[1] and grid.box[3] <= bottom + 2 and _is_beside(grid, band) for grid in grids)
        if between or (not band.shaded and _runs_across(inside, band)):
            out.append(replace(band, edges=[]))
        out[-1].edges.append(bottom)
    return [part for part in out if len(part.edges) > 1] if len(out) > 1 else [band]


def _is_beside(grid: Grid, band: Band) -> bool:
    return shared((grid.box[0], grid.box[2]), (band.left, band.right)) > 0


def _heights(band: Band) -> list[float]:
    """The heights that part a band's rows, those of one drawn rule taken together."""
    return [sum(group) / len(group) for group in clusters(band.edges, 3.0)]


def _runs_across(lines: Sequence[Line], band: Band) -> bool:
    """Whether lines between two rules begin as text and end as the head of a table: alone and long above, short side by side."""
    rows = [[*row] for _, row in itertools.groupby(sorted(lines, key=lambda x: x.base), key=lambda x: round(x.base))]
    head = [*itertools.takewhile(lambda row: len(row) > 1, reversed(rows))]
    above = [row[0] for row in rows[: len(rows) - len(head)] if len(row) == 1]
    if not head or len(above) < _FEWEST_ACROSS or len(rows[0]) > 1:
        return False
    columns = sorted(line.box[0] for line in max(head, key=len))
    across = sum(line.box[0] < columns[1] < line.box[2] for line in above)
    return across * 2 >= len(above) >= len(rows) - len(head) - 1


def banded_grid(band: Band, lines: Sequence[Line], fills: list[Fill]) -> tuple[Grid, list[Line]] | None:
    """The table that stands in a band, and the lines it takes; None where its lines are not in columns."""
    edges = _heights(band)
    inside = [line for line in lines if _within(line, band, edges[0], edges[-1])]
    columns = columns_in(_without_banners(inside, edges), band)
    if len(columns) < 2:
        return None
    above = _beyond(lines, inside, band, columns, edges[0], up=True)
    below = _beyond(lines, inside, band, columns, edges[-1], up=False)
    edges = [*([min(line.box[1] for line in above) - 1] if above else []), *edges]
    edges = [*edges, *([max(line.box[3] for line in below) + 1] if below else [])]
    taken = [*above, *inside, *below]
    placed = _in_bands(taken, edges, columns)
    if band.shaded:
        placed = with_run_on(placed)
    if band.shaded or len(edges) <= 4 or _has_deep_band(placed):
        placed = _split_by_painting(placed, len(columns) - 1) or placed
    rows = Rows([row for row in placed if row], len(columns) - 1)
    if not is_table(rows, fewest_rows=2, fewest_columns=2):
        return None
    return grid_of(rows, columns, fills), taken


def _without_banners(lines: Sequence[Line], edges: Sequence[float]) -> list[Line]:
    """Without the rows whose lines all begin at one place: they say nothing of where columns part."""
    rows: dict[int, list[Line]] = {}
    for line in lines:
        rows.setdefault(_row_at(line, edges), []).append(line)
    starts = {at: [line.box[0] for line in row] for at, row in rows.items()}
    return [line for at, row in rows.items() if max(starts[at]) - min(starts[at]) > _ALIKE for line in row]


def _row_at(line: Line, edges: Sequence[float]) -> int:
    middle = line.base - 0.3 * line.size
    return sum(middle >= edge for edge in edges[1:-1])


def _within(line: Line, band: Band, top: float, bottom: float) -> bool:
    middle = line.base - 0.3 * line.size
    return top < middle < bottom and line.box[0] >= band.left - 4 and line.box[2] <= band.right + 4 and not line.turn


def columns_in(lines: Sequence[Line], band: Band) -> list[float]:
    """Column edges: the band's sides and the middles of the gutters that hardly a line crosses."""
    narrow = [line for line in lines if line.box[2] - line.box[0] < _WIDE * (band.right - band.left)]
    if len(narrow) < 4:
        return [band.left, band.right]
    least = max(3.0, 0.35 * min(line.size for line in narrow))
    gaps = [gap for gap in free(((n.box[0], n.box[2]) for n in narrow), least) if gap[0] > -1e6 and gap[1] < 1e6]
    edges = [band.left]
    for gap in gaps:
        crossing = sum(line.box[0] < gap[0] - 1 and line.box[2] > gap[1] + 1 for line in lines)
        if crossing * 5 <= len(lines):
            edges.append(gap[1] - min(3.0, (gap[1] - gap[0]) / 2))
    return [*edges, band.right]


def _beyond(
    lines: Sequence[Line], inside: Sequence[Line], band: Band, columns: list[float], edge: float, *, up: bool
) -> list[Line]:
    """The unshaded row right above (a header) or below the band: lines that keep to its columns."""
    out: list[Line] = []
    taken = {id(line) for line in inside}
    biggest = _TITLE * max((line.size for line in inside), default=math.inf)
    ordered = sorted((x for x in lines if id(x) not in taken and not x.turn), key=lambda x: -x.base if up else x.base)
    at = edge
    for line in ordered:
        gap = at - line.box[3] if up else line.box[1] - at
        if gap < -2 * line.size or line.box[0] < band.left - 4 or line.box[2] > band.right + 4:
            continue
        far = gap > (_ROWS_APART if band.shaded else _ROW_APART) * line.size
        if far or len(set(span_of(line, columns))) > 1 or (up and line.size > biggest):
            break
        out.append(line)
        at = min(at, line.box[1]) if up else max(at, line.box[3])
    out = _without_end(out, columns)
    filled = {span_of(line, columns)[0] for line in out}
    return out if len(filled) >= max(2, (len(columns) - 1) // 2) else []


def _without_end(lines: list[Line], columns: list[float]) -> list[Line]:
    """Without what stands apart at the end, in one column alone: text that follows the table."""
    cuts = [n for n, (a, b) in enumerate(itertools.pairwise(lines), 1) if abs(b.base - a.base) > (1 + _ROW_APART) * b.size]
    while cuts and len({span_of(line, columns)[0] for line in lines[cuts[-1] :]}) < 2:
        lines = lines[: cuts.pop()]
    return lines


def span_of(line: Line, columns: list[float]) -> tuple[int, int]:
    """The first and last column that a line covers."""
    last = len(columns) - 2
    first = max(0, min(last, sum(line.box[0] >= edge - 1 for edge in columns[1:-1])))
    end = max(first, min(last, sum(line.box[2] > edge + 2 for edge in columns[1:-1])))
    return first, end


def _in_bands(lines: Sequence[Line], edges: list[float], columns: list[float]) -> list[list[tuple[int, int, Line]]]:
    rows: list[list[tuple[int, int, Line]]] = [[] for _ in edges[1:]]
    for line in lines:
        rows[_row_at(line, edges)].append((*span_of(line, columns), line))
    return rows


def _has_deep_band(rows: list[list[tuple[int, int, Line]]]) -> bool:
    """A band of many lines between two rules may hold many rows (a table with rules at its head and foot alone)."""
    return any(len({round(line.base) for _, _, line in row}) > 12 for row in rows)


def _split_by_painting(rows: list[list[tuple[int, int, Line]]], columns: int) -> list[list[tuple[int, int, Line]]] | None:
    out: list[list[tuple[int, int, Line]]] = []
    for row in rows:
        parted = rows_by_painting(row)
        if parted is None:
            return None
        out.extend(parted)
    return out


def rows_by_painting(cells: Sequence[tuple[int, int, Line]]) -> list[list[tuple[int, int, Line]]] | None:
    """Rows by the order in which the file paints: a row ends where painting goes back to the left.

    None where rows come out on top of each other: the file does not paint row by row.
    """
    rows: list[list[tuple[int, int, Line]]] = []
    for cell in sorted(cells, key=lambda c: c[2].order):
        last = rows[-1][-1] if rows else None
        if last is None or cell[0] < last[0] or (cell[0] == last[0] and cell[2].base - last[2].base > _NEAR * cell[2].size):
            rows.append([])
        rows[-1].append(cell)
    for above, below in itertools.pairwise(rows):
        if min(c[2].base for c in below) <= max(c[2].base for c in above) - 0.3 * below[0][2].size:
            return None
    return rows


def is_table(rows: Rows, *, fewest_rows: int, fewest_columns: int) -> bool:
    """Whether lines in rows and columns are a table: most rows fill several columns, few lines cross, it is no list."""
    if rows.columns < fewest_columns or len(rows.rows) < fewest_rows:
        return False
    filled = [{column for first, end, _ in row for column in range(first, end + 1)} for row in rows.rows]
    crossing = sum(any(first != end for first, end, _ in row) for row in rows.rows)
    several = sum(len(columns) >= 2 for columns in filled)
    if several < max(2, 0.6 * len(rows.rows)) or crossing > 0.34 * len(rows.rows):
        return False
    first = [line.text for row in rows.rows for at, _, line in row if at == 0]
    return rows.columns > 2 or not all(split_marker(text + " x")[0] for text in first)


def grid_of(rows: Rows, columns: list[float], fills: list[Fill]) -> Grid:
    """The grid of rows of lines, each cell with its lines still to be laid out."""
    tops = [min(line.box[1] for _, _, line in row) for row in rows.rows]
    ys = [tops[0] - 1, *(top - 1 for top in tops[1:]), max(line.box[3] for _, _, line in rows.rows[-1]) + 1]
    cells: list[GridCell] = []
    for number, row in enumerate(rows.rows):
        by_span: dict[tuple[int, int], list[Line]] = {}
        for first, end, line in row:
            by_span.setdefault((first, end), []).append(line)
        cells.extend(_row_cells(number, by_span, columns, (ys[number], ys[number + 1]), fills))
    page = rows.rows[0][0][2].page
    return Grid(page, (columns[0], ys[0], columns[-1], ys[-1]), columns, ys, cells, ruled=False)


def _row_cells(
    row: int, by_span: dict[tuple[int, int], list[Line]], columns: list[float], height: Interval, fills: list[Fill]
) -> list[GridCell]:
    """The cells of a row: where a line crosses columns, those columns are one cell."""
    spans: list[list[int]] = []
    for first, end in sorted(by_span):
        if spans and first <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], end)
        else:
            spans.append([first, end])
    whole = (columns[0], height[0], columns[-1], height[1])
    if len(spans) == 1 and not spans[0][0] and fill_of(whole, fills):
        spans[0][1] = len(columns) - 2
    covered = {column for first, end in spans for column in range(first, end + 1)}
    spans.extend([column, column] for column in range(len(columns) - 1) if column not in covered)
    out = []
    for first, end in sorted(spans):
        box = (columns[first], height[0], columns[end + 1], height[1])
        lines = [line for (a, b), found in by_span.items() if first <= a and b <= end for line in found]
        cell = GridCell(row, first, 1, end - first + 1, box, fill_of(box, fills))
        cell.items.extend(lines)
        out.append(cell)
    return out
