"""Fills each clause's slots: its own words, then the clause that it hangs on, then the sentence before, then the section."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.group_slots import fill_group, index_of
from pipeline.interpret.fields.figures.lists import distribute, repeat
from pipeline.interpret.fields.figures.model import Mention
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import (
    OTHER,
    STATES,
    Slots,
    carried,
    context_event,
    from_memory,
    group_name,
    harassment,
    in_clause,
    is_label,
    read_event,
    read_groups,
    read_service,
)
from pipeline.interpret.fields.figures.standing import Memory, Slot, clause_words, elsewhere

_OVERALL = grammar("overall")


def fill(sentence: Sentence, clauses: Sequence[Clause], memory: Memory, text: str) -> list[Slots]:
    """The slots of every clause of a sentence."""
    outside = [c.parent for c in clauses if c.parent is not None and not any(c.parent is other for other in clauses)]
    whole = [*clauses, *outside]
    out = [_own(sentence, clause, text) for clause in whole]
    distribute(sentence, clauses, out[: len(clauses)], text)
    for at in range(len(clauses)):
        _event(sentence, whole, out, at, memory)
    repeat(sentence, clauses, out)
    for at in range(len(clauses)):
        fill_group(sentence, whole, out, at, memory)
        _service(sentence, whole, out, at, memory)
    return out[: len(clauses)]


def _own(sentence: Sentence, clause: Clause, text: str) -> Slots:
    slots = Slots()
    subject, comparator = read_groups(sentence, clause, text)
    if subject is not None:
        slots.outside = subject.value == "other"
        slots.group, slots.subject_at = Slot(group_name(sentence, subject, text)), subject.first
    if comparator is not None:
        slots.comparator = Slot(group_name(sentence, comparator, text))
        if subject is None and clause.values[0].kind == "ratio" and slots.comparator.value in OTHER:
            slots.group = Slot(OTHER[slots.comparator.value])
    service = read_service(sentence, clause)
    if service is not None:
        slots.service = Slot(service[0])
    _own_event(sentence, clause, slots, subject)
    slots.own_event = slots.named_event
    return slots


def _own_event(sentence: Sentence, clause: Clause, slots: Slots, subject: Mention | None) -> None:
    event = read_event(sentence, clause, subject)
    sources = in_clause(sentence, "sources", clause)
    bands = [
        b
        for b in sentence.bands
        if any(sentence.tokens[n].start >= b.start and sentence.tokens[n].start < b.end for n in range(clause.first, clause.last))
    ]
    if event is not None and event[0] == "harassment":
        slots.source = harassment(sources)
        slots.event, slots.event_at = (Slot(slots.source) if slots.source else None), event[1].first
        slots.named_event = True
    elif bands and (event is None or event[0] in {"workforce", "pay_band"}):
        slots.event, slots.named_event = Slot("pay_band"), True
        slots.event_at = event[1].first if event is not None else -1
    elif event is not None:
        slots.event, slots.event_at, slots.named_event = Slot(event[0]), event[1].first, True
    elif sources:
        slots.source = harassment(sources)


def _event(sentence: Sentence, clauses: Sequence[Clause], slots: list[Slots], at: int, memory: Memory) -> None:
    here, clause = slots[at], clauses[at]
    if here.event is not None:
        return
    hba = here.named_event
    base = _related_event(sentence, clauses, slots, at)
    if here.source is not None and (hba or _is_harassment(base or memory.event or context_event(memory))):
        here.event, here.named_event = Slot(here.source, base.borrowed if base else ()), True
        return
    if hba:
        here.event = _default_harassment(memory, base, carries=carried(sentence, clause))
        return
    if base is not None:
        overall = base.value == "senior_management" and clause.link == "compare" and in_clause(sentence, "people", clause)
        here.event, here.named_event = Slot("workforce", base.borrowed) if overall else base, True
        return
    heading = from_memory(memory, "events")
    if heading is not None:
        here.event, here.named_event = heading, True
    elif memory.metric is not None:
        here.event, here.named_event = Slot(memory.metric), True
    elif memory.event is not None and carried(sentence, clause):
        here.event, here.named_event = memory.event, True
    else:
        here.event = context_event(memory)


def _is_harassment(slot: Slot | None) -> bool:
    return slot is not None and slot.value.startswith("harassment")


def _default_harassment(memory: Memory, base: Slot | None, *, carries: bool) -> Slot | None:
    if base is not None and base.value.startswith("harassment"):
        return base
    default = context_event(memory)
    if default is not None and default.value.startswith("harassment"):
        return default
    if carries and memory.event is not None and memory.event.value.startswith("harassment"):
        return memory.event
    return None


def _related_event(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> Slot | None:
    """The event of the clause that a clause hangs on, or of the one that completes it ("… and 12% of another left")."""
    clause = clauses[at]
    if clause.parent is not None:
        parent = next((n for n, c in enumerate(clauses) if c is clause.parent), None)
        if parent is not None and slots[parent].event is not None:
            return elsewhere(slots[parent].event, clause_words(sentence, clauses[parent]))
    before = next((n for n in range(at - 1, -1, -1) if slots[n].event is not None), None)
    if before is not None:
        return elsewhere(slots[before].event, clause_words(sentence, clauses[before]))
    after = next((n for n in range(at + 1, len(clauses)) if slots[n].event is not None), None)
    if after is not None and clauses[at + 1].link in {"and", "compare", "list"}:
        return elsewhere(slots[after].event, clause_words(sentence, clauses[after]))
    return None


def _service(sentence: Sentence, clauses: Sequence[Clause], slots: list[Slots], at: int, memory: Memory) -> None:
    here, clause = slots[at], clauses[at]
    if here.service is not None:
        return
    if clause.parent is not None:
        parent = slots[index_of(clauses, clause.parent)].service
        if parent is not None:
            here.service = elsewhere(parent, clause_words(sentence, clause.parent))
            return
    before = next((n for n in range(at - 1, -1, -1) if slots[n].service is not None), None)
    if before is not None and not any(sentence.word(n) in _OVERALL for n in range(clause.first, clause.last)):
        here.service = elsewhere(slots[before].service, clause_words(sentence, clauses[before]))
        return
    after = at + 1
    if after < len(clauses) and slots[after].service is not None and _completes(sentence, clauses, at, slots):
        here.service = elsewhere(slots[after].service, clause_words(sentence, clauses[after]))
        return
    here.service = _carried_service(sentence, memory) or from_memory(memory, "services")


def _completes(sentence: Sentence, clauses: Sequence[Clause], at: int, slots: Sequence[Slots]) -> bool:
    """Whether the next clause completes this one, so that its service holds for both."""
    following = clauses[at + 1]
    bare = not in_clause(sentence, "events", clauses[at]) and not sentence.cue(
        "verb", clauses[at].values[0].last, clauses[at].last
    )
    behind = all(m.first > following.values[0].last for m in in_clause(sentence, "services", following))
    return (
        following.link in {"and", "compare"}
        and bare
        and behind
        and slots[at + 1].named_event
        and not is_label(sentence, clauses[at])
    )


def _carried_service(sentence: Sentence, memory: Memory) -> Slot | None:
    if memory.service is None or any(t.text in _OVERALL for t in sentence.tokens):
        return None
    contrast = any(c.first <= 1 for c in sentence.cue("contrast"))
    if contrast or (memory.index == sentence.index and memory.fronted):
        return memory.service
    return None


def states(event: str | None) -> bool:
    """Whether an event is a state that people are in, not something that happens to them."""
    return event in STATES
