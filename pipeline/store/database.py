"""Opening a database: made where there is none, refused where it is not ours or of another version, never changed in passing."""

from __future__ import annotations

import sqlite3
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event, make_url, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel, create_engine, insert

from pipeline.store.tables import table
from pipeline.store.views import Described, described_views
from schemas.problems import UsageError
from schemas.rows import SCHEMA_VERSION, TABLES, Meta

_VIEWS = ("views.sql", "views_benchmarks.sql")
_NOT_OURS = "{where} is no database of this program; give another folder with --out, or move that file away."
_OTHER = (
    "{where} was written by another version of this program (its tables are version {found}, this program's are {own}); "
    "give another folder with --out, or run that version. Nothing in it was changed."
)


def open_engine(where: Path | str, *, create: bool) -> Engine:
    """The engine of a SQLite file or of a database's URL, its tables made where `create` allows it.

    Raises UsageError where there is none, where it is no database of this program, or one of another version.
    """
    if isinstance(where, Path):
        if not create and not where.exists():
            raise UsageError(
                f"There are no results in {where.parent} yet; run `councilplans run PATH --out {where.parent}` first."
            )
        if where.exists() and where.stat().st_size:
            _check_file(where)
        engine = create_engine(f"sqlite:///{where}")
    else:
        engine = create_engine(where)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        if create:
            event.listen(engine, "begin", _begin_immediate)
    try:
        with engine.begin() as connection:
            _check_or_make(connection, _shown(where), create=create)
    except DBAPIError as error:
        engine.dispose()
        raise UsageError(f"The database {_shown(where)} cannot be opened: {error.orig}.") from error
    except UsageError:
        engine.dispose()
        raise
    return engine


def _shown(where: Path | str) -> str:
    return str(where) if isinstance(where, Path) else make_url(where).render_as_string(hide_password=True)


def _check_file(path: Path) -> None:
    """Look at the version before anything that writes: even a pragma may change a file of somebody else's."""
    try:
        file = sqlite3.connect(path)
        try:
            found = file.execute("SELECT value FROM meta WHERE name = 'schema_version'").fetchone()
        finally:
            file.close()
    except sqlite3.OperationalError as error:
        if "no such" in str(error):
            raise UsageError(_NOT_OURS.format(where=path)) from error
        raise UsageError(f"The database {path} cannot be opened: {error}; see to its permissions.") from error
    except sqlite3.DatabaseError as error:
        raise UsageError(_NOT_OURS.format(where=path)) from error
    _check_version(found[0] if found else None, str(path))


def _check_version(found: str | None, where: str) -> None:
    if found is None:
        raise UsageError(_NOT_OURS.format(where=where))
    if found != SCHEMA_VERSION:
        raise UsageError(_OTHER.format(where=where, found=found, own=SCHEMA_VERSION))


def _check_or_make(connection: Connection, where: str, *, create: bool) -> None:
    tables = set(connection.dialect.get_table_names(connection))
    if "meta" in tables:
        _check_version(connection.scalar(select(table(Meta).c.value).where(table(Meta).c.name == "schema_version")), where)
    elif tables or not create:
        raise UsageError(_NOT_OURS.format(where=where))
    else:
        _make(connection)


def _make(connection: Connection) -> None:
    SQLModel.metadata.create_all(connection, tables=[table(model) for model in TABLES])
    connection.execute(insert(Meta), [{"name": "schema_version", "value": SCHEMA_VERSION}])
    sqlite = connection.dialect.name == "sqlite"
    for name in (*_VIEWS, "search.sql") if sqlite else _VIEWS:
        for statement in _statements(name):
            connection.execute(text(statement if sqlite else statement.replace("group_concat(", "string_agg(")))


def _statements(name: str) -> list[str]:
    whole = (resources.files("pipeline.store") / name).read_text("utf-8")
    return [part.strip() for part in whole.split(";\n\n")]


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    """One writer, each commit on the disk before it counts: a rollback journal and full synchronisation."""
    connection.isolation_level = None
    for pragma in ("foreign_keys = ON", "journal_mode = DELETE", "synchronous = FULL", "busy_timeout = 10000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@cache
def described() -> list[Described]:
    """Every table and view: its name, what a row is, and each column's type and meaning; the text of the data dictionary."""
    out: list[Described] = []
    for model in TABLES:
        columns = table(model).columns
        meanings = {name: (str(columns[name].type), field.description or "") for name, field in model.model_fields.items()}
        out.append((table(model).name, (model.__doc__ or "").strip(), meanings))
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        _make(connection)
        out += described_views(connection, out)
    engine.dispose()
    return out
