"""Boxes one below the other, each of one column: all of them are found, and one that a page's end cuts goes on overleaf."""

from tests.extractors.pdf.sheet import BOLD, Sheet, rows, tables

ROWS = ("Action {}", "Ask leavers why they go, and read what they say at each meeting of the board.", "Lead: Head of HR")


def sides(sheet: Sheet, top: float, bottom: float, *levels: float) -> None:
    for x in (60, 520):
        sheet.rule(x, top, x, bottom)
    for level in levels:
        sheet.rule(60, level, 520, level)


def box(sheet: Sheet, top: float, number: int, *, closed: bool = True) -> None:
    """A box of three rows, its head shaded; without a lower side where it is not closed."""
    sheet.fill(60, top, 520, top + 20)
    sheet.fill(60, top + 40, 520, top + 60)
    for at, words in enumerate(ROWS):
        sheet.text(66, top + 4 + 20 * at, words.format(number), 9, BOLD if not at else "Helvetica")
    sides(sheet, top, top + 60, top, *([top + 60] if closed else []))


def test_boxes_that_stand_apart_on_a_page_are_all_found():
    sheet = Sheet()
    for number, top in enumerate((60, 200, 340), 1):
        box(sheet, top, number)
    assert [rows(table)[0] for table in tables(sheet.read())] == [["Action 1"], ["Action 2"], ["Action 3"]]


def test_a_box_that_a_pages_end_cuts_goes_on_overleaf():
    sheet = Sheet()
    sheet.text(60, 40, "Our action plan", 16, BOLD)
    box(sheet, 720, 1, closed=False)
    sheet.page()
    sheet.text(66, 44, "Progress: under way", 9)
    sides(sheet, 40, 60, 60)
    sheet.text(60, 90, "What is framed on the page before is at an end here.")
    (table,) = tables(sheet.read())
    assert rows(table)[-1] == ["Lead: Head of HR\nProgress: under way"]


def test_a_box_of_few_rows_has_the_columns_of_another_with_its_sides():
    sheet = Sheet()
    for top, count in ((60, 4), (300, 2)):
        for at in range(count):
            sheet.fill(60, top + 20 * at, 520, top + 20 * at + 20, "#eeeeee" if at % 2 else "#dddddd")
            for x, words in ((66, f"Label {at}"), (200, f"What is said of it in row {at}")):
                sheet.text(x, top + 4 + 20 * at, words, 9)
        sides(sheet, top, top + 20 * count, top, top + 20 * count)
    assert [table.columns for table in tables(sheet.read())] == [2, 2]
