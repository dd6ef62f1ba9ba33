"""Boxes that a page's end cuts: what is left of one stands at the next page's head between its sides, over its lower side."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.pieces import Grid, GridCell, Line
from extractors.pdf.rules import Edge

_ALIKE = 3.0


def is_cut(grid: Grid) -> bool:
    """Whether a grid is a box whose lower side is not drawn."""
    return grid.ruled and len(grid.xs) == 2 and not grid.closed_below


def rest_of_box(before: Grid, rules: Sequence[Edge], lines: Sequence[Line]) -> tuple[Grid, list[Line]] | None:
    """The rest of a box that the page before cut, one cell, and the lines it takes; None where the page begins otherwise.

    It ends at the first rule of the box's width, and nothing on the page stands higher but what is in it.
    """
    left, right = before.xs
    foot = min((e["top"] for e in rules if abs(e["x0"] - left) <= _ALIKE and abs(e["x1"] - right) <= _ALIKE), default=None)
    taken = [line for line in lines if foot is not None and line.base < foot]
    if foot is None or not taken or not all(left <= line.box[0] and line.box[2] <= right for line in taken):
        return None
    top = min(line.box[1] for line in taken) - 1
    box = (left, top, right, foot)
    cell = GridCell(0, 0, 1, 1, box)
    cell.items.extend(taken)
    return Grid(taken[0].page, box, [left, right], [top, foot], [cell]), taken
