"""From the sheets of a workbook to blocks: headings, titles, one Table an area, text boxes."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.grid import Draft, Grid
from extractors.limits import Limits
from extractors.looks import Look
from extractors.paragraphs import Pieces
from extractors.tally import Tally
from extractors.typed_lists import with_typed_lists
from extractors.wording import fold, superscript
from extractors.xlsx.areas import Line, Merges
from extractors.xlsx.choices import areas_by_sheet, take_choices
from extractors.xlsx.layout import Layout, Region
from extractors.xlsx.margins import Margin
from extractors.xlsx.names import name_of
from extractors.xlsx.package import Workbook
from extractors.xlsx.ruled_rows import grouped
from extractors.xlsx.sheet import Sheet, SheetCell
from extractors.xlsx.sheet_reader import SheetReader
from extractors.xlsx.sizes import Sizes
from schemas.document import SHEET_NAME, Block, Paragraph, Place, Span

_DEFAULT_NAME = re.compile(r"(?:sheet|feuil|tabelle|hoja|blad|ark)\s*[0-9]*(?:\s*\([0-9]+\))?", re.IGNORECASE)
_NAMED = re.compile(r"(?:heading|title)\s*([1-4]?)", re.IGNORECASE)
_ESCAPED = re.compile(r"_x00(?:0[0-9A-Fa-f]|1[0-9A-Fa-f]|7F)_")


@dataclass(frozen=True, slots=True)
class View:
    """A sheet with what covers what on it, and the regions that it shows."""

    sheet: Sheet
    merges: Merges
    layout: Layout
    regions: list[Region]


class Reader:
    """Reads a workbook."""

    def __init__(self, book: Workbook, limits: Limits) -> None:
        self.tally = Tally()
        self._book = book
        self._limits = limits
        self._pieces = Pieces(self.tally, limits)
        self._groups = itertools.count(1)

    def blocks(self) -> tuple[Block, ...]:
        """The blocks of all sheets that are shown, in order, and what they print at the head and foot of each page."""
        reader = SheetReader(self._book, self.tally, self._limits)
        sheets: list[Sheet] = []
        for part in self._book.sheets:
            if part.visible:
                sheets.append(reader.read(part))
            else:
                self.tally.leave_out("hidden_sheet", part.name)
        lists = areas_by_sheet(sheets, self._book.names)
        choices = {sheet.name: take_choices(sheet, lists[sheet.name.lower()]) for sheet in sheets if sheet.name.lower() in lists}
        filled = [sheet for sheet in sheets if sheet.rows or sheet.boxes]
        sizes = Sizes(filled)
        views = [self._view(sheet, sizes) for sheet in filled]
        sizes.rank(line for view in views for region in view.regions if not region.table for line in region.lines)
        main = [block for view in views for block in self._sheet(view, sizes, alone=len(filled) == 1)]
        picked = [block for sheet in sheets for cell in choices.get(sheet.name, ()) for block in self._choice(sheet, cell)]
        return (*self._margins(sheets, "header"), *main, *picked, *self._margins(sheets, "footer"))

    def _choice(self, sheet: Sheet, cell: SheetCell) -> list[Paragraph]:
        """A value of a drop-down list: nothing that the plan says."""
        return self._pieces.of(self._spans(sheet, cell), Paragraph(spans=(), furniture="choices"), "cell")

    def _margins(self, sheets: Sequence[Sheet], kind: Margin) -> Iterator[Paragraph]:
        """The printed headers (or footers) of all sheets, each line once."""
        seen: set[str] = set()
        for sheet in sheets:
            for text in sheet.margins.get(kind, ()):
                if text not in seen:
                    seen.add(text)
                    span = Span(text=text, place=Place(sheet=sheet.name, part=kind))
                    yield from self._pieces.of([span], Paragraph(spans=(), furniture=kind), "flow")

    def _view(self, sheet: Sheet, sizes: Sizes) -> View:
        merges = Merges(sheet, self._limits.cells)
        if merges.passed_over:
            self.tally.counts["merge_not_read"] += merges.passed_over
        layout = Layout(sheet, lambda line: sizes.are_large(line.cells))
        return View(sheet, merges, layout, layout.regions(list(self._lines(sheet, merges))))

    def _sheet(self, view: View, sizes: Sizes, *, alone: bool) -> Iterator[Block]:
        sheet = view.sheet
        titled = bool(view.regions) and not view.regions[0].table
        if not alone and not titled and not _DEFAULT_NAME.fullmatch(sheet.name.strip()):
            name = Span(text=fold(sheet.name).strip(), place=Place(sheet=sheet.name))
            yield Paragraph(kind="heading", level=1, style=SHEET_NAME, spans=(name,))
        for region in view.regions:
            if region.table:
                yield self._table(view, region)
            else:
                lines = [block for line in region.lines for block in self._title(sheet, line, sizes)]
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
                yield Line(row, tuple(shown), tuple(merges.right_of(cell) for cell in shown))

    def _title(self, sheet: Sheet, line: Line, sizes: Sizes) -> list[Block]:
        """A line that stands on its own; a heading where its named style or its size says so."""
        out: list[Block] = []
        for cell in line.cells:
            named = _NAMED.fullmatch(cell.style.name or "")
            level = int(named.group(1) or 1) if named is not None else sizes.level(cell)
            like = Paragraph(spans=())
            if level is not None:
                like = Paragraph(spans=(), kind="heading", level=level, style=cell.style.name if named else None)
            out.extend(self._pieces.of(self._spans(sheet, cell), like, "cell"))
        return out

    def _table(self, view: View, region: Region) -> Block:
        columns = sorted({cell.column for line in region.lines for cell in line.cells})
        complete = len(region.lines) * len(columns) <= self._limits.cells
        groups = grouped(region.lines, columns, view.sheet, view.merges) if complete else [[line] for line in region.lines]
        rows = [group[0].row for group in groups]
        at = {column: number for number, column in enumerate(columns)}
        grid = Grid()
        for group in groups:
            grid.next_row()
            held: defaultdict[int, list[SheetCell]] = defaultdict(list)
            for cell in (cell for line in group for cell in line.cells):
                held[cell.column].append(cell)
            for column in columns if complete else sorted(held):
                if column in held:
                    down, across = view.merges.extent(held[column][0], rows, columns)
                    self._fill(grid.add_at(at[column], across, max(down, 1)), view.sheet, held[column])
                elif not view.merges.covers(group[0].row, column):
                    grid.add_at(at[column], 1, 1).fill = view.sheet.grounds.get((group[0].row, column))
            grid.end_row()
        heads = region.lines[: view.layout.header_rows(region)]
        return grid.table(sum(group[0] in heads for group in groups), None)

    def _fill(self, draft: Draft, sheet: Sheet, cells: Sequence[SheetCell]) -> None:
        """What a cell shows; several cells are its paragraphs one below the other."""
        draft.fill = cells[0].style.fill
        text = [p for cell in cells for p in self._pieces.of(self._spans(sheet, cell), Paragraph(spans=()), "cell")]
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
