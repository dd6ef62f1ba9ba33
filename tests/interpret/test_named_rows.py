"""Rows that a column at the table's left parts into blocks, whatever it is called."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, table

SETTINGS = load_settings("generic")
TASKS = [
    "Publish the register of assets",
    "Review each contract",
    "Train all buyers",
    "Agree the new standard",
    "Test the backups",
]


def sections_of(first, label="Section", third=None):
    rows = [[label, "Task", "Agency action timeline (counted from today)"]]
    rows += [[name, task, third or "Within 60 days"] for name, task in zip(first, TASKS, strict=True)]
    plan = interpret(document(heading("Action plan"), table(rows, header_rows=1)), SETTINGS).plan
    return [plan.sections[a.section].title if a.section is not None else None for a in plan.actions], plan


@pytest.mark.parametrize("label", ["Section", "Domain of work", "Chapter"])
def test_names_that_go_down_runs_of_rows_are_blocks(label):
    titles, _ = sections_of(["Devices", "Devices", "Identity", "Identity", "Workloads"], label)
    assert titles == ["Devices", "Devices", "Identity", "Identity", "Workloads"]


def test_a_merged_cell_names_the_block_of_its_rows():
    titles, _ = sections_of(["Devices", None, "Identity", None, "Workloads"])
    assert titles == ["Devices", "Devices", "Identity", "Identity", "Workloads"]


@pytest.mark.parametrize("first", [
    ["Devices", "Identity", "Devices", "Identity", "Workloads"],
    ["Head of IT", "Head of IT", "Head of HR", "Head of HR", "Finance Manager"],
])  # fmt: skip
def test_names_that_come_back_and_people_are_none(first):
    titles, _ = sections_of(first)
    assert titles == [None] * 5


def test_the_last_word_of_a_columns_head_tells_what_it_holds():
    _, plan = sections_of(["Devices", "Devices", "Identity", "Identity", "Workloads"], third="Include in the agency's plan")
    assert {a.timeframe.text for a in plan.actions} == {"Include in the agency's plan"}
