"""Tables that only set out blocks, each row with the table of its actions in one of its cells: they are read as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.interpret.cycles import OF_RECORDS
from pipeline.interpret.labels import Labels
from pipeline.interpret.metric_lists import NUMBERS
from schemas.document import Block, Cell, Paragraph, Table, paragraphs

TITLE_LEVEL = 6
LONGEST_TITLE, LONGEST_HEAD = 100, 60
FEWEST_HEADS, FEWEST_ROWS = 2, 2
LABEL_AND_VALUE = 2
# What a line below a title only counts: "Standards: 1 and 9".
_NUMBERS = re.compile(rf"[^\W\d_][^:0-9]{{1,30}}:?\s*{NUMBERS}\.?")


def without_frames(blocks: Sequence[Block], labels: Labels) -> list[Block]:
    """The blocks with the rows of such tables one below the other, each below its title, with the tables inside as they are."""
    return [inner for block in blocks for inner in _opened(block, labels)]


def _opened(block: Block, labels: Labels) -> Iterator[Block]:
    if not isinstance(block, Table) or block.furniture is not None or block.columns == 1:
        yield block
        return
    rows = [[c for c in block.row_cells(row) if c.row == row and _filled(c)] for row in range(block.rows)]
    holding = [at for at, row in enumerate(rows) if any(_holds_actions(cell, labels) for cell in row)]
    below = [at for at, row in enumerate(rows) if len(row) > 1 and at not in holding]
    if holding and below and all(_is_labelled(rows[at], labels) for at in below) and all(len(rows[at]) == 1 for at in holding):
        yield from _set_out_form(rows)
        return
    head = below[0] if below and holding and below[0] < holding[0] and _is_head(rows[below[0]]) else None
    if not holding or any(at != head for at in below) or any(c.rows > 1 for at in holding for c in rows[at]):
        yield block
        return
    for at, row in enumerate(rows):
        if at == head:
            yield _as_furniture(block, row)
        else:
            yield from _set_out(row, rows[head] if head is not None else [], labels)


def _set_out(row: Sequence[Cell], head: Sequence[Cell], labels: Labels) -> Iterator[Block]:
    """What the cells of a row hold, a short line at its head as its title, each text below the head of its column."""
    above = {cell.column: [*paragraphs(cell.blocks)] for cell in head}
    for cell in row:
        told = _filled(cell)
        if cell is row[0] and _is_title(
            told[0], alone=len(told) == 1 or not isinstance(told[1], Paragraph) or not _alike(*told[:2])
        ):
            yield told[0].model_copy(update={"kind": "heading", "level": TITLE_LEVEL})
            told = told[1:]
        if told and not _holds_actions(cell, labels):
            while told and isinstance(told[0], Paragraph) and _NUMBERS.fullmatch(told[0].text):
                yield told.pop(0)
            yield from above.get(cell.column, []) if told else []
        yield from told


def _is_labelled(row: Sequence[Cell], labels: Labels) -> bool:
    """Whether a row is a known label and its value, as in a form."""
    return len(row) == LABEL_AND_VALUE and labels.read_exact(row[0].text.replace("\n", " ").rstrip(": ")).known


def _set_out_form(rows: Sequence[Sequence[Cell]]) -> Iterator[Block]:
    """A form with the table of its actions in a row of its own: its title, then each label as a heading above what it says."""
    for row in rows:
        told = [block for cell in row for block in _filled(cell)]
        if told and isinstance(told[0], Paragraph):
            yield told[0].model_copy(update={"kind": "heading", "level": TITLE_LEVEL if len(told) > 1 else TITLE_LEVEL - 1})
            told = told[1:]
        yield from told


def _filled(cell: Cell) -> list[Block]:
    return [block for block in cell.blocks if isinstance(block, Table) or block.text.strip()]


def _alike(one: Block, other: Block) -> bool:
    """Whether two paragraphs are set alike, and so are both text."""
    return isinstance(one, Paragraph) and isinstance(other, Paragraph) and (one.kind, one.bold) == (other.kind, other.bold)


def _is_title(block: Block, *, alone: bool) -> bool:
    """Whether a block is the title of its row: a short line that is set apart or stands alone."""
    if not isinstance(block, Paragraph) or block.kind == "item" or len(block.text) > LONGEST_TITLE:
        return False
    return alone and not block.text.rstrip().endswith((".", ";", ",", ":"))


def _is_head(row: Sequence[Cell]) -> bool:
    """Whether the cells of a row are a few words each, as the names of columns are."""
    return all(len(c.text) <= LONGEST_HEAD and not c.text.endswith((".", ";")) and not _tables(c) for c in row)


def _tables(cell: Cell) -> list[Table]:
    return [block for block in cell.blocks if isinstance(block, Table)]


def _holds_actions(cell: Cell, labels: Labels) -> bool:
    """Whether a cell holds a table with a head of what is done and who does it or when."""
    return any(_lists_actions(table, labels) for table in _tables(cell))


def _lists_actions(table: Table, labels: Labels) -> bool:
    if table.rows < FEWEST_ROWS or table.columns < FEWEST_HEADS:
        return False
    heads = [labels.read_head(cell.text.replace("\n", " ")).field for cell in table.row_cells(0)]
    return "action" in heads and any(head in OF_RECORDS for head in heads)


def _as_furniture(table: Table, row: Sequence[Cell]) -> Table:
    """The head of such a table, which the texts below it have said."""
    cells = tuple(cell.model_copy(update={"row": 0}) for cell in row)
    return table.model_copy(update={"rows": 1, "cells": cells, "joins": (), "header_rows": 1, "furniture": "repeated_header"})
