"""The plans' own arithmetic: what they state beside what their other figures give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.benchmarks import columns
from pipeline.benchmarks.checks import Finding
from pipeline.benchmarks.checks.findings import Result, number
from pipeline.benchmarks.checks.repeats import comparable, identity
from pipeline.benchmarks.collection import Collection, CouncilPlan
from pipeline.benchmarks.places import where
from schemas.comparison import Column, Comparison, Mark, Value

NAME = "audit"
TITLE = "The plans’ own arithmetic"
QUESTION = "Do the numbers that a plan prints agree with each other?"

COLUMNS = (
    *columns.COUNCIL,
    Column(name="check", meaning="what was compared with what"),
    Column(name="result", meaning="consistent: the same to the last printed digit. rounding: may be the same, as all is rounded."
           " contradictory: cannot be. undecidable: what is printed does not say"),
    Column(name="metric", meaning="number of the metric; empty where the figure is about none"),
    Column(name="event", meaning="what happened to the staff counted"),
    Column(name="service", meaning="adults, children, both or council"),
    Column(name="category", meaning="pay band or other sub-division, in lower case"),
    Column(name="period_start", meaning="first day of the period; empty where the plan does not say"),
    Column(name="period_end", meaning="last day of the period"),
    Column(name="stated_value", meaning="the number that was checked, as printed"),
    Column(name="recomputed", meaning="what the figures beside it give; empty where the marker says why or they only bound it"),
    Column(name="low", meaning="the least they can give, all of them being rounded"),
    Column(name="high", meaning="the most they can give"),
    Column(name="unit", meaning="unit of these numbers"),
    Column(name="why", meaning="the comparison in one sentence"),
    Column(name="words", meaning="the statement as printed"),
    Column(name="place", meaning="where it stands"),
    Column(name="words_beside", meaning="what it was compared with, as printed"),
    Column(name="place_beside", meaning="where that stands"),
    Column(name="stated", meaning="the figures checked, as pointers into the plan"),
    Column(name="beside", meaning="the figures that they were compared with"),
    columns.MARKER,
)  # fmt: skip
_ORDER: tuple[Result, ...] = ("contradictory", "undecidable", "rounding", "consistent")


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with the plan that it is about and its row in the table."""

    plan: CouncilPlan
    finding: Finding
    row: tuple[Value, ...]


def table(collection: Collection) -> Comparison:
    """A row for every check that could be made, the contradictions of all plans first. Nothing is mended."""
    found = judged(collection)
    results = Counter(j.finding.result for j in found)
    counts = ", ".join(f"{results[r]} {r}" for r in _ORDER)
    return Comparison(
        name=NAME, title=TITLE, question=QUESTION, columns=COLUMNS, rows=tuple(j.row for j in found),
        n=len({p.key for p in collection.plans if p.findings}), of=len({p.key for p in collection.plans}),
        settings=collection.shown_settings,
        notes=(*collection.notes, f"Checks: {counts}.", "A contradiction is the plan’s, as it was read: see words and place."),
    )  # fmt: skip


def judged(collection: Collection) -> list[Judged]:
    """Every finding that is to be shown, the worst results first, then plan by plan."""
    found = [
        Judged(plan, finding, _row(plan, finding, collection))
        for plan in collection.plans if collection.shows(plan)
        for finding in plan.findings if _wanted(finding, collection)
    ]  # fmt: skip
    for plan in collection.superseded:
        if collection.shows(plan):
            found += _against_the_chosen(plan, collection)
    return sorted(found, key=lambda j: _ORDER.index(j.finding.result))


def _wanted(finding: Finding, collection: Collection) -> bool:
    return collection.shows_metric(finding.metric) and collection.shows_service(finding.key.service)


def _row(plan: CouncilPlan, finding: Finding, collection: Collection) -> tuple[Value, ...]:
    return _cells(plan, finding, collection, _quoted(plan, finding.beside, collection))


def _cells(plan: CouncilPlan, finding: Finding, collection: Collection, beside: tuple[Value, Value]) -> tuple[Value, ...]:
    mark = Mark.HIDDEN if finding.hidden else Mark.NOT_COMPARABLE if not finding.beside and finding.recomputed is None else None
    return (
        *columns.council(plan), finding.check, finding.result, finding.metric, finding.key.event, finding.key.service,
        finding.key.category, *columns.days(finding.key.period), columns.shown(finding.stated_value),
        columns.shown(finding.recomputed), *columns.ends(finding.interval), finding.unit, finding.why,
        *_quoted(plan, finding.stated, collection), *beside, " ".join(finding.stated), " ".join(finding.beside) or None,
        mark.value if mark else None,
    )  # fmt: skip


def _quoted(plan: CouncilPlan, pointers: tuple[str, ...], collection: Collection) -> tuple[Value, Value]:
    """The words of some figures and their places, each once."""
    texts = [plan.plan.figures[int(p.rsplit("/", 1)[1])].text for p in pointers]
    places = [place for p in pointers if (place := where(plan.stored.evidence, p))]
    words = collection.words(plan, " … ".join(dict.fromkeys(texts)) or None)
    return words, "; ".join(dict.fromkeys(places)) or None


def _against_the_chosen(plan: CouncilPlan, collection: Collection) -> Iterator[Judged]:
    """The figures of a file that does not count which differ from the file of the same council and year that does.

    Whether the plans differ or were read differently cannot be told from here: the places tell.
    """
    chosen = next((p for p in collection.plans if (p.key, p.year) == (plan.key, plan.year)), None)
    if chosen is None:
        return
    theirs = {identity(f): f for f in reversed(plan.facts) if f.restates is None and comparable(f.figure)}
    for fact in chosen.facts:
        other = theirs.get(identity(fact)) if fact.restates is None and comparable(fact.figure) else None
        if other is None or fact.printed.interval.meets(other.printed.interval):
            continue
        values = f"{number(fact.figure.value)} in {chosen.stored.path}, which counts; {number(other.figure.value)}"
        finding = Finding(
            "two files of one year", "undecidable", fact.key, fact.figure.metric, (fact.pointer,), (other.pointer,),
            fact.figure.value, other.figure.value, other.printed.interval, fact.figure.unit,
            why=f"{values} in {plan.stored.path}",
        )  # fmt: skip
        if _wanted(finding, collection):
            beside = _quoted(plan, (other.pointer,), collection)
            yield Judged(chosen, finding, _cells(chosen, finding, collection, beside))
