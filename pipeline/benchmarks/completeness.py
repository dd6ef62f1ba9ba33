"""How complete a plan is: a score with all its parts, never a rank."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from pipeline.benchmarks import columns
from pipeline.benchmarks.actions import leads_of, measured
from pipeline.benchmarks.collection import Collection, CouncilPlan
from pipeline.benchmarks.standing import Line, lines
from schemas.comparison import Column, Comparison, Mark, Value

NAME = "completeness"
TITLE = "Completeness"
QUESTION = "How much of what the standard asks for, and of what makes an action one that can be followed, does a plan hold?"

COLUMNS = (
    *columns.COUNCIL,
    Column(name="part", meaning="code of the part; score: the mean of the parts that apply"),
    Column(name="part_name", meaning="the part in words"),
    Column(name="have", meaning="how many have it; of the score, how many parts apply"),
    Column(name="of", meaning="of how many; of the score, of how many parts"),
    Column(name="percent", meaning="the share in percent; of the score, the mean", unit="percent", marked_by="marker"),
    columns.MARKER,
    columns.REASON,
)
NOTES = (
    "Each part weighs the same. The score tells how much is written down, not how good it is; it is no rank and orders nothing.",
    "A metric is answered by a figure or by a stated reason for having none.",
)
PARTS = {
    "metrics_answered": "metrics with a figure, or with the reason why there is none",
    "metrics_comparable": "metrics with a comparable value",
    "metrics_with_action": "metrics with an action",
    "actions_with_lead": "actions with a lead",
    "actions_with_time": "actions with a time",
    "actions_with_measure": "actions with a success measure of their own or of their block",
    "dated": "the plan has a date of its own",
    "signed_off": "somebody signs for it or sponsors it",
}
Part = tuple[int, int]


def table(collection: Collection) -> Comparison:
    """Rows for each council's newest plan: every part, then the score; councils by name."""
    found = lines(collection)
    rows = [
        row for plan in collection.latest if collection.shows(plan)
        for row in _rows(plan, [line for line in found if line.plan is plan], collection)
    ]  # fmt: skip
    return Comparison(
        name=NAME, title=TITLE, question=QUESTION, columns=COLUMNS, rows=tuple(rows), n=len(collection.latest),
        of=len(collection.latest), settings=collection.shown_settings, notes=(*collection.notes, *NOTES),
    )  # fmt: skip


def parts(plan: CouncilPlan, found: list[Line], collection: Collection) -> dict[str, Part]:
    """Of each part how many there are, and of how many; (0, 0) where a part does not apply."""
    numbers = [m.number for m in collection.framework.metrics]
    said = {f.figure.metric for f in plan.facts if f.figure.status == "actual"} | {a.metric for a in plan.plan.availability}
    valued = {line.metric.number for line in found if line.value is not None}
    actions = plan.counted
    planned = {m for a in actions for m in a.metrics}
    people = plan.plan.people
    return {
        "metrics_answered": (len(said & set(numbers)), len(numbers)),
        "metrics_comparable": (len(valued), len(numbers)),
        "metrics_with_action": (len(planned & set(numbers)), len(numbers)),
        "actions_with_lead": (sum(bool(leads_of(a)) for a in actions), len(actions)),
        "actions_with_time": (sum(a.action.timeframe is not None for a in actions), len(actions)),
        "actions_with_measure": (sum(measured(plan, a) for a in actions), len(actions)),
        "dated": (int(plan.plan.dated is not None), 1),
        "signed_off": (int(any(p.role in {"signatory", "sponsor"} for p in people)), 1),
    }


def _rows(plan: CouncilPlan, found: list[Line], collection: Collection) -> Iterator[tuple[Value, ...]]:
    counted = parts(plan, found, collection)
    for code, (have, of) in counted.items():
        why = (None, None) if of else (Mark.NOT_APPLICABLE.value, "nothing to count")
        yield (*columns.council(plan), code, PARTS[code], have, of, columns.percent(have, of), *why)
    applying = [have / of * 100 for have, of in counted.values() if of]
    score = round(fmean(applying), 1)
    yield (*columns.council(plan), "score", "mean of the parts that apply", len(applying), len(PARTS), score, None, None)
