"""The grid of a table that is read row by row: cells at their columns, vertical merges by a map of columns, all bounded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.limits import Limits
from schemas.document import Block, Cell, Table
from schemas.problems import Reason, Unreadable

WIDEST_SPAN = 63


@dataclass(slots=True)
class Draft:
    """A cell while its table is read: later rows may still make it taller."""

    row: int
    column: int
    columns: int = 1
    rows: int = 1
    blocks: list[Block] = field(default_factory=list)
    fill: str | None = None


class Grid:
    """Builds a Table from cells given from left to right, row by row."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.rows = 0
        self._columns = 0
        self._at = 0
        self._above: dict[int, Draft] = {}
        self._open: dict[int, Draft] = {}

    def next_row(self, skip: int = 0) -> None:
        """Begins a row, whose first cell stands `skip` columns to the right."""
        self.rows += 1
        self._at = clamp(skip, 0)
        self._above, self._open = self._open, {}

    def add(self, columns: int) -> Draft:
        """A cell of its own at the next free place of the row."""
        draft = Draft(self.rows - 1, self._at, clamp(columns, 1))
        self.drafts.append(draft)
        self._advance(draft.columns)
        return draft

    def add_at(self, column: int, columns: int, rows: int) -> Draft:
        """A cell of its own at a column of the row, spanning rows that may be still to come."""
        self._at = column
        draft = self.add(columns)
        draft.rows = max(rows, 1)
        return draft

    def open_down(self, draft: Draft) -> None:
        """Cells below may continue this one."""
        self._open[draft.column] = draft

    def continued(self, columns: int) -> Draft | None:
        """The cell above that the next cell of the row continues, made taller; None where none stands open above it."""
        draft = self._above.get(self._at)
        if draft is None:
            return None
        draft.rows = self.rows - draft.row
        self._open[self._at] = draft
        self._advance(clamp(columns, 1))
        return draft

    def widen(self, columns: int) -> Draft | None:
        """The row's last cell, made wider by a cell that is merged into it from the right; None where the row has none."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.row != self.rows - 1:
            return None
        last.columns += clamp(columns, 1)
        self._advance(clamp(columns, 1))
        return last

    def end_row(self, skip: int = 0) -> None:
        """Ends a row that leaves `skip` columns free at its right."""
        self._columns = max(self._columns, self._at + clamp(skip, 0))

    def table(self, header_rows: int, caption: str | None) -> Table:
        """The finished table."""
        cells = tuple(
            Cell(
                row=d.row, column=d.column, rows=min(d.rows, self.rows - d.row), columns=d.columns,
                blocks=tuple(d.blocks), fill=d.fill, header=d.row < header_rows,
            )
            for d in self.drafts
        )  # fmt: skip
        return Table(rows=self.rows, columns=self._columns, cells=cells, header_rows=header_rows, caption=caption)

    def _advance(self, columns: int) -> None:
        self._at += columns
        self._columns = max(self._columns, self._at)


def clamp(span: int | None, least: int) -> int:
    """A span as far as it is believed: Word's own limit is 63 columns."""
    return min(max(least if span is None else span, least), WIDEST_SPAN)


def header_count(flags: Sequence[bool]) -> int:
    """How many leading rows are header rows; of a table whose every row is marked as one, the first."""
    count = next((at for at, flag in enumerate(flags) if not flag), len(flags))
    return min(count, 1) if count == len(flags) else count


def within_budget(cells: int, limits: Limits) -> None:
    """Raises `Unreadable` where a document has more cells than any plan can have."""
    if cells > limits.cells:
        raise Unreadable(Reason.TOO_LARGE, f"The document has more than {limits.cells} table cells; give a part of it.")
