"""Titles inside tables: rows as wide as the table above its head, which stand above the table as any heading does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.interpret.cycles import OF_RECORDS, TELLING
from pipeline.interpret.framed_tables import frame
from pipeline.interpret.heads import header_rows
from pipeline.interpret.judging import Sure
from pipeline.interpret.label_lines import PARTING
from pipeline.interpret.labels import Labels, folded
from pipeline.interpret.marks import is_whole_plan, read_mark
from schemas.document import CAPTION, Block, Cell, Paragraph, Table, paragraphs
from schemas.framework import Framework

LONGEST_TITLE = 100
FEWEST_ROWS = 2
FEWEST_TITLED = 2
FEWEST_PARTED = 5
CAPTION_LEVEL = 6
SHORTEST_TEXT = 60
CARD = ("",)
CARD_COLUMNS, FEWEST_FIELDS = 2, 2
_CAPTION = re.compile(r"(?:table|figure|chart)\s+[0-9]", re.IGNORECASE)


def lift_titles(blocks: Sequence[Block], framework: Framework, labels: Labels, sure: Sure) -> list[Block]:
    """The blocks with such rows in front of their tables: headings, and bold titles where several tables have different ones.

    What a row says to be a theme or a metric is read with its table.
    """
    blocks = [part for block in _with_captions(blocks, framework, labels, sure) for part in _parts(block, framework)]
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


def _with_captions(blocks: Sequence[Block], framework: Framework, labels: Labels, sure: Sure) -> list[Block]:
    """The blocks with the captions of tables of one head, each in other words over texts, as headings: they part one plan.

    So are those of small tables that say who and when: each is an action. Other captions only say what their table says, and
    are read with it.
    """
    captions = {at for at, block in enumerate(blocks) if isinstance(block, Paragraph) and block.style == CAPTION}
    by_head: dict[tuple[str, ...], list[int]] = {}
    for at, (above, table) in enumerate(pairwise(blocks)):
        if at not in captions or not isinstance(table, Table) or not isinstance(above, Paragraph):
            continue
        if _is_card_of_action(table, labels):
            by_head.setdefault(CARD, []).append(at)
        elif _names_part(above, table, framework):
            header = header_rows(table, labels, sure)
            head = tuple(folded(cell.text) for row in range(header) for cell in table.row_cells(row))
            by_head.setdefault(head, []).append(at)
    parts = {at for places in by_head.values() if _differ([blocks[at] for at in places]) for at in places}
    return [
        block.model_copy(update={"kind": "heading", "level": CAPTION_LEVEL}) if at in parts else block
        for at, block in enumerate(blocks)
        if at in parts or at not in captions
    ]


def _is_card_of_action(table: Table, labels: Labels) -> bool:
    """Whether a table says label by label who does what its caption says, and when, and not what that is."""
    left = [cell for cell in table.cells if cell.column == 0]
    if table.columns != CARD_COLUMNS or any(cell.columns > 1 for cell in left):
        return False
    named = {labels.read_exact(cell.text.rstrip(": ")).field for cell in left}
    return "action" not in named and bool(named & TELLING) and len(named & OF_RECORDS) >= FEWEST_FIELDS


def _parts(block: Block, framework: Framework) -> list[Block]:
    """A table cut where a heading alone in its row stands over the table's head again: it was several, each below its title."""
    if not isinstance(block, Table) or block.rows < FEWEST_PARTED:
        return [block]
    head = [cell.text for cell in block.row_cells(0)]
    titles = [row for row in range(2, block.rows - 1) if len(head) > 1 and _heads_again(block, row, head, framework)]
    if not titles:
        return [block]
    out: list[Block] = [_rows(block, 0, titles[0], header=block.header_rows)]
    for row, end in pairwise([*titles, block.rows]):
        out += [inner for cell in block.row_cells(row) for inner in cell.blocks]
        out.append(_rows(block, row + 1, end, header=min(block.header_rows, 1)))
    return out


def _heads_again(table: Table, row: int, head: Sequence[str], framework: Framework) -> bool:
    filled = [cell for cell in table.row_cells(row) if cell.text.strip()]
    if len(filled) != 1 or filled[0].rows > 1 or [cell.text for cell in table.row_cells(row + 1)] != list(head):
        return False
    title = next(paragraphs(filled[0].blocks))
    return title.kind == "heading" and _is_title(title, framework)


def _differ(captions: Sequence[Block]) -> bool:
    words = {block.text for block in captions if isinstance(block, Paragraph)}
    return len(words) == len(captions) >= FEWEST_TITLED


def _names_part(caption: Paragraph, table: Table, framework: Framework) -> bool:
    """Whether a caption may head its table: it says more than which part this is, and a cell more than names and numbers."""
    mark = read_mark(caption.text, framework)
    if mark is not None and not caption.text[mark.rest :].strip(PARTING):
        return False
    titled = len(caption.text) <= LONGEST_TITLE and not _CAPTION.match(caption.text) and not is_whole_plan(caption.text)
    return titled and any(cell.row > 0 and len(cell.text) >= SHORTEST_TEXT for cell in table.cells)


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
    if header <= len(rows) or not _is_title(_title(rows), framework) or frame(table, labels, sure) is not None:
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
    return _rows(table, rows, table.rows, header=max(table.header_rows - rows, 0))


def _rows(table: Table, start: int, end: int, *, header: int) -> Table:
    """Some of a table's rows as a table."""
    cells = tuple(c.model_copy(update={"row": c.row - start}) for c in table.cells if start <= c.row < end)
    joins = tuple(j.model_copy(update={"row": j.row - start}) for j in table.joins if start <= j.row < end)
    return table.model_copy(update={"rows": end - start, "cells": cells, "joins": joins, "header_rows": header})
