"""A plan typed over into a workbook, as a council officer does it: a paragraph a row, tables as ranges of cells."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import openpyxl
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from schemas.document import Block, Cell, Document, Paragraph, Span, Table, join_spans, paragraphs
from tests.copies.typed_values import typed

SIZES = {1: 18.0, 2: 15.0, 3: 13.0, 4: 12.0}
BODY = 11.0
LEFT_OUT = {"contents", "page_number"}
_THIN = Side(style="thin")
_GROUND = PatternFill("solid", fgColor="FFD9E1F2")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True)
class Habit:
    """How an officer lays a plan out: empty rows round tables, rules round their cells, a sheet a part, where it begins.

    `spread` merges each paragraph over as many columns, as is done to make long text wrap across the page. `split` puts each
    paragraph of a cell into a row of its own, as a table copied out of Word is pasted.
    """

    gaps: bool = True
    rules: bool = True
    parts: bool = False
    corner: tuple[int, int] = (1, 1)
    spread: int = 1
    split: bool = False


def workbook_of(document: Document, habit: Habit) -> bytes:
    """The bytes of a workbook that shows a document."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, blocks in _sheets(document, habit):
        page = _Page(book.create_sheet(name), habit)
        for block in blocks:
            page.add(block)
        _margins(page.sheet, document)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheets(document: Document, habit: Habit) -> Iterator[tuple[str, list[Block]]]:
    """The names and blocks of the sheets: one for all, or one for each heading of the first level and what stands before."""
    shown = [block for block in document.blocks if block.furniture is None]
    starts = [
        at for at, block in enumerate(shown) if isinstance(block, Paragraph) and block.level == 1 and block.kind == "heading"
    ]
    if not habit.parts or len(starts) < 2:
        yield "Action plan", shown
        return
    names: set[str] = set()
    cuts = [0, *(at for at in starts if at), len(shown)]
    for first, last in pairwise(cuts):
        head = shown[first]
        text = head.text if isinstance(head, Paragraph) else "Plan"
        name = _NOT_IN_NAMES.sub(" ", text)[:28].strip()
        while name.lower() in names:
            name = f"{name[:27]} {len(names)}"
        names.add(name.lower())
        yield name, shown[first:last]


def _margins(sheet: Worksheet, document: Document) -> None:
    """The running header and footer as the sheet's own, page numbers among them."""
    for kind, margin in (("header", sheet.oddHeader), ("footer", sheet.oddFooter)):
        lines = [p.text for p in document.paragraphs() if p.furniture == kind]
        margin.left.text = "\n".join(lines).replace("&", "&&") or None
        margin.right.text = "Page &P of &N"


@dataclass
class _Page:
    """A sheet while it is filled from top to bottom."""

    sheet: Worksheet
    habit: Habit
    row: int = field(init=False)
    after_table: bool = False

    def __post_init__(self) -> None:
        self.row = self.habit.corner[0]
        left = self.habit.corner[1]
        for at in range(1, left):
            self.sheet.column_dimensions[chr(64 + at)].width = 3
        for at in range(left, left + 8):
            self.sheet.column_dimensions[chr(64 + at)].width = 36

    def add(self, block: Block) -> None:
        """A paragraph in a row of its own, or a table below what stands there."""
        if isinstance(block, Table):
            self._part()
            self.row += self.after_table and not self.habit.gaps
            self._table(block)
            self.after_table = True
            return
        if self.after_table:
            self._part()
        self.after_table = False
        at = self.sheet.cell(self.row, self.habit.corner[1])
        at.value = _written([block])
        at.font = _font(block)
        indent = block.level or 0 if block.kind == "item" else 0
        at.alignment = Alignment(wrap_text=True, vertical="top", indent=indent)
        self._merge(self.row, self.habit.corner[1], 1, self.habit.spread)
        self.row += 1

    def _part(self) -> None:
        self.row += self.habit.gaps and self.row > self.habit.corner[0]

    def _table(self, table: Table) -> None:
        tops = [self.row]
        for row in range(table.rows):
            own = (len(_inside(cell)) for cell in table.cells if cell.row == row and cell.rows == 1)
            tops.append(tops[-1] + max([1, *own] if self.habit.split else [1]))
        for cell in table.cells:
            self._cell(table, cell, tops[cell.row], tops[cell.row + cell.rows] - tops[cell.row])
        self.row = tops[-1]

    def _cell(self, table: Table, cell: Cell, top: int, height: int) -> None:
        left = self.habit.corner[1] + cell.column
        self._dress(table, cell, top, height)
        inside = _inside(cell)
        if self.habit.split and cell.rows == 1 and len(inside) > 1:
            for at, paragraph in enumerate(inside):
                self._value(self.sheet.cell(top + at, left), [paragraph])
                self._merge(top + at, left, 1, cell.columns)
            return
        self._value(self.sheet.cell(top, left), inside)
        self._merge(top, left, height, cell.columns)

    def _value(self, at: SheetCell, inside: Sequence[Paragraph]) -> None:
        text = inside[0].text if len(inside) == 1 and inside[0].marker is None else ""
        value, at.number_format = typed(text)
        at.value = _written(inside) if isinstance(value, str) else value
        at.font = Font(bold=bool(inside) and all(p.bold for p in inside), size=BODY)

    def _dress(self, table: Table, cell: Cell, top: int, height: int) -> None:
        left = self.habit.corner[1] + cell.column
        for row in range(top, top + height):
            sides = {"top": _THIN if row == top else None, "bottom": _THIN if row == top + height - 1 else None}
            for column in range(left, left + cell.columns):
                one = self.sheet.cell(row, column)
                one.alignment = Alignment(wrap_text=True, vertical="top")
                if self.habit.rules:
                    one.border = Border(left=_THIN, right=_THIN, **sides)
                if cell.header or (cell.row == 0 and table.rows > 1):
                    one.fill = _GROUND

    def _merge(self, top: int, left: int, rows: int, columns: int) -> None:
        if rows > 1 or columns > 1:
            self.sheet.merge_cells(start_row=top, end_row=top + rows - 1, start_column=left, end_column=left + columns - 1)


def _inside(cell: Cell) -> list[Paragraph]:
    """What a cell says, paragraph by paragraph, nested tables too."""
    return [p for p in paragraphs(cell.blocks) if p.furniture is None]


def _font(paragraph: Paragraph) -> Font:
    if paragraph.kind == "heading":
        return Font(bold=True, size=paragraph.size or SIZES.get(paragraph.level or 1, SIZES[4]))
    return Font(bold=paragraph.bold, size=(paragraph.size or BODY) if paragraph.bold else BODY)


def _written(inside: Sequence[Paragraph]) -> str | CellRichText:
    """The words of a cell, a line a paragraph, markers typed; rich text where only some of them are bold."""
    runs: list[tuple[str, bool]] = []
    for at, paragraph in enumerate(inside):
        runs.append(("\n" * (at > 0) + (f"{paragraph.marker} " if paragraph.marker else ""), False))
        runs.extend(_runs(paragraph.spans))
    runs = [(text, bold) for text, bold in runs if text]
    if len({bold for text, bold in runs if text.strip()}) < 2:
        return _safe("".join(text for text, _ in runs))
    return CellRichText(*(TextBlock(InlineFont(b=True, sz=BODY), text) if bold else text for text, bold in runs))


def _runs(spans: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    for at, span in enumerate(spans):
        following = spans[at + 1 : at + 2]
        text = join_spans([span, *following])
        yield text[: len(text) - len(following[0].text)] if following else text, span.bold


def _safe(text: str) -> str:
    """Words that a spreadsheet takes for words."""
    return f" {text}" if text[:1] == "=" else text
