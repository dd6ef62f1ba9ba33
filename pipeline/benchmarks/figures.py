"""Every printed figure behind the headline, as printed and made comparable, with its words and its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.benchmarks import columns
from pipeline.benchmarks.candidates import stated_gap, stated_ratio
from pipeline.benchmarks.collection import Collection, CouncilPlan
from pipeline.benchmarks.facts import Fact, span
from pipeline.benchmarks.missing import MARKS
from pipeline.benchmarks.places import standing, where
from pipeline.benchmarks.sampling import rate_interval
from schemas.comparison import Column, Comparison, Value

NAME = "figures"
TITLE = "Every printed figure"
QUESTION = "Which numbers do the plans print, where, and what do they mean in one orientation?"

COLUMNS = (
    *columns.COUNCIL,
    Column(name="file", meaning="the file that the plan was read from"),
    Column(name="figure", meaning="pointer into the plan: /figures/7 is the eighth; /availability/… says that there is none"),
    Column(name="metric", meaning="number of the metric; empty where the figure is about none"),
    Column(name="quantity", meaning="share, rate, count, relative_likelihood, gap or other"),
    Column(name="event", meaning="what happened to the staff counted"),
    Column(name="group", meaning="whom the figure is about"),
    Column(name="comparator", meaning="the other group of a likelihood or gap"),
    Column(name="service", meaning="adults, children, both or council (the whole council)"),
    Column(name="category", meaning="pay band or other sub-division as printed"),
    Column(name="status", meaning="actual, target or previous"),
    Column(name="period_start", meaning="first day of the period; empty where the plan does not say"),
    Column(name="period_end", meaning="last day of the period"),
    Column(name="value", meaning="the number as printed; of “fewer than 5” it is 5, see qualifier", marked_by="marker"),
    Column(name="unit", meaning="percent, percentage_points, count, ratio or gbp"),
    Column(name="qualifier", meaning="about, more_than, less_than or up_to"),
    Column(name="low", meaning="lower end of the interval"),
    Column(name="high", meaning="upper end of the interval; empty with a kind of interval: without limit"),
    Column(name="interval", meaning="rounding: by the printed decimals; wilson: 95% by the printed counts; exact: a count"),
    Column(name="canonical_value", meaning="a likelihood as minority ethnic ÷ white, a gap as minority ethnic minus white"),
    Column(name="definition", meaning="reporting or experiencing, where the words say so"),
    Column(name="restates", meaning="the earlier figure that this one repeats; it counts once"),
    Column(name="used_in", meaning="the metrics whose value in the headline rests on it"),
    Column(name="standing", meaning="stated, inherited, inferred, supplied or corrected"),
    Column(name="words", meaning="the clause or cell as printed"),
    Column(name="place", meaning="where it stands in the document"),
    columns.MARKER,
    columns.REASON,
)


def table(collection: Collection) -> Comparison:
    """A row for every figure and every statement that there is none, plan by plan, in the plans' order."""
    rows = [
        row for plan in collection.plans if collection.shows(plan)
        for row in (*_figures(plan, collection), *_absent(plan, collection))
    ]  # fmt: skip
    doubles = sum(f.restates is not None for p in collection.plans for f in p.facts)
    return Comparison(
        name=NAME, title=TITLE, question=QUESTION, columns=COLUMNS, rows=tuple(rows),
        n=len({p.key for p in collection.plans if p.plan.figures}), of=len({p.key for p in collection.plans}),
        settings=collection.shown_settings,
        notes=(*collection.notes, f"Stated twice in one plan and counted once: {doubles} figures (column restates)."),
    )  # fmt: skip


def _figures(plan: CouncilPlan, collection: Collection) -> Iterator[tuple[Value, ...]]:
    used = _used(plan)
    for fact in plan.facts:
        if not _wanted(fact, collection):
            continue
        figure = fact.figure
        yield (
            *columns.council(plan), plan.stored.path, fact.pointer, figure.metric, figure.quantity, figure.event, figure.group,
            figure.comparator, figure.service, figure.category, figure.status, *columns.days(span(figure.period)),
            columns.shown(figure.value), figure.unit, figure.qualifier, *_interval(fact, plan, collection),
            _canonical(fact), fact.definition, None if fact.restates is None else f"/figures/{fact.restates}",
            ", ".join(str(m) for m in used.get(fact.pointer, ())) or None, standing(plan.stored.evidence, fact.pointer),
            collection.words(plan, figure.text), where(plan.stored.evidence, fact.pointer), None, None,
        )  # fmt: skip


def _wanted(fact: Fact, collection: Collection) -> bool:
    figure, groups = fact.figure, collection.settings.groups
    return (
        collection.shows_metric(figure.metric) and collection.shows_service(figure.service)
        and (not groups or figure.group in groups)
    )  # fmt: skip


def _used(plan: CouncilPlan) -> dict[str, list[int]]:
    used: dict[str, list[int]] = defaultdict(list)
    for indicator in plan.indicators:
        for pointer in indicator.sources if indicator.value is not None else ():
            if indicator.metric not in used[pointer]:
                used[pointer].append(indicator.metric)
    return used


def _interval(fact: Fact, plan: CouncilPlan, collection: Collection) -> tuple[Value, Value, Value]:
    if fact.figure.unit == "count":
        return (*columns.ends(fact.printed.interval, "count"), "exact")
    sampled = rate_interval(fact, plan.cells, collection.measures, collection.settings.suppress_below)
    if sampled:
        return (*columns.ends(sampled), "wilson")
    return (*columns.ends(fact.printed.interval), "rounding")


def _canonical(fact: Fact) -> Value:
    found = stated_ratio(fact) or stated_gap(fact)
    return columns.shown(found.value, "ratio") if found else None


def _absent(plan: CouncilPlan, collection: Collection) -> Iterator[tuple[Value, ...]]:
    for number, said in enumerate(plan.plan.availability):
        if not collection.shows_metric(said.metric) or not collection.shows_service(said.service) or collection.settings.groups:
            continue
        cells: dict[str, Value] = {
            "file": plan.stored.path, "figure": f"/availability/{number}", "metric": said.metric, "service": said.service,
            "words": collection.words(plan, said.text), "place": where(plan.stored.evidence, f"/availability/{number}"),
            "marker": MARKS[said.status].value, "reason": said.status.replace("_", " "),
        }  # fmt: skip
        yield (*columns.council(plan), *(cells.get(c.name) for c in COLUMNS[len(columns.COUNCIL) :]))
