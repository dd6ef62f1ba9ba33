"""Which council reports which metric, the kind of missing where it does not, and which authorities have no plan here."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from pipeline.benchmarks import columns
from pipeline.benchmarks.authorities import existing
from pipeline.benchmarks.collection import Collection, CouncilPlan
from pipeline.benchmarks.standing import Line, lines
from schemas.comparison import MEANINGS, Column, Comparison, Mark, Value
from schemas.framework import Metric
from schemas.register import CouncilEntry

NAME = "coverage"
TITLE = "Coverage"
QUESTION = "Which council reports which metric, and from which authorities is there no plan?"

COLUMNS = (
    *columns.COUNCIL,
    Column(name="region", meaning="the council's region"),
    Column(name="type", meaning="kind of authority"),
    Column(name="register", meaning="existing, former (with its last day) or not in the register, on the day of the comparison"),
    Column(name="metric", meaning="number of the metric; empty for an authority without a plan"),
    Column(name="metric_title", meaning="the metric in a few words"),
    Column(name="figures", meaning="figures of the newest plan about the metric, repeats left out"),
    Column(name="values", meaning="comparable values made from them", marked_by="marker"),
    Column(name="services", meaning="the services that have one"),
    columns.MARKER,
    columns.REASON,
)
_SERVICES = ("both", "adults", "children", "council")


def table(collection: Collection) -> Comparison:
    """A row a council and metric, then a row for every authority of the register without a plan, by name."""
    found: dict[str, dict[int, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in lines(collection):
        found[line.plan.key][line.metric.number].append(line)
    rows = [row for plan in collection.latest if collection.shows(plan) for row in _of_plan(plan, found[plan.key], collection)]
    day = collection.as_of.isoformat() if collection.as_of else None
    in_being = existing(collection.register, day)
    without = without_plan(collection)
    if not collection.settings.councils:
        rows += [_without_plan(a) for a in without]
    having_plan = len(in_being) - len(without)
    notes = (
        f"Authorities of the register as of {day or 'now'}: {len(in_being)}, of which {having_plan} have a plan here.",
        *_former(collection, day), *_blanks(rows),
    )  # fmt: skip
    return Comparison(
        name=NAME, title=TITLE, question=QUESTION, columns=COLUMNS, rows=tuple(rows), n=having_plan,
        of=len(in_being), settings=collection.shown_settings, notes=(*collection.notes, *notes),
    )  # fmt: skip


def without_plan(collection: Collection) -> list[CouncilEntry]:
    """The councils in being on the day of the comparison of which there is no plan, by name."""
    day = collection.as_of.isoformat() if collection.as_of else None
    having = {p.authority.gss for p in collection.plans if p.authority}
    return [council for council in existing(collection.register, day) if council.gss not in having]


def _of_plan(plan: CouncilPlan, found: dict[int, list[Line]], collection: Collection) -> Iterator[tuple[Value, ...]]:
    for metric in collection.framework.metrics:
        if collection.shows_metric(metric.number):
            yield (*columns.council(plan), *_about(plan.authority, collection), *_metric(plan, metric, found[metric.number]))


def _about(authority: CouncilEntry | None, collection: Collection) -> tuple[Value, ...]:
    if authority is None:
        return None, None, "not in the register"
    day = collection.as_of.isoformat() if collection.as_of else None
    ended = authority.valid_to is not None and (day is None or authority.valid_to < day)
    return authority.region, authority.type, f"former, until {authority.valid_to}" if ended else "existing"


def _metric(plan: CouncilPlan, metric: Metric, found: list[Line]) -> tuple[Value, ...]:
    figures = sum(f.figure.metric == metric.number and f.restates is None for f in plan.facts)
    valued = [line for line in found if line.value is not None]
    if valued:
        services = [s for s in _SERVICES if any(line.service == s for line in valued)]
        return metric.number, metric.title, figures, len(valued), ", ".join(services), None, None
    first = next((line for line in found if line.mark), None)
    mark = first.mark.value if first and first.mark else Mark.NOT_STATED.value
    return metric.number, metric.title, figures, None, None, mark, first.why if first else None


def _without_plan(authority: CouncilEntry) -> tuple[Value, ...]:
    mark = Mark.NO_PLAN
    return (
        authority.gss, authority.name, None, None, authority.region, authority.type, "existing", None, None, None, None, None,
        mark.value, MEANINGS[mark],
    )  # fmt: skip


def _former(collection: Collection, day: str | None) -> Iterator[str]:
    """A body that several replaced keeps its plan; its successors have none by it."""
    for plan in collection.latest:
        authority = plan.authority
        if authority and authority.successors and authority.valid_to and (day is None or authority.valid_to < day):
            heirs = [h.name if (h := collection.register.by_gss(code)) else code for code in authority.successors]
            yield f"{authority.name} ended on {authority.valid_to}; replaced by {', '.join(heirs)}. Its plan stays its own."


def _blanks(rows: list[tuple[Value, ...]]) -> Iterator[str]:
    metric, mark = [c.name for c in COLUMNS].index("metric"), [c.name for c in COLUMNS].index("marker")
    marks = Counter(str(row[mark]) for row in rows if row[metric] is not None and row[mark])
    if marks:
        yield "Blanks: " + ", ".join(f"{n} {m}" for m, n in sorted(marks.items())) + "."
