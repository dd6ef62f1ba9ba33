"""Boxes that hold a block: labels with values, the table of its actions under a head of its own, perhaps labels again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.interpret.block_cards import block_of_card
from pipeline.interpret.heads import is_header
from pipeline.interpret.judging import Sure
from pipeline.interpret.labels import Labels
from pipeline.interpret.tree import Field, Node, Scope
from schemas.document import Cell, Table

FEWEST_HEADS = 3
FEWEST_LABELLED = 2
MOST_CELLS = 3
LIKE_A_TIME = 0.6
BESIDE = "resources"


@dataclass(frozen=True)
class Frame:
    """A box in parts: the labelled rows above and below as one table of labels and values, and the table of actions inside."""

    said: Table
    records: Table


def frame(table: Table, labels: Labels, sure: Sure) -> Frame | None:
    """The parts of a box; None for a table that is none."""
    told = [row for row in range(table.rows) if _is_told(table, row)]
    if table.columns < FEWEST_HEADS or len(told) < FEWEST_LABELLED:
        return None
    above = _run(table, 0, told)
    if above >= table.rows - 1 or sum(row < above for row in told) < FEWEST_LABELLED:
        return None
    if len(_filled(table, above)) < FEWEST_HEADS or not is_header(table, above, labels, sure):
        return None
    below = min((row for row in told if row > above), default=table.rows)
    while below > above + 1 and below < table.rows and _is_wide(table, below - 1):
        below -= 1
    if below == above + 1 or _run(table, below, told) < table.rows:
        return None
    said = [_labelled(table, row, labels) for row in (*range(above), *range(below, table.rows))]
    return Frame(_as_table(table, said), _inside(table, above, below))


def block_of_frame(card: Scope, records: Sequence[Node], sure: Sure) -> Scope:
    """The block of a box: the card of its labelled rows with the records inside.

    A time below its title is the block's. What the box says is to be done is only told, where its table has the actions.
    """
    block = block_of_card(card)
    times = [line for line in block.title[1:] if sure("timeframe", line.text) >= LIKE_A_TIME]
    title = [line for line in block.title if line not in times]
    told = [replace(n, name=BESIDE) if isinstance(n, Field) and n.name == "action" else n for n in block.content]
    dated = [Field("timeframe", None, times, inferred=True)] if times else []
    return replace(block, title=title, content=[*dated, *told, *records])


def _run(table: Table, start: int, told: list[int]) -> int:
    """The first row from a place on that is neither labelled nor as wide as the table."""
    return next((row for row in range(start, table.rows) if row not in told and not _is_wide(table, row)), table.rows)


def _filled(table: Table, row: int) -> list[Cell]:
    return [cell for cell in table.row_cells(row) if cell.text.strip()]


def _is_wide(table: Table, row: int) -> bool:
    cells = table.row_cells(row)
    return len(cells) == 1 and cells[0].columns >= table.columns


def _is_told(table: Table, row: int) -> bool:
    """Whether a row is a label, perhaps with a second one for a part of it, and a value over all columns that are left."""
    cells = table.row_cells(row)
    named = [cell for cell in cells[:-1] if cell.columns == 1 and cell.text.strip()]
    last = cells[-1] if cells else None
    if last is None or not 1 < len(cells) <= MOST_CELLS or len(named) < len(cells) - 1:
        return False
    return last.row == row and last.columns > 1 and last.column + last.columns >= table.columns


def _labelled(table: Table, row: int, labels: Labels) -> list[Cell]:
    """A row as a label and its value; of two labels the second where it is known, else the first, which stands once."""
    cells = _filled(table, row)
    if len(cells) < MOST_CELLS:
        return [cell for cell in cells if cell.row == row]
    first, second, value = cells
    if labels.read_exact(second.text.replace("\n", " ").rstrip(": ")).known:
        return [second, value]
    return [first, value] if first.row == row else [value]


def _as_table(table: Table, rows: list[list[Cell]]) -> Table:
    """A table of two columns; a cell alone that is as wide as the box goes over both."""
    out: list[Cell] = []
    for at, cells in enumerate(rows):
        for cell in cells:
            wide = cell.columns >= table.columns
            right = not wide and cell is cells[-1] and (len(cells) > 1 or cell.column > 0)
            out.append(cell.model_copy(update={"row": at, "rows": 1, "column": int(right), "columns": 1 + wide}))
    return table.model_copy(update={"rows": len(rows), "columns": 2, "cells": tuple(out), "joins": (), "header_rows": 0})


def _inside(table: Table, start: int, end: int) -> Table:
    """The rows of the table of actions, from its head down."""
    cells = tuple(c.model_copy(update={"row": c.row - start}) for c in table.cells if start <= c.row < end)
    return table.model_copy(update={"rows": end - start, "cells": cells, "joins": (), "header_rows": 1})
