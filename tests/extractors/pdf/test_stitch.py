"""What page breaks cut, put together with its signals; what only looks cut, left alone."""

from schemas.document import Table
from tests.extractors.pdf.sheet import BOLD, Sheet, body, rows, tables, texts

XS = [60, 260, 360, 520]
HEAD = ["Action", "Lead", "How we will know"]


def first_page(sheet: Sheet, last: list[str], closed: bool = True, header: list[str] = HEAD) -> None:
    sheet.text(60, 40, "Our action plan", size=16, font=BOLD)
    top = sheet.row(XS, 640, header, font=BOLD)
    middle = sheet.row(XS, top, ["Train all panels.", "Head of Learning", "Every panel is trained."])
    foot = max(sheet.row(XS, middle, last), 780)
    for x in XS:
        sheet.rule(x, 640, x, foot)
    for rule in (640, top, middle, *([foot] if closed else [])):
        sheet.rule(60, rule, 520, rule)


def second_page(sheet: Sheet, bodies: list[list[str]], header: list[str] | None = None, top: float = 40) -> None:
    sheet.page()
    tops = [top]
    for number, cells in enumerate([*([header] if header else []), *bodies]):
        tops.append(sheet.row(XS, tops[-1], cells, font=BOLD if header and number == 0 else "Helvetica"))
    sheet.grid(XS, tops)


def joined(sheet: Sheet) -> Table:
    (table,) = tables(sheet.read())
    return table


def joins(table: Table) -> list[tuple[str, int]]:
    return [(join.kind, join.row) for join in table.joins]


def test_a_table_over_two_pages_is_one_with_its_header_once():
    sheet = Sheet()
    first_page(sheet, ["Ask leavers why they go.", "Service Managers", "Reasons are known."])
    second_page(sheet, [["Name two mentors.", "Staff Network", "Two are named."]], header=HEAD)
    document = sheet.read()
    (table,) = tables(document)
    assert [row[0] for row in rows(table)] == ["Action", "Train all panels.", "Ask leavers why they go.", "Name two mentors."]
    assert joins(table) == [("table", 3)]
    assert "header repeated (1 row)" in table.joins[0].signals
    repeated = [b.text for b in document.blocks if b.furniture == "repeated_header"]
    assert repeated == HEAD
    assert document.letters == document.letters_in_file


def test_a_header_marked_as_continued_is_the_same_header():
    sheet = Sheet()
    first_page(sheet, ["Ask leavers why they go.", "Service Managers", "Reasons are known."])
    second_page(sheet, [["Name two mentors.", "Staff Network", "Two are named."]], header=["Action (continued)", *HEAD[1:]])
    assert joined(sheet).rows == 4


def test_a_row_that_the_break_cut_is_one_row_with_places_on_both_pages():
    sheet = Sheet()
    first_page(sheet, ["Ask leavers why they go and report", "Service Managers", "The reasons are known and the"])
    second_page(sheet, [["to the board twice a year.", "", "board has discussed them."]], header=HEAD)
    table = joined(sheet)
    assert rows(table)[2] == [
        "Ask leavers why they go and report to the board twice a year.",
        "Service Managers",
        "The reasons are known and the board has discussed them.",
    ]
    assert {span.place.page for span in table.cell_at(2, 0).blocks[0].spans} == {1, 2}
    assert joins(table) == [("table", 3), ("row", 2)]
    assert table.joins[1].signals


def test_a_label_that_the_break_cut_is_put_together():
    sheet = Sheet()
    first_page(sheet, ["Review the", "Head of", "All panels have two people from the"])
    second_page(sheet, [["panels.", "Human Resources and Organisational", "staff networks on them"], ["Ask.", "HR", "Asked."]])
    table = joined(sheet)
    assert table.cell_at(2, 0).text == "Review the panels."


SHARED = [60, 150, 260, 400, 520]
SHARED_HEAD = ["Theme", "Aim", "Action", "Lead"]


def shared_labels(below: list[str], foot: int = 0) -> Table:
    """Two themes; the second's rows go on on the next page, with `below` in the cells for its theme and aim there."""
    sheet = Sheet()
    top = 640.0
    for number, cells in enumerate(
        [SHARED_HEAD, ["Pay", "All are paid alike.", "Publish pay bands.", "HR"], ["", "", "Ask staff.", "HR"]]
    ):
        edges = (260, 520) if number == 2 else (60, 520)
        sheet.rule(edges[0], top, edges[1], top)
        top = sheet.row(SHARED, top, cells, font=BOLD if number == 0 else "Helvetica")
    sheet.rule(60, top, 520, top)
    end = sheet.row(SHARED, top, ["Hiring", "Panels are fair.", "Train all panels.", "HR"]) + foot
    sheet.rule(60, end, 520, end)
    for x in SHARED:
        sheet.rule(x, 640, x, end)
    sheet.page()
    tops = [40.0]
    for cells in ([*below, "Mix all panels.", "HR"], ["", "", "Score answers.", "HR"]):
        tops.append(sheet.row(SHARED, tops[-1], cells))
    for x in SHARED:
        sheet.rule(x, tops[0], x, tops[-1])
    sheet.rule(60, tops[0], 520, tops[0])
    sheet.rule(260, tops[1], 520, tops[1])
    sheet.rule(60, tops[2], 520, tops[2])
    return joined(sheet)


def test_what_the_break_cut_of_labels_that_rows_share_goes_to_their_beginning():
    table = shared_labels(["Metric 2", ""])
    assert (table.cell_at(3, 0).text, table.cell_at(4, 0).text) == ("Hiring\nMetric 2", "")


def test_labels_at_a_pages_head_that_had_room_above_or_are_all_there_are_new_ones():
    assert shared_labels(["Leaving", ""], foot=40).cell_at(4, 0).text == "Leaving"
    assert shared_labels(["Leaving", "Nobody goes because of it."]).cell_at(4, 0).text == "Leaving"


def test_a_tail_with_one_filled_cell_belongs_to_the_row_above():
    sheet = Sheet()
    first_page(sheet, ["Ask leavers why they go.", "Service Managers", "Reasons are known."])
    second_page(sheet, [["", "", "More people stay with us."]], header=HEAD)
    table = joined(sheet)
    assert table.rows == 3
    assert table.cell_at(2, 2).text == "Reasons are known.\nMore people stay with us."


def test_a_whole_row_at_a_pages_head_is_a_row_of_its_own():
    sheet = Sheet()
    first_page(sheet, ["Ask leavers why they go.", "Service Managers", "Reasons are known."])
    second_page(sheet, [["Name two mentors.", "Staff Network", "Two are named."]])
    table = joined(sheet)
    assert table.rows == 4
    assert joins(table) == [("table", 3)]


def test_a_row_with_a_new_number_is_never_joined():
    sheet = Sheet()
    xs = [60, 100, 380, 520]
    header = ["No", "Action", "Lead"]
    for page, (bodies, top) in enumerate(
        (
            ([["1", "Ask leavers and", "HR"], ["2", "Train panels and the", "HR"]], 700),
            ([["3", "managers of all teams", "HR"]], 40),
        )
    ):
        if page:
            sheet.page()
        tops = [float(top)]
        for number, cells in enumerate([header, *bodies]):
            tops.append(sheet.row(xs, tops[-1], cells, font=BOLD if number == 0 else "Helvetica"))
        sheet.grid(xs, tops)
    table = joined(sheet)
    assert [row[0] for row in rows(table)] == ["No", "1", "2", "3"]


def test_an_open_row_at_the_foot_speaks_for_a_cut():
    sheet = Sheet()
    first_page(sheet, ["Ask leavers why they go and tell the Board", "Service Managers", "Reasons known"], closed=False)
    second_page(sheet, [["Then ask again after a year", "", "More people stay"]])
    assert ("row", 2) in joins(joined(sheet))


def test_other_columns_are_another_table():
    sheet = Sheet()
    first_page(sheet, ["Ask leavers why they go.", "Service Managers", "Reasons are known."])
    sheet.page()
    sheet.table([60, 200, 300, 520], 40, [HEAD, ["Name two mentors.", "Network", "Two are named."]])
    assert len(tables(sheet.read())) == 2


def test_another_header_is_another_table():
    sheet = Sheet()
    first_page(sheet, ["Ask leavers why they go.", "Service Managers", "Reasons are known."])
    second_page(sheet, [["12%", "14%", "0.86"]], header=["Minority ethnic", "White", "Likelihood"])
    assert len(tables(sheet.read())) == 2


def test_text_between_keeps_tables_apart():
    sheet = Sheet()
    first_page(sheet, ["Ask leavers why they go.", "Service Managers", "Reasons are known."])
    sheet.page()
    sheet.text(60, 40, "The second year", font=BOLD)
    tops = [70.0]
    for cells in (HEAD, ["Name two mentors.", "Network", "Two are named."]):
        tops.append(sheet.row(XS, tops[-1], cells, font=BOLD if len(tops) == 1 else "Helvetica"))
    sheet.grid(XS, tops)
    assert len(tables(sheet.read())) == 2


def test_a_running_head_and_a_footnote_do_not_keep_a_table_apart():
    def running(number: int) -> None:
        sheet.text(60, 15, "Wetherton social care", size=8)
        sheet.text(500, 815, f"Page {number} of 3", size=8)

    sheet = Sheet()
    first_page(sheet, ["Ask leavers why they go.", "Service Managers", "Reasons are known."])
    sheet.text(60, 793, "1 Counted on the last day of March.", size=7)
    running(1)
    second_page(sheet, [["Name two mentors.", "Staff Network", "Two are named."]], header=HEAD)
    running(2)
    sheet.page()
    sheet.words(60, 60, 400, "The plan was agreed by the board.")
    running(3)
    document = sheet.read()
    (table,) = tables(document)
    assert table.rows == 4
    assert texts(document)[-2:] == ["1 Counted on the last day of March.", "The plan was agreed by the board."]


def test_a_box_of_one_column_goes_on_in_one_column():
    sheet = Sheet()
    xs = [60, 520]
    sheet.fill(60, 640, 520, 660)
    sheet.grid(xs, [640, 660, 790])
    sheet.text(64, 644, "What else we do", size=9, font=BOLD)
    sheet.words(64, 766, 440, "Some of the actions have begun, and some of them will take longer before we can see what", size=9)
    sheet.page()
    sheet.fill(60, 40, 520, 60)
    sheet.grid(xs, [40, 60, 120])
    sheet.text(64, 44, "What else we do", size=9, font=BOLD)
    sheet.words(64, 66, 440, "comes of them.", size=9)
    (table,) = tables(sheet.read())
    assert table.columns == 1
    assert table.cell_at(1, 0).text.endswith("before we can see what comes of them.")


def test_stitched_blocks_keep_the_reading_order():
    sheet = Sheet()
    first_page(sheet, ["Ask leavers why they go.", "Service Managers", "Reasons are known."])
    second_page(sheet, [["Name two mentors.", "Staff Network", "Two are named."]], header=HEAD)
    sheet.text(60, 300, "Signed by the director")
    blocks = body(sheet.read())
    assert [type(b).__name__ for b in blocks] == ["Paragraph", "Table", "Paragraph"]


def test_small_letters_and_an_empty_cell_tell_the_rest_of_a_row_beside_a_new_paragraph():
    sheet = Sheet()
    first_page(sheet, ["Look at what we ask for so that what was learnt in other", "Head of HR", "The adverts are in use."])
    second_page(sheet, [["countries counts, and ask for no licence.", "", "More are shortlisted."]])
    assert rows(joined(sheet))[2:] == [
        ["Look at what we ask for so that what was learnt in other countries counts, and ask for no licence.", "Head of HR",
         "The adverts are in use.\nMore are shortlisted."],
    ]  # fmt: skip
