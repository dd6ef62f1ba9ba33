"""Which tables hold figures, and where their headers and labels end and their numbers begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.interpret.fields.figure_cells import holds_number, is_figure_cell, table_words
from pipeline.interpret.fields.figures.masks import read_masks
from pipeline.interpret.fields.folding import fold
from schemas.document import Table

_HEADER_ROWS = 4
_LABEL_COLUMNS = 3
_NARROWEST = 2
_COUNT_WORDS = 2


@dataclass(frozen=True)
class Shape:
    """How many rows are headers and how many columns labels."""

    headers: int
    labels: int


def shape_of(table: Table) -> Shape | None:
    """The shape of a table; None where it has no body, or no column of labels."""
    headers = 0
    # Below a head the last row is the body, though it may say no more than that nothing is held.
    for row in range(min(max(table.rows - 1, 1), _HEADER_ROWS)):
        cells = [c for c in table.row_cells(row) if c.text.strip()]
        numeric = [c for c in cells if c.column > 0 and holds_number(c.text) and not is_date(c.text)]
        if numeric and row >= table.header_rows:
            break
        if len(cells) == 1 and row > 0 and row >= table.header_rows and cells[0].columns >= table.columns:
            break
        headers = row + 1
    labels = _labels(table, headers)
    return Shape(headers, labels) if headers < table.rows and labels else None


def _labels(table: Table, headers: int) -> int:
    labels = 0
    for column in range(min(table.columns - 1, _LABEL_COLUMNS)):
        cells = [c for c in table.cells if c.column == column and c.row >= headers and c.text.strip()]
        numeric = [c for c in cells if is_figure_cell(c.text) and not is_date(c.text)]
        if cells and all(c.column + c.columns >= table.columns for c in cells):
            break
        if cells and len(numeric) * 2 > len(cells) and not (column == 0 and _counts_up([c.text for c in cells])):
            break
        labels = column + 1
    return labels


def _counts_up(texts: Sequence[str]) -> bool:
    """Whether a first column only numbers its rows."""
    plain = [t.strip().rstrip(".")[:6] for t in texts]
    return all(t.isdigit() and t.isascii() for t in plain) and [int(t) for t in plain] == list(
        range(int(plain[0]), int(plain[0]) + len(plain))
    )


def is_date(text: str) -> bool:
    """Whether a cell names nothing but a time ("2022", "2021/22", "Mar-23")."""
    plain = text.strip()
    covered = sum(m.end - m.start for m in read_masks(plain).masks if m.kind == "date")
    return covered > 0 and covered >= len(plain.strip(" ()*"))


def counts_actions(table: Table) -> bool:
    """Whether a table counts actions by their state, or is one of actions: its headers say so."""
    words = table_words()
    headers = [fold(c.text).strip(" .:") for c in table.cells if c.row < _NARROWEST]
    firsts = [fold(c.text).strip(" .:") for c in table.cells if c.column == 0]
    states = sum(t in words["status"]["words"] for t in {*headers, *firsts})
    return states >= _COUNT_WORDS or any(t in words["records"]["words"] for t in headers)


def likeness(table: Table) -> float:
    """How sure it is, 0 to 1, that a table holds figures: the part of its cells right of the labels that are numbers."""
    if table.rows < 1 or table.columns < _NARROWEST or counts_actions(table):
        return 0.0
    shape = shape_of(table)
    if shape is None:
        return 0.0
    body = [c for c in table.cells if c.row >= shape.headers and c.column >= 1 and c.columns < table.columns and c.text.strip()]
    numeric = [c for c in body if is_figure_cell(c.text) and not is_date(c.text)]
    if not body or not any(holds_number(c.text) for c in numeric):
        return 0.0
    return len(numeric) / len(body)
