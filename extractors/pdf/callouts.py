"""Large numbers beside a caption of some lines: "26%" left of "of the workforce were / on the same day"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.boxes import Interval, union
from extractors.pdf.pieces import Grid, Line
from extractors.pdf.side_pairs import Strip

_LARGE = 1.6
_NEXT = 1.6
_ALIGNED = 2.0
_FEWEST_LINES = 2
_MOST_STRIPS = 8
# A number that measures something; one or two plain digits count ("1", "02").
_MEASURE = re.compile(r"[£<>~c.]{0,2}[0-9][0-9,]{0,9}(?:\.[0-9]{1,3})?\s?(?:%|x|×|times|per cent)?", re.IGNORECASE)
_COUNT = re.compile(r"[0-9]{1,2}")

Item = Line | Grid


def callout_at(strips: Sequence[Strip], at: int) -> tuple[int, list[tuple[Interval, list[Item]]]] | None:
    """The large number that stands beside a caption from a strip on, and that caption, each with its place, and the strip after.

    The number may be as high as any line of the caption, so that lines of it stand above; it is read first all the same.
    """
    number: Line | None = None
    caption: list[Line] = []
    end = at
    while end < min(len(strips), at + _MOST_STRIPS):
        parted = _parted(strips[end].items, number, caption)
        if parted is None:
            break
        number, more = parted
        caption += more
        end += 1
    if number is None or len(caption) < _FEWEST_LINES or not _is_beside(number, caption):
        return None
    box = union(line.box for line in caption)
    return end, [((number.box[0], number.box[2]), [number]), ((box[0], box[2]), [*caption])]


def _parted(items: Sequence[Item], number: Line | None, caption: Sequence[Line]) -> tuple[Line | None, list[Line]] | None:
    """The number, where a strip or one before has it, and the strip's lines of the caption; None where anything else is there."""
    lines = [item for item in items if isinstance(item, Line) and not item.turn]
    large = [line for line in lines if _is_measure(line) and any(line.size >= _LARGE * other.size for other in lines)]
    rest = sorted((line for line in lines if line not in large), key=lambda line: line.base)
    if len(lines) < len(items) or not rest or len(large) + (number is not None) > 1:
        return None
    above = [*caption[-1:], *rest]
    if any(abs(line.box[0] - above[0].box[0]) > _ALIGNED or abs(line.size - above[0].size) > 0.5 for line in rest):
        return None
    if any(not 0 < two.base - one.base <= _NEXT * two.size for one, two in pairwise(above)):
        return None
    return (large[0] if large else number), rest


def _is_measure(line: Line) -> bool:
    text = line.text.strip()
    return _MEASURE.fullmatch(text) is not None and _COUNT.fullmatch(text) is None


def _is_beside(number: Line, caption: Sequence[Line]) -> bool:
    """Whether a number stands left of its caption, no higher and no lower than that."""
    top, bottom = caption[0].base - 2 * caption[0].size, caption[-1].base + number.size / 2
    return number.box[2] < min(line.box[0] for line in caption) and top <= number.base <= bottom
