"""Summary tables of figures with a metric a row: each row is a block of its own."""

from __future__ import annotations

from pipeline.interpret.banners import names_metrics
from pipeline.interpret.fields.figure_shape import shape_of
from pipeline.interpret.found import text_of
from pipeline.interpret.items import text_of_lines
from pipeline.interpret.sections import SectionDraft, read_title
from pipeline.interpret.tree import lines_of
from schemas.document import Cell, Table
from schemas.framework import Framework

FEWEST = 2


def sections_of_rows(table: Table, framework: Framework) -> list[SectionDraft]:
    """The blocks of a table of figures whose first column names another metric in each row ("Metric 2"); else none.

    A block's figures are those of its row, below the table's head; the words beside the metric are its title.
    """
    shape = shape_of(table)
    if shape is None:
        return []
    rows = range(shape.headers, table.rows)
    heads = [cell for row in rows if (cell := table.cell_at(row, 0)) is not None]
    names = {cell.text for cell in heads}
    if len(heads) < FEWEST or len(names) < len(rows) or not all(_names_metric(cell, framework) for cell in heads):
        return []
    return [_section(table, shape.headers, row, shape.labels, framework) for row in rows]


def _names_metric(cell: Cell, framework: Framework) -> bool:
    return cell.rows == cell.columns == 1 and names_metrics(cell.text, framework)


def _section(table: Table, headers: int, row: int, labels: int, framework: Framework) -> SectionDraft:
    """The block of a row."""
    draft = SectionDraft("row")
    cells = [cell for cell in table.row_cells(row) if cell.column < labels]
    named, beside = lines_of(cells[0]), [line for cell in cells[1:] for line in lines_of(cell)]
    read_title(draft, named, framework)
    if beside:
        draft.title_lines = [line.passage for line in beside]
        draft.title = text_of(text_of_lines(beside))
    draft.metric_lines = named
    draft.tables = [_row_alone(table, headers, row)]
    return draft


def _row_alone(table: Table, headers: int, row: int) -> Table:
    """The table with its head and that row alone."""
    head = [cell for cell in table.cells if cell.row < headers]
    own = [cell.model_copy(update={"row": headers}) for cell in table.cells if cell.row == row]
    return table.model_copy(update={"rows": headers + 1, "cells": (*head, *own)})
