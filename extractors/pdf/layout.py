"""The order in which a reader takes in a page: columns down, full-width lines between, side by side joined to one line."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from extractors.boxes import Interval, common, free, union
from extractors.pdf.callouts import callout_at
from extractors.pdf.pieces import Grid, Line
from extractors.pdf.side_pairs import are_labelled, are_labels, pairs_at
from extractors.pdf.words import joined
from schemas.document import Box

Item = Line | Grid
_GUTTER = 0.8
_FAR = 3.2
_MUCH_BIGGER = 1.4
_TEXT = 12
_DEPTH = 6
_MOST_ITEMS = 3000
_INFINITE = 1e6


@dataclass(slots=True)
class Column:
    """Lines and grids one below the other; `left` and `right` bound the text. `whole`: no text goes on into it or out of it."""

    left: float
    right: float
    items: list[Item]
    whole: bool = False


@dataclass(slots=True)
class Strip:
    """What stands side by side: items whose heights overlap."""

    items: list[Item]
    bottom: float
    gaps: list[Interval] = field(default_factory=list)


def arrange(items: Sequence[Item], extent: Interval, depth: int = 0) -> list[Column]:
    """Columns in reading order. `extent` is how far the text may reach, for lines that stand alone."""
    if not items:
        return []
    if len(items) > _MOST_ITEMS or depth > _DEPTH:
        return [_column(_rows(items), extent)]
    strips = strips_of(items)
    out: list[Column] = []
    plain: list[Item] = []
    at = 0
    while at < len(strips):
        pairs = callout_at(strips, at) or pairs_at(strips, at, extent[1])
        if pairs is not None:
            out.extend([_column(plain, extent)] if plain else [])
            out.extend(Column(*side, column, whole=True) for side, column in pairs[1])
            plain, at = [], pairs[0]
            continue
        found = _side_by_side(strips, at) or _below_heads(strips, at)
        if found is None:
            plain.extend(_rows(strips[at].items))
            at += 1
            continue
        if plain:
            out.append(_column(plain, extent))
            plain = []
        end, gutter = found
        inside = [item for strip in strips[at:end] for item in strip.items]
        left, right = _split(inside, gutter)
        out.extend(arrange(left, (extent[0], max(_box(i)[2] for i in left)), depth + 1))
        out.extend(arrange(right, (min(_box(i)[0] for i in right), extent[1]), depth + 1))
        at = end
    if plain:
        out.append(_column(plain, extent))
    return out


def _box(item: Item) -> Box:
    return item.box


def _core(item: Item) -> Interval:
    """The height that an item takes: of a line, what small letters fill."""
    if isinstance(item, Line) and not item.turn:
        return item.base - 0.55 * item.size, item.base + 0.12 * item.size
    return item.box[1], item.box[3]


def _column(items: list[Item], extent: Interval) -> Column:
    box = union(_box(item) for item in items)
    return Column(min(extent[0], box[0]), max(extent[1], box[2]), items)


def strips_of(items: Sequence[Item]) -> list[Strip]:
    """Items parted into strips from top to bottom, each with the free intervals between and beside its items."""
    out: list[Strip] = []
    for item in sorted(items, key=_core):
        top, bottom = _core(item)
        if out and top < out[-1].bottom:
            out[-1].items.append(item)
            out[-1].bottom = max(out[-1].bottom, bottom)
        else:
            out.append(Strip([item], bottom))
    for strip in out:
        sizes = [item.size for item in strip.items if isinstance(item, Line)]
        least = _GUTTER * (max(sizes) if sizes else 10.0)
        strip.gaps = free(((_box(i)[0], _box(i)[2]) for i in strip.items), least)
    return out


def _side_by_side(strips: list[Strip], start: int) -> tuple[int, Interval] | None:
    """Where columns begin at a strip: the strip after their last one, and the gutter."""
    gaps = strips[start].gaps
    best: tuple[int, Interval] | None = None
    if _one_sided_right(strips, start):
        return None
    for end in range(start + 1, len(strips) + 1):
        if end > start + 1:
            if best is not None and (_is_far(strips[end - 2], strips[end - 1]) or _pairs_below(strips[start:end], best[1])):
                break
            if best is not None and _opens_anew(strips[start : end - 1], strips[end - 1 : end + 1], best[1]):
                break
            gaps = common(gaps, strips[end - 1].gaps, 6.0)
        gutters = [gap for gap in gaps if _parts(strips[start:end], gap)]
        if not gutters:
            if not any(gap[0] > -_INFINITE for gap in gaps):
                break
            continue
        chosen = min(gutters, key=lambda gap: (_switches(strips[start:end], gap), gap[0] - gap[1]))
        best = end, chosen
    if best is None:
        return None
    end = _trimmed(strips, start, *best)
    return (end, best[1]) if _is_columns(strips[start:end], best[1]) else None


def _below_heads(strips: list[Strip], start: int) -> tuple[int, Interval] | None:
    """Columns that begin below a strip of a few bold words each, painted before both: they are the columns' heads."""
    if start + 2 > len(strips) or not are_labels(strips[start]):
        return None
    found = _side_by_side(strips, start + 1)
    if found is None or not common(strips[start].gaps, [found[1]], 6.0) or not _parts([strips[start]], found[1]):
        return None
    return found


def _pairs_below(strips: list[Strip], gutter: Interval) -> bool:
    """Whether the last strip holds labels with their values side by side, painted after both of the columns above it."""
    return are_labelled(strips[-1]) and _switches(strips, gutter) > _switches(strips[:-1], gutter)


def _is_far(above: Strip, below: Strip) -> bool:
    """Whether white space over the whole width parts two strips: what stands below is no part of the columns above."""
    sizes = [item.size for item in below.items if isinstance(item, Line)]
    return min(_core(item)[0] for item in below.items) - above.bottom > _FAR * max(sizes, default=10.0)


def _opens_anew(columns: list[Strip], below: Sequence[Strip], gutter: Interval) -> bool:
    """Whether a heading that stands left only by its shortness ends the columns above it: it is much bigger than their text.

    What the file paints before the right column goes on with the left one all the same. A small line right above such a heading
    goes with it where the file paints it after both columns.
    """
    sides = [[i for i in side if isinstance(i, Line)] for side in _split([i for strip in columns for i in strip.items], gutter)]
    left = itertools.takewhile(lambda strip: all(_box(i)[0] < gutter[0] and _box(i)[2] < gutter[1] for i in strip.items), below)
    heads = [[i for i in strip.items if isinstance(i, Line)] for strip in left]
    if not heads or not heads[0] or not all(_runs_on(side) for side in sides) or not _is_columns(columns, gutter):
        return False
    if max(line.order for line in heads[0]) < min(line.order for line in sides[1]):
        return False
    return _is_bigger(heads[0], sides) or (_is_bigger(heads[-1], sides) and _is_painted_after(heads[0], *sides))


def _runs_on(side: Sequence[Line]) -> bool:
    """Whether lines are text, no column of numbers."""
    return bool(side) and sum(len(line.text) for line in side) >= _TEXT * len(side)


def _is_bigger(heads: Sequence[Line], sides: Sequence[Sequence[Line]]) -> bool:
    size = max((line.size for line in heads), default=0.0)
    return all(size >= _MUCH_BIGGER * median(line.size for line in side) for side in sides)


def _is_painted_after(heads: Sequence[Line], left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether the file paints lines after the left and then the right column above them."""
    ends = [max(line.order for line in side) for side in (left, right)]
    return ends[0] < ends[1] < min(line.order for line in heads)


def _one_sided_right(strips: list[Strip], start: int) -> bool:
    """A first strip that only has what will be the right column does not open columns."""
    if start + 1 >= len(strips):
        return True
    here = union(_box(item) for item in strips[start].items)
    below = union(_box(item) for item in strips[start + 1].items)
    return len(strips[start].items) == 1 and here[0] > (below[0] + below[2]) / 2


def _split(items: Sequence[Item], gutter: Interval) -> tuple[list[Item], list[Item]]:
    middle = (max(gutter[0], -_INFINITE) + min(gutter[1], _INFINITE)) / 2
    left = [item for item in items if _box(item)[2] <= middle]
    return left, [item for item in items if _box(item)[2] > middle]


def _parts(strips: Sequence[Strip], gutter: Interval) -> bool:
    if gutter[0] == float("-inf") or gutter[1] == float("inf"):
        return False
    left, right = _split([item for strip in strips for item in strip.items], gutter)
    return bool(left) and bool(right)


def _switches(strips: Sequence[Strip], gutter: Interval) -> int:
    """How often the file's painting order changes sides: once for columns, at every row for a table."""
    sides: list[tuple[int, int]] = []
    left, right = _split([item for strip in strips for item in strip.items], gutter)
    for side, items in ((0, left), (1, right)):
        sides.extend((item.order, side) for item in items if isinstance(item, Line))
    sides.sort()
    return sum(a[1] != b[1] for a, b in itertools.pairwise(sides))


def _trimmed(strips: list[Strip], start: int, end: int, gutter: Interval) -> int:
    """Without the lines below the columns that only stand left by chance: set off, or bigger (a heading).

    What the file paints before the right column goes on with the left one all the same.
    """
    middle = (gutter[0] + gutter[1]) / 2
    right = [item.order for strip in strips[start:end] for item in strip.items if isinstance(item, Line) and item.box[2] > middle]
    first_right = min(right, default=0)
    last_right = max((n for n in range(start, end) if any(_box(i)[2] > middle for i in strips[n].items)), default=start)
    for at in range(last_right + 1, end):
        above = [i for n in range(start, at) for i in strips[n].items if _box(i)[2] <= middle]
        painted_first = all(isinstance(i, Line) and i.order < first_right for i in strips[at].items)
        if not above or not (painted_first or _follows(above, strips[at].items[0])):
            return at
    return end


def _follows(column: Sequence[Item], below: Item) -> bool:
    """Whether an item goes on below a column: near its last line, and no bigger than that or than the column's text."""
    above = column[-1]
    if not isinstance(above, Line) or not isinstance(below, Line):
        return False
    return below.size <= max(above.size, _text_size(column)) + 0.5 and below.base - above.base < 2.6 * below.size


def _text_size(column: Sequence[Item]) -> float:
    """The size in which most of a column's letters are set."""
    letters: Counter[float] = Counter()
    for item in column:
        if isinstance(item, Line):
            letters[round(item.size, 1)] += len(item.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _is_columns(strips: Sequence[Strip], gutter: Interval) -> bool:
    left, right = _split([item for strip in strips for item in strip.items], gutter)
    lines = [[item for item in side if isinstance(item, Line)] for side in (left, right)]
    if not left or not right:
        return False
    if any(isinstance(item, Grid) for item in (*left, *right)):
        return True
    fewest = min(len({round(line.base) for line in side}) for side in lines)
    if fewest < 2 or min(sum(len(line.text) for line in side) for side in lines) < 7 * fewest:
        return False
    return _switches(strips, gutter) <= max(1, fewest // 4)


def _rows(items: Sequence[Item]) -> list[Item]:
    """Items one below the other, lines on one baseline put together."""
    out: list[Item] = []
    row: list[Line] = []
    for item in sorted(items, key=lambda i: (i.base if isinstance(i, Line) and not i.turn else _box(i)[1], _box(i)[0])):
        if isinstance(item, Grid) or item.turn:
            _flush(row, out)
            out.append(item)
        elif row and abs(item.base - row[0].base) <= 0.3 * max(item.size, row[0].size):
            row.append(item)
        else:
            _flush(row, out)
            row = [item]
    _flush(row, out)
    return out


def _flush(row: list[Line], out: list[Item]) -> None:
    if row:
        out.append(row[0] if len(row) == 1 else joined(row))
    row.clear()
