"""The plan's own date, the period it covers, and as-at days, from front matter and titles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipeline.interpret.fields.moment_patterns import TEXT_LIMIT, moments_of
from pipeline.interpret.fields.moments import Moment
from pipeline.interpret.fields.time_words import fold_times
from schemas.plan import Period

_TO = re.compile(r"\s*(?:-|to|until|till|up\s+to|through(?:\s+to)?|and\s+ending|ending)\s*(?:the\s+)?(?:end\s+(?:of\s+)?)?")
_AS_AT = re.compile(
    r"(?<![a-z])(?:as\s+(?:at|of|on)|position\s+at|snapshot\s+(?:at|of|on|date)|correct\s+(?:at|on|as\s+(?:at|of)))(?:\s+the)?\s*:?\s*(?P<end>(?:the\s+)?end\s+(?:of\s+)?)?$"
)


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date with its offsets, as fine as printed: "YYYY", "YYYY-MM" or "YYYY-MM-DD"."""

    start: int
    end: int
    value: str


def read_dates(text: str) -> list[DateReading]:
    """The dates of a text in order, none finer than its words; a span of years ("2022-23") gives its first year.

    A date without a year and a day that does not exist are none.
    """
    out = []
    for moment in moments_of(fold_times(text[:TEXT_LIMIT])):
        value = _value(moment)
        if value is not None:
            out.append(DateReading(moment.start, moment.end, value))
    return out


def _value(moment: Moment) -> str | None:
    if moment.year is None or moment.impossible or not 1900 <= moment.year <= 2150:
        return None
    days = moment.days()
    if days is None:
        return f"{moment.year:04d}"
    if moment.grain == "day":
        return days[0].isoformat()
    if moment.grain == "month":
        return days[0].isoformat()[:7]
    return f"{days[0].year:04d}" if moment.grain in {"quarter", "season"} else f"{moment.year:04d}"


def read_period(text: str) -> tuple[Period, int, int] | None:
    """The first stretch from a day or month to another ("April 2022 to March 2023") with its offsets, as first and last day.

    None where only years are given ("2022-2023"), as the contract has it for the plan's period.
    """
    folded = fold_times(text[:TEXT_LIMIT])
    moments = moments_of(folded)
    for one, two in pairwise(moments):
        joint = folded[one.end : two.start]
        between = joint.strip() == "and" and folded[: one.start].rstrip().endswith("between")
        if {one.grain, two.grain} <= {"day", "month"} and (between or _TO.fullmatch(joint)):
            first, last = one.days(), two.days()
            if first is not None and last is not None and first[0] < last[1]:
                return Period(start=first[0].isoformat(), end=last[1].isoformat()), one.start, two.end
    return None


def as_at(text: str) -> tuple[Period, int, int] | None:
    """The as-at time of a text with its offsets: one day, "end August" its last day, a month the whole month."""
    folded = fold_times(text[:TEXT_LIMIT])
    for moment in moments_of(folded):
        match = _AS_AT.search(folded[max(0, moment.start - 40) : moment.start])
        days = moment.days()
        if match is None or days is None:
            continue
        first = days[1] if match["end"] else days[0]
        start = moment.start - min(40, moment.start) + match.start()
        return Period(start=first.isoformat(), end=days[1].isoformat()), start, moment.end
    return None
