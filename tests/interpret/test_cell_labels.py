"""Columns whose cells hold several values behind labels of their own."""

from __future__ import annotations

import pytest

from extractors import extract
from pipeline.interpret.cell_labels import part_columns
from pipeline.interpret.likeness import sure
from pipeline.interpret.settings import load_settings
from schemas.plan import Plan
from tests.interpret.pages import plan_of, reading_of

ROWS = (
    (
        "A1",
        "Bring a school street to four schools.",
        "Transport Officer",
        "Wolds Trust",
        "September 2025",
        "Fewer cars at the gates.",
    ),
    ("A2", "Replace nine diesel refuse trucks.", "Fleet Manager", "", "2025/26 to 2028/29", "Nine trucks on the road."),
    ("A3", "Ask for the newest buses.", "Transport Manager", "Coastliner", "by end of June 2026", "They come each day."),
)
KNOWN = ("Lead", "Partners", "By when", "Measure of success")
UNKNOWN = ("Steered by", "Alongside", "Seen on the ground", "What we hope")


def stacked(names, values, form="<p><b>{}:</b> {}</p>") -> str:
    return "".join(form.format(name, value) for name, value in zip(names, values, strict=False) if value)


def page(head, rows) -> str:
    heads = f"<tr>{''.join(f'<th>{h}</th>' for h in head)}</tr>" if head else ""
    body = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    return f"<h1>Clean air action plan</h1><h2>Cleaner journeys</h2><table>{heads}{body}</table>"


def told(plan: Plan) -> list[tuple[str, list[str], str | None]]:
    return [(a.text, [lead.text for lead in a.leads], a.timeframe.text if a.timeframe else None) for a in plan.actions]


RIGHT = [(text, [lead, *([partner] if partner else [])], when) for _, text, lead, partner, when, _ in ROWS]


@pytest.mark.parametrize("names", [KNOWN, UNKNOWN])
@pytest.mark.parametrize(
    "form", ["<p><b>{}:</b> {}</p>", "<p><b>{}</b> {}</p>", "<p><b>{}</b></p><p>{}</p>", "{}: {}<br>", "<b>{}</b> {} "]
)
@pytest.mark.parametrize("head", [(), ("Ref", "Action", "Details"), ("Ref", "What we will do", "Delivery")])
def test_each_label_of_a_cell_has_its_value(names, form, head):
    plan = plan_of(page(head, [(ref, text, stacked(names, values, form)) for ref, text, *values in ROWS]), framework="generic")
    assert told(plan) == RIGHT
    assert [a.ref for a in plan.actions] == ["A1", "A2", "A3"]


@pytest.mark.parametrize("head", [(), ("Ref", "Action"), ("No.", "Priority actions")])
def test_what_stands_before_the_labels_is_a_value_of_its_own(head):
    plan = plan_of(
        page(head, [(ref, f"<p>{text}</p>{stacked(KNOWN, values)}") for ref, text, *values in ROWS]), framework="generic"
    )
    assert told(plan) == RIGHT
    assert [list(a.success) for a in plan.actions] == [[row[-1]] for row in ROWS]


def test_labels_may_stand_in_several_columns_and_in_one_line():
    rows = [
        (ref, text, stacked(KNOWN[:2], values[:2], "{}: {}; "), stacked(KNOWN[2:], values[2:], "{}: {}; "))
        for ref, text, *values in ROWS
    ]
    assert told(plan_of(page(("Ref", "Action", "Responsibility", "Delivery"), rows), framework="generic")) == RIGHT


def test_a_table_of_one_row_is_read_as_those_of_its_shape():
    tables = [page((), [(ref, text, stacked(UNKNOWN, values))]) for ref, text, *values in ROWS]
    assert told(plan_of("".join(tables), framework="generic")) == RIGHT


def test_counts_behind_labels_part_no_column():
    rows = [("Leavers", "White: 12<br>Black: 5"), ("Starters", "White: 31<br>Black: 9"), ("Applicants", "White: 60<br>Black: 4")]
    blocks = extract(page(("Event", "Count"), rows).encode(), "plan.html").blocks
    assert part_columns(blocks, load_settings("generic").labels, sure) == ([*blocks], {})


def test_a_label_that_comes_again_is_accounted_for():
    html = page(("Ref", "Action", "Details"), [(r, t, stacked(KNOWN, v, "<p><b>{}</b></p><p>{}</p>")) for r, t, *v in ROWS])
    assert {block.use for block in reading_of(html, framework="generic").accounts.blocks} == {"used"}
