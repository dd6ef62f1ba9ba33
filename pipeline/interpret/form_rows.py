"""Forms that set several labels and values beside each other in one row: "Action no. | 1 | Metrics | 2 and 8"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.interpret.heads import RECORD_LABELS
from pipeline.interpret.labels import LabelReading, Labels
from pipeline.interpret.status_lines import is_status
from schemas.document import Cell, Table

LONGEST_LABEL = 60
LIKE_A_LABEL = 90.0
FEWEST_CELLS = 4
FEWEST_FIELDS = 3
LEAST_KNOWN = 0.5

Pair = tuple[Cell, Cell | None]


def one_label_a_row(table: Table, labels: Labels) -> Table:
    """The form with each label and its value in a row of their own; the table itself where it is no such form."""
    rows = [[c for c in table.row_cells(row) if c.row == row] for row in range(table.rows)]
    if table.columns < FEWEST_CELLS or any(c.rows > 1 for c in table.cells) or not all(rows):
        return table
    parted = [_pairs(cells) for cells in rows]
    if not _is_form(parted, labels):
        return table
    placed = [pair for cells, pairs in zip(rows, parted, strict=True) for pair in (pairs or [(cells[0], None)])]
    cells = [cell for row, pair in enumerate(placed) for cell in _placed(row, *pair)]
    return table.model_copy(update={"rows": len(placed), "columns": 2, "cells": tuple(cells), "header_rows": 0})


def _pairs(cells: Sequence[Cell]) -> list[Pair] | None:
    """The labels of a row with what stands beside them, in which blank cells at its end fill it up; none of a row of one cell."""
    if len(cells) % 2:
        return [] if len(cells) == 1 else None
    pairs: list[Pair] = [(label, value) for label, value in zip(cells[::2], cells[1::2], strict=True)]
    while len(pairs) > 1 and pairs[-1][1] is not None and not pairs[-1][0].text.strip() and not pairs[-1][1].text.strip():
        pairs.pop()
    return pairs


def _is_form(parted: Sequence[list[Pair] | None], labels: Labels) -> bool:
    """Whether every row is labels with their values, most of them known as those of several fields, and no value is a label."""
    pairs = [pair for row in parted for pair in row or ()]
    printed = [label.text.replace("\n", " ").strip().rstrip(": ") for label, _ in pairs]
    if None in parted or not all(0 < len(words) <= LONGEST_LABEL for words in printed):
        return False
    abreast = {words for row in parted for pair in (row or ())[1:] for words in [pair[0].text.strip().rstrip(": ")]}
    readings = [labels.read_head(words, LIKE_A_LABEL) for words in printed]
    known = [words for words, reading in zip(printed, readings, strict=True) if _of_record(reading)]
    fields = {reading.field for reading in readings if _of_record(reading)}
    if not abreast & {*known} or len(fields) < FEWEST_FIELDS or len(known) < LEAST_KNOWN * len(printed):
        return False
    values = [value.text.strip().rstrip(": ") for _, value in pairs if value is not None]
    return not any(_of_record(labels.read_exact(value)) for value in values if not is_status(value))


def _of_record(reading: LabelReading) -> bool:
    return bool(reading.fields) and reading.field in RECORD_LABELS


def _placed(row: int, label: Cell, value: Cell | None) -> Iterator[Cell]:
    """A label and its value in a row of two columns; what has no value is as wide as both."""
    yield label.model_copy(update={"row": row, "column": 0, "columns": 1 if value is not None else 2})
    if value is not None:
        yield value.model_copy(update={"row": row, "column": 1, "columns": 1})
