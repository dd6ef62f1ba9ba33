"""What the report says: the tables' own values, each with its words, linked, and never doubled by a row over all councils."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from pipeline.publish import charts
from pipeline.publish.edition import Edition, anchor
from pipeline.publish.report import report
from pipeline.publish.sections.cells import interval, shown_value
from pipeline.publish.sections.coverage import coverage_matrix
from pipeline.publish.sections.due import due_dates
from pipeline.publish.sections.heat import heat_table
from pipeline.publish.sections.metrics import metric_sections
from pipeline.publish.sections.others import audit_rows, change_rows, similar_groups
from pipeline.publish.sections.summary import summary
from schemas.comparison import MEANINGS
from tests.publish.editions import nothing, worked


@pytest.fixture(scope="module")
def made_of_worked() -> Edition:
    return worked()


@pytest.fixture(scope="module")
def html(made_of_worked: Edition) -> str:
    return report(made_of_worked)


def test_every_part_has_its_heading(html: str) -> None:
    parts = ("summary", "headline", "metrics", "coverage", "due", "similar", "audit", "change", "made", "marks")
    assert [part for part in parts if f'<section id="{part}">\n<h2>' not in html] == []
    assert html.count("<h1>") == 1
    levels = [int(level) for level in re.findall(r"<h(\d)", html)]
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_every_head_cell_has_a_scope(html: str) -> None:
    assert not re.findall(r"<th(?! scope=)[ >]", html)


def test_no_script_no_address_of_the_net_and_a_policy(html: str) -> None:
    assert "<script" not in html
    assert not re.findall(r'(?:src|href)="https?:', html)
    assert "default-src 'none'" in html


def test_every_value_of_the_headline_stands_in_its_metrics_part(made_of_worked: Edition, html: str) -> None:
    having = [row for row in made_of_worked.records("headline") if row["value"] is not None]
    assert having
    assert len([row for part in metric_sections(made_of_worked) for row in part.rows]) == len(having)
    assert all(shown_value(row, made_of_worked).text in html for row in having)


def test_a_value_is_linked_to_its_figure(made_of_worked: Edition) -> None:
    row = next(row for row in made_of_worked.records("headline") if row["value"] is not None)
    cell = shown_value(row, made_of_worked)
    assert cell.link
    assert cell.link.endswith("#" + anchor(str(row["sources"]).split(" ")[0]))
    assert made_of_worked.link(row["plan"], "/figures/999") is None
    assert made_of_worked.link("nobody", "/figures/0") is None


def test_colour_never_stands_alone(made_of_worked: Edition) -> None:
    cells = [cell for _, _, row in heat_table(made_of_worked).rows for found, _ in row for cell in found]
    for look, word in (("adverse", "adverse"), ("favourable", "favourable"), ("undecided", "undecided"), ("within", "within")):
        assert all(word in cell.text for cell in cells if cell.look == look)
    assert {cell.look for cell in cells} >= {"adverse", "marked"}


def test_rows_over_all_councils_do_not_count_twice(made_of_worked: Edition) -> None:
    rows = [row for row in made_of_worked.records("timescales") if row["plan"] and row["quarter"]]
    assert rows
    assert sum(actions for _, actions, _ in due_dates(made_of_worked).quarters) == sum(int(row["actions"] or 0) for row in rows)
    totals = [row for row in made_of_worked.records("actions") if row["by"] == "total" and row["plan"]]
    found: Any = summary(made_of_worked)["counts"]
    counts = {name: count for count, name in found}
    assert counts["actions in the newest plans"] == sum(int(row["actions"] or 0) for row in totals) > 0


def test_coverage_gives_a_reason_where_there_is_no_value(made_of_worked: Edition) -> None:
    found = coverage_matrix(made_of_worked)
    texts = [cell for _, _, cells in found.rows for cell in cells]
    assert [text for text, _, _ in texts if text.startswith("✓")]
    assert all(why for text, why, _ in texts if text.startswith("["))
    assert found.without


def test_contradictions_are_told_and_linked(made_of_worked: Edition) -> None:
    rows: Any = audit_rows(made_of_worked)["rows"]
    assert "contradictory" in {row["result"] for row in rows}
    assert all(row["link"] for row in rows)


def test_similar_actions_and_change_are_linked(made_of_worked: Edition) -> None:
    groups: Any = similar_groups(made_of_worked)["metrics"]
    assert groups
    assert all(row["link"] for found in groups.values() for group in found for row in group["rows"])
    pairs: Any = change_rows(made_of_worked)
    assert pairs
    assert all(pair["counts"] for pair in pairs)
    assert [row for pair in pairs for row in pair["actions"] if row["link_before"] or row["link_after"]]


def test_the_marks_are_all_explained(html: str) -> None:
    assert all(f"<dt>{mark.value}</dt><dd>{meaning}</dd>" in html for mark, meaning in MEANINGS.items())


def test_no_plan_is_said_in_every_part() -> None:
    html = report(nothing())
    assert "There is no plan." in html
    assert html.count("there is no plan") >= 3


def test_without_the_drawing_engine_a_sentence_stands_in_its_place(
    monkeypatch: pytest.MonkeyPatch, made_of_worked: Edition
) -> None:
    monkeypatch.setattr(charts, "engine", lambda: None)
    html = report(made_of_worked)
    assert "pip install councilplans[publish]" in html
    assert "<img" not in html


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (1.2, 1.6, "ratio", "1.2 to 1.6"),
        (2, None, "ratio", "2 or more"),
        (10, 20, "percent", "10% to 20%"),
        (None, None, None, ""),
    ],
)
def test_intervals_in_words(low: float | None, high: float | None, unit: str | None, words: str) -> None:
    assert interval(low, high, unit) == words
