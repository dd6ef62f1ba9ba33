"""What the user says of documents beside them: the rows of `--sources`."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas.problems import UsageError
from schemas.reading import Supplied

COLUMNS = ("file", "sha256", "gss", "year", "url", "retrieved", "note")
_SHAPES = {
    "sha256": (re.compile(r"[0-9a-f]{64}"), "64 hexadecimal digits"),
    "gss": (re.compile(r"[A-Z][0-9]{8}"), "a letter and eight digits"),
    "year": (re.compile(r"(?:19|20)[0-9]{2}"), "four digits"),
}


@dataclass(frozen=True, slots=True)
class Filed:
    """A document that a row may be about: its path, its content, and where it lies."""

    path: str
    sha256: str | None
    location: str = ""


def read_sources(path: Path) -> list[Supplied]:
    """The rows of a sources file (CSV: file or sha256, then gss, year, url, retrieved, note).

    Raises UsageError, naming the line, for a file that cannot be read, an unknown column, a row that names no file, a
    code or year in another shape, or two rows for one file.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The sources file {path} cannot be read ({error}); give a CSV file in UTF-8.") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    unknown = set(reader.fieldnames or ()) - set(COLUMNS)
    if unknown or not {"file", "sha256"} & set(reader.fieldnames or ()):
        raise UsageError(
            f"The sources file {path} has the columns {', '.join(reader.fieldnames or ()) or 'none'}; "
            f"it needs file or sha256, and may have {', '.join(COLUMNS[2:])}."
        )
    rows: dict[str, Supplied] = {}
    for row in reader:
        supplied = _row(row, path, reader.line_num)
        if key(supplied) in rows:
            raise UsageError(f"The sources file {path}, line {reader.line_num}, names {key(supplied)} a second time.")
        rows[key(supplied)] = supplied
    return list(rows.values())


def key(supplied: Supplied) -> str:
    """What a row is about: the hash where it gives one, else the file."""
    return supplied.sha256 or supplied.file or ""


def assign(supplied: Sequence[Supplied], documents: Iterable[Filed]) -> tuple[dict[str, Supplied], list[str]]:
    """Which row belongs to which document path, and the keys of the rows that fit none.

    A row fits by its hash, by the whole path, or by the end of the file's path or location where only one document (or
    only files of one content) ends so.
    """
    known = list(documents)
    fits: dict[str, Supplied] = {}
    left: list[str] = []
    for row in supplied:
        paths = _fitting(row, known)
        fits.update(dict.fromkeys(paths, row))
        if not paths:
            left.append(key(row))
    return fits, left


def _fitting(row: Supplied, documents: Sequence[Filed]) -> list[str]:
    if row.sha256:
        return [document.path for document in documents if document.sha256 == row.sha256]
    exact = [document.path for document in documents if document.path == row.file]
    if exact or row.file is None:
        return exact
    end = f"/{row.file}"
    ends = [document for document in documents if f"/{document.path}".endswith(end) or document.location.endswith(end)]
    return [document.path for document in ends] if len({document.sha256 for document in ends}) == 1 else []


def _row(row: Mapping[str, str | None], path: Path, line: int) -> Supplied:
    if None in row:
        raise UsageError(f"The sources file {path}, line {line}, has more cells than columns; quote cells that hold a comma.")
    values = {name: (value or "").strip() or None for name, value in row.items()}
    if not values.get("file") and not values.get("sha256"):
        raise UsageError(f"The sources file {path}, line {line}, names no file and no sha256.")
    for name, (shape, words) in _SHAPES.items():
        value = values.get(name)
        if value is not None and not shape.fullmatch(value):
            raise UsageError(f"The sources file {path}, line {line}: {name} is {value!r}, which is not {words}.")
    return Supplied(**values)
