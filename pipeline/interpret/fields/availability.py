"""What a section says about a metric that it gives no figure for: not held, suppressed, not applicable."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.interpret.fields.figures import FigureContext, Lexicon, read_figures
from pipeline.interpret.fields.figures.sentences import sentences
from pipeline.interpret.fields.folding import fold
from pipeline.interpret.fields.metric_refs import metrics_by_event, read_metric_refs
from pipeline.interpret.fields.withheld import availability_of
from schemas.framework import Framework
from schemas.plan import AvailabilityStatus, Service

TEXT_LIMIT = 4000
_LABEL = re.compile(r"^(?:metrics?|indicators?)\s+[0-9]{1,2}[a-c]?\s*(?::|-|–|—)\s*", re.IGNORECASE)
_BRACKET = re.compile(r"\(([^()]{8,400})\)")
_ADULTS = re.compile(r"\b(?:adults?|adults'|asc|ascs|acs|asch|ahsc)\b")
_CHILDREN = re.compile(r"\b(?:children|children's|childrens|csc|cfs|cyps?|cype)\b")
# Where a sentence turns to the next service: "ASC: 1.9% CSC: fewer than 5 cases, not published".
_NAMED_PART = re.compile(r"(?<=\S\s)(?=(?:Adults?|Children)[^:.;]{0,30}:\s|[A-Z]{2,5}:\s)")
_COUNCIL = re.compile(
    r"\b(?:council[ -]wide|corporate(?:ly)?|whole (?:council|organisation)|across the (?:council|organisation))\b"
)


@dataclass(frozen=True, slots=True)
class AvailabilityReading:
    """One statement: the metric and service that it is about, what it says, and the offsets of its words."""

    metric: int | None
    service: Service
    status: AvailabilityStatus
    index: int
    start: int
    end: int


def read_availability(
    texts: Sequence[str], context: FigureContext, framework: Framework, lexicon: Lexicon
) -> list[AvailabilityReading]:
    """What the paragraphs of a section say about figures that they do not give.

    A statement counts where the same paragraphs hold no figure of that metric for that service; one statement a
    metric, service and status.
    """
    found = [reading for index, text in enumerate(texts) for reading in _read_text(index, text[:TEXT_LIMIT], context, framework)]
    if not found:
        return []
    figures = read_figures(texts, context, framework, lexicon).figures
    given: set[tuple[int | None, Service]] = {
        (f.metric, f.service) for f in figures if f.metric is not None and f.status == "actual"
    }
    out: dict[tuple[int | None, Service, AvailabilityStatus], AvailabilityReading] = {}
    for reading in found:
        if not _is_given(reading, given):
            out.setdefault((reading.metric, reading.service, reading.status), reading)
    return list(out.values())


def _is_given(reading: AvailabilityReading, given: set[tuple[int | None, Service]]) -> bool:
    if (reading.metric, reading.service) in given:
        return True
    return reading.service == "both" and {(reading.metric, "adults"), (reading.metric, "children")} <= given


def _read_text(index: int, text: str, context: FigureContext, framework: Framework) -> Iterator[AvailabilityReading]:
    whole = (0, len(text.rstrip()))
    for start, end in sentences(text):
        for low, high in _statements(text, start, end):
            status = availability_of(text[low:high])
            if status is None:
                continue
            metrics = _metrics(text, (start, end), whole, context, framework)
            if len(metrics) > 1 and "%" in text[start:end]:
                # Which of the metrics the percentages are of is not told, so neither is which of them has none.
                break
            for metric in metrics:
                yield AvailabilityReading(metric, _service(text, (low, high), (start, end), context), status, index, low, high)
            break


def _statements(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where a sentence may make its statement: a bracket in it, else the sentence without the label before it."""
    brackets = [(start + m.start(1), start + m.end(1)) for m in _BRACKET.finditer(text[start:end])]
    inner = [span for span in brackets if availability_of(text[slice(*span)]) is not None]
    outer = _BRACKET.sub(lambda m: " " * len(m.group()), text[start:end])
    if inner and availability_of(outer) is None:
        return inner
    label = _LABEL.match(text[start:end])
    begun = start + label.end() if label else start
    named = [m.start() for m in _NAMED_PART.finditer(text, begun, end)]
    parts = [*zip([begun, *named], [*named, end], strict=True)]
    return [(low, high) for low, high in parts if availability_of(text[low:high]) is not None] or [(begun, end)]


def _metrics(
    text: str, span: tuple[int, int], whole: tuple[int, int], context: FigureContext, framework: Framework
) -> list[int | None]:
    """The metrics that a statement is about: by number, by event, else those of the section where that is about one."""
    for low, high in (span, whole):
        named = [r.metric for r in read_metric_refs(text[low:high], framework)]
        if named:
            return [*dict.fromkeys(named)]
        events = [n for n in metrics_by_event(text[low:high], framework) if not context.metrics or n in context.metrics]
        if events and len(context.metrics) != 1:
            return [*events]
        others = metrics_by_event(text[low:high], framework)
        if len(context.metrics) == 1 and len(others) == 1:
            return [*others]
    if len(context.metrics) == 1:
        return [context.metrics[0]]
    return []


def _service(text: str, words: tuple[int, int], sentence: tuple[int, int], context: FigureContext) -> Service:
    """The service that a statement names; adults and children together are both."""
    for low, high in (words, sentence):
        folded = fold(text[low:high])
        declared = {s for short, s in context.services.items() if re.search(rf"\b{re.escape(short)}\b", text[low:high])}
        adults = bool(_ADULTS.search(folded)) or "adults" in declared
        children = bool(_CHILDREN.search(folded)) or "children" in declared
        if adults != children:
            return "adults" if adults else "children"
        if adults or "both" in declared:
            return "both"
        if _COUNCIL.search(folded) and low == words[0]:
            return "council"
    return context.service or "both"
