"""The group of a clause that names none: from the bracket's clause, the pair, the predicate, or the sentence before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import OTHER, PRO_VERBS, Slots, from_memory, in_clause, is_label, own_bands
from pipeline.interpret.fields.figures.standing import Memory, Slot, clause_words

_OPENING = 3
_PAIR = 2
_EVERYBODY_ELSE = frozenset({"average", "else", "everybody", "everyone", "others", "rest"})
_ALL_TOLD = frozenset({"overall", "altogether"})
_ROUNDED = 0.1
_LABEL_WORDS = 8
_SHARES = frozenset({"figure", "percentage", "proportion", "rate", "share"})
_IS = frozenset({"is", "stands", "stood", "was"})
_WHOLE_WORDS = grammar("whole_words")


def fill_group(sentence: Sentence, clauses: Sequence[Clause], slots: list[Slots], at: int, memory: Memory) -> None:
    """Gives a clause its group, where it names none itself."""
    here, clause = slots[at], clauses[at]
    if here.group is None and _is_whole(sentence, clauses, at):
        here.group = Slot("all")
    if here.group is None and _is_overall(sentence, clause):
        here.group = Slot("all")
    if here.group is None and clause.values[0].kind == "points":
        if here.comparator is not None and at and slots[at - 1].group not in (None, here.comparator):
            here.group = slots[at - 1].group
        return
    if here.group is None and clause.values[0].kind in {"ratio", "bare"}:
        here.group = _recomputed(clauses, slots, at)
    if here.group is None:
        here.group = (
            _bracket_group(sentence, clauses, slots, at)
            or _pair_group(sentence, clauses, slots, at)
            or _forward_group(sentence, clauses, slots, at)
        )
    if here.group is None and at and _goes_on_with(sentence, clauses, at):
        here.group = slots[at - 1].group
    if here.group is None:
        here.group = _earlier_group(sentence, clause, slots, at, memory)
    if here.group is None and in_clause(sentence, "people", clause):
        here.group = Slot("all")


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
    if at < _PAIR or any(c.values[-1].kind != "percent" for c in clauses[at - _PAIR : at]):
        return None
    one, two = slots[at - 2].group, slots[at - 1].group
    if one is None or two is None or {one.value, two.value} != set(OTHER):
        return None
    levels = {one.value: clauses[at - 2].values[-1].value, two.value: clauses[at - 1].values[-1].value}
    subject = _subject_of_ratio(clauses[at].values[0].value, levels)
    return None if subject is None else one if one.value == subject else two


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
    position = sum(1 for c in clauses[:at] if c.parent is clause.parent)
    if parent.group is None or (parent.part is not None and clause.values[0].kind == "percent"):
        return parent.part.group if parent.part is not None else None
    paired = clause.link == "compare" or (clause.link in {"list", "and"} and clause.parent.values[0].kind == "ratio")
    between = _group_between(sentence, clause)
    if between is not None and clause.parent.values[0].kind != "ratio":
        return Slot(between)
    is_ratio = clause.values[0].kind in {"ratio", "bare"}
    if not is_ratio and position == 1 and paired and not _own_heads(sentence, clause):
        return parent.comparator or (Slot(OTHER[parent.group.value]) if parent.group.value in OTHER else None)
    return Slot(parent.group.value, parent.group.borrowed)


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
    heading = from_memory(memory, "groups")
    if heading is not None:
        return heading
    compares = any(c.first <= 1 or c.last <= clause.values[0].first for c in sentence.cue("contrast"))
    pronoun = any(sentence.word(n) in {"they", "them", "these", "those"} for n in range(clause.first, clause.last))
    pronoun = pronoun or sentence.word(clause.after) in PRO_VERBS
    pronoun = pronoun or bool(
        sentence.cue("previous", clause.first, clause.last) or sentence.cue("change", clause.first, clause.last)
    )
    ratio = clause.values[0].kind in {"ratio", "bare"}
    if ratio and not pronoun and memory.levels.keys() >= set(OTHER):
        subject = _subject_of_ratio(clause.values[0].value, memory.levels)
        return Slot(subject, memory.group.borrowed if memory.group is not None else ()) if subject is not None else None
    bands = bool(own_bands(sentence, clause)) and memory.quantity == "percent"
    same = bands and (_says_the_share(sentence, clause) or _goes_down_a_list(sentence, clause, memory))
    people = in_clause(sentence, "people", clause) and not same
    if memory.group is None or not (ratio or pronoun or compares or same) or people:
        return None
    if memory.subject is not None and any(sentence.word(n) == "they" for n in range(clause.first, clause.values[0].first)):
        fits = _fits_ratio(clause.values[0].value, memory.levels) if ratio else None
        return Slot(fits, memory.subject.borrowed) if fits is not None else memory.subject
    if ratio and slots[at].comparator is None and memory.comparator is not None:
        slots[at].comparator = memory.comparator
    return memory.group


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
