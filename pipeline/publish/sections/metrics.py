"""A chart and a table for each metric: the values with intervals, the national value, the band, and the peers' median."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from pipeline.publish.charts import Chart, Dot, dots
from pipeline.publish.edition import Edition
from pipeline.publish.sections.cells import Record, event_words, interval, number, shown_value
from schemas.comparison import Value


@dataclass(frozen=True)
class MetricPart:
    """One metric: its charts, its rows, and how many have no value by mark and reason."""

    metric: Value
    title: str
    charts: tuple[tuple[str, Chart], ...]
    rows: tuple[dict[str, object], ...]
    without: tuple[tuple[str, str, int], ...] = field(default=())


def metric_sections(edition: Edition) -> list[MetricPart]:
    """The metrics in the standard's order."""
    by_metric: dict[Value, list[Record]] = defaultdict(list)
    for row in edition.records("headline"):
        by_metric[row["metric"]].append(row)
    return [_part(metric, rows, edition) for metric, rows in by_metric.items()]


def _part(metric: Value, rows: list[Record], edition: Edition) -> MetricPart:
    having = [row for row in rows if row["value"] is not None]
    without = Counter((str(row["marker"]), str(row["reason"] or "")) for row in rows if row["value"] is None)
    return MetricPart(
        metric, str(rows[0]["metric_title"]), tuple(_charts(having)), tuple(_row(row, edition) for row in having),
        tuple((mark, why, n) for (mark, why), n in sorted(without.items())),
    )  # fmt: skip


def _charts(rows: list[Record]) -> list[tuple[str, Chart]]:
    groups: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for row in rows:
        groups[(str(row["event"] or ""), str(row["unit"]))].append(row)
    out = []
    for (event, unit), group in groups.items():
        title = f"Metric {group[0]['metric']}, {event_words(event)}"
        values = [
            Dot(
                label=_label(row), value=_float(row["value"]) or 0.0, low=_float(row["low"]), high=_float(row["high"]),
                position=str(row["position"]),
            )
            for row in group
        ]  # fmt: skip
        drawn = dots(title, unit, _distinct(values), _national(group))
        if drawn:
            out.append((title, drawn))
    return out


def _distinct(values: list[Dot]) -> list[Dot]:
    """Labels that differ, so that no two values fall into one line of the chart."""
    seen: Counter[str] = Counter()
    out = []
    for dot in values:
        seen[dot.label[:56]] += 1
        again = seen[dot.label[:56]]
        out.append(dot if again == 1 else dot.model_copy(update={"label": f"{dot.label[:56]} ({again})"}))
    return out


def _label(row: Record) -> str:
    parts = [str(row["council"]), *(str(row[n]) for n in ("category", "service") if row[n] and row[n] != "both")]
    return " · ".join(parts)


def _national(rows: list[Record]) -> tuple[float, str] | None:
    """The national value, where all rows that have one have the same."""
    found = {(_float(row["national_value"]), row["national_year"]) for row in rows if row["national_value"] is not None}
    if len(found) != 1:
        return None
    value, year = found.pop()
    return None if value is None else (value, f"national value {number(value)} in the report of {year}")


def _row(row: Record, edition: Edition) -> dict[str, object]:
    national = number(row["national_value"]) if row["national_value"] is not None else row["national_direction"]
    return {
        "council": row["council"], "year": row["year"], "event": event_words(row["event"]),
        "of": ", ".join(str(row[n]) for n in ("category", "service") if row[n]), "cell": shown_value(row, edition),
        "interval": interval(row["low"], row["high"], row["unit"]), "kind": row["interval"], "basis": row["basis"],
        "audit": row["audit"], "national": f"{national} ({row['national_year']})" if national else "",
        "median": number(row["peer_median"]) if row["peer_median"] is not None else row["peer_marker"],
        "peers": row["peer_n"], "definition": row["definition"],
    }  # fmt: skip


def _float(value: Value) -> float | None:
    return float(value) if isinstance(value, int | float) else None
