"""Descriptions of the CSV files for programs: a Frictionless data package, and CSV on the Web."""

from __future__ import annotations

from typing import Any

from pipeline.folder import as_json
from pipeline.publish.attribution import ATTRIBUTION, CITATION, LICENCE, NAME, TITLE
from pipeline.publish.described import Described, Sheet, sheets
from pipeline.publish.edition import Edition

_XSD = {"integer": "integer", "number": "number", "string": "string"}


def files(made: Edition) -> dict[str, str]:
    """`datapackage.json` and `csvw-metadata.json`."""
    described = sheets(made)
    return {"datapackage.json": as_json(data_package(described)), "csvw-metadata.json": as_json(csv_on_the_web(described))}


def data_package(described: list[Sheet]) -> dict[str, Any]:
    """The package: a resource a table. Missing values are a plain list, which both versions of the standard read."""
    return {
        "profile": "tabular-data-package", "name": NAME, "title": TITLE, "description": " ".join((*ATTRIBUTION, CITATION)),
        "licenses": [LICENCE], "resources": [_resource(sheet) for sheet in described],
    }  # fmt: skip


def csv_on_the_web(described: list[Sheet]) -> dict[str, Any]:
    """A group of tables; a converter to SQLite needs a group even for one table."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": TITLE, "dc:description": " ".join(ATTRIBUTION), "dc:license": {"@id": LICENCE["path"]},
        "tables": [_table(sheet) for sheet in described],
    }  # fmt: skip


def _resource(sheet: Sheet) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource", "name": sheet.name.replace("_", "-"), "path": f"tables/{sheet.name}.csv",
        "title": sheet.title, "description": sheet.about, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": [_field(column) for column in sheet.columns], "missingValues": [""]},
    }  # fmt: skip


def _field(column: Described) -> dict[str, Any]:
    return {"name": column.name, "type": column.kind, "description": column.sentence}


def _table(sheet: Sheet) -> dict[str, Any]:
    return {
        "url": f"tables/{sheet.name}.csv", "dc:title": sheet.title, "dc:description": sheet.about,
        "tableSchema": {"columns": [_column(column) for column in sheet.columns]},
    }  # fmt: skip


def _column(column: Described) -> dict[str, Any]:
    return {
        "name": column.name, "titles": column.name, "datatype": _XSD[column.kind], "null": [""],
        "dc:description": column.sentence,
    }  # fmt: skip
