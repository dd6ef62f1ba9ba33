"""Where one clause ends and the next begins: at brackets, comparisons, joints, or between a label and a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.interpret.fields.figures.brackets import behind_number, closing_of, is_inline, opening_of
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.model import Mention, Value
from pipeline.interpret.fields.figures.prepare import Sentence

Link = Literal["first", "and", "compare", "bracket", "after_bracket", "list"]
_JOINTS = grammar("joints")
_AFTER_VALUE = grammar("after_value")
_WHOLE = frozenset({"groups", "services", "events", "sources"})
_NEAR = 8
_ARTICLE = 2


@dataclass(frozen=True)
class Cut:
    """A place to cut: how strong it is, where the clause before ends, where the next begins, and how they hang together."""

    weight: int
    stop: int
    go: int
    link: Link
    rest: int = 0


def cut_between(sentence: Sentence, unit: Sequence[Value], following: Value) -> Cut:
    """Where one clause ends and the next begins, between two values."""
    value, low, high = unit[0], behind_unit(sentence, unit), following.first
    cuts = _bracket_cuts(sentence, low, high)
    if cuts and cuts[0].link == "after_bracket":
        return _behind_bracket(sentence, cuts[0], high)
    if not cuts:
        cuts = [*_compare_cuts(sentence, low, high), *_joint_cuts(sentence, low, high)]
    if cuts:
        best = max(c.weight for c in cuts)
        same = [c for c in cuts if c.weight == best]
        return same[-1] if best >= 8 else same[0]
    if sentence.word(low - 1) == ")" and sentence.word(high - 1) == "(" and is_inline(sentence, closing_of(sentence, high - 1)):
        return Cut(1, low, low, "list")
    low = _behind_counted(sentence, value, low, high)
    if value.kind == "count" and sentence.word(value.first - 1) == "of":
        # "Of 1,200 white staff 12": the group stands with the whole, and is the part's as well.
        low = next(
            (
                m.last
                for g in sentence.of("groups")
                for m in sentence.of("people")
                if g.first == low and m.first == g.last and m.last <= high
            ),
            low,
        )
    gap = sentence.word(low)
    named_first = any(m.kind in {"groups", "events", "services"} and m.last <= value.first for m in sentence.mentions)
    if gap and named_first and gap not in _AFTER_VALUE and high > low:
        return Cut(1, low, low, "list")
    return Cut(1, high, high, "list")


def _behind_counted(sentence: Sentence, value: Value, low: int, high: int) -> int:
    """The token behind those whom a count is of: "12 leavers", "21 white colleagues", but not "BME 12 white staff 14"."""
    people = {m.first: m.last for m in sentence.of("people", low, high)}
    if value.kind != "count":
        return low
    labelled = any(m.last == value.first for m in sentence.of("groups"))
    group = next((g for g in sentence.of("groups", low, high) if g.first == low and g.last in people and not labelled), None)
    return people.get(group.last if group is not None else low, low)


def behind_unit(sentence: Sentence, unit: Sequence[Value]) -> int:
    """The token behind numbers of one thing, and behind the bracket that holds the last of them."""
    last = unit[-1].last
    if len(unit) < 2:
        return behind_number(sentence, unit[-1])
    opening = opening_of(sentence, unit[-1].first)
    if opening < unit[0].last:
        return last
    return min(closing_of(sentence, opening) + 1, len(sentence.tokens))


def _behind_bracket(sentence: Sentence, cut: Cut, high: int) -> Cut:
    """The cut behind a bracket: what still stands before the next joint goes on with the clause that the bracket explains."""
    low = cut.stop + 1
    if sentence.word(low) in _JOINTS or not sentence.word(low)[:1].isalpha():
        return Cut(cut.weight, cut.stop, cut.go, cut.link, low)
    further = [*_compare_cuts(sentence, low, high), *_joint_cuts(sentence, low, high)]
    named = [c for c in further if any(low <= m.first < c.stop and m.kind in _WHOLE for m in sentence.mentions)]
    if not named:
        return Cut(cut.weight, cut.stop, cut.go, cut.link, low)
    best = max(named, key=lambda c: (c.weight, -c.stop))
    return Cut(cut.weight, cut.stop, best.go, cut.link, best.stop)


def _bracket_cuts(sentence: Sentence, low: int, high: int) -> list[Cut]:
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
    if opened >= 0 and depth > 0 and not is_inline(sentence, closing_of(sentence, opened)):
        return [Cut(10, opened, opened + 1, "bracket")]
    if closed >= 0 and not is_inline(sentence, closed):
        return [Cut(10, closed, _skip(sentence, closed + 1, high), "after_bracket")]
    return []


def _skip(sentence: Sentence, at: int, high: int) -> int:
    while at < high and (sentence.word(at) in {",", ";", ":", "and", "but", "."} or sentence.word(at) in _JOINTS):
        at += 1
    return at


def _compare_cuts(sentence: Sentence, low: int, high: int) -> list[Cut]:
    out = []
    ratios = sentence.cue("ratio", low, high)
    likely = {m.last for m in sentence.cue("likely", low, high)}
    ratio = any(v.first == high and v.kind in {"bare", "ratio"} for v in sentence.values)
    for cue in sentence.cue("compare", low, high):
        if ratio and sentence.word(high - 1) == "(" and cue.first in likely:
            # "No more likely than white staff (0.97)": the ratio in the bracket is of both sides.
            continue
        if ratios and ratios[0].last <= cue.first and _sides_a_ratio(sentence, cue):
            continue
        if sentence.word(cue.first) in {"up", "down"} and any(
            m.last in {cue.first, cue.first + 1} and m.first < cue.first for m in sentence.cue("verb")
        ):
            continue
        near = high - cue.last <= _NEAR
        word = sentence.word(cue.last - 1)
        if word == "than" and high - cue.last > 2 and not _service_then(sentence, cue.last, high):
            dated = any(sentence.tokens[cue.last].start <= p.start < sentence.tokens[high].start for p in sentence.periods)
            if dated or any(m.kind == "events" and cue.last <= m.first and m.last <= high for m in sentence.mentions):
                out.append(Cut(8 if dated else 3, cue.first, cue.last, "compare"))
            continue
        if near or cue.last - cue.first > 1:
            stop = cue.first - 1 if sentence.word(cue.first - 1) in {",", "-", ";"} else cue.first
            out.append(Cut(8, max(stop, low), cue.last, "compare"))
    return out


def _sides_a_ratio(sentence: Sentence, cue: Mention) -> bool:
    """Whether a comparison names the second side of a ratio told before its number: "the likelihood of … relative to white …"."""
    return cue.last - cue.first > 1 and any(m.first - cue.last <= _ARTICLE and m.first >= cue.last for m in sentence.of("groups"))


def _joint_cuts(sentence: Sentence, low: int, high: int) -> list[Cut]:
    whole = [m for m in sentence.mentions if (m.kind in _WHOLE or m.value == "compare") and m.last - m.first > 1]
    out: list[Cut] = []
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
            out.append(Cut(weight + (2 if go >= high and weight < 8 else 0), n, go, "and" if joint else "list"))
            n = go
            continue
        if word in _JOINTS and not _joins_alike(sentence, n) and not _describes(sentence, n):
            near = n + 1 >= high or _service_then(sentence, n + 1, high)
            out.append(Cut(8 if near else 5, n, n + 1, "and"))
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


def _describes(sentence: Sentence, at: int) -> bool:
    """Whether "with" only says who the people before it are: "staff with a minority ethnic background"."""
    people = any(m.last == at for m in sentence.of("people"))
    return sentence.word(at) == "with" and people and any(at < m.first <= at + _ARTICLE for m in sentence.of("groups"))


def _joins_alike(sentence: Sentence, at: int) -> bool:
    """Whether "and" joins two services, groups or sources ("Adults and Children's", "colleagues or managers")."""
    harassed = [m for m in sentence.of("events", value="harassment") if m.last == at or m.first == at + 1]
    if len(harassed) > 1:
        return True
    for kind in ("services", "sources", "groups"):
        ends = [m for m in sentence.of(kind) if m.last in {at, at - 1}]
        begins = [m for m in sentence.of(kind) if m.first in {at, at + 1, at + 2} and sentence.word(at + 1) not in {"in", "for"}]
        if ends and begins and not any(v.first == at + 1 for v in sentence.values):
            return True
    return False
