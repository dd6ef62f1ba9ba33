"""Tables of a DOCX: every w:tc once, at its place in the grid, content controls and revisions seen through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.docx.names import MC, Element, W, child, elements, switch, val, whole
from extractors.docx.runs import chosen, is_prompt, words_below
from extractors.docx.styles import Styles
from extractors.grid import Draft, Grid
from extractors.looks import PLAIN, Look
from extractors.tally import Tally

_THROUGH = {f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"}
_FIRST_ROW, _FIRST_COLUMN = 0x0020, 0x0080


@dataclass(frozen=True, slots=True)
class Banding:
    """What a table's style says of its first row and first column."""

    first_row: Look
    first_column: Look

    def look(self, row: int, cell: int) -> Look:
        """The look that the style gives a cell, both counted from 1."""
        look = self.first_column if cell == 1 else PLAIN
        return look.under(self.first_row) if row == 1 else look


def banding(table: Element, styles: Styles) -> Banding:
    """The table's banding as far as the table switches it on."""
    properties = child(table, "tblPr")
    style = val(child(properties, "tblStyle"))
    look = child(properties, "tblLook")
    try:
        bits = int(val(look) or "0", 16)
    except ValueError:
        bits = 0
    row = _on(look, "firstRow", bits & _FIRST_ROW)
    column = _on(look, "firstColumn", bits & _FIRST_COLUMN)
    return Banding(
        styles.table_look(style, "firstRow") if row else PLAIN, styles.table_look(style, "firstCol") if column else PLAIN
    )


def rows_of(table: Element, tally: Tally) -> Iterator[tuple[int, Element]]:
    """The table's rows with their numbers from 1, those in content controls included, deleted and hidden ones left out."""
    for number, row in enumerate(_inside(table, f"{W}tr"), start=1):
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            tally.leave_out("tracked_deletion", words_below(row) or "row")
        elif switch(properties, "hidden"):
            tally.leave_out("hidden_text", words_below(row) or "row")
        else:
            yield number, row


def cells_of(row: Element, styles: Styles, tally: Tally) -> Iterator[tuple[int, Element, bool]]:
    """The row's cells with their numbers from 1, and whether each holds only a content control's prompt."""
    for number, cell in enumerate(_inside(row, f"{W}tc"), start=1):
        control = _control_of(cell, row)
        prompt = control is not None and is_prompt(control, styles)
        if prompt:
            tally.leave_out("placeholder_text", words_below(cell))
        yield number, cell, prompt


def place_cell(grid: Grid, cell: Element) -> Draft:
    """Puts a cell into the grid and gives the draft that takes its content: its own, or that of the cell it is merged with."""
    properties = child(cell, "tcPr")
    columns = whole(val(child(properties, "gridSpan"))) or 1
    down = child(properties, "vMerge")
    if down is not None and val(down) != "restart":
        above = grid.continued(columns)
        if above is not None:
            return above
    across = child(properties, "hMerge")
    if across is not None and val(across) != "restart":
        left = grid.widen(columns)
        if left is not None:
            return left
    draft = grid.add(columns)
    draft.fill = _fill(properties)
    if down is not None:
        grid.open_down(draft)
    return draft


def skipped(row: Element, name: str) -> int:
    """How many grid columns a row leaves free ("gridBefore", "gridAfter")."""
    return whole(val(child(row, "trPr", name))) or 0


def is_header(row: Element) -> bool:
    """Whether the row is marked to repeat at the head of each page."""
    return bool(switch(child(row, "trPr"), "tblHeader"))


def caption_of(table: Element) -> str | None:
    """The table's own title, as its properties hold it."""
    return val(child(table, "tblPr", "tblCaption")) or None


def _inside(parent: Element, wanted: str) -> Iterator[Element]:
    """The wanted elements below a parent through content controls and revisions, none from deeper tables."""
    for one in elements(parent):
        if one.tag == wanted:
            yield one
        elif one.tag == f"{W}sdt":
            content = child(one, "sdtContent")
            if content is not None:
                yield from _inside(content, wanted)
        elif one.tag in _THROUGH:
            yield from _inside(one, wanted)
        elif one.tag == f"{MC}AlternateContent":
            yield from _inside(chosen(one), wanted)


def _control_of(cell: Element, row: Element) -> Element | None:
    """The content control that wraps a cell within its row."""
    parent = cell.getparent()
    while parent is not None and parent is not row:
        if parent.tag == f"{W}sdt":
            return parent
        parent = parent.getparent()
    return None


def _on(look: Element | None, name: str, bit: int) -> bool:
    value = val(look, name)
    return bool(bit) if value is None else value in {"1", "true", "on"}


def _fill(properties: Element | None) -> str | None:
    fill = val(child(properties, "shd"), "fill")
    return f"#{fill.lower()}" if fill and len(fill) == 6 and fill.isalnum() else None
