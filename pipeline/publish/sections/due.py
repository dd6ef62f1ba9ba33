"""When the actions are due: a chart of quarters, and what each plan leaves open."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from pipeline.publish.charts import Chart, quarters
from pipeline.publish.edition import Edition
from schemas.comparison import Value

KINDS = ("any", "due", "open_end", "ongoing", "recurring", "complete", "unresolved", "none")


@dataclass(frozen=True, slots=True)
class Due:
    """The chart, the quarters in numbers (quarter, actions, past due), and a row a plan."""

    chart: Chart | None
    quarters: tuple[tuple[str, int, int], ...]
    rows: tuple[dict[str, object], ...]


def due_dates(edition: Edition) -> Due:
    """The timeline from the table of due dates."""
    whole: Counter[str] = Counter()
    past: Counter[str] = Counter()
    plans: dict[Value, dict[str, object]] = {}
    kinds: dict[Value, Counter[str]] = defaultdict(Counter)
    for row in edition.records("timescales"):
        plan = plans.setdefault(row["plan"], {"council": row["council"], "year": row["year"], "past": None})
        actions = _count(row["actions"])
        kinds[row["plan"]][str(row["when"])] += actions
        if row["when"] == "any":
            plan["past"] = row["past_due"]
        if row["quarter"] and row["plan"]:
            whole[str(row["quarter"])] += actions
            past[str(row["quarter"])] += _count(row["past_due"])
    spans = tuple((quarter, whole[quarter], past[quarter]) for quarter in sorted(whole))
    bars = [bar for q, n, late in spans for bar in ((q, "past due", late), (q, "not yet due", n - late))]
    rows = tuple({**plan, "counts": [kinds[name][kind] for kind in KINDS]} for name, plan in plans.items())
    return Due(quarters("Due dates", bars), spans, rows)


def _count(value: Value) -> int:
    return int(value) if isinstance(value, int | float) else 0
