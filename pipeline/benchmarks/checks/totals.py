"""Totals that cannot be made of their parts: both services of adults' and children's, all staff of the groups, and so on."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.benchmarks.checks.findings import Finding, Result, number, pointers
from pipeline.benchmarks.facts import PAIR, Cells, Fact, Key, agree
from pipeline.benchmarks.measures import Measures
from pipeline.benchmarks.rounding import Interval

_EITHER = "harassment_colleague_or_manager"
_ONE_EACH = ("harassment_colleague", "harassment_manager")


def check(facts: Sequence[Fact], cells: Cells, measures: Measures, suppress_below: int) -> list[Finding]:
    """One finding for every total that has its parts printed beside it."""
    found: list[Finding] = []
    for fact in facts:
        if fact.restates is not None or fact.figure.status == "target" or fact.figure.event == "other":
            continue
        if fact.figure.service == "both":
            found += _of_services(fact, cells)
        if fact.figure.event == _EITHER:
            found += _of_sources(fact, cells)
        if fact.figure.group == "all" and fact.figure.quantity == "count":
            found += _of_groups(fact, cells)
    return found


def _of_services(total: Fact, cells: Cells) -> list[Finding]:
    """A percentage of both services lies between the two; a count is their sum."""
    quantity = total.figure.quantity
    parts = _parts(total, cells, [total.key._replace(service=s) for s in ("adults", "children")])
    if parts is None or quantity not in {"share", "rate", "count"}:
        return []
    one, other = (p.printed.interval for p in parts)
    reach = one.plus(other) if quantity == "count" else one.both(other)
    return [_finding(total, parts, reach, "adults’ and children’s services")]


def _of_sources(total: Fact, cells: Cells) -> list[Finding]:
    """From colleagues or managers is at least the larger of the two and at most their sum: some staff name both."""
    parts = _parts(total, cells, [total.key._replace(event=e) for e in _ONE_EACH])
    if parts is None or total.figure.quantity not in {"rate", "count"}:
        return []
    one, other = (p.printed.interval for p in parts)
    reach = Interval(max(one.low, other.low), one.plus(other).high)
    return [_finding(total, parts, reach, "colleagues and managers")]


def _of_groups(total: Fact, cells: Cells) -> list[Finding]:
    """All staff are at least the minority ethnic and the white together; the rest are not stated."""
    parts = [cells.one(total.key, "count", group) for group in PAIR]
    if parts[0] is None or parts[1] is None:
        return []
    least = parts[0].printed.interval.plus(parts[1].printed.interval).low
    return [_finding(total, (parts[0], parts[1]), Interval(least, float("inf")), "the two groups")]


def _parts(total: Fact, cells: Cells, keys: list[Key]) -> tuple[Fact, Fact] | None:
    found = [cells.one(key, total.figure.quantity, total.figure.group) for key in keys]
    one, other = found
    if one is None or other is None or not (agree(total, one) and agree(total, other) and agree(one, other)):
        return None
    return one, other


def _finding(total: Fact, parts: tuple[Fact, Fact], reach: Interval, of: str) -> Finding:
    value = total.figure.value
    result: Result = "contradictory"
    if total.printed.interval.meets(reach):
        result = "consistent" if reach.holds(value) else "rounding"
    shown = f"{number(value)} beside {number(parts[0].figure.value)} and {number(parts[1].figure.value)} of {of}"
    return Finding(
        "total against parts", result, total.key, total.figure.metric, (total.pointer,), pointers(parts), value, None, reach,
        total.figure.unit, why=shown,
    )  # fmt: skip
