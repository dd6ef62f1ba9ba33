"""Tables of what is aimed at and how that is measured, with no action in them: each row is a block of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.interpret.marks import read_mark
from pipeline.interpret.roles import Role
from pipeline.interpret.row_sections import COUNTED
from pipeline.interpret.tree import Field, Node, Scope
from schemas.framework import Framework

FEWEST_ROWS = 2
MEASURED = frozenset({"objective", "success"})
BESIDE = frozenset({"ref", "metric", "data", "links", "resources"})


def holds_measured_aims(roles: Sequence[Role]) -> bool:
    """Whether the labels of a table's columns name aims and measures, and nothing that is said of actions."""
    fields = [role.field for role in roles]
    told = [role.field for role in roles if role.field == "objective" and not role.inferred]
    return len(told) == 1 and set(fields) >= MEASURED and set(fields) <= MEASURED | BESIDE and fields.count("success") == 1


def blocks_of_aims(nodes: Sequence[Node], framework: Framework) -> list[Node]:
    """The rows of such a table as blocks, where each says its aim and most say their measure; else none."""
    rows = [node for node in nodes if isinstance(node, Scope)]
    aims = [row.first("objective") for row in rows]
    measured = sum(row.first("success") is not None for row in rows)
    plain = len(rows) == len(nodes) and all(row.kind == "record" and not row.scopes() for row in rows)
    if not plain or len(rows) < FEWEST_ROWS or 2 * measured <= len(rows):
        return []
    if any(aim is None or aim.inherited or not aim.lines for aim in aims):
        return []
    return [_block(row, framework) for row in rows]


def _block(row: Scope, framework: Framework) -> Scope:
    """A row as a block, counted by the number at the head of its aim ("Objective 1: To …")."""
    aim = next(node for node in row.content if isinstance(node, Field) and node.name == "objective")
    head = aim.lines[0]
    mark, number = read_mark(head.text, framework), COUNTED.match(head.text)
    end, rest = (mark.ref_end, mark.rest) if mark is not None else (number.end(1), number.end()) if number is not None else (0, 0)
    if row.first("ref") is not None or not 0 < rest < len(head.text):
        return replace(row, kind="card")
    own = replace(aim, lines=[head.rest(rest), *aim.lines[1:]])
    return replace(row, kind="card", title=[head.rest(0, end)], content=[own if node is aim else node for node in row.content])
