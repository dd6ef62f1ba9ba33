"""Tables with no rule at all: at least three columns that keep their gutters over at least three rows."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.boxes import Interval, common
from extractors.pdf.aligned import Rows, grid_of, is_table, rows_by_painting, span_of
from extractors.pdf.layout import Strip, strips_of
from extractors.pdf.pieces import Grid, Line

_FEWEST = 3
_FAR = 3.0


def unruled_grids(lines: Sequence[Line]) -> list[tuple[Grid, list[Line]]]:
    """The tables among some lines, each with the lines it takes."""
    strips = strips_of([line for line in lines if not line.turn])
    out: list[tuple[Grid, list[Line]]] = []
    at = 0
    while at < len(strips):
        found = _table_from(strips, at)
        if found is None:
            at += 1
        else:
            grid, taken, at = found
            out.append((grid, taken))
    return out


def _table_from(strips: list[Strip], start: int) -> tuple[Grid, list[Line], int] | None:
    if len(strips[start].items) < _FEWEST:
        return None
    gaps = _inner(strips[start].gaps)
    end = start + 1
    while end < len(strips) and not _is_far(strips[end - 1], strips[end]):
        narrowed = _inner(common(gaps, strips[end].gaps, 4.0))
        if len(narrowed) < _FEWEST - 1 or len(narrowed) < len(gaps) - 1:
            break
        gaps = narrowed
        end += 1
    taken = [item for strip in strips[start:end] for item in strip.items if isinstance(item, Line)]
    gaps = [gap for gap in gaps if _parts(taken, gap)]
    if len(gaps) < _FEWEST - 1 or end - start < _FEWEST:
        return None
    left, right = min(line.box[0] for line in taken), max(line.box[2] for line in taken)
    columns = [left - 2, *(gap[1] - min(3.0, (gap[1] - gap[0]) / 2) for gap in gaps), right + 2]
    found = rows_by_painting([(*span_of(line, columns), line) for line in taken])
    if found is None or not _is_regular(found, len(columns) - 1):
        return None
    rows = Rows(found, len(columns) - 1)
    if not is_table(rows, fewest_rows=_FEWEST, fewest_columns=_FEWEST):
        return None
    return grid_of(rows, columns, []), taken, end


def _inner(gaps: Sequence[Interval]) -> list[Interval]:
    return [gap for gap in gaps if gap[0] > -1e6 and gap[1] < 1e6]


def _parts(lines: Sequence[Line], gap: Interval) -> bool:
    return any(line.box[2] <= gap[0] + 1 for line in lines) and any(line.box[0] >= gap[1] - 1 for line in lines)


def _is_far(above: Strip, below: Strip) -> bool:
    sizes = [item.size for item in below.items if isinstance(item, Line)]
    tops = [item.box[1] for item in below.items]
    return min(tops) - above.bottom > _FAR * max(sizes, default=10.0)


def _is_regular(rows: Sequence[Sequence[tuple[int, int, Line]]], columns: int) -> bool:
    """Most rows fill most columns: tabs in a letterhead do not make a table."""
    full = sum(len({first for first, _, _ in row}) >= max(2, columns - 1) for row in rows)
    return full >= 0.7 * len(rows)
