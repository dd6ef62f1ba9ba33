"""Counts that point to one told before: "of the 84, 23 were …", "two of the four identify as …", "of these 13, 8 …"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import Slots
from pipeline.interpret.fields.figures.standing import Memory, Slot, clause_words, harassment_of

_POINTING = frozenset({"the", "these", "those", "them"})
_PAIR = 2


def take_up_counts(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], memory: Memory) -> None:
    """Gives a count that is pointed to the event and service that it was told with; it is the same count, not another one.

    A sum of the counts before in one sentence is a count of its own, of both events where they are of harassment.
    """
    for at, (clause, slot) in enumerate(zip(clauses, slots, strict=True)):
        value = clause.values[0]
        pointed = sentence.word(value.first - 2) == "of" and sentence.word(value.first - 1) in _POINTING
        if value.kind != "count" or not pointed or slot.own_event:
            continue
        told = memory.counts.get(value.value)
        if told is not None:
            slot.event, slot.named_event, slot.again = told[0], True, True
            slot.service = slot.service or told[1]
            if slot.part is not None:
                slot.part.event, slot.part.named_event, slot.part.service = told[0], True, slot.part.service or told[1]
        elif at >= _PAIR:
            _take_sum(sentence, clauses, slots, at)


def _take_sum(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> None:
    before = [n for n in range(at) if clauses[n].values[0].kind == "count" and slots[n].own_event]
    if sum(clauses[n].values[0].value for n in before) != clauses[at].values[0].value:
        return
    events = {slot.event.value for slot in (slots[n] for n in before) if slot.event is not None}
    both = harassment_of(events)
    if both is not None:
        slots[at].event, slots[at].named_event = Slot(both, clause_words(sentence, clauses[before[0]])), True
        slots[at].group, slots[at].whole = Slot("all"), True
