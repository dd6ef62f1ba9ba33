"""Printed headers and footers of sheets: their words without the codes, each once, numbers of pages no words."""

from __future__ import annotations

import pytest

from schemas.document import Place
from tests.workbooks.building import document_of, new_book, put


@pytest.mark.parametrize(
    ("coded", "lines"),
    [
        ("Wetherton Council", ["Wetherton Council"]),
        ('&L&"Arial,Bold"&12Wetherton&C&K01+000Action plan&RPage &P of &N', ["Wetherton", "Action plan"]),
        ("&LAdults && Children&R&D &T &F", ["Adults & Children"]),
        ("&CPage &P/&N", []),
        ("&LFirst line\nSecond line", ["First line", "Second line"]),
    ],
)
def test_the_words_of_a_header(coded: str, lines: list[str]) -> None:
    made, (sheet, other) = new_book("Plan", "Data")
    put(sheet, [["a", "b"]])
    put(other, [["c", "d"]])
    for one in (sheet, other):
        for section, words in _sections(coded).items():
            getattr(one.oddHeader, section).text = words
    found = [p for p in document_of(made).paragraphs() if p.furniture == "header"]
    assert [p.text for p in found] == lines
    assert all(p.spans[0].place == Place(sheet="Plan", part="header") for p in found)


def _sections(coded: str) -> dict[str, str]:
    """The sections of a coded header as the writer takes them."""
    names = {"L": "left", "C": "center", "R": "right"}
    out: dict[str, str] = {}
    at, name = 0, "center"
    for here in [i for i in range(len(coded)) if coded[i] == "&" and coded[i + 1] in names] + [len(coded)]:
        if coded[at:here]:
            out[name] = coded[at:here]
        name, at = names.get(coded[here + 1 : here + 2], ""), here + 2
    return out


def test_footers_of_first_and_even_pages() -> None:
    made, (sheet,) = new_book("Plan")
    put(sheet, [["a", "b"]])
    sheet.oddFooter.left.text, sheet.firstFooter.left.text = "Version 2", "Published May 2024"
    footers = [p.text for p in document_of(made).paragraphs() if p.furniture == "footer"]
    assert footers == ["Version 2", "Published May 2024"]
