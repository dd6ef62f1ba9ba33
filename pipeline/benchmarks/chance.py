"""How far chance alone may have moved a rate or a ratio, at 95%: the intervals of a statistics library.

Wilson's score interval for a share or rate (the one that English public health statistics prefer, sound at low counts);
Katz's log interval for a ratio of two rates; where a count of events is below five, the exact interval that conditions on
the events of both groups together. SciPy has all three; statsmodels has no more that is needed and brings pandas along.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from scipy.stats import binomtest
from scipy.stats.contingency import relative_risk

from pipeline.benchmarks.rounding import Interval

FEW = 5
LEVEL = 0.95
Method = Literal["wilson", "katz", "exact"]


@lru_cache(maxsize=65536)
def wilson(events: int, people: int) -> Interval:
    """The interval of a rate in percent; `events` of `people`, the latter more than zero."""
    found = binomtest(events, people).proportion_ci(confidence_level=LEVEL, method="wilson")
    return Interval(float(found.low) * 100, float(found.high) * 100)


@lru_cache(maxsize=65536)
def ratio(events: int, people: int, other_events: int, other_people: int) -> tuple[Interval, Method] | None:
    """The interval of one rate divided by another, and its method; None where one side has no events."""
    if min(events, other_events) == 0:
        return None
    if min(events, other_events) >= FEW:
        found = relative_risk(events, people, other_events, other_people).confidence_interval(LEVEL)
        return Interval(float(found.low), float(found.high)), "katz"
    split = binomtest(events, events + other_events).proportion_ci(confidence_level=LEVEL, method="exact")
    scale = other_people / people
    return Interval(_odds(float(split.low)) * scale, _odds(float(split.high)) * scale), "exact"


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else float("inf")
