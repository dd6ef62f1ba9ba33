"""The workbook by the checklist of official statistics."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from pipeline.benchmarks import CompareSettings
from pipeline.publish.edition import edition
from pipeline.publish.workbook import LONGEST, workbook
from schemas.comparison import Column, Comparison, Comparisons
from tests.publish.editions import nothing, worked


@pytest.fixture(scope="module")
def data() -> bytes:
    return workbook(worked())


@pytest.fixture(scope="module")
def book(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def test_cover_contents_and_notes_come_first(book: Workbook) -> None:
    names = ["headline", "figures", "audit", "coverage", "actions", "leads", "timescales", "similar", "change", "completeness"]
    assert book.sheetnames == ["cover", "contents", "notes", "columns", "markers", *names]


def test_one_marked_up_table_a_sheet_from_the_first_column(book: Workbook) -> None:
    names = []
    for sheet in book.worksheets[1:]:
        (table,) = sheet.tables.values()
        names.append(table.name)
        assert table.ref.startswith("A")
        assert table.headerRowCount in (None, 1)
        assert table.autoFilter is None
        (first, last) = table.ref.split(":")
        assert sheet.max_row == int("".join(c for c in last if c.isdigit()))
        top = int(first[1:])
        assert all(sheet.cell(row, 2).value is None for row in range(1, top)), "text above the table stands in the first column"
        assert all(sheet.cell(row, 1).value for row in range(1, top)), "no blank row"
    assert len(names) == len(set(names))


def test_nothing_is_merged_hidden_filtered_filled_or_frozen(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert not sheet.merged_cells.ranges
        assert sheet.sheet_state == "visible"
        assert sheet.freeze_panes is None
        assert not [n for n, d in sheet.row_dimensions.items() if d.hidden]
        assert not [n for n, d in sheet.column_dimensions.items() if d.hidden]
        assert not [c.coordinate for row in sheet.iter_rows() for c in row if c.fill.fill_type]


def test_no_formula_and_no_image(data: bytes, book: Workbook) -> None:
    assert not [c.coordinate for s in book.worksheets for row in s.iter_rows() for c in row if c.data_type == "f"]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not [name for name in parts.namelist() if "media" in name or "drawing" in name]


def test_a_missing_value_has_its_mark_in_its_cell_and_no_other_word(book: Workbook) -> None:
    sheet = book["headline"]
    (table,) = sheet.tables.values()
    top = int(table.ref.split(":")[0][1:])
    heads = [cell.value for cell in sheet[top]]
    value, marker = heads.index("value") + 1, heads.index("marker") + 1
    cells = [(sheet.cell(row, value).value, sheet.cell(row, marker).value) for row in range(top + 1, sheet.max_row + 1)]
    assert {True, False} == {isinstance(v, str) for v, _ in cells}
    assert all(v == m if isinstance(v, str) else m is None for v, m in cells)
    assert not [v for v, _ in cells if v in {"NA", "N/A", "-", "..", "*", ""}]
    above = " ".join(str(sheet.cell(row, 1).value) for row in range(1, top))
    assert all(m in above for _, m in cells if m), "the key of the marks stands above the table"


def test_numbers_are_numbers_with_a_format(book: Workbook) -> None:
    sheet = book["actions"]
    cells = [c for row in sheet.iter_rows() for c in row if isinstance(c.value, int | float)]
    assert cells
    assert {c.number_format for c in cells} <= {"0", "0.0", "0.00", "#,##0"}


def test_the_contents_lead_to_every_sheet(book: Workbook) -> None:
    sheet = book["contents"]
    targets = [row[0].hyperlink.location.split("!")[0].strip("'") for row in sheet.iter_rows() if row[0].hyperlink]
    assert targets == book.sheetnames[2:]


def test_the_same_bytes_twice_and_a_fixed_date(data: bytes, book: Workbook) -> None:
    assert workbook(worked()) == data
    assert book.properties.created.year == 2024


def test_no_plan_gives_tables_that_say_so() -> None:
    book = load_workbook(io.BytesIO(workbook(nothing())))
    assert "There is no plan" in "".join(str(row[0].value) for row in book["cover"].iter_rows())
    assert "No row" in str(book["headline"].cell(book["headline"].max_row, 1).value)


def test_a_text_too_long_for_a_cell_says_that_it_is_cut() -> None:
    table = Comparison(name="t", title="T", question="Q?", columns=(Column(name="a", meaning="a"),), rows=(("x" * 40_000,),))
    book = load_workbook(io.BytesIO(workbook(edition([], Comparisons(tables=(table,)), CompareSettings()))))
    cell = str(book["t"].cell(book["t"].max_row, 1).value)
    assert cell.endswith("CSV file)")
    assert LONGEST < len(cell) < 32_767


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_libreoffice_opens_it_and_finds_the_same_values(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "benchmarks.xlsx"
    path.write_bytes(data)
    plain = tmp_path / "plain.csv"
    plain.write_text("a,b\n", "utf-8")
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "ods",
        "--outdir",
        str(tmp_path),
    ]
    home = {**os.environ, "HOME": str(tmp_path)}
    subprocess.run([*command, str(plain), str(path)], check=True, capture_output=True, timeout=120, env=home)

    if not (tmp_path / "plain.ods").exists():
        pytest.skip("this LibreOffice opens no spreadsheet at all")
    with zipfile.ZipFile(tmp_path / "benchmarks.ods") as parts:
        content = parts.read("content.xml").decode()
    assert all(f'table:name="{name}"' in content for name in ("cover", "notes", "headline"))
    assert "Err:" not in content
