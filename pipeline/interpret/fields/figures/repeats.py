"""Numbers that come again for another service, event or group: "in Children's the figures were 45% and 41%"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.lists import join, runs, told_apart
from pipeline.interpret.fields.figures.masks import Mask
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import Slots
from pipeline.interpret.fields.figures.standing import Memory, Slot, Told, clause_words, elsewhere, kind_of


def repeat(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots]) -> None:
    """Gives the numbers of "in Children's the figures were 45% and 41%" the groups and events of as many numbers before."""
    for first, last in runs(sentence, clauses):
        before = range(first - (last - first), first)
        kinds = [{clauses[n].values[0].kind for n in numbers} for numbers in (before, range(first, last))]
        if before.start < 0 or kinds not in ([kinds[1]] * 2, [{"count"}, {"percent"}]):
            # Percentages may say of counts how many these are: "19 BME and 21 white staff were disciplined: 3.1% and 1.3%".
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
        run, kinds = slots[first:last], {kind_of(clause.values[0]) for clause in clauses[first:last]}
        row = memory.row_of(kinds.pop()) if len(kinds) == 1 else []
        if len(run) != len(row) or clauses[first].parent is not None:
            # What stands in a bracket explains the words before it.
            continue
        groups, services = [told.group for told in row], [told.service for told in row]
        if any(slot.own_event or slot.source for slot in run):
            _recall_groups(run, row)
            _with_services(run, services)
            continue
        if any(slot.subject_at >= 0 for slot in run):
            _of_another_group(run, groups, [told.event for told in row], [], services)
            continue
        served = told_apart(services) and all(slot.service is None for slot in run)
        for slot, told in zip(run, row, strict=True):
            if told.group is not None and told.event is not None:
                slot.group, slot.event, slot.named_event, slot.repeated = told.group, told.event, True, True
                slot.service = told.service if served else slot.service


def _recall_groups(run: Sequence[Slots], row: Sequence[Told]) -> None:
    """In "for bullying by colleagues the figures were 7% and 5%" only the groups are those of the sentence before."""
    groups, events = [told.group for told in row], {told.event.value for told in row if told.event is not None}
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
