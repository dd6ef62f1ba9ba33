"""A sentence cut into clauses, one for each number or pair of numbers of one thing ("72% (289)")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.interpret.fields.figures.brackets import closing_of, is_inline, opening_of
from pipeline.interpret.fields.figures.cuts import Link, behind_unit, cut_between
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.model import Value
from pipeline.interpret.fields.figures.prepare import Sentence

_JOINTS = grammar("joints")
_WITHHELD = grammar("withheld_signs")
_LABELS = frozenset({"groups", "services", "people"})
_JOINS = frozenset({"and", "but", "so", "yet"})
_SUBJECTS = frozenset({"i", "there", "we"})
_TURNS = frozenset({"whereas", "while", "whilst"})
_STATEMENT = 5
_LONG_BRACKET = 5
_SHORT_BRACKET = 3
_PARTITIVE_WORDS = 3


@dataclass
class Clause:
    """The tokens of one number's clause, how it hangs on the one before, and the clause that its bracket explains."""

    values: list[Value]
    first: int
    last: int
    link: Link
    parent: Clause | None = None
    shown: tuple[int, int] | None = None
    more: tuple[int, int] | None = None
    after: int = 0


def clauses(sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence's values, in order."""
    units = _units(sentence)
    out: list[Clause] = []
    start, link, parent = 0, "first", None
    for number, unit in enumerate(units):
        first = _behind_statement(sentence, unit[0]) if not number else max(start, 0)
        if number + 1 == len(units):
            stop = _end(sentence, behind_unit(sentence, unit))
            out.append(Clause(unit, first, stop, link, parent))  # type: ignore[arg-type]
            if parent is not None and sentence.word(stop) == ")":
                parent.more = (stop + 1, len(sentence.tokens))
            break
        cut = cut_between(sentence, unit, units[number + 1][0])
        here = Clause(unit, first, cut.stop, link, parent)  # type: ignore[arg-type]
        out.append(here)
        if cut.link == "after_bracket" and parent is not None:
            parent.more = (cut.stop + 1, cut.rest)
        if cut.link == "bracket":
            parent = _told_before_bracket(sentence, here, units[number + 1])
        elif cut.link == "after_bracket":
            parent = None
        start, link = cut.go, cut.link
    for number, clause in enumerate(out):
        clause.after = _after(sentence, clause)
        _enter_bracket(sentence, clause, out[number - 1] if number else None)
        clause.last = _before_relative(sentence, clause)
    for one, two in pairwise(out):
        _show_together(sentence, one, two)
    return out


def index_of(clauses: Sequence[Clause], wanted: Clause | None) -> int | None:
    """Which of some clauses a clause is (the very one, not one that looks like it); None where it is none of them."""
    return next((n for n, c in enumerate(clauses) if c is wanted), None)


def _told_before_bracket(sentence: Sentence, clause: Clause, unit: list[Value]) -> Clause:
    """The clause that a bracket explains: the one before it, or the statement between, that has no number of its own.

    "… 11.0% for white staff, whereas in children's social care the position is reversed (12.0% and 14.5%)".
    """
    turns = [n for n in range(clause.values[-1].last, clause.last) if sentence.word(n) == "," and sentence.word(n + 1) in _TURNS]
    if not turns:
        return clause
    told = Clause(unit, turns[0] + 1, clause.last, "compare", after=clause.last)
    clause.last = turns[0]
    return told


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
    return behind_unit(sentence, clause.values)


def _enter_bracket(sentence: Sentence, clause: Clause, before: Clause | None) -> None:
    """A clause whose number stands in a bracket of its own begins there; what stands before the bracket is its parent."""
    opening = opening_of(sentence, clause.values[0].first)
    closed = closing_of(sentence, opening) if opening >= 0 else -1
    if before is not None and before.parent is not None and 0 <= opening < before.first:
        clause.parent = before.parent
    if opening <= clause.first or clause.values[-1].first > closed or is_inline(sentence, closed):
        return
    clause.parent = clause.parent or Clause(clause.values, clause.first, opening, "first", after=opening)
    clause.first = opening + 1


def _before_relative(sentence: Sentence, clause: Clause) -> int:
    """The end of a clause before ", which …" and before a bracket that makes a statement of its own."""
    for n in range(clause.values[-1].last, clause.last):
        if sentence.word(n) == ";" or (sentence.word(n) in {",", "and"} and _is_withheld(sentence, n + 1)):
            return n
        if sentence.word(n) == "-" and _adds_to_group(sentence, clause, n):
            return n
        if sentence.word(n) == "," and (_begins_aside(sentence, n + 1) or sentence.word(n + 2) == "line"):
            return n
        closed = closing_of(sentence, n) if sentence.word(n) == "(" else n
        if closed - n > _LONG_BRACKET and sentence.cue("verb", n, closed):
            return n
    return clause.last


def _is_withheld(sentence: Sentence, at: int) -> bool:
    """Whether a label stands at a token whose own number is withheld: "white 5, minority ethnic *"."""
    labels = {n for m in sentence.mentions if m.kind in _LABELS for n in range(m.first, m.last)}
    end = at
    while end in labels:
        end += 1
    return end > at and sentence.word(end + (sentence.word(end) in {":", "-"})) in _WITHHELD


def _adds_to_group(sentence: Sentence, clause: Clause, dash: int) -> bool:
    """Whether a dash only adds who the people of a group are: "40 were from a Black background - people we had trained"."""
    named = sentence.of("groups", clause.values[-1].last, dash)
    return bool(named) and any(m.first == dash + 1 for m in sentence.of("people"))


def _begins_aside(sentence: Sentence, at: int) -> bool:
    """Whether a statement of its own begins behind a comma: "…, which we …", "…, and we have to ask …"."""
    word, following = sentence.word(at), sentence.word(at + 1)
    return word in {"which", "who", "although", "though"} or (word in _JOINS and following in _SUBJECTS)


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
    if last.kind == "count" and sentence.word(last.first - 1) in {"of", "the", "our"} and is_whole(sentence, last):
        return False
    if len(unit) > 1 or {last.kind, value.kind} != {"percent", "count"} or value.shape == "zero":
        return False
    between = [sentence.word(n) for n in range(last.last, value.first)]
    if between in ([")"], ["(", "n", "="], ["(", "n", ":"]):
        return True
    if between == ["("]:
        closing = closing_of(sentence, value.first - 1)
        inside = [v for v in sentence.values if value.first <= v.first < closing]
        return len(inside) == 1 and closing - value.last <= _SHORT_BRACKET
    if between[-3:] in (["(", "n", "="], ["(", "n", ":"]):
        between = between[:-2]
    alone = between[-1:] == ["("] and between.count("(") - between.count(")") == 1 and sentence.word(value.last) == ")"
    if alone:
        named = {n for m in sentence.mentions if m.kind in {"groups", "services"} for n in range(m.first, m.last)}
        plain = [sentence.word(n) for n in range(last.last, value.first) if n not in named]
        return not any(w in _JOINTS or w in {",", ";", "than", "compared"} for w in plain)
    return False


def is_whole(sentence: Sentence, value: Value) -> bool:
    """Whether a count is the whole that the count right before is a part of: "2 of 18", "2 out of our 18"."""
    before = next((v for v in reversed(sentence.values) if v.last <= value.first), None)
    if before is None or before.kind != "count" or value.first - before.last > _PARTITIVE_WORDS:
        return False
    return sentence.word(before.last) == "of" or (sentence.word(before.last), sentence.word(before.last + 1)) == ("out", "of")


def _end(sentence: Sentence, at: int) -> int:
    """The end of the last clause: the sentence's, or that of the bracket that it stands in."""
    depth = 0
    for n in range(at, len(sentence.tokens)):
        word = sentence.word(n)
        depth += (word == "(") - (word == ")")
        if depth < 0:
            inside = any(sentence.word(m) == "(" for m in range(at))
            return n if inside and not is_inline(sentence, n) else n + 1 if is_inline(sentence, n) else n
    return len(sentence.tokens)
