"""From the sheets of a workbook to blocks: headings, titles, one Table an area, text boxes."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from extractors.grid import Grid
from extractors.limits import Limits
from extractors.looks import Look
from extractors.paragraphs import Pieces
from extractors.tally import Tally
from extractors.typed_lists import with_typed_lists
from extractors.wording import fold, superscript
from extractors.xlsx.areas import Line, Merges, Region, header_rows, regions
from extractors.xlsx.names import name_of
from extractors.xlsx.package import Workbook
from extractors.xlsx.sheet import Sheet, SheetCell, SheetReader
from schemas.document import Block, Paragraph, Place, Span

_DEFAULT_NAME = re.compile(r"(?:sheet|feuil|tabelle|hoja|blad|ark)\s*[0-9]*(?:\s*\([0-9]+\))?", re.IGNORECASE)
_NAMED = re.compile(r"(?:heading|title)\s*([1-4]?)", re.IGNORECASE)
_ESCAPED = re.compile(r"_x00(?:0[0-9A-Fa-f]|1[0-9A-Fa-f]|7F)_")
_LARGE = 1.25


class Reader:
    """Reads a workbook."""

    def __init__(self, book: Workbook, limits: Limits) -> None:
        self.tally = Tally()
        self._book = book
        self._limits = limits
        self._pieces = Pieces(self.tally, limits)
        self._groups = itertools.count(1)

    def blocks(self) -> tuple[Block, ...]:
        """The blocks of all sheets that are shown, in order."""
        reader = SheetReader(self._book, self.tally, self._limits)
        sheets: list[Sheet] = []
        for part in self._book.sheets:
            if part.visible:
                sheets.append(reader.read(part))
            else:
                self.tally.leave_out("hidden_sheet", part.name)
        filled = [sheet for sheet in sheets if sheet.rows or sheet.boxes]
        return tuple(block for sheet in filled for block in self._sheet(sheet, alone=len(filled) == 1))

    def _sheet(self, sheet: Sheet, *, alone: bool) -> Iterator[Block]:
        merges = Merges(sheet, self._limits.cells)
        if merges.passed_over:
            self.tally.counts["merge_not_read"] += merges.passed_over
        found = regions(sheet, list(self._lines(sheet, merges)))
        titled = bool(found) and not found[0].table
        if not alone and not titled and not _DEFAULT_NAME.fullmatch(sheet.name.strip()):
            yield Paragraph(kind="heading", level=1, spans=(Span(text=fold(sheet.name).strip(), place=Place(sheet=sheet.name)),))
        usual = _usual_size(sheet)
        for region in found:
            if region.table:
                yield self._table(sheet, region, merges)
            else:
                lines = [block for line in region.lines for block in self._title(sheet, line, usual)]
                yield from with_typed_lists(lines, self._groups)
        yield from self._boxes(sheet)

    def _lines(self, sheet: Sheet, merges: Merges) -> Iterator[Line]:
        for row in sorted(sheet.rows):
            shown = []
            for cell in sorted(sheet.rows[row], key=lambda one: one.column):
                if merges.covers(cell.row, cell.column):
                    self.tally.leave_out("hidden_text", "".join(text for text, _ in cell.runs))
                else:
                    shown.append(cell)
            if shown:
                yield Line(row, tuple(shown))

    def _title(self, sheet: Sheet, line: Line, usual: float | None) -> list[Block]:
        """A line that stands on its own; a heading where its named style or its size says so."""
        out: list[Block] = []
        for cell in line.cells:
            like = Paragraph(spans=())
            named = _NAMED.fullmatch(cell.style.name or "")
            size = cell.style.look.size
            if named is not None:
                like = Paragraph(spans=(), kind="heading", level=int(named.group(1) or 1), style=cell.style.name)
            elif size is not None and usual is not None and size >= usual * _LARGE:
                like = Paragraph(spans=(), kind="heading", level=1)
            out.extend(self._pieces.of(self._spans(sheet, cell), like, "cell"))
        return out

    def _table(self, sheet: Sheet, region: Region, merges: Merges) -> Block:
        columns = sorted({cell.column for line in region.lines for cell in line.cells})
        rows = [line.row for line in region.lines]
        grid = Grid()
        at = {column: number for number, column in enumerate(columns)}
        complete = len(rows) * len(columns) <= self._limits.cells
        for line in region.lines:
            grid.next_row()
            held = {cell.column: cell for cell in line.cells}
            for column in columns if complete else held:
                cell = held.get(column)
                if cell is not None:
                    self._cell(grid, sheet, cell, at[column], merges.extent(cell, rows, columns))
                elif not merges.covers(line.row, column):
                    grid.add_at(at[column], 1, 1).fill = sheet.grounds.get((line.row, column))
            grid.end_row()
        return grid.table(header_rows(sheet, region), None)

    def _cell(self, grid: Grid, sheet: Sheet, cell: SheetCell, column: int, extent: tuple[int, int]) -> None:
        down, across = extent
        draft = grid.add_at(column, across, down)
        draft.fill = cell.style.fill
        text = self._pieces.of(self._spans(sheet, cell), Paragraph(spans=()), "cell")
        draft.blocks.extend(with_typed_lists(text, self._groups))

    def _spans(self, sheet: Sheet, cell: SheetCell) -> list[Span]:
        place = Place(sheet=sheet.name, cell=name_of(cell.row, cell.column))
        link = sheet.links.get((cell.row, cell.column))
        out: list[Span] = []
        for text, over in cell.runs:
            look = cell.style.look.under(over)
            if look.struck:
                self.tally.leave_out("struck_text", text)
                continue
            out.append(_span(superscript(text) if look.raised else text, look, place, link))
        return out

    def _boxes(self, sheet: Sheet) -> Iterator[Block]:
        number = 0
        for box in sheet.boxes:
            for line in box:
                number += 1
                place = Place(sheet=sheet.name, part="textbox", paragraph=number)
                yield from self._pieces.of([Span(text=line, place=place)], Paragraph(spans=()), "cell")


def _span(text: str, look: Look, place: Place, link: str | None) -> Span:
    return Span(
        text=_without_controls(text), place=place, bold=bool(look.bold), italic=bool(look.italic), size=look.size,
        colour=look.colour, link=link,
    )  # fmt: skip


def _without_controls(text: str) -> str:
    """The text with one kind of line break, and with what Excel writes for a control character ("_x000D_") taken out."""
    return _ESCAPED.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def _usual_size(sheet: Sheet) -> float | None:
    """The font size of most of the sheet's text, in points."""
    sizes: Counter[float] = Counter()
    for cells in sheet.rows.values():
        for cell in cells:
            if cell.style.look.size is not None:
                sizes[cell.style.look.size] += sum(len(text) for text, _ in cell.runs)
    return sizes.most_common(1)[0][0] if sizes else None
