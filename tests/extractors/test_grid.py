"""The grid that tables are read into: merges by a map of columns, spans bounded."""

import pytest

from extractors.grid import Grid, clamp, header_count, within_budget
from extractors.limits import Limits
from schemas.problems import Reason, Unreadable


def test_cells_continue_only_what_stands_open_right_above() -> None:
    grid = Grid()
    grid.next_row()
    grid.open_down(grid.add(1))
    grid.add(2)
    grid.end_row()
    grid.next_row()
    continued = grid.continued(1)
    assert continued is grid.drafts[0]
    assert grid.continued(1) is None
    grid.end_row(skip=2)
    table = grid.table(0, None)
    assert (table.rows, table.columns, table.cells[0].rows) == (2, 3, 2)


def test_widening_needs_a_cell_to_the_left() -> None:
    grid = Grid()
    grid.next_row()
    assert grid.widen(1) is None
    grid.add(1)
    widened = grid.widen(2)
    assert widened is not None
    assert widened.columns == 3


def test_a_span_never_reaches_below_the_last_row() -> None:
    grid = Grid()
    grid.next_row()
    grid.add_at(4, 1, 99)
    grid.end_row()
    assert [(c.column, c.rows) for c in grid.table(0, None).cells] == [(4, 1)]


def test_spans_are_clamped() -> None:
    assert [clamp(n, 1) for n in (None, -3, 0, 5, 10**9)] == [1, 1, 1, 5, 63]


@pytest.mark.parametrize(
    ("flags", "count"),
    [([], 0), ([True], 1), ([True, True], 1), ([True, False, True], 1), ([True, True, False], 2), ([False], 0)],
)
def test_header_rows_are_the_leading_ones(flags: list[bool], count: int) -> None:
    assert header_count(flags) == count


def test_the_budget() -> None:
    within_budget(3, Limits(cells=3))
    with pytest.raises(Unreadable) as trouble:
        within_budget(4, Limits(cells=3))
    assert trouble.value.reason is Reason.TOO_LARGE
