"""Similar actions, the plans' own arithmetic, and what changed from one year to the next."""

from __future__ import annotations

from collections import Counter, defaultdict

from pipeline.publish.edition import Edition
from pipeline.publish.sections.cells import Record, event_words, interval, number
from schemas.comparison import Value

_TOLD = ("contradictory", "rounding")


def similar_groups(edition: Edition) -> dict[str, object]:
    """The groups that several councils share, by metric, and how many actions stand alone."""
    records = edition.records("similar")
    groups: dict[tuple[Value, Value], list[Record]] = defaultdict(list)
    for row in records:
        if row["only_here"] is None:
            groups[(row["metric"], row["group"])].append(row)
    by_metric: dict[str, list[dict[str, object]]] = defaultdict(list)
    for (metric, group), rows in groups.items():
        name = f"Metric {metric}, {rows[0]['metric_title']}" if metric else "Under no metric"
        by_metric[name].append(
            {"number": group, "councils": rows[0]["councils_in_group"], "rows": [_action(r, edition) for r in rows]}
        )
    alone = Counter(f"metric {row['metric']}" if row["metric"] else "no metric" for row in records if row["only_here"])
    return {"metrics": dict(by_metric), "alone": sum(alone.values()), "of": len(records)}


def _action(row: Record, edition: Edition) -> dict[str, object]:
    return {**row, "link": edition.link(row["plan"], row["action"])}


def audit_rows(edition: Edition) -> dict[str, object]:
    """The counts of all results, and a row for each contradiction and each agreement by rounding alone."""
    records = edition.records("audit")
    rows = [
        {**row, "link": edition.link(row["plan"], row["stated"]), "range": interval(row["low"], row["high"]),
         "stated_text": number(row["stated_value"]), "recomputed_text": number(row["recomputed"])}
        for row in records if row["result"] in _TOLD
    ]  # fmt: skip
    counts = Counter(str(row["result"]) for row in records)
    return {"counts": sorted(counts.items()), "rows": rows}


def change_rows(edition: Edition) -> list[dict[str, object]]:
    """Each council with plans of two years: its values and figures, then its actions, with a link on either side."""
    pairs: dict[tuple[Value, Value], list[Record]] = defaultdict(list)
    for row in edition.records("change"):
        pairs[(row["plan_before"], row["plan_after"])].append(row)
    out: list[dict[str, object]] = []
    for (before, after), rows in pairs.items():
        linked = [
            {**row, "link_before": edition.link(before, row["before"]), "link_after": edition.link(after, row["after"]),
             "from": number(row["value_before"]), "to": number(row["value_after"]), "by": number(row["difference"]),
             "of": event_words(row["event"])}
            for row in rows
        ]  # fmt: skip
        counts = Counter(str(row["result"]) for row in rows if row["kind"] == "action")
        out.append({
            "council": rows[0]["council"], "before": rows[0]["year_before"], "after": rows[0]["year_after"],
            "values": [r for r in linked if r["kind"] != "action"], "actions": [r for r in linked if r["kind"] == "action"],
            "counts": sorted(counts.items()),
        })  # fmt: skip
    return out
