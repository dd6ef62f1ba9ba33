"""Who leads: kinds of lead, how far the work is spread, and actions without a lead."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from pipeline.benchmarks import columns
from pipeline.benchmarks.actions import NO_ACTION, leads_of
from pipeline.benchmarks.collection import Collection
from pipeline.benchmarks.doubles import CountedAction, folded
from pipeline.benchmarks.lead_kinds import kind_names, kind_of
from schemas.comparison import Column, Comparison, Mark, Value

NAME = "leads"
TITLE = "Who leads"
QUESTION = "Who is given the actions, and on how many shoulders do they lie?"

COLUMNS = (
    *columns.COUNCIL,
    Column(name="kind", meaning="code of the kind of lead; any: all kinds together; none: actions without a lead"),
    Column(name="kind_name", meaning="the kind in words"),
    Column(name="actions", meaning="actions with a lead of this kind; 0 is a true zero"),
    Column(name="percent", meaning="share of the plan’s actions", unit="percent", marked_by="marker"),
    Column(name="different_leads", meaning="how many different leads of this kind are named"),
    Column(name="most_for_one", meaning="the most actions that one of them has"),
    columns.MARKER,
    columns.REASON,
)
NOTES = (
    "An action with leads of several kinds counts under each of them.",
    "Sponsors and supporters are left out. A person with a post goes by the post.",
)


def table(collection: Collection) -> Comparison:
    """Rows for each council's newest plan and for all together: any, each kind that occurs, none."""
    rows: list[tuple[Value, ...]] = []
    for plan in collection.latest:
        if collection.shows(plan):
            rows += _rows(columns.council(plan), [(plan.key, a) for a in collection.counted(plan)])
    if collection.latest:
        everything = [(p.key, a) for p in collection.latest for a in collection.counted(p)]
        rows += _rows(columns.all_councils(), everything)
    return Comparison(
        name=NAME, title=TITLE, question=QUESTION, columns=COLUMNS, rows=tuple(rows),
        n=sum(any(map(leads_of, p.counted)) for p in collection.latest), of=len(collection.latest),
        settings=collection.shown_settings, notes=(*collection.notes, *NOTES),
    )  # fmt: skip


def _rows(first: tuple[Value, ...], actions: Sequence[tuple[str, CountedAction]]) -> Iterator[tuple[Value, ...]]:
    if not actions:
        yield (*first, "any", "any lead", 0, None, 0, 0, Mark.NOT_APPLICABLE.value, NO_ACTION)
        return
    total = len(actions)
    by_kind: dict[str, list[set[str]]] = defaultdict(list)
    for council, action in actions:
        mine: dict[str, set[str]] = defaultdict(set)
        for text in leads_of(action):
            for kind in ("any", kind_of(text)):
                mine[kind].add(f"{council} {folded(text)}")
        for kind, leads in mine.items():
            by_kind[kind].append(leads)
    for code, name in {"any": "any lead", **kind_names()}.items():
        if code == "any" or by_kind[code]:
            loads = Counter(lead for leads in by_kind[code] for lead in leads)
            n = len(by_kind[code])
            yield (*first, code, name, n, columns.percent(n, total), len(loads), max(loads.values(), default=0), None, None)
    none = total - len(by_kind["any"])
    yield (*first, "none", "no lead", none, columns.percent(none, total), 0, 0, None, None)
