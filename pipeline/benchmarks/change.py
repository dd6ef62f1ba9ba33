"""One council's plans over the years: its values and figures, and what became of its actions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.benchmarks import columns
from pipeline.benchmarks.changed_actions import ChangedAction, changed_actions
from pipeline.benchmarks.changed_figures import changed_figures, changed_indicators
from pipeline.benchmarks.collection import Collection, CouncilPlan
from pipeline.benchmarks.places import where
from pipeline.benchmarks.similar import who
from schemas.comparison import Column, Comparison, Mark, Value

NAME = "change"
TITLE = "Change over the years"
QUESTION = "What has changed from one plan of a council to the next: its values, its figures, its actions?"

COLUMNS = (
    Column(name="gss", meaning="GSS code of the council of the later plan"),
    Column(name="council", meaning="its official name"),
    Column(name="year_before", meaning="year of the earlier plan"),
    Column(name="year_after", meaning="year of the later plan"),
    Column(name="plan_before", meaning="id of the earlier plan"),
    Column(name="plan_after", meaning="id of the later plan"),
    Column(name="kind", meaning="indicator (canonical value), figure (a number as printed) or action"),
    Column(name="result", meaning="values: higher, lower, same, within the intervals, only before, only after, not comparable."
           " actions: kept, re-dated, reworded, reworded and re-dated, dropped, new"),
    Column(name="metric", meaning="number of the metric; of an action its first"),
    Column(name="event", meaning="what happened to the staff counted"),
    Column(name="subject", meaning="the measure of an indicator, or the quantity and group of a figure"),
    Column(name="service", meaning="adults, children, both or council"),
    Column(name="category", meaning="pay band or other sub-division, in lower case"),
    Column(name="value_before", meaning="the value in the earlier plan"),
    Column(name="value_after", meaning="the value in the later plan"),
    Column(name="difference", meaning="later minus earlier"),
    Column(name="unit", meaning="unit of these"),
    Column(name="position_before", meaning="where the earlier value stood"),
    Column(name="position_after", meaning="where the later one stands"),
    Column(name="likeness", meaning="likeness of the two texts, from 0 to 1"),
    Column(name="words_before", meaning="the earlier plan’s words"),
    Column(name="words_after", meaning="the later plan’s words"),
    Column(name="time_before", meaning="the action’s time in the earlier plan"),
    Column(name="time_after", meaning="its time in the later plan"),
    Column(name="who_before", meaning="its leads in the earlier plan"),
    Column(name="who_after", meaning="its leads in the later plan"),
    Column(name="before", meaning="pointer into the earlier plan"),
    Column(name="after", meaning="pointer into the later plan"),
    Column(name="place_before", meaning="where that stands"),
    Column(name="place_after", meaning="where that stands"),
    columns.MARKER,
    columns.REASON,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class YearPair:
    """Two plans of one council, one after the other."""

    before: CouncilPlan
    after: CouncilPlan


def pairs(collection: Collection) -> list[YearPair]:
    """Each council's plans two by two, by year. A body that several replaced ends; a sole heir goes on in its line."""
    by_council: dict[str, list[CouncilPlan]] = defaultdict(list)
    for plan in collection.plans:
        if plan.year:
            by_council[plan.key].append(plan)
    found = []
    for plans in by_council.values():
        ordered = sorted(plans, key=lambda p: p.year or "")
        found += [YearPair(a, b) for a, b in pairwise(ordered)]
    return sorted(found, key=lambda p: (p.after.name, p.after.key, p.after.year or ""))


def table(collection: Collection) -> Comparison:
    """Rows for every two plans that follow each other: canonical values, printed figures, then actions in the plans' order."""
    found = pairs(collection)
    rows = [row for pair in found if collection.shows(pair.after) for row in rows_of(pair, collection)]
    undated = sum(p.year is None for p in collection.plans)
    notes = [f"{undated} plans without a year are in no row."] if undated else []
    if not found:
        notes.append("No council has plans of two years.")
    return Comparison(
        name=NAME, title=TITLE, question=QUESTION, columns=COLUMNS, rows=tuple(rows), n=len({p.after.key for p in found}),
        of=len({p.key for p in collection.plans}), settings=collection.shown_settings, notes=(*collection.notes, *notes),
    )  # fmt: skip


def rows_of(pair: YearPair, collection: Collection) -> Iterator[tuple[Value, ...]]:
    """The rows of one pair of plans."""
    first = (
        pair.after.gss, pair.after.name, pair.before.year, pair.after.year, pair.before.plan.id, pair.after.plan.id,
    )  # fmt: skip
    values = [("indicator", c) for c in changed_indicators(pair.before, pair.after, collection.framework)]
    values += [("figure", c) for c in changed_figures(pair.before, pair.after)]
    for kind, change in values:
        if collection.shows_metric(change.metric) and collection.shows_service(change.service):
            cells: dict[str, Value] = {
                "kind": kind, "result": change.result, "metric": change.metric, "event": change.event, "subject": change.subject,
                "service": change.service, "category": change.category, "value_before": columns.shown(change.before, change.unit),
                "value_after": columns.shown(change.after, change.unit), "unit": change.unit,
                "difference": columns.shown(change.difference, change.unit), "position_before": change.position_before,
                "position_after": change.position_after, "words_before": collection.words(pair.before, change.words_before),
                "words_after": collection.words(pair.after, change.words_after), "before": change.pointer_before,
                "after": change.pointer_after, "marker": change.mark.value if change.mark else None, "reason": change.why,
            }  # fmt: skip
            yield _complete(first, cells, pair)
    for action in changed_actions(pair.before, pair.after):
        if collection.shows_any_metric(action.metrics):
            yield _complete(first, _action(action, pair, collection), pair)


def _action(action: ChangedAction, pair: YearPair, collection: Collection) -> dict[str, Value]:
    cells: dict[str, Value] = {
        "kind": "action", "result": action.result, "metric": action.metrics[0] if action.metrics else None,
        "likeness": action.likeness,
        "marker": None if action.before and action.after else Mark.NOT_STATED.value,
        "reason": None if action.before and action.after else f"only in the {'earlier' if action.before else 'later'} plan",
    }  # fmt: skip
    for side, plan, found in (("before", pair.before, action.before), ("after", pair.after, action.after)):
        if found:
            time = found.action.timeframe
            leads = [lead.text for lead in found.action.leads if lead.role == "lead"]
            cells |= {
                f"words_{side}": collection.words(plan, found.action.text), f"time_{side}": time.text if time else None,
                f"who_{side}": who(leads, collection), side: found.pointer,
            }  # fmt: skip
    return cells


def _complete(first: tuple[Value, ...], cells: dict[str, Value], pair: YearPair) -> tuple[Value, ...]:
    for side, plan in (("before", pair.before), ("after", pair.after)):
        pointer = cells.get(side)
        cells[f"place_{side}"] = where(plan.stored.evidence, str(pointer)) if pointer else None
    return (*first, *(cells.get(c.name) for c in COLUMNS[len(first) :]))
