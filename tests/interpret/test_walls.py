"""Walls of cards: a table whose cells are whole cards, row by row below the rows that head their blocks."""

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from pipeline.interpret.walls import wall
from tests.builders import document, heading, para, table

SETTINGS = load_settings()


def card(number, action, lead, when):
    return [para(number, bold=True), para(action, bold=True), para(f"**Who** {lead}"), para(f"**When** {when}")]


WALL = [
    [[heading("A fair start", 2)], "Metric 2"],
    [[para("The numbers", bold=True), para("Shortlisted candidates who are Black: 47%")], None],
    [
        card("1", "Bring partners onto panels", "Head of Resourcing", "May 2025"),
        card("2", "Drop degrees", "Team managers", "Ongoing"),
    ],
    [card("3", "Publish the results", "Head of HR", "June 2025"), ""],
    [[heading("Respect at work", 2)], "Metric 7"],
    [
        card("4", "Open a speak-up line", "Monitoring Officer", "Q1 2025/26"),
        card("5", "Debrief teams", "Head of HR", "Every June"),
    ],
]


def test_cards_side_by_side_are_actions_of_the_block_above_them():
    read = interpret(document(heading("SC-WRES action plan"), table(WALL)), SETTINGS).plan
    assert [(s.title, s.metrics) for s in read.sections] == [("A fair start", [2]), ("Respect at work", [7])]
    assert [(a.section, a.ref, a.text, a.leads[0].text, a.timeframe.text) for a in read.actions] == [
        (0, "1", "Bring partners onto panels", "Head of Resourcing", "May 2025"),
        (0, "2", "Drop degrees", "Team managers", "Ongoing"),
        (0, "3", "Publish the results", "Head of HR", "June 2025"),
        (1, "4", "Open a speak-up line", "Monitoring Officer", "Q1 2025/26"),
        (1, "5", "Debrief teams", "Head of HR", "Every June"),
    ]


def test_labelled_lines_in_one_column_make_no_wall():
    rows = [["Action", "Who and when"], ["Train every panel", "With all teams\nLead: Head of HR\nBy when: May 2025"]]
    assert wall(table(rows, 1), SETTINGS.labels, list) is None
