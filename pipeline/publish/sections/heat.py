"""The headline as one table: councils down, metrics across; colour is never alone, each value has its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.publish.edition import Edition
from pipeline.publish.sections.cells import Record, Shown, event_words, shown_value
from schemas.comparison import Value

_MOST = 3
Column = tuple[Value, str]


@dataclass(frozen=True, slots=True)
class Heat:
    """The columns (metric, title), the rows (council, year, cells), and how many values a cell leaves to the metric's part."""

    columns: tuple[tuple[str, str, Value], ...]
    rows: tuple[tuple[str, str, tuple[tuple[tuple[Shown, ...], int], ...]], ...]


def heat_table(edition: Edition) -> Heat:
    """A column for each metric (and event, where a metric has several), a row for each council's newest plan."""
    records = edition.records("headline")
    columns = _columns(records)
    plans = {row["plan"]: (str(row["council"]), str(row["year"] or "")) for row in records}
    rows = []
    for plan, (council, year) in sorted(plans.items(), key=lambda item: (item[1], str(item[0]))):
        mine = [row for row in records if row["plan"] == plan]
        rows.append((council, year, tuple(_cell(_of(mine, column), edition) for column in columns)))
    heads = tuple((f"{metric}", title, metric) for (metric, _), title in columns.items())
    return Heat(heads, tuple(rows))


def _columns(records: Iterable[Record]) -> dict[Column, str]:
    events: dict[Value, dict[str, None]] = {}
    titles: dict[Value, str] = {}
    for row in records:
        titles[row["metric"]] = str(row["metric_title"])
        found = events.setdefault(row["metric"], {})
        if row["event"]:
            found[str(row["event"])] = None
    out: dict[Column, str] = {}
    for metric, found in events.items():
        several = len(found) > 1
        for event in found or {"": None}:
            words = event_words(event)
            out[(metric, event)] = f"{words[:1].upper()}{words[1:]}" if several else titles[metric]
    return out


def _of(rows: Sequence[Record], column: Column) -> list[Record]:
    """The rows of a cell: those of its event; where a council has a mark for the whole metric, that."""
    metric, event = column
    mine = [row for row in rows if row["metric"] == metric]
    return [row for row in mine if row["event"] == event] or [row for row in mine if row["event"] is None]


def _cell(rows: list[Record], edition: Edition) -> tuple[tuple[Shown, ...], int]:
    found = tuple(dict.fromkeys(shown_value(row, edition) for row in rows))
    return found[:_MOST], max(0, len(found) - _MOST)
