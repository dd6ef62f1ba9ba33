"""A table as CSV, JSON, Markdown or on a terminal; what stands in a plan is text there and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from rich.table import Table
from rich.text import Text

from pipeline.spreadsheet import csv_of
from schemas.comparison import Comparison, Value
from schemas.problems import UsageError

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|#~])")


def csv_text(comparison: Comparison) -> str:
    """The rows as CSV with a head row, an empty cell for what is missing; nothing but data in it."""
    return csv_of(comparison.names, comparison.records())


def json_text(comparison: Comparison) -> str:
    """The table with its columns, settings, notes and marks as JSON; rows as records."""
    whole = {
        "name": comparison.name, "title": comparison.title, "question": comparison.question, "n": comparison.n,
        "of": comparison.of, "settings": comparison.settings, "notes": list(comparison.notes), "marks": comparison.marks(),
        "columns": [column.model_dump(exclude_none=True) for column in comparison.columns], "rows": comparison.records(),
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def markdown_text(comparison: Comparison) -> str:
    """The table in Markdown: title, question, rows (columns that are empty throughout left out), marks and notes."""
    kept = _filled(comparison)
    names = [comparison.names[i] for i in kept]
    lines = [f"## {markdown_words(comparison.title)}", "", markdown_words(comparison.question), ""]
    if comparison.rows:
        lines += [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
        lines += [f"| {' | '.join(markdown_words(row[i]) for i in kept)} |" for row in comparison.rows]
    else:
        lines.append("No row.")
    lines += ["", f"Councils with an answer: {comparison.n} of {comparison.of}.", ""]
    lines += [f"- {markdown_words(mark)} {markdown_words(meaning)}" for mark, meaning in comparison.marks().items()]
    lines += [f"- {markdown_words(note)}" for note in comparison.notes]
    lines += [f"- {markdown_words(name)}: {markdown_words(value)}" for name, value in comparison.settings.items()]
    return "\n".join(lines) + "\n"


def terminal_table(comparison: Comparison) -> Table:
    """The table for rich to print: columns that are empty throughout left out, control characters shown as marks."""
    kept = _filled(comparison)
    caption = "\n".join(seen(n) for n in (f"Councils with an answer: {comparison.n} of {comparison.of}.", *comparison.notes))
    table = Table(title=Text(seen(comparison.title)), caption=Text(caption), title_justify="left", caption_justify="left")
    for i in kept:
        numeric = all(row[i] is None or not isinstance(row[i], str) for row in comparison.rows)
        table.add_column(Text(comparison.names[i]), justify="right" if numeric else "left", overflow="fold")
    for row in comparison.rows:
        table.add_row(*(Text(seen(_words(row[i]))) for i in kept))
    return table


def write_tables(tables: Iterable[Comparison], folder: Path) -> list[Path]:
    """Each table as `<name>.csv` in a folder, made if need be. UsageError where it cannot be written."""
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for comparison in tables:
            path = folder / f"{comparison.name}.csv"
            path.write_text(csv_text(comparison), encoding="utf-8", newline="")
            written.append(path)
    except OSError as error:
        raise UsageError(f"The tables cannot be written to {folder}: {error.strerror}.") from error
    return written


def seen(text: str) -> str:
    """A text whose control and direction characters are shown as a mark and do nothing."""
    return _UNSEEN.sub("\ufffd", text)


def _filled(comparison: Comparison) -> list[int]:
    """The columns that have a cell filled; all where there is no row."""
    every = range(len(comparison.columns))
    return [i for i in every if any(row[i] is not None for row in comparison.rows)] or list(every)


def _words(value: Value) -> str:
    return "" if value is None else str(value)


def markdown_words(value: Value) -> str:
    """A cell of a Markdown table: one line, every character that means something there escaped."""
    if value is None or not isinstance(value, str):
        return _words(value)
    return _MARKDOWN.sub(r"\\\1", seen(" ".join(value.split()))).replace("\\<", "&lt;").replace("\\>", "&gt;")
