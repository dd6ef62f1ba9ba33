"""What stands where on a sheet: text, and tables, below each other or side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from extractors.xlsx.areas import Line, between
from extractors.xlsx.names import LAST_COLUMN
from extractors.xlsx.pieces import LONGEST_BANNER, pieces, text_below
from extractors.xlsx.sheet import Sheet, SheetCell, is_bold, text_of

_MOST_HEADER_ROWS = 3
_MOST_BANNERS = 3
_SAME_ROWS = 0.8
_MOST_STRIPS, _MOST_GAPS, _MOST_COMPARED = 8, 50, 100
_LOOKED_BACK = 20
_LEAST_PLAIN_HEAD, _LONGEST_NAME = 3, 40


@dataclass(slots=True)
class Region:
    """Neighbouring lines: a table, or (not `table`) lines that each stand on their own; no text is added to a `closed` one."""

    table: bool
    lines: list[Line] = field(default_factory=list)
    left: int = 0
    right: int = 0
    closed: bool = False
    columns: set[int] = field(default_factory=set)

    def add(self, lines: Sequence[Line]) -> None:
        """Takes lines in, and grows to their columns."""
        for line in lines:
            self.left = min(self.left or line.left, line.left)
            self.right = max(self.right, line.right)
            self.columns.update(cell.column for cell in line.cells)
        self.lines.extend(lines)

    def overlaps(self, other: Region) -> bool:
        """Whether two regions stand in the same columns."""
        return self.left <= other.right and other.left <= self.right


class Layout:
    """Finds the regions of one sheet; `is_large` knows a cell set larger than the text."""

    def __init__(self, sheet: Sheet, is_large: Callable[[Line], bool]) -> None:
        self._sheet = sheet
        self._is_large = is_large
        self._hidden = sorted(sheet.hidden)
        self._drawn: dict[int, list[int]] = defaultdict(list)
        for row, column in sheet.ruled:
            self._drawn[row].append(column)
        self._drawn_rows = sorted(self._drawn)

    def regions(self, lines: Sequence[Line]) -> list[Region]:
        """The sheet's lines as text and tables in order: what stands left of an empty column comes before what is right of it."""
        out: list[Region] = []
        for strip in self._strips(lines):
            below: list[Region] = []
            for band in self._bands(strip):
                first, *beside = self._strips(band)
                self._read(first, below)
                for part in beside:
                    apart: list[Region] = []
                    for inner in self._bands(part):
                        self._read(inner, apart)
                    for region in apart:
                        region.closed = True
                    below.extend(apart)
            out.extend(below)
        return out

    def header_rows(self, region: Region) -> int:
        """How many of a table's first rows are its head: as the sheet itself treats them, else the first by its look.

        A sheet knows of a head by a filter, a list table, frozen or printed rows.
        """
        first = [line.row for line in region.lines[:_MOST_HEADER_ROWS]]
        marked = [at + 1 for at, row in enumerate(first) if row in self._sheet.headers]
        looks = len(region.lines) > 1 and region.lines[0].heads and not region.lines[1].heads
        count = max(marked, default=int(looks))
        return count if count < len(region.lines) else 0

    # side by side

    def _strips(self, lines: Sequence[Line]) -> list[list[Line]]:
        """The lines parted at columns that are empty in all of them, where what stands on both sides does not share its rows."""
        rest = list(lines)
        out: list[list[Line]] = []
        while len(out) < _MOST_STRIPS and (cut := self._gap(rest)) is not None:
            out.append(_within(rest, 0, cut))
            rest = _within(rest, cut, LAST_COLUMN + 1)
        return [*out, rest]

    def _gap(self, lines: Sequence[Line]) -> int | None:
        """The first empty column that parts lines into two that have little to do with each other."""
        spans = sorted(pair for line in lines for pair in self._spans(line))
        reach, gaps = 0, []
        for first, last in spans:
            if reach and any(column not in self._sheet.hidden_columns for column in range(reach + 1, first)):
                gaps.append(reach + 1)
            reach = max(reach, last)
        for gap in gaps[:_MOST_GAPS]:
            wide = [line for line in lines if not line.single]
            if not _share_rows(_within(wide, 0, gap), _within(wide, gap, LAST_COLUMN + 1)):
                return gap
        return None

    def _spans(self, line: Line) -> Iterator[tuple[int, int]]:
        """The columns that a line takes up; a title goes on over what it is merged with without belonging there."""
        for cell, end in zip(line.cells, line.ends, strict=True):
            yield cell.column, cell.column if line.single else end
        for column in self._drawn.get(line.row, ()):
            yield column, column

    # below each other

    def _bands(self, lines: Sequence[Line]) -> list[list[Line]]:
        """Lines without a blank row between them; hidden rows, and empty rows with borders, are no blank rows."""
        out: list[list[Line]] = []
        for line in lines:
            last = out[-1][-1].row if out else None
            if last is not None and self._adjoin(last, line.row):
                out[-1].append(line)
            else:
                out.append([line])
        return out

    def _adjoin(self, last: int, row: int) -> bool:
        taken = {*between(self._hidden, last + 1, row - 1), *between(self._drawn_rows, last + 1, row - 1)}
        return len(taken) == row - last - 1

    def _read(self, band: Sequence[Line], out: list[Region]) -> None:
        """The text and tables of a band, behind those that were found above it."""
        for piece in pieces(band):
            lead = self._lead(piece)
            rest = piece[len(lead) :]
            body = rest[: len(rest) - len(text_below(rest))]
            self._place(lead, body, out)
            _text(rest[len(body) :], out)

    def _lead(self, piece: Sequence[Line]) -> list[Line]:
        """The text above a piece's table: its single lines, but those right above the table that its frame holds too."""
        lead = list(takewhile(lambda line: line.single, piece))
        body = piece[len(lead)] if len(lead) < len(piece) else None
        while body is not None and lead and self._is_inside(lead[-1], body):
            lead.pop()
        return lead

    def _is_inside(self, line: Line, body: Line) -> bool:
        framed = (body.ruled and line.ruled) or (line.left > body.left and self._is_drawn(line.row, body.left))
        return framed and not self._is_large(line)

    def _is_drawn(self, row: int, column: int) -> bool:
        """Whether an empty cell has a border or a ground."""
        return (row, column) in self._sheet.ruled or (row, column) in self._sheet.grounds

    def _place(self, lead: list[Line], body: list[Line], out: list[Region]) -> None:
        table = Region(table=True)
        table.add(body)
        recent = out[-_LOOKED_BACK:]
        last = next((region for region in reversed(recent) if body and region.table and region.overlaps(table)), None)
        if last is not None:
            at = next(n for n, region in enumerate(recent) if region is last)
            behind = [region for region in recent[at + 1 :] if region.overlaps(last)]
            waiting = [line for region in behind for line in region.lines] + lead
            if self._goes_on(last, waiting, table):
                out[-_LOOKED_BACK:] = [region for region in recent if not any(region is one for one in behind)]
                last.add([*waiting, *body])
                return
        _text(lead, out)
        if body:
            out.append(table)

    def _goes_on(self, table: Region, titles: Sequence[Line], more: Region) -> bool:
        """Whether rows belong to the headed table above: no head of their own, within its columns, only banners between."""
        if not self._is_headed(table) or more.lines[0].heads or self.header_rows(more):
            return False
        if len(titles) > _MOST_BANNERS or not all(map(self._is_banner, titles)):
            return False
        widest = max(len(line.cells) for line in more.lines)
        if not table.left <= more.left <= more.right <= table.right or 2 * widest <= len(table.columns):
            return False
        return not all(line.ruled for line in more.lines) or max(map(self._reach, more.lines)) >= table.right

    def _reach(self, line: Line) -> int:
        """The last column of a row, its empty cells with borders included."""
        return max(line.right, *self._drawn.get(line.row, (0,)))

    def _is_headed(self, table: Region) -> bool:
        """Whether a table begins with a head: one that looks like it, that the sheet knows, or short words above longer ones."""
        head, *rest = table.lines[:_MOST_COMPARED]
        if head.heads or self.header_rows(table):
            return True
        words = [text_of(cell) for line in rest for cell in line.cells]
        names = [text_of(cell) for cell in head.cells]
        if len(names) < _LEAST_PLAIN_HEAD or max(map(len, names)) > _LONGEST_NAME or not words:
            return False
        return sum(map(len, words)) * len(names) >= 2 * sum(map(len, names)) * len(words)

    @staticmethod
    def _is_banner(line: Line) -> bool:
        return line.single and len(text_of(line.cells[0])) <= LONGEST_BANNER


def _text(lines: Sequence[Line], out: list[Region]) -> None:
    if not lines:
        return
    if not out or out[-1].table or out[-1].closed:
        out.append(Region(table=False))
    out[-1].add(lines)


def _within(lines: Sequence[Line], first: int, end: int) -> list[Line]:
    """The lines as far as they begin from a column on and before another."""
    return [part for line in lines if (part := line.within(first, end - 1)) is not None]


def _is_marked(cell: SheetCell) -> bool:
    return is_bold(cell) or cell.style.fill is not None


def _share_rows(one: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether two sides fill the same rows, below heads of one look that do not repeat: halves of one table."""
    if not one or not other:
        return False
    left, right = {line.row for line in one}, {line.row for line in other}
    first = [next((line for line in side if not line.single), side[0]) for side in (one, other)]
    heads = [[text_of(cell).strip().lower() for cell in line.cells] for line in first]
    if all(map(_is_marked, first[0].cells)) != all(map(_is_marked, first[1].cells)):
        return False
    return len(left & right) >= _SAME_ROWS * len(left | right) and heads[0] != heads[1]
