"""Pure geometry of boxes (x0, top, x1, bottom) and intervals, in points from the page's top left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas.document import Box

Interval = tuple[float, float]


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around some boxes; ValueError where there is none."""
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return min(x0s), min(tops), max(x1s), max(bottoms)


def middle(box: Box) -> tuple[float, float]:
    """The middle point."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def area(box: Box) -> float:
    """The area in square points."""
    return (box[2] - box[0]) * (box[3] - box[1])


def contains(outer: Box, inner: Box, slack: float = 1.0) -> bool:
    """Whether `inner` lies within `outer`, `slack` points beyond its sides allowed."""
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def holds(box: Box, x: float, y: float) -> bool:
    """Whether a point lies in the box."""
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def shared(a: Interval, b: Interval) -> float:
    """The length that two intervals have in common; negative is the distance between them."""
    return min(a[1], b[1]) - max(a[0], b[0])


def free(taken: Iterable[Interval], least: float = 0.0) -> list[Interval]:
    """The gaps that intervals leave between them, outer sides (to ±infinity) included, each at least `least` long."""
    out: list[Interval] = []
    at = float("-inf")
    for low, high in sorted(taken):
        if low - at >= least:
            out.append((at, low))
        at = max(at, high)
    out.append((at, float("inf")))
    return out


def common(a: Sequence[Interval], b: Sequence[Interval], least: float = 0.0) -> list[Interval]:
    """The intersection of two ordered lists of disjoint intervals, pieces of at least `least`."""
    out: list[Interval] = []
    i = j = 0
    while i < len(a) and j < len(b):
        low, high = max(a[i][0], b[j][0]), min(a[i][1], b[j][1])
        if high - low >= least and high > low:
            out.append((low, high))
        if a[i][1] < b[j][1]:
            i += 1
        else:
            j += 1
    return out


def clusters(values: Iterable[float], tolerance: float) -> list[list[float]]:
    """Sorted values, put together where neighbours are at most `tolerance` apart."""
    out: list[list[float]] = []
    for value in sorted(values):
        if out and value - out[-1][-1] <= tolerance:
            out[-1].append(value)
        else:
            out.append([value])
    return out
