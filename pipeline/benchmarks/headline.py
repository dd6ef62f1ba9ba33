"""Metric by council: the value of each council's newest plan, beside its peers and the national value."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from pipeline.benchmarks import columns
from pipeline.benchmarks.authorities import peer_name, peers
from pipeline.benchmarks.collection import Collection
from pipeline.benchmarks.measures import Measures
from pipeline.benchmarks.national import nearest
from pipeline.benchmarks.position import BAND_NAME
from pipeline.benchmarks.spread import Spread, spread
from pipeline.benchmarks.standing import Line, lines
from schemas.comparison import Column, Comparison, Mark, Value
from schemas.framework import Metric

NAME = "headline"
TITLE = "Metric by council"
QUESTION = "Where does each council stand on each metric, by its newest plan?"

COLUMNS = (
    Column(name="metric", meaning="number of the metric in the standard"),
    Column(name="metric_title", meaning="the metric in a few words"),
    Column(name="event", meaning="what happened to the staff counted; of a metric with several, each has rows of its own"),
    Column(name="category", meaning="pay band or other sub-division as printed"),
    Column(name="service", meaning="adults, children or both; the parts beside each other where there is no value for both"),
    *columns.COUNCIL,
    Column(name="period_start", meaning="first day of the period that the value is about; empty where the plan does not say"),
    Column(name="period_end", meaning="last day of that period"),
    Column(name="measure", meaning="relative_likelihood: minority ethnic ÷ white. share: minority ethnic share. gap_to_workforce:"
           " minority ethnic share minus that of the workforce. stated_gap: minority ethnic minus white"),
    Column(name="value", meaning="the canonical value", marked_by="marker"),
    Column(name="unit", meaning="ratio, percent or percentage_points"),
    Column(name="low", meaning="lower end of the interval"),
    Column(name="high", meaning="upper end of the interval; empty with a kind of interval: without limit"),
    Column(name="interval", meaning="rounding: what the print leaves open, without chance. katz, exact, wilson: 95% by counts"),
    Column(name="position", meaning="by the interval: adverse, within the screening band, favourable, undecided"),
    Column(name="basis", meaning="stated, turned round (white ÷ minority given), from two rates, counts or (pairs of) shares"),
    Column(name="bound", meaning="yes where the value is only a limit, such as “more than twice”; it is in no median"),
    Column(name="printed_value", meaning="the number as printed, before it was turned round"),
    Column(name="printed_over", meaning="which group is on top in the printed number"),
    Column(name="minority_ethnic", meaning="minority ethnic rate or share as printed", unit="percent"),
    Column(name="white", meaning="white rate or share as printed", unit="percent"),
    Column(name="definition", meaning="reporting or experiencing, where the words of the figure say so"),
    Column(name="audit", meaning="the worst result of the audit of the figures behind the value"),
    Column(name="sources", meaning="the figures that the value comes from, as pointers into the plan"),
    columns.MARKER,
    columns.REASON,
    Column(name="national_value", meaning="the value published for all authorities that took part, nearest in year to the plan"),
    Column(name="national_direction", meaning="above or below 1, where that is published"),
    Column(name="national_year", meaning="year of the national report"),
    Column(name="national_authorities", meaning="authorities in the national report"),
    Column(name="peer_group", meaning="the councils it is compared with"),
    Column(name="peer_n", meaning="how many of them have a value of the same kind"),
    Column(name="peer_lower_quartile", meaning="lower quartile of these values"),
    Column(name="peer_median", meaning="median of these values", marked_by="peer_marker"),
    Column(name="peer_upper_quartile", meaning="upper quartile of these values"),
    Column(name="peer_marker", meaning="why there is no median"),
    Column(name="peer_reason", meaning="the same in words"),
    Column(name="tied_with", meaning="how many other councils have the same value, as rounded here"),
)  # fmt: skip
_DEFAULT = {"share": "share"}
Kind = tuple[int, str, str | None, str, str, str | None]


@dataclass(frozen=True)
class _Peers:
    """All values of one kind by council, and who is whose peer."""

    collection: Collection
    values: dict[Kind, dict[str, float]]
    groups: dict[str, list[str]]

    def spread(self, kind: Kind, key: str) -> Spread:
        found = self.values.get(kind, {})
        mine = [found[k] for k in self.groups.get(key, ()) if k in found]
        return spread(mine, self.collection.settings.min_councils)

    def ties(self, kind: Kind, key: str) -> int:
        found = self.values.get(kind, {})
        return sum(round(v, 3) == round(found[key], 3) for v in found.values()) - 1 if key in found else 0


def table(collection: Collection) -> Comparison:
    """A row for each council, metric and service, by metric and then by name: no ranks; ties and blanks are counted."""
    found = lines(collection)
    at_hand = _peers(collection, found)
    kept = [line for line in found if _wanted(collection, line)]
    order = {m.number: n for n, m in enumerate(collection.framework.metrics)}
    kept.sort(key=lambda line: (order[line.metric.number], _event_rank(line), line.plan.name, line.plan.key))
    return Comparison(
        name=NAME, title=TITLE, question=QUESTION, columns=COLUMNS, rows=tuple(_row(line, at_hand) for line in kept),
        n=len({line.plan.key for line in found if line.value is not None}), of=len(collection.latest),
        settings=collection.shown_settings, notes=(*collection.notes, *_notes(found)),
    )  # fmt: skip


def _wanted(collection: Collection, line: Line) -> bool:
    return (
        collection.shows(line.plan) and collection.shows_metric(line.metric.number) and collection.shows_service(line.service)
    )  # fmt: skip


def _event_rank(line: Line) -> int:
    events: list[str] = list(line.metric.events)
    return events.index(line.indicator.key.event) if line.indicator else len(events)


def kind_of(line: Line, measures: Measures) -> Kind | None:
    """What a value may be compared with: the same metric, event, sub-division, service, measure and definition."""
    indicator = line.indicator
    if indicator is None:
        return None
    measure = indicator.measure or _DEFAULT.get(line.metric.kind, "relative_likelihood")
    usual = measures.definition(indicator.key.event, line.metric.wordings[0]) if line.metric.wordings else None
    key = indicator.key
    return (line.metric.number, key.event, key.category, line.service, measure, indicator.definition or usual)


def _peers(collection: Collection, found: list[Line]) -> _Peers:
    values: dict[Kind, dict[str, float]] = defaultdict(dict)
    for line in found:
        kind = kind_of(line, collection.measures)
        if kind and line.value is not None and line.indicator and not line.indicator.bound and line.plan.gss:
            values[kind][line.plan.key] = line.value
    compared = {plan.key: plan.authority for plan in collection.latest if plan.gss}
    groups = {p.key: peers(collection.register, p.authority, collection.settings.peers, compared) for p in collection.latest}
    return _Peers(collection, dict(values), groups)


def _row(line: Line, at_hand: _Peers) -> tuple[Value, ...]:
    indicator, metric = line.indicator, line.metric
    first: tuple[Value, ...] = (
        metric.number, metric.title, indicator.key.event if indicator else None, indicator.category if indicator else None,
        line.service, *columns.council(line.plan),
    )  # fmt: skip
    return (*first, *_own(line), *_mark(line), *_national(line, at_hand), *_beside(line, at_hand))


def _own(line: Line) -> tuple[Value, ...]:
    i = line.indicator
    if i is None:
        return (None,) * 18
    return (
        *columns.days(i.key.period), i.measure, columns.shown(i.value, i.unit), i.unit, *columns.ends(i.interval, i.unit),
        i.interval_kind, i.position, i.basis, "yes" if i.bound else None, columns.shown(i.printed_value, "ratio"),
        i.printed_over, columns.shown(i.minority, "percent"), columns.shown(i.white, "percent"), i.definition,
        line.plan.check_of(i.sources), " ".join(i.sources),
    )  # fmt: skip


def _mark(line: Line) -> tuple[Value, ...]:
    return line.mark.value if line.mark else None, line.why


def _national(line: Line, at_hand: _Peers) -> tuple[Value, ...]:
    kind = kind_of(line, at_hand.collection.measures)
    if kind is None:
        return (None,) * 4
    found = nearest(at_hand.collection.national, (kind[0], kind[1], kind[2], kind[4]), line.plan.year)
    if found is None:
        return (None,) * 4
    return columns.shown(found.value, found.unit), found.direction, found.report_year, found.authorities


def _beside(line: Line, at_hand: _Peers) -> tuple[Value, ...]:
    collection, key = at_hand.collection, line.plan.key
    kind = kind_of(line, collection.measures)
    name = peer_name(collection.register, line.plan.authority, collection.settings.peers) if line.plan.gss else None
    if kind is None or name is None:
        why = "nothing to compare" if kind is None else "the register does not say who its peers are"
        return (name, None, None, None, None, Mark.NOT_APPLICABLE.value, why, None)
    s, unit = at_hand.spread(kind, key), line.indicator.unit if line.indicator else None
    mark = s.mark.value if s.mark else None
    ties = at_hand.ties(kind, key) if line.value is not None else None
    numbers = (columns.shown(v, unit) for v in (s.lower, s.median, s.upper))
    return (name, s.n, *numbers, mark, s.why, ties)


def _notes(found: list[Line]) -> list[str]:
    notes = [f"Position: {BAND_NAME}.", "Rows stand by council name, not by value; ties are counted in tied_with."]
    by_metric: dict[int, list[Line]] = defaultdict(list)
    titles: dict[int, Metric] = {}
    for line in found:
        by_metric[line.metric.number].append(line)
        titles[line.metric.number] = line.metric
    for number, group in by_metric.items():
        having = {line.plan.key for line in group if line.value is not None}
        without: dict[str, Mark] = {}
        for line in group:
            if line.plan.key not in having and line.mark:
                without.setdefault(line.plan.key, line.mark)
        blanks = ", ".join(f"{n} {mark}" for mark, n in sorted(Counter(m.value for m in without.values()).items()))
        notes.append(f"Metric {number}: {len(having)} with a value" + (f"; without: {blanks}." if blanks else "."))
    return notes
