"""The periods that a sentence names for its data: "as at 31 March 2023", "April 2022 to March 2023", "in 2021/22"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from pipeline.interpret.fields.folding import fold
from pipeline.interpret.fields.moment_patterns import find_moments
from pipeline.interpret.fields.moments import Moment
from schemas.plan import Period

_TO = re.compile(
    r"\s*(?:-|to|until|till|up to|through to|and ending(?: on)?|ending(?: on)?|and)\s*(?:the\s+)?(?:end\s+(?:of\s+)?)?\s*"
)
_AND = re.compile(r"\s*and\s*(?:the\s+)?(?:end\s+(?:of\s+)?)?\s*")
_BETWEEN = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$")
_AS_AT_END = re.compile(r"\bend\s+(?:of\s+)?$")
_THE_END = r"(?:the\s+)?(?:end\s+(?:of\s+)?)?"
_YEAR_TO = re.compile(
    r"(?:\byear|\btwelve months|\b12 months|\b12-month period|\bperiod)\s+(?:up\s+)?(?:to|ending|ended|end)"
    rf"(?:\s+(?:on|in|at))?\s+{_THE_END}$"
)
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?(?:start\s+of\s+|beginning\s+of\s+|early\s+)?$")
_LEAD_WORDS = (
    "in|during|for|over|from|of|on|between|since|at|the|as|to|period|year|data|financial|calendar|within|throughout|end|ending"
    "|ended|up|same|12|twelve|months|survey|snapshot|date|correct|by"
)
_LEAD = re.compile(rf"(?:\b(?:{_LEAD_WORDS})\b[\s,:]*){{1,8}}$")
_DEADLINE = re.compile(r"\b(?:by|before|until)\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?$")
_SPAN_SECOND = 2


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """A period with its offsets; `point` is true of a day "as at" which things stood; `deadline` of "by March 2025"."""

    start: int
    end: int
    period: Period
    form: Literal["span", "point", "month", "year", "since"]
    deadline: bool = False


def read_periods(text: str) -> list[PeriodWords]:
    """Every period that a text names, in order; times without a year and in doubt are left out."""
    folded = fold(text)
    moments = find_moments(text)
    out: list[PeriodWords] = []
    at = 0
    while at < len(moments):
        taken = _read(folded, moments, at)
        if taken is not None:
            words, used = taken
            out.append(words)
            at += used
        else:
            at += 1
    return out


def _read(folded: str, moments: list[Moment], at: int) -> tuple[PeriodWords, int] | None:
    here = moments[at]
    before = folded[max(0, here.start - 60) : here.start]
    if at + 1 < len(moments):
        span = _span(folded, here, moments[at + 1], before)
        if span is not None:
            return span, _SPAN_SECOND
    days = here.days()
    if days is None:
        return None
    return _single(here, days, before), 1


def _span(folded: str, first: Moment, second: Moment, before: str) -> PeriodWords | None:
    between = folded[first.end : second.start]
    joined = _TO.fullmatch(between) and (not _AND.fullmatch(between) or _BETWEEN.search(before))
    if not joined or len(between) > 30:
        return None
    one, two = first.days(), second.days()
    if one is None or two is None or one[0] >= two[1]:
        return None
    return PeriodWords(_from(first, before), second.end, _period(one[0], two[1]), "span")


def _single(moment: Moment, days: tuple[date, date], before: str) -> PeriodWords:
    start = _from(moment, before)
    first, last = days
    if _YEAR_TO.search(before):
        begin = (
            (last + timedelta(days=1)).replace(year=last.year - 1)
            if (last.month, last.day) != (2, 29)
            else date(last.year - 1, 3, 1)
        )
        return PeriodWords(start, moment.end, _period(begin, last), "span")
    if _SINCE.search(before):
        return PeriodWords(start, moment.end, Period(start=first.isoformat(), end=None), "since")
    deadline = _DEADLINE.search(before) is not None
    if moment.grain == "day" or (_AS_AT_END.search(before) and moment.grain in {"month", "quarter", "year"}):
        return PeriodWords(start, moment.end, _period(last, last), "point", deadline)
    if moment.grain == "month":
        return PeriodWords(start, moment.end, _period(first, last), "month", deadline)
    return PeriodWords(start, moment.end, _period(first, last), "year", deadline)


def _from(moment: Moment, before: str) -> int:
    lead = _LEAD.search(before)
    return moment.start - (len(before) - lead.start()) if lead else moment.start


def _period(start: date, end: date) -> Period:
    return Period(start=start.isoformat(), end=end.isoformat())
