"""Times that are a state or a rhythm: complete, ongoing, quarterly (contract, `complete`, `ongoing`, `recurring`)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pipeline.interpret.fields.day_times import read_days
from pipeline.interpret.fields.durations import read_durations
from pipeline.interpret.fields.moments import Moment
from pipeline.interpret.fields.relative import Anchor
from pipeline.interpret.fields.settled import Settled, why_open
from pipeline.interpret.fields.time_signals import Signal, complete, first, led_by, ongoing, recurrence, recurrence_code

_NEAR = 12
_GAP = re.compile(
    r"[\s,;:()/-]*(?:(?:in|by|from|on|starting|until|each|every|next|due|first|to)\s+)*(?:end\s+(?:of\s+)?)?[\s,;:(]*"
)
_EVERY = re.compile(r"(?:each|every)\s+$")
_BI = re.compile(r"\bbi-?\s?(?:annual|monthly)")
_WATCH = re.compile(r"\b(?:review|monitor|report|updat|check|progress|meeting)")
_AGAIN = re.compile(r"\b(?:then|thereafter|every|each|and)\b|&")
_OR = re.compile(r"\s*(?:/|or|and/or)\s*")
_DURING = re.compile(r"\b(?:throughout|during|over|for|in)\s+(?:the\s+)?$")
_IN_PART = re.compile(
    r"\b(?:partially|partly|part|nearly|almost|mostly|[0-9]{1,2}\s?%)[\s-]+(?:complete|completed|done|achieved|delivered|implemented)\b"
)
_DUE = re.compile(r"\b(?:to|due|complet\w+|expected|target|anticipated|end(?:ing|s)?)\b[\s:-]*$")


def read_state(folded: str, moments: list[Moment], anchor: Anchor) -> Settled | None:
    """A time that begins by saying that the action is complete or ongoing; None where days or a rhythm come first."""
    done, going, often = _done(folded), ongoing(folded), recurrence(folded)
    at = moments[0].start if moments else len(folded)
    dated = any(m.year is not None for m in moments)
    if done is not None and (going is None or done.start < going.start) and (done.start < at or not dated):
        return _complete(folded, done, moments, anchor)
    if done is None and _IN_PART.search(folded) and not dated:
        return Settled("ongoing")
    if going is None or (often is not None and often.start < going.start and often.end < going.end):
        return None
    return _ongoing(folded, going, moments) if going.start < at else None


def _done(folded: str) -> Signal | None:
    """Words of completion, but not those that a duration follows: "completed within 6 months" is still to come."""
    done = complete(folded)
    if done is not None and any(0 <= d.start - done.end <= _NEAR for d in read_durations(folded)):
        return None
    return done


def _complete(folded: str, done: Signal, moments: list[Moment], anchor: Anchor) -> Settled | None:
    """Done; with the days where they follow directly. "Completed by" a day after the plan's own date is a deadline."""
    near = next((m for m in moments if m.start >= done.end and m.start - done.end <= _NEAR), None)
    if near is None:
        later = [m for m in moments if led_by(m, folded) in {"by", "from"}]
        return read_days(folded, later) or Settled("complete")
    lead, days = led_by(near, folded), near.days()
    if lead == "review":
        return Settled("complete")
    signed = anchor.day(anchor.dated)
    ahead = signed is None or (days is not None and days[0] > signed)
    if lead in {"by", "until"} and ahead:
        return read_days(folded, [near])
    if days is None:
        return Settled("complete", notes=why_open(near))
    return Settled("complete", None if lead in {"by", "until"} else days[0], days[1])


def _ongoing(folded: str, going: Signal, moments: list[Moment]) -> Settled:
    """Not ended; with the days where the words say from when or until when, not those of a review."""
    start: date | None = None
    end: date | None = None
    notes: tuple[str, ...] = ()
    counted = [m for m in moments if led_by(m, folded) != "review" and not first("review_word", folded[going.end : m.start])]
    for at, moment in enumerate(counted):
        lead, days = led_by(moment, folded), moment.days()
        if days is None:
            notes += why_open(moment)
        elif lead == "from" or folded[going.start : going.end] in {"started", "commenced", "begun"}:
            start = start or days[0]
        elif lead in {"by", "until"} or _DUE.search(folded[: moment.start]) or (at and len(counted) > 1):
            end = days[1]
        elif len(counted) > 1:
            start = days[0]
        elif _DURING.search(folded[: moment.start]):
            start, end = days
        else:
            notes += ("ambiguous_time",)
    return Settled("ongoing", start, end, recurrence_code(recurrence(folded)), notes)


def read_rhythm(folded: str, moments: list[Moment]) -> Settled | None:
    """A time that comes again; None where nothing says how often, or only a thing is named by it ("annual report June 2024")."""
    signal = recurrence(folded)
    if signal is None:
        yearly = any(m.year is None and _EVERY.search(folded[: m.start]) for m in moments)
        return Settled("recurring", recurrence="annual") if yearly else None
    often = recurrence_code(signal)
    other = recurrence(folded[: signal.start] + " " * (signal.end - signal.start) + folded[signal.end :])
    either = other is not None and other.value != signal.value and _OR.fullmatch(folded[signal.end : other.start])
    often = None if either else often
    notes = ("ambiguous_time",) if either or _BI.search(folded[signal.start : signal.end]) else ()
    dated = [m for m in moments if m.year is not None and led_by(m, folded) != "review"]
    if not dated:
        return Settled("recurring", recurrence=often, notes=notes)
    if dated[0].start < signal.start:
        if _watched(folded, dated[-1].end, signal):
            span = read_days(folded, dated)
            return replace(span, recurrence=often) if span is not None else None
        return _then(folded, dated, signal, notes)
    lead = led_by(dated[0], folded)
    if _GAP.fullmatch(folded[signal.end : dated[0].start]) is None and lead not in {"from", "until"}:
        return None
    span = read_days(folded, dated) or Settled("recurring")
    return Settled(
        "recurring",
        None if lead in {"by", "until"} else span.first,
        None if lead == "from" and len(dated) == 1 else span.last,
        often,
        (*notes, *span.notes),
    )


def _watched(folded: str, end: int, signal: Signal) -> bool:
    """Whether how often only says how a deadline is watched ("March 2024, reviewed quarterly"), not that it comes again."""
    around = folded[end : signal.end + _NEAR * 2]
    return _WATCH.search(around) is not None and _AGAIN.search(folded[end : signal.end]) is None


def _then(folded: str, dated: list[Moment], signal: Signal, notes: tuple[str, ...]) -> Settled:
    """A first date and how often after it ("April 2023 then annually"): open-ended from that date."""
    often, days = recurrence_code(signal), dated[0].days()
    if days is None:
        return Settled("range", recurrence=often, notes=(*notes, *why_open(dated[0])))
    start = None if led_by(dated[0], folded) in {"by", "until"} else days[0]
    ends = [m.days() for m in dated[1:] if m.end <= signal.start or led_by(m, folded) in {"by", "until"}]
    return Settled("range", start, max((d[1] for d in ends if d is not None), default=None), often, notes)
