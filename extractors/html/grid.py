"""HTML tables as grids: rows gathered wherever they stand, spans clamped to the standard's bounds, layout told from data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from extractors.html.furniture import TINY
from extractors.html.hints import HEADINGS
from extractors.html.weights import Weight

COLSPAN_MOST = 1000
ROWSPAN_MOST = 65534
# A table's spans may cover this many places of its grid; beyond, every cell takes one.
AREA_MOST = 1_000_000
_GROUPS = frozenset({"thead", "tbody", "tfoot"})


@dataclass(slots=True)
class Row:
    """A row as the page has it: its cells, its group (thead, tbody …) and which group of that kind."""

    cells: list[HtmlElement]
    group: str = "tbody"
    number: int = 0


@dataclass(slots=True)
class Gathered:
    """What stands in a table element: caption, rows, and elements that belong into no table."""

    caption: HtmlElement | None = None
    rows: list[Row] = field(default_factory=list)
    stray: list[HtmlElement] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell's element and its rectangle in the grid."""

    element: HtmlElement
    row: int
    column: int
    rows: int
    columns: int


def gather(table: HtmlElement) -> Gathered:
    """Rows, caption and stray elements; a wrapper between table and row is looked through, a foot stands last."""
    found = Gathered()
    steps: list[tuple[HtmlElement, str, int]] = [(child, "tbody", 0) for child in reversed(table)]
    loose: Row | None = None
    number = 0
    while steps:
        element, group, at = steps.pop()
        tag = element.tag
        if tag not in {"td", "th"}:
            loose = None
        if tag in {"td", "th"}:
            if loose is None:
                loose = Row([], group, at)
                found.rows.append(loose)
            loose.cells.append(element)
        elif tag == "tr":
            _gather_row(element, Row([], group, at), found)
        elif tag == "caption" and found.caption is None:
            found.caption = element
        elif tag in _GROUPS:
            number += 1
            steps.extend((child, tag, number) for child in reversed(element))
        elif isinstance(tag, str) and tag not in {"colgroup", "col", "table"} and _leads_to_rows(element):
            steps.extend((child, group, at) for child in reversed(element))
        elif isinstance(tag, str):
            found.stray.append(element)
    found.rows.sort(key=lambda row: row.group == "tfoot")
    return found


def _gather_row(row_element: HtmlElement, row: Row, found: Gathered) -> None:
    for child in row_element:
        if child.tag in {"td", "th"}:
            row.cells.append(child)
        elif isinstance(child.tag, str):
            cells = [] if child.tag == "table" else [e for e in child if e.tag in {"td", "th"}]
            row.cells.extend(cells)
            if not cells:
                found.stray.append(child)
    found.rows.append(row)


def _leads_to_rows(element: HtmlElement) -> bool:
    return any(child.tag in {"tr", "td", "th"} or child.tag in _GROUPS for child in element)


def lay_out(rows: list[Row]) -> list[Slot]:
    """The cells on a grid, spans clamped (1,000 columns, the rows left in their group) and grid lines nobody uses taken out."""
    slots: list[Slot] = []
    busy: dict[int, int] = {}
    area = 0
    ends = _group_ends(rows)
    for at, row in enumerate(rows):
        left = min(ends[at] - at, ROWSPAN_MOST)
        column = 0
        taken = {c for c, until in busy.items() if until > at}
        for element in row.cells:
            while column in taken:
                column += 1
            width = _span(element.get("colspan"), COLSPAN_MOST)
            height = _height(element, left)
            width = _free(taken, column, width)
            if area + width * height > AREA_MOST:
                width = height = 1
            area += width * height
            slots.append(Slot(element, at, column, height, width))
            if height > 1:
                busy.update(dict.fromkeys(range(column, column + width), at + height))
            column += width
        busy = {c: until for c, until in busy.items() if until > at + 1}
    return _compressed(slots)


def _group_ends(rows: list[Row]) -> list[int]:
    """For each row, where its group ends: no cell spans further."""
    ends = [len(rows)] * len(rows)
    for at in range(len(rows) - 2, -1, -1):
        same = (rows[at].group, rows[at].number) == (rows[at + 1].group, rows[at + 1].number)
        ends[at] = ends[at + 1] if same else at + 1
    return ends


def _height(element: HtmlElement, left: int) -> int:
    if (element.get("rowspan") or "").strip() == "0":
        return left
    return min(_span(element.get("rowspan"), ROWSPAN_MOST), left)


def _free(taken: set[int], column: int, width: int) -> int:
    return next((step for step in range(1, width) if column + step in taken), width)


def _span(text: str | None, most: int) -> int:
    text = (text or "").strip()
    if not (text.isascii() and text.isdigit()):
        return 1
    return max(1, min(int(text), most)) if len(text) <= 9 else most


def _compressed(slots: list[Slot]) -> list[Slot]:
    """The same cells on as few columns as their edges need: a colspan of 1,000 over six columns is six wide."""
    edges = sorted({edge for s in slots for edge in (s.column, s.column + s.columns)})
    column = {edge: at for at, edge in enumerate(edges)}
    filled = _filled_columns(slots, edges)
    place = [0]
    for used in filled:
        place.append(place[-1] + used)
    out = []
    for s in slots:
        start, end = place[column[s.column]], place[column[s.column + s.columns]]
        out.append(Slot(s.element, s.row, start, s.rows, max(1, end - start)))
    return out


def _filled_columns(slots: list[Slot], edges: list[int]) -> list[bool]:
    """Whether a column (between two edges) has a cell of its own to begin or end in; one between wide cells alone has none."""
    starts = {s.column for s in slots}
    return [edge in starts for edge in edges[:-1]]


def header_rows(rows: list[Row]) -> int:
    """How many rows at the top are headers: those of the head group, else those whose cells are all column headers."""
    head = 0
    while head < len(rows) and rows[head].group == "thead":
        head += 1
    if 0 < head < len(rows):
        return head
    count = 0
    while count < len(rows) - 1 and rows[count].cells and all(_heads_column(cell) for cell in rows[count].cells):
        if count and len(rows[count].cells) == 1:
            break
        count += 1
    return count


def _heads_column(cell: HtmlElement) -> bool:
    return cell.tag == "th" and (cell.get("scope") or "").lower() not in {"row", "rowgroup"}


def is_layout(table: HtmlElement, gathered: Gathered, weights: dict[HtmlElement, Weight]) -> bool:
    """Whether the table only arranges the page: said so by its role, a lone cell, or cells that hold whole parts of it."""
    if (table.get("role") or "") in {"presentation", "none"}:
        return True
    cells = [cell for row in gathered.rows for cell in row.cells]
    if len(cells) <= 1:
        return True
    heads = any(cell.tag == "th" for cell in cells) or any(row.group == "thead" for row in gathered.rows)
    if gathered.caption is not None or heads:
        return False
    inner = sum(weights.get(t, TINY).letters for cell in cells for t in _nearest_tables(cell))
    own = weights.get(table, TINY)
    if inner * 2 > own.letters:
        return True
    tops = own.tops > 0
    return tops or (len(gathered.rows) == 1 and any(_holds_parts(cell) for cell in cells))


def _nearest_tables(cell: HtmlElement) -> Iterable[HtmlElement]:
    return (child for child in cell.iter("table") if next(child.iterancestors("td", "th"), None) is cell)


def _holds_parts(cell: HtmlElement) -> bool:
    return any(e.tag in HEADINGS or e.tag == "table" for e in cell.iter("h1", "h2", "h3", "table"))
