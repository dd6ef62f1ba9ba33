"""The tables that explain the tables, as CSV: footnotes never stand in the data."""

from __future__ import annotations

from pipeline.publish.described import COLUMNS, MARKERS, NOTES, Sheet, sheets
from pipeline.publish.edition import Edition
from pipeline.spreadsheet import csv_of


def files(made: Edition) -> dict[str, str]:
    """The notes, columns and marks of all tables as CSV, by their path in the publication."""
    return {f"tables/{s.name}.csv": _csv(s) for s in sheets(made) if s.name in {NOTES, COLUMNS, MARKERS}}


def _csv(sheet: Sheet) -> str:
    names = [column.name for column in sheet.columns]
    return csv_of(names, (dict(zip(names, row, strict=True)) for row in sheet.rows))
