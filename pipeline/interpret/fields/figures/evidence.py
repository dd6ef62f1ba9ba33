"""Whether a number is a figure of a metric, of the workforce at large, or none at all. In doubt it belongs to no metric."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.counting import THE_REST, counts_people
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.model import Value
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import STATES, Slots, in_clause, is_label, own_bands
from pipeline.interpret.fields.figures.standing import Memory
from pipeline.interpret.fields.figures.unreadable import unreadable
from schemas.framework import Framework

_NAMING = frozenset({"groups", "services", "people", "sources", "events"})
_PLAIN_WORDS = grammar("plain_words")
_PHRASE_ENDS = grammar("phrase_ends")
_POINTING_BACK = frozenset({"them", "these", "those", "which", "whom"})
_BEYOND = frozenset({"above", "below", "less", "more"})
_BEFORE_EVENT = grammar("before_event")
_TELLS = grammar("tells")
_MEMBER_NOUNS = grammar("member_nouns")
_CONDITIONS = grammar("conditions")


@dataclass(frozen=True)
class Verdict:
    """What becomes of a number: its metric (None: of no metric), or why it is not taken."""

    metric: int | None = None
    refused: str | None = None


def metric_of_event(event: str | None, framework: Framework) -> int | None:
    """The metric that an event belongs to; the workforce as such belongs to none."""
    if event is None or event == "workforce":
        return None
    return next((m.number for m in framework.metrics if event in m.events), None)


def judge(sentence: Sentence, clause: Clause, value: Value, slots: Slots, memory: Memory) -> Verdict:
    """The verdict on one number of a clause."""
    refused = unreadable(sentence, clause, value, memory) or _beside_the_point(sentence, clause, value, slots, memory)
    if refused is not None:
        return Verdict(refused=refused)
    if slots.programme or slots.outside or slots.opposite or (value.kind in {"percent", "points"} and slots.group is None):
        return Verdict()
    if _says_something_else(sentence, clause, value, slots):
        return Verdict()
    if not slots.named_event and not _stands_alone(sentence, clause, value, slots, memory):
        return Verdict()
    if _is_of_everybody(sentence, clause, value, slots):
        return Verdict()
    return Verdict(metric_of_event(slots.event.value if slots.event is not None else None, memory.framework))


def _says_something_else(sentence: Sentence, clause: Clause, value: Value, slots: Slots) -> bool:
    """Whether the words name an event and measure another matter: of those in it, of all there, or how much more they earn."""
    paid = slots.event is not None and slots.event.value == "pay_band" and value.shape in {"more", "less"}
    read = _is_of_members(sentence, clause, value, slots) or _is_of_those_only(sentence, clause, value)
    return paid or read


def _is_of_everybody(sentence: Sentence, clause: Clause, value: Value, slots: Slots) -> bool:
    """Whether a number of no group says something else of those in the event: "100% of cases were checked"."""
    if slots.group is None or slots.group.value != "all" or slots.event is None:
        return False
    if value.kind == "count":
        harassed = slots.event.value.startswith("harassment") and bool(slots.source is None and slots.own_event)
        return harassed and not sentence.cue("met_with", 0, clause.last)
    if slots.event.value in STATES:
        return True
    heads = [m.first for m in in_clause(sentence, "events", clause)]
    people = [m.first for m in in_clause(sentence, "people", clause)]
    of_them = sentence.word(clause.after) == "of" or (value.shape == "fraction" and heads[:1] == [clause.after])
    if len(heads) != 1 or heads[0] < clause.after or not of_them:
        return False
    return all(p >= heads[0] or p < clause.after for p in people)


def _is_of_members(sentence: Sentence, clause: Clause, value: Value, slots: Slots) -> bool:
    """Whether a percentage is a part of a group's people in the event, and says something else of them: "30% of BME leavers"."""
    if value.kind != "percent" or sentence.word(clause.after) != "of" or slots.event is None or slots.among:
        return False
    heads = [m for m in in_clause(sentence, "events", clause) if m.first > clause.after and m.value == slots.event.value]
    told = [m for m in sentence.of("people") if heads and m.first == heads[0].first and sentence.word(m.first) in _MEMBER_NOUNS]
    grouped = [g for g in sentence.of("groups", clause.after) if told and g.last == told[0].first]
    return len(heads) == 1 and bool(grouped) and not any(g.first >= heads[0].last for g in in_clause(sentence, "groups", clause))


def _is_of_those_only(sentence: Sentence, clause: Clause, value: Value) -> bool:
    """Whether a relative clause says of which people a percentage is: "35% of BME staff who were bullied told us"."""
    events = [m for m in in_clause(sentence, "events", clause) if m.first > clause.after]
    who = next((n for n in range(clause.after, clause.last) if sentence.word(n) == "who"), None)
    if value.kind != "percent" or sentence.word(clause.after) != "of" or who is None or not events or events[0].first < who:
        return False
    named = bool(sentence.of("groups", clause.after, who))
    if not named or any(sentence.word(n) not in _BEFORE_EVENT for n in range(who + 1, events[0].first)):
        return False
    said = {m.first for m in sentence.cue("verb", events[-1].last, clause.last)} | {
        n for n in range(events[-1].last, clause.last) if sentence.word(n) in _TELLS
    }
    return any(sentence.word(n - 1) not in {"who", "they"} for n in said)


def _stands_alone(sentence: Sentence, clause: Clause, value: Value, slots: Slots, memory: Memory) -> bool:
    """Whether a number needs no event of its own to be of its section's metric: it is about a group, or a mere label's."""
    if value.kind in {"ratio", "bare"}:
        return True
    if memory.context.status == "target" or not memory.context.about_metric:
        return False
    group = slots.group.value if slots.group is not None else "all"
    if group != "all" and _is_part_of_told(sentence, value, memory):
        return True
    if group == "not_stated" and in_clause(sentence, "people", clause):
        return False
    if (
        (slots.whole and _is_plain(sentence, clause))
        or is_label(sentence, clause)
        or _names_cases(sentence, clause, value, slots)
        or _is_referred(sentence, clause, slots)
    ):
        return True
    return group not in {"all", "not_stated"} and (value.kind != "count" or _is_plain(sentence, clause))


def _is_part_of_told(sentence: Sentence, value: Value, memory: Memory) -> bool:
    """Whether a number is of those just spoken of: a part of the cases counted, or "the other 27%"."""
    if sentence.word(value.first - 1) in THE_REST and memory.levels:
        return True
    if value.kind != "count":
        return False
    of_them = sentence.word(value.last) == "of" and sentence.word(value.last + 1) in _POINTING_BACK
    return (of_them and bool(memory.counts)) or _is_part_of_counted(sentence, value)


def _is_part_of_counted(sentence: Sentence, value: Value) -> bool:
    """Whether a count is one of those counted right before: "4 cases, of which 1 involved a BAME colleague"."""
    pointed = sentence.word(value.first - 2) == "of" and sentence.word(value.first - 1) in _POINTING_BACK
    return pointed and any(v.kind == "count" and v.last <= value.first - 2 for v in sentence.values)


def _names_cases(sentence: Sentence, clause: Clause, value: Value, slots: Slots) -> bool:
    """Whether a number counts the cases that the section's event goes with: "3 referrals", "12 cases"."""
    if value.kind != "count" or slots.event is None:
        return False
    named = [m.value for m in sentence.of("people", value.last, clause.last) if m.first - value.last <= 2]
    events = {slots.event.value, *({"disciplinary"} if slots.event.value == "fitness_to_practise" else ())}
    return any(event.startswith(name) for event in events for name in named)


def _is_referred(sentence: Sentence, clause: Clause, slots: Slots) -> bool:
    """Whether a clause in a section on referrals says that people were referred, and not to whom."""
    if slots.event is None or slots.event.value != "fitness_to_practise":
        return False
    return any(sentence.word(n) == "referred" and sentence.word(n + 1) != "to" for n in range(clause.first, clause.last))


def _is_plain(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause says little more than how many of a group there were: "In Adults 3 white and 2 BAME employees"."""
    covered = {n for m in sentence.mentions if m.kind in _NAMING for n in range(m.first, m.last)}
    covered |= {n for v in clause.values for n in range(v.first, v.last)}
    rest = [sentence.word(n) for n in range(clause.first, clause.last) if n not in covered and n not in sentence.hidden]
    return all(not w[0].isalpha() or w in _PLAIN_WORDS for w in rest)


def _beside_the_point(sentence: Sentence, clause: Clause, value: Value, slots: Slots, memory: Memory) -> str | None:
    """Why a number that could be a figure is none here: what it is of is not said, said elsewhere, or not measured."""
    again = _said_again(sentence, value) or (slots.again and value is clause.values[0])
    checks = (
        (_is_unsaid_band(sentence, clause, slots), "a pay band that is not said"),
        (value.kind == "points" and _between_states(sentence, slots), "a gap between two states of one group"),
        (again, "said elsewhere"),
        (value.kind == "count" and _is_only_whole(sentence, clause, value, slots), "a whole of which a part is told"),
        (value.kind == "ratio" and not _about_people(sentence, slots, memory), "a ratio of no group"),
    )
    why = next((why for holds, why in checks if holds), None)
    if why is not None:
        return why
    if value.kind != "count" or (counts_people(sentence, clause, value, slots) and not _is_rule(sentence, clause, value, memory)):
        return None
    return "a rule, or a count of nothing that is measured"


def _is_only_whole(sentence: Sentence, clause: Clause, value: Value, slots: Slots) -> bool:
    """Whether a count only says of how many another is a part, and no noun that they are in the event: "BME staff: 6 of 310"."""
    state = slots.event is not None and slots.event.value in STATES
    base = sentence.word(value.first - 1) == "of" and value.first <= clause.first + 1 and slots.subject_at >= value.last
    whole = slots.part is not None or base
    return whole and not (state or slots.own_event or _names_cases(sentence, clause, value, slots))


def _is_unsaid_band(sentence: Sentence, clause: Clause, slots: Slots) -> bool:
    """Whether a clause speaks of a band only by the one before it: "… and 8% of those paid more"."""
    if slots.event is None or slots.event.value != "pay_band" or own_bands(sentence, clause) or not sentence.bands:
        return False
    behind = [sentence.word(m.last) for m in in_clause(sentence, "events", clause) if m.value == "pay_band"]
    return any(w in _BEYOND for w in behind)


def _between_states(sentence: Sentence, slots: Slots) -> bool:
    """Whether a gap lies between workforce and senior managers, not between two groups."""
    states = {m.value for m in sentence.of("events")} & STATES
    return slots.comparator is None and len(states) > 1 and len({m.value for m in sentence.of("groups")}) == 1


_SHORT = 4
_BEFORE_OBJECTS = frozenset({"about", "for", "on", "to", "with"})


def _is_rule(sentence: Sentence, clause: Clause, value: Value, memory: Memory) -> bool:
    """Whether a count is a condition that is set: "at least two women on each panel", "nobody without a review"."""
    least = value.qualifier == "more_than" and sentence.word(value.first) in {"at", "a", "minimum"}
    conditions = any(sentence.word(n) in _CONDITIONS for n in range(value.last, clause.last))
    nobody = value.shape == "zero" and sentence.word(value.first) not in {"no", "nil", "none", "zero"}
    general = _is_said_of_all(sentence, value)
    return ((least or nobody) and memory.context.status == "target") or (value.shape == "zero" and (conditions or general))


def _is_said_of_all(sentence: Sentence, value: Value) -> bool:
    """Whether "nobody" opens a general truth, not what happened: "no one comes into social care to be abused".

    Nor did anything happen where it is not the subject: "figures about everybody, and so about nobody", or in a heading.
    """
    says_nobody = sentence.word(value.first) == "nobody" or sentence.word(value.last - 1) == "one"
    short = len(sentence.tokens) <= _SHORT and sentence.word(len(sentence.tokens) - 1) != "."
    if says_nobody and (short or sentence.word(value.first - 1) in _BEFORE_OBJECTS):
        return True
    following = sentence.word(value.last)
    told = following in _PHRASE_ENDS or any(c.first == value.last for c in sentence.cue("verb"))
    return says_nobody and sentence.word(value.first) != "not" and following[:1].isalpha() and not told


def _said_again(sentence: Sentence, value: Value) -> bool:
    """Whether a fraction in words is said again as a percentage: "one in five (19%)"."""
    following = next((v for v in sentence.values if v.first == value.last + 1), None)
    return (
        value.shape == "fraction" and sentence.word(value.last) == "(" and following is not None and following.kind == "percent"
    )


def _about_people(sentence: Sentence, slots: Slots, memory: Memory) -> bool:
    if slots.group is not None:
        return True
    likely = bool(sentence.cue("ratio") or sentence.cue("likely"))
    return likely and (slots.event is not None or bool(memory.context.metrics))
