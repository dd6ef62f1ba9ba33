"""The plans' own arithmetic, check by check. Disagreements are listed, never mended."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.benchmarks.checks import percentages, ratios, repeats, totals
from pipeline.benchmarks.checks.findings import Finding
from pipeline.benchmarks.facts import Cells, Fact
from pipeline.benchmarks.measures import Measures

CHECKS = (ratios, percentages, repeats, totals)

__all__ = ["CHECKS", "Finding", "findings_of"]


def findings_of(facts: Sequence[Fact], cells: Cells, measures: Measures, suppress_below: int) -> tuple[Finding, ...]:
    """All findings of all checks on one plan."""
    return tuple(f for check in CHECKS for f in check.check(facts, cells, measures, suppress_below))
