"""The summary: how many plans and councils, and the few counts that a reader asks for first."""

from __future__ import annotations

from collections import Counter, defaultdict

from pipeline.publish.edition import Edition
from schemas.comparison import Value


def summary(edition: Edition) -> dict[str, object]:
    """Counts with their words, and a sentence for each metric."""
    rows = edition.records("headline")
    councils = {row["plan"] for row in rows}
    coverage = edition.records("coverage")
    audit = Counter(str(row["result"]) for row in edition.records("audit"))
    due = [row for row in edition.records("timescales") if row["when"] == "any" and row["plan"]]
    planned = [row for row in edition.records("actions") if row["by"] == "total" and row["plan"]]
    counts = [
        (len(edition.shown), "plans"),
        (len(councils), "councils or unnamed plans"),
        (_sum(planned, "actions"), "actions in the newest plans"),
        (_sum(due, "past_due"), "of them past their last day"),
        (len(edition.records("figures")), "printed figures, repeats included"),
        (audit["contradictory"], "contradictions in the plans’ own numbers"),
        (sum(row["marker"] == "[x3]" for row in coverage), "authorities without a plan here"),
    ]  # fmt: skip
    return {"counts": counts, "metrics": _sentences(rows)}


def _sentences(rows: list[dict[str, Value]]) -> list[str]:
    having: dict[Value, set[Value]] = defaultdict(set)
    standing: dict[Value, Counter[str]] = defaultdict(Counter)
    titles: dict[Value, Value] = {}
    councils: set[Value] = set()
    for row in rows:
        titles[row["metric"]] = row["metric_title"]
        councils.add(row["plan"])
        if row["value"] is not None:
            having[row["metric"]].add(row["plan"])
            standing[row["metric"]][str(row["position"])] += 1
    out = []
    for metric, title in titles.items():
        if not having[metric]:
            out.append(f"Metric {metric}, {title}: no council has a value that can be compared.")
            continue
        where = ", ".join(f"{n} {p}" for p, n in sorted(standing[metric].items()) if p != "no direction")
        words = f"; of their values: {where}" if where else ""
        out.append(f"Metric {metric}, {title}: {len(having[metric])} of {len(councils)} have a value{words}.")
    return out


def _sum(rows: list[dict[str, Value]], column: str) -> int:
    return sum(int(value) for row in rows if isinstance(value := row[column], int | float))
