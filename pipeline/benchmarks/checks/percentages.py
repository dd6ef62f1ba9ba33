"""Percentages against the counts printed with them, and pairs of shares against 100."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.benchmarks.checks.findings import Finding, Result, grade, number, pointers, worst
from pipeline.benchmarks.facts import MINORITY, PAIR, WHITE, Cells, Fact, Key
from pipeline.benchmarks.measures import Measures
from pipeline.benchmarks.rounding import Interval
from pipeline.benchmarks.sampling import exact, few, whole

_WHOLE = Interval(100.0, 100.0)
_SLACK = 1e-6


def check(facts: Sequence[Fact], cells: Cells, measures: Measures, suppress_below: int) -> list[Finding]:
    """For every place where shares and counts, or a pair of shares, or a rate with its counts are printed: one finding each."""
    found: list[Finding] = []
    for key in cells.keys:
        if key.event == "other" or key.status == "target":
            continue
        found += _shares_and_counts(key, cells, suppress_below)
        found += _rates_and_counts(key, cells, measures, suppress_below)
        found += _sum(key, cells)
    return found


def _shares_and_counts(key: Key, cells: Cells, suppress_below: int) -> list[Finding]:
    groups = dict.fromkeys(f.figure.group for f in cells.at(key) if f.figure.group != "all")
    shares = {g: s for g in groups if (s := exact(cells.one(key, "share", g)))}
    counts = {g: c for g in groups if (c := exact(cells.one(key, "count", g)))}
    both = [g for g in groups if g in shares and g in counts]
    if not both:
        return []
    total = exact(cells.one(key, "count", "all"))
    everyone = whole(cells, key)
    beside = [counts[g] for g in counts] + ([total] if total else [])
    small = few(tuple(beside), suppress_below)
    first = shares[both[0]]
    if everyone is None or everyone <= 0:
        result, why = _common_total([(shares[g], counts[g]) for g in both])
        printed = pointers([shares[g] for g in both])
        return [Finding(
            "share against counts", result, key, first.figure.metric, printed, pointers(beside), first.figure.value,
            unit="percent", why=why,
        )]  # fmt: skip
    again = {g: counts[g].figure.value / everyone * 100 for g in both}
    results = [grade(shares[g].printed, shares[g].figure.value, again[g], Interval(again[g], again[g])) for g in both]
    result = worst(results)
    at = both[results.index(result)]
    why = _share_sentence(shares[at], counts[at], everyone, again[at], small=small)
    if result == "contradictory" and _exchanged(shares, again):
        why += "; the two percentages fit the counts when they are exchanged"
    value, interval = (None, None) if small else (again[at], Interval(again[at], again[at]))
    return [Finding(
        "share against counts", result, key, first.figure.metric, pointers([shares[g] for g in both]), pointers(beside),
        shares[at].figure.value, value, interval, "percent", small, why,
    )]  # fmt: skip


def _common_total(pairs: list[tuple[Fact, Fact]]) -> tuple[Result, str]:
    """Without a total: the totals that each share and its count imply must have one in common."""
    implied = [t for share, count in pairs if (t := count.printed.interval.times(100).over(share.printed.interval))]
    if len(implied) < 2:
        return "undecidable", "neither a total nor a second group is printed with it"
    if all(a.meets(b) for a in implied for b in implied):
        return "consistent", "the percentages and counts fit one total"
    return "contradictory", "no one total fits the percentages and the counts"


def _exchanged(shares: dict[str, Fact], again: dict[str, float]) -> bool:
    if not set(PAIR) <= set(again):
        return False
    minority, white = shares[MINORITY].printed.interval, shares[WHITE].printed.interval
    return minority.holds(again[WHITE]) and white.holds(again[MINORITY])


def _share_sentence(share: Fact, count: Fact, everyone: float, again: float, *, small: bool) -> str:
    if small:
        return "recomputed from counts too small to show"
    return f"{number(count.figure.value)} of {number(everyone)} are {number(again)}%; printed {number(share.figure.value)}%"


def _rates_and_counts(key: Key, cells: Cells, measures: Measures, suppress_below: int) -> list[Finding]:
    """A rate against the count of those to whom it happened over the count of those at risk."""
    measure = measures.events.get(key.event)
    if measure is None or measure.denominator is None:
        return []
    found = []
    for group in PAIR:
        rate, events = exact(cells.one(key, "rate", group)), exact(cells.one(key, "count", group))
        for beside in cells.beside(key, measure.denominator) if rate and events else []:
            people = exact(cells.one(beside, "count", group))
            if rate is None or events is None or people is None or people.figure.value <= 0:
                continue
            value = events.figure.value / people.figure.value * 100
            result = grade(rate.printed, rate.figure.value, value, Interval(value, value))
            small = few((events, people), suppress_below)
            why = _share_sentence(rate, events, people.figure.value, value, small=small)
            found.append(Finding(
                "rate against counts", result, key, rate.figure.metric, (rate.pointer,), pointers([events, people]),
                rate.figure.value, None if small else value, None if small else Interval(value, value), "percent", small, why,
            ))  # fmt: skip
            break
    return found


def _sum(key: Key, cells: Cells) -> list[Finding]:
    """A pair of shares, with the share not stated where it is printed, against 100."""
    pair = cells.pair(key, "share")
    if pair is None or any(p.printed.bound for p in pair):
        return []
    unknown = exact(cells.one(key, "share", "not_stated"))
    parts = [*pair, unknown] if unknown else list(pair)
    value = sum(p.figure.value for p in parts)
    reach = Interval(0.0, 0.0)
    for part in parts:
        reach = reach.plus(part.printed.interval)
    why = " + ".join(number(p.figure.value) for p in parts) + f" = {number(value)}"
    result: Result = "contradictory"
    if abs(value - 100) < _SLACK:
        result = "consistent"
    elif reach.meets(_WHOLE):
        result = "rounding"
    elif value < 100 and unknown is None:
        result = "undecidable"
        why += "; the rest may be staff whose ethnicity is not stated"
    metric = pair[0].figure.metric
    return [Finding("pair against 100", result, key, metric, pointers(parts), (), None, value, reach, "percent", why=why)]
