"""Whether a number is a figure of a metric, of the workforce at large, or none at all. In doubt it belongs to no metric."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.model import Mention, Value
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import STATES, Slots, in_clause, is_label
from pipeline.interpret.fields.figures.standing import Memory
from schemas.framework import Framework

_LEVELS = frozenset({"percent", "points", "count"})
_REACH = 6
_PHRASE_ENDS = grammar("phrase_ends")
_PARTITIVE = grammar("partitive")
_CONDITIONS = grammar("conditions")
_TRAINING = grammar("training")


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
    refused = _unreadable(sentence, clause, value, memory) or _beside_the_point(sentence, clause, value, slots, memory)
    if refused is not None:
        return Verdict(refused=refused)
    if (
        slots.programme
        or slots.outside
        or sentence.cue("opposite", clause.first, clause.last)
        or (value.kind in {"percent", "points"} and slots.group is None)
    ):
        return Verdict()
    if not slots.named_event and not _stands_alone(sentence, clause, value, slots, memory):
        return Verdict()
    return Verdict(metric_of_event(slots.event.value if slots.event is not None else None, memory.framework))


def _stands_alone(sentence: Sentence, clause: Clause, value: Value, slots: Slots, memory: Memory) -> bool:
    """Whether a number needs no event of its own to be of its section's metric: it is about a group, or a mere label's."""
    if value.kind in {"ratio", "bare"}:
        return True
    if memory.context.status == "target":
        return False
    if slots.group is not None and slots.group.value != "all":
        return value.kind != "count" or bool(in_clause(sentence, "people", clause)) or is_label(sentence, clause)
    cases = [m for m in sentence.of("people", value.last, clause.last) if m.value == "cases" and m.first - value.last <= 2]
    return is_label(sentence, clause) or bool(cases)


def _unreadable(sentence: Sentence, clause: Clause, value: Value, memory: Memory) -> str | None:
    """Why the number itself cannot be a figure: a range, money, a change, no unit, glued to others."""
    if value.shape == "range":
        return value.note or "a range of values"
    if value.kind == "money":
        return "a sum of money"
    if value.kind == "bare" and not _is_ratio(sentence, clause, memory):
        return "a number without a unit"
    if _is_glued(sentence, value):
        return "numbers without a gap between them"
    if value.kind in _LEVELS and _is_change(sentence, value):
        return "a change, not a level"
    return None


def _beside_the_point(sentence: Sentence, clause: Clause, value: Value, slots: Slots, memory: Memory) -> str | None:
    if value.kind == "points" and _between_states(sentence, slots):
        return "a gap between two states of one group"
    if _said_again(sentence, value):
        return "said again exactly in brackets"
    if value.kind == "ratio" and not _about_people(sentence, slots, memory):
        return "a ratio of no group"
    if value.kind != "count" or (counts_people(sentence, clause, value, slots) and not _is_rule(sentence, clause, value, memory)):
        return None
    return "a rule, or a count of nothing that is measured"


def _between_states(sentence: Sentence, slots: Slots) -> bool:
    """Whether a gap lies between workforce and senior managers, not between two groups."""
    states = {m.value for m in sentence.of("events")} & STATES
    return slots.comparator is None and len(states) > 1 and len({m.value for m in sentence.of("groups")}) == 1


def _is_rule(sentence: Sentence, clause: Clause, value: Value, memory: Memory) -> bool:
    """Whether a count is a condition that is set: "at least two women on each panel", "nobody without a review"."""
    least = value.qualifier == "more_than" and sentence.word(value.first) in {"at", "a", "minimum"}
    conditions = any(sentence.word(n) in _CONDITIONS for n in range(value.last, clause.last))
    return (least and memory.context.status == "target") or (value.shape == "zero" and conditions)


def _said_again(sentence: Sentence, value: Value) -> bool:
    """Whether a fraction in words is said again as a percentage: "one in five (19%)"."""
    following = next((v for v in sentence.values if v.first == value.last + 1), None)
    return (
        value.shape == "fraction" and sentence.word(value.last) == "(" and following is not None and following.kind == "percent"
    )


def _is_glued(sentence: Sentence, value: Value) -> bool:
    """Whether cells have run together: "19.5%8.0%4.3%"."""
    if value.last < len(sentence.tokens):
        following = sentence.tokens[value.last]
        if following.text[0].isdigit() and following.start == value.end:
            return True
    before = sentence.tokens[value.first - 1] if value.first else None
    return before is not None and before.text == "%" and before.end == value.start


def _is_ratio(sentence: Sentence, clause: Clause, memory: Memory) -> bool:
    if sentence.cue("ratio", 0, clause.last) or any(
        v.kind == "ratio" for v in sentence.values if v.last <= clause.values[0].first
    ):
        return True
    pointing = any(c.first <= _REACH for c in sentence.cue("contrast")) or bool(
        sentence.cue("previous") or sentence.cue("from_to")
    )
    return memory.quantity == "relative_likelihood" and (pointing or is_label(sentence, clause))


def _is_change(sentence: Sentence, value: Value) -> bool:
    changes = sentence.cue("change")
    linked = sentence.word(value.first - 1) in {"by", "of"}
    before = any(c.last == value.first - linked or c.last == value.first for c in changes)
    behind = any(c.first == value.last for c in changes)
    return behind or (linked and before)


def _about_people(sentence: Sentence, slots: Slots, memory: Memory) -> bool:
    if slots.group is not None:
        return True
    likely = bool(sentence.cue("ratio") or sentence.cue("likely"))
    return likely and (slots.event is not None or bool(memory.context.metrics))


def counts_people(sentence: Sentence, clause: Clause, value: Value, slots: Slots) -> bool:
    """Whether a whole number counts people or cases: those named right behind it, or those of its label."""
    if any(v.kind == "percent" for v in clause.values):
        return True
    if value.shape == "zero" and (sentence.word(value.first) == "no" or slots.named_event):
        return True
    if _counted(sentence, value):
        return True
    if is_label(sentence, clause):
        return slots.named_event or slots.group is not None or slots.service is not None
    following = sentence.word(value.last)
    listed = clause.link in {"and", "list"} and following in {"in", "for", "from"}
    if listed and any(m.first - value.last in {0, 1} for m in sentence.of("services")):
        return slots.named_event
    verb = any(c.first == value.last for c in sentence.cue("verb"))
    return (verb or following in {"by", "from"}) and slots.named_event and slots.group is not None


def _counted(sentence: Sentence, value: Value) -> bool:
    """Whether the phrase behind a number names people, cases or sources: "3 white social workers", "12 of the leavers"."""
    for at in range(value.last, min(value.last + _REACH, len(sentence.tokens))):
        if _is_counted(sentence, at):
            return True
        word = sentence.word(at)
        stops = word in _PHRASE_ENDS or not word[0].isalpha()
        if stops and not _is_aside(sentence, value, at):
            return False
    return False


def _is_counted(sentence: Sentence, at: int) -> bool:
    """Whether people, a group or a source begin at a token, or a word that points back to them ("of whom")."""
    if any(m.first == at and m.kind in {"people", "sources", "groups"} for m in sentence.mentions):
        return True
    word = sentence.word(at)
    if word in {"by", "from"}:
        return any(m.first == at + 1 for m in sentence.of("sources"))
    return word in {"which", "whom", "them", "these"} and sentence.word(at - 1) == "of"


def _is_aside(sentence: Sentence, value: Value, at: int) -> bool:
    """Whether a token does not end the phrase: "of the" right behind, the whole of a part, a service in brackets."""
    word = sentence.word(at)
    if word in _PARTITIVE and at - value.last <= 2:
        return True
    if any(v.first == at for v in sentence.values) and sentence.word(value.last) == "of":
        return True
    bracketed = [m for m in sentence.of("services") if sentence.word(m.first - 1) == "("]
    return any(m.first - 1 <= at <= m.last for m in bracketed)


def _names_a_group(sentence: Sentence, cue: Mention) -> bool:
    """Whether "respondents" only stands for the members of a group: "white respondents", "respondents from a BME background"."""
    if not sentence.word(cue.first).startswith("respond"):
        return False
    return any(m.last == cue.first or cue.last <= m.first <= cue.last + 2 for m in sentence.of("groups"))


def _inside_event(sentence: Sentence, cue: Mention) -> bool:
    return any(m.first <= cue.first and cue.last <= m.last for m in sentence.of("events"))


def is_programme(sentence: Sentence, clause: Clause, slots: Slots) -> bool:
    """Whether a number is about a programme, a survey or a population, not about the metric's event."""
    elsewhere = [c for c in sentence.cue("elsewhere", clause.first, clause.last) if not _inside_event(sentence, c)]
    if elsewhere:
        return True
    trained = sentence.cue("trained", clause.first, clause.last)
    if trained and (slots.event is None or slots.event.value != "cpd"):
        return True
    if sentence.cue("outsiders", clause.after, min(clause.after + _REACH, clause.last)) and not in_clause(
        sentence, "people", clause
    ):
        return True
    cues = [c for c in sentence.cue("programme", clause.first, clause.last) if not _names_a_group(sentence, c)]
    if not cues:
        return False
    own = in_clause(sentence, "events", clause)
    if slots.event is not None and slots.event.value == "cpd" and own:
        return any(sentence.word(c.first) not in _TRAINING for c in cues)
    return not own or all(m.value in {"workforce", "cpd"} for m in own)
