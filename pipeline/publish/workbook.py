"""The tables as a workbook by the conventions of official statistics.

Made with XlsxWriter and held to the checklist by tests: gptables checks the same, but stands on pandas, and cannot give a
column number formats where it holds marks. Cover, contents and notes come first; then one marked-up table a sheet from
column A, its text above it, one head row, nothing merged, hidden, filtered or filled. A missing value has its mark in its own
cell; no text is ever a formula or a link.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

import xlsxwriter

from pipeline.publish.attribution import ATTRIBUTION, CAUTIONS, CITATION, LICENCE, TITLE
from pipeline.publish.described import Described, Sheet, kind_of, sheets
from pipeline.publish.edition import Edition
from pipeline.publish.texts import shown
from schemas.comparison import Value

CREATED = datetime(2024, 1, 1, tzinfo=UTC).replace(tzinfo=None)
LONGEST = 32_000
_CUT = " … (cut: the cell is full; the whole stands in the CSV file)"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_PLACES = {"ratio": "0.00", "percent": "0.0", "percentage_points": "0.0", "count": "#,##0", "gbp": "#,##0.00"}
_FORMATS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16},
    "head": {"bold": True, "text_wrap": True, "valign": "top"},
    "text": {"text_wrap": True, "valign": "top"},
    "mark": {"align": "right", "valign": "top"},
    "link": {"font_color": "#0B4F8A", "underline": 1, "valign": "top"},
}
_NO_ROW = "No row: nothing in the plans answers this question."


@dataclass(frozen=True)
class _Book:
    file: Any
    formats: dict[str, Any]

    def format(self, number: str) -> Any:
        """The format of a number's cell, made once."""
        if number not in self.formats:
            self.formats[number] = self.file.add_format({"num_format": number, "valign": "top", "align": "right"})
        return self.formats[number]


def workbook(made: Edition) -> bytes:
    """The workbook's bytes; the same for the same tables, whenever they are made."""
    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(out, options) as file:
        file.set_properties({"title": TITLE, "author": "councilplans", "created": CREATED, "comments": CITATION})
        book = _Book(file, {name: file.add_format(look) for name, look in _FORMATS.items()})
        tables = sheets(made)
        _cover(book, made)
        _contents(book, tables)
        for sheet in (*tables[-3:], *tables[:-3]):
            _table(book, sheet, made)
    return out.getvalue()


def sheet_name(sheet: Sheet) -> str:
    """The name of a table's sheet."""
    return {"table_notes": "notes", "table_columns": "columns"}.get(sheet.name, sheet.name)


def _cover(book: _Book, made: Edition) -> None:
    page = book.file.add_worksheet("cover")
    page.set_column(0, 0, 100)
    page.write_string(0, 0, TITLE, book.formats["title"])
    lines = [
        f"{made.made_for} By councilplans {version('councilplans')}.",
        f"{len(made.shown)} plans." if made.shown else "There is no plan: no file could be read as one.",
        "What not to conclude:", *CAUTIONS, f"Licence: {LICENCE['title']}.", *ATTRIBUTION, CITATION,
    ]  # fmt: skip
    for at, line in enumerate(lines, start=1):
        page.write_string(at, 0, line, book.formats["text"])


def _contents(book: _Book, tables: Sequence[Sheet]) -> None:
    page = book.file.add_worksheet("contents")
    page.set_column(0, 0, 22)
    page.set_column(1, 1, 34)
    page.set_column(2, 2, 90)
    page.write_string(0, 0, "Contents", book.formats["title"])
    page.write_string(1, 0, "One table a sheet; the sheets notes, columns and markers explain the others.")
    rows = [(sheet_name(s), s.title, s.about) for s in (*tables[-3:], *tables[:-3])]
    _marked_up(page, "contents", 2, ("sheet", "title", "question"), len(rows), book)
    for at, (name, title, about) in enumerate(rows, start=3):
        page.write_url(at, 0, f"internal:'{name}'!A1", book.formats["link"], name)
        page.write_string(at, 1, title, book.formats["text"])
        page.write_string(at, 2, about, book.formats["text"])


def _table(book: _Book, sheet: Sheet, made: Edition) -> None:
    page = book.file.add_worksheet(sheet_name(sheet))
    above = [sheet.about, *_above(sheet, made)]
    page.write_string(0, 0, sheet.title, book.formats["title"])
    for at, line in enumerate(above, start=1):
        page.write_string(at, 0, _cell(line))
    top = len(above) + 1
    _marked_up(page, sheet.name, top, [c.name for c in sheet.columns], max(1, len(sheet.rows)), book)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, _width(column, [row[at] for row in sheet.rows]))
    if not sheet.rows:
        page.write_string(top + 1, 0, _NO_ROW, book.formats["text"])
    units = [c.name for c in sheet.columns].index("unit") if any(c.name == "unit" for c in sheet.columns) else None
    for down, row in enumerate(sheet.rows, start=top + 1):
        for across, column in enumerate(sheet.columns):
            unit = column.unit or (row[units] if units is not None else None)
            _write(book, page, (down, across), row[across], _Look(column, _mark(sheet, column, row), unit))


def _above(sheet: Sheet, made: Edition) -> list[str]:
    table = made.table(sheet.name)
    if table is None:
        return []
    told = [f"Councils with an answer: {table.n} of {table.of}. Notes on this table: sheet notes. Columns: sheet columns."]
    marks = "; ".join(f"{mark} {meaning}" for mark, meaning in table.marks().items())
    told.append(f"Marks: {marks}." if marks else "No value is marked as missing.")
    return [*told, "Other cells are blank where there is nothing to say."]


def _marked_up(page: Any, name: str, top: int, names: Sequence[str], rows: int, book: _Book) -> None:
    columns = [{"header": column, "header_format": book.formats["head"]} for column in names]
    page.add_table(
        top, 0, top + rows, len(names) - 1,
        {"name": f"table_{name}", "columns": columns, "autofilter": False, "style": None, "header_row": True},
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Look:
    column: Described
    mark: Value
    unit: Value


def _mark(sheet: Sheet, column: Described, row: Sequence[Value]) -> Value:
    names = [c.name for c in sheet.columns]
    return row[names.index(column.marked_by)] if column.marked_by else None


def _write(book: _Book, page: Any, at: tuple[int, int], value: Value, look: _Look) -> None:
    if value is None:
        if look.mark is not None:
            page.write_string(*at, str(look.mark), book.formats["mark"])
    elif isinstance(value, str):
        page.write_string(*at, _cell(value), book.formats["text"])
    else:
        page.write_number(*at, value, book.format(_number_format(value, look)))


def _number_format(value: float, look: _Look) -> str:
    """Whole numbers as they are (a year is no thousand), others to the places of their unit."""
    if look.column.kind == "integer" and look.column.unit is None:
        return "0"
    places = _PLACES.get(str(look.unit), "General")
    return places if places != "0.0" or round(value, 1) == value else "0.00"


def _width(column: Described, values: Sequence[Value]) -> int:
    longest = max((len(str(value)) for value in values if value is not None), default=0)
    most = 60 if kind_of(values) == "string" else 14
    return min(most, max(len(column.name), longest, 6) + 2)


def _cell(text: str) -> str:
    plain = _CONTROL.sub("\ufffd", shown(text))
    return plain if len(plain) <= LONGEST else plain[:LONGEST] + _CUT
