"""Share or rate, count, ratio or gap: what a number measures, by the order of group, event and number in its clause."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.model import Value
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import STATES, Slots, in_clause, is_part_behind_comma, leaves_out_predicate
from schemas.plan import Quantity

UNDECIDED: Quantity = "other"
_POINTING = grammar("pointing")
_COPULAS = grammar("copulas")
_WHOLE_WORDS = grammar("whole_words")
_MEMBERS = 4
_WHOLE_REACH = 5
_PROPORTIONS = frozenset({"proportion", "percentage", "share", "%"})
_GETS = frozenset({"get", "gets", "got", "take", "takes", "took", "received", "receive", "hold", "held"})
_PAIR = 2
_OPENERS = grammar("opens_part")
_EACH = frozenset({"each", "every"})
_WHO_ARE = 2


def quantity_of(sentence: Sentence, clause: Clause, value: Value, slots: Slots) -> Quantity:
    """The quantity of a value; UNDECIDED where only the other numbers of the section can tell share from rate."""
    if value.kind in {"ratio", "bare"}:
        return "relative_likelihood"
    if value.kind in {"points", "money"} or (value.kind == "percent" and value.shape in {"more", "less"}):
        return "gap"
    if value.kind == "count":
        return "count"
    if slots.event is not None and slots.event.value == "pay_gap":
        return "gap"
    if value.shape == "every" and not (slots.event is not None and slots.event.value in STATES):
        return "rate" if slots.subject_at < value.first else "share"
    return share_or_rate(sentence, clause, value, slots)


def share_or_rate(sentence: Sentence, clause: Clause, value: Value, slots: Slots) -> Quantity:
    """A share where the number is a part of those in the event, a rate where it is a part of the group."""
    event = slots.event.value if slots.event is not None else None
    heads = [m.first for m in in_clause(sentence, "events", clause)]
    told = event is not None and event.startswith("harassment") and _is_said_by(sentence, clause)
    # "BME applicants had a 17% chance of being appointed".
    told = told or sentence.word(clause.after) == "chance"
    if told or slots.among or _is_fronted(sentence, clause, slots) or _is_predicated(sentence, clause, slots):
        return "rate"
    if _is_share(sentence, clause, slots):
        return "share"
    if sentence.word(clause.after) in {"of", "for", "among"} or _is_of_people(sentence, clause, value):
        return _of(sentence, clause, value, slots, heads)
    if event in STATES:
        return "share"
    if slots.group is not None and slots.group.value == "all":
        return "rate"
    return _before(sentence, clause, value, slots, heads)


def _is_said_by(sentence: Sentence, clause: Clause) -> bool:
    """Whether a number is of those who tell of an event: "reported by 7% and 4% of …, and by managers by 8%"."""
    at = clause.values[0].first
    before = {value.last: value.first for value in sentence.values}
    while sentence.word(at - 1) in {"and", ","} and at - 1 in before:
        at = before[at - 1]
    told = any(sentence.word(c.last) == "by" for c in sentence.cue("met_with", 0, at))
    return told and sentence.word(at - 1) == "by"


def _is_share(sentence: Sentence, clause: Clause, slots: Slots) -> bool:
    """Whether the words around a percentage make it a part of a whole, whatever stands behind it."""
    read = (_is_composed, _is_part, _is_taken, is_part_behind_comma, _is_of_those)
    return any(is_so(sentence, clause) for is_so in read) or _is_a_part_of(sentence, clause, slots)


def _is_of_people(sentence: Sentence, clause: Clause, value: Value) -> bool:
    """Whether a fraction in words stands right before those of whom it is a part: "one in four shortlisted white candidates"."""
    if value.shape != "fraction":
        return False
    event = next((m for m in sentence.of("events") if m.first == clause.after), None)
    named = {m.first for kind in ("groups", "people") for m in sentence.of(kind)}
    return (event.last if event is not None else clause.after) in named


def _is_taken(sentence: Sentence, clause: Clause) -> bool:
    """Whether a group gets a part of what is given out: "BME candidates get 3 in 10 of our jobs"."""
    got = [c for c in sentence.cue("verb", 0, clause.values[0].first) if sentence.word(c.first) in _GETS]
    things = [m for m in sentence.of("people", clause.after, clause.last) if m.value in {"things", "appointed"}]
    jobs = any(sentence.word(n) in {"job", "jobs"} for n in range(clause.after, clause.last))
    return bool(got) and sentence.word(clause.after) == "of" and (bool(things) or jobs)


def _is_fronted(sentence: Sentence, clause: Clause, slots: Slots) -> bool:
    """Whether a clause opens with those of whom its percentage is a part: "Of shortlisted BAME candidates 21% were appointed"."""
    opens = sentence.word(clause.first) in _OPENERS and clause.first < slots.subject_at < clause.values[0].first
    return opens and bool(sentence.cue("verb", clause.values[0].last, clause.last))


def _is_predicated(sentence: Sentence, clause: Clause, slots: Slots) -> bool:
    """Whether a number with no group beside it is said to undergo the event: "four in ten … but one in ten is hired"."""
    at = clause.after
    event = next((m for m in sentence.of("events") if m.first == at + 1), None)
    passive = sentence.word(at) in _COPULAS and event is not None and sentence.word(event.first).endswith("ed")
    return passive and slots.subject_at < 0 and slots.group is not None


def _is_of_those(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause opens with a whole and leaves out who its part are: "… and of the staff who reported it 31% are"."""
    opens = sentence.word(clause.first) == "of" and not in_clause(sentence, "groups", clause)
    return opens and leaves_out_predicate(sentence, clause)


def _is_a_part_of(sentence: Sentence, clause: Clause, slots: Slots) -> bool:
    """Whether people are said to be a part of something: "BME candidates were 44% of the field"."""
    at = clause.values[0].first - 1
    if not clause.first <= slots.subject_at < at:
        return False
    people = any(m.last == at for kind in ("groups", "people") for m in sentence.of(kind))
    return sentence.word(at) in _COPULAS and people and sentence.word(clause.after) == "of"


def _is_part(sentence: Sentence, clause: Clause) -> bool:
    """Whether a percentage goes with a count of a part of those counted before: "Of 312 places, 84 (27%) went to white staff"."""
    before = next((v for v in reversed(sentence.values) if v.last <= clause.values[0].first), None)
    if len(clause.values) < _PAIR or before is None or before.kind != "count":
        return False
    opening = before.first
    while opening and sentence.word(opening - 1) in _WHOLE_WORDS - {"of"}:
        opening -= 1
    return sentence.word(opening - 1) == "of" and (opening == 1 or sentence.word(opening - 2) in _WHOLE_WORDS)


def _is_composed(sentence: Sentence, clause: Clause) -> bool:
    """Whether the words say what a whole is made of: "make up 12%", "12% were white", "12% of them were white"."""
    if sentence.cue("composition", clause.first, clause.last) and not sentence.cue("rate", clause.first, clause.last):
        return True
    following = sentence.word(clause.after)
    pointing = following == "of" and sentence.word(clause.after + 1) in _POINTING
    named = [m.first for m in in_clause(sentence, "groups", clause) if m.first > clause.after]
    if not named or (pointing and _only_members(sentence, clause, named[0])):
        return False
    return following in _COPULAS or pointing


def _of(sentence: Sentence, clause: Clause, value: Value, slots: Slots, heads: Sequence[int]) -> Quantity:
    """As in "12% of leavers were white" is a share, "12% of white staff left" a rate."""
    event = slots.event.value if slots.event is not None else None
    group = [m.first for m in in_clause(sentence, "groups", clause) if m.first >= clause.after]
    after = [h for h in heads if h >= clause.after]
    those = sentence.word(clause.after + 1) == "those" or sentence.word(clause.after + 2) == "those"
    those = those and not (group and event not in STATES and _only_members(sentence, clause, group[0]))
    if group and after:
        if after[0] < group[0] and (event == _event_at(sentence, after[0]) or those or len(after) == 1):
            return "rate" if _adjectival(sentence, after[0], group[0]) and len(after) > 1 else "share"
        return "share" if event in STATES and not sentence.cue("verb", group[0], after[0] + 1) else "rate"
    if after or those:
        return "share" if slots.group is not None and slots.group.value != "all" else "rate"
    if event == "workforce" and not heads:
        return "share"
    if group:
        band = any(sentence.tokens[group[0]].start > b.start > value.end for b in sentence.bands)
        return "share" if event in STATES and (band or _copula(sentence, clause.after, group[0])) else "rate"
    return "share" if event in STATES else "rate"


def _only_members(sentence: Sentence, clause: Clause, group: int) -> bool:
    """Whether "those" are no more than the members of a group: "of those from a …", "of those who describe themselves as …"."""
    words = [sentence.word(n) for n in range(clause.after, group)]
    if "those" not in words or sentence.of("events", clause.after, group):
        return False
    described = words[words.index("those") + 1 :]
    plain = len(words) <= _MEMBERS and not sentence.cue("verb", clause.after, group)
    return plain or "themselves" in described or (described[:1] == ["who"] and len(described) == _WHO_ARE)


def _event_at(sentence: Sentence, first: int) -> str | None:
    return next((m.value for m in sentence.mentions if m.kind == "events" and m.first == first), None)


def _adjectival(sentence: Sentence, event: int, group: int) -> bool:
    """Whether the event only describes the group's people: "shortlisted BAME candidates"."""
    return group - event <= 2 and sentence.word(event) in {"shortlisted", "appointed", "interviewed"}


def _copula(sentence: Sentence, first: int, group: int) -> bool:
    return any(sentence.word(n) in {"are", "were", "is", "was", "identify", "identified", "being"} for n in range(first, group))


def _is_among(sentence: Sentence, subject: int, event: Sequence[int]) -> bool:
    """Whether a proportion of a group is one among those in the event: "the proportion of BAME people among those appointed"."""
    behind = [h for h in event if h > subject]
    return bool(behind) and any(
        sentence.word(n) in {"among", "amongst"} for n in range(max(subject, behind[0] - _MEMBERS), behind[0])
    )


def _is_of_event(sentence: Sentence, clause: Clause) -> bool:
    """Whether a group is told "as a proportion of all leavers": the whole is the event's."""
    told = [
        n
        for n in range(clause.first, clause.values[0].first)
        if sentence.word(n) in _PROPORTIONS and sentence.word(n + 1) == "of"
    ]
    if (
        not told
        or sentence.word(told[0] - 1) not in {"a", "as"}
        or "as" not in {sentence.word(told[0] - 1), sentence.word(told[0] - 2)}
    ):
        return False
    heads = [m for m in in_clause(sentence, "events", clause) if told[0] < m.first <= told[0] + _WHOLE_REACH]
    return bool(heads) and not any(told[0] < m.first < heads[0].first for m in in_clause(sentence, "groups", clause))


def _before(sentence: Sentence, clause: Clause, value: Value, slots: Slots, heads: Sequence[int]) -> Quantity:
    """The number stands last: "the turnover rate of white staff was 16%", "White staff leavers: 51%"."""
    if sentence.cue("rate", clause.first, value.first):
        return "rate"
    subject = slots.subject_at
    event = [h for h in heads if h < value.first]
    ends = [m.last for m in in_clause(sentence, "events", clause) if m.last <= subject and m.value != "harassment"]
    if ends and sentence.word(ends[0]) in {"from", "who"} and not sentence.of("sources", ends[0], subject):
        return "share"
    numbers = {n for v in sentence.values for n in range(v.first, v.last)}
    proportion = any(sentence.word(n) in _PROPORTIONS for n in range(clause.first, value.first) if n not in numbers)
    if proportion and subject >= 0 and (_is_among(sentence, subject, event) or _is_of_event(sentence, clause)):
        return "share"
    if proportion and event and subject >= 0:
        of_people = any(m.last <= event[0] for m in in_clause(sentence, "people", clause)) and not _copula(
            sentence, event[0], subject
        )
        told = {sentence.word(n) for n in range(clause.first, event[0])}
        return "share" if event[0] < subject and not of_people and not told & _EACH else "rate"
    verb = [
        c
        for c in sentence.cue("verb", clause.first, clause.last)
        if sentence.word(c.first) not in {"is", "was", "at", "stands", "stood"}
    ]
    if verb and heads:
        return "share" if event and subject > event[0] else "rate"
    return UNDECIDED
