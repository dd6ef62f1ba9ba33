"""The same figure stated twice, differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.benchmarks.checks.findings import Finding, Result, number
from pipeline.benchmarks.facts import Cells, Fact
from pipeline.benchmarks.measures import Measures
from schemas.plan import Figure

Identity = tuple[object, ...]


def identity(fact: Fact) -> Identity:
    """What a figure is about, its value apart."""
    figure = fact.figure
    return (figure.metric, figure.quantity, figure.group, figure.comparator, figure.unit, *fact.key)


def comparable(figure: Figure) -> bool:
    """Whether a second statement must agree: not for other events, nor for targets or earlier values without a period."""
    return figure.event != "other" and figure.quantity != "other" and (figure.status == "actual" or figure.period is not None)


def check(facts: Sequence[Fact], cells: Cells, measures: Measures, suppress_below: int) -> list[Finding]:
    """One finding for every later statement of a figure that has another value than the first."""
    stated: dict[Identity, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.restates is None and comparable(fact.figure):
            stated[identity(fact)].append(fact)
    return [_finding(group[0], later) for group in stated.values() for later in group[1:]]


def _finding(first: Fact, later: Fact) -> Finding:
    result, why = _judged(first, later)
    return Finding(
        "stated twice", result, later.key, later.figure.metric, (first.pointer,), (later.pointer,), first.figure.value,
        later.figure.value, later.printed.interval, later.figure.unit, why=why,
    )  # fmt: skip


def _judged(first: Fact, later: Fact) -> tuple[Result, str]:
    shown = f"{number(first.figure.value)} and {number(later.figure.value)}"
    if first.definition and later.definition and first.definition != later.definition:
        return "undecidable", f"{shown}: one is of {first.definition}, the other of {later.definition}"
    if first.figure.value == later.figure.value:
        return "consistent", shown
    if first.printed.interval.meets(later.printed.interval):
        return "rounding", f"{shown} can be the same number"
    if first.figure.section == later.figure.section and first.figure.period is None:
        return "undecidable", f"{shown} in one section, without a period: they may be of different times"
    return "contradictory", f"{shown} for the same thing"
