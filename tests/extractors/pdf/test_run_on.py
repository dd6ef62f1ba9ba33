"""Shaded tables whose merged cells are shaded row by row: their text is one, whatever shades it runs over."""

from tests.extractors.pdf.sheet import BOLD, Sheet, rows, tables

XS = [60, 220, 380, 520]
SHARED = "Metric 1: Percentage of staff from a minority ethnic background within each pay band, compared with all of our staff"


def shaded(cells: list[list[str]]) -> list[list[str]]:
    """The rows below a head, the first and every other one on a shade, words painted row by row."""
    sheet = Sheet()
    top = sheet.row(XS, 60, ["Metric", "Action", "Lead"], font=BOLD)
    for number, row in enumerate(cells):
        lower = top + 30 if row[0] == SHARED else Sheet().row(XS, top, row)
        if number % 2 == 0:
            sheet.fill(XS[0], top, XS[-1], lower)
        sheet.row(XS, top, row)
        top = lower
    (table,) = tables(sheet.read())
    return rows(table)[1:]


def test_a_merged_cells_text_that_runs_on_over_the_next_rows_shade_is_one():
    cells = [[SHARED, "Publish pay", "HR"], ["", "Ask leavers", "Managers"], ["", "Train panels", "HR"], ["All", "Check", "HR"]]
    assert shaded(cells) == cells


def test_small_letters_at_the_distance_of_rows_begin_a_cell():
    cells = [["pay", "publish pay", "HR"], ["leavers", "ask leavers", "managers"], ["panels", "train panels", "HR"]]
    assert shaded(cells) == cells
