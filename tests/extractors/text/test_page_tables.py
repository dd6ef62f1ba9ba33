"""Tables of a page inside a text."""

import pytest

from extractors.limits import Limits
from extractors.text import extract
from schemas.document import Paragraph, Table
from schemas.problems import Unreadable

TABLE = """<table class="plan">
<tr><th>Aim</th><th>How</th></tr>
<tr>
<td><b>Aim 1.</b> Safe quays</td>
<td>We will:
<ol>
<li>mend the wall</li>
<li>light the steps</li>
</ol>
</td>
</tr>
</table>"""
TEXT = f"# Plan\n\n* first\n* second\n\n{TABLE}\n\nText below.\n"


def test_it_is_a_table_of_the_text_with_its_lists():
    blocks = extract(TEXT.encode()).blocks
    table = next(block for block in blocks if isinstance(block, Table))
    assert [cell.text for cell in table.cells[:3]] == ["Aim", "How", "Aim 1. Safe quays"]
    inner = [(p.kind, p.marker, p.text) for p in table.cells[3].blocks if isinstance(p, Paragraph)]
    assert inner == [("paragraph", None, "We will:"), ("item", "1.", "mend the wall"), ("item", "2.", "light the steps")]
    assert [b.text for b in blocks if isinstance(b, Paragraph)] == ["Plan", "first", "second", "Text below."]


def test_what_it_holds_stands_on_lines_of_the_text_and_in_lists_of_its_own():
    blocks = extract(TEXT.encode()).blocks
    table = next(block for block in blocks if isinstance(block, Table))
    item = table.cells[3].blocks[1]
    lines = TEXT.split("\n")
    assert isinstance(item, Paragraph)
    assert "mend the wall" in lines[(item.spans[0].place.line or 0) - 1]
    assert item.group not in {b.group for b in blocks if isinstance(b, Paragraph)}


@pytest.mark.parametrize("cut", ["</table>", "<table"])
def test_a_table_that_is_never_closed_is_text(cut: str):
    document = extract(TEXT.replace(cut, "", 1).encode())
    assert not any(isinstance(block, Table) for block in document.blocks)
    assert "mend the wall" in " ".join(p.text for p in document.paragraphs())


def test_tables_inside_tables_end_with_the_outer_one():
    inside = TEXT.replace("mend the wall", "mend <table>\n<tr><td>a</td><td>b</td></tr>\n</table>")
    document = extract(inside.encode())
    assert sum(isinstance(block, Table) for block in document.blocks) == 1


def test_its_paragraphs_count_as_the_texts_do():
    with pytest.raises(Unreadable):
        extract(TEXT.encode(), Limits(paragraphs=6))
