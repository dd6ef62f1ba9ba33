"""Dashed rules: a browser draws each dash of a border as a shape of its own, which alone is too short for a rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas.document import Box

THINNEST = 1.6
_LONGEST = 12.0
_FEWEST = 4
_GAP = 2.0
_WIDEST_GAP = 6.0
_GRID = 0.5


def is_dash(box: Box) -> bool:
    """Whether a shape is as thin and as short as a dash, and longer than it is thick."""
    wide, high = box[2] - box[0], box[3] - box[1]
    return min(wide, high) <= THINNEST and min(wide, high) * _GAP < max(wide, high) <= _LONGEST


def dashed(dashes: Iterable[Box]) -> list[Box]:
    """The rules that dashes make: at least four of them in one line, a dash or two apart."""
    lines: dict[tuple[bool, int], list[Box]] = {}
    for box in dashes:
        across = box[2] - box[0] >= box[3] - box[1]
        middle = (box[1] + box[3]) / 2 if across else (box[0] + box[2]) / 2
        lines.setdefault((across, round(middle / _GRID)), []).append(box)
    return [rule for (across, _), boxes in lines.items() for rule in _chained(boxes, 0 if across else 1)]


def _chained(boxes: Sequence[Box], low: int) -> list[Box]:
    """The rules of dashes that lie in one line, from side `low` of their boxes to the one opposite."""
    high = low + 2
    chains: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: box[low]):
        last = chains[-1][-1] if chains else None
        if last is not None and box[low] - last[high] <= min(_WIDEST_GAP, _GAP * (last[high] - last[low])):
            chains[-1].append(box)
        else:
            chains.append([box])
    return [_around(chain) for chain in chains if len(chain) >= _FEWEST]


def _around(boxes: Sequence[Box]) -> Box:
    """The box around several."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
