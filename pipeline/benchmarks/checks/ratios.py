"""Every stated likelihood and gap against the one that the plan's own rates, counts or shares give."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.benchmarks import candidates
from pipeline.benchmarks.checks.findings import Check, Finding, grade, number, pointers
from pipeline.benchmarks.facts import MINORITY, Cells, Fact, agree
from pipeline.benchmarks.measures import Measures
from pipeline.benchmarks.rounding import Interval
from pipeline.benchmarks.sampling import few

_NOTHING = "nothing is printed beside it from which it could be recomputed"


def check(facts: Sequence[Fact], cells: Cells, measures: Measures, suppress_below: int) -> list[Finding]:
    """One finding for every stated likelihood, and one for every stated gap that has its two sides beside it."""
    found = []
    for fact in facts:
        if fact.restates is not None or fact.figure.status == "target":
            continue
        if fact.figure.quantity == "relative_likelihood" and fact.figure.value > 0:
            found.append(_ratio(fact, cells, measures, suppress_below))
        elif fact.figure.quantity == "gap":
            found += _gap(fact, cells)
    return found


def _ratio(fact: Fact, cells: Cells, measures: Measures, suppress_below: int) -> Finding:
    figure = fact.figure
    again = _recomputed(fact, cells, measures)
    if again is None:
        name: Check = "words against numbers" if fact.printed.in_words else "ratio against rates"
        return Finding(
            name, "undecidable", fact.key, figure.metric, (fact.pointer,), stated_value=figure.value, unit=figure.unit,
            why=_NOTHING,
        )  # fmt: skip
    name, value, interval, sources = again
    result = grade(fact.printed, figure.value, value, interval)
    hidden = few(tuple(s for s in sources if s.figure.quantity == "count"), suppress_below)
    return Finding(
        "words against numbers" if fact.printed.in_words else name, result, fact.key, figure.metric, (fact.pointer,),
        pointers(sources), figure.value, None if hidden else value, None if hidden else interval, figure.unit, hidden,
        _sentence(figure.value, value, interval, hidden=hidden),
    )  # fmt: skip


def _recomputed(fact: Fact, cells: Cells, measures: Measures) -> tuple[Check, float, Interval, tuple[Fact, ...]] | None:
    """The ratio as it should be printed, in the printed orientation, and its sources."""
    figure = fact.figure
    comparator = figure.comparator or candidates.other(figure.group)
    top = cells.one(fact.key, "rate", figure.group)
    bottom = cells.one(fact.key, "rate", comparator) if comparator else None
    if top and bottom and agree(top, bottom) and bottom.figure.value > 0:
        interval = top.printed.interval.over(bottom.printed.interval)
        if interval:
            return "ratio against rates", top.figure.value / bottom.figure.value, interval, (top, bottom)
    if not candidates.between_the_two(figure) or not measures.outcome(figure.event):
        return None
    ways: tuple[tuple[Check, candidates.Candidate | None], ...] = (
        ("ratio against counts", candidates.from_counts(cells, fact.key, measures)),
        ("ratio against shares", candidates.from_shares(cells, fact.key, measures)),
    )
    for name, way in ways:
        if way and figure.group == MINORITY:
            return name, way.value, way.interval, way.sources
        if way:
            return name, 1 / way.value, way.interval.turned(), way.sources
    return None


def _gap(fact: Fact, cells: Cells) -> list[Finding]:
    """A stated gap in points against the two percentages printed for the same thing."""
    figure = fact.figure
    comparator = figure.comparator or candidates.other(figure.group)
    for quantity in ("rate", "share"):
        more = cells.one(fact.key, quantity, figure.group)
        less = cells.one(fact.key, quantity, comparator) if comparator else None
        if more and less and agree(more, less):
            value, interval = more.figure.value - less.figure.value, more.printed.interval.less(less.printed.interval)
            result = grade(fact.printed, figure.value, value, interval)
            return [Finding(
                "gap against its parts", result, fact.key, figure.metric, (fact.pointer,), pointers((more, less)), figure.value,
                value, interval, figure.unit, why=_sentence(figure.value, value, interval),
            )]  # fmt: skip
    return []


def _sentence(stated: float, value: float, interval: Interval, *, hidden: bool = False) -> str:
    if hidden:
        return "recomputed from counts too small to show"
    reach = f"{number(interval.low)} to {number(interval.high)}"
    return f"printed {number(stated)}; the figures beside it give {number(value)} ({reach})"
