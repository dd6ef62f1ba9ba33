"""Rows of a table that its rules hold together: a cell's paragraphs typed, or pasted, into several rows of the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.xlsx.areas import Line, Merges
from extractors.xlsx.sheet import Sheet

_FEWEST_RULES = 2
_TALLEST = 60


def grouped(lines: Sequence[Line], columns: Sequence[int], sheet: Sheet, merges: Merges) -> list[list[Line]]:
    """The lines of a table, those together that stand between two rules with none between them.

    Only where each line after the first leaves room: it fills half of the columns at most, or others are merged across.
    """
    if len(columns) > 1 and sum(map(_is_drawn, lines)) * 2 > len(lines):
        closed = [_is_closed(a, b, columns, sheet, merges) for a, b in pairwise(lines)]
    else:
        closed = []
    if sum(closed) < _FEWEST_RULES:
        return [[line] for line in lines]
    out: list[list[Line]] = []
    cuts = [0, *(at + 1 for at, is_closed in enumerate(closed) if is_closed), len(lines)]
    for first, last in pairwise(cuts):
        band = list(lines[first:last])
        whole = len(band) <= _TALLEST and all(_goes_on(a, b, columns, merges) for a, b in pairwise(band))
        out.extend([band] if whole else [[line] for line in band])
    return out


def _is_drawn(line: Line) -> bool:
    return any(cell.style.ruled for cell in line.cells)


def _is_closed(upper: Line, lower: Line, columns: Sequence[int], sheet: Sheet, merges: Merges) -> bool:
    """Whether a rule runs between two lines in a column that is not merged across it."""
    above = {cell.column: cell.style.rules for cell in upper.cells}
    below = {cell.column: cell.style.rules for cell in lower.cells}
    for column in columns:
        if merges.joins(upper.row, lower.row, column):
            continue
        over = above.get(column) or sheet.ruled.get((upper.row, column), (False, False))
        under = below.get(column) or sheet.ruled.get((lower.row, column), (False, False))
        if over[1] or under[0]:
            return True
    return False


def _goes_on(upper: Line, lower: Line, columns: Sequence[int], merges: Merges) -> bool:
    if lower.row != upper.row + 1:
        return False
    across = any(merges.joins(upper.row, lower.row, column) for column in columns)
    return across or 2 * len(lower.cells) <= len(columns)
