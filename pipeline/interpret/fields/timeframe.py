"""When an action is due: a time field's text read into the contract's Timeframe, never finer than its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from pipeline.interpret.fields.folding import tidy
from pipeline.interpret.fields.moment_patterns import TEXT_LIMIT, moments_of
from pipeline.interpret.fields.moments import Moment
from pipeline.interpret.fields.relative import Anchor, read_relative
from pipeline.interpret.fields.time_likeness import coverage, time_likeness
from pipeline.interpret.fields.time_notes import time_note
from pipeline.interpret.fields.time_signals import (
    Signal,
    complete,
    every,
    first,
    led_by,
    open_after,
    recurrence,
    recurrence_code,
)
from pipeline.interpret.fields.time_words import fold_times
from schemas.plan import Recurrence, Timeframe, TimeKind
from schemas.problems import Note

__all__ = ["Anchor", "TimeReading", "read_timeframe", "time_likeness"]

_ADJECTIVE_GAP = re.compile(
    r"[\s,;:()/-]*(?:(?:in|by|from|on|starting|until|each|every|next|due|first|to)\s+)*(?:end\s+(?:of\s+)?)?[\s,;:(]*"
)
_EVERY = re.compile(r"(?:each|every)\s+$")
_BI = re.compile(r"\bbi-?\s?(?:annual|monthly)")
_TWO_YEAR_REACH = 12
_MOVED = re.compile(
    r"\b(?:moved|slipped|revised|changed|extended|deferred|delayed|rescheduled|postponed|brought forward)\s+from\s+[^\n]{1,30}?\s+to\s+"
)
_YEAR_END = re.compile(
    r"\b(?:end\s+of\s+(?:the\s+)?(?:financial\s+|calendar\s+)?year|(?:financial\s+)?year[\s-]end|(?:this|next)\s+(?:financial\s+|calendar\s+)?year)\b"
)


@dataclass(frozen=True, slots=True)
class TimeReading:
    """A timeframe (None for an empty field), the notes it leaves, and how much of the text it accounts for, 0 to 1."""

    timeframe: Timeframe | None
    notes: tuple[Note, ...] = ()
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class _Time:
    kind: TimeKind
    first: date | None = None
    last: date | None = None
    recurrence: Recurrence | None = None
    notes: tuple[str, ...] = ()


def read_timeframe(text: str, anchor: Anchor) -> TimeReading:
    """The Timeframe of a time field's text (contract, "Timeframe" and "More readings"), with notes for what is left open.

    Days that the words do not settle stay null, with a note: `ambiguous_time` (two readings), `no_year`, `no_such_day`,
    `undefined_term`, `undated_event`, `superseded_time`, `financial_year_assumed`.
    """
    shown = tidy(text)
    if not any(c.isalnum() for c in shown):
        return TimeReading(None)
    folded = fold_times(shown[:TEXT_LIMIT])
    folded, superseded = _current(folded)
    moments = [_in_reach(_year_from(m, anchor), anchor) for m in moments_of(folded)]
    time = _read(folded, moments, anchor)
    codes = (*time.notes, *(("superseded_time",) if superseded else ()))
    notes = tuple(time_note(code, shown) for code in dict.fromkeys(codes))
    frame = Timeframe(
        text=shown, kind=time.kind, start=time.first.isoformat() if time.first else None,
        end=time.last.isoformat() if time.last else None, recurrence=time.recurrence,
    )  # fmt: skip
    return TimeReading(frame, notes, 0.0 if time.kind == "unspecified" else coverage(folded, moments))


def _current(folded: str) -> tuple[str, bool]:
    """The part of a text that holds the deadline that counts, and whether only an old one is given.

    Blanked out, not cut out, so that offsets stay.
    """
    moments = moments_of(folded)
    if not moments:
        return folded, False
    old = [s for s in every("old", folded) if any(0 <= m.start - s.end <= 25 for m in moments)]
    moved = _MOVED.search(folded)
    if moved is not None:
        return " " * moved.end() + folded[moved.end() :], False
    new = [s for s in every("new", folded) if any(0 <= m.start - s.end <= 12 for m in moments)]
    if new:
        start = new[-1].end
        end = min((s.start for s in old if s.start > start), default=len(folded))
        if any(start <= m.start < end for m in moments):
            return " " * start + folded[start:end] + " " * (len(folded) - end), False
    if old:
        kept = _without_old(folded, old, moments)
        return kept, not moments_of(kept)
    return folded, False


def _without_old(folded: str, old: list[Signal], moments: list[Moment]) -> str:
    for signal in old:
        moment = next(m for m in moments if 0 <= m.start - signal.end <= 25)
        folded = folded[: signal.start] + " " * (moment.end - signal.start) + folded[moment.end :]
    return folded


def _year_from(moment: Moment, anchor: Anchor) -> Moment:
    """A moment without a year in the only year of the plan's period that it falls into, if there is one."""
    if moment.year is not None or anchor.period is None or not anchor.period.start or not anchor.period.end:
        return moment
    start, end = anchor.day(anchor.period.start), anchor.day(anchor.period.end)
    if start is None or end is None or end.year - start.year > 1:
        return moment
    fitting = []
    for year in range(start.year - 1, end.year + 1):
        days = moment.in_year(year).days()
        if days is not None and start <= days[0] and days[1] <= end:
            fitting.append(year)
    return moment.in_year(fitting[0]) if len(fitting) == 1 else moment


def _in_reach(moment: Moment, anchor: Anchor) -> Moment:
    """A month with two digits behind it that would be a year far from the plan's own date is in doubt ("March 03")."""
    year = anchor.year
    if moment.two_digits and year is not None and moment.year is not None and abs(moment.year - year) > _TWO_YEAR_REACH:
        return Moment(moment.start, moment.end, "month", moment.number, year=moment.year, doubt="ambiguous_time")
    return moment


def _read(folded: str, moments: list[Moment], anchor: Anchor) -> _Time:
    """The first of the readings that fits: after an event, state, how often, days, relative, none."""
    relative = read_relative(folded, moments, anchor)
    if relative is not None and relative.beats_days:
        return _Time("relative", relative.first, relative.last, notes=relative.notes)
    if first("named", folded) and not _YEAR_END.search(folded) and not _adjacent_only(folded, moments):
        return _Time("unspecified", notes=("ambiguous_time",) if moments else ())
    for reading in (_state(folded, moments, anchor), _recurring(folded, moments), _days(folded, moments)):
        if reading is not None:
            return reading
    if relative is not None:
        return _Time("relative", relative.first, relative.last, notes=relative.notes)
    if _YEAR_END.search(folded):
        return _Time("range", notes=("no_year",))
    return _Time("unspecified")


def _adjacent_only(folded: str, moments: list[Moment]) -> bool:
    """Whether a named event comes by beside a full date of its own ("30 June 2024, before the school year")."""
    return any(m.grain in {"day", "days", "week", "month", "academic"} and m.year is not None for m in moments)


# a state: complete, ongoing


def _state(folded: str, moments: list[Moment], anchor: Anchor) -> _Time | None:
    done, going = complete(folded), first("ongoing", folded)
    at = moments[0].start if moments else len(folded)
    often = recurrence(folded)
    if done is not None and (going is None or done.start < going.start) and (done.start < at or not _dated(moments)):
        return _complete(folded, done, moments, anchor)
    if going is None or (often is not None and often.start < going.start and not _in(often, going)):
        return None
    if going.start < at:
        return _ongoing(folded, going, moments)
    return None


def _in(inner: Signal, outer: Signal) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _dated(moments: list[Moment]) -> bool:
    return any(m.year is not None for m in moments)


def _complete(folded: str, done: Signal, moments: list[Moment], anchor: Anchor) -> _Time | None:
    """Done; with the days where they follow directly. "Completed by" a day after the plan's own date is a deadline."""
    near = next((m for m in moments if m.start >= done.end and m.start - done.end <= 12), None)
    if near is None:
        later = [m for m in moments if led_by(m, folded) in {"by", "from"}]
        return _days(folded, later) if later else _Time("complete")
    if led_by(near, folded) == "review":
        return _Time("complete")
    days = near.days()
    lead = led_by(near, folded)
    signed = anchor.day(anchor.dated)
    future = signed is not None and days is not None and days[0] > signed
    if lead in {"by", "until"} and (signed is None or future):
        return _days(folded, [near])
    if days is None:
        return _Time("complete", notes=_why(near))
    return _Time("complete", None if lead in {"by", "until"} else days[0], days[1])


def _ongoing(folded: str, going: Signal, moments: list[Moment]) -> _Time | None:
    often = recurrence_code(recurrence(folded))
    start = end = None
    notes: tuple[str, ...] = ()
    for moment in moments:
        lead, days = led_by(moment, folded), moment.days()
        if lead == "review" or _reviewed(folded, going.end, moment.start):
            continue
        if days is None:
            notes += _why(moment)
        elif lead == "from" or _started(folded, going):
            start = start or days[0]
        elif lead in {"by", "until"} or re.search(
            r"\b(?:to|due|complet\w+|expected|target|anticipated|end(?:ing|s)?)\b[\s:-]*$", folded[: moment.start]
        ):
            end = days[1]
        elif len(moments) > 1 and moment is moments[0]:
            start = days[0]
        elif len(moments) > 1:
            end = days[1]
        else:
            notes += ("ambiguous_time",)
    return _Time("ongoing", start, end, often, notes)


def _reviewed(folded: str, start: int, end: int) -> bool:
    return first("review_word", folded[start:end]) is not None


def _started(folded: str, going: Signal) -> bool:
    return folded[going.start : going.end] in {"started", "commenced", "begun"}


# how often


def _recurring(folded: str, moments: list[Moment]) -> _Time | None:
    signal = recurrence(folded)
    yearly = next((m for m in moments if m.year is None and _EVERY.search(folded[: m.start])), None)
    if signal is None and yearly is not None:
        return _Time("recurring", recurrence="annual")
    if signal is None:
        return None
    often = recurrence_code(signal)
    notes = ("ambiguous_time",) if _BI.search(folded[signal.start : signal.end]) else ()
    dated = [m for m in moments if m.year is not None and led_by(m, folded) != "review"]
    if not dated:
        return _Time("recurring", recurrence=often, notes=notes)
    moment = dated[0]
    if moment.start < signal.start:
        return _then_recurring(folded, dated, signal, notes)
    if _ADJECTIVE_GAP.fullmatch(folded[signal.end : moment.start]) is None and led_by(moment, folded) not in {"from", "until"}:
        return None
    span = _days(folded, dated)
    if span is None:
        return _Time("recurring", recurrence=often, notes=notes)
    last = None if led_by(moment, folded) == "from" and len(dated) == 1 else span.last
    start = None if led_by(moment, folded) in {"by", "until"} else span.first
    return _Time("recurring", start, last, often, (*notes, *span.notes))


def _then_recurring(folded: str, dated: list[Moment], signal: Signal, notes: tuple[str, ...]) -> _Time:
    """A first date and how often after it: open-ended from that date. "By end of March annually" has no year and is not here."""
    days = dated[0].days()
    if days is None:
        return _Time("range", recurrence=recurrence_code(signal), notes=(*notes, *_why(dated[0])))
    start = None if led_by(dated[0], folded) in {"by", "until"} else days[0]
    ends = [m.days() for m in dated[1:] if m.end <= signal.start or led_by(m, folded) in {"by", "until"}]
    last = max((d[1] for d in ends if d is not None), default=None)
    return _Time("range", start, last, recurrence_code(signal), notes)


# days


def _days(folded: str, moments: list[Moment]) -> _Time | None:
    counted = [m for m in moments if led_by(m, folded) != "review"] or moments
    if not counted:
        return None
    counted = _stated_months(folded, counted)
    if any(m.impossible for m in counted):
        return _Time("unspecified", notes=("no_such_day",))
    if len(counted) > 1:
        return _several(folded, counted)
    moment = counted[0]
    lead, opened = led_by(moment, folded), open_after(moment, folded)
    days = moment.days()
    going = first("ongoing", folded[moment.end :])
    if lead == "from" or opened is not None or (going is not None and going.start <= 8):
        start = days[0] if days is not None and lead != "by" else None
        return _Time("range", start, None, notes=_why(moment) if days is None else ())
    if days is None:
        return _Time(_kind(moment), notes=_why(moment))
    kind: TimeKind = "range" if lead == "until" and moment.grain != "day" else _kind(moment)
    return _Time(kind, None if lead in {"by", "until"} else days[0], days[1], notes=_assumed(moment))


def _stated_months(folded: str, moments: list[Moment]) -> list[Moment]:
    """A quarter, term or number of a year that months in brackets spell out ("Q2 (Jul - Sept 2024)"): the months win."""
    if moments[0].grain in {"quarter", "half", "season"} and len(moments) > 1:
        inner = moments[1:]
        if re.fullmatch(r"\s*[(\[:=-]\s*", folded[moments[0].end : inner[0].start]) and all(m.grain == "month" for m in inner):
            return [replace(inner[0], start=moments[0].start), *inner[1:]]
    return moments


def _several(folded: str, moments: list[Moment]) -> _Time:
    unsettled = [m for m in moments if m.days() is None]
    spans = [days for m in moments if (days := m.days()) is not None]
    whole = not any(m.grain in {"month", "season", "quarter"} for m in moments)
    if unsettled and (len(unsettled) == len(moments) or not whole):
        kind: TimeKind = "month" if _adjacent(folded, moments) else "range"
        known = [m for m in moments if m.days() is not None]
        if len(known) == 1 and len(moments) > 1 and not _adjacent(folded, moments):
            return _Time(kind, notes=tuple(code for m in unsettled for code in _why(m)))
        return _Time(kind, notes=tuple(code for m in unsettled for code in _why(m)))
    start, end = min(s[0] for s in spans), max(s[1] for s in spans)
    lead = led_by(moments[0], folded)
    kind = "month" if _adjacent(folded, moments) or _is_quarter(folded, moments, start, end) else "range"
    opened = open_after(moments[-1], folded) is not None
    notes = () if _linked_dates(folded, moments) else ("several_times",)
    return _Time(kind, None if lead in {"by", "until"} else start, None if opened else end, notes=notes)


_JOINT = re.compile(r"\s*(?:-|/|to|until|and|&|,|or|\n|;|till|through to)\s*(?:by\s+|the\s+|end\s+(?:of\s+)?)*")


def _linked_dates(folded: str, moments: list[Moment]) -> bool:
    return all(_JOINT.fullmatch(folded[a.end : b.start]) for a, b in zip(moments, moments[1:], strict=False))


def _adjacent(folded: str, moments: list[Moment]) -> bool:
    """Whether the moments are one month after the other, joined into one ("Jan/Feb 2023")."""
    for one, two in zip(moments, moments[1:], strict=False):
        joint = folded[one.end : two.start].strip()
        if one.grain != "month" or two.grain != "month" or joint not in {"/", "-", "&", "and", "or", ","}:
            return False
        if two.number != one.number % 12 + 1:
            return False
        if one.year is not None and two.year is not None and two.year * 12 + two.number - one.year * 12 - one.number != 1:
            return False
    return len(moments) == 2


def _is_quarter(folded: str, moments: list[Moment], start: date, end: date) -> bool:
    """Whether the text names a quarter that the months spell out."""
    return (
        bool(re.search(r"(?:^|[^a-z0-9])(?:q\s?[1-4]|quarter)", folded)) and 88 <= (end - start).days <= 92 and len(moments) == 2
    )


def _kind(moment: Moment) -> TimeKind:
    if moment.grain == "day":
        return "date"
    return "month" if moment.grain in {"month", "quarter", "season"} else "range"


def _why(moment: Moment) -> tuple[str, ...]:
    if moment.impossible:
        return ("no_such_day",)
    if moment.doubt is not None:
        return (moment.doubt,)
    return ("no_year",) if moment.year is None else ()


def _assumed(moment: Moment) -> tuple[str, ...]:
    """A quarter with a plain year is read as one of the financial year that begins in it."""
    return ("financial_year_assumed",) if moment.grain in {"quarter", "quarters"} and not moment.financial else ()
