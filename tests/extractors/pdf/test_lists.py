import pytest

from tests.extractors.pdf.sheet import BOLD, Sheet, body, kinds, wrapped

LONG = "Review the process for paid training so that decisions are made openly and fairly, with a panel from across the service"


def items(sheet: Sheet):
    return [(b.kind, b.marker, b.level, b.group, b.text) for b in body(sheet.read())]


@pytest.mark.parametrize("marker", ["•", "–", "-", "▪"])
def test_bullets_with_hanging_lines(marker):
    sheet = Sheet()
    top = sheet.text(60, 60, "We will:")
    font = "Helvetica"
    if marker == "▪":
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
        font, marker = "Vera", "•"
    for words in (LONG, "Name two people outside the line"):
        top = sheet.item(74, top + 3, 300, marker, words, font=font)
    sheet.words(60, top + 6, 400, "A plain paragraph ends the list.")
    assert items(sheet) == [
        ("paragraph", None, None, None, "We will:"),
        ("item", marker, 0, 1, LONG),
        ("item", marker, 0, 1, "Name two people outside the line"),
        ("paragraph", None, None, None, "A plain paragraph ends the list."),
    ]


def test_an_item_whose_line_ends_early_stays_one_item():
    sheet = Sheet()
    sheet.text(60, 60, "•")
    sheet.text(74, 60, "Publish the figures.")
    sheet.text(74, 60 + 13.2, "Also tell the unions about them each time")
    sheet.item(60, 60 + 26.4, 300, "•", "Ask again in a year")
    assert [row[4] for row in items(sheet)] == [
        "Publish the figures. Also tell the unions about them each time",
        "Ask again in a year",
    ]


def test_numbers_and_letters_below_them_are_two_levels_of_one_list():
    sheet = Sheet()
    top = 60.0
    for marker, x, words in (("1.", 60, LONG), ("a.", 78, "Adults"), ("b.", 78, "Children"), ("2.", 60, "Report to the board")):
        top = sheet.item(x, top, 400, marker, words)
    assert [(marker, level, group) for _, marker, level, group, _ in items(sheet)] == [
        ("1.", 0, 1),
        ("a.", 1, 1),
        ("b.", 1, 1),
        ("2.", 0, 1),
    ]


def test_numbers_count_on_past_a_paragraph_set_in_below_an_item():
    sheet = Sheet()
    top = sheet.item(60, 60, 400, "1.", "Train all panels")
    top = sheet.words(74, top + 6, 380, "This includes the panels for apprentices, which have not been trained so far.")
    sheet.item(60, top + 6, 400, "2.", "Report to the board")
    found = items(sheet)
    assert [row[0] for row in found] == ["item", "paragraph", "item"]
    assert found[0][3] == found[2][3]


def test_references_and_years_are_no_markers():
    sheet = Sheet()
    top = sheet.text(60, 60, "1.1 Review the panels")
    top = sheet.text(60, top + 6, "2023 was a year of change")
    sheet.text(60, top + 6, "J. Smith will report")
    assert [row[0] for row in items(sheet)] == ["paragraph"] * 3


def test_a_number_that_begins_a_turned_line_is_no_marker():
    sheet = Sheet()
    words = "The board met on the days of the spring and looked at action 12. of the older plan that had been open for years"
    width = next(w for w in range(250, 460) if any(line.startswith("12.") for line in wrapped(words, w, 11)))
    top = sheet.words(60, 60, width, words)
    for _ in range(3):
        top = sheet.words(60, top + 6, width, LONG)
    assert [row[4] for row in items(sheet)] == [words, LONG, LONG, LONG]


def test_drawn_squares_are_bullets():
    sheet = Sheet()
    top = 60.0
    for label, value in (("Lead:", "Head of Learning"), ("Timeframe:", "April 2023")):
        sheet.fill(62, top + 4, 65, top + 7, "#0b5a7a")
        sheet.text(74, top, label, font=BOLD)
        top = sheet.text(78 + sheet.canvas.stringWidth(label, BOLD, 11), top, value) + 2
    assert items(sheet) == [
        ("item", "▪", 0, 1, "Lead: Head of Learning"),
        ("item", "▪", 0, 1, "Timeframe: April 2023"),
    ]


def test_an_item_that_a_page_break_cuts_is_one_item():
    sheet = Sheet()
    words = LONG.split()
    sheet.item(60, 770, 300, "•", " ".join(words[:12]))
    sheet.page()
    top = sheet.words(74, 60, 286, " ".join(words[12:]))
    sheet.item(60, top, 300, "•", "Name two people outside the line")
    assert [(row[1], row[4]) for row in items(sheet)] == [("•", LONG), ("•", "Name two people outside the line")]


def test_bold_items_are_items_not_headings():
    sheet = Sheet()
    top = sheet.words(
        60, 60, 400, "The action is to agree these points with the services before the summer and to report on them."
    )
    for words in ("routes for challenge", "an open door"):
        top = sheet.item(60, top + 3, 300, "•", words, font=BOLD)
    assert [row[0] for row in items(sheet)] == ["paragraph", "item", "item"]


def test_a_bullet_whose_words_had_no_room_beside_it_is_theirs():
    sheet = Sheet()
    for top, words in ((60, "questionnaires"), (110, "links")):
        sheet.text(60, top, "•")
        sheet.text(60, top + 24, words)
    assert kinds(sheet.read()) == [("item", "questionnaires"), ("item", "links")]


def test_footnotes_between_two_pages_of_a_list_stand_behind_the_part():
    sheet = Sheet()
    sheet.words(60, 60, 400, LONG)
    sheet.text(78, 700, "1. Move the records into one tool")
    sheet.text(78, 720, "2. Share them with every team")
    sheet.text(60, 782, "4", size=5, rise=0)
    sheet.text(67, 782, "Counted on the last day of March.", size=8)
    sheet.page()
    sheet.text(78, 60, "3. Publish what was found")
    sheet.text(60, 90, "Lead: Head of Estates")
    sheet.text(60, 120, "What comes next", size=16)
    found = body(sheet.read())[1:]
    assert [(b.marker, b.group) for b in found[:3]] == [("1.", 1), ("2.", 1), ("3.", 1)]
    assert [b.text for b in found[3:]] == ["Lead: Head of Estates", "⁴ Counted on the last day of March.", "What comes next"]
