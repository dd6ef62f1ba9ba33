"""Plans that councils keep on several sheets: a cover, a sheet a metric, data, dashboards, versions; answers by hand."""

from __future__ import annotations

from datetime import date

from openpyxl.styles import Font
from openpyxl.workbook import Workbook

from tests.workbooks.building import BOLD, TITLE, document_of, new_book, plan_of, put, told

HEAD = ["Action", "Lead", "Timescale", "Measure"]


def metric_sheets() -> Workbook:
    """A cover, and for each metric a sheet: what holds for all its actions as labels and values, then the actions."""
    made, (cover, two, three, versions) = new_book("Cover", "Metric 2", "Metric 3", "Version control")
    put(cover, [
        ["Social Care Workforce Race Equality Standard"], ["Action plan 2024/25"], ["Sandwell Metropolitan Borough Council"],
        ["Approved by: Jane Doe, Director of Adult Social Care"], ["April 2024"],
    ])  # fmt: skip
    cover["A1"].font = TITLE
    put(two, [
        ["Metric 2: Relative likelihood of being appointed from shortlisting"],
        ["Our data", "18% of black and minority ethnic applicants were appointed, compared with 24% of white applicants"],
        ["Objective", "Appointments reflect our shortlists"], ["Lead", "Head of Recruitment"], [None],
        ["Action", "Timescale", "How we will know"], ["Train all panel chairs", "By December 2024", "All chairs trained"],
        ["Advertise posts with community partners", "Ongoing", "More applicants"],
    ])  # fmt: skip
    put(three, [
        ["Metric 3: Relative likelihood of entering the formal disciplinary process"],
        ["Our data", "3% of black and minority ethnic staff entered the process, compared with 1.5% of white staff"],
        ["Objective", "Fewer formal cases"], ["Lead", "Head of HR"], [None],
        ["Action", "Timescale", "How we will know"], ["Introduce a checklist", "September 2024", "It is used in every case"],
    ])  # fmt: skip
    for sheet in (two, three):
        sheet["A1"].font = Font(bold=True, size=14)
        for cell in (*sheet[6], sheet["A2"], sheet["A3"], sheet["A4"]):
            cell.font = BOLD
    changes = ["Version", "Date", "Author", "Changes made"]
    put(versions, [changes, ["0.1", "12/01/2024", "A Smith", "Draft plan for comment by the staff network"]], head=1)
    return made


class TestMetricSheets:
    def test_a_section_a_sheet_with_what_its_labels_say(self) -> None:
        plan = plan_of(metric_sheets())
        assert [(s.ref, s.objective, s.metrics) for s in plan.sections] == [
            ("Metric 2", "Appointments reflect our shortlists", [2]), ("Metric 3", "Fewer formal cases", [3]),
        ]  # fmt: skip
        assert [(f.metric, f.group, f.value) for f in plan.figures] == [
            (2, "minority_ethnic", 18), (2, "white", 24), (3, "minority_ethnic", 3), (3, "white", 1.5),
        ]  # fmt: skip

    def test_actions_with_the_lead_of_their_sheet(self) -> None:
        plan = plan_of(metric_sheets())
        assert [(a.section, *told(a)) for a in plan.actions] == [
            (0, "Train all panel chairs", ["Head of Recruitment"], "By December 2024"),
            (0, "Advertise posts with community partners", ["Head of Recruitment"], "Ongoing"),
            (1, "Introduce a checklist", ["Head of HR"], "September 2024"),
        ]

    def test_the_cover(self) -> None:
        plan = plan_of(metric_sheets())
        assert plan.title == "Social Care Workforce Race Equality Standard Action plan"
        assert plan.council.name == "Sandwell Metropolitan Borough Council"
        assert [(p.role, p.name, p.position) for p in plan.people] == [
            ("signatory", "Jane Doe", "Director of Adult Social Care"),
        ]  # fmt: skip


def test_data_on_one_sheet_and_actions_on_another() -> None:
    made, (data, actions) = new_book("WRES data", "Actions")
    put(data, [
        ["Workforce Race Equality Standard data at 31 March 2023"], [None], ["Metric", "White", "Global majority", "Likelihood"],
        ["2. Appointed from shortlisting", 0.24, 0.18, 0.75], ["8. Left in the last 12 months", 0.125, 0.14, 1.12],
    ])  # fmt: skip
    for cell in data[3]:
        cell.font = BOLD
    for row in (4, 5):
        data.cell(row, 2).number_format = data.cell(row, 3).number_format = "0.0%"
        data.cell(row, 4).number_format = "0.00"
    rows = [
        ["No.", "Action", "Owner", "Start date", "End date"],
        [1, "Review adverts", "HR", date(2023, 4, 1), date(2023, 9, 30)],
    ]
    put(actions, rows, head=1)
    actions["D2"].number_format = actions["E2"].number_format = "dd/mm/yyyy"
    plan = plan_of(made)
    assert plan.title == "Workforce Race Equality Standard data at 31 March 2023"
    assert [told(a) for a in plan.actions] == [("Review adverts", ["HR"], "01/04/2023 – 30/09/2023")]
    assert [(f.metric, f.group, f.quantity, f.text) for f in plan.figures] == [
        (2, "white", "rate", "24.0%"), (2, "minority_ethnic", "rate", "18.0%"),
        (2, "minority_ethnic", "relative_likelihood", "0.75"), (8, "white", "rate", "12.5%"),
        (8, "minority_ethnic", "rate", "14.0%"), (8, "minority_ethnic", "relative_likelihood", "1.12"),
    ]  # fmt: skip


def test_instructions_in_numbered_lines_are_no_actions() -> None:
    made, (guide, plan) = new_book("Instructions", "Action Plan")
    put(guide, [
        ["How to complete the WRES action plan"], ["1. Review your data against each of the nine metrics."],
        ["2. Agree actions with your staff networks."], ["3. Complete a row for each action on the next sheet."],
    ])  # fmt: skip
    put(plan, [HEAD, ["Start a mentoring scheme", "OD Lead", "June 2024", "Twenty pairs"]], head=1)
    assert [told(a) for a in plan_of(made).actions] == [("Start a mentoring scheme", ["OD Lead"], "June 2024")]


def test_a_dashboard_of_statuses_has_no_figures_and_no_actions() -> None:
    made, (board, plan) = new_book("Dashboard", "Actions")
    put(
        board,
        [["WRES action plan dashboard"], ["Status", "Number", "%"], ["Complete", 4, 0.4], ["Overdue", 6, 0.6], ["Total", 10, 1]],
    )
    for row in (3, 4, 5):
        board.cell(row, 3).number_format = "0%"
    put(plan, [["Ref", *HEAD], [1, "Review exit interviews", "Head of HR", "June 2024", "A report"]], head=1)
    found = plan_of(made)
    assert (found.title, found.figures, len(found.actions)) == ("WRES action plan dashboard", [], 1)


def test_updates_of_each_quarter_are_progress() -> None:
    made, (sheet,) = new_book("Tracker")
    head = ["Action", "Owner", "Due", "Q1 update", "Q2 update", "Q3 update", "Update as at March 2025"]
    put(sheet, [head, ["Review exit interviews", "HR", "Mar-25", "Begun", "Sent to the board", None, "Closed"]], head=1)
    (action,) = plan_of(made).actions
    assert (told(action), action.progress) == (
        ("Review exit interviews", ["HR"], "Mar-25"), "Begun\nSent to the board\nClosed",
    )  # fmt: skip


def test_the_metrics_number_before_its_name() -> None:
    made, (sheet,) = new_book("Plan")
    rows = [
        ["Lead on race equality", "WRES indicator", "Action"],
        ["HR", "6. Harassment by the public", "Launch a reporting line"],
    ]
    put(sheet, rows, head=1)
    assert [a.metrics for a in plan_of(made).actions] == [[6]]


def test_cells_that_show_an_error_are_empty_and_noted() -> None:
    made, (sheet,) = new_book("Plan")
    put(sheet, [HEAD, ["Start a mentoring scheme", "#REF!", "#N/A", "Twenty pairs"]], head=1)
    assert [told(a) for a in plan_of(made).actions] == [("Start a mentoring scheme", [], None)]
    assert [(n.code, n.words) for n in document_of(made).notes] == [("formula_error", "#REF! … #N/A")]


def test_the_name_of_a_sheet_is_no_title_unless_it_is_called_a_plan() -> None:
    for name, title in (("Live actions", None), ("WRES plan 2024", "WRES plan 2024")):
        made, (first, second) = new_book(name, "Completed actions")
        for sheet in (first, second):
            put(sheet, [HEAD, ["Start a mentoring scheme", "OD Lead", "June 2024", "Twenty pairs"]], head=1)
        assert plan_of(made).title == title


def test_the_title_ends_where_a_table_begins() -> None:
    made, (adults, children) = new_book("Adults", "Children")
    for sheet, title in ((adults, "Adult Social Care"), (children, "Children's Services")):
        put(sheet, [[title], HEAD, ["Start a mentoring scheme", "OD Lead", "June 2024", "Twenty pairs"]])
        sheet["A1"].font = TITLE
    assert plan_of(made).title == "Adult Social Care"
