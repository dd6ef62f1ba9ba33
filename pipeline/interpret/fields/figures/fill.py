"""Fills each clause's slots: its own words, then the clause that it hangs on, then the sentence before, then the section."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.group_slots import fill_group, index_of
from pipeline.interpret.fields.figures.lists import distribute, doubt, recall, repeat
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
    read_event,
    read_groups,
    read_service,
)
from pipeline.interpret.fields.figures.standing import Memory, Slot, clause_words, elsewhere

_OVERALL = grammar("overall")
_NUMBERS_BEFORE = 6
_AGAINST = frozenset({"although", "but", "whereas", "while", "whilst"})


def fill(sentence: Sentence, clauses: Sequence[Clause], memory: Memory, text: str) -> list[Slots]:
    """The slots of every clause of a sentence."""
    outside = [c.parent for c in clauses if c.parent is not None and not any(c.parent is other for other in clauses)]
    whole = [*clauses, *outside]
    out = [_own(sentence, clause, text) for clause in whole]
    distribute(sentence, clauses, out[: len(clauses)], text)
    _compare_selected(sentence, clauses, out)
    for at in range(len(clauses)):
        _event(sentence, whole, out, at, memory)
    repeat(sentence, clauses, out)
    _rate_among(sentence, whole, out)
    for at in range(len(clauses)):
        fill_group(sentence, whole, out, at, memory)
    recall(sentence, clauses, out, memory)
    for at in range(len(clauses)):
        _service(sentence, whole, out, at, memory)
    doubt(sentence, clauses, out)
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
    if event is not None and event.value == "harassment":
        slots.source = harassment(sources)
        slots.event = Slot(slots.source) if slots.source else None
        slots.named_event = True
    elif bands and (event is None or event.value in {"workforce", "pay_band"}):
        slots.event, slots.named_event = Slot("pay_band"), True
    elif event is not None:
        slots.event, slots.named_event = Slot(event.value), True
    elif sources:
        slots.source = harassment(sources)


def _event(sentence: Sentence, clauses: Sequence[Clause], slots: list[Slots], at: int, memory: Memory) -> None:
    here, clause = slots[at], clauses[at]
    if here.event is not None:
        return
    hba = here.named_event
    base = _related_event(sentence, clauses, slots, at)
    harassed = hba or _is_harassment(base or memory.event or context_event(memory)) or _is_of_harassment(memory)
    if here.source is not None and harassed:
        here.event, here.named_event = Slot(here.source, base.borrowed if base else ()), True
        return
    if hba:
        here.event = _default_harassment(memory, base, carries=carried(sentence, clause))
        return
    if base is not None:
        overall = (
            base.value == "senior_management"
            and _is_set_against(sentence, clause)
            and bool(in_clause(sentence, "people", clause))
            and not _is_of_another_group(slots, at)
        )
        here.event, here.named_event = Slot("workforce", base.borrowed) if overall else base, True
        return
    heading = from_memory(memory, "events")
    if heading is not None:
        here.event, here.named_event = heading, True
    elif memory.metric is not None:
        here.event, here.named_event = Slot(memory.metric), True
    elif memory.event is not None and carried(sentence, clause):
        here.event, here.named_event = memory.event, True
    elif memory.context.metrics or memory.context.events or not _is_makeup(sentence, clause):
        here.event = _of_all_staff(sentence, clause, context_event(memory))
    else:
        here.event = Slot("workforce")


def _is_makeup(sentence: Sentence, clause: Clause) -> bool:
    """Whether a percentage says who the staff are and nothing that happened to them: "24% of staff from minority ethnic …"."""
    people = [m for m in in_clause(sentence, "people", clause) if m.value == "staff" and m.first >= clause.after]
    groups = [m for m in in_clause(sentence, "groups", clause) if people and m.first >= people[0].first]
    if not groups or people[0].last - clause.after > _NUMBERS_BEFORE:
        return False
    if "of" not in [sentence.word(n) for n in range(clause.after, people[0].last)]:
        return False
    if any(sentence.cue(told) for told in ("attitude", "programme", "scheme", "met_with", "trained")):
        return False
    return not list(sentence.cue("verb", groups[-1].last, len(sentence.tokens)))


def _of_all_staff(sentence: Sentence, clause: Clause, event: Slot | None) -> Slot | None:
    """In a section on senior management "31% of staff are BAME" is of the workforce."""
    states = event is not None and event.value == "senior_management" and clause.values[0].kind == "percent"
    if states and sentence.word(clause.after) == "of" and in_clause(sentence, "people", clause):
        return Slot("workforce")
    return event


def _is_of_harassment(memory: Memory) -> bool:
    """Whether all metrics of the section are of harassment: who does it then tells the event."""
    metrics = [memory.framework.metric(number) for number in memory.context.metrics]
    events = [event for metric in metrics if metric is not None for event in metric.events]
    return bool(events) and all(event.startswith("harassment") for event in events)


def _is_of_another_group(slots: Sequence[Slots], at: int) -> bool:
    """Whether a clause names a group of its own that is not the one before it."""
    here, before = slots[at].group, slots[at - 1].group if at else None
    return here is not None and before is not None and here.value in OTHER and here.value != before.value


def _is_set_against(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is compared with the one before: "compared with 30% of staff", "whereas 30% of our staff are"."""
    return clause.link == "compare" or sentence.word(clause.first - 1) in _AGAINST


def _compare_selected(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots]) -> None:
    """In "18% of shortlisted BAME candidates were appointed, against 27% of shortlisted white ones" both are appointed."""
    for at in range(1, len(clauses)):
        here, above = slots[at], slots[at - 1]
        own = {m.value for m in in_clause(sentence, "events", clauses[at])}
        before = {m.value for m in in_clause(sentence, "events", clauses[at - 1])}
        bare = clauses[at].link in {"compare", "and"} and not sentence.cue("verb", clauses[at].first, clauses[at].last)
        if bare and len(own) == 1 and own < before and above.event is not None and above.event.value not in own:
            here.event, here.among = elsewhere(above.event, clause_words(sentence, clauses[at - 1])), True


def _rate_among(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots]) -> None:
    """In "61 appointed (30% of shortlisted)" the percentage is the rate of the count's event among those in its own."""
    for clause, slot in zip(clauses, slots, strict=True):
        parent = clause.parent
        if (
            parent is None
            or parent.values[0].kind != "count"
            or clause.values[0].kind != "percent"
            or clause.values is parent.values
        ):
            continue
        above = slots[index_of(clauses, parent)]
        if slot.own_event and sentence.word(clause.after) == "of" and not in_clause(sentence, "groups", clause):
            slot.event, slot.among = above.event, True


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
        opened = [m for m in sentence.of("events") if m.last == clause.parent.last and m.value == "workforce"]
        if opened:
            return Slot(opened[0].value)
        parent = next((n for n, c in enumerate(clauses) if c is clause.parent), None)
        if parent is not None and slots[parent].named_event and slots[parent].event is not None:
            return elsewhere(slots[parent].event, clause_words(sentence, clauses[parent]))
    named = [n for n in range(len(clauses)) if slots[n].event is not None and slots[n].named_event]
    before = next((n for n in reversed(named) if n < at), None)
    ahead = next((n for n in named if n > at), None)
    if before is not None and ahead == at + 1 and clauses[ahead].link in {"and", "list"}:
        part = _part(sentence, clause)
        verb = sentence.cue("verb", clause.first, clause.last)
        if _part(sentence, clauses[before]) < part == _part(sentence, clauses[ahead]) and not verb:
            return elsewhere(slots[ahead].event, clause_words(sentence, clauses[ahead]))
    if before is not None:
        return elsewhere(slots[before].event, clause_words(sentence, clauses[before]))
    after = next((n for n in named if n > at), None)
    if after is not None and clauses[at + 1].link in {"and", "compare", "list"}:
        return elsewhere(slots[after].event, clause_words(sentence, clauses[after]))
    return None


def _service(sentence: Sentence, clauses: Sequence[Clause], slots: list[Slots], at: int, memory: Memory) -> None:
    """Gives a clause its service: from its bracket, its part of the sentence, the parts before, the sentence or lines before."""
    here, clause = slots[at], clauses[at]
    if here.service is not None:
        return
    source = _bracket_service(clauses, slots, at)
    if source is None and not any(sentence.word(n) in _OVERALL for n in range(clause.first, clause.last)):
        before = [n for n in range(at) if slots[n].service is not None]
        within = [n for n in before if _part(sentence, clauses[n]) == _part(sentence, clause)]
        joined = _joined_service(sentence, clauses, slots, at)
        source = joined if joined is not None else within[-1] if within else _behind(sentence, clauses, slots, at)
        source = before[-1] if source is None and before else source
    if source is not None:
        here.service = elsewhere(slots[source].service, clause_words(sentence, clauses[source]))
        return
    here.service = _carried_service(sentence, memory) or from_memory(memory, "services")


def _bracket_service(clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> int | None:
    parent = clauses[at].parent
    if parent is None:
        return None
    index = index_of(clauses, parent)
    return index if slots[index].service is not None else None


def _part(sentence: Sentence, clause: Clause) -> int:
    """Which part between semicolons a clause stands in."""
    return sum(1 for n in range(clause.values[0].first) if sentence.word(n) == ";")


def _behind(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> int | None:
    """The clause whose service, said behind the last number of a part, holds for the numbers before it.

    Two numbers that differ in nothing but the service said with the second are not of one service.
    """
    part = _part(sentence, clauses[at])
    later = [n for n in range(at + 1, len(clauses)) if clauses[n].link != "first" and _part(sentence, clauses[n]) == part]
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
    alone = _part(sentence, clauses[at]) == _part(sentence, clauses[following])
    return following if alone and _differ(slots[at], slots[following]) else None


def _trails(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause names its service behind its numbers."""
    mentions = in_clause(sentence, "services", clause)
    return bool(mentions) and all(m.first > clause.values[-1].last for m in mentions)


def _differ(one: Slots, two: Slots) -> bool:
    """Whether two numbers are of two groups or two events."""
    return _value_of(one.group) != _value_of(two.group) or _value_of(one.event) != _value_of(two.event)


def _value_of(slot: Slot | None) -> str | None:
    return slot.value if slot is not None else None


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
