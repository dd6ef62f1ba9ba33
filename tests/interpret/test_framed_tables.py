"""Boxes of labels and values with a table of actions inside: one block each, what it says is said of all its actions."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from schemas.document import Cell, Table
from tests.builders import document, heading, para, table

SETTINGS = load_settings("generic")
SAID = (
    ["Lead implementing agency", "Integrity Commission", None, None],
    ["Problem to be addressed", "Only some of those who lobby have to register now.", None, None],
    ["Main objective", "Anyone can see who meets ministers.", None, None],
)
HEAD = ["Milestones to fulfil the commitment", "New or ongoing", "Start date", "End date"]
ROWS = (
    ["1.1 Publish ministerial diaries", "Ongoing", "1 July 2024", "30 September 2024"],
    ["1.2 Introduce a Bill", "New", "October 2024", "March 2025"],
)
OTHERS = ["Other actors involved", "Ministries", "Office of the Chief Minister", None], ["^", "CSOs", "Law Society", None]


def plan(*blocks):
    return interpret(document(heading("Open government action plan"), *blocks), SETTINGS).plan


def leads(action):
    return [(lead.text, lead.role) for lead in action.leads]


def box(*said, title="Commitment 1: Open the register", after=(), head=HEAD, rows=ROWS):
    """A table in which None goes on with the cell to its left, "^" with the cell above."""
    every = [*([[title, None, None, None]] if title else []), *said, head, *rows, *after]
    cells = []
    for r, row in enumerate(every):
        for c, text in enumerate(row):
            if text in {None, "^"}:
                continue
            across = next((n for n in range(c + 1, len(row)) if row[n] is not None), len(row)) - c
            down = next((n for n in range(r + 1, len(every)) if every[n][c] != "^"), len(every)) - r
            blocks = (para(text, bold=r == 0),) if text else ()
            cells.append(Cell(row=r, column=c, rows=down, columns=across, blocks=blocks))
    return Table(rows=len(every), columns=len(head), cells=tuple(cells))


@pytest.mark.parametrize("places", [("above",), ("below",)])
def test_a_box_with_milestones_is_a_block_that_says_who_leads_them(places):
    above, below = (
        ([*SAID, *OTHERS], []) if places == ("above",) else ([*SAID], [["Contact information", None, None, None], *OTHERS])
    )
    read = plan(box(*above, after=below))
    assert [(s.ref, s.title, s.objective) for s in read.sections] == [
        ("Commitment 1", "Open the register", "Anyone can see who meets ministers.")
    ]
    assert [(a.section, a.ref, a.text, a.timeframe.text) for a in read.actions] == [
        (0, "1.1", "Publish ministerial diaries", "1 July 2024 – 30 September 2024"),
        (0, "1.2", "Introduce a Bill", "October 2024 – March 2025"),
    ]
    told = [("Integrity Commission", "lead"), ("Office of the Chief Minister", "support"), ("Law Society", "support")]
    assert [leads(action) for action in read.actions] == [told, told]


def test_below_a_heading_of_its_own_a_box_needs_no_title():
    read = plan(heading("Commitment 2: Budgets by residents", 2), box(*SAID, title=""))
    assert [(s.ref, s.title, s.objective) for s in read.sections] == [
        ("Commitment 2", "Budgets by residents", "Anyone can see who meets ministers.")
    ]
    assert [(a.section, a.ref) for a in read.actions] == [(0, "1.1"), (0, "1.2")]


def test_a_second_label_that_is_known_tells_what_its_value_is():
    parts = ["Responsibilities", "Lead", "Pensions Board", None], ["^", "Supported by", "Payroll Team", None]
    read = plan(box(*SAID[1:], *parts, head=["Action", "Cost", "Start", "Finish"]))
    assert [leads(action) for action in read.actions] == [[("Pensions Board", "lead"), ("Payroll Team", "support")]] * 2


def test_a_lead_in_a_row_of_its_own_table_beats_the_one_of_the_box():
    rows = [["Publish ministerial diaries", "Parliamentary Clerk", "", "March 2025"]]
    read = plan(box(*SAID, head=["Activity", "Lead", "Start", "End"], rows=rows))
    assert [leads(action) for action in read.actions] == [[("Parliamentary Clerk", "lead")]]


def test_the_commitment_itself_is_no_action_beside_its_milestones_and_a_time_below_the_title_is_the_blocks():
    rows = [["Draft the law", "New", "July 2023", "June 2024"], ["Build the register", "New", "", ""]]
    said = ["July 2023 – June 2025", None, None, None], ["What we will do", "We will publish who owns companies.", None, None]
    read = plan(box(*said, *SAID, title="1. Who owns companies", rows=rows))
    assert [(s.ref, s.title, s.objective) for s in read.sections] == [
        ("1", "Who owns companies", "Anyone can see who meets ministers.")
    ]
    assert [(a.text, a.timeframe.text) for a in read.actions] == [
        ("Draft the law", "July 2023 – June 2024"),
        ("Build the register", "July 2023 – June 2025"),
    ]


def test_boxes_with_titles_that_say_no_kind_of_block_keep_them():
    read = plan(box(*SAID, title="Open the register"), box(*SAID, title="Publish the budget"))
    assert [(s.ref, s.title) for s in read.sections] == [(None, "Open the register"), (None, "Publish the budget")]
    assert [a.section for a in read.actions] == [0, 0, 1, 1]


def test_a_table_of_milestones_below_a_card_that_also_says_what_nobody_knows_is_of_its_block():
    blocks = [
        [heading(f"Commitment {n}: {name}", 2),
         table([["Lead agency", lead], ["Kind of promise", "One that was made long ago"], ["Objective", f"All see {name}."]]),
         table([["Milestone", "Start", "End"], ["Publish them", "May 2024", "June 2025"], ["Train buyers", "", "May 2025"]])]
        for n, name, lead in ((1, "contracts", "Ministry of Works"), (2, "judgments", "Ministry of Justice"))
    ]  # fmt: skip
    read = plan(*(block for each in blocks for block in each))
    assert [(s.ref, s.objective) for s in read.sections] == [
        ("Commitment 1", "All see contracts."),
        ("Commitment 2", "All see judgments."),
    ]
    assert [(a.section, leads(a)) for a in read.actions] == [
        *[(0, [("Ministry of Works", "lead")])] * 2,
        *[(1, [("Ministry of Justice", "lead")])] * 2,
    ]
