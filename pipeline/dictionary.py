"""The data dictionary, made from the tables themselves and laid beside the data."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.folder import Folder
from pipeline.spreadsheet import csv_of
from pipeline.store import described

COLUMNS = ("table", "column", "type", "meaning")


def write_dictionary(folder: Folder) -> None:
    """Write `dictionary.csv` and `dictionary.md`. Raises UsageError where the folder cannot be written."""
    folder.write(folder.root / "dictionary.csv", csv_of(COLUMNS, rows()))
    folder.write(folder.root / "dictionary.md", markdown())


def rows() -> Iterator[dict[str, str]]:
    """A row for every table (its column empty) and every column."""
    for table, meaning, columns in described():
        yield {"table": table, "column": "", "type": "", "meaning": meaning}
        for column, (kind, sense) in columns.items():
            yield {"table": table, "column": column, "type": kind.lower(), "meaning": sense}


def markdown() -> str:
    """The dictionary to read."""
    lines = ["# Data dictionary", "", "What stands in `plans.sqlite`, table by table."]
    for table, meaning, columns in described():
        lines += ["", f"## {table}", "", meaning, "", "| column | type | meaning |", "|---|---|---|"]
        lines += [f"| `{name}` | {kind.lower()} | {sense.replace('|', ' ')} |" for name, (kind, sense) in columns.items()]
    return "\n".join(lines) + "\n"
