"""Workbooks as councils keep them, built in a few lines, and the plans that are read from them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import openpyxl
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from extractors import xlsx
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from schemas.document import Document
from schemas.plan import Action, Plan

Row = Sequence[object]
BOLD, TITLE = Font(bold=True), Font(bold=True, size=16)
GROUND = PatternFill("solid", fgColor="FF1F3864")
_SIDE = Side(style="thin")
RULES = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)


def new_book(*names: str) -> tuple[Workbook, list[Worksheet]]:
    """A workbook with sheets of some names."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    return book, [book.create_sheet(name) for name in names]


def put(sheet: Worksheet, rows: Iterable[Row], *, at: str = "A1", head: int = 0, rules: bool = False) -> int:
    """Writes rows from a cell on, the first `head` of them as a coloured head; the row below them."""
    first = sheet[at]
    row = first.row
    for number, values in enumerate(rows):
        for across, value in enumerate(values):
            cell = sheet.cell(row, first.column + across)
            if value is not None:
                cell.value = value
            if number < head:
                cell.font, cell.fill = Font(bold=True, color="FFFFFFFF"), GROUND
            if rules:
                cell.border = RULES
        row += 1
    return row


def banner(sheet: Worksheet, area: str, text: str) -> None:
    """A coloured row across the table, merged."""
    cell = sheet[area.split(":")[0]]
    cell.value, cell.font, cell.fill = text, BOLD, PatternFill("solid", fgColor="FFD9E1F2")
    sheet.merge_cells(area)


def document_of(book: Workbook) -> Document:
    """The document that a workbook is read into, every letter accounted for."""
    out = io.BytesIO()
    book.save(out)
    document = xlsx.extract(out.getvalue())
    assert document.letters == document.letters_in_file
    return document


def plan_of(book: Workbook) -> Plan:
    """The plan that is read from a workbook."""
    return interpret(document_of(book), load_settings("sc-wres")).plan


def told(action: Action) -> tuple[str, list[str], str | None]:
    """An action's words: what, who, when."""
    return action.text, [lead.text for lead in action.leads], action.timeframe.text if action.timeframe else None
