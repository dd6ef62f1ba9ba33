"""Documents in three lines: headings, paragraphs, items and tables built in memory, each with a place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from schemas.document import Block, Cell, Document, Paragraph, Place, Span, Table, numbered


def para(text: str, *, bold: bool = False, kind: str = "paragraph", **more: Any) -> Paragraph:
    """A paragraph; `**words**` in the text are bold, the rest as `bold` says."""
    spans = []
    for at, part in enumerate(text.split("**")):
        if part:
            spans.append(Span(text=part, place=Place(line=1, end_line=1), bold=bold or at % 2 == 1))
    return Paragraph(spans=tuple(spans), kind=kind, **more)


def heading(text: str, level: int = 1) -> Paragraph:
    """A real heading."""
    return para(text, kind="heading", level=level)


def item(text: str, marker: str = "•", level: int = 0) -> Paragraph:
    """A list item."""
    return para(text, kind="item", marker=marker, level=level, group=1)


def table(rows: Sequence[Sequence[Any]], header_rows: int = 0) -> Table:
    """A table: a cell is a text (one paragraph a line), a list of blocks, or None where a cell above or left spans into it."""
    width = max(len(row) for row in rows)
    cells: list[Cell] = []
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value is None:
                continue
            columns = 1
            while c + columns < len(row) and row[c + columns] is None and not _spans_down(rows, r, c + columns):
                columns += 1
            if len(row) == 1:
                columns = width
            down = 1
            while (
                r + down < len(rows) and len(rows[r + down]) > c and rows[r + down][c] is None and _spans_down(rows, r + down, c)
            ):
                down += 1
            blocks = tuple(value) if isinstance(value, list) else tuple(para(line) for line in value.split("\n") if line)
            cells.append(Cell(row=r, column=c, rows=down, columns=columns, blocks=blocks, header=r < header_rows))
    return Table(rows=len(rows), columns=width, cells=tuple(cells), header_rows=header_rows)


def _spans_down(rows: Sequence[Sequence[Any]], row: int, column: int) -> bool:
    """A None below a filled cell whose row's first cell is filled spans down; one right of a filled cell spans across."""
    return row > 0 and len(rows[row - 1]) > column and any(v is not None for v in rows[row][:column] + rows[row][column + 1 :])


def document(*blocks: Block, format: str = "text", **more: Any) -> Document:  # noqa: A002
    """A document of some blocks, its paragraphs numbered and each on its own line."""
    placed = []
    for at, block in enumerate(numbered(list(blocks)), start=1):
        placed.append(_place(block, at))
    return Document(format=format, blocks=tuple(placed), **more)


def _place(block: Block, line: int) -> Block:
    if isinstance(block, Paragraph):
        where = Place(line=block.id or line, end_line=block.id or line)
        return block.model_copy(update={"spans": tuple(s.model_copy(update={"place": where}) for s in block.spans)})
    cells = tuple(c.model_copy(update={"blocks": tuple(_place(b, line) for b in c.blocks)}) for c in block.cells)
    return block.model_copy(update={"cells": cells})
