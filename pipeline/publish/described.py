"""The open data's tables with every column's meaning: the comparison's own words, from which each description is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.publish.edition import Edition
from schemas.comparison import MEANINGS, Column, Comparison, Value

Kind = Literal["integer", "number", "string"]
NOTES = "table_notes"
COLUMNS = "table_columns"
MARKERS = "markers"


@dataclass(frozen=True, slots=True)
class Described:
    """A column: its name, what it means, its unit, the kind of its values, and the column that says why it is empty."""

    name: str
    meaning: str
    unit: str | None
    kind: Kind
    marked_by: str | None

    @property
    def sentence(self) -> str:
        """Meaning, unit and marker in one text."""
        unit = f" Unit: {self.unit}." if self.unit else ""
        marker = f" Where it is empty, {self.marked_by} says why." if self.marked_by else ""
        return f"{self.meaning[:1].upper()}{self.meaning[1:]}.{unit}{marker}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of the publication: name, title, what it answers, columns and rows."""

    name: str
    title: str
    about: str
    columns: tuple[Described, ...]
    rows: tuple[tuple[Value, ...], ...]


def sheets(made: Edition) -> list[Sheet]:
    """The comparison's tables, the lists for whoever checks the reading, then what explains them: notes, columns, marks."""
    tables = [_sheet(table) for table in (*made.comparisons.tables, *made.comparisons.lists)]
    return [*tables, _notes(made.comparisons.tables), _columns(tables), _markers()]


def kind_of(values: Sequence[Value]) -> Kind:
    """The kind of a column's values; a text where there is none."""
    there = [value for value in values if value is not None]
    if not there or any(isinstance(value, str) for value in there):
        return "string"
    return "integer" if all(float(value).is_integer() for value in there) else "number"


def _sheet(table: Comparison) -> Sheet:
    columns = tuple(_described(c, [row[i] for row in table.rows]) for i, c in enumerate(table.columns))
    return Sheet(table.name, table.title, table.question, columns, table.rows)


def _described(column: Column, values: Sequence[Value]) -> Described:
    return Described(column.name, column.meaning, column.unit, kind_of(values), column.marked_by)


def _text(name: str, meaning: str, kind: Kind = "string") -> Described:
    return Described(name, meaning, None, kind, None)


def _notes(tables: Sequence[Comparison]) -> Sheet:
    rows: list[tuple[Value, ...]] = []
    for table in tables:
        told = [("councils", f"{table.n} of {table.of} have an answer"), *(("note", note) for note in table.notes)]
        told += [("setting", f"{name}: {value}") for name, value in table.settings.items()]
        rows += [(table.name, number, kind, text) for number, (kind, text) in enumerate(told, start=1)]
    columns = (
        _text("table", "name of the table that the note is about"),
        _text("number", "number of the note within its table", "integer"),
        _text("kind", "councils (how many have an answer), note, or setting of the comparison"),
        _text("text", "the note"),
    )
    return Sheet(NOTES, "Notes on the tables", "What must a reader of each table know?", columns, tuple(rows))


def _columns(tables: Sequence[Sheet]) -> Sheet:
    rows = tuple((t.name, c.name, c.kind, c.meaning, c.unit, c.marked_by) for t in tables for c in t.columns)
    columns = (
        _text("table", "name of the table"),
        _text("column", "name of the column"),
        _text("type", "integer, number or string, as the values of this edition are"),
        _text("meaning", "what stands in the column"),
        _text("unit", "unit of its numbers, where it is always the same"),
        _text("marked_by", "the column that says why a value is missing"),
    )
    return Sheet(COLUMNS, "Columns of the tables", "What does each column mean?", columns, rows)


def _markers() -> Sheet:
    rows = tuple((mark.value, meaning) for mark, meaning in MEANINGS.items())
    columns = (_text("marker", "the shorthand of official statistics"), _text("meaning", "why a value is missing; never zero"))
    return Sheet(MARKERS, "Marks", "Why is a value missing?", columns, rows)
