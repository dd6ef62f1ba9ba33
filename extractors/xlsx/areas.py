"""The lines of a sheet, and its merged ranges: what covers what, and which cells are empty."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.xlsx.names import Area
from extractors.xlsx.sheet import Sheet, SheetCell, is_bold, text_of

_NUMBER = re.compile(r"[£$€]?[0-9.,]{1,30}%?")
_LONGEST_HEADER = 120


@dataclass(frozen=True, slots=True)
class Line:
    """A row with content: its number and its cells, those that a merged range covers left out.

    `ends` are the last columns of what the cells are merged over, as far as those columns hold something.
    """

    row: int
    cells: tuple[SheetCell, ...]
    ends: tuple[int, ...]

    @property
    def left(self) -> int:
        """Its first column with content."""
        return self.cells[0].column

    @property
    def right(self) -> int:
        """Its last column."""
        return max(self.ends)

    def within(self, first: int, last: int) -> Line | None:
        """The line as far as its cells begin between two columns."""
        kept = [(cell, end) for cell, end in zip(self.cells, self.ends, strict=True) if first <= cell.column <= last]
        return Line(self.row, tuple(cell for cell, _ in kept), tuple(end for _, end in kept)) if kept else None

    @property
    def single(self) -> bool:
        """Whether the row holds one cell only: a title, a banner or a note."""
        return len(self.cells) == 1

    @property
    def heads(self) -> bool:
        """Whether the row looks like the head of a table: short words, all bold or all on a ground, no numbers."""
        texts = [text_of(cell).strip() for cell in self.cells]
        if len(texts) < 2 or any(len(text) > _LONGEST_HEADER or _NUMBER.fullmatch(text) for text in texts):
            return False
        return all(is_bold(cell) for cell in self.cells) or all(cell.style.fill is not None for cell in self.cells)

    @property
    def framed(self) -> bool:
        """Whether all its cells have a border or a ground, as the cells of a table."""
        return all(cell.style.ruled or cell.style.fill is not None for cell in self.cells)

    @property
    def ruled(self) -> bool:
        """Whether all its cells have a border."""
        return all(cell.style.ruled for cell in self.cells)


class Merges:
    """A sheet's merged ranges, cut down to the rows and columns that hold something."""

    def __init__(self, sheet: Sheet, budget: int) -> None:
        self._rows = sorted(sheet.rows)
        self._columns = sorted({cell.column for cells in sheet.rows.values() for cell in cells})
        self._areas: dict[tuple[int, int], Area] = {}
        self._covered: dict[tuple[int, int], tuple[int, int]] = {}
        self.passed_over = 0
        for area in sheet.merges:
            top, left, bottom, right = area
            rows, columns = between(self._rows, top, bottom), between(self._columns, left, right)
            budget -= len(rows) * len(columns) + 1
            if budget < 0:
                self.passed_over += 1
                continue
            self._areas[top, left] = area
            for row in rows:
                self._covered.update(((row, column), (top, left)) for column in columns)
            self._covered.pop((top, left), None)

    def covers(self, row: int, column: int) -> bool:
        """Whether a range merges a position into the cell at its beginning, so that it shows nothing of its own."""
        return (row, column) in self._covered

    def joins(self, upper: int, lower: int, column: int) -> bool:
        """Whether one merged range holds a column's cells in two rows."""
        owner = self._covered.get((lower, column))
        return owner is not None and owner in {(upper, column), self._covered.get((upper, column))}

    def extent(self, cell: SheetCell, rows: Sequence[int], columns: Sequence[int]) -> tuple[int, int]:
        """How many of some rows and columns (in order) a cell spans, itself among them."""
        area = self._areas.get((cell.row, cell.column))
        if area is None:
            return 1, 1
        return len(between(rows, area[0], area[2])), len(between(columns, area[1], area[3]))

    def right_of(self, cell: SheetCell) -> int:
        """The last column that holds something of those that a cell is merged over."""
        area = self._areas.get((cell.row, cell.column))
        columns = between(self._columns, area[1], area[3]) if area is not None else ()
        return columns[-1] if columns else cell.column


def between(numbers: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Those of some numbers in order that lie from a first to a last one."""
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]
