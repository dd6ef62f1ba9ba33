"""Numbers that stand in a list and take their slots from a list: "25% and 17% … respectively", "(22% v 8%)", "2 of our 25"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.model import Mention, Value
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import STATES, Slots, group_name, in_clause, leaves_out_predicate
from pipeline.interpret.fields.figures.standing import Memory, Slot, borrowed, clause_words, elsewhere, harassment, lists_of

_PARTITIVE_WORDS = 3
_PAIR = 2
_BEFORE_EVENT = grammar("before_event")
_ENDS_PREDICATE = grammar("ends_predicate")
_JOINTS = frozenset({"and", ",", "&", "against", "or", "/", "v", "vs", "versus", "."})


def distribute(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], text: str, memory: Memory) -> None:
    """Gives the members of a list to the numbers of a list, in order: "Adults and Children's … 25% and 17% … respectively"."""
    values = [c.values[0] for c in clauses]
    _part_of_whole(sentence, clauses, slots, memory)
    for first, last in runs(sentence, clauses):
        size = last - first
        for kind in ("services", "groups", "events", "sources"):
            lists = [ms for ms in lists_of(sentence, kind) if len(ms) == size]
            lists = [ms for ms in lists if ms[-1].last <= values[first].first or ms[0].first >= values[last - 1].last]
            if clauses[first + 1].link == "compare":
                lists = [ms for ms in lists if ms[-1] is _last_before(sentence, kind, values[first].first)]
            if lists:
                _give(sentence, kind, lists[0], clauses[first:last], slots[first:last], text)
            elif len(memory.columns.get(kind, ())) == size and not any(in_clause(sentence, kind, c) for c in clauses[first:last]):
                _give_columns(kind, memory, slots[first:last])
        _give_periods(sentence, clauses, slots, first, last)
        if lists_found(sentence, size):
            join(clauses[first:last])
            _end_together(clauses[first:last])
        _share_predicate(slots[first:last])
    _spread_events(sentence, clauses, slots)
    _spread_sources(sentence, clauses, slots)


def _spread_sources(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots]) -> None:
    """In "9% of BAME staff and 6% of white staff said it was a manager" the source behind the last number is that of all."""
    for at in range(len(clauses) - 2, -1, -1):
        here, following = slots[at], slots[at + 1]
        joined = clauses[at + 1].link in {"and", "list"} and clauses[at + 1].parent is clauses[at].parent
        told = here.source is not None or here.named_event or sentence.cue("verb", clauses[at].first, clauses[at].last)
        behind = all(m.first >= clauses[at + 1].after for m in in_clause(sentence, "sources", clauses[at + 1]))
        if joined and not told and behind and following.source is not None and not following.named_event:
            here.source = following.source


def _share_predicate(slots: Sequence[Slots]) -> None:
    """What the last of some numbers side by side says of event and source holds for all: "2 and 1 by a manager"."""
    last, apart = slots[-1], told_apart([slot.event for slot in slots])
    apart = apart or len({slot.period for slot in slots if slot.period is not None}) == len(slots)
    for slot in slots[:-1]:
        if slot.group is None and (slot.service is not None or apart):
            slot.group, slot.subject_at = last.group, last.subject_at
        if slot.event is None and slot.source is None:
            slot.event, slot.source, slot.named_event = last.event, last.source, last.named_event


def _spread_events(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots]) -> None:
    """Gives "(22% v 8%)" the two events that its clause names of one group: "in the workforce and in senior posts"."""
    for one, two in pairwise(range(len(clauses))):
        parent = clauses[one].parent
        if parent is None or clauses[two].parent is not parent or clauses[two].link != "compare":
            continue
        lists = [ms for ms in lists_of(sentence, "events") if len(ms) == _PAIR and ms[-1].last <= clauses[one].first]
        groups = {m.value for m in in_clause(sentence, "groups", parent)}
        if lists and len(groups) == 1 and not in_clause(sentence, "groups", clauses[two]):
            _give(sentence, "events", lists[-1], [clauses[one], clauses[two]], [slots[one], slots[two]], "")
            for at in (one, two):
                slots[at].group = Slot(groups.copy().pop(), clause_words(sentence, parent))


def _part_of_whole(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], memory: Memory) -> None:
    """In "2 of our 25 managers are white" the group is the first number's, or the line's above; the second counts all."""
    for at in range(1, len(clauses)):
        part, whole = clauses[at - 1].values[-1], clauses[at].values[0]
        of = _words_of_partition(sentence, part, whole)
        pointing = any(w in {"whom", "which"} for w in of) or part.value > whole.value
        if of[:1] == ["of"] and not pointing and len(of) <= _PARTITIVE_WORDS and part.kind == whole.kind == "count":
            own = slots[at - 1] if slots[at - 1].subject_at >= 0 else None
            happens = _happens_to_part(sentence, clauses[at])
            named = own or next((s for s in (slots[at : at + 1] if happens else slots[at:]) if s.group is not None), None)
            above = memory.above("groups") or _head_group(sentence, clauses[0])
            if above is None and leaves_out_predicate(sentence, clauses[at]):
                above = memory.group
            if named is None and sentence.word(clauses[at - 1].first) == "as" and at > 1:
                told = slots[at - _PAIR].part or slots[at - _PAIR]
                above = elsewhere(told.group, clause_words(sentence, clauses[at - _PAIR]))
            slots[at - 1].group, slots[at - 1].subject_at = (named.group, named.subject_at) if named else (above, -1)
            slots[at - 1].outside = slots[at - 1].group is None
            slots[at - 1].service = slots[at - 1].service or slots[at].service
            if at == 1 and sentence.word(0) == "the" and sentence.word(1) == "same":
                # "The same was true of 12 of 96 interviewees": what is true of the part was said before.
                slots[0].event, slots[0].named_event = memory.event, memory.event is not None
            elif slots[at].own_event and not slots[at - 1].own_event and len(in_clause(sentence, "events", clauses[at])) == 1:
                slots[at - 1].event, slots[at - 1].named_event = slots[at].event, True
            if _tells_by_relative(sentence, clauses[at]):
                # "Two of the three BME staff who were disciplined appealed": the event is the whole's, not the part's.
                slots[at - 1].outside = True
                continue
            slots[at].outside = happens or any(m.first == whole.last for m in sentence.of("groups"))
            if happens and slots[at - 1].group is None:
                slots[at - 1].group, slots[at - 1].outside = Slot("all"), False
            slots[at].group, slots[at].subject_at, slots[at].part = Slot("all"), -1, slots[at - 1]
            join(clauses[at - 1 : at + 1])


def _words_of_partition(sentence: Sentence, part: Value, whole: Value) -> list[str]:
    """The words between a part and what may be its whole, from "of" on: "2, out of the 25", "2 BME staff among our 25"."""
    named = {
        n for kind in ("groups", "people") for m in sentence.of(kind, part.last, whole.first) for n in range(m.first, m.last)
    }
    words = [(n, sentence.word(n)) for n in range(part.last, whole.first)]
    behind = [word for n, word in words if n not in named]
    if behind[:1] in (["among"], ["amongst"]):
        return ["of", *behind[1:]]
    between = [word for _, word in words]
    between = between[1:] if between[:1] == [","] else between
    return between[1:] if between[:1] == ["out"] else between


def _happens_to_part(sentence: Sentence, clause: Clause) -> bool:
    """Whether an event is said of the part: "128 of our 940 staff left"; not "5 of the 12 who were disciplined appealed"."""
    whole = clause.values[0]
    event = next((m for m in in_clause(sentence, "events", clause) if m.first > whole.last and m.value not in STATES), None)
    if event is None or not sentence.of("people", whole.last, event.first):
        return False
    who = next((n for n in range(whole.last, event.first) if sentence.word(n) == "who"), None)
    relative = who is not None and all(sentence.word(n) in _BEFORE_EVENT for n in range(who + 1, event.first))
    following = sentence.word(event.last)
    ends = not following[:1].isalpha() or following in _ENDS_PREDICATE or event.last in sentence.hidden
    return bool(sentence.cue("verb", whole.last, event.last)) and ends and not relative


def _tells_by_relative(sentence: Sentence, clause: Clause) -> bool:
    """Whether the whole names its group and says by "who" what happened to it, before what is said of the part."""
    group = next((m for m in sentence.of("groups") if m.first == clause.values[-1].last), None)
    events = in_clause(sentence, "events", clause)
    if group is None or not events or "who" not in [sentence.word(n) for n in range(group.last, events[0].first)]:
        return False
    return sentence.word(events[-1].last)[:1].isalpha()


def _head_group(sentence: Sentence, first: Clause) -> Slot | None:
    """The only group that stands before the colon of a list in one sentence: "BAME headcount by band: Grade 1, 12 of 40; …"."""
    colon = next((n for n in range(first.first, first.values[0].first) if sentence.word(n) == ":"), None)
    groups = [] if colon is None else sentence.of("groups", first.first, colon)
    return Slot(groups[0].value, borrowed(sentence, groups[0])) if len(groups) == 1 else None


def told_apart(found: Sequence[Slot | None]) -> bool:
    """Whether as many slots have as many different values."""
    return len({slot.value for slot in found if slot is not None}) == len(found)


def doubt(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots]) -> None:
    """Numbers said "respectively" that no list told apart are left outside every metric."""
    if not sentence.cue("respectively"):
        return
    for first, last in runs(sentence, clauses):
        told = {(*(slot and slot.value for slot in (s.group, s.event, s.service)), s.band, s.period) for s in slots[first:last]}
        if len(told) < last - first:
            for slot in slots[first:last]:
                slot.outside = True


def lists_found(sentence: Sentence, size: int) -> bool:
    """Whether the sentence holds a list of as many services, groups, events or sources."""
    return any(len(ms) == size for kind in ("services", "groups", "events", "sources") for ms in lists_of(sentence, kind))


def runs(sentence: Sentence, clauses: Sequence[Clause]) -> list[tuple[int, int]]:
    """Numbers that stand side by side ("25% and 17%"): first and last clause of each run."""
    out: list[tuple[int, int]] = []
    at = 0
    while at < len(clauses):
        last = at + 1
        while last < len(clauses) and _adjacent(sentence, clauses[last - 1], clauses[last]):
            last += 1
        if last - at > 1 and (sentence.cue("respectively") or clauses[at + 1].link in {"and", "list", "compare"}):
            out.append((at, last))
        at = last
    return out


def _adjacent(sentence: Sentence, one: Clause, two: Clause) -> bool:
    between = [sentence.word(n) for n in range(one.values[-1].last, two.values[0].first)]
    if "against" in between and any(sentence.word(n)[0].isalnum() for n in range(two.values[-1].last, two.last)):
        # "13%, against 30% of the workforce": what is set against a number has words of its own.
        return False
    return 0 < len(between) <= 2 and all(w in _JOINTS for w in between)


def _last_before(sentence: Sentence, kind: str, at: int) -> Mention | None:
    """The mention of a kind that stands last before a token: a subject named behind a list has the first of two numbers."""
    return next((m for m in reversed(sentence.of(kind)) if m.last <= at), None)


def _give(
    sentence: Sentence, kind: str, mentions: Sequence[Mention], clauses: Sequence[Clause], slots: Sequence[Slots], text: str
) -> None:
    for mention, slot in zip(mentions, slots, strict=True):
        words = borrowed(sentence, mention)
        if kind == "services":
            slot.service = Slot(mention.value, words)
        elif kind == "groups":
            slot.group, slot.subject_at = Slot(group_name(sentence, mention, text), words), mention.first
            slot.comparator = None
        elif kind == "sources":
            slot.source = harassment([mention])
            slot.event = Slot(slot.source, words) if slot.source is not None else None
        else:
            slot.event, slot.named_event = Slot(mention.value, words), True


def _give_columns(kind: str, memory: Memory, slots: Sequence[Slots]) -> None:
    """Gives numbers side by side the groups or services that the line above lists: "BME vs white:", "18% vs 11%"."""
    for slot, column in zip(slots, memory.columns[kind], strict=True):
        if kind == "services":
            slot.service = column
        else:
            slot.group, slot.comparator = column, None


def _give_periods(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], first: int, last: int) -> None:
    """Gives numbers side by side the periods that stand in a list before them: "2023/24 vs 2022/23: BME staff 47% vs 42%"."""
    periods = [p for p in sentence.periods if p.end <= sentence.tokens[clauses[first].values[0].first].start and not p.deadline]
    if len(periods) != last - first or len(sentence.periods) != len(periods):
        return
    between = [t.text for t in sentence.tokens if periods[0].end <= t.start < periods[-1].start]
    if any(w not in _JOINTS and w not in {"compared", "to", "with", "in"} for w in between if not w[0].isdigit()):
        return
    for slot, period in zip(slots[first:last], periods, strict=True):
        slot.period = period


def _end_together(clauses: Sequence[Clause]) -> None:
    """What stands behind the last of some percentages side by side is said of all: "63% and 33% of the shortlist"."""
    if all(clause.values[0].kind == "percent" for clause in clauses):
        for clause in clauses:
            clause.after = clauses[-1].after


def join(clauses: Sequence[Clause]) -> None:
    """Gives numbers side by side the words of all of them as their clause."""
    first, last = clauses[0].first, clauses[-1].last
    for clause in clauses:
        clause.first, clause.last = first, last
