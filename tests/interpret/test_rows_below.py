"""Rows as wide as the table below an action's own, that say more of it; those that are said of a block stay that block's."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, table
from tests.interpret.pages import plan_of

SETTINGS = load_settings("generic")
HEAD = ["Ref", "Commitment", "Delivery lead", "Due"]
ONE = ["1.1", "Ring every victim whose case was closed", "Head of Crime", "March 2025"]
OTHER = ["1.2", "Train the call handlers", "Control Room Manager", "June 2025"]


def plan(*rows):
    return interpret(
        document(heading("Delivery plan"), heading("Priority 1: Victims", 2), table(rows, header_rows=1)), SETTINGS
    ).plan


@pytest.mark.parametrize(
    ("label", "form"),
    [("Update since April 2024", "**{}:** {}"), ("Progress", "{}: {}"), ("Latest position", "**{}** {}")],
)
def test_an_update_below_each_row_is_the_progress_of_its_action(label, form):
    read = plan(HEAD, ONE, [form.format(label, "212 rung.")], OTHER, [form.format(label, "n/a")])
    assert [(a.section, a.ref, a.progress) for a in read.actions] == [(0, "1.1", "212 rung."), (0, "1.2", None)]
    assert len(read.sections) == 1


@pytest.mark.parametrize(
    "below",
    [
        "<td></td><td colspan=3><p>Update: 212 rung.</p><p>More to come.</p></td>",
        "<td>Update</td><td colspan=3><p>212 rung.</p><p>More to come.</p></td>",
        "<td colspan=4><p>Update:</p><p>212 rung.</p><p>More to come.</p></td>",
    ],
)
def test_the_row_may_leave_the_first_column_empty_or_have_its_label_there(below):
    rows = [*("".join(f"<td>{text}</td>" for text in row) for row in (HEAD, ONE)), below]
    rows += ["".join(f"<td>{text}</td>" for text in OTHER)]
    page = "<h1>Delivery plan</h1><table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    assert [(a.ref, a.progress) for a in plan_of(page).actions] == [("1.1", "212 rung.\nMore to come."), ("1.2", None)]


def test_who_and_how_it_is_measured_may_stand_below_every_action():
    head = ["Ref", "Commitment", "Due"]
    rows = [
        ["1.1", "Ring every victim whose case was closed", "March 2025"],
        ["Lead: Head of Crime\nSuccess measure: All have been rung"],
        ["1.2", "Train the call handlers", "June 2025"],
        ["Lead: Control Room Manager\nSuccess measure: All seven shifts trained"],
    ]
    read = plan(head, *rows)
    assert [([x.text for x in a.leads], a.success) for a in read.actions] == [
        (["Head of Crime"], ["All have been rung"]),
        (["Control Room Manager"], ["All seven shifts trained"]),
    ]


def test_a_measure_below_the_last_of_several_actions_is_not_that_actions():
    read = plan(HEAD, ONE, OTHER, ["Success measure: More victims stay with us"])
    assert [a.success for a in read.actions] == [[], []]


def test_an_update_right_below_a_banner_is_no_actions():
    read = plan(HEAD, ONE, ["Stop and search"], ["Update: Panels meet."], OTHER)
    assert [a.progress for a in read.actions] == [None, None]
