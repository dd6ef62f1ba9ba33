"""What stands where on a sheet: text and tables below each other, parted by gaps, heads and rules, or side by side."""

from __future__ import annotations

from typing import Any

from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from schemas.document import Document, Paragraph, Table
from tests.workbooks.building import banner, document_of, new_book, put

HEAD = ["Action", "Lead", "When"]
ONE, TWO, THREE = (["Train all panels", "HR", "May"], ["Review adverts", "OD", "June"], ["Mentor staff", "OD", "July"])
CARD = [["Signed", "A Person"], ["Dated", "1 May 2024"]]


def shape(document: Document) -> list[Any]:
    """Text as it is, a table as its rows of texts."""
    return [block.text if isinstance(block, Paragraph) else _rows(block) for block in document.blocks]


def _rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


def sheet_of(fill: Any) -> list[Any]:
    made, (sheet,) = new_book("Plan")
    fill(sheet)
    return shape(document_of(made))


class TestText:
    def test_text_right_below_a_ruled_table_is_no_row_of_it(self) -> None:
        def fill(sheet: Worksheet) -> None:
            below = put(sheet, [HEAD, ONE, TWO], head=1, rules=True)
            put(sheet, [["Progress is reported every quarter."], ["Source: HR"]], at=f"A{below}")

        assert sheet_of(fill) == [[HEAD, ONE, TWO], "Progress is reported every quarter.", "Source: HR"]

    def test_text_between_ruled_tables_without_an_empty_row(self) -> None:
        def fill(sheet: Worksheet) -> None:
            below = put(sheet, [HEAD, ONE], head=1, rules=True)
            put(sheet, [["How we sign this plan off"]], at=f"A{below}")
            put(sheet, CARD, at=f"A{below + 1}", rules=True)

        assert sheet_of(fill) == [[HEAD, ONE], "How we sign this plan off", CARD]

    def test_a_first_row_inside_the_rules_belongs_to_the_table_unless_it_is_large(self) -> None:
        def small(sheet: Worksheet) -> None:
            put(sheet, [["Metric 2"], *CARD], rules=True)

        def large(sheet: Worksheet) -> None:
            small(sheet)
            sheet["A1"].font = Font(bold=True, size=16)

        assert sheet_of(small) == [[["Metric 2", ""], *CARD]]
        assert sheet_of(large) == ["Metric 2", CARD]

    def test_a_cell_alone_in_the_second_column_of_a_coloured_row(self) -> None:
        def fill(sheet: Worksheet) -> None:
            put(sheet, [[None, "1 – Fair recruitment"]], head=1)
            put(sheet, CARD, at="A2")

        assert sheet_of(fill) == [[["", "1 – Fair recruitment"], *CARD]]


class TestSeveralTables:
    def test_a_headed_table_goes_on_below_a_banner(self) -> None:
        def fill(sheet: Worksheet) -> None:
            put(sheet, [HEAD, ONE], head=1, rules=True)
            banner(sheet, "A3:C3", "Theme 2")
            put(sheet, [TWO], at="A4", rules=True)

        assert sheet_of(fill) == [[HEAD, ONE, ["Theme 2"], TWO]]

    def test_a_plain_head_of_short_names_counts_as_one(self) -> None:
        def fill(sheet: Worksheet) -> None:
            put(sheet, [HEAD, [ONE[0] * 3, *ONE[1:]], [None], ["Theme 2"], TWO])

        assert sheet_of(fill) == [[HEAD, [ONE[0] * 3, *ONE[1:]], ["Theme 2", "", ""], TWO]]

    def test_rows_below_prose_are_another_table(self) -> None:
        prose = "The plan is owned by the board, which meets every quarter and reads a report on each of the actions. " * 2

        def fill(sheet: Worksheet) -> None:
            put(sheet, [HEAD, ONE, [None], [prose], THREE], head=1)

        assert sheet_of(fill) == [[HEAD, ONE], prose.strip(), [THREE]]

    def test_rows_of_far_fewer_cells_are_another_table(self) -> None:
        wide = [[*HEAD, "RAG", "Progress"], [*ONE, "Green", "Begun"]]

        def fill(sheet: Worksheet) -> None:
            put(sheet, [*wide, [None], ["Sign-off"], *CARD], head=1)

        assert sheet_of(fill) == [wide, "Sign-off", CARD]

    def test_a_head_of_other_columns_begins_a_table_without_an_empty_row(self) -> None:
        def fill(sheet: Worksheet) -> None:
            put(sheet, [["Band", "Share"], ["Under £30,000", "12%"]], head=1)
            put(sheet, [["Actions"]], at="A3")
            put(sheet, [HEAD, ONE], at="A4", head=1)

        assert sheet_of(fill) == [[["Band", "Share"], ["Under £30,000", "12%"]], "Actions", [HEAD, ONE]]

    def test_bold_words_in_some_columns_within_a_table_begin_none(self) -> None:
        def fill(sheet: Worksheet) -> None:
            put(sheet, [HEAD, ONE, ["Theme 2", "Leadership"], TWO], head=1)
            sheet["A3"].font = sheet["B3"].font = Font(bold=True)

        assert sheet_of(fill) == [[HEAD, ONE, ["Theme 2", "Leadership", ""], TWO]]


class TestSideBySide:
    def test_notes_beside_a_table(self) -> None:
        def fill(sheet: Worksheet) -> None:
            put(sheet, [["Action plan"]])
            put(sheet, [HEAD, ONE, TWO, THREE], at="A2", head=1)
            put(sheet, [["Key"], ["Red: late"], ["Green: done"]], at="F1")

        assert sheet_of(fill) == ["Action plan", [HEAD, ONE, TWO, THREE], "Key", "Red: late", "Green: done"]

    def test_two_tables_with_the_same_head(self) -> None:
        def fill(sheet: Worksheet) -> None:
            put(sheet, [["Adults"]])
            put(sheet, [["Children"]], at="E1")
            put(sheet, [HEAD, ONE], at="A2", head=1)
            put(sheet, [HEAD, TWO], at="E2", head=1)

        assert sheet_of(fill) == ["Adults", [HEAD, ONE], "Children", [HEAD, TWO]]

    def test_a_title_merged_across_parts_nothing(self) -> None:
        def fill(sheet: Worksheet) -> None:
            banner(sheet, "A1:G1", "Action plan")
            put(sheet, [HEAD, ONE, TWO], at="A2", head=1)
            put(sheet, [["Key", "Means"], ["Red", "late"]], at="F4", head=1)

        assert sheet_of(fill) == ["Action plan", [HEAD, ONE, TWO], [["Key", "Means"], ["Red", "late"]]]

    def test_an_empty_column_within_a_table(self) -> None:
        def fill(sheet: Worksheet) -> None:
            put(sheet, [[HEAD[0], None, *HEAD[1:]], [ONE[0], None, *ONE[1:]], [TWO[0], None, *TWO[1:]]], head=1)

        assert sheet_of(fill) == [[HEAD, ONE, TWO]]

    def test_a_hidden_column_is_no_gap(self) -> None:
        def fill(sheet: Worksheet) -> None:
            put(sheet, [["Action", None, "Lead"], ["a", None, None], ["b", None, None], ["c", None, "HR"]], head=1)
            sheet.column_dimensions["B"].hidden = True

        assert sheet_of(fill) == [[["Action", "Lead"], ["a", ""], ["b", ""], ["c", "HR"]]]

    def test_tables_beside_each_other_in_one_band_only(self) -> None:
        def fill(sheet: Worksheet) -> None:
            put(sheet, [HEAD, ONE, TWO], head=1)
            put(sheet, [["Key"], ["Red: late"]], at="E1")
            put(sheet, [["Wide", "b", "c", "d", "e"], ["f", "g", "h", "i", "j"]], at="A5", head=1)

        assert sheet_of(fill) == [[HEAD, ONE, TWO], "Key", "Red: late", [["Wide", "b", "c", "d", "e"], ["f", "g", "h", "i", "j"]]]


def test_the_same_head_again_below_a_title_begins_a_table() -> None:
    def fill(sheet: Worksheet) -> None:
        put(sheet, [HEAD, ONE], at="A1", head=1)
        put(sheet, [["Objective 2"], ["Lead: Director of HR"]], at="A3")
        put(sheet, [HEAD, TWO], at="A5", head=1)

    assert sheet_of(fill) == [[HEAD, ONE], "Objective 2", "Lead: Director of HR", [HEAD, TWO]]


def test_a_white_ground_heads_nothing() -> None:
    made, (sheet,) = new_book("Plan")
    put(sheet, [HEAD, ONE])
    for cell in sheet[1]:
        cell.fill = PatternFill("solid", fgColor="FFFFFFFF")
    (table,) = [block for block in document_of(made).blocks if isinstance(block, Table)]
    assert table.header_rows == 0
