"""What the headers, row labels and caption of a table of figures say: group, service, event, period, unit, band."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.interpret.fields.figure_cells import header_pattern
from pipeline.interpret.fields.figures.masks import band_words, read_masks
from pipeline.interpret.fields.figures.periods import PeriodWords
from pipeline.interpret.fields.figures.prepare import Sentence, Setting, prepare
from pipeline.interpret.fields.figures.slots import states
from pipeline.interpret.fields.figures.standing import harassment
from pipeline.interpret.fields.figures.status import section_period
from pipeline.interpret.fields.folding import fold
from pipeline.interpret.fields.metric_refs import read_metric_refs
from schemas.framework import Framework

TEXT_LIMIT = 600
# What only counts the rows: "a) colleagues".
_LETTERED = re.compile(r"^\(?[a-h][.)]\s+", re.IGNORECASE)
_APART = re.compile(r",\s+|\s[–—-]\s|:\s+|\s\(")


@dataclass(frozen=True)
class Heading:
    """The slots that one header, label or caption names; None or empty where it names none."""

    text: str
    groups: tuple[str, ...] = ()
    service: str | None = None
    event: str | None = None
    metric: int | None = None
    period: PeriodWords | None = None
    band: str | None = None
    ratio: bool = False
    percent: bool = False
    count: bool = False
    gap: bool = False
    rate: bool = False
    share: bool = False
    total: bool = False
    target: bool = False
    previous: bool = False
    national: bool = False


def read_heading_text(text: str, framework: Framework, setting: Setting) -> Heading:
    """The slots of one header text."""
    plain = _LETTERED.sub("", " ".join(text[:TEXT_LIMIT].split()))
    if not plain:
        return Heading("")
    masked = read_masks(plain)
    sentence = prepare(0, plain, (0, len(plain)), masked, setting)
    folded = fold(plain).strip(" .:*")
    flags = {name: header_pattern(name).search(folded) is not None for name in
             ("ratio", "percent", "count", "gap", "rate", "share", "total", "target", "previous", "national")}  # fmt: skip
    refs = list(read_metric_refs(plain, framework))
    metrics = {r.metric for r in refs}
    event = _event(sentence)
    if event == "harassment":
        event = _source_at_end(plain, setting) or event
    metric = metrics.pop() if len(metrics) == 1 else None
    if event is None and metric is not None:
        known = framework.metric(metric)
        event = known.events[0] if known is not None and known.events else None
    bands = [m for m in masked.masks if m.kind == "band"]
    return Heading(
        plain, _groups(sentence, plain), _service(sentence) or _service_at_end(plain, setting), event, metric,
        section_period(list(masked.periods)),
        plain[slice(*band_words(plain, bands[0]))] if bands else None, **flags,
    )  # fmt: skip


def _groups(sentence: Sentence, text: str) -> tuple[str, ...]:
    names = [m.value if m.value != "narrower" else text[m.start : m.end] for m in sentence.of("groups")]
    return tuple(dict.fromkeys(names))


def _service(sentence: Sentence) -> str | None:
    values = {m.value for m in sentence.of("services")}
    if {"adults", "children"} <= values:
        return "both"
    for name in ("adults", "children", "council", "both"):
        if name in values:
            return name
    return None


def _service_at_end(text: str, setting: Setting) -> str | None:
    """The service that stands apart at the end of a label: "Staff who left, adults", "Leavers (children's)"."""
    end = _apart_at_end(text)
    return _service(_whole(end[:1].upper() + end[1:], setting)) if end else None


def _apart_at_end(text: str) -> str:
    """What stands apart at the end of a label; "" where nothing does."""
    end = _APART.split(text)[-1].rstrip(" )")
    return end if end != text else ""


def _whole(text: str, setting: Setting) -> Sentence:
    return prepare(0, text, (0, len(text)), read_masks(text), setting)


def _source_at_end(text: str, setting: Setting) -> str | None:
    """By whom people were harassed, where that stands apart at the end of a label: "Harassment – colleague or manager"."""
    end = _apart_at_end(text)
    found = _event(_whole(end, setting)) if end else None
    return found if found is not None and found.startswith("harassment_") else None


def _event(sentence: Sentence) -> str | None:
    named = [m.value for m in sentence.of("events")]
    sources = sentence.of("sources")
    if "harassment" in named:
        return harassment(sources) or "harassment"
    real = (
        [v for v in named if not states(v) and v != "applied"] or [v for v in named if v not in {"workforce", "applied"}] or named
    )
    if real:
        return real[-1] if "appointed" in real else real[0]
    if sources:
        return harassment(sources)
    return None


def first_with(headings: Sequence[Heading], name: str) -> object | None:
    """The first value that some headings give to a slot."""
    return next((value for h in headings if (value := getattr(h, name))), None)
