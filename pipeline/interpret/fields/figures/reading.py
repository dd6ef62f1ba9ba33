"""Reads the figures of a section's paragraphs, sentence by sentence, each with the places of its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.interpret.fields.figures.clauses import Clause, clauses
from pipeline.interpret.fields.figures.evidence import is_programme, judge
from pipeline.interpret.fields.figures.fill import fill
from pipeline.interpret.fields.figures.lexicon import Lexicon
from pipeline.interpret.fields.figures.masks import Masked, band_words, read_masks
from pipeline.interpret.fields.figures.model import FigureContext, FigureReading, FigureReadings, Value
from pipeline.interpret.fields.figures.prepare import Sentence, Setting, prepare
from pipeline.interpret.fields.figures.quantity import quantity_of
from pipeline.interpret.fields.figures.sentences import sentences
from pipeline.interpret.fields.figures.settle import settle
from pipeline.interpret.fields.figures.slots import OTHER, Slots
from pipeline.interpret.fields.figures.spans import words_of
from pipeline.interpret.fields.figures.standing import HEADING_WORDS, Memory, Slot, read_heading
from pipeline.interpret.fields.figures.status import clause_periods, period_of, section_period, status_of
from pipeline.interpret.fields.figures.uses import may_hold_figure
from pipeline.interpret.fields.metric_refs import read_metric_refs
from pipeline.interpret.fields.withheld import availability_of
from schemas.framework import Framework
from schemas.plan import Event, Quantity, Unit

TEXT_LIMIT = 4000
_LABEL_LENGTH = 24
_LABEL_START = 6
_UNITS: dict[str, Unit] = {
    "percent": "percent",
    "points": "percentage_points",
    "count": "count",
    "ratio": "ratio",
    "bare": "ratio",
    "money": "gbp",
}


def read_figures(texts: Sequence[str], context: FigureContext, framework: Framework, lexicon: Lexicon) -> FigureReadings:
    """The figures of a section's paragraphs in order, and the numbers that were not taken, with the reason.

    Of a paragraph its first 4,000 characters are read. Nothing is raised, whatever the texts hold.
    """
    masked = [read_masks(text[:TEXT_LIMIT]) for text in texts]
    out = FigureReadings()
    if not any(may_hold_figure(text) for text in texts):
        return out
    memory = Memory(context, framework)
    _take_period(memory, texts, masked, context)
    setting = Setting(lexicon, context.services)
    for index, text in enumerate(texts):
        for span in sentences(text[:TEXT_LIMIT]):
            _read_sentence(prepare(index, text[:TEXT_LIMIT], span, masked[index], setting), text[:TEXT_LIMIT], memory, out)
    return settle(out, framework, context)


def _take_period(memory: Memory, texts: Sequence[str], masked: Sequence[Masked], context: FigureContext) -> None:
    """The section's period before the first sentence: the context's, else that of the first lead-in or source note."""
    memory.period = context.period
    if context.period is not None:
        return
    for index, (text, marks) in enumerate(zip(texts, masked, strict=True)):
        found = section_period([p for p in marks.periods if _is_apart(text[:TEXT_LIMIT], p.start, p.end, marks)])
        if found is not None:
            memory.period, memory.period_words = found.period, ((index, found.start, found.end),)
            return


def _is_apart(text: str, start: int, end: int, marks: Masked) -> bool:
    """Whether a period stands in a sentence, or in a bracket, that holds no number beside it."""
    low, high = next(span for span in sentences(text) if span[0] <= start < span[1])
    opening, closing = text.rfind("(", low, start), text.find(")", end, high)
    if opening >= 0 and closing >= 0 and text.find(")", opening, start) < 0:
        low, high = opening, closing
    return not any(text[at].isdigit() and not any(m.start <= at < m.end for m in marks.masks) for at in range(low, high))


def _read_sentence(sentence: Sentence, text: str, memory: Memory, out: FigureReadings) -> None:
    memory.metric = _labelled(sentence, memory, text)
    if read_heading(sentence, memory):
        return
    _move_period(sentence, memory)
    parts = clauses(sentence)
    filled = fill(sentence, parts, memory, text)
    withheld = availability_of(text[sentence.start : sentence.end]) == "suppressed"
    for at, (clause, slots) in enumerate(zip(parts, filled, strict=True)):
        slots.programme = is_programme(sentence, clause, slots) or (at > 0 and filled[at - 1].programme and not slots.own_event)
    for clause, slots in zip(parts, filled, strict=True):
        for value in clause.values:
            if withheld and value.kind == "count":
                out.not_taken.append((sentence.index, *value.number, "the threshold of a notice that withholds the figure"))
                continue
            _read_value(sentence, clause, value, slots, memory, text, out)
    _remember(sentence, parts, filled, memory)


def _labelled(sentence: Sentence, memory: Memory, text: str) -> Event | None:
    """The event of the metric that a sentence begins by naming ("Metric 4: …"); a line that only names it holds for those below."""
    head = text[sentence.start : sentence.start + _LABEL_LENGTH]
    refs = [r for r in read_metric_refs(head, memory.framework) if r.start <= _LABEL_START]
    metric = memory.framework.metric(refs[0].metric) if len(refs) == 1 and refs[0].how == "number" else None
    if metric is None or not metric.events:
        return None
    if not sentence.values and len(sentence.tokens) <= HEADING_WORDS:
        memory.headings["events"] = Slot(metric.events[0], ((sentence.index, sentence.start, sentence.end),))
    return metric.events[0]


def _move_period(sentence: Sentence, memory: Memory) -> None:
    """A sentence without figures that names a period gives it to what follows."""
    found = section_period(list(sentence.periods))
    if found is not None and not sentence.values and memory.context.status == "actual":
        memory.period, memory.period_words = found.period, ((sentence.index, found.start, found.end),)


def _read_value(
    sentence: Sentence, clause: Clause, value: Value, slots: Slots, memory: Memory, text: str, out: FigureReadings
) -> None:
    verdict = judge(sentence, clause, value, slots, memory)
    if verdict.refused is not None:
        out.not_taken.append((sentence.index, *value.number, verdict.refused))
        return
    quantity = quantity_of(sentence, clause, value, slots)
    out.figures.append(_reading(sentence, clause, value, slots, memory, text, quantity, verdict.metric))


def _reading(
    sentence: Sentence,
    clause: Clause,
    value: Value,
    slots: Slots,
    memory: Memory,
    text: str,
    quantity: Quantity,
    metric: int | None,
) -> FigureReading:
    group, comparator = _groups(quantity, value, slots)
    status = status_of(sentence, clause, value, memory.context)
    period, period_words = period_of(sentence, clause, status, memory, value.start)
    start, end = words_of(sentence, clause, text)
    event = slots.event.value if slots.event is not None else "other"
    words = [*period_words]
    for slot in (slots.group, slots.event, slots.service):
        words += slot.borrowed if slot is not None else ()
    return FigureReading(
        metric=metric, quantity=quantity, event=event if metric is not None or event in {"workforce", "pay_gap"} else "other",  # type: ignore[arg-type]
        group=group, comparator=comparator, service=(slots.service.value if slots.service else memory.context.service or "both"),  # type: ignore[arg-type]
        category=_category(sentence, clause, text, event), value=value.value,
        unit="percentage_points" if quantity == "gap" and value.shape in {"more", "less"} else _UNITS[value.kind],
        qualifier=value.qualifier, status=status, period=period, index=sentence.index, start=start, end=end, number=value.number,
        borrowed=tuple(dict.fromkeys(words)), notes=tuple(_notes(value, slots, quantity)),
    )  # fmt: skip


def _groups(quantity: Quantity, value: Value, slots: Slots) -> tuple[str, str | None]:
    group = slots.group.value if slots.group is not None else None
    comparator = slots.comparator.value if slots.comparator is not None else None
    if quantity not in {"relative_likelihood", "gap"}:
        return group or "all", None
    if group is None and comparator is not None:
        group = OTHER.get(comparator)
    if group is None or group == "all":
        group = "white" if slots.event is not None and slots.event.value == "pay_gap" else "minority_ethnic"
    comparator = comparator if comparator not in {None, group} else OTHER.get(group, "white")
    if quantity == "gap" and value.shape == "less":
        group, comparator = comparator or group, group
    return group, comparator


def _category(sentence: Sentence, clause: Clause, text: str, event: str) -> str | None:
    if event != "pay_band":
        return None
    start, end = sentence.tokens[clause.first].start, sentence.tokens[min(clause.last, len(sentence.tokens)) - 1].end
    bands = [b for b in sentence.bands if start <= b.start < end] or [b for b in sentence.bands if b.end <= start]
    if not bands:
        return None
    number = clause.values[0].start
    low, high = band_words(text, min(bands, key=lambda b: abs(b.start - number)))
    return text[low:high].strip()


def _notes(value: Value, slots: Slots, quantity: Quantity) -> list[str]:
    notes = list(slots.notes)
    if quantity == "gap" and value.kind == "percent" and value.shape in {"more", "less"}:
        notes.append("points or ratio: read as a gap in points")
    if quantity == "relative_likelihood" and slots.group is None:
        notes.append("no group named: read in the standard's orientation")
    return notes


def _remember(sentence: Sentence, parts: Sequence[Clause], filled: Sequence[Slots], memory: Memory) -> None:
    memory.index = sentence.index if parts or sentence.of("events") else memory.index
    for clause, slots in zip(parts, filled, strict=True):
        place = ((sentence.index, sentence.start, sentence.end),)
        if slots.named_event and slots.event is not None and clause.parent is None:
            memory.event = replace(slots.event, borrowed=slots.event.borrowed or place)
        if slots.group is not None:
            memory.group = replace(slots.group, borrowed=slots.group.borrowed or place)
            memory.comparator = slots.comparator
        memory.quantity = "relative_likelihood" if clause.values[0].kind in {"ratio", "bare"} else clause.values[0].kind
    _remember_service(sentence, parts, filled, memory)
    if not parts:
        events = {m.value for m in sentence.of("events")} - {"workforce", "harassment", "pay_band"}
        if len(events) == 1:
            memory.event = Slot(events.pop(), ((sentence.index, sentence.start, sentence.end),))
    _remember_period(sentence, parts, memory)


def _remember_service(sentence: Sentence, parts: Sequence[Clause], filled: Sequence[Slots], memory: Memory) -> None:
    memory.service, memory.fronted = None, False
    named = [s.service for s in filled if s.service is not None]
    if named:
        last = named[-1]
        memory.service = Slot(last.value, last.borrowed or ((sentence.index, sentence.start, sentence.end),))
        first = sentence.of("services")
        memory.fronted = bool(
            first and parts and first[0].last <= parts[0].values[0].first and len({s.value for s in named}) == 1
        )


def _remember_period(sentence: Sentence, parts: Sequence[Clause], memory: Memory) -> None:
    if not parts or memory.context.status != "actual" or memory.context.period is not None:
        return
    if any(status_of(sentence, c, c.values[0], memory.context) != "actual" for c in parts):
        return
    found = section_period([p for c in parts for p in clause_periods(sentence, c)])
    if found is not None:
        memory.period, memory.period_words = found.period, ((sentence.index, found.start, found.end),)
