"""The service of a clause that names none: from its bracket, its part of the sentence, the parts before, the lines above."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.interpret.fields.figures.clauses import Clause, index_of
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import Slots, in_clause, part_of, value_of
from pipeline.interpret.fields.figures.standing import Memory, Slot, clause_words, elsewhere

_PLACES = frozenset({"department", "directorate", "service", "services"})
_OVERALL = grammar("overall")
_POINTING = grammar("pointing")


def fill_service(sentence: Sentence, clauses: Sequence[Clause], slots: list[Slots], at: int, memory: Memory) -> None:
    """Gives a clause its service: from its bracket, its part of the sentence, the parts before, the sentence or lines before."""
    here, clause = slots[at], clauses[at]
    if here.service is not None:
        return
    source = _bracket_service(clauses, slots, at)
    if source is None and not any(sentence.word(n) in _OVERALL for n in range(clause.first, clause.last)):
        before = [n for n in range(at) if slots[n].service is not None]
        within = [n for n in before if part_of(sentence, clauses[n]) == part_of(sentence, clause)]
        joined = _joined_service(sentence, clauses, slots, at)
        source = joined if joined is not None else within[-1] if within else _behind(sentence, clauses, slots, at)
        several = len({value_of(slots[n].service) for n in before}) > 1
        if several and here.own_event and clause.link == "compare":
            # "22% of senior posts in Adults and 18% in Children's, while they are 46% of the workforce": that of both.
            return
        source = before[-1] if source is None and before else source
    if source is not None:
        here.service = elsewhere(slots[source].service, clause_words(sentence, clauses[source]))
        return
    here.service = _carried_service(sentence, clause, memory) or memory.above("services")


def _bracket_service(clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> int | None:
    above = index_of(clauses, clauses[at].parent)
    return above if above is not None and slots[above].service is not None else None


def _behind(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> int | None:
    """The clause whose service, said behind the last number of a part, holds for the numbers before it.

    Two numbers that differ in nothing but the service said with the second are not of one service.
    """
    part = part_of(sentence, clauses[at])
    later = [n for n in range(at + 1, len(clauses)) if clauses[n].link != "first" and part_of(sentence, clauses[n]) == part]
    named = [n for n in later if slots[n].service is not None]
    if len(named) != 1 or named[0] != later[-1]:
        return None
    last = named[0]
    return last if _trails(sentence, clauses[last]) and _differ(slots[at], slots[last]) else None


def _joined_service(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> int | None:
    """The next number, where "and" joins it and it ends the two with a service: "…, 11% and 16% in Children's Services"."""
    following = at + 1
    if following >= len(clauses) or clauses[following].link != "and" or clauses[following].parent is not clauses[at].parent:
        return None
    if slots[following].service is None or not _trails(sentence, clauses[following]):
        return None
    alone = part_of(sentence, clauses[at]) == part_of(sentence, clauses[following])
    return following if alone and _differ(slots[at], slots[following]) else None


def _trails(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause names its service behind its numbers."""
    mentions = in_clause(sentence, "services", clause)
    return bool(mentions) and all(m.first >= clause.values[-1].last for m in mentions)


def _differ(one: Slots, two: Slots) -> bool:
    """Whether two numbers are of two groups or two events."""
    groups, events = value_of(one.group) != value_of(two.group), value_of(one.event) != value_of(two.event)
    return groups or events or one.band != two.band


def _is_part_of_those(sentence: Sentence, clause: Clause) -> bool:
    """Whether a number is a part of those spoken of before: "five of them", "7 of these were …", not "of those who"."""
    at = clause.values[0].last
    word, following = sentence.word(at + 1), sentence.word(at + 2)
    if sentence.word(at) != "of" or word not in _POINTING:
        return False
    ends = not following[:1].isalpha() or any(c.first == at + 2 for c in sentence.cue("verb"))
    return word in {"them", "whom"} or (ends and not any(m.first == at + 2 for m in sentence.of("events")))


def _carried_service(sentence: Sentence, clause: Clause, memory: Memory) -> Slot | None:
    if memory.service is None or any(t.text in _OVERALL for t in sentence.tokens):
        return None
    words = [t.text for t in sentence.tokens]
    if any(one == "same" and two in _PLACES for one, two in pairwise(words)):
        return memory.service
    contrast = any(c.first <= 1 for c in sentence.cue("contrast"))
    if contrast or _is_part_of_those(sentence, clause) or (memory.index == sentence.index and memory.fronted):
        return memory.service
    return None
