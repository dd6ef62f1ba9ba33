"""The descriptions of the CSV files, held against the files by the standards' own programs."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import pytest

from pipeline.publish.described import sheets
from pipeline.publish.edition import Edition
from pipeline.publish.package import csv_on_the_web, data_package

pytestmark = pytest.mark.filterwarnings("default")


def test_every_file_and_column_is_described(published: Path, made: Edition) -> None:
    resources = {r["path"]: r for r in data_package(sheets(made))["resources"]}
    files = {f"tables/{path.name}" for path in (published / "tables").glob("*.csv")}
    assert set(resources) == files
    for path, resource in resources.items():
        head = (published / path).read_text(encoding="utf-8").splitlines()[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == head
        assert all(len(field["description"]) > 3 for field in resource["schema"]["fields"])


def test_both_standards_say_the_same(made: Edition) -> None:
    described = sheets(made)
    one = {r["path"]: [f["name"] for f in r["schema"]["fields"]] for r in data_package(described)["resources"]}
    other = {t["url"]: [c["name"] for c in t["tableSchema"]["columns"]] for t in csv_on_the_web(described)["tables"]}
    assert one == other


def test_frictionless_finds_nothing_wrong(published: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from frictionless import Package

        report = Package(str(published / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "message"])[:5]
    assert report.stats["tasks"] == 15


def test_csvw_reads_every_row(published: Path, made: Edition) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        from csvw import TableGroup

        group = TableGroup.from_file(published / "csvw-metadata.json")
        rows = {table.url.string: len(list(table.iterdicts(strict=True))) for table in group.tables}
    assert rows == {f"tables/{sheet.name}.csv": len(sheet.rows) for sheet in sheets(made)}


def test_missing_values_are_a_plain_list(made: Edition) -> None:
    assert all(r["schema"]["missingValues"] == [""] for r in data_package(sheets(made))["resources"])


def test_it_is_json(published: Path) -> None:
    for name in ("datapackage.json", "csvw-metadata.json"):
        json.loads((published / name).read_text(encoding="utf-8"))
