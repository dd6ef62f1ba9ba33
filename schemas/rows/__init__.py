"""The tables of the database and nothing else: they mirror the plan, they do not replace it. The store alone imports them.

A class's docstring and its fields' descriptions are the data dictionary. Rows are keyed by what they are (the content's
hash and an ordinal), never by a counter, so that a key means the same in every run.
"""

from sqlmodel import SQLModel

from schemas.rows.account import Block, CorrectionRow, Evidence, Joint, NumberUse, Page, RowNote
from schemas.rows.benchmarks import BENCHMARK_TABLES
from schemas.rows.files import DocumentRow, Meta, ReadingRow, Run, Source
from schemas.rows.plans import (
    ActionMetric,
    ActionRow,
    AvailabilityRow,
    FigureRow,
    LeadRow,
    Link,
    PersonRow,
    PlanRow,
    SectionMetric,
    SectionRow,
    SectionSuccess,
    Success,
    TimeframeRow,
)
from schemas.rows.reference import CouncilRow, FrameworkRow, MetricRow, ThemeRow

SCHEMA_VERSION = "3"

TABLES: tuple[type[SQLModel], ...] = (
    Meta, Run, ReadingRow, Source, DocumentRow,
    FrameworkRow, ThemeRow, MetricRow, CouncilRow,
    PlanRow, PersonRow, SectionRow, SectionMetric, SectionSuccess,
    ActionRow, LeadRow, TimeframeRow, Success, Link, ActionMetric, FigureRow, AvailabilityRow,
    Evidence, Page, Block, Joint, NumberUse, RowNote, CorrectionRow, *BENCHMARK_TABLES,
)  # fmt: skip

__all__ = [
    "BENCHMARK_TABLES",
    "SCHEMA_VERSION",
    "TABLES",
    "ActionMetric",
    "ActionRow",
    "AvailabilityRow",
    "Block",
    "CorrectionRow",
    "CouncilRow",
    "DocumentRow",
    "Evidence",
    "FigureRow",
    "FrameworkRow",
    "Joint",
    "LeadRow",
    "Link",
    "Meta",
    "MetricRow",
    "NumberUse",
    "Page",
    "PersonRow",
    "PlanRow",
    "ReadingRow",
    "RowNote",
    "Run",
    "SectionMetric",
    "SectionRow",
    "SectionSuccess",
    "Source",
    "Success",
    "ThemeRow",
    "TimeframeRow",
]
