"""Rows above a table's head that say two things of its block side by side: "Metric | 2 | Answerable | Jo Ray"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.interpret.heads import RECORD_LABELS, is_apart
from pipeline.interpret.labels import Labels
from schemas.document import Cell, Table

FEWEST_CELLS = 4
LONGEST_LABEL = 40


def one_below_the_other(table: Table, labels: Labels) -> Table:
    """The table with each label of such rows, and the value beside it, in a row of its own; the table itself where it has none.

    Only what stands above the rows of more than two cells is said of a block, so the first row that is none ends the search.
    """
    if table.columns < FEWEST_CELLS:
        return table
    parted = dict(_parted(table, labels))
    if not parted or any(c.row < row < c.row + c.rows for c in table.cells for row in (*parted, *(at + 1 for at in parted))):
        return table
    cells = [cell for row in range(table.rows) for cell in _placed(table, row, parted)]
    more = sum(len(pairs) - 1 for pairs in parted.values())
    headed = table.header_rows + sum(len(pairs) - 1 for row, pairs in parted.items() if row < table.header_rows)
    return table.model_copy(update={"rows": table.rows + more, "cells": tuple(cells), "header_rows": headed})


def _parted(table: Table, labels: Labels) -> Iterator[tuple[int, list[tuple[Cell, Cell]]]]:
    """The rows of labels and values, with their pairs."""
    for row in range(table.rows):
        cells = [c for c in table.row_cells(row) if c.row == row]
        if len(cells) <= len(("label", "value")):
            continue
        pairs = _pairs(cells, labels)
        if pairs is None:
            return
        yield row, pairs


def _pairs(cells: Sequence[Cell], labels: Labels) -> list[tuple[Cell, Cell]] | None:
    """The labels of a row with their values; None where it is no row of these.

    Labels are short and set apart from their values, as those of a head are not; one of them is known.
    """
    heads, values = cells[::2], cells[1::2]
    if len(heads) != len(values) or len(cells) < FEWEST_CELLS or not all(c.text.strip() for c in cells):
        return None
    if any(len(c.text) > LONGEST_LABEL or any(x.isdigit() for x in c.text) for c in heads):
        return None
    read = [labels.read_head(c.text.rstrip(": ")) for c in heads]
    known = any(reading.known and reading.field in RECORD_LABELS for reading in read)
    apart = all(map(is_apart, heads)) and not any(map(is_apart, values))
    return [*zip(heads, values, strict=True)] if known and apart else None


def _placed(table: Table, row: int, parted: dict[int, list[tuple[Cell, Cell]]]) -> Iterator[Cell]:
    """The cells that begin in a row where they stand once the rows above them are parted; values span all other columns."""
    down = sum(len(pairs) - 1 for above, pairs in parted.items() if above < row)
    if row not in parted:
        yield from (c.model_copy(update={"row": row + down}) for c in table.row_cells(row) if c.row == row)
        return
    for at, (label, value) in enumerate(parted[row], start=row + down):
        yield label.model_copy(update={"row": at, "column": 0, "columns": 1})
        yield value.model_copy(update={"row": at, "column": 1, "columns": table.columns - 1})
