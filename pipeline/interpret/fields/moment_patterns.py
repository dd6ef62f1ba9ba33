"""The forms in which a text names a time: "30 th June 2024", "Q3 2023/24", "Sept-23", "w/c 6 March", "2022-23" and more."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from pipeline.interpret.fields.moments import Moment, share_years
from pipeline.interpret.fields.time_words import MONTHS, SEASONS, fold_times

TEXT_LIMIT = 4000
_LAST_MONTH = 12
_LAST_DAY = 31
_Y4 = r"(?:19[5-9][0-9]|20[0-9]{2})"
_YY = r"[0-9]{2}"
_ORD = r"\s?(?:st|nd|rd|th)\b"
_ANY_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MON = rf"(?<![a-z~])(?:(?P<month>{_ANY_MONTH})~*(?![a-z])|ap(?=[ .]{{0,2}}'?[0-9]{{2}}))\.?"
_NOT_DAY = (
    rf"(?![0-9]|~*\s?(?:st|nd|rd|th|days?|weeks?|months?|years?|hours?|{_ANY_MONTH})\b"
    rf"|~*\s?(?:{_ANY_MONTH})~|%|\s?%|[.:][0-9])"
)
_YEAR = rf"(?:(?:\s?[,./-]\s?|\s|,\s)?'?(?P<year>{_Y4})(?![0-9])|(?:[ .,]|, |[-/]|\.\s)?'?(?P<short>{_YY}){_NOT_DAY}(?!-[0-9]))"
_SPAN = rf"(?P<from>{_Y4}|{_YY})\s?[/-]\s?(?P<to>{_Y4}|{_YY})(?![0-9]|[/.-][0-9])"
_FY = r"(?:the\s)?(?:fy|f/y|f\.y\.|financial\s+year|fiscal\s+year|council\s+year|municipal\s+year)"
_OF = rf"(?:\s?[,(:-]?\s?)(?:of\s+)?(?:the\s+)?(?:{_FY}\s?)?"
# Two years in a row in words: "Q2 2022 to 2023" is a quarter of 2022/23, "Q2 2022 to 2024" is none.
_PAIRS = "|".join(rf"{year}(?=\s+to\s+{year + 1}(?![0-9]))" for year in range(2000, 2060))
_IN_A_ROW = rf"(?P<first>{_PAIRS})\s+to\s+20[0-9]{{2}}"
_OF_YEAR = rf"(?:{_OF}(?:{_SPAN}|(?P<year>{_Y4})(?![0-9])|'(?P<short>{_YY})(?![0-9])|(?P<bare>{_YY}){_NOT_DAY})\)?)?"
_OF_YEARS = rf"(?:{_OF}{_IN_A_ROW}\)?|{_OF_YEAR})"
_Q = r"(?<![a-z0-9~])(?:q\.?|qtr\.?|quarter|quarters|qs)\s?"

Builder = Callable[[re.Match[str]], Moment | None]


def _four(year: str) -> int:
    return int(year) if len(year) > 2 else 2000 + int(year)


def _years_of(match: re.Match[str]) -> tuple[int | None, bool, str | None]:
    """The year that a match names, whether it is a financial one, and any doubt about the span."""
    groups = match.groupdict()
    if groups.get("from"):
        first, last = _four(groups["from"]), _four(groups["to"])
        return first, last == first + 1, None if last == first + 1 else "ambiguous_time"
    if groups.get("first"):
        return int(groups["first"]), True, None
    year = groups.get("year") or groups.get("short") or groups.get("bare")
    return (_four(year) if year else None), False, None


def _iso(match: re.Match[str]) -> Moment | None:
    year, month, day = int(match["year"]), int(match["mon"]), int(match["day"])
    if 1 <= month <= _LAST_MONTH:
        return Moment(*match.span(), "day", month, day, year)
    return _no_such(match) if match["mark"] == "-" else None


def _no_such(match: re.Match[str]) -> Moment:
    return Moment(*match.span(), "day", 1, 99, 2000)


def _numeric(match: re.Match[str]) -> Moment | None:
    day, month, year = int(match["day"]), int(match["mon"]), match["year"]
    if not 1 <= month <= _LAST_MONTH or not 1 <= day <= _LAST_DAY:
        return _no_such(match)
    return Moment(*match.span(), "day", month, day, _four(year))


def _month_number(match: re.Match[str]) -> int:
    return MONTHS.index(match["month"] or "apr") + 1


def _day_month(match: re.Match[str]) -> Moment | None:
    day = int(match["day"])
    year, _, _ = _years_of(match)
    until = int(match.groupdict().get("last") or 0)
    grain = "days" if until else "day"
    return Moment(*match.span(), grain, _month_number(match), day, year, until=until)  # type: ignore[arg-type]


def _month_year(match: re.Match[str]) -> Moment:
    year, financial, doubt = _years_of(match)
    short = bool(match.groupdict().get("short")) and "'" not in match.group()
    return Moment(*match.span(), "month", _month_number(match), 0, year, financial, two_digits=short, doubt=doubt)


def _quarter(match: re.Match[str]) -> Moment:
    number = "1234".index(match["number"][0]) + 1 if match["number"][0].isdigit() else _ORDINALS[match["number"]]
    until = int(match.groupdict().get("last") or 0)
    if until <= number:
        until = 0
    year, financial, doubt = _years_of(match)
    if year is not None and not financial and max(number, until) == 4:
        doubt = "ambiguous_time"
    return Moment(*match.span(), "quarters" if until else "quarter", number, 0, year, financial, until, doubt=doubt)


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}


def _half(match: re.Match[str]) -> Moment:
    year, financial, doubt = _years_of(match)
    word = match["number"]
    number = int(word[0]) if word[0].isdigit() else _ORDINALS[word]
    if year is not None and not financial:
        doubt = "ambiguous_time"
    return Moment(*match.span(), "half", number, 0, year, financial, doubt=doubt)


def _season(match: re.Match[str]) -> Moment:
    year, financial, doubt = _years_of(match)
    number = SEASONS.index(match["season"]) + 1
    if financial and number == 1:
        doubt = "ambiguous_time"
    return Moment(*match.span(), "season", number, 0, year, financial, doubt=doubt)


def _academic(match: re.Match[str]) -> Moment:
    year, financial, doubt = _years_of(match)
    if year is not None and not financial:
        doubt = "ambiguous_time"
    return Moment(*match.span(), "academic", 0, 0, year, doubt=doubt)


def _financial(match: re.Match[str]) -> Moment:
    """A year with "FY" before it; of a single one nothing says whether it is the first or the last year."""
    year, financial, doubt = _years_of(match)
    if not financial:
        doubt = "ambiguous_time"
    return Moment(*match.span(), "year", 0, 0, year, True, doubt=doubt)  # noqa: FBT003


def _year_ending(match: re.Match[str]) -> Moment:
    return Moment(*match.span(), "year", 0, 0, int(match["year"]) - 1, True)  # noqa: FBT003


def _one_digit_span(match: re.Match[str]) -> Moment | None:
    """The short form "2024/5"."""
    year = int(match["year"])
    return Moment(*match.span(), "year", 0, 0, year, True) if (year + 1) % 10 == int(match["digit"]) else None  # noqa: FBT003


def _year_span(match: re.Match[str]) -> Moment | None:
    """Two years, or month and year: "2023/24", "2022 - 2025", "22/23", "09/24"."""
    one, two = match["from"], match["to"]
    consecutive = _four(two) == _four(one) + 1
    if consecutive and match["named"]:
        return Moment(*match.span(), "year", 0, 0, _four(one), True)  # noqa: FBT003
    if len(one) == len(two) == 2:
        return _short_span(match, consecutive=consecutive)
    if len(one) == 2:
        return Moment(*match.span(), "month", int(one), 0, int(two)) if 1 <= int(one) <= _LAST_MONTH else None
    if consecutive and (len(two) == 2 or "/" in match.group()):
        return Moment(*match.span(), "year", 0, 0, int(one), True)  # noqa: FBT003
    if _four(two) <= int(one):
        return None
    doubt = "ambiguous_time" if consecutive or len(two) == 2 else None
    return Moment(*match.span(), "years", 0, 0, int(one), until=_four(two), doubt=doubt)


def _short_span(match: re.Match[str], *, consecutive: bool) -> Moment | None:
    one, two = int(match["from"]), int(match["to"])
    is_month = 1 <= one <= _LAST_MONTH
    if consecutive:
        doubt = "ambiguous_time" if is_month else None
        return Moment(*match.span(), "year", 0, 0, 2000 + one, True, doubt=doubt)  # noqa: FBT003
    if is_month and two > _LAST_MONTH:
        return Moment(*match.span(), "month", one, 0, 2000 + two)
    return None


def _month_over_year(match: re.Match[str]) -> Moment:
    return Moment(*match.span(), "month", int(match["mon"]), 0, int(match["year"]))


def _plain_year(match: re.Match[str]) -> Moment:
    return Moment(*match.span(), "year", 0, 0, int(match.group()))


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Builder], ...]:
    """Forms with their builders; at one place the longest match counts, then the earlier form."""
    numeric = rf"(?P<day>[0-9]{{1,2}})\s?(?P<mark>[./-])\s?(?P<mon>[0-9]{{1,2}})\s?(?P=mark)\s?(?P<year>{_Y4}|{_YY})"
    days = rf"(?P<day>[0-9]{{1,2}})(?:{_ORD})?\s?(?:-|to|and|&|/)\s?(?P<last>[0-9]{{1,2}})(?:{_ORD})?"
    quarters = rf"{_Q}(?P<number>[1-4])(?![0-9])(?:\s?(?:[/&-]|and|to|or)\s?(?:q|qtr|quarter)?\s?(?P<last>[1-4])(?![0-9/]))?"
    which = rf"(?<![a-z0-9~])(?P<number>[1-4]{_ORD}|first|second|third|fourth|final|last)"
    day = rf"(?<![0-9/.])(?P<day>[0-9]{{1,2}})~*(?:{_ORD})?"
    forms: list[tuple[str, Builder]] = [
        (rf"(?<![0-9])(?P<year>{_Y4})(?P<mark>[-/.])(?P<mon>[0-9]{{2}})(?P=mark)(?P<day>[0-9]{{2}})(?![0-9])", _iso),
        (rf"(?<![0-9/.-]){numeric}(?![0-9])", _numeric),
        (rf"(?<![0-9/.]){days}\s?{_MON}{_YEAR}?", _day_month),
        (rf"{day}[ ./-]?(?:of\s)?{_MON}{_YEAR}?", _day_month),
        (rf"{_MON}\s(?:the\s)?(?P<day>[0-9]{{1,2}})(?:{_ORD})?,?\s(?P<year>{_Y4})(?![0-9])", _day_month),
        (rf"{_MON}\s(?:the\s)?(?P<day>[0-9]{{1,2}}){_ORD}", _day_month),
        (rf"{_MON}\s?(?P<from>{_Y4})[/-](?P<to>{_YY})(?![0-9]|[/.-][0-9])", _month_year),
        (rf"{_MON}{_YEAR}?", _month_year),
        (rf"{quarters}{_OF_YEARS}", _quarter),
        (rf"(?<![0-9a-z])(?:{_FY}\s?)?(?:{_SPAN}|(?P<year>{_Y4}))[\s,:(-]{{1,3}}{_Q}(?P<number>[1-4])(?![0-9])\)?", _quarter),
        (rf"{which}\s(?:quarter|qtr)(?![a-z]){_OF_YEARS}", _quarter),
        (rf"(?<![a-z0-9~])h\s?(?P<number>[12])(?![0-9]){_OF_YEARS}", _half),
        (rf"(?<![a-z0-9~])(?P<number>[12]{_ORD}|first|second)\shalf(?![a-z]){_OF_YEARS}", _half),
        (rf"(?<![a-z])(?P<season>{'|'.join(SEASONS)})(?![a-z]){_OF_YEAR}", _season),
        (rf"(?<![a-z])(?:academic|school)\s+year\s+{_SPAN}", _academic),
        (rf"(?<![0-9/.-]){_SPAN}\s+(?:academic|school)\s+year(?![a-z])", _academic),
        (rf"(?<![a-z]){_FY}\s?(?:of\s)?'?(?:{_IN_A_ROW}|{_SPAN}|(?P<year>{_Y4}|{_YY})(?![0-9/]))", _financial),
        (rf"(?<![a-z])(?:fye|(?:financial\s+)?year\s+ending)\s+(?:in\s+)?(?P<year>{_Y4})(?![0-9/-])", _year_ending),
        (rf"(?<![0-9/.£-])(?P<year>{_Y4})/(?P<digit>[0-9])(?![0-9/.-])", _one_digit_span),
        (rf"(?<![0-9/.£-]){_SPAN}(?P<named>\s+(?:financial\s+year|fy)(?![a-z]))?", _year_span),
        (rf"(?<![0-9/.-])(?P<mon>0?[1-9]|1[0-2])\s?[/.-]\s?(?P<year>{_Y4})(?![0-9/.-])", _month_over_year),
        (rf"(?<![0-9a-z£/.,-]){_Y4}(?![0-9a-rt-z%]|/[^a-z\s]|[.,][0-9]|\s?%)", _plain_year),
        (rf"(?<=[/-]){_Y4}(?![0-9a-z%/]|[.,-][0-9]|\s?%)", _plain_year),
    ]  # fmt: skip
    return tuple((re.compile(pattern), builder) for pattern, builder in forms)


_WEEK = re.compile(r"(?:w/c|w\.c\.|w/b|wc|week\s+(?:commencing|beginning|starting)(?:\s+on)?)\s?(?:the\s)?(?:mon(?:day)?\s)?$")
_WEEK_END = re.compile(r"(?:w/e|w\.e\.|week\s+ending)\s?(?:the\s)?(?:(?:fri|sun)(?:day)?\s)?$")
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s(?:the\s)?$")


def find_moments(text: str) -> list[Moment]:
    """Every moment that a text (as printed) names, in order and without overlaps, years shared within lists."""
    return moments_of(fold_times(text[:TEXT_LIMIT]))


def moments_of(folded: str) -> list[Moment]:
    """The moments of a text that `fold_times` has folded."""
    found: list[tuple[int, int, int, Moment]] = []
    for rank, (pattern, builder) in enumerate(_forms()):
        for match in pattern.finditer(folded):
            moment = builder(match)
            if moment is not None and moment.end > moment.start:
                found.append((moment.start, -moment.end, rank, moment))
    out: list[Moment] = []
    for _, _, _, moment in sorted(found, key=lambda entry: entry[:3]):
        if not out or moment.start >= out[-1].end:
            out.append(_with_prefix(moment, folded))
    return share_years(out, folded)


def _with_prefix(moment: Moment, folded: str) -> Moment:
    """A day with the words before it that belong to it: a weekday's name, "w/c", "week ending"."""
    if moment.grain != "day":
        return moment
    before = folded[max(0, moment.start - 30) : moment.start]
    for pattern, grain in ((_WEEK, "week"), (_WEEK_END, "day"), (_WEEKDAY, "day")):
        match = pattern.search(before)
        if match:
            start = moment.start - len(before) + match.start()
            return Moment(start, moment.end, grain, moment.number, moment.day, moment.year)  # type: ignore[arg-type]
    return moment
