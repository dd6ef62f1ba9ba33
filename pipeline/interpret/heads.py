"""The head of a table of records: which rows name its columns, and which rows below only say what is to be entered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.interpret.fields.links import is_empty_value
from pipeline.interpret.judging import Sure
from pipeline.interpret.labels import LabelReading, Labels
from pipeline.interpret.parts_played import bodies_in_row, parts_in_row
from pipeline.interpret.roles import Role
from pipeline.interpret.tree import Field, Scope
from schemas.document import Cell, Table, paragraphs

HEADER_ROWS = 4
LONGEST_HEAD = 120
LONGEST_NAME = 40
TYPED = frozenset({"lead", "timeframe", "start", "end"})
UNLIKE, LIKE = 0.15, 0.5
LIKE_TIME = 0.6
MOST_PROMPTS = 2
FEWEST_TURNED = 3
PAIR = 2
RECORD_LABELS = frozenset({
    "action", "objective", "theme", "metric", "lead", "sponsor", "support", "timeframe", "start", "end", "revised", "original",
    "review", "success", "progress", "rag", "links", "ref", "data", "resources",
})  # fmt: skip
KINDS = ("timeframe", "lead", "rag", "ref")
CLEAR, APART = 0.7, 0.3
FEWEST_TELLING = 2
LONGER = 2.0
_EXAMPLE = re.compile(r"(?:e\.?g\.?|for example|(?:an? )?example)\b", re.IGNORECASE)


def is_header(table: Table, row: int, labels: Labels, sure: Sure) -> bool:
    """Whether a row names columns: at least two fields, and with the times of a chart half of what stands there."""
    cells = [c for c in table.row_cells(row) if c.text.strip()]
    readings = [_of_head(c.text.replace("\n", " "), labels) for c in cells if len(c.text) <= LONGEST_HEAD]
    if len(readings) != len(cells):
        return False
    parts = parts_in_row(table, row)
    readings = [parts.get(c.column, reading) for c, reading in zip(cells, readings, strict=True)]
    known = [bool(r.fields) and r.field in RECORD_LABELS for r in readings]
    fields = {r.field for r, is_field in zip(readings, known, strict=True) if is_field}
    times = sum(not is_field and sure("timeframe", c.text) >= LIKE_TIME for c, is_field in zip(cells, known, strict=True))
    enough = (len(fields) + times) * 2 >= len(cells)
    return len(fields) >= 2 and (enough or (len(fields) + len(bodies_in_row(table, row, sure))) * 2 >= len(cells))


def _of_head(printed: str, labels: Labels) -> LabelReading:
    """The reading of what may be the head of a column."""
    reading = labels.read(printed, 90.0)
    return reading if reading.fields else labels.read_ending(printed)


def header_rows(table: Table, labels: Labels, sure: Sure) -> int:
    """How many of a table's first rows are its head: down to the row that names its columns, and what that one spans."""
    for row in range(min(HEADER_ROWS + _says_of_block(table), table.rows)):
        if is_header(table, row, labels, sure):
            return min(_end_of_head(table, row), max(table.rows - 1, row + 1))
    if not table.header_rows:
        row = _first_unmerged(table)
        return row + 1 if row + 1 < table.rows and heads_unlike(table, row, labels, sure) else 0
    return min(table.header_rows, table.rows - 1) if table.header_rows < table.rows else 0


def _first_unmerged(table: Table) -> int:
    """The first row that is not one cell as wide as the table."""
    said = _says_of_block(table)
    rows = range(said, min(HEADER_ROWS + said, table.rows))
    return next((row for row in rows if len(table.row_cells(row)) > 1), 0)


def _says_of_block(table: Table) -> int:
    """How many of a table's first rows are a title as wide as the table, and labels below it with values over all else."""
    row = 0
    while row < table.rows and _is_said(table, row):
        row += 1
    return row if row > 1 else 0


def _is_said(table: Table, row: int) -> bool:
    cells = table.row_cells(row)
    if row == 0 or len(cells) == 1:
        return len(cells) == 1 and cells[0].columns >= table.columns
    return len(cells) == PAIR and cells[0].columns == 1 < cells[1].columns == table.columns - 1


def heads_unlike(table: Table, row: int, labels: Labels, sure: Sure) -> bool:
    """Whether a row of short words that nobody knows as labels is a head: its words are unlike the values below them.

    One column that tells is enough where the row is set apart from those below, else two; long texts tell beside another.
    """
    cells = [c for c in table.row_cells(row) if c.row == row and c.text.strip()]
    texts = [c.text.replace("\n", " ") for c in cells]
    if len(cells) < table.columns or any(c.rows > 1 for c in cells) or len(set(texts)) < len(texts):
        return False
    known = [labels.read(text, 90.0).known for text in texts]
    if not all(k or _is_short_name(text, sure) for k, text in zip(known, texts, strict=True)):
        return False
    below = [_below(table, row, cell.column) for cell in cells]
    unlike = [k or _unlike(text, values, sure) for k, text, values in zip(known, texts, below, strict=True)]
    longer = [_is_longer(text, values) for text, values in zip(texts, below, strict=True)]
    telling = sum(one or other for one, other in zip(unlike, longer, strict=True)) if any(unlike) else 0
    return telling >= FEWEST_TELLING or (telling > 0 and _is_set_apart(table, row))


def _is_short_name(text: str, sure: Sure) -> bool:
    return not (len(text) > LONGEST_NAME or text.endswith(".") or is_empty_value(text) or sure("action", text) >= LIKE)


def _is_longer(head: str, values: Sequence[str]) -> bool:
    """Whether all the texts below a few words are much longer than these."""
    return bool(values) and min(map(len, values)) > len(head) and sum(map(len, values)) >= LONGER * len(head) * len(values)


def _below(table: Table, row: int, column: int) -> list[str]:
    return [c.text for c in table.cells if c.row > row and c.column == column and c.text.strip()]


def _unlike(head: str, values: Sequence[str], sure: Sure) -> bool:
    """Whether values are of one kind that the words above them are not."""
    means = {name: sum(sure(name, v) for v in values) / len(values) for name in KINDS} if values else {}
    if any(sure(name, head) >= CLEAR for name in KINDS):
        return False
    return any(mean >= LIKE_TIME and mean - sure(name, head) >= APART for name, mean in means.items())


def is_apart(cell: Cell) -> bool:
    """Whether a cell is set apart: marked as a head, shaded or bold."""
    return cell.header or bool(cell.fill) or all(p.bold for p in paragraphs(cell.blocks))


def _is_set_apart(table: Table, row: int) -> bool:
    """Whether a row is bold or shaded as the rows below it are not."""
    marked = [all(p.bold for p in paragraphs(c.blocks)) or bool(c.fill) for c in table.row_cells(row)]
    below = [all(p.bold for p in paragraphs(c.blocks)) or bool(c.fill) for c in table.cells if c.row > row and c.text.strip()]
    return all(marked) and 2 * sum(below) < len(below)


def looks_like_head(table: Table, rows: Sequence[int]) -> bool:
    """Whether the first of some rows is in bold letters as others are not: a head, if its words are no known labels.

    It may come again above each part of the table.
    """
    first = [c.text for c in table.row_cells(rows[0])] if rows else []
    bold = {row: all(p.bold for c in table.row_cells(row) for p in paragraphs(c.blocks)) for row in rows}
    others = [bold[row] for row in rows if [c.text for c in table.row_cells(row)] != first]
    return bool(others) and bold[rows[0]] and not any(others)


def turned(table: Table, labels: Labels) -> Table | None:
    """A table whose labels run down its first column, with an action a column, as one with a row an action; else None."""
    if table.columns < FEWEST_TURNED or any(c.columns > 1 or c.rows > 1 for c in table.cells):
        return None
    first = [c for c in table.cells if c.column == 0 and c.text.strip()]
    readings = [labels.read(c.text.replace("\n", " "), 90.0) for c in first if len(c.text) <= LONGEST_HEAD]
    fields = [reading.field for reading in readings if reading.fields and reading.field in RECORD_LABELS]
    if (
        len(set(fields)) < FEWEST_TURNED
        or "action" not in fields
        or len(fields) < len(set(fields))
        or 2 * len(fields) < len(first)
    ):
        return None
    cells = [c.model_copy(update={"row": c.column, "column": c.row, "header": c.column == 0}) for c in table.cells]
    ordered = tuple(sorted(cells, key=lambda c: (c.row, c.column)))
    return table.model_copy(update={"rows": table.columns, "columns": table.rows, "cells": ordered, "header_rows": 1})


def _end_of_head(table: Table, row: int) -> int:
    """The row below the head: most of its cells go down two rows, or only its wide cells have short names below them."""
    cells = [c for c in table.row_cells(row) if c.text.strip() and c.row == row]
    tall = [c for c in cells if c.rows > 1]
    if 2 * len(tall) >= len(cells) > 0:
        return row + min(c.rows for c in tall)
    below = [c for c in table.row_cells(row + 1) if c.row == row + 1 and c.text.strip()]
    wide = [c for c in cells if 1 < c.columns < table.columns]
    return row + (2 if len(below) > 1 and all(_is_name_below(c, wide) for c in below) else 1)


def _is_name_below(cell: Cell, wide: Sequence[Cell]) -> bool:
    under = any(c.column <= cell.column and cell.column + cell.columns <= c.column + c.columns for c in wide)
    return under and len(cell.text) <= LONGEST_NAME


def prompt_rows(table: Table, body: Sequence[int], roles: Sequence[Role], sure: Sure) -> set[int]:
    """The first rows below the head that say what is to be entered, or give an example, in a table with other rows."""
    out: set[int] = set()
    for at, row in enumerate(body[:MOST_PROMPTS]):
        rest = body[at + 1 :]
        if rest and (_is_example(table, row) or (_prompts(table, row, roles, sure) and _any_typed(table, rest, roles, sure))):
            out.add(row)
        else:
            break
    return out


def explains(scope: Scope, sure: Sure) -> bool:
    """Whether a card only explains its labels: none of the values under lead and time reads as one."""
    texts = [(f.name, f.text) for f in scope.content if isinstance(f, Field) and f.name in TYPED and f.text.strip()]
    return len({name for name, _ in texts}) > 1 and all(sure(name, text) < UNLIKE for name, text in texts)


def _is_example(table: Table, row: int) -> bool:
    first = next((c.text.strip() for c in table.row_cells(row) if c.text.strip()), "")
    return bool(_EXAMPLE.match(first))


def _typed(table: Table, row: int, roles: Sequence[Role]) -> list[tuple[str, str]]:
    """The values of a row under lead and time; what a wider cell says there from another column's place is none."""
    cells = [(role.field, at, table.cell_at(row, at)) for at, role in enumerate(roles) if role.field in TYPED]
    return [(name, cell.text) for name, at, cell in cells if cell is not None and cell.column == at and cell.text.strip()]


def _prompts(table: Table, row: int, roles: Sequence[Role], sure: Sure) -> bool:
    texts = _typed(table, row, roles)
    return len({name for name, _ in texts}) > 1 and all(sure(name, text) < UNLIKE for name, text in texts)


def _any_typed(table: Table, rows: Sequence[int], roles: Sequence[Role], sure: Sure) -> bool:
    return any(sure(name, text) >= LIKE for row in rows for name, text in _typed(table, row, roles))
