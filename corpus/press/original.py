"""The readable original of a plan: its values with their readings, the parts it is set out in, and its looks."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, model_validator

from corpus.press.blocks import Look
from schemas.base import Noun
from schemas.plan import PersonRole, Recurrence, TimeKind

LayoutName = Literal[
    "table", "cards", "metric", "themes", "lines", "slashes", "stacked", "inline", "bullets", "across", "prose", "glued",
    "scrambled", "narrative",
]  # fmt: skip


class When(Noun):
    """A time as printed and its reading by hand: [text, kind, start, end, recurrence], "" for none."""

    text: str
    kind: TimeKind
    start: str | None = None
    end: str | None = None
    recurrence: Recurrence | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, value: Any) -> Any:
        if isinstance(value, list):
            names = ("text", "kind", "start", "end", "recurrence")
            return {name: part or None for name, part in zip(names, value, strict=False)}
        return value


class DataTable(Noun):
    """A table of figures: head rows ("Adults>2" spans two columns, "Band^2" two rows), rows, and a reading a column.

    With `categories` the first cell of a row is the pay band or other sub-division of its figures; `row_readings`
    gives readings a row instead.
    """

    head: list[list[str]]
    rows: list[list[str]]
    columns: list[str] = Field(default_factory=list)
    row_readings: list[str] = Field(default_factory=list)
    categories: bool = False
    caption: str | None = None


class ActionOf(Noun):
    """An action: `text` may hold several lines ("- " begins a bullet); `lead` is marked; `metrics` where its own row names them.

    `ref_shown` is what stands before the text where that is more than the reference ("Action 1:"), `heading_ref` what
    stands before the heading of a parent action.
    """

    text: str
    ref: str | None = None
    ref_shown: str | None = None
    heading: str | None = None
    heading_ref: str | None = None
    lead: str = ""
    sponsor: str = ""
    when: When | None = None
    success: list[str] = Field(default_factory=list)
    progress: str | None = None
    rag: str | None = None
    links: list[str] = Field(default_factory=list)
    metrics: list[int] | None = None
    metric_cell: str | None = None
    same_row: bool = False


class SectionOf(Noun):
    """A block of the plan. `lead`, `sponsor`, `when` and `links` given here hold for its actions."""

    ref: str | None = None
    title: str | None = None
    shown: str | None = None
    objective: str | None = None
    theme: str | None = None
    metrics: list[int] = Field(default_factory=list)
    stated: bool = False
    metric_lines: list[str] = Field(default_factory=list)
    indicators: list[str] = Field(default_factory=list)
    indicators_lead_in: str | None = None
    data: list[str] = Field(default_factory=list)
    data_label: str | None = None
    table: DataTable | None = None
    reading: str = ""
    period: str | None = None
    lead: str = ""
    sponsor: str = ""
    when: When | None = None
    links: list[str] = Field(default_factory=list)
    narrative: list[str] = Field(default_factory=list)
    actions: list[ActionOf] = Field(default_factory=list)
    is_section: bool = True


class PartOf(Noun):
    """A stretch of the document in one layout: free blocks before it, its sections, its labels and options."""

    layout: LayoutName = "narrative"
    blocks: list[dict[str, Any]] = Field(default_factory=list)
    columns: list[str] = Field(default_factory=list)
    widths: list[float] = Field(default_factory=list)
    labels: dict[str, str] = Field(default_factory=dict)
    options: dict[str, Any] = Field(default_factory=dict)
    sections: list[SectionOf] = Field(default_factory=list)


class PersonOf(Noun):
    """Somebody named in the front matter or the sign-off."""

    role: PersonRole
    name: str
    position: str | None = None


class Original(Noun):
    """One plan as its author would have it: everything that is printed, and every reading of it."""

    slug: str
    council: str
    gss: str | None
    title: str | None
    dated: str | None = None
    period: tuple[str, str] | None = None
    employees: int | None = None
    people: list[PersonOf] = Field(default_factory=list)
    look: Look = Look()
    parts: list[PartOf]


def load(path: Path) -> Original:
    """The original that a TOML file holds."""
    return Original.model_validate(tomllib.loads(path.read_text(encoding="utf-8")) | {"slug": path.stem})
