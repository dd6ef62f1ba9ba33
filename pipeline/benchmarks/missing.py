"""Which kind of missing it is when a plan gives no value: withheld, not held, not applicable, unreadable, not stated."""

from __future__ import annotations

from pipeline.benchmarks.reasons import Reason
from schemas.comparison import Mark
from schemas.plan import Availability
from schemas.reading import StoredPlan

MARKS = {"suppressed": Mark.SUPPRESSED, "not_held": Mark.NOT_HELD, "not_applicable": Mark.NOT_APPLICABLE}
_ORDER = list(MARKS)


def missing(stored: StoredPlan, metric: int, service: str) -> Reason:
    """The mark and the reason for a metric and service of which a plan states no figure at all."""
    said = [a for a in stored.plan.availability if a.metric == metric and _fits(a, service)]
    if said:
        first = min(said, key=lambda a: (a.service != service, _ORDER.index(a.status)))
        return MARKS[first.status], f"“{first.text}”"
    others = {f.status for f in stored.plan.figures if f.metric == metric and f.service in {service, "both"}}
    if others and "actual" not in others:
        return Mark.NOT_STATED, f"only a {'target' if 'target' in others else 'value of an earlier period'} is printed"
    if stored.outcome == "partial":
        return Mark.UNREADABLE, "the document was read only in part, and nothing about it was found there"
    return Mark.NOT_STATED, "the plan says nothing about it"


def _fits(said: Availability, service: str) -> bool:
    return said.service in {service, "both"} or service == "both"
