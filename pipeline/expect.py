"""Outcomes as they should be: a CSV of files with outcome and reason, held against what a run came to."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from schemas.problems import UsageError


def unmet(path: Path, documents: Iterable[Mapping[str, Any]]) -> list[str]:
    """A sentence for each file whose outcome is not the expected one; files are relative to the CSV's folder.

    Raises UsageError for a file that cannot be read or lacks the columns file, outcome, reason.
    """
    ends = {document["location"]: (document["outcome"], document["reason"] or "") for document in documents}
    out = []
    for row in _rows(path):
        expected = (row["outcome"], row["reason"])
        got = ends.get(str((path.parent / row["file"]).resolve()))
        if got != expected:
            came = "was not found" if got is None else f"ended as {_words(got)}"
            out.append(f"{row['file']} {came}, expected was {_words(expected)}")
    return out


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        reader = csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The file of expected outcomes {path} cannot be read: {error}.") from error
    if not {"file", "outcome", "reason"} <= set(reader.fieldnames or ()):
        raise UsageError(f"The file of expected outcomes {path} needs the columns file, outcome, reason.")
    return [{name: (row[name] or "").strip() for name in ("file", "outcome", "reason")} for row in reader]


def _words(end: tuple[str, str]) -> str:
    return f"{end[0]} ({end[1]})" if end[1] else end[0]
