"""A sign-off that was taken into the table above it, as its last row: what stands in a row of its own is read below the table."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.interpret.heads import LONGEST_HEAD
from pipeline.interpret.labels import Labels
from schemas.document import Block, Cell, Paragraph, Table

FEWEST_BESIDE = 3


def lift_sign_offs(blocks: Sequence[Block], labels: Labels) -> list[Block]:
    """The blocks with such rows behind their tables: one filled cell below rows of several, which a label of a sign-off opens."""
    out: list[Block] = []
    for block in blocks:
        cell = _sign_off(block, labels) if isinstance(block, Table) else None
        if isinstance(block, Table) and cell is not None:
            cells = tuple(c for c in block.cells if c.row < cell.row)
            joins = tuple(j for j in block.joins if j.row < cell.row)
            out += [block.model_copy(update={"rows": cell.row, "cells": cells, "joins": joins}), *cell.blocks]
        else:
            out.append(block)
    return out


def _sign_off(table: Table, labels: Labels) -> Cell | None:
    """The only filled cell of the last row, where it is a sign-off."""
    filled = [cell for cell in table.row_cells(table.rows - 1) if cell.text.strip()]
    above = [cell for cell in table.row_cells(table.rows - 2) if cell.text.strip()] if table.rows > 1 else []
    if len(filled) != 1 or len(above) < FEWEST_BESIDE or not filled[0].blocks:
        return None
    first = filled[0].blocks[0]
    label = first.text.partition(":")[0] if isinstance(first, Paragraph) else ""
    alone = isinstance(first, Paragraph) and len(label) == len(first.text.rstrip(": "))
    named = 0 < len(label) <= LONGEST_HEAD and labels.read_exact(label).field == "signed_by"
    return (
        filled[0] if named and filled[0].row + filled[0].rows == table.rows and (len(filled[0].blocks) > 1 or not alone) else None
    )
