"""Tables of nothing but aims and what is done for each: a row with a list is a block, and each item is an action of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.interpret.items import is_numbered
from pipeline.interpret.roles import Role
from pipeline.interpret.tree import Field, Line, Node, Scope

FEWEST_ROWS = FEWEST_ITEMS = 2
AIMS = frozenset({"objective", "theme"})
BESIDE = AIMS | {"action", "metric"}


def holds_lists_for_aims(roles: Sequence[Role]) -> bool:
    """Whether a table's columns are of aims and of actions and of nothing that is said of an action."""
    fields = {role.field for role in roles}
    return "action" in fields and bool(fields & AIMS) and fields <= BESIDE


def actions_of_lists(nodes: Sequence[Node]) -> list[Node]:
    """The rows of such a table, an action an item where most rows have a list below what leads into it; else as they are."""
    rows = [node for node in nodes if isinstance(node, Scope)]
    listed = sum(_led_list(row) is not None for row in rows)
    own = all(row.kind == "record" and not row.scopes() and _aim(row) is not None for row in rows)
    if len(rows) < len(nodes) or len(rows) < FEWEST_ROWS or not own or 2 * listed <= len(rows):
        return list(nodes)
    return [part for row in rows for part in _parted(row)]


def _aim(row: Scope) -> Field | None:
    """What a row says in its own cell that it is for."""
    return next((f for f in row.content if isinstance(f, Field) and f.name in AIMS and f.lines and not f.inherited), None)


def _led_list(row: Scope) -> list[Line] | None:
    """The lines of a row's list, which counts or which the text above leads into ("We will:"); None where it has none."""
    action = row.first("action")
    lines = action.lines if action is not None else []
    start = next((at for at, line in enumerate(lines) if line.kind == "item"), len(lines))
    below = lines[start:]
    led = all(map(is_numbered, below)) or (start > 0 and lines[start - 1].text.rstrip().endswith(":"))
    several = sum(line.depth == 0 for line in below) >= FEWEST_ITEMS
    return below if led and several and all(line.kind == "item" for line in below) else None


def _parted(row: Scope) -> list[Scope]:
    """A row's items as records of the one block that its aim names, nested items with those above them."""
    listed, action = _led_list(row), row.first("action")
    if listed is None or action is None:
        return [row]
    groups: list[list[Line]] = []
    for line in listed:
        if line.depth and groups:
            groups[-1].append(line)
        else:
            groups.append([line])
    others = [node for node in row.content if node is not action]
    again = [replace(node, inherited=True) for node in others if isinstance(node, Field)]
    return [replace(row, content=[*(again if at else others), replace(action, lines=group)]) for at, group in enumerate(groups)]
