"""Labels and values that blanks set apart, without a colon."""

from extractors.text import extract
from schemas.document import Table


def tables(text):
    found = [block for block in extract(text.encode()).blocks if isinstance(block, Table)]
    return [[tuple(c.text for c in t.row_cells(row)) for row in range(t.rows)] for t in found]


def test_two_lines_with_values_at_one_column_are_a_form():
    text = "Our plan\n\nSponsor          Ann Otley, Director of\n                 Adult Services\nProgramme lead   Ben Shaw\n"
    assert tables(text) == [[("Sponsor", "Ann Otley, Director of Adult Services"), ("Programme lead", "Ben Shaw")]]


def test_a_single_line_or_another_column_is_none():
    assert tables("Our plan\n\nSponsor          Ann Otley\nHe leads the work of the group.\n") == []
    assert tables("Our plan\n\nSponsor          Ann Otley\nProgramme lead      Ben Shaw\n") == []


def test_labels_with_a_colon_stay_lines():
    assert tables("Our plan\n\nLead:     Head of HR\nWhen:     May 2025\n") == []
