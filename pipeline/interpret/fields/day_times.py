"""Times that are days, months, quarters and years, alone or several, closed or open (contract, `date`, `month`, `range`)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from pipeline.interpret.fields.moments import Moment
from pipeline.interpret.fields.settled import Settled, why_open
from pipeline.interpret.fields.time_signals import led_by, ongoing, open_after
from schemas.plan import TimeKind

_JOINT = re.compile(r"\s*(?:-|/|to|until|and|&|,|or|\n|;|till|through to)\s*(?:by\s+|the\s+|end\s+(?:of\s+)?)*")
_ONE = frozenset({"/", "-", "&", "and", "or", ","})
_BRACKET = re.compile(r"\s*[(\[:=-]\s*")
_QUARTER = re.compile(r"(?:^|[^a-z0-9])(?:q\s?[1-4]|quarter)")
_NEAR = 8


def read_days(folded: str, moments: list[Moment]) -> Settled | None:
    """The time that some moments of a folded text make together; None where there are none.

    Times of a review count only where there are no others; a day that does not exist makes the time `unspecified`.
    """
    counted = _stated_months(folded, [m for m in moments if led_by(m, folded) != "review"] or moments)
    if not counted:
        return None
    if any(m.impossible for m in counted):
        return Settled("unspecified", notes=("no_such_day",))
    return _several(folded, counted) if len(counted) > 1 else _one(folded, counted[0])


def _one(folded: str, moment: Moment) -> Settled:
    lead, opened = led_by(moment, folded), open_after(moment, folded)
    days = moment.days()
    going = ongoing(folded[moment.end :])
    if lead == "after" and days is not None and days[1] < date.max:
        return Settled("range", days[1] + timedelta(days=1))
    if lead == "from" or opened is not None or (going is not None and going.start <= _NEAR):
        start = days[0] if days is not None and lead not in {"by", "until"} else None
        return Settled("range", start, None, notes=why_open(moment) if days is None else ())
    if days is None:
        return Settled(_kind(moment), notes=why_open(moment))
    kind: TimeKind = "range" if lead == "until" and moment.grain != "day" else _kind(moment)
    return Settled(kind, None if lead in {"by", "until"} else days[0], days[1], notes=_assumed(moment))


def _kind(moment: Moment) -> TimeKind:
    if moment.grain == "day":
        return "date"
    return "month" if moment.grain in {"month", "quarter", "season"} else "range"


def _assumed(moment: Moment) -> tuple[str, ...]:
    """A quarter with a plain year is read as one of the financial year that begins in it."""
    return ("financial_year_assumed",) if moment.grain in {"quarter", "quarters"} and not moment.financial else ()


def _stated_months(folded: str, moments: list[Moment]) -> list[Moment]:
    """A quarter, half or season that months spell out, before or in brackets ("Q2 (Jul - Sept 2024)"): the months win."""
    if moments and moments[-1].grain == "quarter" and moments[-1].year is None and any(m.year for m in moments):
        moments = moments[:-1] if folded[: moments[-1].start].endswith("(") else moments
    if len(moments) < 2 or moments[0].grain not in {"quarter", "half", "season"}:
        return moments
    inner = moments[1:]
    if _BRACKET.fullmatch(folded[moments[0].end : inner[0].start]) and all(m.grain == "month" for m in inner):
        return [replace(inner[0], start=moments[0].start), *inner[1:]]
    return moments


def _several(folded: str, moments: list[Moment]) -> Settled:
    unsettled = [code for m in moments if m.days() is None for code in why_open(m)]
    spans = [days for m in moments if (days := m.days()) is not None]
    adjacent = _adjacent(folded, moments)
    if unsettled:
        return Settled("month" if adjacent else "range", notes=tuple(unsettled))
    start, end = min(s[0] for s in spans), max(s[1] for s in spans)
    lead = led_by(moments[0], folded)
    kind: TimeKind = "month" if adjacent or _is_quarter(folded, moments, start, end) else "range"
    opened = open_after(moments[-1], folded) is not None
    notes = () if all(_JOINT.fullmatch(folded[a.end : b.start]) for a, b in pairwise(moments)) else ("several_times",)
    return Settled(kind, None if lead in {"by", "until"} else start, None if opened else end, notes=notes)


def _adjacent(folded: str, moments: list[Moment]) -> bool:
    """Whether the moments are two months, one after the other, joined into one ("Jan/Feb 2023")."""
    if len(moments) != 2 or {m.grain for m in moments} != {"month"}:
        return False
    one, two = moments
    if folded[one.end : two.start].strip() not in _ONE or two.number != one.number % 12 + 1:
        return False
    return one.year is None or two.year is None or two.year * 12 + two.number - one.year * 12 - one.number == 1


def _is_quarter(folded: str, moments: list[Moment], start: date, end: date) -> bool:
    """Whether the text names a quarter that the months spell out."""
    return len(moments) == 2 and _QUARTER.search(folded) is not None and 88 <= (end - start).days <= 92
