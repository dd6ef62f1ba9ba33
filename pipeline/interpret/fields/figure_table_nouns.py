"""What the reader of a table of figures answers."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.plan import AvailabilityStatus, Event, FigureStatus, Period, Qualifier, Quantity, Service, Unit


@dataclass(frozen=True)
class CellFigure:
    """One figure of a cell: where it stands (grid position, offsets in the cell's text) and the contract's fields."""

    row: int
    column: int
    start: int
    end: int
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
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class CellAvailability:
    """A cell that says that it has no figure, and why."""

    row: int
    column: int
    start: int
    end: int
    metric: int | None
    service: Service
    status: AvailabilityStatus


@dataclass(frozen=True)
class FigureTableReadings:
    """The figures of a table's cells in row order, and the gaps that its cells state."""

    figures: list[CellFigure] = field(default_factory=list)
    availability: list[CellAvailability] = field(default_factory=list)
