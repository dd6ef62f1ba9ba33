"""The comparison as rows for a database: plain mappings by table name, which the store writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pipeline.benchmarks import audit, change, coverage
from pipeline.benchmarks.collection import Collection, CouncilPlan
from pipeline.benchmarks.columns import days
from pipeline.benchmarks.indicators import Indicator
from pipeline.benchmarks.rounding import Interval
from pipeline.benchmarks.similar import members
from pipeline.benchmarks.standing import Line, of_metric

Row = dict[str, Any]
_NOT_OF_AUDIT = {"gss", "council", "year", "plan", "check"}
_OF_INDICATOR = (
    "metric", "event", "category", "service", "status", "period_start", "period_end", "measure", "value", "unit", "low", "high",
    "interval", "position", "basis", "bound", "printed_value", "printed_over", "minority_ethnic", "white", "definition", "audit",
    "marker", "reason",
)  # fmt: skip
_OF_CHANGE = (
    "kind", "result", "metric", "event", "subject", "service", "category", "value_before", "value_after", "difference", "unit",
    "likeness", "words_before", "words_after", "time_before", "time_after", "before", "after", "marker", "reason",
)  # fmt: skip


def rows_for_database(collection: Collection) -> dict[str, list[Row]]:
    """Every table's rows, by the tables' names, parents before children.

    Filters do not apply: the database holds the whole comparison of the plans that were collected, names as printed.
    """
    no_filter = {"councils": (), "metrics": (), "services": (), "groups": (), "without_names": False}
    whole = replace(collection, settings=collection.settings.model_copy(update=no_filter))
    latest = {plan.stored.sha256 for plan in whole.latest}
    indicators = [
        pair for plan in whole.plans for pair in _indicators(plan, whole, newest=plan.stored.sha256 in latest)
    ]  # fmt: skip
    rows: dict[str, list[Row]] = {
        "indicator": [row for row, _ in indicators],
        "indicator_source": [source for row, figures in indicators for source in _sources(row, figures)],
        "restated": [row for plan in whole.plans for row in _restated(plan)],
        "audit": _audit(whole),
        "similar_action": _similar(whole),
        "change": _changes(whole),
        "council_without_plan": _without_plan(whole),
    }
    return rows


def _indicators(plan: CouncilPlan, whole: Collection, *, newest: bool) -> Iterator[tuple[Row, list[int]]]:
    """The plan's indicators, then a row for each metric and service of which nothing is printed."""
    shown = [line for metric in whole.framework.metrics for line in of_metric(plan, metric)]
    headline = {id(line.indicator) for line in shown if line.indicator}
    key = {"sha256": plan.stored.sha256}
    for ordinal, indicator in enumerate(plan.indicators):
        figures = [int(pointer.rsplit("/", 1)[1]) for pointer in indicator.sources]
        own = _indicator(indicator, plan.check_of(indicator.sources))
        yield {**key, "ordinal": ordinal, **own, "headline": newest and id(indicator) in headline}, figures
    without = [line for line in shown if line.indicator is None]
    for ordinal, line in enumerate(without, start=len(plan.indicators)):
        yield {**key, "ordinal": ordinal, **_nothing(line), "headline": newest}, []


def _indicator(i: Indicator, audit_result: str | None) -> Row:
    low, high = _ends(i.interval)
    start, end = days(i.key.period)
    return {
        "metric": i.metric, "event": i.key.event, "category": i.category, "service": i.key.service, "status": i.key.status,
        "period_start": start, "period_end": end, "measure": i.measure, "value": i.value, "unit": i.unit, "low": low,
        "high": high, "interval": i.interval_kind, "position": i.position, "basis": i.basis, "bound": i.bound,
        "printed_value": i.printed_value, "printed_over": i.printed_over, "minority_ethnic": i.minority, "white": i.white,
        "definition": i.definition, "audit": audit_result, "marker": i.mark.value if i.mark else None, "reason": i.why,
    }  # fmt: skip


def _nothing(line: Line) -> Row:
    empty = dict.fromkeys(_OF_INDICATOR)
    mark = line.mark.value if line.mark else None
    own = {"metric": line.metric.number, "service": line.service, "status": "actual", "marker": mark, "reason": line.why}
    return {**empty, **own, "bound": False}


def _ends(interval: Interval | None) -> tuple[float | None, float | None]:
    if interval is None:
        return None, None
    return interval.low, None if interval.high == float("inf") else interval.high


def _sources(indicator: Mapping[str, Any], figures: list[int]) -> list[Row]:
    key = {"sha256": indicator["sha256"], "indicator": indicator["ordinal"]}
    return [{**key, "ordinal": at, "figure": figure} for at, figure in enumerate(figures)]


def _restated(plan: CouncilPlan) -> list[Row]:
    doubles = [(f.pointer, f"/figures/{f.restates}") for f in plan.facts if f.restates is not None]
    doubles += [(a.pointer, a.restates) for a in plan.actions if a.restates is not None]
    return [{"sha256": plan.stored.sha256, "pointer": pointer, "restates": first} for pointer, first in doubles]


def _audit(whole: Collection) -> list[Row]:
    names = [column.name for column in audit.COLUMNS]
    counts: Counter[str] = Counter()
    rows = []
    for found in audit.judged(whole):
        sha256 = found.plan.stored.sha256
        cells = {n: v for n, v in zip(names, found.row, strict=True) if n not in _NOT_OF_AUDIT}
        rows.append({"sha256": sha256, "ordinal": counts[sha256], "checked": found.finding.check, **cells})
        counts[sha256] += 1
    return rows


def _similar(whole: Collection) -> list[Row]:
    return [
        {
            "sha256": m.plan.stored.sha256, "action": m.action.number, "metric": m.metric or 0, "group_number": m.group,
            "councils_in_group": m.councils, "actions_in_group": m.actions, "likeness": m.likeness,
        }
        for m in members(whole)
    ]  # fmt: skip


def _changes(whole: Collection) -> list[Row]:
    names = [column.name for column in change.COLUMNS]
    rows = []
    for pair in change.pairs(whole):
        key = {"sha256": pair.after.stored.sha256, "sha256_before": pair.before.stored.sha256}
        for ordinal, row in enumerate(change.rows_of(pair, whole)):
            cells = dict(zip(names, row, strict=True))
            rows.append({**key, "ordinal": ordinal, **{name: cells[name] for name in _OF_CHANGE}})
    return rows


def _without_plan(whole: Collection) -> list[Row]:
    day = whole.as_of.isoformat() if whole.as_of else None
    return [
        {"gss": c.gss, "name": c.name, "type": c.type, "region": c.region, "as_of": day} for c in coverage.without_plan(whole)
    ]  # fmt: skip
