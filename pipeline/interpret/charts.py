"""Times across the top of a table of records with marks or coloured cells below: when each action is done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.interpret.judging import Sure
from pipeline.interpret.roles import Role
from pipeline.interpret.tree import Field, line_of
from schemas.document import Cell, Table, paragraphs

TIMES = frozenset({"timeframe", "start", "end"})
LIKE_TIME = 0.6
_MARK = re.compile(r"[xX✓✔☑■●•█*]|[yY](?:es)?")


class Chart:
    """The columns of a table that stand for times, and what is marked in them."""

    def __init__(self, table: Table, head: int, roles: Sequence[Role], sure: Sure) -> None:
        self._table = table
        self._heads: dict[int, Cell] = {}
        if head and not any(role.field in TIMES for role in roles):
            cells = {at: table.cell_at(head - 1, at) for at, role in enumerate(roles) if not role.field}
            timed = {at: c for at, c in cells.items() if c is not None and sure("timeframe", c.text) >= LIKE_TIME}
            if len(timed) > 1 and all(self._is_marked(row, at) is not None for row in range(head, table.rows) for at in timed):
                self._heads = timed

    @property
    def columns(self) -> frozenset[int]:
        """The columns that stand for times."""
        return frozenset(self._heads)

    def times(self, row: int) -> list[Field]:
        """A row's time: from the first to the last marked column; none where none or all of them are marked alike."""
        marked = [self._heads[at] for at in sorted(self._heads) if self._is_marked(row, at)]
        if not marked:
            return []
        names = (("timeframe", marked[0]),) if len(marked) == 1 else (("start", marked[0]), ("end", marked[-1]))
        return [Field(name, None, [line_of(p) for p in paragraphs(cell.blocks)], inferred=True) for name, cell in names]

    def _is_marked(self, row: int, column: int) -> bool | None:
        """Whether a cell has a mark or a colour; None where it says something."""
        cell = self._table.cell_at(row, column)
        text = cell.text.strip() if cell is not None else ""
        if cell is not None and text and cell.column != column:
            return False
        if text:
            return True if _MARK.fullmatch(text) else None
        return cell is not None and cell.fill is not None
