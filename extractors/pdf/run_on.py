"""Rows of a shaded table whose merged cells are not: the text of such a cell runs on over the shading of the rows below."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from extractors.pdf.flow import begins_small, ends_sentence
from extractors.pdf.pieces import Line

Placed = tuple[int, int, Line]
_LEADING = 1.4
_CLOSER = 1.5


def with_run_on(rows: Sequence[Sequence[Placed]]) -> list[list[Placed]]:
    """The rows, the lines that run on from a row's cell moved up to it.

    A sentence goes on at the distance of lines from one row to the next, where the cells beside it are set further apart.
    """
    out = [list(row) for row in rows]
    for at, (above, below) in enumerate(itertools.pairwise(out)):
        for column in sorted({first for first, end, _ in below if first == end}):
            if _runs_on(above, below, column):
                _move_up(out, at, column)
    return out


def _runs_on(above: Sequence[Placed], below: Sequence[Placed], column: int) -> bool:
    last, first = _ends(above, below, column)
    if last is None or first is None or not begins_small(first) or ends_sentence(last.text):
        return False
    own = first.base - last.base
    beside = {one for one, end, _ in below if one == end} - {column}
    others = [_distance(above, below, one) for one in beside]
    return 0 < own <= _LEADING * first.size and own + _CLOSER < min(others, default=-math.inf)


def _ends(above: Sequence[Placed], below: Sequence[Placed], column: int) -> tuple[Line | None, Line | None]:
    """The last line of a column in one row and its first in the next."""
    upper = [line for first, end, line in above if first == end == column]
    lower = [line for first, end, line in below if first == end == column]
    return max(upper, key=lambda line: line.base, default=None), min(lower, key=lambda line: line.base, default=None)


def _distance(above: Sequence[Placed], below: Sequence[Placed], column: int) -> float:
    last, first = _ends(above, below, column)
    return math.inf if last is None or first is None else first.base - last.base


def _move_up(rows: list[list[Placed]], at: int, column: int) -> None:
    """Move the lines of a column that follow one another at the distance of lines into the row in which they began."""
    last = max((line for first, end, line in rows[at] if first == end == column), key=lambda line: line.base)
    for below in rows[at + 1 :]:
        for piece in sorted((p for p in below if p[0] == p[1] == column), key=lambda p: p[2].base):
            if not 0 < piece[2].base - last.base <= _LEADING * piece[2].size:
                return
            last = piece[2]
            rows[at].append(piece)
            below.remove(piece)
