"""Rows that hold several actions side by side: the numbers of their cells, or as many times as actions, say which go together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.interpret.judging import Sure
from pipeline.interpret.tree import Field, Line, Node, Scope

SURELY_A_TIME = 0.5
FEWEST = 2
# What a time or a lead that stands beside its action is read into; with none of them divided, a numbered cell is one action.
TELLING = frozenset({"lead", "timeframe", "start", "end"})
LISTED = frozenset({"lead", "ref"})
_MARKER = re.compile(r"\(?([0-9]{1,2}(?:\.[0-9]{1,2}){0,2}|[a-h])[.):]*")
_TYPED = re.compile(r"\(?([0-9]{1,2}(?:\.[0-9]{1,2}){1,2}[.):]?|[0-9]{1,2}[.):]|[a-h]\))\s+")
_SEVERAL = re.compile(r"(?:actions?\s+)?([0-9]{1,2})\s*(,|&|and|[–-]|to)\s*([0-9]{1,2})\s*[.):]\s+", re.IGNORECASE)
Parts = dict[str, list[Line]]


def side_by_side(record: Scope, sure: Sure) -> list[Scope]:
    """A row as one record an action: by the numbers in its cells, else by as many times as actions; else the row as it is."""
    return _by_number(record) or _by_count(record, sure) or [record]


# by number


def _by_number(record: Scope) -> list[Scope]:
    action = record.first("action")
    actions = _numbered(action.lines) if action is not None else None
    if actions is None or len(actions) < FEWEST:
        return []
    divided = {
        id(f): parts
        for f in record.content
        if isinstance(f, Field) and (parts := _numbered(f.lines)) is not None and set(parts) <= set(actions)
    }
    if not any(isinstance(f, Field) and id(f) in divided and f.name in TELLING for f in record.content):
        return []
    return [_one(record, at, [_part(node, divided, key) for node in record.content]) for at, key in enumerate(actions)]


def _part(node: Node, divided: dict[int, Parts], key: str) -> Node | None:
    parts = divided.get(id(node))
    if parts is None or not isinstance(node, Field):
        return node
    return replace(node, lines=parts[key], tables=[]) if key in parts else None


def _numbered(lines: Sequence[Line]) -> Parts | None:
    """A cell's lines by the number that they stand under; None where it does not begin with one, or one comes twice."""
    parts: Parts = {}
    open_: list[list[Line]] = []
    for line in lines:
        keys, text = _number(line)
        if not keys and not open_:
            return None
        if keys:
            if set(keys) & set(parts):
                return None
            open_ = [parts.setdefault(key, []) for key in keys]
        for group in open_:
            group.append(text)
    return parts


def _number(line: Line) -> tuple[list[str], Line]:
    """The numbers that a line stands under, as its marker or at its head ("2.", "1 and 2:"), and the line without them."""
    if line.kind == "item" and line.depth > 0:
        return [], line
    several = _SEVERAL.match(line.text)
    if several:
        first, last = int(several[1]), int(several[3])
        through = several[2] in {"-", "–", "to"}
        return [str(n) for n in (range(first, last + 1) if through else (first, last))], line.rest(several.end())
    marked = _MARKER.fullmatch(line.marker.strip()) if line.kind == "item" and line.marker else None
    if marked:
        return [marked[1]], line
    typed = _TYPED.match(line.text) if line.kind == "paragraph" else None
    if typed is None:
        return [], line
    number = typed[1].rstrip(".):")
    return [number], replace(line.rest(typed.end()), kind="item", marker=typed.group().strip())


# by count


def _by_count(record: Scope, sure: Sure) -> list[Scope]:
    """Rows whose cells hold several times and leads side by side are one record a pair; undivided cells go to each."""
    action, when = record.first("action"), record.first("timeframe")
    n = len(when.lines) if when is not None else 0
    if action is None or when is None or n < FEWEST or any(sure("timeframe", line.text) < SURELY_A_TIME for line in when.lines):
        return []
    texts = _texts(action.lines)
    if len(texts) != n or (action.lines[0].kind == "item" and not all(line.kind == "item" for line in when.lines)):
        return []
    beside = [f for f in record.content if isinstance(f, Field) and f.name in LISTED and len(f.lines) == n]
    divided = {id(f): [[line] for line in f.lines] for f in [when, *beside]} | {id(action): texts}
    out = []
    for at in range(n):
        parts = [
            replace(node, lines=divided[id(node)][at], tables=[]) if id(node) in divided else node
            for node in record.content
            if isinstance(node, Field)
        ]
        out.append(_one(record, at, [*parts]))
    return out


def _texts(lines: Sequence[Line]) -> list[list[Line]]:
    """The paragraphs of a cell or, where it is a list, its items, each with what stands below it; none where it mixes them."""
    if not any(line.kind == "item" for line in lines):
        return [[line] for line in lines]
    out: list[list[Line]] = []
    for line in lines:
        if line.kind != "item":
            return []
        if line.depth > 0 and out:
            out[-1].append(line)
        else:
            out.append([line])
    return out


def _one(record: Scope, at: int, content: Sequence[Node | None]) -> Scope:
    """One of a row's records; what the row says of where things stand is told once."""
    kept = [node for node in content if node is not None and not (at and isinstance(node, Field) and node.name == "data")]
    return Scope("record", [], kept, record.look, layout=record.layout)
