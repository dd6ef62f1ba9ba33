"""The group of a clause that names none: from the bracket's clause, the pair, the predicate, or the sentence before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import (
    OTHER,
    PRO_VERBS,
    Slots,
    in_clause,
    is_label,
    leaves_out_predicate,
    own_bands,
    people_in,
)
from pipeline.interpret.fields.figures.standing import Memory, Slot, clause_words

_OPENING = 3
_PAIR = 2
_ALL = 100
_EVERYBODY_ELSE = frozenset({"average", "else", "everybody", "everyone", "others", "rest"})
_ALL_TOLD = frozenset({"overall", "altogether"})
_ROUNDED = 0.1
_GAP_ROUNDED = 1.0
_LABEL_WORDS = 8
_SHARES = frozenset({"figure", "figures", "percentage", "percentages", "proportion", "proportions", "rate", "share", "shares"})
_IS = frozenset({"are", "is", "stands", "stood", "was", "were"})
_FIGURE_WORDS = 4
_THEY = frozenset({"they", "them", "these", "those"})
_SPANS = frozenset({"month", "period", "quarter", "year"})
_BEING = frozenset({"being", "making", "forming", "representing", "they"})
_WERE = frozenset({"are", "is", "was", "were"})
_WHOLE_WORDS = grammar("whole_words")


def fill_group(sentence: Sentence, clauses: Sequence[Clause], slots: list[Slots], at: int, memory: Memory) -> None:
    """Gives a clause its group, where it names none itself."""
    here, clause = slots[at], clauses[at]
    if here.group is not None:
        return
    if _is_sum(clauses, slots, at):
        here.group, here.whole = Slot("all"), True
    elif _is_whole(sentence, clauses, at) or _is_overall(sentence, clause) or (not at and _is_nobody(sentence, clause)):
        here.group = Slot("all")
    elif clause.values[0].kind == "points":
        here.group, here.comparator = _groups_of_gap(clauses, slots, at, memory)
    else:
        here.group = (
            (_recomputed(clauses, slots, at) if clause.values[0].kind in {"ratio", "bare"} else None)
            or _elided(sentence, clauses, slots, at, memory)
            or _bracket_group(sentence, clauses, slots, at)
            or _pair_group(sentence, clauses, slots, at)
            or _forward_group(sentence, clauses, slots, at)
            or (slots[at - 1].group if at and _goes_on_with(sentence, clauses, at) else None)
            or _set_against(clauses, slots, at, memory)
            or _earlier_group(sentence, clause, slots, at, memory)
            or (Slot("all") if people_in(sentence, clause) else None)
        )


def _elided(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], at: int, memory: Memory) -> Slot | None:
    """The group of a predicate that a clause leaves out: "41% of those shortlisted were BAME but 28% of those appointed were"."""
    clause = clauses[at]
    left_out = leaves_out_predicate(sentence, clause) and clause.values[0].kind in {"percent", "count"}
    if not left_out or (clause.values[0].kind == "count" and clause.parent is not None):
        return None
    groups = [slots[n].group for n in reversed(range(at))] + [memory.group]
    return next((group for group in groups if group is not None and group.value in OTHER), None)


def _set_against(clauses: Sequence[Clause], slots: Sequence[Slots], at: int, memory: Memory) -> Slot | None:
    """The group of the sentence before, where the other one is set against it: "One in five leave, whereas white staff …"."""
    following = at + 1
    if following >= len(clauses) or clauses[following].link != "compare" or slots[following].subject_at < 0:
        return None
    other = slots[following].group
    told = memory.group is not None and other is not None and OTHER.get(other.value) == memory.group.value
    return memory.group if told else None


def _is_nobody(sentence: Sentence, clause: Clause) -> bool:
    return clause.values[0].shape == "zero" and sentence.word(clause.values[0].first) in {"nobody", "none"}


def _groups_of_gap(clauses: Sequence[Clause], slots: Sequence[Slots], at: int, memory: Memory) -> tuple[Slot | None, Slot | None]:
    """The groups of a gap that names no first one: that of the number before, or those of the gap or the levels before."""
    here = slots[at]
    if here.comparator is None:
        return _sides_of_gap(clauses, slots, at, memory)
    told = slots[at - 1].group if at else None
    return told if told != here.comparator else None, here.comparator


def _goes_on_with(sentence: Sentence, clauses: Sequence[Clause], at: int) -> bool:
    """Whether a part of a sentence is about the same group: "…; in Children's it is 7%", or a label below the group's head."""
    clause, before = clauses[at], clauses[at - 1]
    if any(sentence.word(n) == "it" for n in range(clause.first, clause.values[0].first)):
        return True
    head = next((n for n in range(before.values[0].first) if sentence.word(n) in {":", "-"}), None)
    groups = [] if head is None else [m for m in sentence.of("groups", 0, before.values[0].first) if m.last <= head]
    return bool(groups) and is_label(sentence, clause)


def _recomputed(clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> Slot | None:
    """The subject of a ratio that names none, behind the two rates that it is the ratio of: "BME 29%, white 22%: 1.32 times"."""
    told = _levels_before(clauses, slots, at)
    subject = _fits_ratio(clauses[at].values[0].value, {group: level for group, (level, _) in told.items()})
    return told[subject][1] if subject is not None else None


def _subject_of_ratio(ratio: float, levels: Mapping[str, float | None]) -> str | None:
    """Whose rate stands on top of a ratio of two rates; None where a rate is missing or nought."""
    white, other = levels.get("white"), levels.get("minority_ethnic")
    if not white or not other:
        return None
    return "white" if abs(ratio - white / other) < abs(ratio - other / white) else "minority_ethnic"


def _fits_ratio(ratio: float, levels: Mapping[str, float | None]) -> str | None:
    """Whose rate over the other's a ratio is, give or take its rounding; None where it is neither's."""
    subject = _subject_of_ratio(ratio, levels)
    if subject is None:
        return None
    exact = (levels[subject] or 0.0) / (levels[OTHER[subject]] or 1.0)
    return subject if abs(ratio - exact) <= _ROUNDED * exact else None


def _is_sum(clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> bool:
    """Whether a count is of all whom the next counts part by group: "5 staff, 3 BME / 2 white", "14 people, 2 BME (14%)"."""
    whole = clauses[at].values[0]
    if whole.kind != "count" or whole.shape == "zero" or slots[at].subject_at >= 0:
        return False
    parts: list[float] = []
    for clause, slot in zip(clauses[at + 1 :], slots[at + 1 :], strict=False):
        count = next((v.value for v in clause.values if v.kind == "count"), None)
        if count is None or slot.subject_at < 0:
            break
        percent = next((v.value for v in clause.values if v.kind == "percent"), None)
        if percent is not None and whole.value and abs(_ALL * count / whole.value - percent) <= 1:
            return True
        parts.append(count)
    return len(parts) > 1 and sum(parts) == whole.value


def _is_whole(sentence: Sentence, clauses: Sequence[Clause], at: int) -> bool:
    """Whether a count is of all those of whom the next numbers are parts: "12 cases, of which 4 …", "Of 120 applicants, 45 …"."""
    clause = clauses[at]
    value = clause.values[0]
    if value.kind != "count":
        return False
    opening = [sentence.word(n) for n in range(clause.first, value.first)]
    if "of" in opening and len(opening) <= _OPENING and all(w in _WHOLE_WORDS for w in opening):
        return True
    if at + 1 >= len(clauses) or clauses[at + 1].values[0].kind != "count":
        return False
    low, high = value.last, clauses[at + 1].values[0].last
    pairs = [(sentence.word(n), sentence.word(n + 1)) for n in range(low, high + 1)]
    return any(one == "of" and two in {"which", "whom", "these", "them", "those"} for one, two in pairs)


def _is_overall(sentence: Sentence, clause: Clause) -> bool:
    """Whether a number is said to be that of everybody: "turnover was 12% overall", "out of 41 staff altogether"."""
    if clause.values[0].kind == "count":
        return any(sentence.word(n) in _ALL_TOLD for n in range(clause.values[0].last, clause.last))
    if clause.values[0].kind != "percent":
        return False
    before = [sentence.word(m.first - 1) for m in in_clause(sentence, "events", clause)]
    return sentence.word(clause.after) in _ALL_TOLD or any(w in _ALL_TOLD for w in before)


def index_of(clauses: Sequence[Clause], wanted: Clause) -> int:
    """Which of some clauses a clause is."""
    return next(n for n, c in enumerate(clauses) if c is wanted)


def _bracket_group(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> Slot | None:
    """In "(8% compared to 3%)" the first number is the subject's of the clause before the bracket, the second the other's."""
    clause = clauses[at]
    if clause.parent is None:
        return None
    parent = slots[index_of(clauses, clause.parent)]
    if sentence.word(clause.last - 1) in _WERE and clause.values[-1].last >= clause.last - 1:
        return next((slots[n].group for n in reversed(range(at)) if clauses[n].parent is not None), None)
    pair = _pair_before_bracket(clauses, slots, at)
    if pair is not None:
        return pair
    if parent.group is None or (parent.part is not None and clause.values[0].kind == "percent"):
        return parent.part.group if parent.part is not None else None
    if clause.parent.values[0].kind == "points" and parent.group.value in OTHER and clause.values[0].kind == "percent":
        return _side_of_gap(clauses, slots, at, parent)
    return _side_in_bracket(sentence, clauses, at, parent.group, parent.comparator)


def _pair_before_bracket(clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> Slot | None:
    """In "22% vs 29% (in 2022: 20% vs 30%)" the groups of the bracket stand in the order of those before it."""
    above = clauses[at].parent
    inside = [n for n, c in enumerate(clauses) if c.parent is above and above is not None and c is not above]
    before = next((n for n, c in enumerate(clauses) if c is above), 0)
    if len(inside) != _PAIR or not before or clauses[before].link != "compare" or clauses[inside[1]].link != "compare":
        return None
    groups = [slots[before - 1].group, slots[before].group]
    return groups[inside.index(at)] if {g.value for g in groups if g is not None} == set(OTHER) else None


def _side_in_bracket(
    sentence: Sentence, clauses: Sequence[Clause], at: int, subject: Slot, comparator: Slot | None
) -> Slot | None:
    clause, above = clauses[at], clauses[at].parent
    if above is None:
        return None
    between = _group_between(sentence, clause)
    if between is not None and above.values[0].kind != "ratio":
        return Slot(between)
    paired = clause.link == "compare" or (clause.link in {"list", "and"} and above.values[0].kind == "ratio")
    second = sum(1 for c in clauses[:at] if c.parent is above) == 1 and clause.values[0].kind not in {"ratio", "bare"}
    if second and paired and not _own_heads(sentence, clause):
        return comparator or (Slot(OTHER[subject.value]) if subject.value in OTHER else None)
    return Slot(subject.value, subject.borrowed)


def _sides_of_gap(clauses: Sequence[Clause], slots: Sequence[Slots], at: int, memory: Memory) -> tuple[Slot | None, Slot | None]:
    """The groups of a gap that names none: those of the gap before, or of the two percentages that it lies between."""
    gap = next((n for n in reversed(range(at)) if clauses[n].values[0].kind == "points" and slots[n].group is not None), None)
    if gap is not None:
        return slots[gap].group, slots[gap].comparator
    levels = _levels_before(clauses, slots, at) or _levels_told(memory)
    white, other = levels.get("white"), levels.get("minority_ethnic")
    if white is None or other is None or (memory.gap != (None, None) and not _levels_before(clauses, slots, at)):
        return memory.gap
    if abs(abs(white[0] - other[0]) - clauses[at].values[0].value) > _GAP_ROUNDED:
        return None, None
    return (white[1], other[1]) if white[0] > other[0] else (other[1], white[1])


def _levels_told(memory: Memory) -> dict[str, tuple[float, Slot]]:
    """The percentages of the two groups in the sentences before."""
    words = memory.group.borrowed if memory.group is not None else ()
    return {group: (level, Slot(group, words)) for group, level in memory.levels.items() if level is not None}


def _levels_before(clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> dict[str, tuple[float, Slot]]:
    """The percentage that stands last before a clause for each of the two groups."""
    out: dict[str, tuple[float, Slot]] = {}
    for clause, slot in zip(clauses[:at], slots[:at], strict=True):
        percent = next((v.value for v in clause.values if v.kind == "percent"), None)
        if percent is not None and slot.group is not None and slot.group.value in OTHER:
            out[slot.group.value] = (percent, slot.group)
    return out


def _side_of_gap(clauses: Sequence[Clause], slots: Sequence[Slots], at: int, parent: Slots) -> Slot | None:
    """Of two percentages behind a gap between groups the one that stands higher is the group's that the gap says is higher.

    "2 points higher among BAME staff (16% and 14%)"; none where they are not as far apart as the gap says.
    """
    clause = clauses[at]
    if clause.parent is None or parent.group is None:
        return None
    pair = [c for c in clauses if c.parent is clause.parent and c.values[0].kind == "percent"]
    gap = clause.parent.values[0]
    apart = abs(pair[0].values[0].value - pair[-1].values[0].value)
    if len(pair) != _PAIR or abs(apart - gap.value) > _GAP_ROUNDED:
        return None
    top = clause.values[0].value == max(c.values[0].value for c in pair)
    same = top != (gap.shape == "less")
    other = parent.comparator.value if parent.comparator is not None else OTHER[parent.group.value]
    return Slot(parent.group.value if same else other, parent.group.borrowed)


def _group_between(sentence: Sentence, clause: Clause) -> str | None:
    """The group named last between a clause's number and the bracket behind it: "(14%) than white respondents (7% …)"."""
    parent = clause.parent
    if parent is None:
        return None
    named = [m for m in sentence.of("groups", parent.values[-1].last, clause.first) if m.value in OTHER]
    return named[-1].value if named else None


def _pair_group(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> Slot | None:
    clause = clauses[at]
    named = [n for n in range(at) if clauses[n].parent is clause.parent and slots[n].group is not None]
    particular = [n for n in named if slots[n].group != Slot("all")]
    if not named:
        return None
    before = particular[-1] if particular else named[-1]
    group, words = slots[before].group, clause_words(sentence, clauses[before])
    if group is None:
        return None
    same_event = not _own_heads(sentence, clause)
    if (
        clause.link == "compare"
        and same_event
        and slots[at].service is None
        and clause.values[0].kind == clauses[before].values[0].kind
    ):
        comparator = slots[before].comparator
        other = comparator.value if comparator is not None else OTHER.get(group.value)
        if sentence.word(clause.first) in _BEING or slots[at].period is not None:
            other = None
        if other is not None and not _is_earlier(sentence, clause) and not _has_period(sentence, clause):
            slots[at].outside = any(sentence.word(n) in _EVERYBODY_ELSE for n in range(clause.first, clause.last))
            return Slot(other, words)
    return Slot(group.value, group.borrowed or words)


def _is_earlier(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause gives another time's number of the same group: "up from 7%", "against the current 11%"."""
    if sentence.cue("previous", clause.first, clause.last) or sentence.word(clause.values[0].first - 1) == "from":
        return True
    if sentence.cue("present", clause.first, clause.last) or "current" in {
        sentence.word(n) for n in range(clause.first, clause.last)
    }:
        return True
    return sentence.word(clause.values[-1].last) in {"last", "previously", "earlier"}


def _has_period(sentence: Sentence, clause: Clause) -> bool:
    start, end = sentence.tokens[clause.first].start, sentence.tokens[clause.last - 1].end
    return any(start <= p.start < end for p in sentence.periods)


def _own_heads(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause names an event, people or a source of its own ("88% of senior management")."""
    return bool(in_clause(sentence, "events", clause) or in_clause(sentence, "sources", clause) or own_bands(sentence, clause)
                or any(sentence.word(n) == "those" for n in range(clause.first, clause.last)))  # fmt: skip


def _forward_group(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> Slot | None:
    """In "4% of senior managers and 12% of the workforce were white" the predicate stands with the last number."""
    counted = [m for m in people_in(sentence, clauses[at]) if m.first == clauses[at].values[0].last]
    if clauses[at].values[0].kind == "count" and counted and sentence.word(counted[0].last) not in {"and", "or", ","}:
        return None
    low = clauses[at].first if in_clause(sentence, "events", clauses[at]) else clauses[at].values[0].last
    if sentence.cue("verb", low, clauses[at].last) or at + 1 >= len(clauses):
        return None
    if sentence.word(clauses[at].last) == ";":
        return None
    after = next((n for n in range(at + 1, len(clauses)) if slots[n].group is not None), None)
    if after is None or clauses[at + 1].link not in {"and", "compare", "list"} or clauses[after].parent is not clauses[at].parent:
        return None
    group = slots[after].group
    return Slot(group.value, clause_words(sentence, clauses[after])) if group is not None else None


def _earlier_group(sentence: Sentence, clause: Clause, slots: Sequence[Slots], at: int, memory: Memory) -> Slot | None:
    heading = memory.above("groups")
    if heading is not None:
        slots[at].comparator = slots[at].comparator or memory.above("comparators")
        return heading
    if clause.values[0].kind in {"ratio", "bare"}:
        return _group_of_ratio(sentence, clause, slots[at], memory)
    if memory.fronted_group and _is_of_event_alone(sentence, clause):
        return memory.group
    bands = bool(own_bands(sentence, clause)) and memory.quantity == "percent"
    same = bands and (_says_the_share(sentence, clause) or _goes_down_a_list(sentence, clause, memory))
    back = same or _points_back(sentence, clause) or _is_only_moved(sentence, clause)
    people = people_in(sentence, clause) and not back
    told = same or _goes_back(sentence, clause, memory)
    if memory.group is None or not told or people:
        return None
    return memory.subject if memory.subject is not None and _says_they(sentence, clause) else memory.group


def _group_of_ratio(sentence: Sentence, clause: Clause, here: Slots, memory: Memory) -> Slot | None:
    """Whose ratio to the other group a number is that names no group: the one whose rate it fits, else the one before."""
    fits = _fits_ratio(clause.values[0].value, memory.levels)
    if fits is not None and memory.group is not None:
        return Slot(fits, memory.group.borrowed)
    if memory.levels.keys() >= set(OTHER) and not _goes_back_by_words(sentence, clause, memory):
        subject = _subject_of_ratio(clause.values[0].value, memory.levels)
        return Slot(subject, memory.group.borrowed if memory.group is not None else ()) if subject is not None else None
    if memory.group is None or people_in(sentence, clause):
        return None
    if memory.subject is not None and _says_they(sentence, clause):
        return memory.subject
    here.comparator = here.comparator or memory.comparator
    return memory.group


def _says_they(sentence: Sentence, clause: Clause) -> bool:
    return any(sentence.word(n) == "they" for n in range(clause.first, clause.values[0].first))


def _goes_back(sentence: Sentence, clause: Clause, memory: Memory) -> bool:
    contrast = any(c.first <= 1 or c.last <= clause.values[0].first for c in sentence.cue("contrast"))
    return contrast or _goes_back_by_words(sentence, clause, memory)


def _goes_back_by_words(sentence: Sentence, clause: Clause, memory: Memory) -> bool:
    """Whether words in a clause point to those of the sentence before: "they", "did so", "up from", "it was"."""
    if any(sentence.word(n) in _THEY for n in range(clause.first, clause.last)) or sentence.word(clause.after) in PRO_VERBS:
        return True
    if memory.fronted_group and _points_back(sentence, clause):
        return True
    if any(sentence.cue(cue, clause.first, clause.last) for cue in ("previous", "change")):
        return True
    return _is_only_moved(sentence, clause)


def _is_only_moved(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause only moves the number before to today or a target: "Today: 16%", "the target for 2025 would be 35%"."""
    cues = [c for cue in ("present", "target") for c in sentence.cue(cue, clause.first, clause.values[0].first)]
    return bool(cues) and not any(sentence.of(kind, cues[0].last, clause.last) for kind in ("groups", "events", "people"))


def _points_back(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause goes on about the number before: "in Adults it was 12%", "the senior management figure was 10%"."""
    words = [sentence.word(n) for n in range(clause.first, clause.values[0].first)]
    named = [n for n, w in enumerate(words) if w in _SHARES and "the" in words[max(0, n - _FIGURE_WORDS) : n]]
    this = any(w == "this" and after not in _SPANS for w, after in pairwise([*words, ""]))
    return "it" in words or this or any(words[n + 1 : n + 2] and words[n + 1] in _IS for n in named)


def _is_of_event_alone(sentence: Sentence, clause: Clause) -> bool:
    """Whether a percentage is only said to be of those in the event: "the updated position is 42% of appointees"."""
    heads = [m for m in in_clause(sentence, "events", clause) if m.first >= clause.after]
    if clause.values[0].kind != "percent" or sentence.word(clause.after) != "of" or not heads:
        return False
    told = sentence.cue("verb", heads[0].last, clause.last)
    return heads[0].first <= clause.after + _FIGURE_WORDS and not told


def _says_the_share(sentence: Sentence, clause: Clause) -> bool:
    """Whether a number is that of "the share" of whom the sentence before spoke: "among staff paid under £25,000 it is 29%"."""
    words = [sentence.word(n) for n in range(clause.first, clause.values[0].first)]
    named = any(
        the == "the" and share in _SHARES and verb in _IS for the, share, verb in zip(words, words[1:], words[2:], strict=False)
    )
    return named or "it" in words


def _goes_down_a_list(sentence: Sentence, clause: Clause, memory: Memory) -> bool:
    """Whether a number is that of the next band of a list in one paragraph: "…: Grades 1-5 38%; Grades 6-8 29%"."""
    short = clause.values[0].first - clause.first <= _LABEL_WORDS and not sentence.cue("verb", clause.first, clause.last)
    return short and memory.index == sentence.index
