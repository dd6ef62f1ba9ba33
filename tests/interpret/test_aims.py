"""Tables of aims and their measures, without actions."""

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, para, table

HEAD = ["Objective", "Measuring success"]
ROWS = [
    ["Objective 1: To treat all residents fairly", "Complaints about unfair treatment"],
    ["Objective 2: To close gaps in take-up", "Take-up by ward"],
]


def read(*blocks):
    return interpret(document(heading("Equality plan"), *blocks), load_settings("generic")).plan


def shown(plan):
    return [(s.ref, s.title, s.objective, s.indicators) for s in plan.sections]


def test_each_aim_with_its_measure_is_a_block_without_actions():
    plan = read(table([HEAD, *ROWS], header_rows=1))
    assert plan.actions == []
    assert shown(plan) == [
        ("Objective 1", None, "To treat all residents fairly", ["Complaints about unfair treatment"]),
        ("Objective 2", None, "To close gaps in take-up", ["Take-up by ward"]),
    ]


def test_prose_between_a_label_of_aims_and_their_table_is_no_aim():
    plan = read(heading("Part 2: What we want", 2), heading("Our objectives", 3), para("There are two."), table([HEAD, *ROWS], 1))
    assert [s.ref for s in plan.sections] == ["Objective 1", "Objective 2"]


def test_an_aim_that_begins_with_a_number_of_things_keeps_it():
    rows = [["50 managers trained each year", "Attendance"], ["No complaint unanswered", "Log of complaints"]]
    assert shown(read(table([HEAD, *rows], header_rows=1)))[0][:3] == (None, None, "50 managers trained each year")
