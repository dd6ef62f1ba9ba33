"""The plans of one comparison: which count, whose they are, and everything the tables share, computed once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from pipeline.benchmarks.authorities import line
from pipeline.benchmarks.checks import Finding, findings_of
from pipeline.benchmarks.doubles import CountedAction, counted_actions
from pipeline.benchmarks.facts import Cells, Fact, facts_of
from pipeline.benchmarks.indicators import Indicator, indicators_of
from pipeline.benchmarks.measures import Measures, load_measures
from pipeline.benchmarks.names import people_in, without_names
from pipeline.benchmarks.national import NationalValue, load_national
from pipeline.benchmarks.settings import CompareSettings
from schemas.framework import Framework
from schemas.plan import Plan
from schemas.reading import StoredPlan
from schemas.register import CouncilEntry, Register

_COUNTED = {"ok", "partial"}
_FORMATS = ("docx", "html", "pdf", "text", "odt", "xlsx", "scan")
UNNAMED = "(council not named)"


@dataclass(frozen=True)
class CouncilPlan:
    """A plan that counts, with its council: `key` is the same for all plans of one council."""

    stored: StoredPlan
    key: str
    gss: str | None
    name: str
    authority: CouncilEntry | None
    facts: tuple[Fact, ...] = ()
    cells: Cells = field(default_factory=lambda: Cells(()))
    actions: tuple[CountedAction, ...] = ()
    people: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.stored.plan

    @property
    def year(self) -> str | None:
        """The plan's year, its own or supplied; None where neither is known."""
        return self.stored.year

    @property
    def counted(self) -> list[CountedAction]:
        """The actions that count, doubles left out."""
        return [action for action in self.actions if action.restates is None]

    def check_of(self, sources: Iterable[str]) -> str | None:
        """The worst result of the audit among the findings about some figures."""
        wanted = set(sources)
        results = {f.result for f in self.findings if wanted & {*f.stated, *f.beside}}
        return next((r for r in ("contradictory", "undecidable", "rounding", "consistent") if r in results), None)


@dataclass(frozen=True)
class Collection:
    """All that the tables are made from. `latest` is one plan a council; `plans` all years, both in the order of the names."""

    plans: tuple[CouncilPlan, ...]
    framework: Framework
    register: Register
    settings: CompareSettings
    measures: Measures
    national: tuple[NationalValue, ...] = ()
    superseded: tuple[CouncilPlan, ...] = ()
    notes: tuple[str, ...] = ()

    @cached_property
    def latest(self) -> tuple[CouncilPlan, ...]:
        """The newest plan of each council."""
        newest: dict[str, CouncilPlan] = {}
        for plan in self.plans:
            if plan.key not in newest or (newest[plan.key].year or "") <= (plan.year or ""):
                newest[plan.key] = plan
        return tuple(newest.values())

    @cached_property
    def as_of(self) -> date | None:
        """The day of the comparison: as set, else the first day that the newest plan's date can mean; never today."""
        if self.settings.as_of:
            return self.settings.as_of
        days = [day for p in self.plans if (day := _first_day(p.plan.dated or p.year))]
        return max(days, default=None)

    def shows(self, plan: CouncilPlan) -> bool:
        """Whether a plan's rows are asked for."""
        wanted = {_plain(w) for w in self.settings.councils}
        nice = {_plain(plan.name), _plain(plan.stored.council_name or ""), _plain(plan.gss or "")}
        return not wanted or bool(wanted & nice)

    def shows_metric(self, metric: int | None) -> bool:
        """Whether a metric's rows are asked for."""
        return not self.settings.metrics or metric in self.settings.metrics

    def shows_any_metric(self, metrics: Iterable[int]) -> bool:
        """Whether rows of something about several metrics, or none, are asked for."""
        return not self.settings.metrics or bool(set(self.settings.metrics).intersection(metrics))

    def counted(self, plan: CouncilPlan) -> list[CountedAction]:
        """A plan's actions, each once, about the metrics that are asked for."""
        return [action for action in plan.counted if self.shows_any_metric(action.metrics)]

    def shows_service(self, service: str) -> bool:
        """Whether a service's rows are asked for."""
        return not self.settings.services or service in self.settings.services

    def words(self, plan: CouncilPlan, text: str | None) -> str | None:
        """A text as it may be shown: as printed, or without people's names."""
        if text is None or not self.settings.without_names:
            return text
        return without_names(text, plan.people)

    @property
    def shown_settings(self) -> dict[str, str]:
        """The settings as a table prints them."""
        return self.settings.shown(self.as_of)


def collect(
    plans: Sequence[StoredPlan],
    register: Register,
    framework: Framework,
    settings: CompareSettings | None = None,
) -> Collection:
    """Choose what counts (one plan a council and year, readable, of this standard) and compute what the tables share."""
    settings = settings or CompareSettings()
    measures = load_measures()
    notes: list[str] = []
    mine = [p for p in plans if p.plan.framework == framework.code and p.outcome in _COUNTED]
    if len(mine) < len(plans):
        left = len(plans) - len(mine)
        notes.append(f"{left} stored {_plural(left, 'plan')} left out: of another standard, or not read.")
    if settings.years:
        mine = [p for p in mine if p.year in settings.years]
    groups: dict[tuple[str, str | None], list[CouncilPlan]] = defaultdict(list)
    for stored in mine:
        plan = _whose(stored, register)
        groups[(plan.key, plan.year)].append(plan)
    kept, superseded = _one_a_year(groups, notes)
    make = _Maker(framework, measures, settings)
    unnamed = sum(p.gss is None for p in kept)
    if unnamed:
        noun = _plural(unnamed, "plan")
        notes.append(f"{unnamed} {noun} without a council of the register: shown, but in no peer group and no median.")
    ordered = sorted((make.full(p) for p in kept), key=lambda p: (p.name, p.key, p.year or "", p.plan.id))
    rest = sorted((make.full(p) for p in superseded), key=lambda p: (p.name, p.key, p.year or "", p.stored.sha256))
    return Collection(
        tuple(ordered), framework, register, settings, measures, load_national(framework.code), tuple(rest), tuple(notes)
    )


@dataclass(frozen=True)
class _Maker:
    framework: Framework
    measures: Measures
    settings: CompareSettings

    def full(self, plan: CouncilPlan) -> CouncilPlan:
        facts = facts_of(plan.plan, self.measures)
        cells = Cells(facts)
        return replace(
            plan, facts=facts, cells=cells, actions=counted_actions(plan.plan), people=people_in(plan.plan),
            indicators=indicators_of(cells, self.framework, self.measures, self.settings.suppress_below),
            findings=findings_of(facts, cells, self.measures, self.settings.suppress_below),
        )  # fmt: skip


def _whose(stored: StoredPlan, register: Register) -> CouncilPlan:
    authority = register.by_gss(stored.gss) if stored.gss else None
    last = line(register, authority) if authority else None
    name = authority.name if authority else stored.council_name or UNNAMED
    key = last.gss if last else stored.gss or stored.council_name or f"{UNNAMED} {stored.plan.id}"
    return CouncilPlan(stored, key, stored.gss, name, authority)


def _one_a_year(
    groups: dict[tuple[str, str | None], list[CouncilPlan]], notes: list[str]
) -> tuple[list[CouncilPlan], list[CouncilPlan]]:
    kept, superseded = [], []
    for plans in groups.values():
        chosen = sorted((p for p in plans if p.stored.chosen), key=_best_first)
        rest = sorted((p for p in plans if not p.stored.chosen), key=_best_first)
        if not chosen:
            chosen, rest = rest[:1], rest[1:]
        if len(chosen) > 1:
            first = chosen[0]
            notes.append(f"{first.name}, {first.year or 'year unknown'}: {len(chosen)} plans; {first.stored.path} counts.")
        kept.append(chosen[0])
        superseded += [*chosen[1:], *rest]
    notes.sort()
    return kept, superseded


def _best_first(plan: CouncilPlan) -> tuple[object, ...]:
    stored = plan.stored
    rank = _FORMATS.index(stored.format) if stored.format in _FORMATS else len(_FORMATS)
    return (stored.outcome != "ok", not stored.latest, stored.unclaimed, rank, stored.path, stored.sha256)


def _first_day(dated: str | None) -> date | None:
    parts = (dated or "").split("-")
    try:
        year, month, day = (int(p) for p in [*parts, "1", "1"][:3])
        return date(year, month, day)
    except ValueError:
        return None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"
