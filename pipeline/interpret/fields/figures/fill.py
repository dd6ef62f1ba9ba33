"""Fills each clause's slots: its own words, then the clause that it hangs on, then the sentence before, then the section."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.counts_told import take_up_counts
from pipeline.interpret.fields.figures.event_slots import compare_selected, fill_event, own_event, rate_among
from pipeline.interpret.fields.figures.group_slots import fill_group
from pipeline.interpret.fields.figures.lists import distribute, doubt
from pipeline.interpret.fields.figures.own_groups import compares_within, read_groups
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.repeats import recall, repeat
from pipeline.interpret.fields.figures.service_slots import fill_service
from pipeline.interpret.fields.figures.slots import OTHER, Slots, group_name, own_bands, read_service
from pipeline.interpret.fields.figures.standing import Memory, Slot


def fill(sentence: Sentence, clauses: Sequence[Clause], memory: Memory, text: str) -> list[Slots]:
    """The slots of every clause of a sentence."""
    outside = [c.parent for c in clauses if c.parent is not None and not any(c.parent is other for other in clauses)]
    whole = [*clauses, *outside]
    out = [_own(sentence, clause, text) for clause in whole]
    _narrow(clauses, out)
    distribute(sentence, clauses, out[: len(clauses)], text, memory)
    take_up_counts(sentence, clauses, out[: len(clauses)], memory)
    compare_selected(sentence, clauses, out)
    for at in range(len(clauses)):
        fill_event(sentence, whole, out, at, memory)
    repeat(sentence, clauses, out)
    rate_among(sentence, whole, out)
    for at in range(len(clauses)):
        fill_group(sentence, whole, out, at, memory)
    recall(sentence, clauses, out, memory)
    for at in range(len(clauses)):
        fill_service(sentence, whole, out, at, memory)
    doubt(sentence, clauses, out)
    return out[: len(clauses)]


def _narrow(clauses: Sequence[Clause], slots: Sequence[Slots]) -> None:
    """In "19% of Black Caribbean staff left, twice the white rate" the ratio is the narrower group's, not the other of two."""
    for before, here, clause in zip(slots, slots[1:], clauses[1:], strict=False):
        told = here.subject_at < 0 and here.comparator is not None and clause.values[0].kind == "ratio"
        if told and before.group is not None and before.group.value not in {*OTHER, "not_stated"}:
            here.group = before.group


def _own(sentence: Sentence, clause: Clause, text: str) -> Slots:
    slots = Slots()
    subject, comparator = read_groups(sentence, clause, text)
    if subject is not None:
        slots.outside = subject.value == "other" or compares_within(sentence, clause)
        slots.group, slots.subject_at = Slot(group_name(sentence, subject, text)), subject.first
    if comparator is not None:
        slots.comparator = Slot(group_name(sentence, comparator, text))
        if subject is None and clause.values[0].kind == "ratio" and slots.comparator.value in OTHER:
            slots.group = Slot(OTHER[slots.comparator.value])
    service = read_service(sentence, clause)
    if service is not None:
        slots.service = Slot(service[0])
    own_event(sentence, clause, slots, subject)
    slots.own_event = slots.named_event
    slots.band = next(iter(own_bands(sentence, clause)), None)
    return slots
