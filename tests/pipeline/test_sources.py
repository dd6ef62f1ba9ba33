from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.sources import Filed, assign, read_sources
from schemas.problems import UsageError
from schemas.reading import Supplied


def rows(tmp_path: Path, text: str) -> list[Supplied]:
    path = tmp_path / "sources.csv"
    path.write_text(text, "utf-8")
    return read_sources(path)


def test_a_row_says_of_a_file_what_the_plan_does_not(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "\ufefffile,gss,year,url\na.pdf,E99000001,2024,https://example.org\n")
    assert row == Supplied(file="a.pdf", gss="E99000001", year="2024", url="https://example.org")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name,year\na.pdf,2024\n", "columns name, year"),
        ("", "columns none"),
        ("file,year\n,2024\n", "line 2, names no file"),
        ("file,year\na.pdf,24\n", "year is '24'"),
        ("file,gss\na.pdf,Kentish\n", "gss is 'Kentish'"),
        ("file,year\na.pdf,2024\na.pdf,2023\n", "second time"),
        ("file,year\na.pdf,2024,more\n", "more cells than columns"),
    ],
)
def test_a_sources_file_that_is_not_right_is_refused_with_the_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        rows(tmp_path, text)


def test_a_sources_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_sources(tmp_path / "none.csv")
    (tmp_path / "bad.csv").write_bytes(b"file\n\xff\xfe")
    with pytest.raises(UsageError, match="cannot be read"):
        read_sources(tmp_path / "bad.csv")


def test_a_row_fits_by_hash_by_path_or_by_a_name_that_is_not_shared() -> None:
    documents = [
        Filed("x/a.pdf", "1" * 64), Filed("y/a.pdf", "2" * 64), Filed("y/b.pdf", "3" * 64), Filed("c.pdf", None),
        Filed("d.pdf", "4" * 64, "/corpus/plans/d.pdf"),
    ]  # fmt: skip
    supplied = [
        Supplied(sha256="2" * 64, year="2020"), Supplied(file="b.pdf", year="2021"), Supplied(file="a.pdf", year="2022"),
        Supplied(file="c.pdf", year="2023"), Supplied(file="none.pdf"), Supplied(file="plans/d.pdf", year="2024"),
    ]  # fmt: skip
    fits, left = assign(supplied, documents)
    years = {path: row.year for path, row in fits.items()}
    assert years == {"y/a.pdf": "2020", "y/b.pdf": "2021", "c.pdf": "2023", "d.pdf": "2024"}
    assert left == ["a.pdf", "none.pdf"]
