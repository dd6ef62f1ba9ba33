"""What stands where on a sheet: titles and notes of their own, and tables, their merged cells resolved."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from extractors.xlsx.names import Area
from extractors.xlsx.sheet import Sheet, SheetCell

_NUMBER = re.compile(r"[£$€]?[0-9.,]{1,30}%?")
_LONGEST_HEADER = 120
_MOST_HEADER_ROWS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A row with content: its number and its cells, those that a merged range covers left out."""

    row: int
    cells: tuple[SheetCell, ...]

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


@dataclass(slots=True)
class Region:
    """Neighbouring lines: a table, or (not `table`) lines that each stand on their own."""

    table: bool
    lines: list[Line] = field(default_factory=list)
    left: int = 0
    right: int = 0

    def add(self, lines: Sequence[Line]) -> None:
        """Takes lines in, and grows to their columns."""
        for line in lines:
            self.left = min(self.left or line.cells[0].column, line.cells[0].column)
            self.right = max(self.right, line.cells[-1].column)
        self.lines.extend(lines)


class Merges:
    """A sheet's merged ranges, cut down to the rows and columns that hold something."""

    def __init__(self, sheet: Sheet, budget: int) -> None:
        self._rows = sorted(sheet.rows)
        self._columns = sorted({cell.column for cells in sheet.rows.values() for cell in cells})
        self._areas: dict[tuple[int, int], Area] = {}
        self._covered: set[tuple[int, int]] = set()
        self.passed_over = 0
        for area in sheet.merges:
            top, left, bottom, right = area
            rows, columns = _between(self._rows, top, bottom), _between(self._columns, left, right)
            budget -= len(rows) * len(columns) + 1
            if budget < 0:
                self.passed_over += 1
                continue
            self._areas[top, left] = area
            self._covered.update((row, column) for row in rows for column in columns if (row, column) != (top, left))

    def covers(self, row: int, column: int) -> bool:
        """Whether a range merges a position into the cell at its beginning, so that it shows nothing of its own."""
        return (row, column) in self._covered

    def extent(self, cell: SheetCell, rows: Sequence[int], columns: Sequence[int]) -> tuple[int, int]:
        """How many of some rows and columns (in order) a cell spans, itself among them."""
        area = self._areas.get((cell.row, cell.column))
        if area is None:
            return 1, 1
        return len(_between(rows, area[0], area[2])), len(_between(columns, area[1], area[3]))


def regions(sheet: Sheet, lines: Sequence[Line]) -> list[Region]:
    """The sheet's lines as titles and tables in order.

    Blank rows part them, but a table goes on behind blank rows and banners until another head row or wider rows begin.
    """
    out: list[Region] = []
    waiting: list[Line] = []
    for band in _bands(sheet, lines):
        for piece in _pieces(band):
            lead = list(takewhile(lambda line: line.single, piece))
            body = piece[len(lead) :]
            waiting.extend(lead)
            if not body:
                continue
            last = out[-1] if out and out[-1].table else None
            if last is None or not _goes_on(last, body):
                if waiting:
                    out.append(_region(waiting, table=False))
                out.append(_region(body, table=True))
            else:
                last.add([*waiting, *body])
            waiting = []
    if waiting:
        out.append(_region(waiting, table=False))
    return out


def header_rows(sheet: Sheet, region: Region) -> int:
    """How many of a table's first rows the sheet itself treats as its head (filter, list table, frozen or printed rows)."""
    first = [line.row for line in region.lines[:_MOST_HEADER_ROWS]]
    marked = [at + 1 for at, row in enumerate(first) if row in sheet.headers]
    count = max(marked, default=0)
    return count if count < len(region.lines) else 0


def _between(numbers: Sequence[int], first: int, last: int) -> Sequence[int]:
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]


def text_of(cell: SheetCell) -> str:
    """A cell's whole text."""
    return "".join(text for text, _ in cell.runs)


def is_bold(cell: SheetCell) -> bool:
    """Whether all words of a cell are bold."""
    return all(cell.style.look.under(look).bold for text, look in cell.runs if text.strip())


def _region(lines: Sequence[Line], *, table: bool) -> Region:
    region = Region(table)
    region.add(lines)
    return region


def _bands(sheet: Sheet, lines: Sequence[Line]) -> list[list[Line]]:
    """Lines without a blank row between them; hidden rows are no blank rows."""
    hidden = sorted(sheet.hidden)
    out: list[list[Line]] = []
    for line in lines:
        last = out[-1][-1].row if out else None
        if last is not None and len(_between(hidden, last + 1, line.row - 1)) == line.row - last - 1:
            out[-1].append(line)
        else:
            out.append([line])
    return out


def _pieces(band: list[Line]) -> list[list[Line]]:
    """A band cut before a head row that is wider than the pairs of label and value above it."""
    widest = 0
    start = 0
    out: list[list[Line]] = []
    for at, line in enumerate(band):
        if line.heads and len(line.cells) > 2 and 0 < widest <= 2 and any(not one.single for one in band[start:at]):
            cut = at
            while cut > start and band[cut - 1].single:
                cut -= 1
            out.append(band[start:cut])
            start, widest = cut, 0
        widest = max(widest, len(line.cells))
    out.append(band[start:])
    return out


def _goes_on(table: Region, body: list[Line]) -> bool:
    """Whether lines behind a blank row belong to the table above: no head of their own, and within its columns."""
    if body[0].heads:
        return False
    return all(table.left <= line.cells[0].column and line.cells[-1].column <= table.right for line in body)
