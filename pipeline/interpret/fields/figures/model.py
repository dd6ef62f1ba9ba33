"""The nouns of figure reading: what a reader is told, what it answers, and the pieces in between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from schemas.plan import Event, FigureStatus, Period, Qualifier, Quantity, Service, Unit

Offsets = tuple[int, int]
Borrowed = tuple[int, int, int]
Case = Literal["lower", "capital", "capitals"]


@dataclass(frozen=True)
class FigureContext:
    """What the document says about a run of paragraphs: its section's metrics, and what holds unless the words say otherwise.

    `events` are the events that a table or heading names; `services` the abbreviations that the document declares.
    `about_metric` is false of paragraphs that are not the metric's data as a whole (an action's progress): there a number
    is of a metric only where its own words name the event.
    """

    metrics: tuple[int, ...] = ()
    events: tuple[Event, ...] = ()
    service: Service | None = None
    period: Period | None = None
    status: FigureStatus = "actual"
    services: Mapping[str, Service] = field(default_factory=dict)
    about_metric: bool = True


@dataclass(frozen=True)
class FigureReading:
    """One figure: the contract's fields, and where its words stand.

    `index` says which of the texts; `start` and `end` are the shortest clause that holds the number, `number` the number
    itself; `borrowed` are words (index, start, end) that give a group, an event, a service or a period from elsewhere;
    `last_year` is true where only "last year" makes the number an earlier one.
    """

    metric: int | None
    quantity: Quantity
    event: Event
    group: str
    comparator: str | None
    service: Service
    category: str | None
    value: float
    unit: Unit
    qualifier: Qualifier | None
    status: FigureStatus
    period: Period | None
    index: int
    start: int
    end: int
    number: Offsets
    borrowed: tuple[Borrowed, ...] = ()
    notes: tuple[str, ...] = ()
    last_year: bool = False


@dataclass(frozen=True)
class FigureReadings:
    """The figures of some paragraphs in order, and the numbers that were not taken: (index, start, end, why)."""

    figures: list[FigureReading] = field(default_factory=list)
    not_taken: list[tuple[int, int, int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign: folded text without apostrophes and abbreviation dots, and its offsets."""

    text: str
    start: int
    end: int
    case: Case = "lower"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the vocabulary in a sentence: their kind, what they stand for, token numbers and offsets."""

    kind: str
    value: str
    first: int
    last: int
    start: int
    end: int


ValueKind = Literal["percent", "points", "count", "ratio", "bare", "money"]


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its unit and bound: token numbers and offsets include the bound's words.

    `number` are the offsets of the numeral alone; `shape` says in what form it is printed ("more_than_rate" …).
    """

    kind: ValueKind
    value: float
    first: int
    last: int
    start: int
    end: int
    number: Offsets
    qualifier: Qualifier | None = None
    shape: str = ""
    note: str | None = None
