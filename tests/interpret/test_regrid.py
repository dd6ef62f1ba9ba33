"""Tables that lost their grid."""

from pipeline.interpret import likeness
from pipeline.interpret.labels import load_labels
from pipeline.interpret.regrid import regrid
from schemas.document import Table
from tests.builders import document, heading, para

LABELS = load_labels()


def sure(field, text):
    return 0.9 if field == "timeframe" and any(c.isdigit() for c in text) else 0.0


def read(*blocks):
    return regrid(document(*blocks).blocks, LABELS, sure)


def test_lines_joined_by_slashes_are_rows_of_a_table_with_a_header():
    got = read(para("Action / Lead / By when"), para("Train panels / AG/ZW / June 2025"), para("Publish data / HR / May 2025"))
    assert isinstance(got[0], Table)
    assert (got[0].rows, got[0].columns, got[0].header_rows) == (3, 3, 1)
    assert got[0].cell_at(1, 1).text == "AG/ZW"


def test_without_a_header_a_column_of_times_tells_that_they_are_rows():
    got = read(para("Train panels / HR / June 2025"), para("Publish data / OD / May 2025"))
    assert isinstance(got[0], Table)


def test_prose_with_slashes_stays_prose():
    got = read(para("Staff / managers / leaders were asked"), para("They answered in two rounds."))
    assert not any(isinstance(block, Table) for block in got)


def test_cells_stacked_below_their_labels_are_put_back_into_rows():
    got = read(
        *(para(t) for t in ("Action", "Lead", "Timescale", "Train panels", "HR", "June 2025", "Publish data", "OD", "May 2025"))
    )
    assert isinstance(got[0], Table)
    assert got[0].cell_at(2, 0).text == "Publish data"


def test_a_heading_ends_the_stack_and_a_remainder_is_left_alone():
    got = read(*(para(t) for t in ("Action", "Lead", "Timescale", "Train panels", "HR")), heading("More"))
    assert not any(isinstance(block, Table) for block in got)


def test_a_running_foot_between_the_rows_is_kept_and_no_row_is_read_twice():
    foot = para("Borsetshire 2").model_copy(update={"furniture": "footer"})
    got = read(
        para("Action / Lead / By when"), para("Train / HR / June 2025"), foot, para("Publish / HR / May 2025"), para("The end.")
    )
    assert [type(block).__name__ for block in got] == ["Table", "Paragraph", "Paragraph"]
    assert got[0].rows == 3


def test_labels_set_as_headings_may_stand_in_the_stack():
    labels = [heading(t, 4) for t in ("Action", "Responsible", "Timescale")]
    got = read(*labels, para("Train panels"), para("HR"), para("June 2025"))
    assert isinstance(got[0], Table)


def test_a_value_that_is_a_label_elsewhere_ends_no_stack():
    stack = ("Action", "Lead", "Timescale", "Train panels", "HR", "June 2025", "Publish data", "Staff Network", "May 2025")
    got = read(*(para(t) for t in stack))
    assert isinstance(got[0], Table)
    assert got[0].cell_at(2, 1).text == "Staff Network"


def test_a_time_that_is_a_label_elsewhere_does_not_end_the_stack():
    cells = ("Action", "Lead", "Timescale", "Train panels", "HR", "Completed", "Publish data", "OD", "May 2025")
    got = regrid(document(*(para(t) for t in cells)).blocks, LABELS, likeness.sure)
    assert [block.rows for block in got if isinstance(block, Table)] == [3]
