"""Fills each clause's slots: its own words first, then the clause that it hangs on, then the sentence before, then the section."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
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
    is_label,
    read_event,
    read_groups,
    read_service,
)
from pipeline.interpret.fields.figures.standing import Memory, Slot, borrowed, elsewhere

_PARTITIVE_WORDS = 3
PAIR = 2
_OVERALL = grammar("overall")


def fill(sentence: Sentence, clauses: Sequence[Clause], memory: Memory, text: str) -> list[Slots]:
    """The slots of every clause of a sentence."""
    outside = [c.parent for c in clauses if c.parent is not None and not any(c.parent is other for other in clauses)]
    whole = [*clauses, *outside]
    out = [_own(sentence, clause, text) for clause in whole]
    distribute(sentence, clauses, out[: len(clauses)], text)
    for at in range(len(clauses)):
        _event(sentence, whole, out, at, memory)
    _repeat(sentence, clauses, out)
    for at in range(len(clauses)):
        _group(sentence, whole, out, at, memory)
        _service(sentence, whole, out, at, memory)
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
    if event is not None and event[0] == "harassment":
        slots.source = harassment(sources)
        slots.event, slots.event_at = (Slot(slots.source) if slots.source else None), event[1].first
        slots.named_event = True
    elif bands and (event is None or event[0] in {"workforce", "pay_band"}):
        slots.event, slots.named_event = Slot("pay_band"), True
        slots.event_at = event[1].first if event is not None else -1
    elif event is not None:
        slots.event, slots.event_at, slots.named_event = Slot(event[0]), event[1].first, True
    elif sources:
        slots.source = harassment(sources)


def distribute(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], text: str) -> None:
    """Gives the members of a list to the numbers of a list, in order: "Adults and Children's … 25% and 17% … respectively"."""
    values = [c.values[0] for c in clauses]
    runs = _runs(sentence, clauses)
    _part_of_whole(sentence, clauses, slots)
    for first, last in runs:
        size = last - first
        for kind in ("services", "groups", "events"):
            lists = [ms for ms in _lists(sentence, kind) if len(ms) == size]
            lists = [ms for ms in lists if ms[-1].last <= values[first].first or ms[0].first >= values[last - 1].last]
            if lists:
                _give(sentence, kind, lists[0], clauses[first:last], slots[first:last], text)
        if lists_found(sentence, size):
            _join(clauses[first:last])
    _spread_events(sentence, clauses, slots)


def _spread_events(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots]) -> None:
    """Gives "(22% v 8%)" the two events that its clause names of one group: "in the workforce and in senior posts"."""
    for one, two in pairwise(range(len(clauses))):
        parent = clauses[one].parent
        if parent is None or clauses[two].parent is not parent or clauses[two].link != "compare":
            continue
        lists = [ms for ms in _lists(sentence, "events") if len(ms) == PAIR and ms[-1].last <= clauses[one].first]
        groups = {m.value for m in in_clause(sentence, "groups", parent)}
        if lists and len(groups) == 1 and not in_clause(sentence, "groups", clauses[two]):
            _give(sentence, "events", lists[-1], [clauses[one], clauses[two]], [slots[one], slots[two]], "")
            for at in (one, two):
                slots[at].group = Slot(groups.copy().pop(), _words(sentence, parent))


def _part_of_whole(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots]) -> None:
    """In "2 of our 25 managers are white" the group is the first number's; the second counts all."""
    for at in range(1, len(clauses)):
        part, whole = clauses[at - 1].values[-1], clauses[at].values[0]
        between = [sentence.word(n) for n in range(part.last, whole.first)]
        if between[:1] == ["of"] and len(between) <= _PARTITIVE_WORDS and part.kind == whole.kind == "count":
            named = next((s for s in slots[at:] if s.group is not None), None)
            slots[at - 1].group, slots[at - 1].subject_at = (named.group, named.subject_at) if named else (None, -1)
            slots[at - 1].outside = named is None
            slots[at].group, slots[at].subject_at = Slot("all"), -1
            _join(clauses[at - 1 : at + 1])


def _repeat(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots]) -> None:
    """Gives the numbers of "in Children's the figures were 45% and 41%" the groups and events of as many numbers before."""
    for first, last in _runs(sentence, clauses):
        size = last - first
        before = range(first - size, first)
        if before.start < 0 or any(slots[n].own_event or slots[n].subject_at >= 0 for n in range(first, last)):
            continue
        events = {slots[n].event.value for n in before if slots[n].event is not None}  # type: ignore[union-attr]
        groups = {slots[n].group.value for n in before if slots[n].group is not None}  # type: ignore[union-attr]
        for at, source in zip(range(first, last), before, strict=True):
            words = _words(sentence, clauses[source])
            if len(events) == size:
                slots[at].event, slots[at].named_event = elsewhere(slots[source].event, words), True
            if len(groups) == size:
                slots[at].group = elsewhere(slots[source].group, words)


def lists_found(sentence: Sentence, size: int) -> bool:
    """Whether the sentence holds a list of as many services, groups or events."""
    return any(len(ms) == size for kind in ("services", "groups", "events") for ms in _lists(sentence, kind))


def _runs(sentence: Sentence, clauses: Sequence[Clause]) -> list[tuple[int, int]]:
    """Numbers that stand side by side ("25% and 17%"): first and last clause of each run."""
    out: list[tuple[int, int]] = []
    at = 0
    while at < len(clauses):
        last = at + 1
        while last < len(clauses) and _adjacent(sentence, clauses[last - 1], clauses[last]):
            last += 1
        if last - at > 1 and (sentence.cue("respectively") or clauses[at + 1].link in {"and", "list"}):
            out.append((at, last))
        at = last
    return out


def _adjacent(sentence: Sentence, one: Clause, two: Clause) -> bool:
    between = [sentence.word(n) for n in range(one.values[-1].last, two.values[0].first)]
    return 0 < len(between) <= 2 and all(w in {"and", ",", "&", "or", "/"} for w in between)


def _lists(sentence: Sentence, kind: str) -> list[list[Mention]]:
    """Runs of mentions joined by "and" or commas, at most a word or two between them."""
    out: list[list[Mention]] = []
    for mention in sentence.of(kind):
        if out and _joined(sentence, out[-1][-1], mention):
            out[-1].append(mention)
        else:
            out.append([mention])
    return [ms for ms in out if len(ms) > 1 and len({m.value for m in ms}) > 1]


def _joined(sentence: Sentence, one: Mention, two: Mention) -> bool:
    between = [sentence.word(n) for n in range(one.last, two.first)]
    if len(between) > 4 or not between:
        return False
    return any(w in {"and", ",", "&", "/", "or"} for w in between) and not any(
        w in {"of", "than", "were", "was"} or w[0].isdigit() for w in between
    )


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
        else:
            slot.event, slot.named_event, slot.event_at = Slot(mention.value, words), True, mention.first


def _join(clauses: Sequence[Clause]) -> None:
    first, last = clauses[0].first, clauses[-1].last
    for clause in clauses:
        clause.first, clause.last = first, last


def _words(sentence: Sentence, clause: Clause) -> tuple[tuple[int, int, int], ...]:
    value = clause.values[0]
    start = sentence.tokens[clause.first].start if clause.first < len(sentence.tokens) else value.start
    end = sentence.tokens[min(clause.last, len(sentence.tokens)) - 1].end
    return ((sentence.index, min(start, value.start), max(end, value.end)),)


def _event(sentence: Sentence, clauses: Sequence[Clause], slots: list[Slots], at: int, memory: Memory) -> None:
    here, clause = slots[at], clauses[at]
    if here.event is not None:
        return
    hba = here.named_event
    base = _related_event(sentence, clauses, slots, at)
    if here.source is not None and (hba or _is_harassment(base or memory.event or context_event(memory))):
        here.event, here.named_event = Slot(here.source, base.borrowed if base else ()), True
        return
    if hba:
        here.event = _default_harassment(memory, base, carries=carried(sentence, clause))
        return
    if base is not None:
        overall = base.value == "senior_management" and clause.link == "compare" and in_clause(sentence, "people", clause)
        here.event, here.named_event = Slot("workforce", base.borrowed) if overall else base, True
        return
    heading = from_memory(memory, "events")
    if heading is not None:
        here.event, here.named_event = heading, True
    elif memory.metric is not None:
        here.event, here.named_event = Slot(memory.metric), True
    elif memory.event is not None and carried(sentence, clause):
        here.event, here.named_event = memory.event, True
    else:
        here.event = context_event(memory)


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
    """The event of the clause that a clause hangs on, or of the one that completes it ("38% of white staff and 46% … left")."""
    clause = clauses[at]
    if clause.parent is not None:
        parent = next((n for n, c in enumerate(clauses) if c is clause.parent), None)
        if parent is not None and slots[parent].event is not None:
            return elsewhere(slots[parent].event, _words(sentence, clauses[parent]))
    before = next((n for n in range(at - 1, -1, -1) if slots[n].event is not None), None)
    if before is not None:
        return elsewhere(slots[before].event, _words(sentence, clauses[before]))
    after = next((n for n in range(at + 1, len(clauses)) if slots[n].event is not None), None)
    if after is not None and clauses[at + 1].link in {"and", "compare", "list"}:
        return elsewhere(slots[after].event, _words(sentence, clauses[after]))
    return None


def _group(sentence: Sentence, clauses: Sequence[Clause], slots: list[Slots], at: int, memory: Memory) -> None:
    here, clause = slots[at], clauses[at]
    if here.group is None and _is_whole(sentence, clauses, at):
        here.group = Slot("all")
    if here.group is None:
        here.group = (
            _bracket_group(sentence, clauses, slots, at)
            or _pair_group(sentence, clauses, slots, at)
            or _forward_group(sentence, clauses, slots, at)
        )
    if here.group is None:
        here.group = _earlier_group(sentence, clause, slots, at, memory)
    if here.group is None and in_clause(sentence, "people", clause):
        here.group = Slot("all")


def _is_whole(sentence: Sentence, clauses: Sequence[Clause], at: int) -> bool:
    """Whether a count is of all those of whom the next numbers are parts: "12 cases, of which 4 …", "Of 120 applicants, 45 …"."""
    clause = clauses[at]
    value = clause.values[0]
    if value.kind != "count":
        return False
    if sentence.word(value.first - 1) == "of" and value.first <= clause.first + 2:
        return True
    if at + 1 >= len(clauses) or clauses[at + 1].values[0].kind != "count":
        return False
    low, high = value.last, clauses[at + 1].values[0].last
    pairs = [(sentence.word(n), sentence.word(n + 1)) for n in range(low, high + 1)]
    return any(one == "of" and two in {"which", "whom", "these", "them", "those"} for one, two in pairs)


def _index(clauses: Sequence[Clause], wanted: Clause) -> int:
    return next(n for n, c in enumerate(clauses) if c is wanted)


def _bracket_group(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> Slot | None:
    """In "(8% compared to 3%)" the first number is the subject's of the clause before the bracket, the second the other's."""
    clause = clauses[at]
    if clause.parent is None:
        return None
    parent = slots[_index(clauses, clause.parent)]
    position = sum(1 for c in clauses[:at] if c.parent is clause.parent)
    if parent.group is None:
        return None
    paired = clause.link == "compare" or (clause.link in {"list", "and"} and clause.parent.values[0].kind == "ratio")
    between = _group_between(sentence, clause)
    if between is not None and clause.parent.values[0].kind != "ratio":
        return Slot(between)
    if clause.values[0].kind == "ratio" or clause.values[0].kind == "bare":
        return Slot(parent.group.value, parent.group.borrowed)
    if position == 1 and paired and not _own_heads(sentence, clause):
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
    before = next((n for n in range(at - 1, -1, -1) if clauses[n].parent is clause.parent and slots[n].group is not None), None)
    if before is None:
        return None
    group, words = slots[before].group, _words(sentence, clauses[before])
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
        if other is not None and not sentence.cue("previous", clause.first, clause.last) and not _has_period(sentence, clause):
            return Slot(other, words)
    return Slot(group.value, group.borrowed or words)


def _has_period(sentence: Sentence, clause: Clause) -> bool:
    start, end = sentence.tokens[clause.first].start, sentence.tokens[clause.last - 1].end
    return any(start <= p.start < end for p in sentence.periods)


def _own_heads(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause names an event, people or a source of its own ("88% of senior management")."""
    return bool(in_clause(sentence, "events", clause) or in_clause(sentence, "sources", clause)
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
    return Slot(group.value, _words(sentence, clauses[after])) if group is not None else None


def _earlier_group(sentence: Sentence, clause: Clause, slots: Sequence[Slots], at: int, memory: Memory) -> Slot | None:
    heading = from_memory(memory, "groups")
    if heading is not None:
        return heading
    compares = any(c.first <= 1 for c in sentence.cue("contrast"))
    pronoun = any(sentence.word(n) in {"they", "them", "these", "those"} for n in range(clause.first, clause.last))
    pronoun = pronoun or bool(
        sentence.cue("previous", clause.first, clause.last) or sentence.cue("change", clause.first, clause.last)
    )
    ratio = clause.values[0].kind in {"ratio", "bare"}
    if memory.group is None or not (ratio or pronoun or compares) or in_clause(sentence, "people", clause):
        return None
    if ratio and slots[at].comparator is None and memory.comparator is not None:
        slots[at].comparator = memory.comparator
    return memory.group


def _service(sentence: Sentence, clauses: Sequence[Clause], slots: list[Slots], at: int, memory: Memory) -> None:
    here, clause = slots[at], clauses[at]
    if here.service is not None:
        return
    if clause.parent is not None:
        parent = slots[_index(clauses, clause.parent)].service
        if parent is not None:
            here.service = elsewhere(parent, _words(sentence, clause.parent))
            return
    before = next((n for n in range(at - 1, -1, -1) if slots[n].service is not None), None)
    if before is not None and not any(sentence.word(n) in _OVERALL for n in range(clause.first, clause.last)):
        here.service = elsewhere(slots[before].service, _words(sentence, clauses[before]))
        return
    after = at + 1
    if after < len(clauses) and slots[after].service is not None and _completes(sentence, clauses, at, slots):
        here.service = elsewhere(slots[after].service, _words(sentence, clauses[after]))
        return
    here.service = _carried_service(sentence, memory) or from_memory(memory, "services")


def _completes(sentence: Sentence, clauses: Sequence[Clause], at: int, slots: Sequence[Slots]) -> bool:
    """Whether the next clause completes this one, so that its service holds for both."""
    following = clauses[at + 1]
    bare = not in_clause(sentence, "events", clauses[at]) and not sentence.cue(
        "verb", clauses[at].values[0].last, clauses[at].last
    )
    behind = all(m.first > following.values[0].last for m in in_clause(sentence, "services", following))
    return (
        following.link in {"and", "compare"}
        and bare
        and behind
        and slots[at + 1].named_event
        and not is_label(sentence, clauses[at])
    )


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
