"""Reports to a committee with the plan appended: their numbered paragraphs say what was found, and are no actions."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.report_bodies import without_paragraph_numbers
from pipeline.interpret.settings import load_settings
from pipeline.interpret.tree import line_of
from tests.builders import document, heading, item, para, table

SETTINGS = load_settings()
BODY = (
    heading("1. Purpose of the report", 2), para("1.1 To put the plan at Appendix 1 before Members."),
    heading("2. Recommendations", 2), para("2.1 That Members:"), item("approve the action plan; and", marker="(a)"),
    item("ask the Director to report back in a year.", marker="(b)"),
    heading("3. What the data shows", 2), heading("Metric 3 – the formal disciplinary process", 3),
    para("3.1 In the year to 31 March 2024, 2.3% of minority ethnic staff entered the process and 1.4% of white staff."),
    para("3.2 Train managers to see the difference is what the network asks for."),
    heading("4. Legal implications", 2), para("4.1 Publish what we hold: the duty asks no less."),
)  # fmt: skip
PLAN = (
    heading("Objective 1: Fair processes", 2),
    table([["Ref", "Action", "Lead", "Timescale"], ["1.1", "Introduce a panel", "Head of HR", "May 2025"]], header_rows=1),
)


def counted(body):
    """The same body with its paragraphs' numbers made by a list."""
    for block in body:
        number, _, rest = block.text.partition(" ")
        yield item(rest, marker=number) if block.kind == "paragraph" else block


@pytest.mark.parametrize("body", [BODY, [*counted(BODY)]], ids=["printed", "made by a list"])
def test_only_the_appended_plan_has_actions(body):
    plan = interpret(document(heading("SC-WRES action plan"), *body, heading("Appendix 1: Action plan"), *PLAN), SETTINGS).plan
    assert [(a.ref, a.text) for a in plan.actions] == [("1.1", "Introduce a panel")]
    assert [(s.ref, s.title) for s in plan.sections] == [
        ("Metric 3", "the formal disciplinary process"), ("Objective 1", "Fair processes"),
    ]  # fmt: skip
    assert plan.sections[0].data_text.split("\n")[0].startswith("In the year to 31 March 2024, 2.3%")


@pytest.mark.parametrize(
    "blocks",
    [
        (*BODY, heading("Appendix 1: Data tables"), *PLAN),
        (heading("1. Leadership", 2), para("1.1 Name a sponsor"), heading("2. Culture", 2), para("2.1 Run a survey"),
         para("2.2 Publish it"), heading("Appendix: the plan on a page")),
    ],
)  # fmt: skip
def test_where_no_plan_is_appended_or_nothing_reports_the_numbers_stay(blocks):
    lines = [line_of(block) if hasattr(block, "kind") else None for block in blocks]
    assert without_paragraph_numbers(lines) == (lines, 0)
