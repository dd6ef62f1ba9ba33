"""The reading order of columns, panels, boxes and what stands across them."""

import pytest

from tests.extractors.pdf.sheet import BOLD, PLAIN, Sheet, body, rows, tables, texts

ONE = "The board meets four times a year and looks at every figure before it is made public, service by service and team by team."
TWO = "Staff who have left us are asked why they went, and what they say is read by the managers of their team in the next month."
THREE = "A panel with members of the staff networks reads every letter before it opens a formal case against anyone at work here."


def test_columns_are_read_down_with_a_heading_across():
    sheet = Sheet()
    sheet.text(60, 60, "A foreword in two columns for all who work here", size=18, font=BOLD)
    top = sheet.words(60, 100, 220, ONE)
    sheet.words(60, top + 8, 220, TWO)
    sheet.words(310, 100, 220, THREE)
    bottom = sheet.words(60, 260, 470, "What follows is set over the whole width of the page again. " + ONE)
    assert bottom
    assert texts(sheet.read()) == [
        "A foreword in two columns for all who work here",
        ONE,
        TWO,
        THREE,
        "What follows is set over the whole width of the page again. " + ONE,
    ]


def test_a_paragraph_goes_on_in_the_next_column():
    sheet = Sheet()
    words = (ONE + " " + TWO).split()
    sheet.words(60, 60, 220, THREE)
    sheet.words(60, 140, 220, " ".join(words[:22]))
    top = sheet.words(310, 60, 220, " ".join(words[22:]))
    sheet.words(310, top + 8, 220, THREE)
    assert texts(sheet.read()) == [THREE, ONE + " " + TWO, THREE]


def test_a_panel_down_the_pages_side_is_read_before_the_table_beside_it():
    sheet = Sheet()
    sheet.fill(0, 0, 200, 842)
    for top, words in ((60, "Metric 2"), (80, "White applicants were twice"), (93, "as likely to be appointed.")):
        sheet.text(40, top, words, size=9)
    xs, top = [220, 330, 430, 520], 56.0
    cells = [["What happens next", "Who", "When"], ["Train all panels", "HR", "June 2025"], ["Name two mentors", "HR", "2026"]]
    for number, row in enumerate(cells):
        top = sheet.row(xs, top, row, font=PLAIN if number else BOLD) + 6
    heading, words, table = body(sheet.read())
    assert [heading.text, words.text] == ["Metric 2", "White applicants were twice as likely to be appointed."]
    assert rows(table) == cells


def test_a_side_panel_is_read_after_the_text_beside_it():
    sheet = Sheet()
    sheet.fill(380, 50, 540, 220, "#f3e9ec")
    sheet.text(392, 60, "Data summary", font=BOLD)
    sheet.words(392, 80, 136, TWO, size=9)
    sheet.text(60, 60, "Objective", font=BOLD)
    top = sheet.words(60, 80, 290, ONE)
    sheet.words(60, top + 8, 290, THREE)
    found = texts(sheet.read())
    assert found.index(THREE) < found.index("Data summary")
    assert found[-1] == TWO


def test_a_panel_painted_first_is_still_one_piece():
    sheet = Sheet()
    sheet.fill(60, 50, 240, 220, "#f3e9ec")
    sheet.words(70, 60, 160, TWO, size=9)
    sheet.words(270, 60, 260, ONE)
    assert sorted(texts(sheet.read())) == sorted([ONE, TWO])


def test_boxed_actions_cut_by_the_column_go_on_in_the_next():
    sheet = Sheet()
    sheet.box(50, 50, 285, 400)
    sheet.box(310, 50, 545, 300)
    sheet.text(60, 60, "Action 3", size=14, font=BOLD)
    sheet.words(60, 90, 200, "Review the policy on grievances with the people it concerns:", font=BOLD)
    sheet.item(66, 130, 200, "•", "say why cases about minority ethnic staff are taken further and whether words used in them")
    sheet.words(340, 60, 186, "weigh on what comes of them")
    sheet.item(326, 80, 200, "•", "report to the board on what was found")
    found = [b.text for b in body(sheet.read())]
    assert found[-2:] == [
        "say why cases about minority ethnic staff are taken further and whether words used in them weigh on what comes of them",
        "report to the board on what was found",
    ]


def test_bold_labels_with_values_far_to_the_right_are_a_table():
    sheet = Sheet()
    top = 60.0
    pairs = (("Lead", "Head of Learning"), ("Timescale", "June 2025"), ("Sponsor", "Director of Adult Care"))
    for label, value in pairs:
        sheet.text(60, top, label, font=BOLD)
        top = sheet.text(220, top, value) + 4
    (table,) = tables(sheet.read())
    assert rows(table) == [list(pair) for pair in pairs]


def test_plain_labels_with_values_far_to_the_right_are_one_line_each():
    sheet = Sheet()
    top = 60.0
    for label, value in (("Lead", "Head of Learning"), ("Timescale", "June 2025"), ("Sponsor", "Director of Adult Care")):
        sheet.text(60, top, label)
        top = sheet.text(220, top, value) + 4
    assert texts(sheet.read()) == ["Lead Head of Learning", "Timescale June 2025", "Sponsor Director of Adult Care"]


def test_two_cards_side_by_side_row_by_row():
    sheet = Sheet()
    for row in range(2):
        for column in range(2):
            x, top = 60 + 250 * column, 60 + 260 * row
            sheet.text(x, top, f"Action {2 * row + column + 1}", size=13, font=BOLD)
            sheet.words(x, top + 24, 200, ONE)
    assert [t for t in texts(sheet.read()) if t.startswith("Action")] == ["Action 1", "Action 2", "Action 3", "Action 4"]


def cards(sheet, top, names):
    """Cards in two columns, painted one column after the other. Gives the top of what comes below."""
    ends = []
    for column in range(2):
        at = top
        for name in names[column::2]:
            at = sheet.text(60 + 250 * column, at, name, size=13, font=BOLD) + 4
            at = sheet.words(60 + 250 * column, at, 200, ONE if column else TWO) + 10
        ends.append(at)
    return max(ends)


@pytest.mark.parametrize("title", ["Discipline", "Fair and early resolutions"])
def test_a_short_big_heading_ends_the_columns_above_it(title):
    sheet = Sheet()
    top = cards(sheet, 60, ["Card A", "Card B", "Card C", "Card D"])
    sheet.text(60, top + 12, "2", size=9)
    top = sheet.text(60, top + 26, title, size=20, font=BOLD)
    cards(sheet, top + 8, ["Card E", "Card F", "Card G", "Card H"])
    heads = [text for text in texts(sheet.read()) if text not in (ONE, TWO)]
    assert heads == ["Card A", "Card C", "Card B", "Card D", "2", title, "Card E", "Card G", "Card F", "Card H"]


def test_a_heading_of_a_card_ends_no_columns():
    sheet = Sheet()
    top = sheet.words(60, 60, 200, TWO)
    top = sheet.text(60, top + 10, "Card B", size=18, font=BOLD)
    sheet.words(60, top + 4, 200, TWO)
    sheet.words(310, 60, 200, f"{ONE} {THREE}")
    assert texts(sheet.read()) == [TWO, "Card B", TWO, f"{ONE} {THREE}"]


def test_a_large_number_that_is_painted_with_the_left_column_goes_on_with_it():
    sheet = Sheet()
    sheet.words(60, 60, 200, f"{TWO} {TWO}")
    top = sheet.text(60, 200, "14%", size=34, font=BOLD)
    sheet.words(60, top + 4, 120, "of staff were abused by colleagues last year")
    sheet.words(310, 60, 200, f"{ONE} {THREE}")
    assert texts(sheet.read()) == [f"{TWO} {TWO}", "14%", "of staff were abused by colleagues last year", f"{ONE} {THREE}"]
