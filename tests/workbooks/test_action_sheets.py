"""Action plans as councils keep them in workbooks; each right answer is written by hand."""

from __future__ import annotations

from datetime import date

from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook

from tests.workbooks.building import BOLD, GROUND, TITLE, banner, new_book, plan_of, put, told

HEAD = ["Ref", "WRES metric", "Action", "Lead", "Deadline", "Measure of success", "RAG", "Progress update"]
PANELS = "Introduce diverse interview panels for all posts at team manager level and above"


def tracker() -> Workbook:
    """A title across the sheet, a filtered head, banners for themes, a total, a key of colours; guidance and lists behind."""
    made, (sheet, guide, lists) = new_book("Action Plan", "Guidance", "Lists")
    sheet["A1"], sheet["A2"] = "Social Care WRES Action Plan 2024-25", "Last updated: 12 March 2024"
    sheet["A1"].font = TITLE
    sheet.merge_cells("A1:H1")
    put(sheet, [HEAD], at="A4", head=1)
    banner(sheet, "A5:H5", "Theme 1: Recruitment and retention")
    rows = [
        [1.1, "Metric 2", PANELS, "Head of HR", date(2024, 9, 30), "All panels are diverse", "Amber", "Guidance drafted"],
        [1.2, "Metric 8", "Hold exit interviews", "Principal Social Worker", date(2024, 6, 1), "All are held", "Green", None],
    ]
    put(sheet, rows, at="A6")
    banner(sheet, "A8:H8", "Theme 2: Culture and staff experience")
    last = [
        2.1,
        "Metric 6",
        "Publish a zero tolerance statement",
        "Director of Adults",
        "Ongoing",
        "Fewer reports",
        "Red",
        "Late",
    ]
    put(sheet, [last, [None], ["Total actions", 3]], at="A9")
    put(sheet, [["Key"], ["Red", "Not started or off track"], ["Amber", "At risk"], ["Green", "On track"]], at="A13")
    sheet["E6"].number_format, sheet["E7"].number_format = "dd/mm/yyyy", "mmm-yy"
    sheet.auto_filter.ref, sheet.freeze_panes = "A4:H9", "A5"
    put(guide, [
        ["How to use this action plan"], ["Complete one row for each action. Do not change the column headings."],
        ["Column", "What to enter"], ["Action", "Describe what you will do. Use SMART wording."],
        ["Lead", "The job title of the person responsible."], ["Deadline", "The date by which the action will be complete."],
    ])  # fmt: skip
    put(lists, [["RAG", "Lead", "Theme"], ["Red", "Head of HR", "Leadership"], ["Amber", "Director of Adults", None]], head=1)
    return made


class TestTracker:
    def test_actions_of_the_rows_and_of_nothing_else(self) -> None:
        assert [told(action) for action in plan_of(tracker()).actions] == [
            (PANELS, ["Head of HR"], "30/09/2024"),
            ("Hold exit interviews", ["Principal Social Worker"], "Jun-24"),
            ("Publish a zero tolerance statement", ["Director of Adults"], "Ongoing"),
        ]

    def test_sections_of_the_banners(self) -> None:
        plan = plan_of(tracker())
        assert [(s.ref, s.title) for s in plan.sections] == [
            ("Theme 1", "Recruitment and retention"), ("Theme 2", "Culture and staff experience"),
        ]  # fmt: skip
        assert [(a.section, a.ref, a.metrics, a.rag, a.progress) for a in plan.actions] == [
            (0, "1.1", [2], "amber", "Guidance drafted"), (0, "1.2", [8], "green", None), (1, "2.1", [6], "red", "Late"),
        ]  # fmt: skip

    def test_the_title_and_no_figures_of_totals(self) -> None:
        plan = plan_of(tracker())
        assert (plan.title, plan.figures) == ("Social Care WRES Action Plan 2024-25", [])


class TestHeads:
    def test_a_head_of_two_rows_with_merged_cells(self) -> None:
        made, (sheet,) = new_book("Plan")
        put(sheet, [["What will we do?", "Who is responsible?", None, "By when?"], [None, "Accountable", "Delivering", None]])
        for at in ("A1", "B1", "D1", "B2", "C2"):
            sheet[at].font, sheet[at].fill = BOLD, GROUND
        for area in ("A1:A2", "B1:C1", "D1:D2"):
            sheet.merge_cells(area)
        put(sheet, [["Publish pay data by band", "Director of HR", "Data team", date(2024, 10, 1)]], at="A3")
        sheet["D3"].number_format = "mmmm yyyy"
        expected = [("Publish pay data by band", ["Director of HR", "Data team"], "October 2024")]
        assert [told(a) for a in plan_of(made).actions] == expected

    def test_a_head_of_two_rows_without_merged_rows(self) -> None:
        made, (sheet,) = new_book("Plan")
        put(sheet, [["Action", "Responsibility", None, "By when?"], [None, "Accountable", "Delivering", None]], head=2)
        sheet.merge_cells("B1:C1")
        put(sheet, [["Publish pay data by band", "Director of HR", "Data team", "May 2024"]], at="A3")
        assert [told(a)[0] for a in plan_of(made).actions] == ["Publish pay data by band"]

    def test_rows_below_the_head_that_say_what_to_enter(self) -> None:
        made, (sheet,) = new_book("Action plan")
        rows = [
            ["Action", "Lead officer", "Target date", "Success criteria"],
            ["What will you do? Be specific.", "Who is responsible?", "By when?", "How will you know?"],
            ["e.g. Train managers", "Head of OD", "March 2024", "90% trained"],
            ["Start a mentoring scheme", "OD Lead", "TBC", "Twenty pairs"],
        ]
        put(sheet, rows, head=1)
        assert [told(a) for a in plan_of(made).actions] == [("Start a mentoring scheme", ["OD Lead"], "TBC")]

    def test_a_row_whose_lead_and_time_are_unusual_stays_where_no_other_reads_better(self) -> None:
        made, (sheet,) = new_book("Action plan")
        odd = ["Start a mentoring scheme", "whoever is there", "when the money comes"]
        put(sheet, [["Action", "Lead", "When"], odd, odd], head=1)
        assert len(plan_of(made).actions) == 2


class TestCharts:
    HEAD = ("Action", "Lead", "Apr-24", "May-24", "Jun-24", "Jul-24")

    def times(self, *rows: list[object], fills: tuple[str, ...] = ()) -> list[str | None]:
        made, (sheet,) = new_book("Plan")
        put(sheet, [self.HEAD, *rows], head=1)
        for at in fills:
            sheet[at].fill = PatternFill("solid", fgColor="FF00B050")
        return [told(action)[2] for action in plan_of(made).actions]

    def test_marks_below_months(self) -> None:
        rows = (["Train all panels", "Head of HR", "x", "x"], ["Review adverts", "HR", None, None, None, "✓"])
        assert self.times(*rows) == ["Apr-24 – May-24", "Jul-24"]

    def test_coloured_cells_below_months(self) -> None:
        assert self.times(["Train all panels", "HR"], ["Review adverts", "HR"], fills=("D2", "E2", "F2")) == [
            "May-24 – Jul-24", None,
        ]  # fmt: skip

    def test_words_below_months_are_no_marks(self) -> None:
        assert self.times(["Train all panels", "HR", "Begin with adults", "x"]) == [None]


class TestTheme:
    def test_a_theme_merged_down_its_rows(self) -> None:
        made, (sheet,) = new_book("Plan")
        put(sheet, [["Theme", "Action", "Lead", "When"]], head=1)
        put(sheet, [["Leadership", "Publish pay data", "HR", "May 2024"], [None, "Mentor staff", "OD", "June 2024"]], at="A2")
        put(sheet, [["Employee voice", "Fund the staff network", "Chief Executive", "July 2024"]], at="A4")
        sheet.merge_cells("A2:A3")
        plan = plan_of(made)
        assert [(s.title, s.theme) for s in plan.sections] == [("Leadership", "leadership"), ("Employee voice", "employee_voice")]
        assert [a.section for a in plan.actions] == [0, 0, 1]

    def test_a_table_for_each_theme_with_its_title(self) -> None:
        made, (sheet,) = new_book("Plan")
        row = 1
        for theme, action in (("Theme 1: Leadership", "Publish pay data"), ("Theme 2: Employee voice", "Fund the network")):
            sheet.cell(row, 1, theme).font = Font(bold=True, size=13)
            put(sheet, [["Action", "Lead", "When"], [action, "HR", "May 2024"]], at=f"A{row + 1}", head=1)
            row += 4
        plan = plan_of(made)
        assert [(s.ref, s.title) for s in plan.sections] == [("Theme 1", "Leadership"), ("Theme 2", "Employee voice")]
        assert [(a.text, a.section) for a in plan.actions] == [("Publish pay data", 0), ("Fund the network", 1)]


class TestSpanningActions:
    HEAD = ("Action", "Lead", "When", "Measure")

    def actions(self, second: list[object], *areas: str) -> list[tuple[str, list[str], str | None]]:
        made, (sheet,) = new_book("Plan")
        put(sheet, [self.HEAD, ["Train interview panels", "Head of HR", "June 2024", "All are trained"], second], head=1)
        for area in areas:
            sheet.merge_cells(area)
        return [told(action) for action in plan_of(made).actions]

    def test_more_leads_for_an_action_that_spans_rows_are_no_second_action(self) -> None:
        found = self.actions([None, "Head of OD", None, "The survey says so"], "A2:A3", "C2:C3")
        assert found == [("Train interview panels", ["Head of HR", "Head of OD"], "June 2024")]

    def test_a_time_of_its_own_makes_one(self) -> None:
        found = self.actions([None, "Head of OD", "July 2024", "The survey says so"], "A2:A3")
        assert [action[2] for action in found] == ["June 2024", "July 2024"]


class TestRowsThatHoldNoAction:
    HEAD = ("Ref", "Metric", "Action", "Lead", "Timescale", "RAG")
    ROW = (1, "Metric 2", "Train all interview panels", "Head of HR", "June 2024", "Green")

    def refs(self, *rows: list[object]) -> list[tuple[str | None, list[int]]]:
        made, (sheet,) = new_book("Plan")
        put(sheet, [self.HEAD, self.ROW, *rows], head=1)
        return [(action.ref, action.metrics) for action in plan_of(made).actions]

    def test_totals(self) -> None:
        assert self.refs(["Total", 1]) == [("1", [2])]
        assert self.refs(["Total number of actions:", None, 1]) == [("1", [2])]

    def test_rows_kept_free(self) -> None:
        assert self.refs([2], [3, None, None, "n/a"]) == [("1", [2])]

    def test_rows_whose_cells_were_not_chosen(self) -> None:
        assert self.refs([2, "Please select", None, "Choose an item", "Click to enter a date", "Select"]) == [("1", [2])]


class TestAboveTheTable:
    def test_labels_and_values_with_an_empty_column_between_and_text_below(self) -> None:
        made, (sheet,) = new_book("Action plan")
        text = "We will work with our staff to make sure that everyone can thrive at work and that our workforce is fair. "
        put(sheet, [
            ["Local authority:", None, "Kent County Council"], ["Senior sponsor:", None, "Ann Other, Corporate Director"],
            ["Period covered:", None, "April 2024 to March 2025"], ["Our commitment"], [text],
        ])  # fmt: skip
        sheet.merge_cells("A5:F5")
        head = ["WRES theme", "Objective", "What we will do", "Who", "By when", "How we will know we have succeeded"]
        row = ["Leadership", "Diverse leadership", "Publish pay data", "Director of HR", "Oct 2024", "Data published"]
        put(sheet, [head, row], at="A7", head=1)
        plan = plan_of(made)
        assert (plan.council.name, plan.period.start, plan.period.end) == ("Kent County Council", "2024-04-01", "2025-03-31")
        assert [(p.role, p.name) for p in plan.people] == [("sponsor", "Ann Other")]
        assert [(s.title, s.objective) for s in plan.sections] == [("Leadership", "Diverse leadership")]
        assert [(told(a), a.success) for a in plan.actions] == [
            (("Publish pay data", ["Director of HR"], "Oct 2024"), ["Data published"]),
        ]  # fmt: skip

    def test_a_title_in_the_look_of_all_the_text_is_one_line(self) -> None:
        made, (sheet,) = new_book("Plan")
        put(
            sheet, [["WRES action plan"], ["Last updated: May 2024"], ["Owned by the board"], ["Action", "Lead"], ["Train", "HR"]]
        )
        assert plan_of(made).title == "WRES action plan"
