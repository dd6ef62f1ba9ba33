"""Numbers that come again for another service, event or group: "in Children's the figures were 45% and 41%"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.lists import join, runs, told_apart
from pipeline.interpret.fields.figures.masks import Mask
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import Slots
from pipeline.interpret.fields.figures.standing import Memory, Slot, clause_words, elsewhere


def repeat(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots]) -> None:
    """Gives the numbers of "in Children's the figures were 45% and 41%" the groups and events of as many numbers before."""
    for first, last in runs(sentence, clauses):
        before = range(first - (last - first), first)
        kinds = {clauses[n].values[0].kind for n in range(max(before.start, 0), last)}
        if before.start < 0 or len(kinds) > 1:
            continue
        words = [clause_words(sentence, clauses[n]) for n in before]
        groups = [elsewhere(slots[n].group, w) for n, w in zip(before, words, strict=True)]
        events = [elsewhere(slots[n].event, w) for n, w in zip(before, words, strict=True)]
        services = [elsewhere(slots[n].service, w) for n, w in zip(before, words, strict=True)]
        bands = [slots[n].band for n in before]
        run = slots[first:last]
        if any(slot.own_event for slot in run):
            if all(slots[n].subject_at >= 0 for n in before):
                _with_groups(run, groups)
            _with_services(run, services)
        elif any(slot.subject_at >= 0 for slot in run):
            _of_another_group(run, groups, events, bands, services)
        else:
            if told_apart(events) or told_apart(groups):
                join(clauses[first:last])
            for slot, group, event, service in zip(run, groups, events, services, strict=True):
                if told_apart(events):
                    slot.event, slot.named_event = event, True
                slot.group = group if told_apart(groups) else slot.group
                slot.service = service if told_apart(services) else slot.service
                slot.repeated = True


def recall(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], memory: Memory) -> None:
    """Gives the numbers of "… the figures were 52% and 50%" the groups and events of as many in the sentence before."""
    for first, last in runs(sentence, clauses):
        run = slots[first:last]
        if len(run) != len(memory.row):
            continue
        if any(slot.own_event or slot.source for slot in run):
            _recall_groups(run, memory)
            _with_services(run, [service for *_, service in memory.row])
            continue
        if any(slot.subject_at >= 0 for slot in run):
            _of_another_group(run, [row[0] for row in memory.row], [row[1] for row in memory.row], [], [])
            continue
        services = told_apart([service for *_, service in memory.row]) and all(slot.service is None for slot in run)
        for slot, (group, event, service) in zip(run, memory.row, strict=True):
            if group is not None and event is not None:
                slot.group, slot.event, slot.named_event, slot.repeated = group, event, True, True
                slot.service = service if services else slot.service


def _recall_groups(run: Sequence[Slots], memory: Memory) -> None:
    """In "for bullying by colleagues the figures were 7% and 5%" only the groups are those of the sentence before."""
    groups, events = [row[0] for row in memory.row], {event.value for _, event, _ in memory.row if event is not None}
    if not told_apart(groups) or len(events) != 1 or any(slot.subject_at >= 0 for slot in run):
        return
    source = next((slot.source for slot in run if slot.source is not None), None)
    for slot, group in zip(run, groups, strict=True):
        slot.group = group
        if source is not None:
            slot.event, slot.named_event = Slot(source), True


def _with_groups(run: Sequence[Slots], groups: Sequence[Slot | None]) -> None:
    """In "58% of those shortlisted were White and 39% BAME, and of those appointed 66% and 31%" the groups come again."""
    if told_apart(groups) and all(slot.subject_at < 0 for slot in run):
        for slot, group in zip(run, groups, strict=True):
            slot.group = group


def _with_services(run: Sequence[Slots], services: Sequence[Slot | None]) -> None:
    """In "43% of the shortlist in Adults and 51% in Children's; of those appointed, 33% and 44%" the services come again."""
    if told_apart(services) and all(slot.service is None for slot in run):
        for slot, service in zip(run, services, strict=True):
            slot.service = service


def _of_another_group(
    run: Sequence[Slots],
    groups: Sequence[Slot | None],
    events: Sequence[Slot | None],
    bands: Sequence[Mask | None],
    services: Sequence[Slot | None],
) -> None:
    """In "8% by a colleague and 5% by a manager, compared with 4% and 3% of white staff" the group is that of both."""
    named = [slot.group for slot in run if slot.subject_at >= 0]
    told = {group.value for group in groups if group is not None}
    banded = len({band for band in bands if band is not None}) == len(run)
    served = len(services) == len(run) and told_apart(services)
    if len(named) > 1 or named[0] is None or named[0].value in told or not (told_apart(events) or banded or served):
        return
    for at, (slot, event) in enumerate(zip(run, events, strict=True)):
        slot.event, slot.named_event, slot.group = event, True, named[0]
        slot.band = bands[at] if banded else slot.band
        slot.service = services[at] if served else slot.service
