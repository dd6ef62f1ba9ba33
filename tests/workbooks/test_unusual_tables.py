"""Tables of workbooks that do not stand a row an action: turned, with the data beside, with notes at their side."""

from __future__ import annotations

from tests.workbooks.building import BOLD, new_book, plan_of, put, told


def test_labels_down_the_side_and_an_action_a_column() -> None:
    made, (sheet,) = new_book("Plan")
    rows = [
        ["", "Action 1", "Action 2", "Action 3"],
        ["Action", "Run a sponsorship programme", "Launch a reporting line", "Review adverts"],
        ["Lead", "Director of HR", "Head of Safety", "Recruitment Manager"],
        ["Timescale", "March 2025", "June 2025", "TBC"],
        ["Success", "Twenty pairs", "Fewer cases", "More applicants"],
    ]
    put(sheet, rows, head=1)
    plan = plan_of(made)
    assert [told(a) for a in plan.actions] == [
        ("Run a sponsorship programme", ["Director of HR"], "March 2025"),
        ("Launch a reporting line", ["Head of Safety"], "June 2025"),
        ("Review adverts", ["Recruitment Manager"], "TBC"),
    ]
    assert [a.success for a in plan.actions] == [["Twenty pairs"], ["Fewer cases"], ["More applicants"]]


def test_a_table_with_its_head_on_top_is_not_turned_by_labels_in_its_rows() -> None:
    made, (sheet,) = new_book("Plan")
    rows = [
        ["Action", "Lead", "When"], ["Success", "HR", "May 2024"], ["Lead", "OD", "June 2024"], ["Timescale", "OD", "July 2024"],
    ]  # fmt: skip
    put(sheet, rows, head=1)
    assert [a.text for a in plan_of(made).actions] == ["Success", "Lead", "Timescale"]


def test_what_a_row_says_of_the_data_is_its_sections() -> None:
    made, (sheet,) = new_book("Action plan")
    rows = [
        ["Metric", "Data 2023", "Action", "Lead", "Date"],
        [
            "Metric 9",
            "12% of senior managers are from a minority ethnic background",
            "Start a talent programme",
            "OD",
            "May 2023",
        ],
        [None, None, "Advertise all senior posts", "HR Director", "Immediate"],
        ["Metric 2", "White applicants are 1.8 times more likely to be appointed", "Anonymise forms", "HR", "Dec 2023"],
    ]
    put(sheet, rows, head=1)
    plan = plan_of(made)
    assert [(s.metrics, s.data_text) for s in plan.sections] == [([9], rows[1][1]), ([2], rows[3][1])]
    assert [a.section for a in plan.actions] == [0, 0, 1]
    assert [(f.metric, f.group, f.value, f.section) for f in plan.figures] == [
        (9, "minority_ethnic", 12, 0), (2, "white", 1.8, 1),
    ]  # fmt: skip


def test_narrative_and_an_action_beside_a_table_of_figures() -> None:
    made, (sheet,) = new_book("Metric 7")
    put(sheet, [["Metric 7 - Bullying and harassment from colleagues or managers"], ["Source: staff survey 2023"]])
    head = ["Service", "Ethnicity", "Respondents", "Experienced", "%"]
    rows = [["Adults", "BAME", 120, 18, 0.15], ["Adults", "White", 400, 40, 0.1], ["Children", "BAME", 80, 10, 0.125]]
    put(sheet, [head, *rows], at="A4")
    for cell in sheet[4]:
        cell.font = BOLD
    for row in (5, 6, 7):
        sheet.cell(row, 5).number_format = "0.0%"
    beside = [["Narrative"], ["BAME staff are more likely to report bullying."], ["Actions"], ["Launch a listening programme"]]
    put(sheet, beside, at="H4")
    plan = plan_of(made)
    assert [told(a) for a in plan.actions] == [("Launch a listening programme", [], None)]
    assert [f.text for f in plan.figures if f.unit == "percent"] == ["15.0%", "10.0%", "12.5%"]
    assert {f.metric for f in plan.figures} == {7}


def test_a_card_for_each_objective_one_below_the_other() -> None:
    made, (sheet,) = new_book("Objectives")
    cards = [
        [["Objective 1", "Improve representation at senior levels"], ["Actions", "Run a sponsorship programme"],
         ["Lead", "Director of HR"], ["Timescale", "March 2025"]],
        [["Objective 2", "Reduce harassment"], ["Actions", "Launch a reporting line"], ["Lead", "Head of Safety"],
         ["Timescale", "June 2025"]],
    ]  # fmt: skip
    for at, card in zip(("B2", "B7"), cards, strict=True):
        put(sheet, card, at=at, rules=True)
    plan = plan_of(made)
    assert [s.objective for s in plan.sections] == ["Improve representation at senior levels", "Reduce harassment"]
    assert [(a.section, *told(a)) for a in plan.actions] == [
        (0, "Run a sponsorship programme", ["Director of HR"], "March 2025"),
        (1, "Launch a reporting line", ["Head of Safety"], "June 2025"),
    ]
