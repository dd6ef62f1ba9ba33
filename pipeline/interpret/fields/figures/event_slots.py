"""The event of a clause: its own, the one of the clause that it hangs on or that completes it, else the section's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.interpret.fields.figures.clauses import Clause, index_of
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.model import Mention
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import (
    OTHER,
    PRO_VERBS,
    STATES,
    Slots,
    carried,
    context_event,
    happens_to,
    in_clause,
    is_label,
    leaves_out_predicate,
    own_bands,
    part_of,
    read_event,
    states,
    value_of,
)
from pipeline.interpret.fields.figures.staff_share import is_of_whole_staff, of_staff
from pipeline.interpret.fields.figures.standing import Memory, Slot, clause_words, elsewhere, harassment, is_of_harassment

SELECTED = frozenset({"applied", "shortlisted"})
_PRONOUNS = grammar("pointing_pronouns")
_GOES = grammar("goes_words")
_PARTS = grammar("part_words")
_AGAINST = grammar("set_against")
_GRADES = grammar("grade_words")
_EITHER_SIDE = grammar("either_side")


def own_event(sentence: Sentence, clause: Clause, slots: Slots, subject: Mention | None) -> None:
    """Gives a clause the event, or those who harass, that its own words name."""
    event = read_event(sentence, clause, subject)
    if event is not None and event.value == "workforce" and _is_base(sentence, event):
        event = None
    named = in_clause(sentence, "events", clause)
    slots.among = any(happens_to(sentence, one, [event]) for one in named if event is not None and one.value in SELECTED)
    sources = in_clause(sentence, "sources", clause)
    bands = own_bands(sentence, clause)
    share = of_staff(sentence, clause)
    if event is None and not bands and share is not None and share.composed:
        slots.event, slots.named_event = Slot("workforce"), True
    elif event is not None and event.value == "harassment":
        slots.source = harassment(sources)
        slots.event = Slot(slots.source) if slots.source else None
        slots.named_event = True
    elif bands and (
        event is None
        or event.value in {"workforce", "pay_band"}
        or _is_aside(sentence, clause, event)
        or _is_band(sentence, event)
    ):
        slots.event, slots.named_event = Slot("pay_band"), True
    elif event is not None:
        slots.event, slots.named_event = Slot(event.value), True
    elif sources:
        slots.source = harassment(sources)


def _is_base(sentence: Sentence, event: Mention) -> bool:
    """Whether the workforce is only what a rate is a part of: "as a proportion of headcount, 1.1% of …"."""
    words = [sentence.word(n) for n in range(max(0, event.first - 5), event.first)]
    return "as" in words and any(w in _PARTS for w in words[words.index("as") :])


def _is_band(sentence: Sentence, event: Mention) -> bool:
    """Whether senior posts are named as the band that a bracket gives: "senior grades (Grade 13 and above)"."""
    return event.value == "senior_management" and sentence.word(event.last - 1) in _GRADES and sentence.word(event.last) == "("


def _is_aside(sentence: Sentence, clause: Clause, event: Mention) -> bool:
    """Whether an event is only named behind a comma, about the band: "29% of those on Grade 9, the senior social workers"."""
    return event.first > clause.values[-1].last and "," in [sentence.word(n) for n in range(clause.values[-1].last, event.first)]


def fill_event(sentence: Sentence, clauses: Sequence[Clause], slots: list[Slots], at: int, memory: Memory) -> None:
    """Gives a clause that names no event the one that it is about, where the words or the section tell."""
    here, clause = slots[at], clauses[at]
    if _is_everybody(sentence, clauses, slots, at):
        here.event, here.group, here.own_event = slots[at - 1].event, Slot("all"), False
    if here.event is not None:
        return
    hba = here.named_event
    base = _pointed_event(sentence, clauses, at, memory) or _related_event(sentence, clauses, slots, at)
    harassed = hba or _is_harassment(base or memory.event or context_event(memory)) or is_of_harassment(memory)
    if here.source is not None and harassed:
        here.event, here.named_event = Slot(here.source, base.borrowed if base else ()), True
        return
    if hba:
        here.event = _default_harassment(memory, base, carries=carried(sentence, clause))
        return
    if base is not None:
        against = base.value == "senior_management" and _is_set_against(sentence, clause)
        overall = (
            (against or (base.value in STATES and is_of_whole_staff(sentence, clause)))
            and bool(in_clause(sentence, "people", clause))
            and not _is_of_another_group(slots, at)
        )
        here.event, here.named_event = Slot("workforce", base.borrowed) if overall else base, True
        return
    heading = memory.above("events")
    if heading is not None:
        here.event, here.named_event = heading, True
    elif memory.metric is not None:
        here.event, here.named_event = Slot(memory.metric), True
    elif memory.event is not None and carried(sentence, clause):
        here.event, here.named_event = memory.event, True
    else:
        here.event = _event_of_section(sentence, clause, memory)


def _event_of_section(sentence: Sentence, clause: Clause, memory: Memory) -> Slot | None:
    """The section's event; the workforce, where a share of the staff stands outside every metric or among senior managers."""
    event, share = context_event(memory), of_staff(sentence, clause)
    if _is_harassment(event) and _is_beside_unread_source(sentence, clause):
        return None
    if share is None or clause.values[0].kind != "percent":
        return event
    outside = not memory.context.metrics and not memory.context.events and share.described
    return Slot("workforce") if outside or value_of(event) == "senior_management" else event


def _is_beside_unread_source(sentence: Sentence, clause: Clause) -> bool:
    """Whether a number stands beside "managers" or "colleagues" of no group, who may be those who harass: "nor managers (2%)"."""
    at = clause.values[0].first - (sentence.word(clause.values[0].first - 1) == "(")
    named = [m for m in sentence.of("people") if m.last == at and sentence.word(m.last - 1) in _EITHER_SIDE]
    return bool(named) and not any(m.last == named[0].first for m in sentence.of("groups"))


def compare_selected(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots]) -> None:
    """In "18% of shortlisted BAME candidates were appointed, against 27% of shortlisted white ones" both are appointed."""
    for at in range(1, len(clauses)):
        here, above = slots[at], slots[at - 1]
        own = {m.value for m in in_clause(sentence, "events", clauses[at])}
        before = {m.value for m in in_clause(sentence, "events", clauses[at - 1])}
        bare = clauses[at].link in {"compare", "and"} and not sentence.cue("verb", clauses[at].first, clauses[at].last)
        bare = bare or _leaves_predicate_out(sentence, clauses[at])
        if bare and len(own) == 1 and own < before and above.event is not None and above.event.value not in own:
            here.event, here.among = elsewhere(above.event, clause_words(sentence, clauses[at - 1])), True
        shared = clauses[at].link == "and" and not sentence.cue("verb", clauses[at - 1].first, clauses[at - 1].last)
        if shared and len(before) == 1 and before < own and here.event is not None and here.event.value not in before:
            # "18% of shortlisted BAME and 27% of shortlisted white candidates were appointed": the verb is said of both.
            above.event, above.among = elsewhere(here.event, clause_words(sentence, clauses[at])), True


def _leaves_predicate_out(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause has no predicate of its own: "for shortlisted BAME candidates it is one in eight", "24% do"."""
    verbs = sentence.cue("verb", clause.first, clause.last)
    only = len(verbs) == 1 and sentence.word(verbs[0].first) in _GOES and sentence.word(verbs[0].first - 1) == "it"
    ends = not sentence.word(clause.last - 1)[:1].isalpha()
    does = not verbs and sentence.word(clause.last - 1 - ends) in PRO_VERBS
    return only or does or leaves_out_predicate(sentence, clause)


def rate_among(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots]) -> None:
    """In "61 appointed (30% of shortlisted)" the percentage is the rate of the count's event among those in its own."""
    for clause, slot in zip(clauses, slots, strict=True):
        parent, number = clause.parent, index_of(clauses, clause.parent)
        if (
            parent is None
            or number is None
            or parent.values[0].kind != "count"
            or clause.values[0].kind != "percent"
            or clause.values is parent.values
        ):
            continue
        above = slots[number]
        other = value_of(above.event) != value_of(slot.event)
        if slot.own_event and other and sentence.word(clause.after) == "of" and not in_clause(sentence, "groups", clause):
            slot.event, slot.among = above.event, True


def _is_everybody(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> bool:
    """Whether a rate of "all staff" ends a list of the rates of groups: "18% of BAME, 14% of white and 15% of all staff left"."""
    here, before = slots[at], slots[at - 1].event if at else None
    if here.event is None or here.event.value != "workforce" or here.subject_at >= 0 or before is None or states(before.value):
        return False
    clause = clauses[at]
    labelled = is_label(sentence, clause) or sentence.word(clause.after) in {"for", "of", "among"}
    listed = clause.link in {"and", "list", "compare"} and labelled
    return listed and _names_everybody(sentence, clause) and slots[at - 1].subject_at >= 0


def _names_everybody(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause names "all staff", of whom a rate may be as of a group."""
    named = [m for m in in_clause(sentence, "events", clause) if m.value == "workforce"]
    return bool(named) and sentence.word(named[0].first) == "all"


def _is_of_another_group(slots: Sequence[Slots], at: int) -> bool:
    """Whether a clause names a group of its own that is not the one before it."""
    here, before = slots[at].group, slots[at - 1].group if at else None
    return here is not None and before is not None and here.value in OTHER and here.value != before.value


def _is_set_against(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is compared with the one before: "compared with 30% of staff", "whereas 30% of our staff are"."""
    return clause.link == "compare" or sentence.word(clause.first - 1) in _AGAINST


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
    bracket = _event_before_bracket(sentence, clauses, slots, at)
    if bracket is not None:
        return bracket
    named = [n for n in range(len(clauses)) if slots[n].event is not None and slots[n].named_event]
    before = next((n for n in reversed(named) if n < at and clauses[n].parent is clause.parent), None)
    before = before if before is not None else next((n for n in reversed(named) if n < at), None)
    ahead = next((n for n in named if n > at and not _names_everybody(sentence, clauses[n])), None)
    if before is not None and not (ahead == at + 1 and _is_shared_with_next(sentence, clauses, before, at)):
        return elsewhere(slots[before].event, clause_words(sentence, clauses[before]))
    share = of_staff(sentence, clause)
    if before is None and share is not None and share.told:
        return Slot("workforce")
    if ahead is None or clauses[at + 1].link not in {"and", "compare", "list"}:
        return None
    if before is None and _goes_its_own_way(sentence, clause, clauses[ahead]):
        return None
    return elsewhere(slots[ahead].event, clause_words(sentence, clauses[ahead]))


def _pointed_event(sentence: Sentence, clauses: Sequence[Clause], at: int, memory: Memory) -> Slot | None:
    """The event of the sentence before where a pronoun is what the first number is of: "This had risen to 13%, against …"."""
    before = [sentence.word(n) for n in range(clauses[at].first, clauses[at].values[0].first)]
    points = any(one in _PRONOUNS and two in _GOES for one, two in pairwise(before))
    return memory.event if not at and points else None


def _event_before_bracket(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> Slot | None:
    """The event of what stands before the bracket that a clause is in."""
    above, parent = clauses[at].parent, index_of(clauses, clauses[at].parent)
    if above is None:
        return None
    opened = [m for m in sentence.of("events") if m.last == above.last and m.value == "workforce"]
    if opened:
        return Slot(opened[0].value)
    if parent is None or not slots[parent].named_event:
        return None
    return elsewhere(slots[parent].event, clause_words(sentence, clauses[parent]))


def _is_shared_with_next(sentence: Sentence, clauses: Sequence[Clause], before: int, at: int) -> bool:
    """Whether a clause without a verb begins a statement that the next one ends: "…; 20 white and 19 BME staff joined"."""
    clause, ahead = clauses[at], clauses[at + 1]
    if ahead.link not in {"and", "list"} or sentence.cue("verb", clause.first, clause.last):
        return False
    part = part_of(sentence, clause)
    parted = part_of(sentence, clauses[before]) < part == part_of(sentence, ahead)
    return parted or _begins_anew(sentence, clause, ahead)


def _goes_its_own_way(sentence: Sentence, clause: Clause, after: Clause) -> bool:
    """Whether the event of a later clause is said against a whole statement: "BME staff are 44% though they make up 23% of …"."""
    verbs = [sentence.cue("verb", c.first, c.last) for c in (clause, after)]
    return all(verbs) and (sentence.word(after.first - 1) in _AGAINST or after.link == "compare")


def _begins_anew(sentence: Sentence, clause: Clause, ahead: Clause) -> bool:
    """Whether ", and" begins a second statement that two numbers share: "A and B left, and 20 white and 19 BME staff joined"."""
    comma = sentence.word(clause.first - 1) in {"and", "but", "while"} and sentence.word(clause.first - 2) == ","
    return comma and ahead.link == "and" and sentence.word(ahead.first - 2) != "," and ahead.parent is clause.parent
