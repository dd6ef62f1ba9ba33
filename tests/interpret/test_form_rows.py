"""Forms with labels and values beside each other, a table an action, as an office's template has them."""

import pytest

from pipeline.interpret.form_rows import one_label_a_row
from pipeline.interpret.labels import load_labels
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from schemas.document import Table
from tests.builders import document, heading, item, para, table

SETTINGS = load_settings()
LABELS = load_labels()


def form(rows):
    """A table whose rows' last cells go on to its right edge."""
    wide = max(map(len, rows))
    built = table([[*row, *[""] * (wide - len(row))] for row in rows])
    cells = [c for c in built.cells if c.column < len(rows[c.row])]
    cells = [c.model_copy(update={"columns": wide - c.column}) if c.column == len(rows[c.row]) - 1 else c for c in cells]
    return built.model_copy(update={"cells": tuple(cells)})


def one(number, metrics, text, lead, when, measure, links, progress="", rag=""):
    return form(
        [
            ["Action no.", number, "Metric(s)", metrics],
            ["What will be done?", text],
            ["Lead", lead],
            ["Completion date", when],
            ["How will success be measured?", measure],
            ["Related plans and strategies", links],
            ["Progress", progress, "RAG", rag],
        ]
    )


FIRST = "Senior managers to take part in reverse mentoring"
SECOND = [para("Publish the data, with:"), item("converters"), item("sessional workers")]
FORMS = (
    one("1", "9", FIRST, "Chief Executive", "31/12/2024", "Six pairs meet", "", "Begun.", "Green"),
    one("2", "", SECOND, "HR Data Manager", "March 2025", "Enter text here", ""),
)


def test_a_form_is_one_action_with_all_that_its_rows_say():
    found = interpret(
        document(heading("SC-WRES action plan"), heading("Theme 1 – Leadership"), para("Metrics: 1 and 9"), *FORMS), SETTINGS
    ).plan
    told = [(a.ref, a.text, a.timeframe.text, list(a.success), a.progress, a.rag, a.metrics) for a in found.actions]
    assert told == [
        ("1", FIRST, "31/12/2024", ["Six pairs meet"], "Begun.", "green", [9]),
        ("2", "Publish the data, with:\nconverters\nsessional workers", "March 2025", [], None, None, [1, 9]),
    ]
    assert [len(found.sections), [a.section for a in found.actions]] == [1, [0, 0]]


def test_each_pair_of_a_row_of_six_cells_is_a_row():
    rows = [
        ["Ref", "3", "Lead", "Jo Ray", "RAG", "Amber"],
        ["Action", "Train panels", "By when", "May 2025", "Progress", "Begun"],
    ]
    parted = one_label_a_row(table(rows), LABELS)
    assert [[c.text for c in parted.row_cells(row)] for row in range(parted.rows)] == [
        ["Ref", "3"], ["Lead", "Jo Ray"], ["RAG", "Amber"], ["Action", "Train panels"], ["By when", "May 2025"],
        ["Progress", "Begun"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [["Ref", "Action", "Lead", "By when"], ["1", "Train panels", "Jo Ray", "May 2025"]],
        [["Grade", "Staff", "Grade", "Staff"], ["A", "40", "F", "12"]],
        [["Action", "Train panels", "What was spent", "£40"], ["Venue", "Town Hall", "Room", "Two"]],
    ],
)
def test_a_table_with_a_head_or_with_words_that_nobody_knows_is_no_form(rows):
    before: Table = table(rows)
    assert one_label_a_row(before, LABELS) is before
