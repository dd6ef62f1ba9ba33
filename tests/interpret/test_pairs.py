"""Rows that hold several actions side by side are one action a number, or one a time."""

import pytest

from pipeline.interpret.pairs import side_by_side
from pipeline.interpret.tree import Field, Scope, lines_of
from tests.builders import document, item, para, table
from tests.interpret.test_grid import shown, sure

NAMES = ("action", "lead", "timeframe", "success")


def split(*cells):
    row = [list(cell) if isinstance(cell, tuple) else cell for cell in cells]
    block = document(table([row])).blocks[0]
    fields = [Field(name, None, lines_of(cell)) for name, cell in zip(NAMES, block.cells, strict=False)]
    return [shown(r) for r in side_by_side(Scope("record", [], fields), sure)]


def numbered(*texts, style="{}."):
    return tuple(item(text, marker=style.format(n)) for n, text in enumerate(texts, 1))


def test_numbers_in_the_cells_say_which_lead_and_time_go_with_which_action():
    got = split(
        numbered("Train panels", "Publish data"), numbered("Head", "Team"), numbered("TBC", "Every year"), "Fairer panels"
    )
    assert got == [
        {"action": "Train panels", "lead": "Head", "timeframe": "TBC", "success": "Fairer panels"},
        {"action": "Publish data", "lead": "Team", "timeframe": "Every year", "success": "Fairer panels"},
    ]


def test_letters_count_as_numbers_do_and_a_cell_without_any_goes_to_each():
    actions = numbered("Train panels", "Publish data")
    lettered = tuple(item(p.text, marker=f"({'ab'[n]})") for n, p in enumerate(actions))
    times = tuple(item(text, marker=f"({'ab'[n]})") for n, text in enumerate(("Now", "Later")))
    got = split(lettered, "Head of HR", times)
    assert [(a["lead"], a["timeframe"]) for a in got] == [("Head of HR", "Now"), ("Head of HR", "Later")]


@pytest.mark.parametrize("head", ["1 and 3: ", "Actions 1, 3. "])
def test_a_lead_of_several_numbers_is_that_of_each_and_a_number_left_out_has_none(head):
    got = split(numbered("Train panels", "Publish data", "Review pay"), (para(f"{head}Head of HR"),), "June 2025")
    assert [a.get("lead") for a in got] == ["Head of HR", None, "Head of HR"]


def test_a_numbered_list_in_one_cell_alone_stays_one_action():
    assert len(split(numbered("Train panels", "Publish data"), "Head of HR", "June 2025")) == 1


def test_lines_that_go_on_stay_with_their_number():
    leads = (item("Head of HR", marker="1."), para("and OD"), item("Team", marker="2."))
    got = split(numbered("Train panels", "Publish data"), leads, "June 2025")
    assert [a["lead"] for a in got] == ["Head of HR\nand OD", "Team"]


def test_as_many_bulleted_times_as_bulleted_actions_are_pairs_and_fewer_are_not():
    actions = (item("Train panels"), item("on pay", level=1), item("Publish data"))
    got = split(actions, "Head of HR", (item("June 2025"), item("July 2025")))
    assert [(a["action"], a["timeframe"]) for a in got] == [("Train panels\non pay", "June 2025"), ("Publish data", "July 2025")]
    assert len(split(actions, "Head of HR", (item("June 2025"),))) == 1
