"""The group of a number in a bracket: the subject's of the clause before it, or the other one's."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.interpret.fields.figures.clauses import Clause, index_of
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.ratio_groups import side_of_gap
from pipeline.interpret.fields.figures.slots import OTHER, Slots, own_heads
from pipeline.interpret.fields.figures.standing import Slot

_PAIR = 2
_WERE = grammar("were")


def bracket_group(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> Slot | None:
    """In "(8% compared to 3%)" the first number is the subject's of the clause before the bracket, the second the other's."""
    clause, above = clauses[at], index_of(clauses, clauses[at].parent)
    if clause.parent is None or above is None:
        return None
    parent = slots[above]
    if sentence.word(clause.last - 1) in _WERE and clause.values[-1].last >= clause.last - 1:
        return next((slots[n].group for n in reversed(range(at)) if clauses[n].parent is not None), None)
    pair = _pair_before_bracket(clauses, slots, at)
    if pair is not None:
        return pair
    if parent.group is None or (parent.part is not None and clause.values[0].kind == "percent"):
        return parent.part.group if parent.part is not None else None
    if clause.parent.values[0].kind == "points" and parent.group.value in OTHER and clause.values[0].kind == "percent":
        return side_of_gap(clauses, slots, at, parent)
    return _side_in_bracket(sentence, clauses, at, parent.group, parent.comparator)


def _pair_before_bracket(clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> Slot | None:
    """In "22% vs 29% (in 2022: 20% vs 30%)" the groups of the bracket stand in the order of those before it."""
    above = clauses[at].parent
    inside = [n for n, c in enumerate(clauses) if c.parent is above and above is not None and c is not above]
    before = index_of(clauses, above)
    if len(inside) != _PAIR or not before or clauses[before].link != "compare" or clauses[inside[1]].link != "compare":
        return None
    groups = [slots[before - 1].group, slots[before].group]
    return groups[inside.index(at)] if {g.value for g in groups if g is not None} == set(OTHER) else None


def _side_in_bracket(
    sentence: Sentence, clauses: Sequence[Clause], at: int, subject: Slot, comparator: Slot | None
) -> Slot | None:
    clause, above = clauses[at], clauses[at].parent
    if above is None:
        return None
    between = _group_between(sentence, clause)
    if between is not None and above.values[0].kind != "ratio":
        return Slot(between)
    paired = clause.link == "compare" or (clause.link in {"list", "and"} and above.values[0].kind == "ratio")
    second = sum(1 for c in clauses[:at] if c.parent is above) == 1 and clause.values[0].kind not in {"ratio", "bare"}
    if second and paired and not own_heads(sentence, clause):
        return comparator or (Slot(OTHER[subject.value]) if subject.value in OTHER else None)
    return Slot(subject.value, subject.borrowed)


def _group_between(sentence: Sentence, clause: Clause) -> str | None:
    """The group named last between a clause's number and the bracket behind it: "(14%) than white respondents (7% …)"."""
    parent = clause.parent
    if parent is None:
        return None
    named = [m for m in sentence.of("groups", parent.values[-1].last, clause.first) if m.value in OTHER]
    return named[-1].value if named else None
