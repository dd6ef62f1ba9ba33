"""What became of a plan's values and figures in the next plan."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.benchmarks.collection import CouncilPlan
from pipeline.benchmarks.facts import Fact, category
from pipeline.benchmarks.indicators import Indicator
from pipeline.benchmarks.rounding import Interval
from pipeline.benchmarks.standing import newest_period
from schemas.comparison import Mark
from schemas.framework import Framework


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A value before and after; `mark` and `why` where one of them is missing or the two cannot be compared."""

    result: str
    metric: int | None
    event: str
    subject: str
    service: str
    category: str | None
    before: float | None
    after: float | None
    difference: float | None
    unit: str | None
    words_before: str | None = None
    words_after: str | None = None
    pointer_before: str | None = None
    pointer_after: str | None = None
    position_before: str | None = None
    position_after: str | None = None
    mark: Mark | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class _Side:
    value: float
    interval: Interval
    unit: str | None
    text: str | None
    pointer: str
    definition: str | None
    position: str | None = None


Subject = tuple[int | None, str, str, str, str | None]


def changed_indicators(before: CouncilPlan, after: CouncilPlan, framework: Framework) -> list[ChangedValue]:
    """Canonical values of the two plans, by metric, event, measure, service and sub-division."""
    found = _compared(_values(before), _values(after))
    order = {m.number: n for n, m in enumerate(framework.metrics)}
    return sorted(found, key=lambda c: order.get(c.metric or 0, len(order)))


def changed_figures(before: CouncilPlan, after: CouncilPlan) -> list[ChangedValue]:
    """Printed figures of the two plans that are about the same thing, whatever can be made of them."""
    return _compared(_figures(before), _figures(after))


def _values(plan: CouncilPlan) -> dict[Subject, _Side]:
    current = newest_period(i for i in plan.indicators if i.key.status == "actual")
    return {_subject(i): _side(i) for i in reversed(current) if i.value is not None}


def _subject(indicator: Indicator) -> Subject:
    key = indicator.key
    return indicator.metric, key.event, (indicator.measure or "").replace("_", " "), key.service, key.category


def _side(indicator: Indicator) -> _Side:
    value, interval = indicator.value or 0.0, indicator.interval or Interval(0.0, 0.0)
    return _Side(
        value, interval, indicator.unit, indicator.text, indicator.sources[0], indicator.definition, indicator.position,
    )  # fmt: skip


def _figures(plan: CouncilPlan) -> dict[Subject, _Side]:
    found: dict[Subject, tuple[str, _Side]] = {}
    for fact in plan.facts:
        figure = fact.figure
        if fact.restates is not None or figure.status != "actual" or "other" in {figure.event, figure.quantity}:
            continue
        end = (figure.period.end or "9999") if figure.period else ""
        subject = _about(fact)
        if subject not in found or end > found[subject][0]:
            found[subject] = (
                end, _Side(figure.value, fact.printed.interval, figure.unit, figure.text, fact.pointer, fact.definition),
            )  # fmt: skip
    return {subject: side for subject, (_, side) in found.items()}


def _about(fact: Fact) -> Subject:
    figure = fact.figure
    over = f" over {figure.comparator}" if figure.comparator else ""
    subject = f"{figure.quantity}, {figure.group}{over}".replace("_", " ")
    return figure.metric, figure.event, subject, figure.service, category(figure)


def _compared(before: dict[Subject, _Side], after: dict[Subject, _Side]) -> list[ChangedValue]:
    subjects = dict.fromkeys((*before, *after))
    return [_change(subject, before.get(subject), after.get(subject)) for subject in subjects]


def _change(subject: Subject, one: _Side | None, other: _Side | None) -> ChangedValue:
    result, mark, why = _result(one, other)
    known = one or other
    compared = one is not None and other is not None and mark is None
    return ChangedValue(
        result, *subject, one.value if one else None, other.value if other else None,
        other.value - one.value if compared and one and other else None, known.unit if known else None,
        one.text if one else None, other.text if other else None, one.pointer if one else None, other.pointer if other else None,
        one.position if one else None, other.position if other else None, mark, why,
    )  # fmt: skip


def _result(one: _Side | None, other: _Side | None) -> tuple[str, Mark | None, str | None]:
    if one is None:
        return "only after", Mark.NOT_STATED, "not in the earlier plan"
    if other is None:
        return "only before", Mark.NOT_STATED, "not in the later plan"
    if one.definition and other.definition and one.definition != other.definition:
        return "not comparable", Mark.NOT_COMPARABLE, f"of {one.definition} before, of {other.definition} after"
    if one.value == other.value:
        return "same", None, None
    if one.interval.meets(other.interval):
        return "within the intervals", None, None
    return ("higher" if other.value > one.value else "lower"), None, None
