"""Tables as they are printed: with all their rules, with some, with shading alone, with nothing but alignment."""

from schemas.document import Table
from tests.extractors.pdf.sheet import BOLD, Sheet, rows, tables, texts

XS = [60, 260, 380, 520]
HEAD = ["Action", "Lead", "By when"]
ROWS = [
    ["Publish the figures of every service each spring so that staff can compare them", "Head of Insight", "March 2025"],
    ["Train all panels", "Head of Learning", "June 2025"],
    ["Ask leavers why they go", "Service Managers", "Ongoing"],
]


def only(sheet: Sheet) -> Table:
    (table,) = tables(sheet.read())
    return table


def test_a_ruled_table_with_header_and_cells_in_their_columns():
    sheet = Sheet()
    sheet.table(XS, 60, [HEAD, *ROWS])
    table = only(sheet)
    assert (table.rows, table.columns, table.header_rows) == (4, 3, 1)
    assert rows(table) == [HEAD, *ROWS]
    assert [cell.header for cell in table.row_cells(0)] == [True, True, True]


def test_cells_hold_paragraphs_and_items():
    sheet = Sheet()
    sheet.grid([60, 160, 520], [60, 160])
    sheet.text(64, 64, "Specific action", font=BOLD)
    top = sheet.text(164, 64, "Recruitment", font=BOLD)
    for words in ("Advertise every post", "Train every panel"):
        top = sheet.item(170, top + 2, 300, "•", words)
    table = only(sheet)
    assert [(b.kind, b.marker, b.text, b.bold) for b in table.cells[1].blocks] == [
        ("paragraph", None, "Recruitment", True),
        ("item", "•", "Advertise every post", False),
        ("item", "•", "Train every panel", False),
    ]


def test_merged_cells_and_banner_rows_stand_once_with_their_spans():
    sheet = Sheet()
    tops = [60, 80, 100, 120]
    for x in (60, 520):
        sheet.rule(x, 60, x, 120)
    sheet.rule(260, 80, 260, 120)
    for top in tops[:2] + tops[3:]:
        sheet.rule(60, top, 520, top)
    sheet.rule(260, 100, 520, 100)
    sheet.text(64, 64, "Recruitment", size=9, font=BOLD)
    sheet.text(64, 94, "Advertise", size=9)
    sheet.text(264, 84, "Head of HR", size=9)
    sheet.text(264, 104, "Managers", size=9)
    table = only(sheet)
    assert [(c.row, c.column, c.rows, c.columns, c.text) for c in table.cells] == [
        (0, 0, 1, 2, "Recruitment"),
        (1, 0, 2, 1, "Advertise"),
        (1, 1, 1, 1, "Head of HR"),
        (2, 1, 1, 1, "Managers"),
    ]
    assert table.header_rows == 0


def test_two_header_rows_with_spans():
    sheet = Sheet()
    xs = [60, 200, 280, 360, 440, 520]
    for top in (60, 100, 120, 140):
        sheet.rule(60, top, 520, top)
    sheet.rule(200, 80, 520, 80)
    for x in (60, 200, 360, 520):
        sheet.rule(x, 60, x, 140)
    for x in (280, 440):
        sheet.rule(x, 80, x, 140)
    for x, top, words in ((64, 64, "Pay band"), (204, 64, "Adults"), (364, 64, "Children")):
        sheet.text(x, top, words, size=9, font=BOLD)
    for x, words in zip(xs[1:], ("BME", "White", "BME", "White"), strict=False):
        sheet.text(x + 4, 84, words, size=9, font=BOLD)
    for top, values in ((104, ("Under 25,000", "12%", "88%", "14%", "86%")), (124, ("Over 25,000", "9%", "91%", "<5", "95%"))):
        for x, words in zip(xs, values, strict=False):
            sheet.text(x + 4, top, words, size=9)
    table = only(sheet)
    assert table.header_rows == 2
    assert table.cell_at(1, 0).text == "Pay band"
    assert table.cell_at(0, 2).text == "Adults"
    assert rows(table)[3] == ["Over 25,000", "9%", "91%", "<5", "95%"]


def test_shading_colours_cells_and_marks_the_header():
    sheet = Sheet()
    sheet.fill(60, 60, 520, 80, "#bdd6ee")
    sheet.grid([60, 300, 520], [60, 80, 100, 120])
    for top, cells in ((64, ("Action", "Lead")), (84, ("Train panels", "Head of HR")), (104, ("Ask leavers", "Managers"))):
        for x, words in zip((64, 304), cells, strict=True):
            sheet.text(x, top, words, size=9)
    table = only(sheet)
    assert [cell.fill for cell in table.row_cells(0)] == ["#bdd6ee", "#bdd6ee"]
    assert table.header_rows == 1


def test_a_table_without_rules_at_its_sides_keeps_its_outer_columns():
    sheet = Sheet()
    tops = [60]
    for number, cells in enumerate([HEAD, *ROWS]):
        tops.append(sheet.row(XS, tops[-1], cells, font=BOLD if number == 0 else "Helvetica"))
    for top in tops:
        sheet.rule(XS[0], top, XS[-1], top)
    for x in XS[1:-1]:
        sheet.rule(x, tops[0], x, tops[-1])
    assert rows(only(sheet)) == [HEAD, *ROWS]


def test_a_table_without_a_rule_at_its_top_or_foot_keeps_its_outer_rows():
    sheet = Sheet()
    tops = [60]
    for cells in [HEAD, *ROWS]:
        tops.append(sheet.row(XS, tops[-1], cells))
    for top in tops[1:-1]:
        sheet.rule(XS[0], top, XS[-1], top)
    for x in XS:
        sheet.rule(x, tops[0], x, tops[-1])
    assert rows(only(sheet)) == [HEAD, *ROWS]


def test_horizontal_rules_alone_make_rows_and_alignment_makes_columns():
    sheet = Sheet()
    tops = [60]
    for number, cells in enumerate([HEAD, *ROWS]):
        tops.append(sheet.row(XS, tops[-1], cells, font=BOLD if number == 0 else "Helvetica"))
    for top in tops:
        sheet.rule(XS[0], top, XS[-1], top)
    table = only(sheet)
    assert rows(table) == [HEAD, *ROWS]
    assert table.header_rows == 1


def test_rules_at_head_and_foot_alone():
    sheet = Sheet()
    tops = [60]
    for number, cells in enumerate([HEAD, *ROWS]):
        tops.append(sheet.row(XS, tops[-1], cells, font=BOLD if number == 0 else "Helvetica"))
    for top in (tops[0], tops[1], tops[-1]):
        sheet.rule(XS[0], top, XS[-1], top)
    assert rows(only(sheet)) == [HEAD, *ROWS]


def test_shaded_rows_without_a_rule():
    sheet = Sheet()
    top = sheet.row(XS, 60, HEAD, font=BOLD)
    for number, cells in enumerate([*ROWS, ["Name two mentors", "Staff Network", "May 2025"]]):
        lower = sheet.row(XS, top, cells)
        if number % 2 == 0:
            sheet.fill(XS[0], top, XS[-1], lower, "#eef2f8")
            sheet.row(XS, top, cells)
        top = lower
    table = only(sheet)
    assert rows(table) == [HEAD, *ROWS, ["Name two mentors", "Staff Network", "May 2025"]]
    assert table.header_rows == 1
    assert table.cell_at(1, 0).fill == "#eef2f8"


def test_alignment_alone_is_enough_for_three_columns_over_three_rows():
    sheet = Sheet()
    sheet.words(60, 40, 460, "These are the actions.")
    top = 70.0
    for number, cells in enumerate([HEAD, *ROWS]):
        top = sheet.row(XS, top, cells, font=BOLD if number == 0 else "Helvetica") + 6
    sheet.words(
        60, top + 10, 460, "They were agreed by the board, which meets again in the autumn to look at what has been done so far."
    )
    assert rows(only(sheet)) == [HEAD, *ROWS]


def test_two_columns_of_prose_are_no_table():
    sheet = Sheet()
    words = (
        "The board meets four times a year and looks at every figure before it is made public in the spring of each year. " * 3
    )
    sheet.words(60, 60, 220, words)
    sheet.words(310, 60, 220, words)
    assert tables(sheet.read()) == []


def test_separators_between_paragraphs_are_no_table():
    sheet = Sheet()
    top = 60.0
    for _ in range(4):
        sheet.rule(60, top, 520, top)
        top = (
            sheet.words(
                60,
                top + 6,
                440,
                "The board meets four times a year and looks at every figure before it is made public in spring.",
            )
            + 6
        )
    assert tables(sheet.read()) == []


def test_a_frame_round_text_is_no_table():
    sheet = Sheet()
    sheet.box(50, 50, 530, 120)
    sheet.words(60, 60, 440, "The board meets four times a year and looks at every figure before it is made public in spring.")
    document = sheet.read()
    assert tables(document) == []
    assert len(texts(document)) == 1


def test_a_table_inside_a_cell_stays_there():
    sheet = Sheet()
    sheet.grid([50, 300, 540], [50, 90, 260])
    sheet.text(56, 60, "What we do", size=9)
    sheet.text(306, 60, "Remarks", size=9)
    sheet.grid([70, 180, 280], [120, 140, 160])
    for top, cells in ((124, ("Who", "When")), (144, ("Managers", "June"))):
        for x, words in zip((74, 184), cells, strict=True):
            sheet.text(x, top, words, size=9)
    sheet.text(306, 110, "Agreed by the board", size=9)
    (outer,) = [t for t in tables(sheet.read()) if isinstance(t, Table)]
    inner = outer.cell_at(1, 0).blocks[0]
    assert isinstance(inner, Table)
    assert rows(inner) == [["Who", "When"], ["Managers", "June"]]
    assert outer.cell_at(1, 1).text == "Agreed by the board"


def test_inner_rules_that_lack_between_numbers_are_found_by_alignment():
    sheet = Sheet()
    tops = [60, 80, 100, 120, 140]
    sheet.grid([60, 260, 520], tops)
    for top, cells in zip(
        tops, (("", "2022", "2023", "2024"), *[(f"Band {n}", f"{n}%", f"{n + 1}%", "<5") for n in (7, 8, 9)]), strict=False
    ):
        for x, words in zip((64, 280, 360, 440), cells, strict=True):
            if words:
                sheet.text(x, top + 4, words, size=9)
    assert rows(only(sheet)) == [["", "2022", "2023", "2024"], *[[f"Band {n}", f"{n}%", f"{n + 1}%", "<5"] for n in (7, 8, 9)]]


def test_coloured_cells_with_white_rules_are_a_table():
    sheet = Sheet()
    for top, shade in ((60, "#1b3683"), (80, "#dde6f0"), (100, "#dde6f0")):
        for x0, x1 in ((60, 288), (292, 520)):
            sheet.fill(x0, top + 1, x1, top + 19, shade)
    for top, cells, colour in (
        (64, ("Action", "Lead"), "#ffffff"),
        (84, ("Train panels", "HR"), "#000000"),
        (104, ("Ask", "Managers"), "#000000"),
    ):
        for x, words in zip((64, 300), cells, strict=True):
            sheet.text(x, top, words, size=9, colour=colour)
    table = only(sheet)
    assert rows(table) == [["Action", "Lead"], ["Train panels", "HR"], ["Ask", "Managers"]]
    assert table.header_rows == 1


def test_a_row_unfinished_at_the_pages_foot_is_kept():
    sheet = Sheet()
    xs = [60, 300, 520]
    tops = [700, 720, 760]
    for x in xs:
        sheet.rule(x, 700, x, 800)
    for top in tops:
        sheet.rule(60, top, 520, top)
    for top, cells in ((704, ("Action", "Lead")), (724, ("Train panels", "Head of HR")), (764, ("Ask leavers", "Managers"))):
        for x, words in zip((64, 304), cells, strict=True):
            sheet.text(x, top, words, size=9)
    assert rows(only(sheet))[2] == ["Ask leavers", "Managers"]
