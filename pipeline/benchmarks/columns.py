"""Columns that many tables share, and how numbers are rounded in a table."""

from __future__ import annotations

import math

from pipeline.benchmarks.collection import CouncilPlan
from pipeline.benchmarks.facts import Span
from pipeline.benchmarks.rounding import Interval
from schemas.comparison import Column, Value

COUNCIL = (
    Column(name="gss", meaning="GSS code of the council; empty where the plan names none of the register"),
    Column(name="council", meaning="the council's official name"),
    Column(name="year", meaning="year of the plan: of its own date, else as supplied with the file"),
    Column(name="plan", meaning="the plan's id"),
)
MARKER = Column(name="marker", meaning="why the value is missing, in the shorthand of official statistics")
REASON = Column(name="reason", meaning="the same in words")
ALL = "all councils compared"
_PLACES = {"ratio": 3, "percent": 2, "percentage_points": 2, "count": 0}


def council(plan: CouncilPlan) -> tuple[Value, ...]:
    """The cells of the shared first columns."""
    return plan.gss, plan.name, plan.year, plan.plan.id


def all_councils() -> tuple[Value, ...]:
    """The same cells for a row over all councils."""
    return None, ALL, None, None


def shown(value: float | None, unit: str | None = None) -> Value:
    """A number as it stands in a table: ratios to three places, percentages to two; what has no limit stays empty."""
    if value is None or math.isinf(value):
        return None
    rounded = round(value, _PLACES.get(unit or "", 3))
    return int(rounded) if rounded == int(rounded) else rounded


def ends(interval: Interval | None, unit: str | None = None) -> tuple[Value, Value]:
    """The two ends of an interval as a table shows them."""
    return (None, None) if interval is None else (shown(interval.low, unit), shown(interval.high, unit))


def days(period: Span) -> tuple[Value, Value]:
    """The first and last day of a period."""
    return period or (None, None)


def percent(part: int, of: int) -> Value:
    """A share of a whole in percent, to one place; None of nothing."""
    return None if of == 0 else round(part / of * 100, 1)
