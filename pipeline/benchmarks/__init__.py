"""Cross-council tables: one question a module, each `table(collection)` gives one Comparison.

`compare` makes them all from stored plans; `collect` makes the collection that a single table needs; `to_frame` turns one
into a pandas data frame for a notebook.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from pipeline.benchmarks import (
    actions,
    audit,
    change,
    completeness,
    coverage,
    figures,
    headline,
    leads,
    similar,
    timescales,
)
from pipeline.benchmarks.collection import Collection, collect
from pipeline.benchmarks.frames import to_frame
from pipeline.benchmarks.settings import CompareSettings
from pipeline.benchmarks.writing import csv_text, json_text, markdown_text, terminal_table, write_tables
from schemas.comparison import Comparison, Comparisons
from schemas.framework import Framework
from schemas.problems import UsageError
from schemas.reading import StoredPlan
from schemas.register import Register

BENCHMARKS: tuple[ModuleType, ...] = (
    headline, figures, audit, coverage, actions, leads, timescales, similar, change, completeness,
)  # fmt: skip

__all__ = [
    "BENCHMARKS",
    "Collection",
    "CompareSettings",
    "Comparison",
    "Comparisons",
    "all_tables",
    "collect",
    "compare",
    "csv_text",
    "json_text",
    "markdown_text",
    "one_table",
    "table_names",
    "terminal_table",
    "to_frame",
    "write_tables",
]


def compare(
    plans: Sequence[StoredPlan],
    register: Register,
    framework: Framework,
    settings: CompareSettings | None = None,
) -> Comparisons:
    """All tables from the plans of a database, in the order of BENCHMARKS; tables without a row where there is no plan."""
    return all_tables(collect(plans, register, framework, settings))


def all_tables(collection: Collection) -> Comparisons:
    """All tables of a collection, for whoever needs the collection as well."""
    return Comparisons(tables=tuple(module.table(collection) for module in BENCHMARKS))


def table_names() -> list[str]:
    """The names of the tables in their order."""
    return [module.NAME for module in BENCHMARKS]


def one_table(name: str, collection: Collection) -> Comparison:
    """The table of a name. UsageError where there is none."""
    for module in BENCHMARKS:
        if name == module.NAME:
            made: Comparison = module.table(collection)
            return made
    raise UsageError(f"There is no table “{name}”: give one of {', '.join(table_names())}.")
