"""Reads an HTML table: layout unwrapped into the flow, data as a grid of cells, text outside of cells kept before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from extractors.html.furniture import TINY
from extractors.html.grid import Gathered, Slot, gather, header_rows, is_layout, lay_out
from extractors.html.looks import Look, fill, look_of
from extractors.wording import fold
from schemas.document import CAPTION, Block, Cell, Paragraph, Table
from schemas.problems import Reason, Unreadable

if TYPE_CHECKING:
    from extractors.html.reader import Reader

_STRUCTURE = ("tr", "tbody", "thead", "tfoot")


class TableReader:
    """Reads the tables of one page; `reader` reads what stands in their cells."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._cells = 0

    def read(self, element: HtmlElement, look: Look, nesting: int) -> list[Block]:
        """The blocks that a table stands for; `nesting` is the number of tables around it."""
        gathered = gather(element)
        self._cells += sum(len(row.cells) for row in gathered.rows)
        most = self._reader.limits.cells
        if self._cells > most:
            raise Unreadable(Reason.TOO_LARGE, f"The page has more than {most} table cells; give a part of it.")
        if nesting >= self._reader.limits.nesting:
            return self._flattened(element, look)
        stray = self._stray(element, gathered, look, nesting)
        if is_layout(element, gathered, self._reader.weights):
            self._reader.tally.counts["layout tables"] += 1
            return [*stray, *self._unwrapped(gathered, look, nesting)]
        return [*stray, *self._grid(gathered, look, nesting)]

    def _stray(self, element: HtmlElement, gathered: Gathered, look: Look, nesting: int) -> list[Block]:
        """What stands in the table but in none of its cells: nothing is lost."""
        flow = self._reader.flow()
        for holder in (element, *element.iter(*_STRUCTURE)):
            if holder is element or next(holder.iterancestors("table"), None) is element:
                for text in (holder.text, *(child.tail for child in holder)):
                    flow.add(text or "", look)
                    flow.close()
        blocks = list(flow.blocks)
        for one in gathered.stray:
            if self._reader.weights.get(one, TINY).letters:
                blocks.extend(self._reader.whole(one, look, nesting + 1))
        return blocks

    def _flattened(self, element: HtmlElement, look: Look) -> list[Block]:
        """A table nested deeper than anyone nests them: its text, a paragraph a piece."""
        flow = self._reader.flow()
        for text in element.itertext():
            flow.add(text, look)
            flow.close()
        self._reader.tally.counts["tables nested too deep"] += 1
        return flow.blocks

    def _unwrapped(self, gathered: Gathered, look: Look, nesting: int) -> list[Block]:
        blocks: list[Block] = []
        captions = [gathered.caption] if gathered.caption is not None else []
        for cell in (*captions, *(cell for row in gathered.rows for cell in row.cells)):
            inner = replace(look_of(cell, look, self._reader.style(cell), block=True), in_cell=look.in_cell)
            blocks.extend(self._reader.inside(cell, inner, nesting + 1))
        return blocks

    def _grid(self, gathered: Gathered, look: Look, nesting: int) -> list[Block]:
        rows = [row for row in gathered.rows if row.cells]
        cells = [self._cell(slot, look, nesting) for slot in lay_out(rows)]
        above = self._caption(gathered.caption, look, nesting)
        caption = fold(" ".join(block.text for block in above if isinstance(block, Paragraph))).strip() or None
        if not any(cell.blocks for cell in cells):
            return above
        table = Table(
            rows=len(rows),
            columns=max((cell.column + cell.columns for cell in cells), default=1),
            cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))),
            header_rows=header_rows(rows),
            caption=caption,
            furniture=look.furniture,
        )
        return [*above, table]

    def _cell(self, slot: Slot, look: Look, nesting: int) -> Cell:
        element = slot.element
        return Cell(
            row=slot.row,
            column=slot.column,
            rows=slot.rows,
            columns=slot.columns,
            blocks=tuple(
                self._reader.inside(element, look_of(element, look, self._reader.style(element), block=True), nesting + 1)
            ),
            header=element.tag == "th",
            fill=fill(element),
        )

    def _caption(self, element: HtmlElement | None, look: Look, nesting: int) -> list[Block]:
        """What stands above a table as its caption, marked as such where it is no heading."""
        if element is None:
            return []
        inner = replace(look_of(element, look, self._reader.style(element), block=True), in_cell=look.in_cell)
        blocks = self._reader.inside(element, inner, nesting + 1)
        return [
            b.model_copy(update={"style": CAPTION}) if isinstance(b, Paragraph) and b.kind == "paragraph" else b for b in blocks
        ]
