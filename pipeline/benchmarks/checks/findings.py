"""A finding of the audit: what a plan states, what follows from its other figures, and whether the two agree."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from pipeline.benchmarks.facts import Fact, Key
from pipeline.benchmarks.rounding import Interval, Printed

Result = Literal["consistent", "rounding", "contradictory", "undecidable"]
Check = Literal[
    "ratio against rates", "ratio against counts", "ratio against shares", "words against numbers", "gap against its parts",
    "share against counts", "rate against counts", "pair against 100", "stated twice", "total against parts",
    "two files of one year",
]  # fmt: skip
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Finding:
    """One check of one statement. `stated` and `beside` are pointers to figures; numbers are in the stated figure's unit.

    `recomputed` with `low` and `high` is what the figures beside it give, with what their rounding leaves open; None where
    nothing can be computed or where it would be made from a count below the threshold (`hidden`).
    """

    check: Check
    result: Result
    key: Key
    metric: int | None
    stated: tuple[str, ...]
    beside: tuple[str, ...] = ()
    stated_value: float | None = None
    recomputed: float | None = None
    interval: Interval | None = None
    unit: str | None = None
    hidden: bool = False
    why: str = ""


def grade(stated: Printed, value: float, recomputed: float, interval: Interval) -> Result:
    """Consistent: the same to the last printed digit. Rounding: not the same, but it may be, as everything is rounded."""
    if not stated.interval.meets(interval):
        return "contradictory"
    if stated.bound:
        return "consistent" if interval.within(stated.interval.low, stated.interval.high) else "rounding"
    if stated.in_words:
        return "consistent" if interval.holds(value) else "rounding"
    return "consistent" if abs(recomputed - value) <= stated.step / 2 + _SLACK else "rounding"


def worst(results: list[Result]) -> Result:
    """The result that a reader must look at first."""
    order: tuple[Result, ...] = ("contradictory", "undecidable", "rounding", "consistent")
    return next(r for r in order if r in results)


def pointers(facts: tuple[Fact, ...] | list[Fact]) -> tuple[str, ...]:
    """The figures by pointer."""
    return tuple(f.pointer for f in facts)


def number(value: float) -> str:
    """A number for a sentence: at most two decimals, no trailing zeros."""
    if math.isinf(value):
        return "without limit"
    return f"{value:,.2f}".rstrip("0").rstrip(".")
