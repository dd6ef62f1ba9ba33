"""What one publication is made from: the plans that count, the tables, and where each value's evidence is shown."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.benchmarks import CompareSettings
from schemas.comparison import Comparison, Comparisons, Value
from schemas.reading import StoredPlan

FOLDER = "report"
_PLANS = ("plan", "plan_before", "plan_after")
_UNDATED = "no dated plan"
_UNSAFE = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Edition:
    """The stored plans, the tables made from them, the settings of that comparison, and the rules that read the plans."""

    plans: tuple[StoredPlan, ...]
    comparisons: Comparisons
    settings: CompareSettings
    rules: tuple[str, ...] = ()

    @cached_property
    def shown(self) -> dict[str, StoredPlan]:
        """The plans that stand in the tables, by the id that they have there."""
        files = {(row["plan"], row["file"]) for row in self._records("figures")}
        found: dict[str, StoredPlan] = {}
        for plan in sorted(self.plans, key=lambda p: _rank(p, files)):
            if plan.plan.id in self._ids:
                found.setdefault(plan.plan.id, plan)
        return dict(sorted(found.items()))

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Each shown plan's evidence page, below the publication's folder."""
        return {name: f"{FOLDER}/{_slug(name, plan.sha256)}.html" for name, plan in self.shown.items()}

    @cached_property
    def councils(self) -> dict[str, str]:
        """The council's name for each plan's id, as the tables have it."""
        names: dict[str, str] = {}
        for table in self.comparisons.tables:
            if {"plan", "council"} <= set(table.names):
                names |= {str(row["plan"]): str(row["council"]) for row in table.records() if row["plan"]}
        return names

    @property
    def as_of(self) -> str:
        """The day of the comparison as its tables print it; "no dated plan" where it has none."""
        return self.comparisons.tables[0].settings.get("as_of", _UNDATED) if self.comparisons.tables else _UNDATED

    @property
    def made_for(self) -> str:
        """A sentence on the day of the comparison."""
        return "No plan has a date, so nothing is past due." if self.as_of == _UNDATED else f"Made for the day {self.as_of}."

    def link(self, plan: Value, pointer: Value) -> str | None:
        """The address of a value's evidence, seen from the report; None where the plan has no such entry."""
        first = str(pointer).split(" ")[0] if pointer else ""
        return f"{self.addresses[str(plan)]}#{anchor(first)}" if first in self._entries.get(str(plan), ()) else None

    def table(self, name: str) -> Comparison | None:
        """A table by its name; None where the comparison has none of it."""
        return next((table for table in self.comparisons.tables if table.name == name), None)

    def records(self, name: str) -> list[dict[str, Value]]:
        """A table's rows; empty where there is no such table."""
        return list(self._records(name))

    def _records(self, name: str) -> Iterator[dict[str, Value]]:
        table = self.table(name)
        yield from table.records() if table else ()

    @cached_property
    def _entries(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(entries(stored)) for name, stored in self.shown.items()}

    @cached_property
    def _ids(self) -> set[str]:
        ids: set[str] = set()
        for table in self.comparisons.tables:
            for place in (i for i, name in enumerate(table.names) if name in _PLANS):
                ids |= {str(row[place]) for row in table.rows if row[place]}
        return ids


def edition(
    plans: Sequence[StoredPlan],
    comparisons: Comparisons,
    settings: CompareSettings | None = None,
    rules: Sequence[str] = (),
) -> Edition:
    """An edition from what a comparison was made from; the order of the plans makes no difference."""
    ordered = tuple(sorted(plans, key=lambda p: (p.path, p.sha256)))
    return Edition(ordered, comparisons, settings or CompareSettings(), tuple(rules))


def entries(stored: StoredPlan) -> Iterator[str]:
    """The pointers that have an entry on a plan's evidence page, in the page's order."""
    parts: Mapping[str, int] = {
        "figures": len(stored.plan.figures), "availability": len(stored.plan.availability), "actions": len(stored.plan.actions),
    }  # fmt: skip
    for part, count in parts.items():
        yield from (f"/{part}/{number}" for number in range(count))


def anchor(pointer: str) -> str:
    """A pointer as the id of an element: "figures-7" for /figures/7."""
    return pointer.strip("/").replace("/", "-")


def _rank(plan: StoredPlan, files: set[tuple[Value, Value]]) -> tuple[object, ...]:
    return ((plan.plan.id, plan.path) not in files, not plan.chosen, plan.outcome != "ok", plan.unclaimed, plan.path, plan.sha256)


def _slug(name: str, sha256: str) -> str:
    plain = _UNSAFE.sub("-", name.lower()).strip("-")[:60]
    digest = hashlib.sha256(f"{name}\0{sha256}".encode("utf-8", "replace")).hexdigest()[:8]
    return f"{plain or 'plan'}-{digest}"
