"""Tables of a title, labels with their values beside them, a head of their own, and what closes the block."""

import pytest

from pipeline.interpret.labels import load_labels
from pipeline.interpret.reading import interpret
from pipeline.interpret.row_pairs import one_below_the_other
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, item, para, table

SETTINGS = load_settings()
LABELS = load_labels()
BLOCKS = (
    ("People move up on merit", "Metric 2", "Ifeoma Lane, Director of Adults", "48% of those appointed were from it.",
     "Managers can say why.", (("Train every hiring manager.", "Head of HR", "October 2024"),
                               ("Publish the results of each round.", "HR Analytics", "May 2025"))),
    ("A top table like the town", "Metric 9", "Desmond Park, Director of Care", "2 of the 15 senior managers were.",
     "Two more are in post.", (("Reserve one seat at the board.", "Head of Care", "June 2025"),)),
)  # fmt: skip
HEAD = ("Step", "In the hands of", "Ready by", "Where things stand")


def bold(*texts):
    return [[para(text, bold=True)] for text in texts]


def grid(rows):
    """A table whose rows' last cells go on to its right edge."""
    built = table([[*row, *[""] * (4 - len(row))] for row in rows])
    cells = [c for c in built.cells if c.column < len(rows[c.row])]
    wide = [c.model_copy(update={"columns": 4 - c.column}) if c.column == len(rows[c.row]) - 1 else c for c in cells]
    return built.model_copy(update={"cells": tuple(wide)})


def block(number, title, metric, sponsor, data, test, actions):
    return grid(
        [
            bold(f"Objective {number}: {title}"),
            [*bold("Which metric"), metric, *bold("Answerable at the top"), sponsor],
            [*bold("What we know"), data],
            bold(*HEAD),
            *([*action, "Under way since May."] for action in actions),
            [*bold("Tests"), [item(test)]],
        ]
    )


def test_a_block_with_a_head_of_its_own_is_read_whole():
    tables = [block(at, *values) for at, values in enumerate(BLOCKS, 1)]
    found = interpret(document(heading("SC-WRES action plan"), *tables), SETTINGS).plan
    told = [(s.title, s.metrics, s.data_text, list(s.indicators)) for s in found.sections]
    assert told == [(title, [int(metric[-1])], data, [test]) for title, metric, _, data, test, _ in BLOCKS]
    assert [(a.text, a.timeframe.text, [(x.text, x.role) for x in a.leads], a.progress) for a in found.actions] == [
        (text, when, [(lead, "lead"), (sponsor, "sponsor")], "Under way since May.")
        for _, _, sponsor, _, _, actions in BLOCKS
        for text, lead, when in actions
    ]


@pytest.mark.parametrize(
    "row",
    [
        ("Train every hiring manager.", "Head of HR", "May 2025", "Begun"),
        ("Lead", "Timescale", "Progress", "Links"),
        ("Ref", "What has to happen", "Lead", "Ready by"),
        ("Lead", "Head of HR", "Not known", ""),
    ],
)
def test_rows_of_values_and_heads_stay(row):
    before = document(table([row, ("a", "b", "c", "d")])).blocks[0]
    assert one_below_the_other(before, LABELS) == before


def test_each_label_gets_a_row_with_its_value():
    before = document(grid([[*bold("Lead"), "Head of HR", *bold("Timescale"), "May 2025"], ["Action", "Train panels"]])).blocks[0]
    after = one_below_the_other(before, LABELS)
    assert [[cell.text for cell in after.row_cells(row)] for row in range(after.rows)] == [
        ["Lead", "Head of HR"], ["Timescale", "May 2025"], ["Action", "Train panels"],
    ]  # fmt: skip
