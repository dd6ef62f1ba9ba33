"""The ways from what a plan prints to one comparable value: stated, turned round, from rates, counts or shares.

Everything comes out as minority ethnic over white (ratios) or minority ethnic minus the other (gaps in points). A value is
never made from a composition alone, and never from the other group's percentage (100 − x).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from pipeline.benchmarks.facts import MINORITY, PAIR, WHITE, Cells, Fact, Key
from pipeline.benchmarks.measures import Measures
from pipeline.benchmarks.rounding import Interval
from schemas.plan import Figure

Measure = Literal["relative_likelihood", "share", "gap_to_workforce", "stated_gap"]
Basis = Literal["stated", "turned round", "from two rates", "from counts", "from two pairs of shares", "from two shares"]
UNITS: dict[Measure, str] = {
    "relative_likelihood": "ratio", "share": "percent",
    "gap_to_workforce": "percentage_points", "stated_gap": "percentage_points",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to a value: its measure and basis, the value with the interval that its print leaves, and its sources."""

    measure: Measure
    basis: Basis
    value: float
    interval: Interval
    sources: tuple[Fact, ...]
    bound: bool = False

    @property
    def exact_counts(self) -> tuple[Fact, ...]:
        """The counts among its sources."""
        return tuple(s for s in self.sources if s.figure.quantity == "count")


def other(group: str) -> str | None:
    """The other of the two groups; None for any third."""
    return {MINORITY: WHITE, WHITE: MINORITY}.get(group)


def between_the_two(figure: Figure) -> bool:
    """Whether a likelihood or gap compares the minority ethnic with the white group, either way round."""
    return figure.group in PAIR and (figure.comparator or other(figure.group)) == other(figure.group)


def stated_ratio(fact: Fact) -> Candidate | None:
    """A printed likelihood in the canonical orientation; None for other groups and for a likelihood of nothing."""
    figure = fact.figure
    if figure.quantity != "relative_likelihood" or not between_the_two(figure) or figure.value <= 0:
        return None
    if figure.group == MINORITY:
        return Candidate("relative_likelihood", "stated", figure.value, fact.printed.interval, (fact,), fact.printed.bound)
    turned = fact.printed.interval.turned()
    return Candidate("relative_likelihood", "turned round", 1 / figure.value, turned, (fact,), fact.printed.bound)


def stated_ratios(cells: Cells, key: Key) -> list[Candidate]:
    """All printed likelihoods at a key, the sharpest first."""
    found = [c for fact in cells.at(key) if (c := stated_ratio(fact))]
    return sorted(found, key=lambda c: (c.bound, _spread(c.interval), c.sources[0].number))


def from_rates(cells: Cells, key: Key) -> Candidate | None:
    """The ratio of the two groups' rates."""
    pair = cells.pair(key, "rate")
    return _quotient("from two rates", pair, pair) if pair else None


def from_counts(cells: Cells, key: Key, measures: Measures) -> Candidate | None:
    """The ratio of two rates made from counts: those to whom it happened over those at risk, both by group."""
    return _over_those_at_risk(cells, key, measures, "count", "from counts")


def from_shares(cells: Cells, key: Key, measures: Measures) -> Candidate | None:
    """The ratio that two pairs of shares give: (A_m / S_m) / (A_w / S_w)."""
    return _over_those_at_risk(cells, key, measures, "share", "from two pairs of shares")


def _over_those_at_risk(cells: Cells, key: Key, measures: Measures, quantity: str, basis: Basis) -> Candidate | None:
    outcome = cells.pair(key, quantity)
    event = measures.events[key.event].denominator
    if outcome is None or event is None:
        return None
    for beside in cells.beside(key, event):
        at_risk = cells.pair(beside, quantity)
        if at_risk:
            return _quotient(basis, outcome, (*outcome, *at_risk))
    return None


def _quotient(basis: Basis, top: tuple[Fact, Fact], sources: tuple[Fact, ...]) -> Candidate | None:
    """The minority ethnic over the white value, each over those at risk where these are among the sources."""
    if any(s.figure.value <= 0 for s in sources) or any(s.printed.bound for s in sources):
        return None
    values = [s.figure.value for s in sources]
    value = values[0] / values[1]
    interval = top[0].printed.interval.over(top[1].printed.interval)
    if len(sources) == 4:
        value = value / (values[2] / values[3])
        at_risk = sources[2].printed.interval.over(sources[3].printed.interval)
        interval = interval.over(at_risk) if interval and at_risk else None
    if interval is None or not math.isfinite(value):
        return None
    return Candidate("relative_likelihood", basis, value, interval, sources)


def likelihoods(cells: Cells, key: Key, measures: Measures) -> list[Candidate]:
    """Every way to a likelihood at a key, the best first; one that is only a bound ("more than twice") comes last."""
    stated = stated_ratios(cells, key)
    computed = [from_rates(cells, key), from_counts(cells, key, measures), from_shares(cells, key, measures)]
    return [c for c in stated if not c.bound] + [c for c in computed if c] + [c for c in stated if c.bound]


def shares(cells: Cells, key: Key) -> list[Candidate]:
    """The minority ethnic share at a key: as printed, else from the counts of all groups printed beside it."""
    printed = cells.one(key, "share", MINORITY)
    if printed:
        return [Candidate("share", "stated", printed.figure.value, printed.printed.interval, (printed,), printed.printed.bound)]
    pair = cells.pair(key, "count")
    if pair is None or any(p.printed.bound for p in pair):
        return []
    unknown = cells.one(key, "count", "not_stated")
    sources = (*pair, unknown) if unknown else pair
    whole = sum(s.figure.value for s in sources)
    if whole <= 0:
        return []
    value = pair[0].figure.value / whole * 100
    return [Candidate("share", "from counts", value, Interval(value, value), sources)]


def stated_gaps(cells: Cells, key: Key) -> list[Candidate]:
    """The gaps in points that are printed between the two groups at a key."""
    return [c for fact in cells.at(key) if (c := stated_gap(fact))]


def gaps_to_workforce(cells: Cells, key: Key, measures: Measures) -> list[Candidate]:
    """The minority ethnic share at a key minus that of the workforce, in points, where both are printed."""
    here = cells.one(key, "share", MINORITY)
    event = measures.events[key.event].denominator
    if here is None or event is None or here.printed.bound:
        return []
    for beside in cells.beside(key, event):
        there = cells.one(beside, "share", MINORITY)
        if there and not there.printed.bound:
            value, interval = here.figure.value - there.figure.value, here.printed.interval.less(there.printed.interval)
            return [Candidate("gap_to_workforce", "from two shares", value, interval, (here, there))]
    return []


def stated_gap(fact: Fact) -> Candidate | None:
    """A printed gap between the two groups as minority ethnic minus white, whichever the plan says has more."""
    figure = fact.figure
    if figure.quantity != "gap" or not between_the_two(figure):
        return None
    interval = fact.printed.interval
    if figure.group == MINORITY:
        return Candidate("stated_gap", "stated", figure.value, interval, (fact,), fact.printed.bound)
    turned = Interval(-interval.high, -interval.low)
    return Candidate("stated_gap", "turned round", -figure.value, turned, (fact,), fact.printed.bound)


def _spread(interval: Interval) -> float:
    """How wide an interval is in proportion, so that a ratio and its reciprocal are judged alike."""
    return interval.high / interval.low if interval.low > 0 else math.inf
