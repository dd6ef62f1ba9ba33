"""Tables without rules: what their rows share, where they end, and how they go on overleaf."""

from schemas.document import Table
from tests.extractors.pdf.sheet import BOLD, PLAIN, Sheet, body, kinds, rows, tables

XS = [60, 180, 320, 430, 520]
HEAD = ["Theme", "Action", "Lead", "By when"]
FIRST = ["", "Train all panels", "Head of HR", "June 2025"]
SECOND = ["", "Ask leavers why they go", "Service Managers", "Ongoing"]
LABEL = "Recruitment and progression of staff in both services of the council, adults and children alike"


def lay(sheet: Sheet, top: float, cells: list[list[str]], space: float = 6) -> float:
    """Rows without rules, the head bold. Gives the next row's top."""
    for row in cells:
        top = sheet.row(XS, top, row, font=BOLD if row == HEAD else PLAIN) + space
    return top


def test_a_label_that_several_rows_share_hangs_down_beside_them():
    sheet = Sheet()
    top = lay(sheet, 60, [HEAD])
    sheet.words(64, top + 4, 100, LABEL, 9)
    top = lay(sheet, top, [FIRST, SECOND])
    lay(sheet, max(top, 150), [["Leavers", "Name two mentors", "Staff Network", "2026"]])
    (table,) = tables(sheet.read())
    assert rows(table) == [HEAD, [LABEL, *FIRST[1:]], SECOND, ["Leavers", "Name two mentors", "Staff Network", "2026"]]


def test_one_row_below_bold_heads_is_a_table():
    sheet = Sheet()
    lay(sheet, 60, [HEAD, ["Leavers", *FIRST[1:]]])
    (table,) = tables(sheet.read())
    assert rows(table) == [HEAD, ["Leavers", *FIRST[1:]]]


def test_two_rows_without_bold_heads_are_no_table():
    sheet = Sheet()
    lay(sheet, 60, [["Ada Finch", "01234 567", "Room 5", "Monday"], ["Bo Marsh", "01234 568", "Room 6", "Friday"]])
    assert tables(sheet.read()) == []


def test_the_last_row_stands_alone_overleaf():
    sheet = Sheet()
    lay(sheet, 700, [HEAD, ["Pay", *FIRST[1:]], ["Leavers", *SECOND[1:]]])
    sheet.page()
    top = lay(sheet, 40, [["Training", "Name two mentors", "Staff Network", "2026"]])
    sheet.text(60, top + 40, "Signed off by Ada Finch", 9)
    document = sheet.read()
    (table,) = tables(document)
    assert [row[0] for row in rows(table)] == ["Theme", "Pay", "Leavers", "Training"]
    assert kinds(document)[-1] == ("paragraph", "Signed off by Ada Finch")


def test_what_the_break_cut_of_a_row_is_put_to_it():
    sheet = Sheet()
    lay(sheet, 700, [HEAD, ["Pay", *FIRST[1:]], ["Leavers", "Ask all those who leave", "Service Managers", "Ongoing"]])
    sheet.page()
    sheet.words(184, 44, 100, "what they would change about us", 9)
    (table,) = tables(sheet.read())
    assert rows(table)[-1][1] == "Ask all those who leave what they would change about us"


def test_the_rest_of_a_shared_label_leaves_the_row_beside_it_alone():
    sheet = Sheet()
    top = lay(sheet, 700, [HEAD, ["Pay", *FIRST[1:]]])
    sheet.words(64, top + 4, 100, "Recruitment and progression", 9)
    top = lay(sheet, top, [["", "Ask leavers why", "Managers", "Ongoing"]])
    lay(sheet, top, [["", "Count those who stay", "Managers", "May 2026"]])
    sheet.page()
    sheet.words(64, 44, 100, "of staff in both services", 9)
    lay(sheet, 40, [["", "Name two mentors", "Staff Network", "2026"]])
    (table,) = tables(sheet.read())
    assert [row[1] for row in rows(table)][-2:] == ["Count those who stay", "Name two mentors"]
    assert rows(table)[2][0] == "Recruitment and progression of staff in both services"


def test_a_bigger_title_over_bold_heads_begins_another_table():
    sheet = Sheet()
    top = lay(sheet, 60, [HEAD, ["Pay", *FIRST[1:]], ["Leavers", *SECOND[1:]]])
    top = sheet.text(60, top + 6, "The second year", 13, BOLD)
    lay(sheet, top, [HEAD, ["Training", "Name two mentors", "Staff Network", "2026"]])
    document = sheet.read()
    assert [table.rows for table in tables(document)] == [3, 2]
    assert rows(tables(document)[1])[0] == HEAD
    assert [isinstance(block, Table) for block in body(document)] == [True, False, True]


def test_the_longest_line_of_all_columns_shows_how_far_cells_reach():
    sheet = Sheet()
    top = lay(sheet, 60, [HEAD])
    for lead in ("Principal Social\nWorker (Adults)", "Head of HR"):
        sheet.words(64, top + 4, 110, "Recruitment and progression of all staff", 9)
        sheet.words(184, top + 4, 130, "Train all panels in each of the services", 9)
        for number, words in enumerate(lead.split("\n")):
            sheet.text(324, top + 4 + 10.8 * number, words, 9)
        sheet.text(434, top + 4, "2025", 9)
        top += 40
    (table,) = tables(sheet.read())
    assert rows(table)[1][2] == "Principal Social Worker (Adults)"


def test_a_banner_does_not_hide_where_columns_part():
    sheet = Sheet()
    xs = [60, 90, 330, 430, 520]
    top = 60.0
    actions = [[str(number), *cells[1:]] for number, cells in enumerate([FIRST, SECOND, FIRST, SECOND], 1)]
    for cells in ("Leavers", *actions[:2], "Pay", *actions[2:]):
        if isinstance(cells, str):
            sheet.fill(60, top, 520, top + 16)
            sheet.text(64, top + 3, cells, 9, BOLD)
            top += 18
        else:
            top = sheet.row(xs, top, cells) + 4
    (table,) = tables(sheet.read())
    assert rows(table) == [["Leavers"], *actions[:2], ["Pay"], *actions[2:]]


CAPTIONS = ["of staff in bands V8 to V10 are BAME", "of staff in bands V1 to V4 are BAME", "of senior managers are BAME"]


def tiles(sheet: Sheet, numbers: list[str], size: float = 20, *, by_row: bool = False) -> None:
    """Numbers side by side, each with its caption below, painted tile by tile or row by row."""
    places = list(zip([60, 200, 340], numbers, CAPTIONS, strict=False))
    if by_row:
        for x, number, _ in places:
            sheet.text(x, 60, number, size, BOLD)
    for x, number, caption in places:
        if not by_row:
            sheet.text(x, 60, number, size, BOLD)
        sheet.words(x, 60 + 1.3 * size, 110, caption, 9)
    sheet.text(60, 150, "Bands as at 31 March 2024.", 9)


def test_large_numbers_side_by_side_keep_their_captions():
    for numbers in (["11%", "26%", "3%"], ["11%", "26%"]):
        sheet = Sheet()
        tiles(sheet, numbers)
        document = sheet.read()
        (table,) = tables(document)
        assert rows(table) == [[f"{n}\n{c}" for n, c in zip(numbers, CAPTIONS, strict=False)]]
        assert kinds(document)[-1] == ("paragraph", "Bands as at 31 March 2024.")


def test_large_numbers_painted_before_their_captions_are_a_row_above_them():
    for numbers in (["11%", "26%", "3%"], ["11%", "26%"]):
        sheet = Sheet()
        tiles(sheet, numbers, by_row=True)
        (table,) = tables(sheet.read())
        assert rows(table) == [numbers, CAPTIONS[: len(numbers)]]


def test_words_or_small_numbers_side_by_side_are_no_tiles():
    for numbers, size in ((["Leeds", "York", "Hull"], 20), (["11%", "26%", "3%"], 9)):
        sheet = Sheet()
        tiles(sheet, numbers, size)
        assert tables(sheet.read()) == []
