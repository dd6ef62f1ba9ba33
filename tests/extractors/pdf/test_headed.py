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
