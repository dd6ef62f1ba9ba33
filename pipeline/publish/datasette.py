"""What Datasette shows beside the database: each table's and column's meaning, and queries with names.

Its stable version takes all of it from `metadata.yaml`; from 1.0 on, queries belong in `datasette.yaml`. Both are written.
"""

from __future__ import annotations

import json
from typing import Any

from pipeline.publish.attribution import ATTRIBUTION, LICENCE, TITLE
from pipeline.store import described

DATABASE = "plans"


def files() -> dict[str, str]:
    """`metadata.yaml` and `datasette.yaml`."""
    return {"metadata.yaml": yaml(metadata()), "datasette.yaml": yaml({"databases": {DATABASE: {"queries": queries()}}})}


def metadata() -> dict[str, Any]:
    """Title, licence, and the description of every table and view with its columns, from the data dictionary."""
    tables = {
        name: {"description": meaning, "columns": {column: sense for column, (_, sense) in columns.items()}}
        for name, meaning, columns in described()
    }
    return {
        "title": TITLE, "description": " ".join(ATTRIBUTION), "license": LICENCE["title"], "license_url": LICENCE["path"],
        "databases": {DATABASE: {"tables": tables, "queries": queries()}},
    }  # fmt: skip


def queries() -> dict[str, Any]:
    """A query for each view of the database, so that it is at hand by name in every SQLite tool as well."""
    return {
        f"all_{name.removeprefix('v_')}s".replace("coverages", "coverage"): {
            "sql": f"SELECT * FROM {name}", "title": meaning, "description": f"The view {name}.",  # noqa: S608 - own names
        }
        for name, meaning, _ in described() if name.startswith("v_")
    }  # fmt: skip


def yaml(value: dict[str, Any], indent: int = 0) -> str:
    """Mappings of mappings and texts as YAML; each text in double quotes with JSON's escapes, which YAML reads alike."""
    lines = []
    for name, inner in value.items():
        head = f"{' ' * indent}{_quoted(name)}:"
        if isinstance(inner, dict):
            lines.append(f"{head}\n{yaml(inner, indent + 2)}" if inner else f"{head} {{}}\n")
        else:
            lines.append(f"{head} {_quoted(inner)}\n")
    return "".join(lines)


def _quoted(text: str) -> str:
    return (
        text
        if text.isascii() and text.isidentifier() and text not in {"null", "true", "false", "yes", "no", "on", "off"}
        else _escaped(text)
    )


def _escaped(text: str) -> str:
    return json.dumps(text, ensure_ascii=True) if not text.isprintable() else json.dumps(text, ensure_ascii=False)
