"""The counts behind a rate, share or ratio, where the plan prints them, and the interval that chance leaves it."""

from __future__ import annotations

from pipeline.benchmarks import chance
from pipeline.benchmarks.facts import PAIR, Cells, Fact, Key
from pipeline.benchmarks.measures import Measures
from pipeline.benchmarks.rounding import Interval

_WHOLE = Interval(100.0, 100.0)


def few(counts: tuple[Fact, ...], suppress_below: int) -> bool:
    """Whether a count is too small to compute from: above zero and below the threshold, or printed as "fewer than"."""
    return any(0 < c.figure.value < suppress_below or c.figure.qualifier == "less_than" for c in counts)


def exact(fact: Fact | None) -> Fact | None:
    """A figure that is not only a bound."""
    return fact if fact and not fact.printed.bound else None


def whole(cells: Cells, key: Key) -> float | None:
    """The number of all that shares at a key are shares of: a printed total, else the groups' counts where they are all.

    They are all where both groups are counted and the printed shares can reach 100.
    """
    total = exact(cells.one(key, "count", "all"))
    if total:
        return total.figure.value
    groups = dict.fromkeys(f.figure.group for f in cells.at(key) if f.figure.group != "all")
    counts = [c for g in groups if (c := exact(cells.one(key, "count", g)))]
    if not set(PAIR) <= {c.figure.group for c in counts}:
        return None
    reach = Interval(0.0, 0.0)
    for group in groups:
        share = exact(cells.one(key, "share", group))
        reach = reach.plus(share.printed.interval) if share else reach
    return sum(c.figure.value for c in counts) if reach.meets(_WHOLE) else None


def ratio_interval(cells: Cells, key: Key, measures: Measures, suppress_below: int) -> tuple[Interval, str] | None:
    """The interval that chance leaves the ratio of the two groups' rates, and its method; None without the counts."""
    events = cells.pair(key, "count")
    if events is None or few(events, suppress_below) or any(e.printed.bound for e in events):
        return None
    people = [_people(cells, key, measures, event) for event in events]
    if people[0] is None or people[1] is None:
        return None
    happened = [int(e.figure.value) for e in events]
    if happened[0] > people[0] or happened[1] > people[1]:
        return None
    return chance.ratio(happened[0], people[0], happened[1], people[1])


def share_interval(fact: Fact, cells: Cells, measures: Measures, suppress_below: int) -> Interval | None:
    """Wilson's interval of a share that is printed, or that its counts alone give."""
    if fact.figure.quantity != "count":
        return rate_interval(fact, cells, measures, suppress_below)
    people = whole(cells, fact.key)
    return chance.wilson(int(fact.figure.value), int(people)) if people and fact.figure.value <= people else None


def rate_interval(fact: Fact, cells: Cells, measures: Measures, suppress_below: int) -> Interval | None:
    """Wilson's interval of a printed share or rate whose counts are printed and give it; None where they do not."""
    figure = fact.figure
    events = exact(cells.one(fact.key, "count", figure.group))
    if events is None or figure.quantity not in {"share", "rate"} or few((events,), suppress_below):
        return None
    people = whole(cells, fact.key) if figure.quantity == "share" else _people(cells, fact.key, measures, events)
    if not people or events.figure.value > people:
        return None
    if not fact.printed.interval.holds(events.figure.value / people * 100):
        return None
    return chance.wilson(int(events.figure.value), int(people))


def _people(cells: Cells, key: Key, measures: Measures, events: Fact) -> int | None:
    """Those at risk in the group of a count: as counted, else as its count and rate imply."""
    group = events.figure.group
    measure = measures.events.get(key.event)
    for beside in cells.beside(key, measure.denominator) if measure and measure.denominator else []:
        found = exact(cells.one(beside, "count", group))
        if found and found.figure.value > 0:
            return int(found.figure.value)
    rate = exact(cells.one(key, "rate", group))
    if rate is None or rate.figure.value <= 0:
        return None
    return round(events.figure.value / rate.figure.value * 100) or None
