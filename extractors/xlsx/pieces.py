"""A band of lines without an empty row, cut where a table begins, and the text at the end of a table told from its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise, takewhile

from extractors.xlsx.areas import Line
from extractors.xlsx.sheet import text_of

LONGEST_BANNER = 160


@dataclass(slots=True)
class _Above:
    """The rows of a piece so far: the first and the last of several cells, where that one stands, and their columns."""

    head: Line
    last: Line
    at: int
    left: int
    right: int

    def take(self, line: Line, at: int) -> None:
        self.last, self.at = line, at
        self.left, self.right = min(self.left, line.left), max(self.right, line.right)


def pieces(band: Sequence[Line]) -> list[list[Line]]:
    """A band cut before each row that begins a table, together with the titles right above it."""
    starts = [0]
    above: _Above | None = None
    for at, line in enumerate(band):
        if line.single:
            continue
        if above is not None and _begins(line, band, at, above):
            starts.append(above.at + 1)
            above = None
        if above is None:
            above = _Above(line, line, at, line.left, line.right)
        else:
            above.take(line, at)
    return [list(band[first:last]) for first, last in pairwise([*starts, len(band)])]


def _begins(line: Line, band: Sequence[Line], at: int, above: _Above) -> bool:
    """Whether a row begins a table below the rows above it.

    It is a head of other columns, to which the rows below keep, or the same head again below a title; or text stands
    between it and the last row with rules.
    """
    loose = any(not title.framed for title in band[above.at + 1 : at])
    if loose and line.ruled and above.last.ruled:
        return True
    if not line.heads:
        return False
    if (above.left, above.right) == (line.left, line.right):
        return loose and _texts(line) == _texts(above.head)
    below = takewhile(lambda one: not one.heads, islice(band, at + 1, None))
    return all(line.left <= one.left and one.right <= line.right for one in below)


def _texts(line: Line) -> list[str]:
    return [text_of(cell).strip() for cell in line.cells]


def text_below(rows: Sequence[Line]) -> list[Line]:
    """The single lines at the end of a table's rows that are text below it: its rules do not hold them, as they do its rows.

    Below a table without rules one of them must be longer, or be merged wider, than any of its cells would be.
    """
    wide = [line for line in rows if not line.single]
    groups = [list(lines) for loose, lines in groupby(rows, key=lambda line: line.single and not line.framed) if loose]
    last = groups[-1] if groups and groups[-1][-1] is rows[-1] else []
    if not wide or all(line.ruled for line in wide):
        return last
    left, right = min(line.left for line in wide), max(line.right for line in wide)
    plain = any(line.right > right or len(text_of(line.cells[0])) > LONGEST_BANNER for line in last)
    return last if plain and all(line.left == left for line in last) else []
