"""Changes of a document's surface that leave what it says alone: other labels, other columns, another council, other years."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.interpret.labels import Labels, folded
from pipeline.interpret.settings import Settings
from schemas.document import Block, Cell, Document, Paragraph, Table

YEARS = 4
_MONTH = "January|February|March|April|May|June|July|August|Sept(?:ember)?|October|November|December"
_SHORT_YEAR = re.compile(rf"((?:{_MONTH}) |20[0-9][0-9][/–-])([12][0-9])\b(?![0-9%.])")
_SHORT_SPAN = re.compile(r"(?<![0-9/])([12][0-9])/([12][0-9])(?![0-9/])")
RENAMED = (
    {
        "Who/Lead": "Lead officer",
        "When": "Target date",
        "Update": "Progress to date",
        "Timeframe": "By when",
        "Lead": "Responsible officer",
    }
    | {"Objective": "Aim", "Specific action": "What we will do", "Specific Action": "What we will do", "Action": "Key actions"}
    | {"Timescale to start seeing a change": "Deadline", "Indicators of Improvement": "Success criteria"}
    | {"How will we know when we are successful": "Measures of success", "Links to other plans": "Linked plans"}
)


def texts_changed(document: Document, change: Callable[[str], str]) -> Document:
    """The document with every span's text changed."""

    def again(block: Block) -> Block:
        if isinstance(block, Paragraph):
            return block.model_copy(update={"spans": tuple(s.model_copy(update={"text": change(s.text)}) for s in block.spans)})
        cells = tuple(c.model_copy(update={"blocks": tuple(again(b) for b in c.blocks)}) for c in block.cells)
        return block.model_copy(update={"cells": cells})

    return document.model_copy(update={"blocks": tuple(again(b) for b in document.blocks)})


def tables_changed(document: Document, change: Callable[[Table], Table]) -> Document:
    """The document with every table at its top level changed."""
    blocks = tuple(change(b) if isinstance(b, Table) else b for b in document.blocks)
    return document.model_copy(update={"blocks": blocks})


def relabelled(document: Document) -> Document:
    """Every label that stands alone, or before a colon, under another name of its field."""
    names = {folded(old): new for old, new in RENAMED.items()}

    def change(text: str) -> str:
        head, colon, rest = text.partition(":")
        new = names.get(folded(head))
        return f"{new}{colon}{rest}" if new and len(head) < 70 else text

    return texts_changed(document, change)


def columns_permuted(document: Document, labels: Labels) -> Document:
    """Tables of records (three columns or more, a header, no cell over some columns only) with their columns reversed."""

    def change(table: Table) -> Table:
        if not _is_list_of_records(table, labels):
            return table
        cells = [c if c.columns == table.columns else _at(c, table.columns - c.column - c.columns) for c in table.cells]
        return table.model_copy(update={"cells": tuple(sorted(cells, key=lambda c: (c.row, c.column)))})

    return tables_changed(document, change)


def column_dropped(document: Document, labels: Labels, field: str) -> Document:
    """Tables of records without the column of one field."""

    def change(table: Table) -> Table:
        if not _is_list_of_records(table, labels):
            return table
        gone = {c.column for c in table.cells if c.row == 0 and labels.read(c.text).field == field}
        if len(gone) != 1:
            return table
        at = next(iter(gone))
        kept = []
        for c in table.cells:
            if c.columns == table.columns:
                kept.append(c.model_copy(update={"columns": c.columns - 1}))
            elif c.column != at:
                kept.append(_at(c, c.column - (c.column > at)))
        return table.model_copy(update={"cells": tuple(kept), "columns": table.columns - 1})

    return tables_changed(document, change)


def headers_removed(document: Document, labels: Labels) -> Document:
    """Tables of records without their header rows."""

    def change(table: Table) -> Table:
        if not _is_list_of_records(table, labels):
            return table
        top = max(1, table.header_rows)
        cells = tuple(c.model_copy(update={"row": c.row - top}) for c in table.cells if c.row >= top)
        return table.model_copy(update={"cells": cells, "rows": table.rows - top, "header_rows": 0})

    return tables_changed(document, change)


def years_shifted(text: str) -> str:
    """Every year from 2010 to 2035 some years later, spans of years and two-digit years behind months and slashes too."""
    later = re.sub(r"\b(20[1-3][0-9])\b", lambda m: str(int(m.group(1)) + YEARS), text)
    later = _SHORT_YEAR.sub(lambda m: f"{m.group(1)}{int(m.group(2)) + YEARS:02d}", later)
    return _SHORT_SPAN.sub(lambda m: f"{int(m.group(1)) + YEARS:02d}/{int(m.group(2)) + YEARS:02d}", later)


def without_a_fifth(settings: Settings, seed: int) -> Settings:
    """The settings with a random fifth of all label synonyms gone."""
    chance = random.Random(seed)  # noqa: S311
    kept = {name: [w for w in words if chance.random() > 0.2] for name, words in sorted(settings.labels.by_field.items())}
    return replace(settings, labels=Labels(kept))


def _at(cell: Cell, column: int) -> Cell:
    return cell.model_copy(update={"column": column})


def _is_list_of_records(table: Table, labels: Labels) -> bool:
    if table.columns < 3 or any(1 < c.columns < table.columns for c in table.cells):
        return False
    fields = {labels.read(c.text).field for c in table.cells if c.row == 0 and len(c.text) <= 120}
    return len(fields & {"action", "lead", "timeframe", "success"}) >= 2
