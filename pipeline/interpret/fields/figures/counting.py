"""Whole numbers: whether one counts people or a metric's cases, or nothing that is measured."""

from __future__ import annotations

from pipeline.interpret.fields.figures.clauses import Clause, is_whole
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.model import Mention, Value
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import PRO_VERBS, STATES, Slots, clause_periods, in_clause, is_all_told, is_label

_REACH = 6
_NEAR = 2
_ADJECTIVES = 4
_MEANWHILE = frozenset({"also", "eventually", "finally", "later", "subsequently", "then", "who"})
_NAMING = frozenset({"groups", "services", "people", "sources", "events"})
_SELECTED = frozenset({"applied", "appointed", "shortlisted"})
_NAMING_PEOPLE = ("groups", "people", "sources", "services")
_COUNTABLE = frozenset({"people", "sources", "groups"})
_ENDING_NOUNS = frozenset({"housing", "learning", "nursing", "training", "commissioning", "safeguarding", "wellbeing"})
THE_REST = frozenset({"other", "remaining"})
_PLACES = frozenset({"for", "from", "in"})
_OF_WHOM = frozenset({"as", "by", "concerning", "from", "involving"})
_AGAINST = frozenset({"against", "concerned", "concerning", "involved", "involving"})
_FIGURES = grammar("share_words") | grammar("number_words") | {"it"}
_PHRASE_ENDS = grammar("phrase_ends")
_PARTITIVE = grammar("partitive")


def counts_people(sentence: Sentence, clause: Clause, value: Value, slots: Slots) -> bool:
    """Whether a whole number counts people or cases: those named right behind it, or those of its label."""
    if any(v.kind == "percent" for v in clause.values) or _is_told_before(sentence, value, slots):
        return True
    if value.shape == "zero" and any(v.kind == "count" and v.last <= value.first for v in sentence.values):
        return bool(in_clause(sentence, "services", clause))
    if _is_handled(sentence, clause, value) or _is_of_things(sentence, value):
        return False
    labelled = is_label(sentence, clause) and (clause.parent is not None or _names_slot(sentence, clause))
    labelled = labelled or _is_list_item(sentence, value, slots)
    if labelled or _changes(sentence, value, slots) or _ends_a_label(sentence, value, slots) or _counted(sentence, value):
        return True
    return slots.named_event and _goes_on(sentence, clause, value, slots)


def _is_told_before(sentence: Sentence, value: Value, slots: Slots) -> bool:
    """Whether whom a number counts needs no noun: nobody, all in a post of whom a part was counted, "the other four are …"."""
    things = any(m.value == "things" and value.last <= m.first <= value.last + _NEAR for m in sentence.of("people"))
    if slots.whole and not things:
        return True
    if value.shape == "zero" and (sentence.word(value.first) == "no" or slots.named_event):
        return True
    stated = slots.event is not None and slots.event.value in STATES and slots.named_event
    whole = next((v for v in sentence.values if v.first >= value.last), value)
    if stated and not _names_things(sentence, whole) and slots.part is not None and slots.part.group is not None:
        return True
    rest = sentence.word(value.first - 1) in THE_REST and slots.subject_at > value.first
    return rest and bool(sentence.cue("verb", value.last, slots.subject_at))


def _names_things(sentence: Sentence, value: Value) -> bool:
    """Whether the noun of a number, behind its adjectives, names things: "14 lowest-paid grades"."""
    named = [m for m in sentence.of("people") if value.last <= m.first <= value.last + _ADJECTIVES]
    return bool(named) and named[0].value == "things"


def _is_of_things(sentence: Sentence, value: Value) -> bool:
    """Whether a number counts things, or goes on with things counted before: "7 complaints about colleagues and 3 about …"."""
    things = [m for m in sentence.of("people") if m.value == "things"]
    before = next((v for v in reversed(sentence.values) if v.last <= value.first), None)
    goes_on = before is not None and sentence.word(value.last) == "about" and any(m.first == before.last for m in things)
    return goes_on or any(m.first == value.last or _is_after_adjective(sentence, value, m) for m in things)


def _is_after_adjective(sentence: Sentence, value: Value, things: Mention) -> bool:
    """Whether one word that names nobody stands between a number and what it counts: "at least one funded course"."""
    named = any(m.first <= value.last < m.last for kind in _NAMING_PEOPLE for m in sentence.of(kind))
    return things.first == value.last + 1 and not named and sentence.word(value.last).isalpha()


def _goes_on(sentence: Sentence, clause: Clause, value: Value, slots: Slots) -> bool:
    """Whether a number leaves out whom it counts, as words before have said it: "… and 3 in Adults", "8 by white staff"."""
    if _is_said_of_event(sentence, clause, value, slots):
        return True
    if slots.group is None:
        return False
    if slots.repeated and any(sentence.word(n) in _FIGURES for n in range(value.first)):
        return True
    following = sentence.word(value.last)
    whole = next((v for v in sentence.values if v.first >= value.last), None)
    if whole is not None and is_whole(sentence, whole) and following not in PRO_VERBS:
        return not (_is_of_things(sentence, whole) or _names_things(sentence, whole))
    went = following == "to" and any(sentence.word(v) in {"went", "go", "gone"} for v in range(value.first))
    verb = went or any(c.first == value.last for c in sentence.cue("verb"))
    about = following == "about" and any(m.first == value.last + 1 for m in sentence.of("groups"))
    return verb or about or following in _OF_WHOM or following in PRO_VERBS


def _is_said_of_event(sentence: Sentence, clause: Clause, value: Value, slots: Slots) -> bool:
    """Whether the words beside a number only go on about the event: "against 9", "we appointed 84", "the 84 we appointed"."""
    following = sentence.word(value.last)
    opening = [sentence.word(n) for n in range(clause.first, value.first)]
    if opening and opening[-1] in _AGAINST and not following[:1].isalpha():
        return True
    said = bool(opening) and opening[-1] in {"are", "is", "was", "were"} and opening[-2:-1] in (["it"], ["there"])
    if said and any(c.first in {value.last, value.last + 1} for c in sentence.cue("previous")):
        return slots.named_event
    listed = clause.link in {"and", "list"}
    if (said or listed) and following in _PLACES and any(m.first - value.last in {0, 1} for m in sentence.of("services")):
        return True
    if listed and following == "of" and slots.own_event and any(m.first == value.last + 1 for m in sentence.of("events")):
        return True
    chosen = [m for m in sentence.of("events") if m.value in _SELECTED]
    by_us = [m for m in chosen if sentence.word(m.first - 1) == "we"]
    if any(m.last == value.first or m.first - 1 == value.last for m in by_us):
        return True
    behind = [m for m in chosen if value.last <= m.first <= value.last + 1]
    return slots.group is not None and any(m.first == value.last or following in _MEANWHILE for m in behind)


def _changes(sentence: Sentence, value: Value, slots: Slots) -> bool:
    """Whether a number is one that a number of people went from or to: "the number of staff who left fell from 6 to 2".

    Or the one that a count of people is set beside: "184 leavers, down from 201".
    """
    if sentence.word(value.first - 1) not in {"from", "to"} or not slots.named_event:
        return False
    counted = any(v.kind == "count" and v.last < value.first and _counted(sentence, v) for v in sentence.values)
    if counted and any(c.last == value.first for c in sentence.cue("previous")):
        return True
    before = next((v for v in reversed(sentence.values) if v.last <= value.first), None)
    if sentence.word(value.first - 1) == "to" and before is not None and sentence.word(before.first - 1) == "from":
        return before.kind == "count" and (_counted(sentence, before) or _changes(sentence, before, slots))
    numbers = [n for n in range(value.first) if sentence.word(n) == "number" and sentence.word(n + 1) == "of"]
    named = [m for kind in ("people", "groups") for m in sentence.of(kind, numbers[0])] if numbers else []
    return any(m.first - numbers[0] <= _REACH and m.value != "things" for m in named)


def _ends_a_label(sentence: Sentence, value: Value, slots: Slots) -> bool:
    """Whether a number alone behind a colon is that of the people and the event named before it."""
    ends = not sentence.word(value.last)[:1].isalnum() or is_all_told(sentence, value.last)
    if sentence.word(value.first - 1) not in {":", "-"} or not ends or not slots.own_event:
        return False
    counted = [m for m in sentence.mentions if m.kind in _COUNTABLE and m.last < value.first]
    return bool(counted) and all(m.value != "things" for m in counted)


def _is_list_item(sentence: Sentence, value: Value, slots: Slots) -> bool:
    """Whether a number ends an item of a list behind a colon: "Disciplinary cases by group: white staff 11, …"."""
    colon = next((n for n in range(value.first) if sentence.word(n) == ":"), None)
    named = any(
        m.last == value.first and m.value != "things" for kind in ("groups", "people") for m in sentence.of(kind, colon or 0)
    )
    return colon is not None and named and slots.named_event and not sentence.word(value.last)[:1].isalnum()


def _names_slot(sentence: Sentence, clause: Clause) -> bool:
    """Whether a label says of whom or of what its number is, or the number is one of a list that does."""
    named = any(in_clause(sentence, kind, clause) for kind in _NAMING) or bool(clause_periods(sentence, clause))
    return named or bool(sentence.cue("respectively"))


def _is_handled(sentence: Sentence, clause: Clause, value: Value) -> bool:
    """Whether people or cases are counted as what somebody reviews, meets or interviews: no count of the event."""
    taken = {n for m in sentence.of("events", value="cpd") for n in (m.first, *range(m.first, m.last))}
    handled = [c for c in sentence.cue("handled") if not _is_event_met_with(sentence, c.last) and not {c.first, c.last} & taken]
    inside = any(clause.first <= c.first and c.last <= clause.last for c in handled)
    return inside or any(c.last <= value.first <= c.last + _NEAR for c in handled)


def _is_event_met_with(sentence: Sentence, at: int) -> bool:
    """Whether "met" goes on "with harassment": what happened to people, not whom somebody met."""
    return sentence.word(at) == "with" and any(m.first == at + 1 for m in sentence.of("events"))


def _counted(sentence: Sentence, value: Value) -> bool:
    """Whether the phrase behind a number names people, cases or sources: "3 white social workers", "12 of the leavers"."""
    for at in range(value.last, min(value.last + _REACH, len(sentence.tokens))):
        if _is_counted(sentence, at):
            return True
        word = sentence.word(at)
        if any(m.first == at and m.value == "things" for m in sentence.of("people")):
            return False
        stops = word in _PHRASE_ENDS or not word[0].isalpha() or (word.endswith("ing") and word not in _ENDING_NOUNS)
        if stops and not _is_aside(sentence, value, at):
            return False
    return False


def _is_counted(sentence: Sentence, at: int) -> bool:
    """Whether people, a group or a source begin at a token, or a word that points back to them ("of whom")."""
    if any(m.first == at and m.kind in _COUNTABLE and m.value != "things" for m in sentence.mentions):
        return True
    word = sentence.word(at)
    if word in {"by", "from"}:
        return any(m.first == at + 1 for m in sentence.of("sources"))
    return word in {"which", "whom", "them", "these", "those"} and sentence.word(at - 1) == "of"


def _is_aside(sentence: Sentence, value: Value, at: int) -> bool:
    """Whether a token does not end the phrase: "of the" right behind, the whole of a part, a service, also in brackets."""
    word = sentence.word(at)
    if word in _PARTITIVE and at - value.last <= 2:
        return True
    if any(v.first == at for v in sentence.values) and sentence.word(value.last) == "of":
        return True
    services = sentence.of("services", value.last)
    bracketed = [m for m in services if sentence.word(m.first - 1) == "("]
    return any(m.first <= at < m.last for m in services) or any(m.first - 1 <= at <= m.last for m in bracketed)
