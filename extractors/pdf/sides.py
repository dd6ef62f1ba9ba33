"""Where the text of a table without rules down its sides begins and how far it may run."""

from __future__ import annotations

import math

from extractors.boxes import Interval
from extractors.pdf.pieces import Grid, GridCell


def text_sides(grid: Grid) -> list[tuple[GridCell, Interval]]:
    """The filled cells of a table without rules down its sides, each with where its lines begin and how far they may run.

    The white space that a program leaves at a cell's right side is the same in every column: the longest line of all shows it.
    """
    lefts, rights = _reach(grid)
    last = len(grid.xs) - 2
    space = min((lefts[at + 1] - rights[at] for at in range(last) if at in rights and at + 1 in lefts), default=0.0)
    out: list[tuple[GridCell, Interval]] = []
    for cell in grid.cells:
        if cell.items:
            end = cell.column + cell.columns - 1
            right = lefts[end + 1] - max(0.0, space) if end + 1 in lefts else rights.get(end, grid.xs[end + 1])
            right = max(right, *(item.box[2] for item in cell.items))
            out.append((cell, (min(item.box[0] for item in cell.items), right)))
    return out


def _reach(grid: Grid) -> tuple[dict[int, float], dict[int, float]]:
    """How far left and right the lines of each column reach."""
    lefts: dict[int, float] = {}
    rights: dict[int, float] = {}
    for cell in grid.cells:
        if cell.items and cell.columns == 1:
            lefts[cell.column] = min(lefts.get(cell.column, math.inf), *(item.box[0] for item in cell.items))
            rights[cell.column] = max(rights.get(cell.column, -math.inf), *(item.box[2] for item in cell.items))
    return lefts, rights
