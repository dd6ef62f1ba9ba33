"""A plan's figures made ready to compare: each with its rounding interval, its definition, and whether it repeats another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.benchmarks.measures import Measures
from pipeline.benchmarks.rounding import Printed, printed
from schemas.plan import Figure, Period, Plan

MINORITY = "minority_ethnic"
WHITE = "white"
PAIR = (MINORITY, WHITE)
Span = tuple[str | None, str | None] | None


class Key(NamedTuple):
    """What figures must share to stand beside each other: event, service, sub-division, period, actual or earlier."""

    event: str
    service: str
    category: str | None
    period: Span
    status: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with its place in the plan's list, what its print stands for, and the earlier figure it repeats, if any."""

    number: int
    figure: Figure
    printed: Printed
    definition: str | None = None
    restates: int | None = None

    @property
    def pointer(self) -> str:
        """The figure's JSON pointer in its plan."""
        return f"/figures/{self.number}"

    @property
    def key(self) -> Key:
        """What it can stand beside."""
        return Key(self.figure.event, self.figure.service, category(self.figure), span(self.figure.period), self.figure.status)


def span(period: Period | None) -> Span:
    """A period as a pair of days; None where the plan does not say."""
    return None if period is None else (period.start, period.end)


def category(figure: Figure) -> str | None:
    """The sub-division in one spelling, so that a band printed twice is one."""
    return None if figure.category is None else " ".join(figure.category.casefold().split())


def facts_of(plan: Plan, measures: Measures) -> tuple[Fact, ...]:
    """Every figure of a plan in its order. A figure that says the same as an earlier one in another section repeats it."""
    first: dict[tuple[object, ...], int] = {}
    facts = []
    for number, figure in enumerate(plan.figures):
        definition = measures.definition(figure.event, figure.text)
        same = (*_identity(figure), definition)
        restates = first.get(same) if figure.event != "other" else None
        first.setdefault(same, number)
        facts.append(Fact(number, figure, printed(figure), definition, restates))
    return tuple(facts)


def _identity(figure: Figure) -> tuple[object, ...]:
    return (
        figure.metric, figure.quantity, figure.event, figure.group, figure.comparator, figure.service, category(figure),
        figure.value, figure.unit, figure.qualifier, figure.status, span(figure.period),
    )  # fmt: skip


class Cells:
    """The figures of a plan that count (repeats left out), to be looked up by what they stand beside."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._by_key: dict[Key, list[Fact]] = defaultdict(list)
        for fact in facts:
            if fact.restates is None:
                self._by_key[fact.key].append(fact)

    @property
    def keys(self) -> list[Key]:
        """Every combination that a figure is printed for, in the plan's order."""
        return list(self._by_key)

    def at(self, key: Key) -> list[Fact]:
        """The figures at a key, in the plan's order."""
        return self._by_key.get(key, [])

    def all(self, key: Key, quantity: str, group: str) -> list[Fact]:
        """The figures of one quantity and group at a key."""
        return [f for f in self.at(key) if f.figure.quantity == quantity and f.figure.group == group]

    def one(self, key: Key, quantity: str, group: str) -> Fact | None:
        """The figure of one quantity and group; None where there is none, or several that do not agree."""
        return settled(self.all(key, quantity, group))

    def pair(self, key: Key, quantity: str) -> tuple[Fact, Fact] | None:
        """The figures of the minority ethnic and the white group, where both are printed under one definition."""
        minority, white = (self.one(key, quantity, group) for group in PAIR)
        if minority is None or white is None or not agree(minority, white):
            return None
        return minority, white

    def beside(self, key: Key, event: str) -> list[Key]:
        """The keys of another event that can stand as denominators: same service and status, a period that fits."""
        fit = [
            k for k in self._by_key
            if k.event == event and k.service == key.service and k.status == key.status and k.category is None
        ]  # fmt: skip
        equal = [k for k in fit if k.period == key.period]
        return equal or [k for k in fit if overlap(k.period, key.period)]


def settled(facts: list[Fact]) -> Fact | None:
    """The one figure of several that agree within their rounding: that with the finest print. None where they do not."""
    if not facts:
        return None
    if not all(a.printed.interval.meets(b.printed.interval) for a in facts for b in facts):
        return None
    if len({f.definition for f in facts if f.definition}) > 1:
        return None
    return min(facts, key=lambda f: (f.printed.bound, f.printed.step, f.number))


def agree(one: Fact, other: Fact) -> bool:
    """Whether two figures may be compared by their definitions: equal, or one of them not said."""
    return one.definition is None or other.definition is None or one.definition == other.definition


def overlap(one: Span, other: Span) -> bool:
    """Whether two periods have a day in common; a period that is not said has none."""
    if one is None or other is None:
        return False
    return (one[0] or "") <= (other[1] or "9999") and (other[0] or "") <= (one[1] or "9999")
