"""Tables whose head alone is ruled on all sides."""

from __future__ import annotations

from schemas.document import Table
from tests.extractors.pdf.sheet import BOLD, Sheet

XS = (60.0, 90.0, 250.0, 350.0, 535.0)
HEADS = ("No", "Planned action", "Lead", "Progress")


def headed(sheet: Sheet, top: float, *rows: tuple[str, ...]) -> float:
    """A shaded and ruled head, then rows with a rule below each from side to side."""
    sheet.fill(XS[0], top, XS[-1], top + 18)
    sheet.grid(XS, (top, top + 18))
    for x, head in zip(XS, HEADS, strict=False):
        sheet.text(x + 4, top + 4, head, size=9, font=BOLD)
    top += 18
    for row in rows:
        below = max(
            sheet.words(x + 4, top + 4, end - x - 8, words, size=9) for x, end, words in zip(XS[:-1], XS[1:], row, strict=True)
        )
        top = below + 4
        sheet.rule(XS[0], top, XS[-1], top)
    return top


def tables(sheet: Sheet) -> list[list[list[str]]]:
    found = [block for block in sheet.read().blocks if isinstance(block, Table)]
    return [[[cell.text for cell in table.row_cells(row)] for row in range(table.rows)] for table in found]


def test_rows_below_a_ruled_head_are_the_tables_and_a_heading_ends_it():
    sheet = Sheet()
    first = ("1.1", "Move the records of leavers into one tool that both services can open", "Head of Estates", "Begun in May")
    second = ("1.2", "Raise the pumps", "Facilities Division, Office of the Chief Engineer", "Two of three are in place")
    third = ("2.1", "Map the drains", "Flood Team", "Not begun")
    top = headed(sheet, 60, first, second)
    sheet.text(60, top + 14, "Goal 2. Keep the water out", size=12, font=BOLD)
    below = sheet.words(
        60, top + 34, 475, "The rivers have risen twice in ten years, and the houses by the weir were flooded both times."
    )
    headed(sheet, below + 10, third)
    assert tables(sheet) == [[[*HEADS], [*first], [*second]], [[*HEADS], [*third]]]


def test_shaded_boxes_of_one_width_with_a_table_between_are_two():
    sheet = Sheet()
    for top, name in ((60, "One"), (260, "Two")):
        sheet.fill(60, top, 535, top + 24, "#003355")
        sheet.text(66, top + 6, f"Mission {name}: A record that all can see", size=12, font=BOLD, colour="#ffffff")
        sheet.fill(60, top + 24, 535, top + 70, "#ddeeee")
        sheet.text(66, top + 28, "Our ambition", size=9, font=BOLD)
        sheet.text(300, top + 28, "What good looks like", size=9, font=BOLD)
        sheet.text(66, top + 42, "All look at one record.", size=9)
        sheet.text(300, top + 42, "Nobody repeats a list.", size=9)
        headed(sheet, top + 80, ("1.1", "Connect the practices", "Head of Delivery", "Begun"))
    found = tables(sheet)
    assert [table[0] for table in found if table[0][0] == "No"] == [[*HEADS], [*HEADS]]
    assert all(sum("Mission" in cell for row in table for cell in row) < 2 for table in found)
