"""A printed number is an interval: what it may have been before it was rounded, by the decimals it is printed with."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from schemas.plan import Figure

_NUMBER = re.compile(r"(?<![\d.,])[0-9]{1,30}(?:,[0-9]{3}){0,8}(?:\.[0-9]{1,12})?(?![\d])")
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both included; `high` may be infinite."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common (touching, within the slack of floating point, counts)."""
        return self.low <= other.high + _SLACK and other.low <= self.high + _SLACK

    def holds(self, value: float) -> bool:
        """Whether a value lies in it."""
        return self.low - _SLACK <= value <= self.high + _SLACK

    def within(self, low: float, high: float) -> bool:
        """Whether all of it lies between two bounds."""
        return low - _SLACK <= self.low and self.high <= high + _SLACK

    def over(self, other: Interval) -> Interval | None:
        """All quotients of two intervals of numbers that are not negative; None where the divisor can only be zero."""
        if other.high <= 0:
            return None
        low = 0.0 if math.isinf(other.high) else self.low / other.high
        return Interval(low, self.high / other.low if other.low > 0 else math.inf)

    def less(self, other: Interval) -> Interval:
        """All differences."""
        return Interval(self.low - other.high, self.high - other.low)

    def plus(self, other: Interval) -> Interval:
        """All sums."""
        return Interval(self.low + other.low, self.high + other.high)

    def times(self, factor: float) -> Interval:
        """The interval in another unit; the factor is positive."""
        return Interval(self.low * factor, self.high * factor)

    def turned(self) -> Interval:
        """All reciprocals."""
        return Interval(0.0 if math.isinf(self.high) else 1 / self.high, 1 / self.low if self.low > 0 else math.inf)

    def both(self, other: Interval) -> Interval:
        """The smallest interval that holds the two."""
        return Interval(min(self.low, other.low), max(self.high, other.high))


@dataclass(frozen=True, slots=True)
class Printed:
    """How a figure is printed: the step of its last decimal in the figure's own unit, and whether in words or as a bound."""

    interval: Interval
    step: float
    in_words: bool = False
    bound: bool = False


def printed(figure: Figure) -> Printed:
    """The interval a figure stands for: half a step of its last printed decimal to each side.

    "about" doubles it; "more than", "less than" and "up to" make it open on one side; a count is exact. A number in
    words ("twice") has the step of its last significant digit. Percentages of people stay within 0 and 100.
    """
    step, in_words = _step(figure)
    if figure.qualifier in {"more_than", "less_than", "up_to"}:
        return Printed(_bound(figure), step, in_words, bound=True)
    half = 0.0 if figure.unit == "count" else step / 2
    if figure.qualifier == "about":
        half = step
    interval = Interval(max(0.0, figure.value - half), figure.value + half)
    if figure.quantity == "gap":
        interval = Interval(figure.value - half, figure.value + half)
    elif figure.quantity in {"share", "rate"} and figure.unit == "percent":
        interval = Interval(interval.low, max(figure.value, min(100.0, interval.high)))
    return Printed(interval, step, in_words)


def _bound(figure: Figure) -> Interval:
    one = 1.0 if figure.unit == "count" else 0.0
    if figure.qualifier == "more_than":
        top = 100.0 if figure.quantity in {"share", "rate"} and figure.unit == "percent" else math.inf
        return Interval(figure.value + one, max(top, figure.value + one))
    return Interval(0.0, max(0.0, figure.value - (one if figure.qualifier == "less_than" else 0.0)))


def _step(figure: Figure) -> tuple[float, bool]:
    steps = [step for digits in _NUMBER.findall(figure.text) if (step := _step_of(digits, figure)) is not None]
    if steps:
        return max(steps), False
    return 10.0 ** -_decimals(f"{figure.value:.9f}".rstrip("0")), True


def _step_of(digits: str, figure: Figure) -> float | None:
    """The step of a number in the text if the figure's value follows from it: itself, or "N% more/less likely"."""
    number = float(digits.replace(",", ""))
    step = 10.0 ** -_decimals(digits)
    if math.isclose(number, figure.value, abs_tol=_SLACK):
        return step
    percent = (1 + number / 100, 1 - number / 100)
    if figure.unit == "ratio" and any(math.isclose(p, figure.value, abs_tol=_SLACK) for p in percent):
        return step / 100
    return None


def _decimals(digits: str) -> int:
    return len(digits.partition(".")[2])
