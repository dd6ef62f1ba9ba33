"""A sentence cut into clauses, one for each number or pair of numbers of one thing ("72% (289)")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.model import Value
from pipeline.interpret.fields.figures.prepare import Sentence

Link = Literal["first", "and", "compare", "bracket", "after_bracket", "list"]
_JOINTS = grammar("joints")
_AFTER_VALUE = grammar("after_value")
_WHOLE = frozenset({"groups", "services", "events", "sources"})
_NEAR = 8
_STATEMENT = 5
_LONG_BRACKET = 5
_SHORT_BRACKET = 3


@dataclass
class Clause:
    """The tokens of one number's clause, how it hangs on the one before, and the clause that its bracket explains."""

    values: list[Value]
    first: int
    last: int
    link: Link
    parent: Clause | None = None
    shown: tuple[int, int] | None = None
    after: int = 0


@dataclass(frozen=True)
class _Cut:
    weight: int
    stop: int
    go: int
    link: Link


def clauses(sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence's values, in order."""
    units = _units(sentence)
    out: list[Clause] = []
    start, link, parent = 0, "first", None
    for number, unit in enumerate(units):
        first = _behind_statement(sentence, unit[0]) if not number else max(start, 0)
        if number + 1 == len(units):
            stop = _end(sentence, _behind_unit(sentence, unit))
            out.append(Clause(unit, first, stop, link, parent))  # type: ignore[arg-type]
            break
        cut = _cut(sentence, unit, units[number + 1][0])
        here = Clause(unit, first, cut.stop, link, parent)  # type: ignore[arg-type]
        out.append(here)
        parent = here if cut.link == "bracket" else None if cut.link == "after_bracket" else parent
        start, link = cut.go, cut.link
    for number, clause in enumerate(out):
        clause.after = _after(sentence, clause)
        _enter_bracket(sentence, clause, out[number - 1] if number else None)
        clause.last = _before_relative(sentence, clause)
    for one, two in pairwise(out):
        _show_together(sentence, one, two)
    return out


def _behind_statement(sentence: Sentence, value: Value) -> int:
    """Where the first clause begins: behind a semicolon that ends a statement without a number."""
    stops = [n for n in range(value.first) if sentence.word(n) == ";"]
    return stops[-1] + 1 if stops and stops[-1] >= _STATEMENT else 0


def _show_together(sentence: Sentence, one: Clause, two: Clause) -> None:
    """Two bare numbers of one bracket are shown together: "8% compared to 3%"."""
    if one.parent is None or two.parent is not one.parent or two.link != "compare":
        return
    named = {"groups", "events", "services", "people", "sources"}
    if not any(m.kind in named and one.first <= m.first < two.last for m in sentence.mentions):
        one.shown = two.shown = (one.first, two.last)


def _after(sentence: Sentence, clause: Clause) -> int:
    """The token behind a clause's numbers and the bracket that holds the last of them."""
    return _behind_unit(sentence, clause.values)


def _behind_unit(sentence: Sentence, unit: Sequence[Value]) -> int:
    last = unit[-1].last
    if len(unit) < 2:
        return _behind(sentence, unit[-1])
    opening = _opening(sentence, unit[-1].first)
    if opening < unit[0].last:
        return last
    return min(_closing(sentence, opening) + 1, len(sentence.tokens))


def _enter_bracket(sentence: Sentence, clause: Clause, before: Clause | None) -> None:
    """A clause whose number stands in a bracket of its own begins there; what stands before the bracket is its parent."""
    opening = _opening(sentence, clause.values[0].first)
    closed = _closing(sentence, opening) if opening >= 0 else -1
    if before is not None and before.parent is not None and 0 <= opening < before.first:
        clause.parent = before.parent
    if opening <= clause.first or clause.values[-1].first > closed or _inline_bracket(sentence, closed):
        return
    clause.parent = clause.parent or Clause(clause.values, clause.first, opening, "first")
    clause.first = opening + 1


def _before_relative(sentence: Sentence, clause: Clause) -> int:
    """The end of a clause before ", which …" and before a bracket that makes a statement of its own."""
    for n in range(clause.values[-1].last, clause.last):
        if sentence.word(n) == ";":
            return n
        if sentence.word(n) == "," and (
            sentence.word(n + 1) in {"which", "who", "although", "though"} or sentence.word(n + 2) == "line"
        ):
            return n
        closed = _closing(sentence, n) if sentence.word(n) == "(" else n
        if closed - n > _LONG_BRACKET and sentence.cue("verb", n, closed):
            return n
    return clause.last


def _units(sentence: Sentence) -> list[list[Value]]:
    """Values of one thing together: a share with the count behind or before it, in brackets or not."""
    out: list[list[Value]] = []
    for value in sentence.values:
        if out and _is_companion(sentence, out[-1], value):
            out[-1].append(value)
        else:
            out.append([value])
    return out


def _is_companion(sentence: Sentence, unit: Sequence[Value], value: Value) -> bool:
    """Whether a number stands beside another of the same thing: "33% (32)", "9 (3%)", "12.4% (101 leavers)", "5.2% (n=14)"."""
    last = unit[-1]
    if len(unit) > 1 or {last.kind, value.kind} != {"percent", "count"} or value.shape == "zero":
        return False
    between = [sentence.word(n) for n in range(last.last, value.first)]
    if between in ([")"], ["(", "n", "="], ["(", "n", ":"]):
        return True
    if between == ["("]:
        closing = _closing(sentence, value.first - 1)
        inside = [v for v in sentence.values if value.first <= v.first < closing]
        return len(inside) == 1 and closing - value.last <= _SHORT_BRACKET
    alone = between[-1:] == ["("] and between.count("(") - between.count(")") == 1 and sentence.word(value.last) == ")"
    if alone and value.kind == "percent":
        return not any(w in _JOINTS or w in {",", ";", "than", "compared"} for w in between)
    return False


def _end(sentence: Sentence, at: int) -> int:
    """The end of the last clause: the sentence's, or that of the bracket that it stands in."""
    depth = 0
    for n in range(at, len(sentence.tokens)):
        word = sentence.word(n)
        depth += (word == "(") - (word == ")")
        if depth < 0:
            inside = any(sentence.word(m) == "(" for m in range(at))
            return n if inside and not _inline_bracket(sentence, n) else n + 1 if _inline_bracket(sentence, n) else n
    return len(sentence.tokens)


def _inline_bracket(sentence: Sentence, close: int) -> bool:
    """Whether a bracket holds nothing but one number: "(87%)"."""
    opening = _opening(sentence, close)
    inside = [v for v in sentence.values if opening < v.first and v.last <= close]
    if len(inside) != 1 or opening < 0 or inside[0].last != close:
        return False
    return all(sentence.word(n) in {"n", "=", ":", "at"} for n in range(opening + 1, inside[0].first))


def _opening(sentence: Sentence, close: int) -> int:
    depth = 0
    for n in range(close - 1, -1, -1):
        word = sentence.word(n)
        if word == ")":
            depth += 1
        elif word == "(":
            if depth == 0:
                return n
            depth -= 1
    return -1


def _cut(sentence: Sentence, unit: Sequence[Value], following: Value) -> _Cut:
    """Where one clause ends and the next begins, between two values."""
    value, low, high = unit[0], _behind_unit(sentence, unit), following.first
    cuts = _bracket_cuts(sentence, low, high)
    if not cuts:
        cuts = [*_compare_cuts(sentence, low, high), *_joint_cuts(sentence, low, high)]
    if cuts:
        best = max(c.weight for c in cuts)
        same = [c for c in cuts if c.weight == best]
        return same[-1] if best >= 8 else same[0]
    gap = sentence.word(low)
    named_first = any(m.kind in {"groups", "events", "services"} and m.last <= value.first for m in sentence.mentions)
    if gap and named_first and gap not in _AFTER_VALUE and high > low:
        return _Cut(1, low, low, "list")
    return _Cut(1, high, high, "list")


def _behind(sentence: Sentence, value: Value) -> int:
    """The token behind a number, or behind the bracket that holds only this number next to another."""
    if (
        sentence.word(value.last) == ")"
        and sentence.word(value.first - 1) in {"(", "=", ":"}
        and _inline_bracket(sentence, value.last)
    ):
        return value.last + 1
    return value.last


def _bracket_cuts(sentence: Sentence, low: int, high: int) -> list[_Cut]:
    depth, opened, closed = 0, -1, -1
    for n in range(low, high):
        word = sentence.word(n)
        if word == "(":
            depth += 1
            opened = n
        elif word == ")":
            depth -= 1
            if depth < 0:
                closed, depth = n, 0
                opened = -1
    if opened >= 0 and depth > 0 and not _inline_bracket(sentence, _closing(sentence, opened)):
        return [_Cut(10, opened, opened + 1, "bracket")]
    if closed >= 0 and not _inline_bracket(sentence, closed):
        return [_Cut(10, closed, _skip(sentence, closed + 1, high), "after_bracket")]
    return []


def _closing(sentence: Sentence, opening: int) -> int:
    depth = 0
    for n in range(opening + 1, len(sentence.tokens)):
        depth += (sentence.word(n) == "(") - (sentence.word(n) == ")")
        if depth < 0:
            return n
    return len(sentence.tokens)


def _skip(sentence: Sentence, at: int, high: int) -> int:
    while at < high and (sentence.word(at) in {",", ";", ":", "and", "but", "."} or sentence.word(at) in _JOINTS):
        at += 1
    return at


def _compare_cuts(sentence: Sentence, low: int, high: int) -> list[_Cut]:
    out = []
    for cue in sentence.cue("compare", low, high):
        near = high - cue.last <= _NEAR
        word = sentence.word(cue.last - 1)
        if word == "than" and high - cue.last > 2 and not _service_then(sentence, cue.last, high):
            if any(m.kind == "events" and cue.last <= m.first and m.last <= high for m in sentence.mentions):
                out.append(_Cut(3, cue.first, cue.last, "compare"))
            continue
        if near or cue.last - cue.first > 1:
            stop = cue.first - 1 if sentence.word(cue.first - 1) in {",", "-", ";"} else cue.first
            out.append(_Cut(8, max(stop, low), cue.last, "compare"))
    return out


def _joint_cuts(sentence: Sentence, low: int, high: int) -> list[_Cut]:
    whole = [m for m in sentence.mentions if (m.kind in _WHOLE or m.value == "compare") and m.last - m.first > 1]
    out: list[_Cut] = []
    n = low
    while n < high:
        word = sentence.word(n)
        if n in sentence.hidden or any(m.first < n < m.last - 1 or (m.first <= n < m.last and m.first < n) for m in whole):
            n += 1
            continue
        if word in {",", ";", "-", "/", "|", "."}:
            joint = sentence.word(n + 1) in _JOINTS and n + 1 < high
            go = n + 2 if joint else n + 1
            weight = 9 if word in {";", "|"} else 8 if joint and go >= high else 7 if joint else 4
            weight = 3 if word in {"-", "/"} else weight
            out.append(_Cut(weight + (2 if go >= high and weight < 8 else 0), n, go, "and" if joint else "list"))
            n = go
            continue
        if word in _JOINTS and not _joins_alike(sentence, n):
            near = n + 1 >= high or _service_then(sentence, n + 1, high)
            out.append(_Cut(8 if near else 5, n, n + 1, "and"))
        n += 1
    return out


def _service_then(sentence: Sentence, at: int, high: int) -> bool:
    """Whether only "in Adults," or "for white staff" stands before the next number."""
    rest = [
        n
        for n in range(at, high)
        if sentence.word(n) not in {"in", "for", "from", "of", "at", ",", "the", "among", "across", "to", "a", "only", "("}
    ]
    covered = {n for m in sentence.mentions if m.kind in {"services", "groups", "people"} for n in range(m.first, m.last)}
    return all(n in covered for n in rest)


def _joins_alike(sentence: Sentence, at: int) -> bool:
    """Whether "and" joins two services, groups or sources ("Adults and Children's", "colleagues or managers")."""
    for kind in ("services", "sources", "groups"):
        ends = [m for m in sentence.of(kind) if m.last in {at, at - 1}]
        begins = [m for m in sentence.of(kind) if m.first in {at + 1, at + 2} and sentence.word(at + 1) not in {"in", "for"}]
        if ends and begins and not any(v.first == at + 1 for v in sentence.values):
            return True
    return False
