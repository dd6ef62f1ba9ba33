"""Tables of a page as grids."""

import pytest
from lxml.html import fragment_fromstring

from extractors.html import extract
from extractors.html.grid import Row, header_rows, lay_out
from extractors.limits import Limits
from schemas.document import Document, Paragraph, Table
from schemas.problems import Reason, Unreadable


def read(body: str) -> Document:
    return extract(f"<html><body>{body}</body></html>".encode())


def table(body: str) -> Table:
    (found,) = [block for block in read(body).blocks if isinstance(block, Table)]
    return found


def cells(body: str) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.rows, c.columns, c.text) for c in table(body).cells]


def test_rows_of_a_plain_table():
    assert cells("<table><tr><td>Lead<td>HR<tr><td>When<td>June</table>") == [
        (0, 0, 1, 1, "Lead"), (0, 1, 1, 1, "HR"), (1, 0, 1, 1, "When"), (1, 1, 1, 1, "June"),
    ]  # fmt: skip


def test_head_rows_header_cells_and_caption():
    found = table(
        "<table><caption>Objective <b>1</b></caption><thead><tr><td>Action</td><td>When</td></tr></thead>"
        "<tbody><tr><th scope='row'>Train</th><td>June</td></tr></tbody></table>"
    )
    assert (found.header_rows, found.caption) == (1, "Objective 1")
    assert [c.header for c in found.cells] == [False, False, True, False]


def test_a_caption_stands_above_its_table():
    page = b"<body><p>Plan</p><table><caption>Objective <b>1</b></caption><tr><th>Action<th>When<tr><td>Train<td>June</table>"
    above = extract(page).blocks[1]
    assert isinstance(above, Paragraph)
    assert (above.text, above.style, above.furniture) == ("Objective 1", "caption", None)


def test_header_cells_without_a_head_group_make_a_header_row():
    found = table("<table><tr><th>Action</th><th>When</th></tr><tr><td>a</td><td>b</td></tr></table>")
    assert found.header_rows == 1
    assert [p.bold for p in found.cells[0].blocks if isinstance(p, Paragraph)] == [True]


def test_row_headers_make_no_header_row():
    found = table("<table><tr><th scope=row>Lead</th><td>HR</td></tr><tr><th scope=row>When</th><td>June</td></tr></table>")
    assert found.header_rows == 0


def test_spans_shift_the_cells_after_them():
    assert cells("<table><tr><td rowspan=2>A<td>B<td>C<tr><td colspan=2>D<tr><td>E<td>F<td>G</table>") == [
        (0, 0, 2, 1, "A"), (0, 1, 1, 1, "B"), (0, 2, 1, 1, "C"), (1, 1, 1, 2, "D"),
        (2, 0, 1, 1, "E"), (2, 1, 1, 1, "F"), (2, 2, 1, 1, "G"),
    ]  # fmt: skip


def test_two_level_headers():
    found = table(
        "<table><thead><tr><th rowspan=2>Band</th><th colspan=2>Adults</th></tr><tr><th>White</th><th>Other</th></tr></thead>"
        "<tr><th scope=row>Under £25,000</th><td>72% (289)</td><td>28% (734)</td></tr></table>"
    )
    assert found.header_rows == 2
    assert found.cell_at(1, 0) == found.cell_at(0, 0)
    assert found.cell_at(2, 2).text == "28% (734)"  # type: ignore[union-attr]


def test_a_monstrous_colspan_is_clamped_to_the_columns_there_are():
    found = table("<table><tr><td colspan=1000000000>Banner</td></tr><tr><td>a</td><td>b</td></tr></table>")
    assert (found.columns, found.cells[0].columns) == (2, 2)


def test_rowspan_ends_with_its_group_and_zero_means_to_its_end():
    found = table(
        "<table><tbody><tr><td rowspan=70000>A<td>b<tr><td>c</tbody><tbody><tr><td rowspan=0>D<td>e<tr><td>f</tbody></table>"
    )
    assert [(c.text, c.row, c.rows) for c in found.cells if c.column == 0] == [("A", 0, 2), ("D", 2, 2)]


@pytest.mark.parametrize("value", ["-1", "x", "", "1e9", "٣", "9" * 5000])
def test_odd_spans_are_harmless(value: str):
    assert table(f"<table><tr><td colspan='{value}'>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>").rows == 2


def test_a_foot_stands_last_and_wrappers_are_looked_through():
    found = table("<table><tfoot><tr><td>Total</td><td>9</td></tr></tfoot><form><tr><td>a</td><td>b</td></tr></form></table>")
    assert [c.text for c in found.cells][-2:] == ["Total", "9"]


def test_rows_of_a_nested_table_stay_inside_their_cell():
    found = table(
        "<table><tr><td>Outer<table><tr><td>i1</td><td>i2</td></tr></table></td>"
        "<td>Beside it all the rest</td></tr><tr><td>x<td>y</table>"
    )
    assert (found.rows, found.columns) == (2, 2)
    inner = [b for b in found.cells[0].blocks if isinstance(b, Table)]
    assert [c.text for c in inner[0].cells] == ["i1", "i2"]


def test_minified_cells_are_not_glued():
    assert [c.text for c in table("<table><tr><td>6%</td><td>9%</td></tr><tr><td>a</td><td>b</td></tr></table>").cells][:2] == [
        "6%",
        "9%",
    ]


def test_breaks_and_lists_in_cells_are_paragraphs_and_items():
    found = table(
        "<table><tr><td>Lead</td><td>Head of HR<br>Director of Care</td></tr><tr><td>Action<td>"
        "<b>First</b><ul><li>a</li><li>b</li></ul></table>"
    )
    assert [p.text for p in found.cells[1].blocks if isinstance(p, Paragraph)] == ["Head of HR", "Director of Care"]
    assert [(p.kind, p.text) for p in found.cells[3].blocks if isinstance(p, Paragraph)] == [
        ("paragraph", "First"), ("item", "a"), ("item", "b"),
    ]  # fmt: skip


def test_a_break_in_the_middle_of_a_cells_sentence_is_a_blank():
    found = table("<table><tr><td>a</td><td>increase the number<br>of staff</td></tr><tr><td>b</td><td>c</td></tr></table>")
    assert found.cells[1].text == "increase the number of staff"


def test_layout_tables_are_flow():
    for body in (
        "<table role=presentation><tr><td><p>One</p></td><td><p>Two</p></td></tr></table>",
        "<table><tr><td><p>One</p><p>Two</p></td></tr></table>",
        "<table><tr><td><h2>One</h2></td><td>Two</td></tr></table>",
    ):
        assert [b.text for b in read(body).blocks if isinstance(b, Paragraph)] == ["One", "Two"]


def test_a_row_of_two_plain_cells_is_a_table():
    assert cells("<table><tr><td>Do you have a plan?</td><td>Yes</td></tr></table>") == [
        (0, 0, 1, 1, "Do you have a plan?"), (0, 1, 1, 1, "Yes"),
    ]  # fmt: skip


def test_text_outside_of_cells_is_not_lost():
    document = read("<table>stray<tr>loose<td>a</td><td>b</td></tr><p>para</p><tr><td>c</td><td>d</td></tr></table>")
    assert sorted(p.text for p in document.paragraphs()) == ["a", "b", "c", "d", "loose", "para", "stray"]


def test_the_fill_of_a_cell_is_kept():
    found = table("<table><tr><td style='background:#92D050'>On track</td><td bgcolor=red>Late</td></tr><tr><td>a<td>b</table>")
    assert [c.fill for c in found.cells] == ["#92d050", "red", None, None]


def test_empty_cells_keep_their_place():
    found = table("<table><tr><td>a</td><td>&nbsp;</td><td>b</td></tr><tr><td>c<td>d<td>e</table>")
    assert [(c.column, c.text) for c in found.cells][:3] == [
        (0, "a"), (1, ""), (2, "b"),
    ]  # fmt: skip


def test_deeply_nested_tables_keep_their_text():
    body = "<table><tr><td>a</td><td>b" * 15
    text = "".join(p.text for p in read(body).paragraphs())
    assert (text.count("a"), text.count("b")) == (15, 15)


def test_too_many_cells_are_refused():
    with pytest.raises(Unreadable) as caught:
        extract(b"<html><body><table><tr>" + b"<td>a" * 60, Limits(cells=50))
    assert caught.value.reason is Reason.TOO_LARGE


def test_spans_never_overlap_and_stay_in_the_grid():
    rows = [
        Row([fragment_fromstring(f"<td rowspan={r} colspan={c}>x</td>") for r, c in shape])
        for shape in ([(3, 1), (1, 2), (2, 5)], [(1, 9)], [(2, 2), (1, 1)], [(9, 9)])
    ]
    seen: set[tuple[int, int]] = set()
    for slot in lay_out(rows):
        places = {(r, c) for r in range(slot.row, slot.row + slot.rows) for c in range(slot.column, slot.column + slot.columns)}
        assert not places & seen
        assert max(r for r, _ in places) < len(rows)
        seen |= places
    assert header_rows(rows) == 0
