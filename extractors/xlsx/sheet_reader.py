"""Reads one sheet's cells as they are shown: only those that hold something, hidden rows and columns left out."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.grid import within_budget
from extractors.limits import Limits
from extractors.looks import PLAIN
from extractors.markup import Element, elements
from extractors.ooxml import plain_xml, relations_of, stream
from extractors.tally import Tally
from extractors.xlsx.choices import source_of
from extractors.xlsx.formats import shown
from extractors.xlsx.margins import margins_of
from extractors.xlsx.names import LAST_COLUMN, X14, XDR, A, R, S, area_of, cell_at, is_on, whole
from extractors.xlsx.package import Runs, SheetPart, Workbook, runs_of
from extractors.xlsx.sheet import Sheet, SheetCell
from extractors.xlsx.styles import CellStyle
from schemas.problems import Reason, Unreadable

_MOST_MERGES, _MOST_SOURCES = 100_000, 1_000
_PARTS = frozenset(
    {f"{X14}dataValidation"}
    | {f"{S}{name}" for name in ("pane", "col", "row", "autoFilter", "mergeCell", "hyperlink", "headerFooter", "dataValidation")}
)


class SheetReader:
    """Reads the sheets of a workbook."""

    def __init__(self, book: Workbook, tally: Tally, limits: Limits) -> None:
        self._book = book
        self._tally = tally
        self._limits = limits

    def read(self, part: SheetPart) -> Sheet:
        """A sheet; raises `Unreadable` where its XML is malformed or it has more cells than any plan."""
        sheet = Sheet(part.name)
        if part.titles_to is not None:
            sheet.headers.add(part.titles_to)
        addresses = {r.key: r.target for r in relations_of(self._book.archive, part.part) if r.kind == "hyperlink" and r.external}
        last_row = 0
        for element in stream(self._book.archive, part.part, _PARTS):
            if element.tag == f"{S}row":
                last_row = whole(element.get("r")) or last_row + 1
                self._row(sheet, element, last_row)
            elif element.tag == f"{S}col" and is_on(element.get("hidden")):
                sheet.hidden_columns.update(columns_of(element))
            elif element.tag == f"{S}headerFooter":
                sheet.margins = margins_of(element)
            elif element.tag.endswith("dataValidation"):
                if (source := source_of(element)) is not None and len(sheet.sources) < _MOST_SOURCES:
                    sheet.sources.add(source)
            else:
                _note(sheet, element, addresses)
        self._beside(sheet, part)
        return sheet

    def _row(self, sheet: Sheet, element: Element, number: int) -> None:
        cells = list(self._cells(sheet, element, number))
        self._tally.cells += len(cells)
        within_budget(self._tally.cells, self._limits)
        if is_on(element.get("hidden")):
            sheet.hidden.add(number)
            if cells:
                self._tally.leave_out("hidden_row", " ".join(text for cell in cells for text, _ in cell.runs))
            return
        for cell in cells:
            if cell.column in sheet.hidden_columns:
                self._tally.leave_out("hidden_text", "".join(text for text, _ in cell.runs))
            else:
                sheet.rows.setdefault(number, []).append(cell)

    def _cells(self, sheet: Sheet, row: Element, number: int) -> Iterator[SheetCell]:
        column = 0
        for element in elements(row):
            if element.tag != f"{S}c":
                continue
            at = cell_at(element.get("r"))
            column = at[1] if at is not None else column + 1
            style = self._book.styles.cell(whole(element.get("s")))
            runs = self._runs(element, style) if len(element) else ()
            if any(text.strip() for text, _ in runs):
                if column <= LAST_COLUMN:
                    yield SheetCell(number, column, runs, style)
            else:
                self._empty(sheet, (number, column), style)

    def _empty(self, sheet: Sheet, at: tuple[int, int], style: CellStyle) -> None:
        if style.fill is not None and len(sheet.grounds) < self._limits.cells:
            sheet.grounds[at] = style.fill
        if style.ruled and len(sheet.ruled) < self._limits.cells:
            sheet.ruled[at] = style.rules

    def _runs(self, cell: Element, style: CellStyle) -> Runs:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            item = cell.find(f"{S}is")
            return runs_of(item, self._book.colours) if item is not None else ()
        stored = cell.findtext(f"{S}v")
        if not stored:
            if kind != "str" and cell.find(f"{S}f") is not None:
                self._tally.leave_out("formula_without_value")
            return ()
        if kind == "s":
            index = whole(stored)
            return self._book.strings[index] if index is not None and index < len(self._book.strings) else ()
        if kind == "e":
            self._tally.leave_out("formula_error", stored)
            return ()
        return ((_plain(stored, kind, style, since_1904=self._book.since_1904), PLAIN),)

    def _beside(self, sheet: Sheet, part: SheetPart) -> None:
        """What hangs on a sheet: list tables (their head row), comments (counted), drawings (their text and pictures)."""
        for relation in relations_of(self._book.archive, part.part):
            if relation.external or relation.target not in self._book.archive:
                continue
            if relation.kind not in {"table", "comments", "drawing"}:
                continue
            try:
                root = plain_xml(self._book.archive, relation.target)
            except Unreadable as trouble:
                if trouble.reason is not Reason.MALFORMED:
                    raise
                continue
            if relation.kind == "table":
                area = area_of(root.get("ref"))
                if area is not None and root.get("headerRowCount") != "0":
                    sheet.headers.add(area[0])
            elif relation.kind == "comments":
                self._tally.counts["comment_not_read"] += sum(1 for _ in root.iter(f"{S}comment"))
            else:
                self._drawing(sheet, root)

    def _drawing(self, sheet: Sheet, root: Element) -> None:
        pictures = sum(1 for _ in root.iter(f"{XDR}pic"))
        charts = sum(1 for _ in root.iter(f"{XDR}graphicFrame"))
        if pictures:
            self._tally.counts["picture_not_read"] += pictures
        if charts:
            self._tally.counts["drawing_not_read"] += charts
        for shape in root.iter(f"{XDR}txBody"):
            lines = ["".join(t.text or "" for t in paragraph.iter(f"{A}t")) for paragraph in shape.iter(f"{A}p")]
            sheet.boxes.append([line for line in lines if line.strip()])


def columns_of(element: Element) -> range:
    """The columns that a setting of columns is about."""
    return range(whole(element.get("min")) or 1, min(whole(element.get("max")) or 0, LAST_COLUMN) + 1)


def _plain(stored: str, kind: str, style: CellStyle, *, since_1904: bool) -> str:
    """A stored value that is no shared string, as its cell prints it."""
    if kind == "n":
        return shown(stored, style.code, since_1904=since_1904)
    if kind == "b":
        return "TRUE" if is_on(stored) else "FALSE"
    return stored


def _note(sheet: Sheet, element: Element, addresses: dict[str, str]) -> None:
    """A frozen pane or filter (rows above it head the table), a merged range, a link."""
    if element.tag == f"{S}pane":
        rows = whole((element.get("ySplit") or "").split(".")[0])
        if rows and element.get("state") in {"frozen", "frozenSplit"}:
            sheet.headers.add(rows)
        return
    area = area_of(element.get("ref"))
    if area is None:
        return
    if element.tag == f"{S}autoFilter":
        sheet.headers.add(area[0])
    elif element.tag == f"{S}mergeCell" and len(sheet.merges) < _MOST_MERGES:
        sheet.merges.append(area)
    elif element.tag == f"{S}hyperlink":
        address = addresses.get(element.get(f"{R}id") or "")
        if address is not None:
            sheet.links[area[:2]] = address
