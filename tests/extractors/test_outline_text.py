"""A Document as lines for the eye."""

from extractors.html import extract
from extractors.outline_text import as_text


def test_blocks_tables_and_notes_are_printed():
    page = (
        "<html><body><nav><a href='/'>Home</a></nav><h1>Plan</h1><p><b>Lead:</b> HR</p><ol><li>One</li></ol>"
        "<table><caption>Aim</caption><tr><th>A</th><th>B</th></tr><tr>"
        "<td colspan=2 bgcolor=red>C</td></tr></table></body></html>"
    )
    lines = as_text(extract(page.encode())).splitlines()
    assert "p <navigation> Home" in lines
    assert "h1 Plan" in lines
    assert "p **Lead:** HR" in lines
    assert "item0 #1 [1.] One" in lines
    assert "table 2x2, 1 header rows 'Aim'" in lines
    assert "  cell 1,0 spans 1x2 red" in lines
    assert "    p C" in lines
    assert any(line.startswith("note furniture:") for line in lines)
