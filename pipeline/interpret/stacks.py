"""Actions whose leads and times lost their place: stacked below them, listed column by column, or glued to their end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.interpret.judging import Sure
from pipeline.interpret.labels import LabelReading
from pipeline.interpret.roles import Column, Role, assign
from pipeline.interpret.tree import Field, Line, Node, Scope

PERIODS = (3, 4, 2)
TIME_FITS = 0.5
LEAD_FITS = 0.4
_LOOK = (60.0, 0.0)
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_GLUE = re.compile(rf"(?<=[A-Z])(?=(?:{_MONTHS})[a-z]*\s)|(?<=[a-z0-9.)])(?=[A-Z])|(?<=[.;])\s(?=[A-Z0-9])")


def unstacked(field: Field, sure: Sure) -> list[Scope]:
    """Records of an action field whose lines come round: action, lead, time, the next action …; empty where they do not."""
    lines = field.lines
    if any(line.kind == "item" for line in lines):
        return []
    for period in PERIODS:
        if len(lines) % period or len(lines) < period:
            continue
        columns = [Column(LabelReading("", ()), tuple(line.text for line in lines[n::period])) for n in range(period)]
        roles = assign(columns, sure)
        if _is_round(roles):
            return [_record(lines[n : n + period], roles) for n in range(0, len(lines), period)]
    return []


def _is_round(roles: Sequence[Role]) -> bool:
    names = [role.field for role in roles]
    return names[0] == "action" and bool({"lead", "timeframe"} & set(names)) and len(set(names)) == len(names)


def _record(lines: Sequence[Line], roles: Sequence[Role]) -> Scope:
    fields: list[Node] = [
        Field(role.field, None, [line], inferred=True) for line, role in zip(lines, roles, strict=True) if role.field
    ]
    return Scope("record", [], fields, _LOOK, layout="stacked")


def unglued(field: Field, sure: Sure) -> list[Scope]:
    """Records of an action field whose lines end in a lead and a time without a blank between; empty unless most of them do."""
    records = [_unglue(line, sure) for line in field.lines]
    if sum(record is not None for record in records) * 2 <= len(field.lines):
        return []
    return [
        record or Scope("record", [], [Field("action", None, [line], inferred=True)], _LOOK, layout="glued")
        for record, line in zip(records, field.lines, strict=True)
    ]


def _unglue(line: Line, sure: Sure) -> Scope | None:
    cuts = [0, *(found.start() for found in _GLUE.finditer(line.text)), len(line.text)]
    parts = [line.rest(start, end) for start, end in pairwise(cuts)]
    if len(parts) < 2 or sure("timeframe", parts[-1].text) < TIME_FITS:
        return None
    fields: list[Node] = [Field("timeframe", None, [parts[-1]], inferred=True)]
    end = cuts[-2]
    if len(parts) > 2 and sure("lead", parts[-2].text) >= LEAD_FITS:
        fields.insert(0, Field("lead", None, [parts[-2]], inferred=True))
        end = cuts[-3]
    text = line.text[:end]
    if text.count("(") != text.count(")"):
        return None
    action = Field("action", None, [line.rest(0, end)], inferred=True)
    return Scope("record", [], [action, *fields], _LOOK, layout="glued")


def _parted(content: Sequence[Node], sure: Sure) -> Sequence[Node]:
    """Leads that run on below the actions without a label, as many as there are times, get a field of their own."""
    by_name = {node.name: node for node in content if isinstance(node, Field) and node.lines}
    action, time = by_name.get("action"), by_name.get("timeframe")
    if action is None or time is None or "lead" in by_name or len(action.lines) != 2 * len(time.lines) or len(time.lines) < 2:
        return content
    n = len(time.lines)
    if any(sure("lead", line.text) < LEAD_FITS for line in action.lines[n:]):
        return content
    actions = replace(action, lines=action.lines[:n])
    leads = Field("lead", None, action.lines[n:], inferred=True)
    return [part for node in content for part in ((actions, leads) if node is action else (node,))]


def columnwise(content: Sequence[Node], sure: Sure) -> list[Node]:
    """A block whose actions, leads and times are listed one column after the other, as many of each: one record a row."""
    content = _parted(content, sure)
    by_name = {node.name: node for node in content if isinstance(node, Field) and node.lines}
    action = by_name.get("action")
    if action is None or len(action.lines) < 2:
        return list(content)
    n = len(action.lines)
    beside = [f for name, f in by_name.items() if name in {"lead", "timeframe", "success", "rag"} and len(f.lines) == n]
    if not any(f.name == "timeframe" for f in beside):
        return list(content)
    taken = [action, *beside]
    rows: list[Node] = [
        Scope("record", [], [Field(f.name, None, [f.lines[at]], label_text=f.label_text) for f in taken], _LOOK, layout="stacked")
        for at in range(n)
    ]
    out: list[Node] = []
    for node in content:
        if node is action:
            out += rows
        elif not any(node is f for f in beside):
            out.append(node)
    return out
