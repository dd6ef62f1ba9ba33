"""When an action is due: a time field's text read into the contract's Timeframe, never finer than its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.interpret.fields.day_times import read_days
from pipeline.interpret.fields.folding import tidy
from pipeline.interpret.fields.moment_patterns import TEXT_LIMIT, moments_of
from pipeline.interpret.fields.moments import Moment
from pipeline.interpret.fields.relative import Anchor, read_relative
from pipeline.interpret.fields.settled import Settled
from pipeline.interpret.fields.state_times import read_rhythm, read_state
from pipeline.interpret.fields.time_likeness import coverage, time_likeness
from pipeline.interpret.fields.time_notes import time_note
from pipeline.interpret.fields.time_signals import Signal, every, first, recurrence
from pipeline.interpret.fields.time_words import fold_times
from schemas.plan import Timeframe
from schemas.problems import Note

__all__ = ["Anchor", "TimeReading", "read_timeframe", "time_likeness"]

_YEARS_IN_REACH = 12
_REACH_OF_OLD = 25
_REACH_OF_NEW = 12
_DATED = frozenset({"day", "days", "week", "month", "academic"})
_MOVED = re.compile(
    r"\b(?:moved|slipped|revised|changed|extended|deferred|delayed|rescheduled|postponed|brought forward)"
    r"\s+from\s+[^\n]{1,30}?\s+to\s+"
)
_YEAR_END = re.compile(
    r"\b(?:end\s+of\s+(?:the\s+)?(?:financial\s+|calendar\s+)?year|(?:financial\s+)?year[\s-]end"
    r"|mid[\s-]year|(?:this|next)\s+(?:financial\s+|calendar\s+)?year)\b"
)


@dataclass(frozen=True, slots=True)
class TimeReading:
    """A timeframe (None for an empty field), the notes it leaves, and how much of the text it accounts for, 0 to 1."""

    timeframe: Timeframe | None
    notes: tuple[Note, ...] = ()
    sure: float = 0.0


def read_timeframe(text: str, anchor: Anchor) -> TimeReading:
    """The Timeframe of a time field's text (contract, "Timeframe" and "More readings"), with notes for what is left open.

    Days that the words do not settle stay null, with a note: `ambiguous_time` (two readings), `no_year`, `no_such_day`,
    `undefined_term`, `undated_event`, `not_whole_months`, `superseded_time`; `several_times` and
    `financial_year_assumed` say how days were settled.
    """
    shown = tidy(text)
    if not any(c.isalnum() for c in shown):
        return TimeReading(None)
    folded, superseded = _current(fold_times(shown[:TEXT_LIMIT]))
    comes_round = recurrence(folded) is not None
    moments = [_in_reach(m if comes_round else _year_from(m, anchor), anchor) for m in moments_of(folded)]
    time = _read(folded, moments, anchor)
    codes = (*time.notes, *(("superseded_time",) if superseded else ()))
    notes = tuple(time_note(code, shown) for code in dict.fromkeys(codes))
    frame = Timeframe(
        text=shown,
        kind=time.kind,
        start=time.first.isoformat() if time.first else None,
        end=time.last.isoformat() if time.last else None,
        recurrence=time.recurrence,
    )
    return TimeReading(frame, notes, 0.0 if time.kind == "unspecified" else coverage(folded, moments))


def _read(folded: str, moments: list[Moment], anchor: Anchor) -> Settled:
    """The first of the readings that fits: counted from a date, named event, state, rhythm, days, relative, none."""
    relative = read_relative(folded, moments, anchor)
    counted = Settled("relative", relative.first, relative.last, notes=relative.notes) if relative is not None else None
    if counted is not None and relative is not None and relative.beats_days:
        return counted
    year_end = _YEAR_END.search(folded) is not None
    state = read_state(folded, moments, anchor) or read_rhythm(folded, moments)
    if state is None and first("named", folded) and not year_end and not any(m.grain in _DATED and m.year for m in moments):
        return Settled("unspecified", notes=("ambiguous_time",) if moments else ())
    settled = state or read_days(folded, moments) or counted
    return settled or (Settled("range", notes=("no_year",)) if year_end else Settled("unspecified"))


# which of two deadlines counts


def _current(folded: str) -> tuple[str, bool]:
    """The text with a replaced deadline blanked out (offsets stay), and whether nothing but a replaced one is given."""
    moments = moments_of(folded)
    if not moments:
        return folded, False
    moved = _MOVED.search(folded)
    if moved is not None:
        return " " * moved.end() + folded[moved.end() :], False
    old = _before_moment(every("old", folded), moments, _REACH_OF_OLD)
    new = _before_moment(every("new", folded), moments, _REACH_OF_NEW)
    if new:
        start = new[-1].end
        end = min((s.start for s in old if s.start > start), default=len(folded))
        if any(start <= m.start < end for m in moments):
            return " " * start + folded[start:end] + " " * (len(folded) - end), False
    for signal in old:
        moment = next(m for m in moments if 0 <= m.start - signal.end <= _REACH_OF_OLD)
        folded = folded[: signal.start] + " " * (moment.end - signal.start) + folded[moment.end :]
    return folded, bool(old) and not moments_of(folded)


def _before_moment(signals: list[Signal], moments: list[Moment], reach: int) -> list[Signal]:
    return [s for s in signals if any(0 <= m.start - s.end <= reach for m in moments)]


# what the plan's own dates make certain


def _year_from(moment: Moment, anchor: Anchor) -> Moment:
    """A moment without a year in the only year of the plan's period that it falls into, if there is one."""
    if moment.year is not None or anchor.period is None:
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
    if not moment.two_digits or anchor.year is None or moment.year is None:
        return moment
    far = abs(moment.year - anchor.year) > _YEARS_IN_REACH
    return replace(moment, doubt="ambiguous_time") if far else moment
