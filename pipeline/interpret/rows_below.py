"""Rows as wide as the table below those of its actions, that say something more of these: "Update since April 2024: …"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from pipeline.interpret.label_lines import LabelledLine, label_at_head
from pipeline.interpret.labels import Labels
from pipeline.interpret.tree import Field, Line, lines_of
from schemas.document import Cell, Table

# What is told of actions alone, wherever it stands below one.
OF_ACTIONS = frozenset({"progress"})
# What is told of actions where each of them is followed by it; else it may be said of their block.
OF_EACH = OF_ACTIONS | {"lead", "support", "sponsor", "timeframe", "success", "links", "rag"}
FEWEST_EACH = 2
PAIR = 2


def said_below(table: Table, body: Sequence[int], banners: Set[int], labels: Labels) -> dict[int, list[Field]]:
    """What rows of labels and values say of the action in the row above them, by row."""
    told = {row: fields for row in body if (fields := _fields(table, row, labels))}
    actions = [row for row in body if row not in told and row not in banners]
    owner = _owners(body, told, set(actions))
    of_each = _told_of_each(actions, told, owner)
    names = {row: {field.name for field in fields} for row, fields in told.items()}
    return {row: told[row] for row in owner if names[row] <= OF_ACTIONS | of_each}


def _owners(body: Sequence[int], told: Mapping[int, Sequence[Field]], actions: set[int]) -> dict[int, int]:
    """The row of the action that each row of labels stands below, with nothing but other such rows between."""
    out: dict[int, int] = {}
    above: int | None = None
    for row in body:
        if row in told and above is not None:
            out[row] = above
        elif row not in told:
            above = row if row in actions else None
    return out


def _told_of_each(actions: Sequence[int], told: Mapping[int, Sequence[Field]], owner: Mapping[int, int]) -> set[str]:
    """The fields that rows below say of every action of the table."""
    said: dict[int, set[str]] = {row: set() for row in actions}
    for row, above in owner.items():
        said[above].update(field.name for field in told[row])
    return set.intersection(*said.values()) & OF_EACH if len(said) >= FEWEST_EACH else set()


def _fields(table: Table, row: int, labels: Labels) -> list[Field]:
    """The fields of a row that is nothing but labels of what is told of an action, with their values; else none."""
    cells = [cell for cell in table.row_cells(row) if cell.text.strip()]
    if any(cell.row != row or cell.rows > 1 for cell in cells) or not _covers(table, cells):
        return []
    if len(cells) == PAIR:
        return _beside(cells[0], cells[1], labels)
    out: list[Field] = []
    for line in lines_of(cells[0]):
        found = label_at_head(line, labels)
        if found is not None and found.reading.field in OF_EACH and _opens(found, line):
            out.append(found.as_field(found.reading.field or ""))
        elif out:
            out[-1].lines.append(line)
        else:
            return []
    return out


def _opens(found: LabelledLine, line: Line) -> bool:
    """Whether a label has a value behind it, or stands above one."""
    return found.value is not None or line.text.rstrip().endswith(":")


def _beside(label: Cell, value: Cell, labels: Labels) -> list[Field]:
    """The field of a label in a cell of its own with its value over all the other columns."""
    head = lines_of(label)
    reading = labels.read_head(" ".join(line.text for line in head).rstrip(": ")) if head else None
    if reading is None or label.columns > 1 or value.columns <= 1 or reading.field not in OF_EACH:
        return []
    name = reading.field
    return [Field(name, head[0].passage, lines_of(value), inferred=not reading.known, label_text=reading.printed)]


def _covers(table: Table, cells: Sequence[Cell]) -> bool:
    """Whether one cell, or a label's and a value's, go over all columns of the table but a first one that is empty."""
    if not 0 < len(cells) <= PAIR or table.columns <= PAIR:
        return False
    return cells[0].column <= 1 and sum(cell.columns for cell in cells) >= table.columns - cells[0].column
