"""Moments: the days, months, quarters, seasons and years that a text names, each as fine as its words and no finer."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "days", "week", "month", "quarter", "quarters", "half", "season", "year", "years", "academic"]

FIRST_MONTH_OF_YEAR = 4
_QUARTER = 3
_HALF = 6
_ACADEMIC_START = 9


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that a text names, with its offsets.

    `number` is the month (1-12), quarter, half or season (1 = spring); `day` the day of the month; `until` the second
    number of "Q3/4" or "1-30 June", or the last year of a span of years. `year` is None where the words have none;
    `financial` where the year is the one from April; `doubt` says why the days are not certain although a year is there.
    """

    start: int
    end: int
    grain: Grain
    number: int = 0
    day: int = 0
    year: int | None = None
    financial: bool = False
    until: int = 0
    two_digits: bool = False
    doubt: str | None = None

    def days(self) -> tuple[date, date] | None:
        """First and last day; None where the year is missing, the words are in doubt or there is no such day."""
        if self.year is None or self.doubt is not None or not 1900 <= self.year <= 2150:
            return None
        try:
            return _DAYS[self.grain](self)
        except ValueError:
            return None

    @property
    def impossible(self) -> bool:
        """Whether there is no such day in any year ("31 June")."""
        if self.grain not in {"day", "days", "week"}:
            return False
        last = calendar.monthrange(self.year if self.year is not None and 1900 <= self.year <= 2150 else 2024, self.number)[1]
        return not (1 <= self.day <= last and self.until <= last)

    def in_year(self, year: int, *, financial: bool = False) -> Moment:
        """The same moment in a year."""
        return replace(self, year=year, financial=financial)


def month_days(year: int, month: int) -> tuple[date, date]:
    """The first and last day of a month; months beyond 12 or below 1 run into other years. ValueError outside the calendar."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _span(year: int, month: int, months: int) -> tuple[date, date]:
    return month_days(year, month)[0], month_days(year, month + months - 1)[1]


def _year(moment: Moment) -> int:
    if moment.year is None:
        raise ValueError(moment)
    return moment.year


def _calendar_year(moment: Moment, month: int) -> int:
    """The calendar year that a month of a financial year falls into."""
    return _year(moment) + (moment.financial and month < FIRST_MONTH_OF_YEAR)


def _day(moment: Moment) -> tuple[date, date]:
    first = date(_calendar_year(moment, moment.number), moment.number, moment.day)
    last = first.replace(day=moment.until) if moment.until else first
    return first, last


def _week(moment: Moment) -> tuple[date, date]:
    first = _day(moment)[0]
    return first, first + timedelta(days=6)


def _month(moment: Moment) -> tuple[date, date]:
    return month_days(_calendar_year(moment, moment.number), moment.number)


def _quarter(moment: Moment) -> tuple[date, date]:
    length = (moment.until or moment.number) - moment.number + 1
    return _span(_year(moment), FIRST_MONTH_OF_YEAR + _QUARTER * (moment.number - 1), _QUARTER * length)


def _half(moment: Moment) -> tuple[date, date]:
    return _span(_year(moment), FIRST_MONTH_OF_YEAR + _HALF * (moment.number - 1), _HALF)


def _season(moment: Moment) -> tuple[date, date]:
    return _span(_year(moment), 3 * moment.number, 3)


def _whole_year(moment: Moment) -> tuple[date, date]:
    years = (moment.until or _year(moment)) - _year(moment) + 1
    return _span(_year(moment), FIRST_MONTH_OF_YEAR if moment.financial else 1, 12 * years)


def _academic(moment: Moment) -> tuple[date, date]:
    return _span(_year(moment), _ACADEMIC_START, 12)


_DAYS = {
    "day": _day, "days": _day, "week": _week, "month": _month, "quarter": _quarter, "quarters": _quarter, "half": _half,
    "season": _season, "year": _whole_year, "years": _whole_year, "academic": _academic,
}  # fmt: skip

_CONNECTED = re.compile(
    r"\s*(?:-|/|,|;|\n|&|to|and|or|until|till|through(?:\sto)?|and/or|then)\s*(?:by\s+|in\s+|the\s+|end\s+(?:of\s+)?|again\s+in\s+|early\s+|late\s+|mid\s?-?\s?|w/[ce]\s+)*\(?\s*"
)


def share_years(moments: list[Moment], folded: str) -> list[Moment]:
    """Moments with the year that the list they stand in gives at its other end ("January / July 2025")."""
    out = list(moments)
    for at in range(len(out) - 2, -1, -1):
        here, following = out[at], out[at + 1]
        if here.year is None and following.year is not None and _linked(folded, here, following):
            out[at] = _before(here, following)
    for at in range(1, len(out)):
        here, earlier = out[at], out[at - 1]
        if here.year is None and earlier.year is not None and _linked(folded, earlier, here):
            out[at] = _after(here, earlier)
    return out


def _linked(folded: str, first: Moment, second: Moment) -> bool:
    between = folded[first.end : second.start]
    return len(between) <= 24 and _CONNECTED.fullmatch(between) is not None


def _before(moment: Moment, following: Moment) -> Moment:
    year = following.year or 0
    if moment.grain in {"quarter", "quarters", "half"}:
        return replace(moment, year=year, financial=following.financial, doubt=following.doubt)
    if following.financial or following.grain in {"quarter", "quarters", "half", "academic"}:
        return replace(moment, year=year, financial=following.financial)
    earlier = moment.number <= following.number or moment.grain == "season" or following.grain in {"year", "years"}
    return replace(moment, year=year if earlier else year - 1)


def _after(moment: Moment, earlier: Moment) -> Moment:
    year = earlier.year or 0
    if earlier.financial or moment.grain != earlier.grain:
        return replace(moment, year=year, financial=earlier.financial) if earlier.financial else moment
    later = moment.number > earlier.number or (moment.number == earlier.number and moment.day >= earlier.day)
    return replace(moment, year=year if later else year + 1)
