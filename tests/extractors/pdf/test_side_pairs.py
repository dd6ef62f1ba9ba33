"""Labels side by side on one line of a page, each with its value below or behind it, without any rule."""

from tests.extractors.pdf.sheet import BOLD, PLAIN, Sheet, tables, texts

ACTION = "Ask every panel to write down why a candidate was not appointed, and read what they write each quarter of the year."


def test_labels_over_their_values():
    sheet = Sheet()
    top = sheet.words(60, 60, 300, ACTION, 9) + 4
    for x, label, value in (
        (60, "Whose job", "Head of Resourcing and Head of Organisational Development"),
        (220, "Ready by", "May 2025"),
    ):
        sheet.text(x, top, label, 8, BOLD)
        sheet.words(x, top + 10, 140, value, 9)
    sheet.words(60, top + 40, 300, ACTION, 9)
    assert texts(sheet.read()) == [
        ACTION,
        "Whose job",
        "Head of Resourcing and Head of Organisational Development",
        "Ready by",
        "May 2025",
        ACTION,
    ]


def test_labels_before_their_values():
    sheet = Sheet()
    top = sheet.words(60, 60, 300, ACTION, 9) + 4
    for x, label, value in ((60, "Whose job:", "Head of Learning Development"), (220, "Ready by:", "May 2025")):
        sheet.text(x, top, label, 9, BOLD)
        sheet.words(x + 52, top, 88, value, 9)
    sheet.words(60, top + 30, 300, ACTION, 9)
    assert texts(sheet.read()) == [ACTION, "Whose job: Head of Learning Development", "Ready by: May 2025", ACTION]


def test_rows_below_bold_heads_stay_a_table():
    sheet = Sheet()
    for row, cells in enumerate((("Name", "Role", "Team"), ("A Finch", "Sponsor", "Adults"), ("B Wren", "Lead", "Children"))):
        for x, words in zip((60, 200, 340), cells, strict=True):
            sheet.text(x, 60 + 14 * row, words, 9, BOLD if not row else PLAIN)
    assert len(tables(sheet.read())) == 1


def test_capitals_of_another_size_are_a_value_and_a_list_goes_on():
    sheet = Sheet()
    top = sheet.words(60, 60, 300, ACTION, 9) + 4
    for x, label, value in ((60, "LEAD", ("Head of HR;", "Trade unions")), (220, "WHEN", ("TBC",))):
        sheet.text(x, top, label, 7)
        for number, line in enumerate(value):
            sheet.text(x, top + 10 + 11 * number, line, 9)
    sheet.words(60, top + 50, 300, ACTION, 9)
    assert texts(sheet.read()) == [ACTION, "LEAD", "Head of HR; Trade unions", "WHEN", "TBC", ACTION]
