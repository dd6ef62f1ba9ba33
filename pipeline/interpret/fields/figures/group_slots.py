"""The group of a clause that names none: from the bracket's clause, the pair, the predicate, or the sentence before."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.interpret.fields.figures.back_references import (
    goes_back,
    goes_down_a_list,
    is_of_event_alone,
    is_only_moved,
    points_back,
    points_to_background,
    says_the_share,
    says_they,
)
from pipeline.interpret.fields.figures.bracket_groups import bracket_group
from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.ratio_groups import group_of_ratio, groups_of_gap, recomputed
from pipeline.interpret.fields.figures.slots import (
    OTHER,
    Slots,
    in_clause,
    is_all_told,
    is_label,
    is_part_behind_comma,
    leaves_out_predicate,
    own_bands,
    own_heads,
    people_in,
)
from pipeline.interpret.fields.figures.standing import Memory, Slot, asks_for_a_share, clause_words

_OPENING = 3
_ALL = 100
_EVERYBODY_ELSE = grammar("everybody_else")
_ALL_TOLD = grammar("all_told")
_BEING = grammar("being")
_WHOLE_WORDS = grammar("whole_words")
_RELATIVE = frozenset({"that", "which", "who", "whom"})


def fill_group(sentence: Sentence, clauses: Sequence[Clause], slots: list[Slots], at: int, memory: Memory) -> None:
    """Gives a clause its group, where it names none itself."""
    here, clause = slots[at], clauses[at]
    if here.group is not None:
        return
    parts = _parts_of_sum(clauses, slots, at)
    if parts:
        here.group, here.whole, here.parts = Slot("all"), True, parts
    elif _is_whole(sentence, clauses, at) or _is_overall(sentence, clause) or (not at and _is_nobody(sentence, clause)):
        here.group = Slot("all")
    elif clause.values[0].kind == "points":
        here.group, here.comparator = groups_of_gap(sentence, clauses, slots, at, memory)
    else:
        here.group = (
            (recomputed(clauses, slots, at) if clause.values[0].kind in {"ratio", "bare"} else None)
            or _said_before(sentence, clauses, slots, at, memory)
            or _elided(sentence, clauses, slots, at, memory)
            or bracket_group(sentence, clauses, slots, at)
            or _pair_group(sentence, clauses, slots, at)
            or _forward_group(sentence, clauses, slots, at)
            or (slots[at - 1].group if at and _goes_on_with(sentence, clauses, at) else None)
            or _set_against(clauses, slots, at, memory)
            or _earlier_group(sentence, clause, slots, at, memory)
            or (Slot("all") if people_in(sentence, clause) else None)
        )
    if here.group is not None and here.group.value not in {*OTHER, "all"}:
        # The name of a group that the standard does not measure goes on with its numbers: "men were 20% of … and 22% of …".
        here.outside = here.outside or any(s.outside and s.group and s.group.value == here.group.value for s in slots)


def _elided(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], at: int, memory: Memory) -> Slot | None:
    """The group of a predicate that a clause leaves out: "41% of those shortlisted were BAME but 28% of those appointed were"."""
    clause = clauses[at]
    left_out = leaves_out_predicate(sentence, clause) and clause.values[0].kind in {"percent", "count"}
    if not left_out or (clause.values[0].kind == "count" and clause.parent is not None):
        return None
    groups = [slots[n].group for n in reversed(range(at))] + [memory.group]
    return next((group for group in groups if group is not None and group.value in OTHER), None)


def _said_before(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], at: int, memory: Memory) -> Slot | None:
    """The group that a clause points back to by its background: "4% of senior managers are from such a background"."""
    if not points_to_background(sentence, clauses[at]):
        return None
    before = [slots[n].group for n in reversed(range(at))] + [memory.group]
    return next((group for group in before if group is not None and group.value in OTHER), None)


def _set_against(clauses: Sequence[Clause], slots: Sequence[Slots], at: int, memory: Memory) -> Slot | None:
    """The group of the sentence before, where the other one is set against it: "One in five leave, whereas white staff …"."""
    following = at + 1
    if following >= len(clauses) or clauses[following].link != "compare" or slots[following].subject_at < 0:
        return None
    other = slots[following].group
    wanted = OTHER.get(other.value) if other is not None else None
    return next((told for told in (memory.group, memory.subject) if told is not None and told.value == wanted), None)


def _is_nobody(sentence: Sentence, clause: Clause) -> bool:
    if sentence.word(clause.values[0].first - 1) == "from":
        return False
    return clause.values[0].shape == "zero" and sentence.word(clause.values[0].first) in {"nobody", "none"}


def _goes_on_with(sentence: Sentence, clauses: Sequence[Clause], at: int) -> bool:
    """Whether a part of a sentence is about the same group: "…; in Children's it is 7%", or a label below the group's head."""
    clause, before = clauses[at], clauses[at - 1]
    if any(sentence.word(n) == "it" for n in range(clause.first, clause.values[0].first)):
        return True
    head = next((n for n in range(before.values[0].first) if sentence.word(n) in {":", "-"}), None)
    groups = [] if head is None else [m for m in sentence.of("groups", 0, before.values[0].first) if m.last <= head]
    return bool(groups) and is_label(sentence, clause)


def _parts_of_sum(clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> list[Slots]:
    """The next counts where a count is of all whom they part by group: "5 staff, 3 BME / 2 white", "14 people, 2 BME (14%)"."""
    whole = clauses[at].values[0]
    if whole.kind != "count" or whole.shape == "zero" or slots[at].subject_at >= 0:
        return []
    parts: list[float] = []
    for clause, slot in zip(clauses[at + 1 :], slots[at + 1 :], strict=False):
        count = next((v.value for v in clause.values if v.kind == "count"), None)
        if count is None or slot.subject_at < 0:
            break
        percent = next((v.value for v in clause.values if v.kind == "percent"), None)
        if percent is not None and whole.value and abs(_ALL * count / whole.value - percent) <= 1:
            return [slot]
        parts.append(count)
    return list(slots[at + 1 : at + 1 + len(parts)]) if len(parts) > 1 and sum(parts) == whole.value else []


def _is_whole(sentence: Sentence, clauses: Sequence[Clause], at: int) -> bool:
    """Whether a count is of all those of whom the next numbers are parts: "12 cases, of which 4 …", "Of 120 applicants, 45 …"."""
    clause = clauses[at]
    value = clause.values[0]
    if value.kind != "count":
        return False
    opening = [sentence.word(n) for n in range(clause.first, value.first)]
    if "of" in opening and len(opening) <= _OPENING and all(w in _WHOLE_WORDS for w in opening):
        return True
    if at + 1 < len(clauses) and is_part_behind_comma(sentence, clauses[at + 1]):
        return True
    if at + 1 >= len(clauses) or clauses[at + 1].values[0].kind != "count":
        return False
    low, high = value.last, clauses[at + 1].values[0].last
    pairs = [(sentence.word(n), sentence.word(n + 1)) for n in range(low, high + 1)]
    return any(one == "of" and two in {"which", "whom", "these", "them", "those"} for one, two in pairs)


def _is_overall(sentence: Sentence, clause: Clause) -> bool:
    """Whether a number is said to be that of everybody: "turnover was 12% overall", "out of 41 staff altogether"."""
    if clause.values[0].kind == "count":
        return any(is_all_told(sentence, n) for n in range(clause.values[0].last, clause.last))
    if clause.values[0].kind != "percent":
        return False
    before = [sentence.word(m.first - 1) for m in in_clause(sentence, "events", clause)]
    return sentence.word(clause.after) in _ALL_TOLD or any(w in _ALL_TOLD for w in before)


def _pair_group(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> Slot | None:
    clause = clauses[at]
    named = [n for n in range(at) if clauses[n].parent is clause.parent and slots[n].group is not None]
    particular = [n for n in named if slots[n].group != Slot("all")]
    if not named:
        return None
    before = particular[-1] if particular else named[-1]
    if any(sentence.word(n) == "it" for n in range(clause.first, clause.values[0].first)):
        # "It" goes back to what the sentence is about, not to what ", which …" says beside it.
        before = next((n for n in reversed(particular) if sentence.word(clauses[n].first) not in _RELATIVE), before)
    group, words = slots[before].group, clause_words(sentence, clauses[before])
    if group is None:
        return None
    compared = slots[before].comparator
    if clauses[before].values[0].kind == "points" and compared is not None and _is_only_at(sentence, clause):
        # "3 points higher than that for white staff, at 13%": the percentage is of those who were named last.
        return Slot(compared.value, compared.borrowed or words)
    same_event = not own_heads(sentence, clause)
    if (
        clause.link == "compare"
        and same_event
        and slots[at].service is None
        and clause.values[0].kind == clauses[before].values[0].kind
    ):
        comparator = slots[before].comparator
        other = comparator.value if comparator is not None else OTHER.get(group.value)
        if sentence.word(clause.first) in _BEING or slots[at].period is not None or _says_own(sentence, clause):
            other = None
        if other is not None and not _is_earlier(sentence, clause) and not _has_period(sentence, clause):
            slots[at].outside = any(sentence.word(n) in _EVERYBODY_ELSE for n in range(clause.first, clause.last))
            return Slot(other, words)
    return Slot(group.value, group.borrowed or words)


def _is_only_at(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is no more than a percentage behind "at"."""
    value = clause.values[0]
    return value.kind == "percent" and value.first <= clause.first + 1 and sentence.word(value.first - 1) == "at"


def _says_own(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause sets our own number against another body's: "London averaged 17% of BAME staff, against our own 13%"."""
    return any(sentence.word(n) in {"own", "ours"} for n in range(clause.first, clause.last))


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


def _forward_group(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> Slot | None:
    """In "4% of senior managers and 12% of the workforce were white" the predicate stands with the last number."""
    counted = [m for m in people_in(sentence, clauses[at]) if m.first == clauses[at].values[0].last]
    if clauses[at].values[0].kind == "count" and counted and sentence.word(counted[0].last) not in {"and", "or", ","}:
        return None
    if (
        points_back(sentence, clauses[at]) and slots[at].event is not None and sentence.word(clauses[at + 1].first) in _RELATIVE
        if at + 1 < len(clauses)
        else False
    ):
        return None
    value = clauses[at].values[0]
    ahead = any(m.first < value.first for m in in_clause(sentence, "events", clauses[at]))
    low = clauses[at].first if ahead else value.last
    told = [c for c in sentence.cue("verb", low, clauses[at].last) if sentence.word(c.first - 1) not in _RELATIVE]
    if told or at + 1 >= len(clauses):
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
    if heading is not None and not (clause.values[0].kind == "count" and asks_for_a_share(memory)):
        slots[at].comparator = slots[at].comparator or memory.above("comparators")
        return heading
    if clause.values[0].kind in {"ratio", "bare"}:
        return group_of_ratio(sentence, clause, slots[at], memory)
    if memory.fronted_group and is_of_event_alone(sentence, clause):
        return memory.group
    bands = bool(own_bands(sentence, clause)) and memory.quantity == "percent"
    same = bands and (says_the_share(sentence, clause) or goes_down_a_list(sentence, clause, memory))
    back = same or points_back(sentence, clause) or is_only_moved(sentence, clause)
    people = people_in(sentence, clause) and not back
    told = same or goes_back(sentence, clause, memory)
    if memory.group is None or not told or people:
        return None
    return memory.subject if memory.subject is not None and says_they(sentence, clause) else memory.group
