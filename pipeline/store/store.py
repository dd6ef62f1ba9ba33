"""The writer of a database: every change is one transaction; a document's holds its result, its account and its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, func, select, update
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError
from sqlmodel import SQLModel, insert

from pipeline.answer import Answer
from pipeline.store.database import open_engine
from pipeline.store.load import correction_rows, load_all
from pipeline.store.reference import reference_rows
from pipeline.store.save import evidence_rows, plan_rows, reading_row, rows_of
from pipeline.store.settle import settle_contents, settle_names, settle_plans
from pipeline.store.tables import table
from schemas.framework import Framework
from schemas.plan import Evidence, Plan
from schemas.problems import Reason, Unreadable, UsageError
from schemas.reading import Supplied
from schemas.register import Register
from schemas.rows import (
    BENCHMARK_TABLES,
    Block,
    CorrectionRow,
    DocumentRow,
    Joint,
    Meta,
    NumberUse,
    Page,
    PlanRow,
    ReadingRow,
    RowNote,
    Run,
    Source,
)

_BATCH = 500
_OF_READING = (PlanRow, Page, Block, Joint, NumberUse, RowNote)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file was found, and what is in it or why that is not known."""

    path: str
    location: str
    sha256: str | None = None
    outcome: str = "failed"
    reason: str | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A content and what its reading depends on: the name's extension, the rules and the settings."""

    sha256: str
    suffix: str
    rules: str
    settings: str


@dataclass(frozen=True, slots=True)
class Known:
    """A reading that the database has."""

    key: Key
    outcome: str
    reason: str | None


@contextmanager
def open_store(where: Path | str) -> Iterator[Store]:
    """The writer of a database, made where there is none. Raises UsageError as `open_engine` does."""
    engine = open_engine(where, create=True)
    try:
        yield Store(engine)
    finally:
        engine.dispose()


class Store:
    """Writes runs, documents and readings; raises UsageError where the database refuses (a full disk, say)."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def known(self) -> dict[str, Known]:
        """The readings of the database, by content."""
        readings = table(ReadingRow)
        columns = [readings.c[name] for name in ("sha256", "suffix", "rules", "settings", "outcome", "reason")]
        with self._transaction() as connection:
            rows = connection.execute(select(*columns)).all()
        return {row[0]: Known(Key(*row[:4]), row[4], row[5]) for row in rows}

    def locations(self) -> dict[str, str]:
        """Where each document of the database was found last, by path."""
        documents = table(DocumentRow)
        with self._transaction() as connection:
            rows = connection.execute(select(documents.c.path, documents.c.location)).all()
        return {row.path: row.location for row in rows}

    def begin(self, run: Mapping[str, Any], meta: Mapping[str, str]) -> int:
        """Open a run; its number."""
        with self._transaction() as connection:
            last = connection.scalar(select(func.max(table(Run).c.number))) or 0
            connection.execute(insert(Run), [{"number": last + 1, **run}])
            _upsert(connection, Meta, [{"name": name, "value": value} for name, value in meta.items()])
        return int(last) + 1

    def exports(self) -> set[str]:
        """The names of the exports that the database speaks of."""
        with self._transaction() as connection:
            return set(connection.scalars(select(table(DocumentRow).c.export))) - {None}

    def refer(self, framework: Framework, register: Register) -> None:
        """Bring the standard and the register up to what the run was given; what else is there stays."""
        with self._transaction() as connection:
            for model, group in groupby(reference_rows(framework, register), key=lambda row: row[0]):
                _upsert(connection, model, [values for _, values in group])

    def supply(self, supplied: Mapping[str, Supplied]) -> None:
        """Keep what the user says of documents, by file or hash."""
        with self._transaction() as connection:
            _upsert(connection, Source, [{"key": key, **row.model_dump()} for key, row in supplied.items()])

    def forget(self, paths: Sequence[str]) -> None:
        """Take documents out that are there no more."""
        with self._transaction() as connection:
            for path in paths:
                connection.execute(delete(table(DocumentRow)).where(table(DocumentRow).c.path == path))

    def place(self, places: Sequence[Place], run: int) -> None:
        """Enter files whose reading is in the database already, or that have none."""
        for at in range(0, len(places), _BATCH):
            with self._transaction() as connection:
                _place(connection, places[at : at + _BATCH], run)

    def save(self, key: Key, size: int, answer: Answer, places: Sequence[Place], run: int) -> None:
        """Enter one content's reading and the files that hold it; all or nothing.

        Raises Unreadable (write_error) where the database refuses this reading alone.
        """
        rows: dict[type[SQLModel], list[dict[str, Any]]] = defaultdict(list)
        for model, row in rows_of(key.sha256, answer):
            rows[model].append(row)
        own = {
            "sha256": key.sha256, "suffix": key.suffix, "rules": key.rules, "settings": key.settings, "bytes": size, "run": run,
            **reading_row(answer),
        }  # fmt: skip
        try:
            with self._transaction() as connection:
                for model in _OF_READING:
                    connection.execute(delete(table(model)).where(table(model).c.sha256 == key.sha256))
                _upsert(connection, ReadingRow, [own])
                for model, values in rows.items():
                    connection.execute(insert(model), values)
                _place(connection, places, run)
        except (IntegrityError, DataError, InterfaceError, OverflowError) as error:
            raise Unreadable(Reason.WRITE_ERROR, f"Its reading does not fit the tables ({type(error).__name__}).") from error

    def compared(self, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        """Put a comparison's rows, by table, in the place of the last one's."""
        with self._transaction() as connection:
            for model in reversed(BENCHMARK_TABLES):
                connection.execute(delete(table(model)))
            for model in BENCHMARK_TABLES:
                if values := rows.get(table(model).name):
                    connection.execute(insert(model), list(values))

    def corrections(self) -> list[dict[str, Any]]:
        """The corrections of the last run in their order, with what became of them."""
        with self._transaction() as connection:
            return correction_rows(connection)

    def plans(self, contents: Collection[str]) -> dict[str, tuple[Plan, dict[str, Evidence]]]:
        """The plans of these contents with their evidence, by content."""
        with self._transaction() as connection:
            return load_all(connection, contents)

    def amend(self, plans: Mapping[str, tuple[Plan, dict[str, Evidence]]], rows: Sequence[Mapping[str, Any]]) -> None:
        """Put corrected plans in the place of those that were read, and the corrections with what became of them."""
        with self._transaction() as connection:
            connection.execute(delete(table(CorrectionRow)))
            for sha256, (plan, evidence) in plans.items():
                connection.execute(delete(table(PlanRow)).where(table(PlanRow).c.sha256 == sha256))
                inserted: dict[type[SQLModel], list[dict[str, Any]]] = defaultdict(list)
                for model, row in (*plan_rows(sha256, plan), *evidence_rows(sha256, evidence)):
                    inserted[model].append(row)
                for model, values in inserted.items():
                    connection.execute(insert(model), values)
            if rows:
                connection.execute(insert(CorrectionRow), list(rows))

    def settle(self) -> None:
        """Bring what depends on all documents into line: duplicates, sources, the files that count, names of exports."""
        with self._transaction() as connection:
            kept = select(table(DocumentRow).c.sha256).where(table(DocumentRow).c.sha256.is_not(None))
            connection.execute(delete(table(ReadingRow)).where(table(ReadingRow).c.sha256.not_in(kept)))
            settle_contents(connection, None)
            settle_names(connection)
            settle_plans(connection)

    def finish(self, run: int, counts: Mapping[str, Any]) -> None:
        """Close a run."""
        with self._transaction() as connection:
            connection.execute(update(table(Run)).where(table(Run).c.number == run).values(**counts))

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except (IntegrityError, DataError, InterfaceError):
            raise
        except DBAPIError as error:
            raise UsageError(
                f"The database cannot be written ({error.orig}); what was in it before is still there. "
                "Make room or see to its permissions, then run again: what was read will not be read twice."
            ) from error


def _place(connection: Connection, places: Sequence[Place], run: int) -> None:
    before = set(connection.scalars(select(table(DocumentRow).c.sha256).where(_paths(places))))
    rows = [
        {
            "path": place.path, "name": PurePosixPath(place.path).name, "location": place.location, "run": run,
            "sha256": place.sha256, "outcome": place.outcome, "reason": place.reason, "message": place.message,
            "format": None, "pages": None, "duplicate_of": None,
        }
        for place in places
    ]  # fmt: skip
    _upsert(connection, DocumentRow, rows)
    settle_contents(connection, (before | {place.sha256 for place in places}) - {None})


def _paths(places: Sequence[Place]) -> Any:
    return table(DocumentRow).c.path.in_([place.path for place in places])


def _upsert(connection: Connection, model: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, or update those whose key is there; plain SQL that every database knows."""
    stored = table(model)
    keys = [column.name for column in stored.primary_key]
    known = {tuple(row) for row in connection.execute(select(*(stored.c[name] for name in keys)))} if len(rows) > 1 else None
    fresh = []
    for row in rows:
        here = [stored.c[name] == row[name] for name in keys]
        is_known = tuple(row[n] for n in keys) in known if known is not None else _exists(connection, stored, here)
        if is_known:
            connection.execute(update(stored).where(*here).values(**row))
        else:
            fresh.append(row)
    if fresh:
        connection.execute(insert(model), fresh)


def _exists(connection: Connection, stored: Table, here: Sequence[Any]) -> bool:
    return connection.execute(select(*stored.primary_key.columns).where(*here)).first() is not None
