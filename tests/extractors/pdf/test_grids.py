"""Tables as they are printed: with all their rules, with some, with shading alone, with nothing but alignment."""

from schemas.document import Table
from tests.extractors.pdf.sheet import BOLD, Sheet, body, rows, tables, texts, wrapped

XS = [60, 260, 380, 520]
HEAD = ["Action", "Lead", "By when"]
ROWS = [
    ["Publish the figures of every service each spring so that staff can compare them", "Head of Insight", "March 2025"],
    ["Train all panels", "Head of Learning", "June 2025"],
    ["Ask leavers why they go", "Service Managers", "Ongoing"],
]
FOUR = [*ROWS, ["Name two mentors", "Staff Network", "May 2025"]]


def only(sheet: Sheet) -> Table:
    (table,) = tables(sheet.read())
    return table


def every_other_shaded(sheet: Sheet, top: float) -> None:
    """The rows and a further one without rules, every other on a shade."""
    for number, cells in enumerate(FOUR):
        lower = sheet.row(XS, top, cells)
        if number % 2 == 0:
            sheet.fill(XS[0], top, XS[-1], lower, "#eef2f8")
            sheet.row(XS, top, cells)
        top = lower


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
    every_other_shaded(sheet, top)
    table = only(sheet)
    assert rows(table) == [HEAD, *FOUR]
    assert table.header_rows == 1
    assert table.cell_at(1, 0).fill == "#eef2f8"


def test_a_table_open_at_its_sides_keeps_its_outer_columns_where_some_rows_are_shaded():
    sheet = Sheet()
    tops = [60, 90, 120, 150]
    for at, (top, cells) in enumerate(zip(tops, FOUR, strict=False)):
        if at == 1:
            sheet.fill(XS[0], top, XS[-1], top + 30, "#eeeeee")
        sheet.row(XS, top + 4, cells)
        sheet.rule(XS[0], top + 30, XS[-1], top + 30)
        for x in XS[1:-1]:
            sheet.rule(x, top + 1, x, top + 29)
    assert rows(only(sheet)) == FOUR


def test_cells_that_all_but_touch_are_parted_where_others_begin():
    sheet = Sheet()
    plans = ["People Plan", "Digital Plan", "Corporate Plan", "Equality Plan"]
    below = [["Train all panels", plan, "by 9 May 2025"] for plan in plans]
    top = 60.0
    for number, cells in enumerate([["Action", "Links", "By when"], *below]):
        if number % 2:
            sheet.fill(60, top, 400, top + 16, "#eef2f8")
        sheet.text(64, top + 3, cells[0], 9)
        sheet.text(204, top + 3, cells[1], 9)
        sheet.text(272, top + 3, cells[2], 9)
        top += 16
    assert rows(only(sheet)) == [["Action", "Links", "By when"], *below]


def test_a_bigger_title_above_shaded_rows_is_no_head_of_theirs():
    sheet = Sheet()
    sheet.text(64, 44, "Action plan", 14, BOLD)
    top = sheet.row(XS, 62, HEAD, font=BOLD)
    every_other_shaded(sheet, top)
    document = sheet.read()
    assert rows(tables(document)[0])[0] == HEAD
    assert texts(document)[0] == "Action plan"
    assert not isinstance(body(document)[0], Table)


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


def test_tables_of_other_columns_that_touch_are_two():
    sheet = Sheet()
    lower = sheet.table(XS, 60, [HEAD, *ROWS])
    sheet.table([60, 180, 520], lower, [["Signed off by", "Ada Finch"], ["Role", "Director"], ["Date", "2 May 2024"]], header=0)
    first, second = tables(sheet.read())
    assert rows(first) == [HEAD, *ROWS]
    assert rows(second) == [["Signed off by", "Ada Finch"], ["Role", "Director"], ["Date", "2 May 2024"]]


def test_rows_that_keep_to_half_of_the_columns_are_another_table():
    sheet = Sheet()
    xs = [60, 160, 260, 360, 460]
    lower = sheet.table(xs, 60, [["Action", "When", "Who", "RAG"], ["Train", "May", "HR", "green"], ["Ask", "June", "HR", "red"]])
    sheet.table([60, 260, 460], lower, [["Signed off by", "Ada Finch"], ["Date", "2 May 2024"]], header=0)
    assert [table.columns for table in tables(sheet.read())] == [4, 2]


def test_sentences_that_only_end_at_line_ends_are_paragraphs_of_their_cell():
    sheet = Sheet()
    xs = [60, 200, 320, 520]
    cells = [
        ["Train all panels", "Head of HR", "Panels are trained.\nStaff tell us that panels were fair to them."],
        ["Ask leavers", "Managers", "Reasons are known.\nThe board has talked about them."],
    ]
    tops = [60.0]
    for row in cells:
        at = tops[-1] + 4
        for words in row[2].split("\n"):
            at = sheet.words(xs[2] + 4, at, 90, words, 9)
        sheet.row(xs, tops[-1], row[:2])
        tops.append(at + 4)
    sheet.grid(xs, tops)
    assert [cell.text for cell in only(sheet).cells if cell.column == 2] == [row[2] for row in cells]


def test_running_sentences_of_a_cell_stay_one_paragraph():
    sheet = Sheet()
    words = "Panels are trained. Staff tell us so. We ask them each year. The board reads what they say. It then decides so."
    sheet.table([60, 200, 330], 60, [["Action", "How we will know"], ["Train all panels", words]])
    assert only(sheet).cell_at(1, 1).text == words


def test_words_that_a_narrow_column_cuts_are_put_together():
    sheet = Sheet()
    sheet.words(
        60,
        40,
        460,
        "The comparative rate of appointment tells how recruitment went, and the disciplinary process is looked at as well.",
    )
    sheet.grid([60, 112, 300], [80, 130])
    for top, words in ((84, "Comparativ"), (96, "e rate of"), (108, "recruitmen"), (120, "t")):
        sheet.text(62, top, words, size=9)
    sheet.text(116, 84, "Head of HR", size=9)
    assert only(sheet).cells[0].text == "Comparative rate of recruitment"


def test_centred_cells_without_rules_keep_to_their_rows():
    sheet = Sheet()
    sheet.text(60, 40, "Our plan", size=16, font=BOLD)
    top = 80.0
    for number, cells in enumerate([HEAD, *ROWS]):
        ends = []
        heights = [len(wrap(words, x1 - x0 - 12)) for words, x0, x1 in zip(cells, XS, XS[1:], strict=False)]
        for words, x0, x1, lines in zip(cells, XS, XS[1:], heights, strict=False):
            at = top + (max(heights) - lines) * 5.4
            ends.append(sheet.words(x0 + 2, at, x1 - x0 - 12, words, 9, BOLD if number == 0 else "Helvetica"))
        top = max(ends) + 12
    assert rows(only(sheet)) == [HEAD, *ROWS]


def wrap(words: str, width: float) -> list[str]:
    return wrapped(words, width, 9)


def test_a_narrower_table_right_below_a_wide_one_is_another():
    sheet = Sheet()
    lower = sheet.table(XS, 60, [HEAD, *ROWS])
    sheet.table([60, 150, 300], lower, [["Signed off by", "Ada Finch"], ["Date", "2 May 2024"]], header=0)
    assert [table.columns for table in tables(sheet.read())] == [3, 2]


def test_boxes_of_one_column_and_a_table_of_other_width_are_two():
    sheet = Sheet()
    lower = sheet.table([60, 520], 60, [["How we will know"], ["Staff can say what has changed"]], header=0)
    sheet.table([60, 200, 500], lower, [["Objective", "Fair pay"], ["Responsible", "All managers"]], header=0)
    assert [table.columns for table in tables(sheet.read())] == [1, 2]


def test_text_between_tables_that_have_rules_at_head_and_foot_alone_parts_them():
    sheet = Sheet()
    xs = [60, 180, 320, 430, 520]
    top = 60.0
    for number, rows_here in enumerate(
        ([["Train all panels", "Head of HR", "June 2025", "Green"]] * 3, [["Ask leavers", "ICT", "2026", "Red"]] * 2)
    ):
        top = sheet.text(64, top, f"Objective {number + 1}: Make respect a part of the day and be fair to all", 12, BOLD) + 6
        top = sheet.text(64, top, "The outcome we want: nobody has to put up with banter that hurts.", 9) + 6
        top = sheet.row(xs, top, ["Commitment", "Manager", "Deadline", "Status"], font=BOLD) + 2
        sheet.rule(60, top, 520, top)
        for row in rows_here:
            top = sheet.row(xs, top + 4, row) + 4
        sheet.rule(60, top, 520, top)
        top += 14
    assert [len(rows(table)) for table in tables(sheet.read())] == [4, 3]


def test_a_row_of_two_cells_that_leaves_columns_unnamed_is_no_head():
    xs = [60, 100, 300, 360, 420, 520]
    sheet = Sheet()
    top = 60
    for cells in (
        ["No.", "Action", "HR", "IT", "When"],
        ["Fair pay", "", "", "Theme 2", ""],
        ["1", "Ask why", "R", "A", "May 2025"],
    ):
        lower = sheet.row(xs, top, cells, font=BOLD if cells[0] != "1" else "Helvetica")
        for x in (60, 360, 520) if cells[0] == "Fair pay" else xs:
            sheet.rule(x, top, x, lower)
        for y in (top, lower):
            sheet.rule(60, y, 520, y)
        top = lower
    table = only(sheet)
    assert table.header_rows == 1
    assert [(c.text, c.columns, c.header) for c in table.row_cells(1)] == [("Fair pay", 3, False), ("Theme 2", 2, False)]


def test_dashes_drawn_one_by_one_are_rules():
    sheet = Sheet()
    lower = sheet.row(XS, 60, HEAD, font=BOLD)
    tops = [60, lower]
    for cells in ROWS:
        tops.append(sheet.row(XS, tops[-1], cells))
    for y in tops:
        for at in range(XS[0], XS[-1], 4):
            sheet.fill(at, y - 0.4, at + 2.3, y + 0.4, "#007038")
    for x in XS:
        for at in range(60, int(tops[-1]), 4):
            sheet.fill(x - 0.4, at, x + 0.4, at + 2.3, "#007038")
    assert rows(only(sheet)) == [HEAD, *ROWS]
