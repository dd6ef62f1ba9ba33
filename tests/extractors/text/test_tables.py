"""Tables typed with pipes and tabs, and what page breaks do to them."""

from extractors.text import extract
from schemas.document import Document, Paragraph, Table


def read(text: str) -> Document:
    return extract(text.encode())


def tables(text: str) -> list[Table]:
    return [block for block in read(text).blocks if isinstance(block, Table)]


def grid(found: Table) -> list[list[str]]:
    return [[c.text if (c := found.cell_at(r, k)) else "" for k in range(found.columns)] for r in range(found.rows)]


# pipes


def test_a_markdown_table():
    (found,) = tables("| **Action** | When |\n|---|:---:|\n| Train panels | June 2023 |\n")
    assert grid(found) == [["Action", "When"], ["Train panels", "June 2023"]]
    assert found.header_rows == 1
    assert [c.header for c in found.cells] == [True, True, False, False]


def test_a_table_without_a_rule_has_no_header():
    (found,) = tables("| Action | When |\n| Train panels | June 2023 |\n")
    assert found.header_rows == 0


def test_cards_part_where_a_rule_makes_the_next_header():
    text = "No | 1 |\n---|---|\nLead | Head of HR |\nNo | 2 |\n---|---|\nLead | Director |\n"
    assert [grid(t) for t in tables(text)] == [[["No", "1"], ["Lead", "Head of HR"]], [["No", "2"], ["Lead", "Director"]]]


def test_a_line_of_one_cell_reaches_over_the_row():
    (found,) = tables("No | 1 |\n---|---|\nData for the year |\nHalf of the staff answered. |\nLead | HR |\n")
    assert [(c.text, c.columns) for c in found.cells if c.row in {1, 2}] == [
        ("Data for the year", 2), ("Half of the staff answered.", 2),
    ]  # fmt: skip


def test_bullets_that_run_on_in_a_cell_are_items():
    (found,) = tables("Action | • Advertise all posts • Train all panels |\nLead | HR |\n")
    assert [(p.kind, p.marker, p.text) for p in found.cells[1].blocks if isinstance(p, Paragraph)] == [
        ("item", "•", "Advertise all posts"), ("item", "•", "Train all panels"),
    ]  # fmt: skip


def test_sub_headings_between_run_on_bullets_are_told_and_noted():
    text = (
        "Action | Recruitment • Advertise all posts with Corporate HR Exit interviews • Offer one to all leavers |\nLead | HR |\n"
    )
    document = read(text)
    (found,) = [b for b in document.blocks if isinstance(b, Table)]
    assert found.cells[1].text.split("\n") == [
        "Recruitment", "Advertise all posts with Corporate HR Exit interviews", "Offer one to all leavers",
    ]  # fmt: skip
    text = text.replace("with Corporate HR", "in the media")
    document = read(text)
    (found,) = [b for b in document.blocks if isinstance(b, Table)]
    assert found.cells[1].text.split("\n") == [
        "Recruitment",
        "Advertise all posts in the media",
        "Exit interviews",
        "Offer one to all leavers",
    ]
    assert [n.words for n in document.notes if n.code == "inferred_subheading"] == ["Exit interviews"]


def test_a_cell_over_several_lines_is_one_cell():
    (found,) = tables("| Lead | HR |\n| Action | Train all\npanels each\nyear |\n| When | June |\n")
    assert grid(found) == [["Lead", "HR"], ["Action", "Train all panels each year"], ["When", "June"]]


def test_an_escaped_pipe_is_text():
    (found,) = tables("| a \\| b | c |\n| d | e |\n")
    assert grid(found)[0] == ["a | b", "c"]


def test_pipes_in_a_lone_line_are_text():
    (block,) = read("Home | Contact | Search").blocks
    assert isinstance(block, Paragraph)


def test_tabs_inside_pipe_rows_are_blanks():
    (found,) = tables("| Action |\tWhen\t| Who |\n|---|---|---|\n| a |\tb | c |\n")
    assert grid(found) == [["Action", "When", "Who"], ["a", "b", "c"]]


# tabs


def test_two_cells_a_line_make_a_table():
    (found,) = tables("Name of council\tBorsetshire\nLead\tJo Bloggs, Head of HR\n")
    assert grid(found) == [["Name of council", "Borsetshire"], ["Lead", "Jo Bloggs, Head of HR"]]


def test_tags_in_cells_are_paragraphs_items_and_looks():
    (found,) = tables("<p>Train <i>all</i></p> <p><b>panels</b></p>\t<ul style='x'> leavers\nLead\tHR\n")
    first, second = found.cells[0].blocks, found.cells[1].blocks
    assert [(p.text, p.bold) for p in first if isinstance(p, Paragraph)] == [("Train all", False), ("panels", True)]
    assert [(p.kind, p.text) for p in second if isinstance(p, Paragraph)] == [("item", "leavers")]


def test_counts_that_run_on_in_a_cell_are_items():
    (found,) = tables("Harassment from a. Colleague b. Manager\tJune\nOther\tMay\n")
    assert [(p.marker, p.text) for p in found.cells[0].blocks if isinstance(p, Paragraph)] == [
        (None, "Harassment from"), ("a.", "Colleague"), ("b.", "Manager"),
    ]  # fmt: skip


def test_short_and_long_rows_are_padded():
    (found,) = tables("Action\tWhen\tWho\nTrain\tJune\nReview\tMay\tHR\n")
    assert grid(found) == [["Action", "When", "Who"], ["Train", "June", ""], ["Review", "May", "HR"]]


def test_a_row_with_one_filled_cell_is_a_banner():
    (found,) = tables("Action\tWhen\tWho\nTraining\t\t\nTrain\tJune\tHR\n")
    assert [(c.text, c.columns) for c in found.cells if c.row == 1] == [("Training", 3)]


def test_an_empty_value_of_a_card_is_no_banner():
    (found,) = tables("Lead\tHR\nTimeframe\t\n")
    assert grid(found) == [["Lead", "HR"], ["Timeframe", ""]]


HEAD = "Action\tWhen\tWho\tMeasure\n"


def test_a_row_cut_by_a_page_break_is_one_row_with_a_receipt():
    (found,) = tables(
        f"{HEAD}Panels are diverse with regard to the\tMedium Term\tOD Group\tStaff feel that they\n"
        "\npower of panels.\t\t\tare heard. More apply\nReview\tMay\tHR\tDone\n"
    )
    assert grid(found)[1] == [
        "Panels are diverse with regard to the power of panels.",
        "Medium Term",
        "OD Group",
        "Staff feel that they are heard. More apply",
    ]
    assert [(j.row, j.kind) for j in found.joins] == [(1, "row")]
    assert "begins with a small letter" in found.joins[0].signals
    assert [s.place.line for p in found.cells[4].blocks if isinstance(p, Paragraph) for s in p.spans] == [2, 4]


def test_a_row_cut_in_every_cell_joins_every_cell():
    (found,) = tables(
        f"{HEAD}A robust training\tMedium\tOD\tThe planned training\n\nfor managers\tTerm\tGroup\twill be introduced\n"
    )
    assert grid(found)[1] == [
        "A robust training for managers",
        "Medium Term",
        "OD Group",
        "The planned training will be introduced",
    ]


def test_a_measure_that_goes_on_alone_begins_a_paragraph_where_it_is_a_sentence():
    (found,) = tables(
        f"{HEAD}Review survey\tJune\tHR\tStaff know whom to ask\n\n\t\t\tLeaders understand more.\nTrain\tMay\tHR\tDone\n"
    )
    assert grid(found)[1][3] == "Staff know whom to ask\nLeaders understand more."


def test_rows_behind_a_gap_belong_to_the_table_where_the_columns_agree():
    (found,) = tables(f"{HEAD}Review\tJune\tHR\tDone\n\nTrain\tMay\tOD\tDone\n")
    assert [(j.row, j.kind, j.signals) for j in found.joins] == [(2, "table", ("gap", "same columns"))]


def test_a_first_column_that_is_often_empty_is_no_sign_of_a_cut():
    text = "Theme\tAction\tWhen\nPay\tReview bands\tJune\n\tPublish bands\tMay\n\n\tTrain managers\tJuly\n"
    (found,) = tables(text)
    assert [row[1] for row in grid(found)] == ["Action", "Review bands", "Publish bands", "Train managers"]


def test_a_header_repeated_after_a_page_break_is_furniture():
    document = read(f"{HEAD}Review\tJune\tHR\tDone\n\n{HEAD}Train\tMay\tOD\tDone\n")
    (found,) = [b for b in document.blocks if isinstance(b, Table)]
    assert (found.rows, found.header_rows) == (3, 1)
    assert [p.text for p in document.paragraphs() if p.furniture == "repeated_header"] == ["Action When Who Measure"]
    assert "header repeated" in found.joins[0].signals


def test_cards_behind_gaps_are_tables_of_their_own():
    card = "\t{n} - Recruitment {n}\nObjective\tFair posts\nLead\tHR\n"
    assert [t.rows for t in tables(card.format(n=1) + "\n" + card.format(n=2))] == [3, 3]


def test_a_card_goes_on_below_its_repeated_heading():
    text = (
        "\t4 - Harassment\nObjective\tSafety\nAction\tReport all cases.\n\n\t4 - Harassment\n"
        "\tReview the policy\nTimeframe\tMay 2023\n\nSigned off by\tJo\n"
    )
    first, second = tables(text)
    assert grid(first) == [
        ["", "4 - Harassment"],
        ["Objective", "Safety"],
        ["Action", "Report all cases.\nReview the policy"],
        ["Timeframe", "May 2023"],
    ]
    assert grid(second) == [["Signed off by", "Jo"]]


def test_page_furniture_between_fragments_does_not_part_a_table():
    text = f"{HEAD}Review\tJune\tHR\tstaff who\n\nPage 3 of 9\n\nanswer\t\t\tsay so\n"
    document = read(text)
    (found,) = [b for b in document.blocks if isinstance(b, Table)]
    assert found.rows == 2
    assert [p.text for p in document.paragraphs() if p.furniture] == ["Page 3 of 9"]


def test_a_header_of_two_levels():
    text = (
        "Grade\tAdults\t\tChildren\t\n\tMinority\tWhite\tMinority\tWhite\n"
        "Under £25,000\t72% (289)\t28% (734)\t77%\t23%\n£25,000\t1\t2\t3\t4\n"
    )
    (found,) = tables(text)
    assert found.header_rows == 2
    assert [(c.text, c.rows, c.columns) for c in found.cells if c.row == 0] == [
        ("Grade", 2, 1),
        ("Adults", 1, 2),
        ("Children", 1, 2),
    ]


def test_a_rule_below_the_only_row_makes_no_header():
    (found,) = tables("Do you have a plan?\tYes\n---\t-----\n")
    assert (found.rows, found.header_rows) == (1, 0)


def test_tables_of_other_widths_are_other_tables():
    text = "a\tb\nc\td\n\nAction\tWhen\tWho\ne\tf\tg\n"
    assert [t.columns for t in tables(text)] == [2, 3]


def test_a_table_drawn_with_corners():
    text = (
        "+----------------------+-------------+\n| **Action**           | When        |\n+======================+=============+\n"
        "| Train all panels in  | June 2023   |\n| fair recruitment     |             |\n|                      | Review May  |\n"
        "| - one                |             |\n| - two                |             |\n+----------------------+-------------+\n"
        "| Banner over all                    |\n+----------------------+-------------+\n"
    )
    (found,) = tables(text)
    assert grid(found) == [
        ["Action", "When"],
        ["Train all panels in fair recruitment\none\ntwo", "June 2023\nReview May"],
        ["Banner over all", "Banner over all"],
    ]
    assert found.header_rows == 1


def test_a_ruled_card_goes_on_below_its_repeated_heading():
    card = "| 2 | Formal process |\n|---|---|\n"
    text = f"{card}| Lead | HR |\n| Action | • Ask a manager<br>• Keep a note |\n\n{card}| | • Share it |\n| When | March |\n"
    (found,) = tables(text)
    assert grid(found) == [
        ["2", "Formal process"],
        ["Lead", "HR"],
        ["Action", "Ask a manager\nKeep a note\nShare it"],
        ["When", "March"],
    ]
    assert len({p.group for p in found.cells[5].blocks[:2] if isinstance(p, Paragraph)}) == 1


def test_rows_with_a_gap_behind_each_are_one_card_until_its_first_label_comes_again():
    card = "Objective | Fair posts {} |\n\nLead | HR |\n\nTimeframe | June |\n\n"
    assert [[row[0] for row in grid(t)] for t in tables(card.format(1) + card.format(2))] == [
        ["Objective", "Lead", "Timeframe"]
    ] * 2


def test_glued_paragraphs_are_parted_where_others_of_the_column_begin_so():
    text = (
        "Action\tMeasure\tWho\nReview posts\t<p>Increased likelihood of appointment.</p> <p>Staff feel that it is fair</p>\tHR\n"
        "Train panels\tEvidence of talent in the pipeline Increased likelihood of appointment in care "
        "Staff feel that it helps\tOD\n"
        "Report\tThe board asks for Increased likelihood of figures\tHR\n"
    )
    document = read(text)
    (found,) = [b for b in document.blocks if isinstance(b, Table)]
    assert grid(found)[2][1].split("\n") == [
        "Evidence of talent in the pipeline",
        "Increased likelihood of appointment in care",
        "Staff feel that it helps",
    ]
    assert grid(found)[3][1] == "The board asks for Increased likelihood of figures"
    assert len([n for n in document.notes if n.code == "inferred_paragraph"]) == 2
