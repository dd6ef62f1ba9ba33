"""The report: one file that opens from a disk without a network and needs no script, made from the tables alone."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from pipeline.benchmarks.headline import COLUMNS as _HEADLINE
from pipeline.benchmarks.position import BAND_NAME
from pipeline.publish import charts
from pipeline.publish.attribution import ATTRIBUTION, CAUTIONS, CITATION, TITLE
from pipeline.publish.edition import Edition
from pipeline.publish.pages import page
from pipeline.publish.sections.coverage import coverage_matrix
from pipeline.publish.sections.due import due_dates
from pipeline.publish.sections.heat import heat_table
from pipeline.publish.sections.metrics import metric_sections
from pipeline.publish.sections.others import audit_rows, change_rows, similar_groups
from pipeline.publish.sections.summary import summary
from schemas.comparison import MEANINGS

MEANING = {column.name: column.meaning for column in _HEADLINE}


def report(edition: Edition) -> str:
    """The report's HTML; where there is no plan, one that says so."""
    drawn = charts.engine() is not None
    values: dict[str, Any] = {
        "title": TITLE, "as_of": edition.as_of, "made_for": edition.made_for,
        "any_plan": bool(edition.shown), "cautions": CAUTIONS,
        "summary": summary(edition), "heat": heat_table(edition), "metrics": metric_sections(edition),
        "coverage": coverage_matrix(edition), "due": due_dates(edition), "similar": similar_groups(edition),
        "audit": audit_rows(edition), "change": change_rows(edition), "made": _made(edition),
        "marks": [(mark.value, words) for mark, words in MEANINGS.items()], "attribution": ATTRIBUTION, "citation": CITATION,
        "band": BAND_NAME, "no_charts": None if drawn else charts.MISSING, "meaning": MEANING,
    }  # fmt: skip
    return page("report.html.j2", values)


def _made(edition: Edition) -> dict[str, Any]:
    tables = edition.comparisons.tables
    return {
        "program": version("councilplans"), "rules": ", ".join(edition.rules) or "not known",
        "settings": tables[0].settings if tables else {},
        "tables": [(t.name, t.title, t.question, t.n, t.of, len(t.rows), t.notes) for t in tables],
    }  # fmt: skip
