"""What the views mean: their own words where they have some, else those of the tables that they are made from."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from sqlalchemy import Connection, inspect

Described = tuple[str, str, Mapping[str, tuple[str, str]]]


@cache
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads((resources.files("pipeline.store") / "views.toml").read_text("utf-8"))


def described_views(connection: Connection, tables: Sequence[Described]) -> list[Described]:
    """Every view of a database: its name, what a row is, and each column's type and meaning.

    KeyError names a column that nothing describes.
    """
    meanings: dict[str, Mapping[str, tuple[str, str]]] = {name: columns for name, _, columns in tables}
    out: list[Described] = []
    for view, words in _words().items():
        own: dict[str, str] = words.get("columns", {})
        columns: dict[str, tuple[str, str]] = {}
        for column in inspect(connection).get_columns(view):
            name = str(column["name"])
            kind = _kind(str(column["type"]), counted=name in words.get("counts", ()))
            found = next((meanings[t][name] for t in words["from"] if name in meanings[t]), None)
            if name in own:
                columns[name] = (kind, own[name])
            elif found:
                columns[name] = found
            else:
                raise KeyError(f"{view}.{name}")
        meanings[view] = columns
        out.append((view, str(words["meaning"]), columns))
    return out


def _kind(kind: str, *, counted: bool) -> str:
    """A column's type; SQLite knows none for an expression: a count is a whole number, all others here are text."""
    if kind != "NULL":
        return kind
    return "INTEGER" if counted else "VARCHAR"
