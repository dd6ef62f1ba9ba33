"""Titles inside tables: rows as wide as the table above its head, which stand above the table as any heading does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.interpret.heads import header_rows
from pipeline.interpret.judging import Sure
from pipeline.interpret.labels import Labels
from pipeline.interpret.marks import is_whole_plan, read_mark
from schemas.document import Block, Cell, Paragraph, Table, paragraphs
from schemas.framework import Framework

LONGEST_TITLE = 100
FEWEST_ROWS = 2
FEWEST_TITLED = 2
_CAPTION = re.compile(r"(?:table|figure|chart)\s+[0-9]", re.IGNORECASE)


def lift_titles(blocks: Sequence[Block], framework: Framework, labels: Labels, sure: Sure) -> list[Block]:
    """The blocks with such rows in front of their tables: headings, and bold titles where several tables have different ones.

    What a row says to be a theme or a metric is read with its table.
    """
    wide = {at: _wide_rows(b, framework, labels, sure) for at, b in enumerate(blocks) if isinstance(b, Table)}
    bold = Counter(_title(rows).text for rows in wide.values() if rows and _title(rows).kind != "heading")
    out: list[Block] = []
    for at, block in enumerate(blocks):
        rows = wide.get(at, [])
        if not isinstance(block, Table) or not rows or not _stands_out(_title(rows), bold):
            out.append(block)
            continue
        out += [inner for cell in rows for inner in cell.blocks]
        out.append(_without(block, len(rows)))
    return out


def _stands_out(title: Paragraph, bold: Counter[str]) -> bool:
    return title.kind == "heading" or (len(bold) >= FEWEST_TITLED and bold[title.text] == 1)


def _title(rows: Sequence[Cell]) -> Paragraph:
    return next(paragraphs(rows[0].blocks))


def _wide_rows(table: Table, framework: Framework, labels: Labels, sure: Sure) -> list[Cell]:
    """The cells above the head of a table of records, each as wide as the table and the first with a title; else none."""
    rows: list[Cell] = []
    while len(rows) < table.rows and _is_wide(table, len(rows)):
        rows.append(table.row_cells(len(rows))[0])
    header = header_rows(table, labels, sure) if rows and table.furniture is None and table.columns > 1 else 0
    if header <= len(rows) or not _is_title(_title(rows), framework):
        return []
    heads = [cell.text.replace("\n", " ") for cell in table.row_cells(header - 1)]
    names_actions = any(labels.read_head(head).field == "action" for head in heads if head)
    return rows if names_actions or table.rows - header >= FEWEST_ROWS else []


def _is_wide(table: Table, row: int) -> bool:
    cells = table.row_cells(row)
    return len(cells) == 1 and cells[0].columns >= table.columns and cells[0].rows == 1 and bool(cells[0].text.strip())


def _is_title(paragraph: Paragraph, framework: Framework) -> bool:
    text = paragraph.text
    mark = read_mark(text, framework)
    if mark is not None and mark.kind in {"theme", "metric"}:
        return False
    looks = paragraph.kind == "heading" or paragraph.bold
    return looks and 0 < len(text) <= LONGEST_TITLE and not _CAPTION.match(text) and not is_whole_plan(text)


def _without(table: Table, rows: int) -> Table:
    """A table without its first rows."""
    cells = tuple(c.model_copy(update={"row": c.row - rows}) for c in table.cells if c.row >= rows)
    joins = tuple(j.model_copy(update={"row": j.row - rows}) for j in table.joins if j.row >= rows)
    header = max(table.header_rows - rows, 0)
    return table.model_copy(update={"rows": table.rows - rows, "cells": cells, "joins": joins, "header_rows": header})
