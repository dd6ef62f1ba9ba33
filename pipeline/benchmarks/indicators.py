"""Canonical indicators: of each plan, metric, service and period one comparable value, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.benchmarks import candidates
from pipeline.benchmarks.candidates import UNITS, Candidate, Measure
from pipeline.benchmarks.facts import MINORITY, WHITE, Cells, Fact, Key
from pipeline.benchmarks.measures import Measures
from pipeline.benchmarks.position import Position, position
from pipeline.benchmarks.reasons import reason
from pipeline.benchmarks.rounding import Interval
from pipeline.benchmarks.sampling import few, ratio_interval, share_interval
from schemas.comparison import Mark
from schemas.framework import Framework, Metric


@dataclass(frozen=True, slots=True)
class Indicator:
    """A metric's value for one event, service, sub-division and period of a plan, canonical and as printed.

    `value` is minority ethnic ÷ white (a likelihood), the minority ethnic share in percent, or minority ethnic minus the
    other in points; None where `mark` and `why` say that there is none. `interval` is by `interval_kind`: "rounding"
    (what the print leaves open; chance is not in it), "katz", "exact" or "wilson" (95%, from counts). `printed_value` is
    a stated ratio or gap or share as it stands; `minority` and `white` are the two groups' rates or shares as printed.
    `bound`: the value is only a limit. `sources` are the figures that it was made from, by pointer.
    """

    metric: int
    key: Key
    measure: Measure | None
    value: float | None = None
    interval: Interval | None = None
    interval_kind: str | None = None
    basis: str | None = None
    bound: bool = False
    printed_value: float | None = None
    printed_over: str | None = None
    minority: float | None = None
    white: float | None = None
    definition: str | None = None
    position: Position | None = None
    sources: tuple[str, ...] = ()
    text: str | None = None
    category: str | None = None
    mark: Mark | None = None
    why: str | None = None

    @property
    def unit(self) -> str | None:
        """The unit of its value."""
        return UNITS[self.measure] if self.measure else None


def indicators_of(cells: Cells, framework: Framework, measures: Measures, suppress_below: int) -> tuple[Indicator, ...]:
    """All indicators of a plan's figures (targets apart), metric by metric, in the order of the figures."""
    found: list[Indicator] = []
    for metric in framework.metrics:
        for key in cells.keys:
            if key.status == "target" or key.event not in metric.events or not measures.outcome(key.event):
                continue
            if any(fact.figure.metric == metric.number for fact in cells.at(key)):
                found += _at(cells, key, metric, measures, suppress_below)
    return tuple(found)


def _at(cells: Cells, key: Key, metric: Metric, measures: Measures, suppress_below: int) -> list[Indicator]:
    best: dict[Measure, Candidate] = {}
    ways = candidates.shares(cells, key) if metric.kind == "share" else []
    ways += candidates.likelihoods(cells, key, measures)
    ways += candidates.stated_gaps(cells, key)
    ways += candidates.gaps_to_workforce(cells, key, measures) if metric.kind == "share_gap" else []
    for way in ways:
        best.setdefault(way.measure, way)
    clash = _clash(cells, key)
    if clash or not best:
        if measures.events[key.event].beside:
            return []
        mark, why = clash or reason(cells, key, metric, measures)
        return [_without(cells, key, metric, mark, why)]
    return [_valued(cells, key, metric, measures, way, suppress_below) for way in best.values()]


def _clash(cells: Cells, key: Key) -> tuple[Mark, str] | None:
    """Two printed likelihoods whose rounding intervals have nothing in common: neither is taken."""
    stated = candidates.stated_ratios(cells, key)
    if all(a.interval.meets(b.interval) for a in stated for b in stated):
        return None
    return Mark.CONFLICTING, "the plan states two likelihoods that do not agree"


def _without(cells: Cells, key: Key, metric: Metric, mark: Mark, why: str) -> Indicator:
    facts = [f for f in cells.at(key) if f.figure.metric == metric.number]
    minority, white = _both_groups(cells, key)
    return Indicator(
        metric.number, key, None, mark=mark, why=why, minority=minority, white=white, category=facts[0].figure.category,
        sources=tuple(f.pointer for f in facts), text=facts[0].figure.text, definition=_definition(facts),
    )  # fmt: skip


def _valued(cells: Cells, key: Key, metric: Metric, measures: Measures, way: Candidate, suppress_below: int) -> Indicator:
    if few(way.exact_counts, suppress_below):
        why = f"computed from a count below {suppress_below}"
        hidden = _without(cells, key, metric, Mark.HIDDEN, why)
        return _like(hidden, way)
    interval, kind = _interval(way, cells, measures, suppress_below)
    minority, white = _both_groups(cells, key)
    first = way.sources[0].figure
    printed = first if way.basis in {"stated", "turned round"} else None
    return Indicator(
        metric.number, key, way.measure, way.value, interval, kind, way.basis, way.bound,
        printed_value=printed.value if printed else None,
        printed_over=_orientation(printed.group) if printed and way.measure != "share" else None,
        minority=minority, white=white, definition=_definition(way.sources), category=first.category,
        position=position(way.measure, interval, metric.adverse),
        sources=tuple(s.pointer for s in way.sources), text=first.text,
    )  # fmt: skip


def _interval(way: Candidate, cells: Cells, measures: Measures, suppress_below: int) -> tuple[Interval, str]:
    """The interval that chance leaves where the counts behind the value are printed, else the one that rounding leaves."""
    first = way.sources[0]
    sampled: tuple[Interval, str] | None = None
    if way.measure == "relative_likelihood" and not way.bound:
        sampled = ratio_interval(cells, first.key, measures, suppress_below)
    elif way.measure == "share" and not way.bound:
        found = share_interval(first, cells, measures, suppress_below)
        sampled = (found, "wilson") if found else None
    return sampled if sampled and sampled[0].holds(way.value) else (way.interval, "rounding")


def _like(hidden: Indicator, way: Candidate) -> Indicator:
    return Indicator(
        hidden.metric, hidden.key, way.measure, basis=way.basis, mark=hidden.mark, why=hidden.why, category=hidden.category,
        definition=hidden.definition, sources=tuple(s.pointer for s in way.sources), text=hidden.text,
    )  # fmt: skip


def _both_groups(cells: Cells, key: Key) -> tuple[float | None, float | None]:
    for quantity in ("rate", "share"):
        found = [cells.one(key, quantity, group) for group in (MINORITY, WHITE)]
        if any(found):
            return found[0].figure.value if found[0] else None, found[1].figure.value if found[1] else None
    return None, None


def _definition(facts: list[Fact] | tuple[Fact, ...]) -> str | None:
    return next((f.definition for f in facts if f.definition), None)


def _orientation(group: str) -> str:
    return "minority ethnic ÷ white" if group == MINORITY else "white ÷ minority ethnic"
