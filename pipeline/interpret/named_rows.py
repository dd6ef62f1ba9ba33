"""A column at a table's left whose short names each go down a run of rows: it names these rows' block, whatever it is called."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pipeline.interpret.judging import Sure
from pipeline.interpret.likeness import label_hints
from pipeline.interpret.roles import Role, mean
from schemas.document import Table

FEWEST_GROUPS = 2
LONGEST_NAME = 8
# How sure it is that a text is of a field from which on it names no block.
LIKE_OTHER = {"action": 0.3, "timeframe": 0.55, "rag": 0.55, "ref": 0.55}
# A name alone may be a team's or a subject's: here all of them together tell.
LIKE_LEADS = 0.7


def with_named_rows(table: Table, body: Sequence[int], roles: Sequence[Role], sure: Sure) -> list[Role]:
    """The roles of columns, where the first, which nothing tells, names the blocks that the rows fall into."""
    names = [role.field for role in roles]
    first = next((n for n, name in enumerate(names) if name != "ref"), None)
    out = list(roles)
    if first is None or names[first] or "action" not in names[first:] or {"theme", "objective", "metric"} & set(names):
        return out
    label = table.cell_at(body[0] - 1, first) if body and body[0] else None
    if "other" in (label_hints(label.text) if label is not None else ()):
        return out
    if _falls_into_blocks(_names(table, body, first), sure):
        out[first] = Role("theme", inferred=True)
    return out


def _names(table: Table, body: Sequence[int], column: int) -> list[str]:
    """What stands in a column row by row, what goes down several rows in each."""
    cells = [table.cell_at(row, column) for row in body]
    return [" ".join(cell.text.split()) if cell is not None and cell.column == column else "" for cell in cells]


def _falls_into_blocks(names: Sequence[str], sure: Sure) -> bool:
    """Whether each of some short names stands in rows that follow one another, several of them in more than one."""
    runs = [(name, len([*rows])) for name, rows in groupby(names)]
    if len({name for name, _ in runs}) < len(runs) or sum(count > 1 for _, count in runs) < FEWEST_GROUPS:
        return False
    return all(_is_name(name, sure) for name, _ in runs) and mean("lead", [name for name, _ in runs], sure) < LIKE_LEADS


def _is_name(text: str, sure: Sure) -> bool:
    if not text or not text[0].isalpha() or len(text.split()) > LONGEST_NAME or text.endswith((".", ":")):
        return False
    return all(sure(field, text) < least for field, least in LIKE_OTHER.items())
