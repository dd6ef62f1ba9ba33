"""Two plans side by side, field by field: two files of one plan, or two years of one council."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from pipeline.text_gate import on_one_line
from schemas.base import Noun
from schemas.plan import Plan, plain

ALIKE = 0.72
_FOLDS = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "}
LISTS: dict[str, Callable[[dict[str, Any]], str]] = {
    "people": lambda p: f"{p['role']} {p['name']}",
    "sections": lambda s: f"{s['ref']} {s['title']} {(s['objective'] or '')[:60]}",
    "actions": lambda a: str(a["text"]),
    "figures": lambda f: f"{f['metric']} {f['event']} {f['group']} {f['service']} {f['category']} {f['value']} {f['unit']}",
    "availability": lambda v: f"{v['metric']} {v['service']} {v['status']} {v['section']}",
}
LEFT_OUT = {"id", "text_of_figure"}


class Difference(Noun):
    """One place where two plans differ: the pointer in the first, and both values (None: it is not there)."""

    pointer: str
    one: str | None
    other: str | None


def folded(value: Any) -> Any:
    """A value without typographic variants of quotes and dashes, blanks and line breaks alike."""
    if isinstance(value, str):
        for mark, plain_mark in _FOLDS.items():
            value = value.replace(mark, plain_mark)
        return " ".join(value.split())
    if isinstance(value, list):
        return [folded(inner) for inner in value]
    if isinstance(value, dict):
        return {name: folded(inner) for name, inner in value.items()}
    return value


def differences(one: Plan, other: Plan) -> list[Difference]:
    """Where two plans differ, ids, places and typographic variants aside; lists are aligned by likeness, not by position."""
    a, b = folded(plain(one)), folded(plain(other))
    out: list[Difference] = []
    for name in a:
        if name in LEFT_OUT:
            continue
        if name in LISTS:
            out += _lists(name, a[name], b[name], LISTS[name])
        elif a[name] != b[name]:
            out.append(Difference(pointer=f"/{name}", one=_shown(a[name]), other=_shown(b[name])))
    return out


def _lists(name: str, one: list[Any], other: list[Any], key: Callable[[dict[str, Any]], str]) -> list[Difference]:
    pairs, only_one, only_other = align([key(v) for v in one], [key(v) for v in other])
    out: list[Difference] = []
    for i, j in pairs:
        out += [
            Difference(pointer=f"/{name}/{i}/{field}", one=_shown(value), other=_shown(other[j][field]))
            for field, value in one[i].items()
            if value != other[j][field]
        ]
    out += [Difference(pointer=f"/{name}/{i}", one=key(one[i]), other=None) for i in only_one]
    out += [Difference(pointer=f"/{name}/{j}", one=None, other=key(other[j])) for j in only_other]
    return out


def align(one: Sequence[str], other: Sequence[str]) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Pairs of positions whose texts are equal, then alike (best first, near positions first); and what is left of both."""
    scored = []
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            score = 1.0 if a == b else _likeness(a, b)
            if score >= ALIKE:
                scored.append((-score, abs(i - j), i, j))
    used_i: set[int] = set()
    used_j: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(scored):
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            pairs.append((i, j))
    return sorted(pairs), [i for i in range(len(one)) if i not in used_i], [j for j in range(len(other)) if j not in used_j]


def _likeness(a: str, b: str) -> float:
    if not a or not b or min(len(a), len(b)) / max(len(a), len(b)) < 0.5:
        return 0.0
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _shown(value: Any) -> str | None:
    return None if value is None else str(value)


def table_of(found: Sequence[Difference], one: str, other: str) -> Table:
    """The differences for the terminal: where, and what each of the two says (a dash: it is not there)."""
    table = Table("Where")
    for name in (one, other):
        table.add_column(Text(on_one_line(name)))
    for difference in found:
        cells = (difference.pointer, difference.one or "–", difference.other or "–")
        table.add_row(*(Text(on_one_line(cell)) for cell in cells))
    return table
