"""Tables find their cells by place."""

from schemas.document import Cell, Table
from tests.builders import para, table


def test_a_table_copied_with_other_cells_finds_those():
    one = table([["Action", "Lead"], ["Train", "Head"]])
    assert one.cell_at(1, 0).text == "Train"
    other = one.model_copy(update={"cells": one.cells[:2], "rows": 1})
    assert other.cell_at(1, 0) is None
    assert other == one.model_copy(update={"cells": one.cells[:2], "rows": 1})


def test_a_cell_over_several_rows_stands_in_each_of_them_from_left_to_right():
    cells = table([["", "b"], ["", "d"]]).cells
    over = Cell(row=0, column=0, rows=2, blocks=(para("theme"),))
    one = Table(rows=2, columns=2, cells=(*(c for c in cells if c.column == 1), over))
    assert [c.text for c in one.row_cells(1)] == ["theme", "d"]
    assert one.cell_at(1, 0) is over
    assert one.cell_at(2, 0) is None
