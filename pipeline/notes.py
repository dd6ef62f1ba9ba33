"""The notes of all documents as one table: what was not read, not claimed, not sure, or mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.folder import Folder
from pipeline.spreadsheet import csv_of
from pipeline.store import Results

COLUMNS = ("path", "code", "severity", "message", "words", "place", "block")


def write_notes(folder: Folder, results: Results, documents: Sequence[Mapping[str, Any]]) -> None:
    """Write `notes.csv`. Raises UsageError where the folder cannot be written."""
    folder.write(folder.root / "notes.csv", csv_of(COLUMNS, notes(results, documents)))


def notes(results: Results, documents: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Every document that is not `ok` with its sentence, every note of a reading, every source that fits no document; by path."""
    rows = [*_outcomes(documents), *results.view("v_note"), *_sources(results), *_corrections(results, documents)]
    return sorted(rows, key=lambda row: (row["path"], row.get("ordinal", -1)))


def _outcomes(documents: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for document in documents:
        if document["outcome"] != "ok":
            severity = {"failed": "error", "partial": "warning", "no_text": "warning"}.get(document["outcome"], "info")
            code = document["reason"] or document["outcome"]
            yield {"path": document["path"], "code": code, "severity": severity, "message": document["message"]}


def _corrections(results: Results, documents: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    paths = {document["sha256"]: document["path"] for document in documents if document["duplicate_of"] is None}
    for row in results.corrections():
        if row["outcome"] not in {"applied", "no_value"}:
            path = paths.get(row["sha256"], row["sha256"])
            code = f"correction_{row['outcome']}"
            yield {"path": path, "code": code, "severity": "warning", "message": row["sentence"], "words": row["pointer"]}


def _sources(results: Results) -> Iterator[dict[str, Any]]:
    sentence = "The sources file has a row for it, but no document (or more than one) fits that name."
    for name in results.sources_without_document():
        yield {"path": name, "code": "source_without_document", "severity": "warning", "message": sentence}
