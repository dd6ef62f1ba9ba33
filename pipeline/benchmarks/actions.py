"""How many actions by theme and metric, and how many of them say who, when, how it is measured and how far it has come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.benchmarks import columns
from pipeline.benchmarks.collection import Collection, CouncilPlan
from pipeline.benchmarks.doubles import CountedAction
from pipeline.benchmarks.lead_kinds import person_in
from schemas.comparison import Column, Comparison, Mark, Value

NAME = "actions"
TITLE = "Actions by theme and metric"
QUESTION = "What do the plans set out to do, and how many of their actions have a lead, a time, a measure and progress?"

COLUMNS = (
    *columns.COUNCIL,
    Column(name="by", meaning="total, theme or metric"),
    Column(name="code", meaning="code of the theme or number of the metric; “none” for actions without one"),
    Column(name="name", meaning="the theme or metric in a few words"),
    Column(name="actions", meaning="actions that count; 0 is a true zero"),
    Column(name="doubles", meaning="actions set out a second time, which do not count again"),
    Column(name="with_lead", meaning="with a lead: a person, post, team or board"),
    Column(name="with_person", meaning="with a person named as lead"),
    Column(name="with_time", meaning="with a time, whatever it says"),
    Column(name="with_date", meaning="with a time that gives a last day"),
    Column(name="with_measure", meaning="with a success measure of their own or of their block"),
    Column(name="with_progress", meaning="with an update or a status"),
    Column(name="lead_percent", meaning="share of the actions with a lead", unit="percent", marked_by="marker"),
    Column(name="time_percent", meaning="share with a time", unit="percent"),
    Column(name="measure_percent", meaning="share with a measure", unit="percent"),
    Column(name="progress_percent", meaning="share with progress", unit="percent"),
    columns.MARKER,
    columns.REASON,
)
NOTE = "An action under several metrics counts in each of their rows and once in the total; the rows by metric add up to more."
NO_ACTION = "the plan sets out no such action, so there is no share"
Pair = tuple[CouncilPlan, CountedAction]


def table(collection: Collection) -> Comparison:
    """Rows for each council's newest plan and for all together: total, by theme, by metric. No ranks."""
    rows: list[tuple[Value, ...]] = []
    for plan in collection.latest:
        if collection.shows(plan):
            rows += _rows(columns.council(plan), [(plan, a) for a in plan.actions], collection)
    if collection.latest:
        everything = [(plan, a) for plan in collection.latest for a in plan.actions]
        rows += _rows(columns.all_councils(), everything, collection)
    doubles = sum(a.restates is not None for p in collection.latest for a in p.actions)
    return Comparison(
        name=NAME, title=TITLE, question=QUESTION, columns=COLUMNS, rows=tuple(rows),
        n=sum(bool(p.counted) for p in collection.latest), of=len(collection.latest), settings=collection.shown_settings,
        notes=(*collection.notes, NOTE, f"Set out twice and counted once: {doubles} actions."),
    )  # fmt: skip


def _rows(first: tuple[Value, ...], actions: Sequence[Pair], collection: Collection) -> Iterator[tuple[Value, ...]]:
    if not collection.settings.metrics:
        yield (*first, "total", None, None, *_counts(actions))
        themes: list[tuple[str | None, str]] = [(t.code, t.name) for t in collection.framework.themes]
        for code, name in (*themes, (None, "no theme")):
            mine = [(p, a) for p, a in actions if a.theme == code]
            if mine or code is not None:
                yield (*first, "theme", code or "none", name, *_counts(mine))
    for metric in collection.framework.metrics:
        if collection.shows_metric(metric.number):
            mine = [(p, a) for p, a in actions if metric.number in a.metrics]
            yield (*first, "metric", str(metric.number), metric.title, *_counts(mine))
    none = [(p, a) for p, a in actions if not a.metrics]
    if none and not collection.settings.metrics:
        yield (*first, "metric", "none", "no metric", *_counts(none))


def _counts(actions: Sequence[Pair]) -> tuple[Value, ...]:
    mine = [(p, a) for p, a in actions if a.restates is None]
    doubles = len(actions) - len(mine)
    n = len(mine)
    if n == 0:
        return (0, doubles, *(0,) * 6, *(None,) * 4, Mark.NOT_APPLICABLE.value, NO_ACTION)
    leads = sum(bool(leads_of(a)) for _, a in mine)
    times = sum(a.action.timeframe is not None for _, a in mine)
    measures = sum(measured(p, a) for p, a in mine)
    progress = sum(bool(a.action.progress or a.action.rag) for _, a in mine)
    return (
        n, doubles, leads, sum(any(map(person_in, leads_of(a))) for _, a in mine), times,
        sum(a.action.timeframe is not None and a.action.timeframe.end is not None for _, a in mine), measures, progress,
        *(columns.percent(part, n) for part in (leads, times, measures, progress)), None, None,
    )  # fmt: skip


def leads_of(action: CountedAction) -> list[str]:
    """Those who lead an action; its sponsors and supporters are not among them."""
    return [lead.text for lead in action.action.leads if lead.role == "lead"]


def measured(plan: CouncilPlan, action: CountedAction) -> bool:
    """Whether an action or its block has a success measure."""
    section = action.action.section
    return bool(action.action.success or (section is not None and plan.plan.sections[section].indicators))
