"""Rows as nouns again: the plans of a database with their evidence and documents."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import SQLModel, col

from pipeline.store.tables import table
from schemas.document import Place
from schemas.plan import (
    Action,
    Availability,
    Council,
    Evidence,
    Figure,
    Lead,
    Period,
    Person,
    Plan,
    Section,
    Timeframe,
)
from schemas.rows import (
    ActionMetric,
    ActionRow,
    AvailabilityRow,
    CorrectionRow,
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
from schemas.rows import Evidence as EvidenceRow

Record = Mapping[str, Any]
_BATCH = 200
_PARTS = (
    PersonRow, SectionRow, SectionMetric, SectionSuccess, ActionRow, LeadRow, TimeframeRow, Success, Link, ActionMetric,
    FigureRow, AvailabilityRow, EvidenceRow,
)  # fmt: skip


def load_all(connection: Connection, contents: Collection[str] | None = None) -> dict[str, tuple[Plan, dict[str, Evidence]]]:
    """The plans of these contents (None: all) with their evidence, by content hash."""
    out: dict[str, tuple[Plan, dict[str, Evidence]]] = {}
    for some in _batches(connection.scalars(select(col(PlanRow.sha256)).order_by(col(PlanRow.sha256))), contents):
        tables = {part: _by_content(connection, part, some) for part in _PARTS}
        for row in records(connection, PlanRow, some):
            out[row["sha256"]] = load_one(row, {part: found[row["sha256"]] for part, found in tables.items()})
    return out


def correction_rows(connection: Connection) -> list[dict[str, Any]]:
    """The corrections in their order, with what became of them."""
    rows = table(CorrectionRow)
    return [dict(row) for row in connection.execute(select(*rows.columns).order_by(rows.c.ordinal)).mappings()]


def _batches(known: Iterable[str], wanted: Collection[str] | None) -> Iterator[list[str]]:
    """The contents in the database that are wanted, a number at a time that a query's list can hold."""
    left = [sha256 for sha256 in known if wanted is None or sha256 in wanted]
    for at in range(0, len(left), _BATCH):
        yield left[at : at + _BATCH]


def load_one(row: Record, parts: Mapping[type[SQLModel], Sequence[Record]]) -> tuple[Plan, dict[str, Evidence]]:
    """One plan from its row and the rows of its parts."""
    plan = Plan(
        id=row["id"], framework=row["framework"], council=Council(name=row["council_name"], gss=row["gss"]), title=row["title"],
        period=_period(row), dated=row["dated"], employees=row["employees"],
        people=[Person(role=p["role"], name=p["name"], position=p["position"]) for p in parts[PersonRow]],
        sections=_sections(parts), actions=_actions(parts),
        figures=[_figure(f) for f in parts[FigureRow]],
        availability=[Availability(**_only(a, Availability)) for a in parts[AvailabilityRow]],
    )  # fmt: skip
    return plan, _evidence(parts[EvidenceRow])


def records(connection: Connection, model: type[SQLModel], contents: Collection[str]) -> list[dict[str, Any]]:
    """The rows of a table that belong to these contents, in the order of its key."""
    columns = table(model).columns
    order = [c for c in columns if c.primary_key and c.name != "id"] or [columns["sha256"], columns["ordinal"]]
    query = select(*columns).where(columns["sha256"].in_(contents)).order_by(*order)
    return [dict(row) for row in connection.execute(query).mappings()]


def _by_content(connection: Connection, model: type[SQLModel], contents: Collection[str]) -> dict[str, list[dict[str, Any]]]:
    out: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in records(connection, model, contents):
        out[row["sha256"]].append(row)
    return out


def _sections(parts: Mapping[type[SQLModel], Sequence[Record]]) -> list[Section]:
    metrics = _values(parts[SectionMetric], "section", "metric")
    indicators = _values(parts[SectionSuccess], "section", "text")
    return [
        Section(**_only(row, Section), metrics=metrics[row["ordinal"]], indicators=indicators[row["ordinal"]])
        for row in parts[SectionRow]
    ]


def _actions(parts: Mapping[type[SQLModel], Sequence[Record]]) -> list[Action]:
    leads: dict[int, list[Lead]] = defaultdict(list)
    for row in parts[LeadRow]:
        leads[row["action"]].append(Lead(text=row["text"], role=row["role"]))
    times = {
        row["action"]: Timeframe(
            text=row["text"], kind=row["kind"], start=row["start_day"], end=row["end_day"], recurrence=row["recurrence"]
        )
        for row in parts[TimeframeRow]
    }
    success = _values(parts[Success], "action", "text")
    links = _values(parts[Link], "action", "text")
    metrics = _values(parts[ActionMetric], "action", "metric")
    return [
        Action(
            **_only(row, Action),
            leads=leads[at],
            timeframe=times.get(at),
            success=success[at],
            links=links[at],
            metrics=metrics[at],
        )
        for row in parts[ActionRow]
        for at in (row["ordinal"],)
    ]


def _figure(row: Record) -> Figure:
    return Figure(**_only(row, Figure), group=row["staff_group"], period=_period(row))


def _evidence(rows: Iterable[Record]) -> dict[str, Evidence]:
    pieces: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        pieces[row["pointer"]].append(row)
    return {
        pointer: Evidence(
            standing=found[0]["standing"],
            words=[row["words"] for row in found if row["words"] is not None],
            places=[Place(**json.loads(row["place"])) for row in found if row["place"] is not None],
            confidence=found[0]["confidence"],
        )
        for pointer, found in pieces.items()
    }


def _values(rows: Iterable[Record], owner: str, name: str) -> dict[int, list[Any]]:
    out: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        out[row[owner]].append(row[name])
    return out


def _period(row: Record) -> Period | None:
    start, end = row["period_start"], row["period_end"]
    return Period(start=start, end=end) if start or end else None


def _only(row: Record, noun: type[Any]) -> dict[str, Any]:
    return {name: row[name] for name in noun.model_fields if name in row}
