"""Tables: each cell once at its place, whatever wraps, merges or nests it."""

from __future__ import annotations

import pytest

from extractors import docx
from extractors.limits import Limits
from schemas.document import Table
from schemas.problems import Reason, Unreadable
from tests.word_files import control, one_table, p, ps, r, shape, style, tbl, tc, texts, tr, word

DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def span(columns: int | str) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def read(body: str, **parts: str) -> Table:
    return one_table(docx.extract(word(body, **parts)))


def test_merged_cells_stand_once_and_keep_their_spans() -> None:
    """Elsewhere merged text is repeated at each grid position, or a vertical merge reaches its first row only."""
    table = read(tbl(tr(tc("A", DOWN), tc("B", span(2))), tr(tc("", ON), "C", "D"), tr(tc("", ON), "E", "F")))
    assert shape(table) == [
        (0, 0, 3, 1, "A"), (0, 1, 1, 2, "B"), (1, 1, 1, 1, "C"), (1, 2, 1, 1, "D"), (2, 1, 1, 1, "E"), (2, 2, 1, 1, "F"),
    ]  # fmt: skip
    assert (table.rows, table.columns) == (3, 3)


def test_a_merge_that_continues_nothing_is_a_cell_and_words_in_a_continued_cell_are_kept() -> None:
    assert shape(read(tbl(tr(tc("A", ON), "B")))) == [(0, 0, 1, 1, "A"), (0, 1, 1, 1, "B")]
    assert shape(read(tbl(tr(tc("A", DOWN)), tr(tc("B", ON)))))[0] == (0, 0, 2, 1, "A\nB")


def test_a_merge_ends_where_a_cell_stands_between() -> None:
    table = read(tbl(tr(tc("A", DOWN)), tr("B"), tr(tc("C", ON))))
    assert [(cell.row, cell.rows) for cell in table.cells] == [(0, 1), (1, 1), (2, 1)]


def test_rows_that_begin_or_end_inside_the_grid_keep_their_columns() -> None:
    """Elsewhere rows with gridBefore lose or shift their cells."""
    table = read(
        tbl(
            tr("A", "B", "C"),
            tr("D", "E", props='<w:gridBefore w:val="1"/>'),
            tr("F", props='<w:gridAfter w:val="2"/>'),
        )
    )
    assert [(c.row, c.column, c.text) for c in table.cells[3:]] == [(1, 1, "D"), (1, 2, "E"), (2, 0, "F")]
    assert table.columns == 3


def test_old_style_horizontal_merge() -> None:
    table = read(tbl(tr(tc("A", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "B")))
    assert shape(table) == [(0, 0, 1, 2, "A"), (0, 2, 1, 1, "B")]


def test_cells_and_rows_in_content_controls_are_not_dropped() -> None:
    """Elsewhere a date picker's cell vanishes and the later cells shift under the wrong headers."""
    table = read(
        tbl(tr("Action", "When", "Lead"), tr("Train", control(tc("May 2024")), "HR"), control(tr("Review", "June", "OD")))
    )
    assert [cell.text for cell in table.row_cells(1)] == ["Train", "May 2024", "HR"]
    assert [cell.text for cell in table.row_cells(2)] == ["Review", "June", "OD"]


def test_a_prompt_in_a_cell_leaves_the_cell_empty() -> None:
    table = read(tbl(tr("RAG", control(tc("Choose an item."), "<w:showingPlcHdr/>"), "x")))
    assert [cell.text for cell in table.cells] == ["RAG", "", "x"]


def test_the_prompts_that_word_writes_are_none_of_a_cells_words_where_the_mark_is_lost() -> None:
    filled = tr("Review", control(tc("Choose an item to review each month.")))
    table = read(tbl(tr("RAG", control(tc("Choose an item.")), tc(control(p("Click or tap to enter a date.")))), filled))
    assert [cell.text for cell in table.cells] == ["RAG", "", "", "Review", "Choose an item to review each month."]


def test_nested_tables_stay_inside_their_cell() -> None:
    """Elsewhere rows of a nested table are inserted into the outer one."""
    table = read(tbl(tr("A", tc(p("before") + tbl(tr("x", "y")) + p("after")))))
    inner = [block for block in table.cells[1].blocks if isinstance(block, Table)]
    assert (table.rows, table.columns, len(inner)) == (1, 2, 1)
    assert [cell.text for cell in inner[0].cells] == ["x", "y"]


def test_header_rows_are_the_leading_ones_that_repeat() -> None:
    head = "<w:tblHeader/>"
    table = read(tbl(tr("A", props=head), tr("B", props=head), tr("c"), tr("d", props=head)))
    assert table.header_rows == 2
    assert [cell.header for cell in table.cells] == [True, True, False, False]
    assert read(tbl(tr("A", props=head), tr("B", props=head))).header_rows == 1
    assert read(tbl(tr("A", props='<w:tblHeader w:val="0"/>'), tr("B"))).header_rows == 0


def test_deleted_rows_are_out_inserted_rows_in_and_places_count_the_files_rows() -> None:
    table = read(tbl(tr("gone", props="<w:del/>"), tr("new", props="<w:ins/>")))
    assert (table.rows, table.cells[0].text) == (1, "new")
    assert next(iter(table.cells[0].blocks)).spans[0].place.row == 2
    notes = docx.extract(word(tbl(tr("gone", props="<w:del/>"), tr("new")))).notes
    assert [(note.code, note.words) for note in notes] == [("tracked_deletion", "gone")]


def test_fill_caption_and_the_styles_bold_first_row() -> None:
    bold = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    props = '<w:tblStyle w:val="G"/><w:tblLook w:val="0020"/><w:tblCaption w:val="Actions"/>'
    table = read(
        tbl(tr(tc("Action", '<w:shd w:fill="00B050"/>'), tc("Lead", '<w:shd w:fill="auto"/>')), tr("a", "b"), props=props),
        styles=style("G", "Grid", bold, kind="table"),
    )
    assert table.caption == "Actions"
    assert [cell.fill for cell in table.cells] == ["#00b050", None, None, None]
    assert [next(iter(cell.blocks)).bold for cell in table.cells] == [True, True, False, False]


def test_several_paragraphs_a_cell_and_breaks_between_names() -> None:
    table = read(tbl(tr(tc(p("One.") + p("Two.")), tc(ps("Head of HR\nHead of OD")))))
    assert [cell.text for cell in table.cells] == ["One.\nTwo.", "Head of HR\nHead of OD"]


@pytest.mark.parametrize("width", ["100000000", "-5", "x", "9" * 5000, "63"])
def test_absurd_spans_are_clamped(width: str) -> None:
    table = read(tbl(tr(tc("A", span(width)), "B", props=f'<w:gridBefore w:val="{width}"/><w:gridAfter w:val="{width}"/>')))
    assert table.columns <= 63 * 3 + 1
    assert [cell.text for cell in table.cells] == ["A", "B"]


def test_a_merge_over_thousands_of_rows() -> None:
    rows = [tr(tc("A", DOWN), "0"), *(tr(tc("", ON), str(at)) for at in range(1, 3000))]
    table = read(tbl(*rows))
    assert (table.cells[0].rows, table.rows, len(table.cells)) == (3000, 3000, 3001)


def test_tables_nested_too_deep_keep_their_text() -> None:
    body = tbl(tr("core"))
    for _ in range(40):
        body = tbl(tr(tc(body + p())))
    document = docx.extract(word(body))
    assert [one.text for one in document.paragraphs()] == ["core"]
    assert [note.code for note in document.notes] == ["deep_table"]


def test_too_many_cells_or_paragraphs_are_refused() -> None:
    with pytest.raises(Unreadable) as cells:
        docx.extract(word(tbl(tr("a", "b", "c"))), Limits(cells=2))
    with pytest.raises(Unreadable) as paragraphs:
        docx.extract(word(p("a") + p("b") + p("c")), Limits(paragraphs=2))
    assert cells.value.reason is paragraphs.value.reason is Reason.TOO_LARGE


def test_a_table_without_cells_is_nothing_and_a_row_in_markup_is_read() -> None:
    assert docx.extract(word(tbl() + p("x"))).blocks[0].type == "paragraph"
    assert texts(docx.extract(word(tbl(tr(tc(ps(r("x"))))) + p("y")))) == ["y"]
