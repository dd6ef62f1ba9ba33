"""Tables set with blanks alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.text import extract
from schemas.document import Document, Paragraph, Table
from tests.layout_texts import layout_text

HEAD = ("Action", "Lead officer", "Timescale")
WIDTHS = (30, 18, 14)
ROWS = (
    (
        "Ask every panel to write down why it chose as it did, and read what they wrote",
        "Head of Resourcing",
        "By end of March 2025",
    ),
    ("Count who is shortlisted", "Resourcing Team and the HR Analyst", "June 2024"),
    ("Tell the board each quarter what the counts show and what was done", "Director of People", "Quarterly"),
)


def read(text: str) -> Document:
    return extract(text.encode())


def tables(text: str) -> list[list[tuple[str, ...]]]:
    found = [block for block in read(text).blocks if isinstance(block, Table)]
    return [[tuple(c.text for c in t.row_cells(row)) for row in range(t.rows)] for t in found]


@pytest.mark.parametrize("centred", [False, True])
@pytest.mark.parametrize("page", [60, 12, 9])
def test_rows_between_blank_lines_are_read_over_pages(page, centred):
    text = layout_text(HEAD, ROWS, WIDTHS, page=page, centred=centred and page == 60)
    assert tables(text) == [[HEAD, *ROWS]]


def test_rows_that_begin_on_one_line_need_no_blank_lines_between():
    assert tables(layout_text(HEAD, ROWS, WIDTHS, spaced=False)) == [[HEAD, *ROWS]]


def test_running_heads_and_page_numbers_are_furniture():
    text = layout_text(HEAD, ROWS * 3, WIDTHS, page=12, running="Race equality action plan 2024")
    assert tables(text) == [[HEAD, *ROWS * 3]]
    title, *others = [p for p in read(text).blocks if isinstance(p, Paragraph)]
    assert title.furniture is None
    assert all(p.furniture is not None for p in others)


def test_rows_that_cannot_be_told_are_left_as_text_column_by_column():
    rows = (
        ("Ask every panel to write down", "Head of Resourcing", "June"),
        ("Count people", "HR", "May"),
        ("Tell the board", "", ""),
    )
    found = read(layout_text(HEAD, rows, WIDTHS, spaced=False))
    assert not any(isinstance(block, Table) for block in found.blocks)
    assert "rows_not_told" in {note.code for note in found.notes}
    texts = [p.text for p in found.blocks if isinstance(p, Paragraph)]
    assert "Ask every panel to write down Count people Tell the board" in texts


def test_paragraphs_below_and_above_stay_out():
    table = layout_text(HEAD, ROWS, WIDTHS).replace("Page 1", "")
    found = read(f"What we will do\n\n{table}\nSigned off\n\nThe plan is read each year by the board and by its members.\n")
    assert [type(b).__name__ for b in found.blocks] == ["Paragraph", "Table", "Paragraph", "Paragraph"]


def test_words_with_wide_gaps_are_no_table():
    assert tables("Name      Post      Date\n\nWe will look at this again.\n") == []


def test_one_row_a_page_is_a_table_where_its_header_comes_again():
    rows = (("Write to all teams", "Head of HR", "June"), ("Ask each team", "Head of HR", "July"))
    assert tables(layout_text(HEAD, rows, WIDTHS, page=5)) == [[HEAD, *rows]]
    assert tables(layout_text(HEAD, rows[:1], WIDTHS)) == []


WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=12)


def marked(words: list[str], column: int) -> str:
    return " ".join(f"{word}{column}" for word in words).capitalize()


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=2, max_size=6), st.integers(10, 40), st.booleans())
def test_columns_are_never_mixed(rows, page, spaced):
    body = [tuple(marked(words, column) for column, words in enumerate(row)) for row in rows]
    found = read(layout_text(HEAD, body, WIDTHS, page=page, spaced=spaced))
    texts = [p.text for p in found.paragraphs() if p.furniture is None and p.text not in HEAD]
    assert all(len({word[-1] for word in text.split()}) == 1 for text in texts)


def test_a_line_over_all_columns_heads_the_rows_below_it():
    head, *rows = layout_text(HEAD, ROWS[1:], WIDTHS).rstrip("\n").split("\n")
    text = "\n".join([head, "=" * 60, "Fair hiring for everyone in all of our teams", "-" * 60, *rows])
    got = tables(text)
    assert got == [[HEAD, ("Fair hiring for everyone in all of our teams",), *ROWS[1:]]]


def test_a_sentence_below_the_rows_is_no_part_of_the_table():
    text = layout_text(HEAD, ROWS[1:], WIDTHS) + "\nWe will look at this table again in a year from now.\n"
    assert tables(text) == [[HEAD, *ROWS[1:]]]
