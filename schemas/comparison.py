"""A Comparison: one question asked of all plans, with an answer or the reason for none in every cell."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from schemas.base import Noun

Value = str | int | float | None


class Mark(StrEnum):
    """Why a cell is empty: the shorthand of official statistics, numbered where a reason has kinds. None of them is zero."""

    SUPPRESSED = "[c]"
    HIDDEN = "[c1]"
    TOO_FEW = "[u]"
    NOT_COMPARABLE = "[u1]"
    CONFLICTING = "[u2]"
    NOT_STATED = "[x]"
    UNREADABLE = "[x1]"
    NOT_HELD = "[x2]"
    NO_PLAN = "[x3]"
    NOT_APPLICABLE = "[z]"


MEANINGS: dict[Mark, str] = {
    Mark.SUPPRESSED: "withheld by the council itself, for low numbers",
    Mark.HIDDEN: "hidden here: computed from a count below the threshold",
    Mark.TOO_FEW: "too few councils to say",
    Mark.NOT_COMPARABLE: "something is printed, but it cannot be made comparable",
    Mark.CONFLICTING: "the plan states it twice, and the two do not agree",
    Mark.NOT_STATED: "the plan says nothing about it",
    Mark.UNREADABLE: "the document could be read only in part, and nothing was found in that part",
    Mark.NOT_HELD: "the plan says that the data are not held or not available",
    Mark.NO_PLAN: "no plan of this authority is in the collection",
    Mark.NOT_APPLICABLE: "does not apply, or nothing happened that could be counted",
}


class Column(Noun):
    """One column: its name in every file, what it means, its unit, and the column that says why it is empty.

    A column with `marked_by` holds a value exactly where that other column is empty. A column without is simply empty
    where there is nothing to say.
    """

    name: str
    meaning: str
    unit: str | None = None
    marked_by: str | None = None


class Comparison(Noun):
    """A table that answers one question.

    `rows` have one value a column, in the columns' order. `n` counts the councils (or, where a plan names none, plans)
    that have an answer in it, `of` all that were compared. `settings` are the thresholds and filters it was made with;
    `notes` say what a reader must know: ties, blanks, what was left out and why.
    """

    name: str
    title: str
    question: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...] = ()
    n: int = 0
    of: int = 0
    settings: dict[str, str] = Field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _answers_or_reasons(self) -> Self:
        names = self.names
        pairs = [(names.index(c.name), names.index(c.marked_by)) for c in self.columns if c.marked_by]
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(names):
                raise ValueError(f"row {number} of table {self.name} has {len(row)} cells for {len(names)} columns")
            for value, mark in pairs:
                if (row[value] is None) == (row[mark] is None):
                    raise ValueError(f"row {number} of table {self.name}: {names[value]} needs a value or a mark")
        return self

    @property
    def names(self) -> list[str]:
        """The columns' names in order."""
        return [column.name for column in self.columns]

    def records(self) -> list[dict[str, Value]]:
        """The rows as mappings from column name to value."""
        names = self.names
        return [dict(zip(names, row, strict=True)) for row in self.rows]

    def marks(self) -> dict[str, str]:
        """The marks that stand in this table, each with its meaning, in the order of the list of marks."""
        places = [i for i, name in enumerate(self.names) if name == "marker" or name.endswith("_marker")]
        seen = {row[place] for row in self.rows for place in places}
        return {mark.value: meaning for mark, meaning in MEANINGS.items() if mark.value in seen}


class Comparisons(Noun):
    """All tables of one run, in the order of the list of benchmarks; and the lists for whoever checks the reading."""

    tables: tuple[Comparison, ...]
    lists: tuple[Comparison, ...] = ()

    def table(self, name: str) -> Comparison:
        """The table of a name; KeyError where there is none."""
        for table in self.tables:
            if table.name == name:
                return table
        raise KeyError(name)
