"""Which council reports which metric: a matrix, and the authorities without a plan."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.edition import Edition
from pipeline.publish.sections.cells import Record
from schemas.comparison import Mark, Value


@dataclass(frozen=True, slots=True)
class Coverage:
    """The metrics, a row a council (name, year, one text and reason a metric), and the authorities without a plan by region."""

    metrics: tuple[tuple[Value, str], ...]
    rows: tuple[tuple[str, str, tuple[tuple[str, str, str], ...]], ...]
    without: tuple[tuple[str, tuple[str, ...]], ...]


def coverage_matrix(edition: Edition) -> Coverage:
    """The matrix from the table of coverage."""
    records = edition.records("coverage")
    metrics = {row["metric"]: str(row["metric_title"]) for row in records if row["metric"] is not None}
    plans: dict[Value, dict[Value, Record]] = {}
    without: dict[str, list[str]] = {}
    for row in records:
        if row["metric"] is not None:
            plans.setdefault(row["plan"], {})[row["metric"]] = row
        elif row["marker"] == Mark.NO_PLAN.value:
            without.setdefault(str(row["region"] or "region unknown"), []).append(str(row["council"]))
    rows = []
    for found in plans.values():
        first = next(iter(found.values()))
        rows.append((str(first["council"]), str(first["year"] or ""), tuple(_cell(found.get(m)) for m in metrics)))
    return Coverage(
        tuple(metrics.items()), tuple(rows), tuple((region, tuple(sorted(names))) for region, names in sorted(without.items()))
    )


def _cell(row: Record | None) -> tuple[str, str, str]:
    if row is None:
        return "", "", "marked"
    if row["values"] is not None:
        return f"✓ {row['values']}", str(row["services"] or ""), "favourable"
    printed = f" ({row['figures']} printed)" if row["figures"] else ""
    return f"{row['marker']}{printed}", str(row["reason"] or ""), "undecided" if row["figures"] else "marked"
