"""Which numbers of a sentence are about a programme, a survey or others, or about the opposite of an event."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.lists import runs
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.programmes import (
    goes_on_elsewhere,
    is_elsewhere,
    is_programme,
    sets_ours_against,
    turns_to_ourselves,
)
from pipeline.interpret.fields.figures.slots import Slots
from pipeline.interpret.fields.figures.standing import Slot


def mark_opposites(sentence: Sentence, parts: Sequence[Clause], filled: Sequence[Slots]) -> None:
    """Leaves outside every metric the numbers of what is the event's opposite, and those that only go on about it."""
    for at, (clause, slots) in enumerate(zip(parts, filled, strict=True)):
        goes_on = at > 0 and clause.link == "compare" and filled[at - 1].opposite and not slots.own_event
        slots.opposite = goes_on or bool(sentence.cue("opposite", clause.first, clause.last))
    for at in range(len(parts) - 2, -1, -1):
        # "81% of BME candidates and 70% of white candidates were not appointed": the predicate that is denied is that of both.
        one, two = parts[at], parts[at + 1]
        told = [c for c in sentence.cue("opposite", two.values[0].last, two.last) if sentence.word(c.first) != "by"]
        joined = two.link in {"and", "list"} and not two.parent
        if told and joined and filled[at + 1].opposite and not sentence.cue("verb", one.values[0].last, one.last):
            filled[at].opposite = True


def _is_out_of(sentence: Sentence, clause: Clause) -> bool:
    """Whether a number is the whole of the one before: "three BME leavers out of ten"."""
    at = clause.values[0].first
    return sentence.word(at - 2) == "out" and sentence.word(at - 1) == "of"


def _is_part_of(sentence: Sentence, clause: Clause) -> bool:
    at = clause.values[0].first
    return sentence.word(at - 2) == "of" and sentence.word(at - 1) in {"whom", "which"}


def _leaves_bracket(before: Clause, clause: Clause) -> bool:
    """Whether a clause stands behind the bracket that the clause before it is in: "(response rate 46%): 17% of …"."""
    return before.parent is not None and clause.parent is None


def mark_programmes(sentence: Sentence, parts: Sequence[Clause], filled: Sequence[Slots]) -> None:
    """Marks the clauses that are about a programme or survey, and those that only go on about it."""
    elsewhere_before = False
    for at, (clause, slots) in enumerate(zip(parts, filled, strict=True)):
        goes_on = at > 0 and filled[at - 1].programme and not slots.own_event and not _leaves_bracket(parts[at - 1], clause)
        goes_on = goes_on and not (elsewhere_before and turns_to_ourselves(sentence, clause))
        still = elsewhere_before and goes_on_elsewhere(sentence, clause)
        slots.programme = is_programme(sentence, clause, slots) or goes_on or still
        elsewhere_before = is_elsewhere(sentence, clause) or still
    for at in range(len(parts) - 1):
        # "In Leeds 19% of BME staff left; we kept ours at 12%": what ours is set against is not ours.
        here = {sentence.word(n) for n in range(parts[at].first, parts[at].last)}
        if sets_ours_against(sentence, parts[at + 1]) and not here & {"our", "ours", "we", "us"}:
            filled[at].programme = True
    for at in range(len(parts) - 2, -1, -1):
        # "Sixty-two staff, of whom 40 were BME, joined the mentoring scheme": what is said behind the part is said of the whole.
        whole = filled[at].group == Slot("all") and _is_part_of(sentence, parts[at + 1])
        if filled[at + 1].programme and (whole or _is_out_of(sentence, parts[at + 1])):
            filled[at].programme = True
    for first, last in runs(sentence, parts):
        if filled[last - 1].programme and not any(s.own_event or s.subject_at >= 0 for s in filled[first:last]):
            for slots in filled[first:last]:
                slots.programme = True
