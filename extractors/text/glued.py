"""Paragraphs of a cell that a converter ran together, parted where the rest begins as other paragraphs of the column do."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.wording import cut
from schemas.document import Cell, Paragraph, Table

SHORTEST = 12
# A capital word, then small ones: a sentence's beginning, not a name.
_OPENING = re.compile(r"(?=([A-Z][a-z]+(?:\s[a-z][\w'’-]*){2})\b)")
_BEFORE = re.compile(r"(?:[a-z0-9)%.;:]|[A-Z]{2})\s$")
_LEADS_ON = re.compile(r"\b(?:a|an|and|as|at|by|for|from|in|into|of|on|or|our|the|their|to|via|with)\s$", re.IGNORECASE)


def with_glued_parted(table: Table) -> tuple[Table, list[str]]:
    """The table with glued paragraphs parted, and the first words of each part that was told so.

    Only a column's own paragraphs are evidence: one that begins a cell's paragraph in another row.
    """
    openings = _openings(table)
    told: list[str] = []
    cells = tuple(_parted(cell, openings.get(cell.column, {}), told) for cell in table.cells)
    return (table.model_copy(update={"cells": cells}), told) if told else (table, told)


def _openings(table: Table) -> dict[int, dict[str, set[int]]]:
    """For each column, how its paragraphs begin, and in which rows."""
    found: dict[int, dict[str, set[int]]] = {}
    for cell in table.cells:
        if cell.columns == 1 and cell.row >= table.header_rows:
            for block in cell.blocks:
                opening = _OPENING.match(block.text) if isinstance(block, Paragraph) else None
                if opening and len(opening.group(1)) >= SHORTEST:
                    found.setdefault(cell.column, {}).setdefault(opening.group(1), set()).add(cell.row)
    return found


def _parted(cell: Cell, openings: dict[str, set[int]], told: list[str]) -> Cell:
    if not openings or len(cell.blocks) != 1 or not isinstance(cell.blocks[0], Paragraph):
        return cell
    paragraph = cell.blocks[0]
    text = paragraph.text
    starts = [
        found.start()
        for found in _OPENING.finditer(text)
        if found.start() and openings.get(found.group(1), set()) - {cell.row} and _may_end(text[: found.start()])
    ]
    if not starts:
        return cell
    told.extend(text[start : start + 40] for start in starts)
    edges = [0, *starts, len(text)]
    parts = [paragraph.model_copy(update={"spans": cut(paragraph.spans, a, b)}) for a, b in pairwise(edges)]
    return cell.model_copy(update={"blocks": tuple(part for part in parts if part.spans)})


def _may_end(before: str) -> bool:
    return bool(_BEFORE.search(before)) and not _LEADS_ON.search(before)
