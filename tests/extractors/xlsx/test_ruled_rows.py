"""A cell's paragraphs in several rows of a sheet are one row where only its rules part the rows."""

from __future__ import annotations

from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from schemas.document import Table
from tests.workbooks.building import RULES, document_of, new_book, put

HEAD = ["Action", "Lead", "Measure"]
THIN = Side(style="thin")
SPLIT = [["Train panels", "Head of HR", "All are trained"], [None, "Head of OD", "The survey says so"]]
NEXT = [["Mentor staff", "OD", "Twenty pairs"], ["Review adverts", "HR", "None is biased"]]


def grid(rows: list[list[str | None]], boxes: list[tuple[int, int]], merged: tuple[str, ...] = ()) -> list[list[str]]:
    """The rows read from a sheet whose rules stand around boxes of rows (first, last) only."""
    made, (sheet,) = new_book("Plan")
    put(sheet, [HEAD, *rows], head=1)
    for first, last in boxes:
        _box(sheet, first, last)
    for area in merged:
        sheet.merge_cells(area)
    (table,) = [block for block in document_of(made).blocks if isinstance(block, Table)]
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


def _box(sheet: Worksheet, first: int, last: int) -> None:
    for row in range(first, last + 1):
        for column in (1, 2, 3):
            sides = {"top": THIN if row == first else None, "bottom": THIN if row == last else None}
            sheet.cell(row, column).border = Border(left=THIN, right=THIN, **sides)


JOINED = [HEAD, ["Train panels", "Head of HR\nHead of OD", "All are trained\nThe survey says so"], *NEXT]


def test_rows_within_one_frame_are_one_row() -> None:
    assert grid([*SPLIT, *NEXT], [(1, 1), (2, 3), (4, 4), (5, 5)], ("A2:A3",)) == JOINED


def test_without_merged_cells_where_the_second_row_leaves_room() -> None:
    rows = [SPLIT[0], [None, "Head of OD", None], *NEXT]
    assert grid(rows, [(1, 1), (2, 3), (4, 4), (5, 5)])[1] == ["Train panels", "Head of HR\nHead of OD", "All are trained"]


def test_rules_between_the_rows_part_them() -> None:
    found = grid([*SPLIT, *NEXT], [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)], ("A2:A3",))
    assert found[1:3] == [SPLIT[0], ["Head of OD", "The survey says so"]]


def test_a_frame_round_full_rows_parts_nothing() -> None:
    assert grid([*SPLIT, *NEXT], [(1, 1), (2, 5)]) == [HEAD, SPLIT[0], ["", *SPLIT[1][1:]], *NEXT]


def test_rules_of_the_head_alone_join_nothing() -> None:
    rows = [SPLIT[0], [None, "Head of OD", None], *NEXT]
    assert grid(rows, [(1, 1)]) == [HEAD, SPLIT[0], ["", "Head of OD", ""], *NEXT]


def test_a_table_without_rules() -> None:
    made, (sheet,) = new_book("Plan")
    put(sheet, [HEAD, *SPLIT])
    sheet["A1"].border = RULES
    (table,) = [block for block in document_of(made).blocks if isinstance(block, Table)]
    assert table.rows == 3
