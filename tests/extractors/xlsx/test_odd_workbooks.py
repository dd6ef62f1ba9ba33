"""Damaged, dangerous and random workbooks: each is read as far as it goes or refused with one reason."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from extractors import xlsx
from extractors.limits import Limits
from schemas.document import Document, Table
from schemas.problems import Reason, Unreadable
from tests.workbooks.files import book, edited, saved


def read(made: Workbook) -> Document:
    return xlsx.extract(saved(made))


SHEET = "xl/worksheets/sheet1.xml"


class TestHostile:
    def reason(self, data: bytes, limits: Limits | None = None) -> Reason:
        with pytest.raises(Unreadable) as trouble:
            xlsx.extract(data, limits)
        return trouble.value.reason

    def test_one_far_cell(self) -> None:
        made, sheet = book([["a", "b"]])
        sheet["XFD1048576"] = "far"
        document = read(made)
        assert [one.text for one in document.paragraphs()] == ["a", "b", "far"]

    def test_a_merge_over_the_whole_sheet(self) -> None:
        made, _ = book([["a", "b"], ["c", "d"]])
        data = edited(
            saved(made), SHEET, b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        )
        document = xlsx.extract(data)
        assert [one.text for one in document.paragraphs()] == ["a"]
        assert [note.words for note in document.notes] == ["b … c … d"]

    def test_merges_beyond_the_budget_are_noted(self) -> None:
        made, _ = book([["a", "b"], ["c", "d"]])
        merge = b'<mergeCell ref="A1:B2"/>' * 50
        data = edited(saved(made), SHEET, b"</sheetData>", b"</sheetData><mergeCells>" + merge + b"</mergeCells>")
        assert "merge_not_read" in {note.code for note in xlsx.extract(data, Limits(cells=100)).notes}

    def test_too_many_cells(self) -> None:
        assert self.reason(saved(book([["a", "b", "c"]])[0]), Limits(cells=2)) is Reason.TOO_LARGE

    def test_refusals(self) -> None:
        data = saved(book([["a", "b"]])[0])
        assert self.reason(b"text") is Reason.TYPE_MISMATCH
        assert self.reason(data[: len(data) // 2]) is Reason.TRUNCATED
        assert self.reason(edited(data, SHEET, b"</worksheet>", b"")) is Reason.MALFORMED
        assert self.reason(edited(data, SHEET, b"<worksheet", b"<!DOCTYPE x><worksheet")) is Reason.UNSAFE_XML
        assert (
            self.reason(edited(data, "xl/workbook.xml", b"<workbook", b'<!DOCTYPE x [<!ENTITY a "b">]><workbook'))
            is Reason.UNSAFE_XML
        )
        binary = edited(data, "[Content_Types].xml", b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.binary.main")
        assert self.reason(binary) is Reason.UNSUPPORTED_VARIANT
        ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)
        assert self.reason(ole + "Workbook".encode("utf-16-le")) is Reason.UNSUPPORTED_VARIANT

    def test_a_bomb_in_a_sheet(self) -> None:
        filler = b"<!--" + b"a" * 3_000_000 + b"-->"
        assert self.reason(edited(saved(book([["a", "b"]])[0]), SHEET, b"<sheetData>", filler + b"<sheetData>")) is Reason.BOMB

    def test_damaged_styles_cost_only_themselves(self) -> None:
        document = xlsx.extract(edited(saved(book([["a", "b"]])[0]), "xl/styles.xml", b"</styleSheet>", b""))
        assert [one.text for one in document.paragraphs()] == ["a", "b"]
        assert [note.code for note in document.notes] == ["part_not_read"]

    def test_references_that_lead_nowhere(self) -> None:
        cells = b'<c t="s"><v>99</v></c><c r="!!" s="77"><v>5</v></c><c t="inlineStr"/><c r="ZZZ1"><v>1</v></c><c><v>x</v></c>'
        data = edited(saved(book()[0]), SHEET, b"</sheetData>", b"<row>" + cells + b"</row></sheetData>")
        assert [one.text for one in xlsx.extract(data).paragraphs()] == ["5", "1", "x"]

    def test_strict_workbooks_and_macros(self) -> None:
        data = saved(book([["a", "b"]])[0])
        ours, strict = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
        for name in ("xl/workbook.xml", SHEET, "xl/styles.xml", "xl/sharedStrings.xml"):
            data = edited(
                data, name, ours + b"spreadsheetml/2006/main", strict + b"spreadsheetml/main",
                ours + b"officeDocument/2006/relationships", strict + b"officeDocument/relationships",
            )  # fmt: skip
        data = edited(data, "[Content_Types].xml", b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main")
        assert [one.text for one in xlsx.extract(data).paragraphs()] == ["a", "b"]

    def test_claims(self) -> None:
        assert xlsx.claims(saved(book([["a"]])[0]))
        assert not xlsx.claims(b"a,b\n")


@settings(deadline=None, max_examples=60, derandomize=True)
@given(st.lists(st.lists(st.one_of(st.none(), st.text("ab1. •", max_size=5), st.integers(0, 99)), max_size=4), max_size=8))
def test_every_word_of_a_sheet_is_read_once(rows: list[list[object]]) -> None:
    document = read(book(rows)[0])
    assert document.letters == document.letters_in_file
    for block in document.blocks:
        if isinstance(block, Table):
            taken = [
                (r, c)
                for one in block.cells
                for r in range(one.row, one.row + one.rows)
                for c in range(one.column, one.column + one.columns)
            ]
            assert len(taken) == len(set(taken)) == block.rows * block.columns


HOSTILE = Path(__file__).parents[3] / "../shared/hostile/xlsx"


@pytest.mark.shared
@pytest.mark.skipif(not HOSTILE.exists(), reason="the folder of odd files is not beside the checkout")
def test_odd_files_are_read_or_refused() -> None:
    for file in sorted(HOSTILE.rglob("*.xlsx")):
        with suppress(Unreadable):
            document = xlsx.extract(file.read_bytes())
            assert document.letters >= document.letters_in_file * 0.99, file.name
