"""Whatever became of a file's bytes: each format reads them as far as they go, or raises `Unreadable` and nothing else."""

from __future__ import annotations

from contextlib import suppress
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import docx, html, odt, pdf, text, xlsx
from schemas.problems import Unreadable
from tests import open_files, word_files
from tests.extractors.pdf.sheet import Sheet
from tests.workbooks.files import book, saved

WORD = word_files.word(
    word_files.p("Text") + word_files.p("More", num="1"), numbering="", styles=word_files.style("H", "heading 1")
)
OPEN = open_files.odt(
    open_files.p("Text") + open_files.ul("Item") + open_files.tbl(open_files.tr("a", "b")),
    auto=open_files.list_style("L1", "1|."),
)
WORKBOOK = saved(book([["a", 1, "c"], ["d", "=1", 2.5]])[0])
SHEET = Sheet(pageCompression=0)
SHEET.text(72, 72, "Action plan")
SHEET.item(72, 100, 300, "1.", "Train the managers")
PAGE = b"<html><body><h1>Plan</h1><ul><li>Item<table><tr><td colspan=2>a<td>b</table></ul><p hidden>x &amp; y</body></html>"
TEXT = "# Plan\n\n1. Item – **Lead:** HR\n\n| a | b |\n|---|---|\n| c | d |\n\fNext page [1]\n\n[1]: x\n".encode()
CHANGES = st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("reader", "whole"), [(pdf, SHEET.bytes), (docx, WORD), (odt, OPEN), (xlsx, WORKBOOK), (html, PAGE), (text, TEXT)],
    ids=["pdf", "docx", "odt", "xlsx", "html", "text"],
)  # fmt: skip
@settings(deadline=None, max_examples=120, derandomize=True)
@given(changes=CHANGES, length=st.integers(0, 1 << 20))
def test_whatever_the_bytes_only_unreadable_is_raised(
    reader: ModuleType, whole: bytes, changes: list[tuple[int, int]], length: int
) -> None:
    data = bytearray(whole)
    for at, value in changes:
        data[at % len(whole)] = value
    for attempt in (bytes(data), bytes(data[: length % len(whole)])):
        with suppress(Unreadable):
            reader.extract(attempt)
