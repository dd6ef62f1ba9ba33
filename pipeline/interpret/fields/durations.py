"""Durations: "within 6 months", "9 -12 Months", "12+ months", "over the next two years", as bounds in whole months."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

LONGEST = 600
_NUM = r"(?P<{0}>[0-9]{{1,3}})~*"
_UNIT = r"(?P<{0}>days?|weeks?|wks?|months?|mths?|mnths?|years?|yrs?)"
_UNDER = (
    r"within|in|up\s+to|less\s+than|under|no\s+more\s+than|no\s+longer\s+than|not\s+more\s+than|maximum\s+of|max\.?"
    r"|at\s+most|fewer\s+than|by|<|≤|over\s+the|during|inside|for"
)
_ABOVE = r"more\s+than|longer\s+than|greater\s+than|beyond|after|at\s+least|minimum\s+of|exceeding|in\s+excess\s+of|>|≥|from"
_NEXT = r"(?:(?:the|a|an)\s+)?(?:(?:next|first|coming|following|initial|subsequent)\s+)?"
_ONE = r"(?P<a>(?:an?|the\s+next|(?:the\s+)?(?:first|coming|following))\s+(?=(?:month|year)\b))"
_PLUS = r"\s*(?:\+|plus\b|or\s+(?:more|longer|over|above)|and\s+(?:above|over|beyond|more|longer)|onwards?)"
_EVENT = re.compile(r"\s*-?\s*(?:of|after|from|following|post|since|before|prior|once|when)\b|\s*post-")


@dataclass(frozen=True, slots=True)
class Duration:
    """A stretch of time in whole months, either bound None where none is stated, with its offsets.

    `whole` is false where the words do not make whole months (weeks, days); `doubt` where "over 12 months" may mean more
    than that or in the course of it (`lower` then holds the 12); `event` where they count from something that happens.
    """

    start: int
    end: int
    lower: int | None
    upper: int | None
    whole: bool = True
    doubt: bool = False
    event: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    number, unit = _NUM.format, _UNIT.format
    reach = (
        rf"{number('one')}(?:\s*(?P<unit_one>days?|weeks?|months?|years?|yrs?|mths?))?"
        rf"\s*(?:-|to|and|/|or|and/or)\s*{number('two')}"
    )
    return re.compile(
        rf"(?<![a-z0-9~.])(?:(?P<between>between)\s+|(?P<over>over)\s+(?={_NUM.format('x')}\s*[a-z]|an?\s+(?:month|year)\b)|(?P<above>{_ABOVE})\s*|(?P<under>{_UNDER})\s*)?"
        rf"(?:(?:the\s+)?(?P<months_of>months?|years?)\s+(?=[0-9]{{1,2}}\s*(?:-|to)))?"
        rf"(?:{_NEXT}(?:{reach}|{number('only')})|{_ONE})(?P<plus_before>{_PLUS})?\s*-?\s*"
        rf"{unit('unit')}?(?P<plus>{_PLUS})?(?![a-z0-9~%])"
    )


def read_durations(folded: str, unit: str | None = None) -> list[Duration]:
    """Every duration in a text that `fold_times` has folded; `unit` is the unit of a number that has none of its own."""
    out: list[Duration] = []
    for match in _pattern().finditer(folded):
        duration = _duration(match, folded, unit)
        if duration is not None:
            out.append(duration)
    return out


def _duration(match: re.Match[str], folded: str, unit: str | None) -> Duration | None:
    groups = match.groupdict()
    named = groups["unit"] or groups["months_of"] or unit
    if named is None or (groups["a"] is not None and not (groups["under"] or groups["above"] or groups["over"])):
        return None
    factor = _months(named)
    first, last = _bounds(groups)
    if factor is None:
        return Duration(*match.span(), None, None, whole=False, event=_EVENT.match(folded, match.end()) is not None)
    factor_one = _months(groups["unit_one"]) if groups["unit_one"] else factor
    if factor_one is None:
        return None
    lower = first * factor_one if first is not None else None
    upper = last * factor if last is not None else None
    if max(lower or 0, upper or 0) > LONGEST:
        return None
    event = _EVENT.match(folded, match.end()) is not None
    doubt = groups["over"] is not None and lower is None
    return Duration(*match.span(), upper if doubt else lower, None if doubt else upper, doubt=doubt, event=event)


def _bounds(groups: dict[str, str | None]) -> tuple[int | None, int | None]:
    one, two, only = groups["one"], groups["two"], groups["only"]
    if one is not None and two is not None:
        return int(one), int(two)
    number = int(only) if only is not None else 1
    if groups["above"] or groups["plus"] or groups["plus_before"]:
        return number, None
    return None, number


def _months(unit: str) -> int | None:
    """How many months a unit has; None for days and weeks, which make no whole months."""
    if unit.startswith("m"):
        return 1
    return 12 if unit.startswith("y") else None
