"""What the newest plan of a council says of a metric today: one line a value, or one line that says why there is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.benchmarks.collection import Collection, CouncilPlan
from pipeline.benchmarks.indicators import Indicator
from pipeline.benchmarks.missing import missing
from schemas.comparison import Mark
from schemas.framework import Metric

_PARTS = ("adults", "children")


@dataclass(frozen=True, slots=True)
class Line:
    """A metric in a council's newest plan: its indicator, or the mark and reason where nothing is printed."""

    plan: CouncilPlan
    metric: Metric
    service: str
    indicator: Indicator | None = None
    mark: Mark | None = None
    why: str | None = None

    @property
    def value(self) -> float | None:
        """The canonical value, if there is one."""
        return self.indicator.value if self.indicator else None


def lines(collection: Collection) -> list[Line]:
    """Every metric of every council's newest plan: both services together, else the parts beside each other."""
    return [
        line for plan in collection.latest for metric in collection.framework.metrics for line in of_metric(plan, metric)
    ]  # fmt: skip


def of_metric(plan: CouncilPlan, metric: Metric) -> list[Line]:
    """What one plan says of one metric: at least one line."""
    current = newest_period(i for i in plan.indicators if i.metric == metric.number and i.key.status == "actual")
    social_care = [i for i in current if i.key.service != "council"]
    if not social_care:
        mark, why = missing(plan.stored, metric.number, "both")
        if current and mark == Mark.NOT_STATED:
            mark, why = Mark.NOT_COMPARABLE, "printed for the whole council, not for social care"
        return [Line(plan, metric, "both", mark=mark, why=why)]
    found = []
    by_subject: dict[tuple[str, str | None], list[Indicator]] = defaultdict(list)
    for indicator in social_care:
        by_subject[(indicator.key.event, indicator.key.category)].append(indicator)
    for indicators in by_subject.values():
        found += [Line(plan, metric, i.key.service, i, i.mark, i.why) for i in _together_or_parts(indicators)]
    return found + _absent_part(plan, metric, found)


def newest_period(indicators: Iterable[Indicator]) -> list[Indicator]:
    """Of each event, sub-division and service the indicators of the latest period; one without a period is the oldest."""
    listed = list(indicators)
    newest: dict[tuple[str, str | None, str], str] = {}
    for indicator in listed:
        at = (indicator.key.event, indicator.key.category, indicator.key.service)
        newest[at] = max(newest.get(at, ""), _end(indicator))
    return [i for i in listed if _end(i) == newest[(i.key.event, i.key.category, i.key.service)]]


def _end(indicator: Indicator) -> str:
    period = indicator.key.period
    return "" if period is None else period[1] or "9999-12-31"


def _together_or_parts(indicators: list[Indicator]) -> list[Indicator]:
    together = [i for i in indicators if i.key.service == "both"]
    parts = [i for i in indicators if i.key.service in _PARTS]
    if any(i.value is not None for i in together):
        return [i for i in together if i.value is not None]
    if any(i.value is not None for i in parts) or not together:
        return sorted(parts, key=lambda i: _PARTS.index(i.key.service))
    return together


def _absent_part(plan: CouncilPlan, metric: Metric, found: list[Line]) -> list[Line]:
    """The service of which nothing is printed, where only the other one is."""
    services = {line.service for line in found}
    if "both" in services:
        return []
    return [
        Line(plan, metric, part, None, *missing(plan.stored, metric.number, part)) for part in _PARTS if part not in services
    ]  # fmt: skip
