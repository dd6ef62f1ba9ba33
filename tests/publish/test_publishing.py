"""The whole folder: all files are there, the same whatever the order, and nothing stale is left."""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from pipeline.benchmarks import CompareSettings, Comparisons, compare
from pipeline.publish import publish
from pipeline.publish.edition import Edition, edition
from pipeline.publish.evidence_pages import evidence_page
from pipeline.publish.pictures import BUDGET, Drawn, pictures_of
from pipeline.publish.report import report
from pipeline.store import load_plans, open_results
from tests.comparing import FRAMEWORK, REGISTER, action, plan, stored
from tests.publish.conftest import draw_here

FILES = {
    "README.md", "benchmarks.xlsx", "csvw-metadata.json", "datapackage.json", "datasette.yaml", "metadata.yaml", "report.html",
    "tables/markers.csv", "tables/table_columns.csv", "tables/table_notes.csv",
}  # fmt: skip


def _digests(paths: list[Path], out: Path) -> dict[str, str]:
    return {path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def test_every_file_is_written(published: Path, made: Edition) -> None:
    there = {path.relative_to(published).as_posix() for path in published.rglob("*") if path.is_file()}
    assert FILES | set(made.addresses.values()) <= there


def test_the_same_bytes_again_whatever_the_order(published: Path, comparisons: Comparisons) -> None:
    first = _digests([path for path in published.rglob("*") if path.is_file()], published)
    written = publish(load_plans(published / "plans.sqlite")[::-1], comparisons, published, drawer=draw_here)
    again = _digests(written, published)
    assert again == {name: first[name] for name in again}


def test_pages_of_plans_that_are_gone_go_too(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "old.html").write_text("old")
    publish([], compare([], REGISTER, FRAMEWORK), tmp_path)
    assert not (tmp_path / "report" / "old.html").exists()


def test_no_plan_gives_files_that_say_so(tmp_path: Path) -> None:
    written = publish([], compare([], REGISTER, FRAMEWORK), tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in written} == FILES
    assert "There is no plan" in (tmp_path / "report.html").read_text()
    assert "no plan in this folder" in (tmp_path / "README.md").read_text()


def test_pictures_are_in_the_evidence_of_pdfs(published: Path, made: Edition) -> None:
    page = (published / made.addresses["fenshire-2023"]).read_text()
    assert page.count('id="page-1"') == 1
    assert 'class="box"' in page


def test_a_pdf_that_cannot_be_drawn_leaves_words_and_place(made: Edition, tmp_path: Path) -> None:
    sha256 = made.shown["fenshire-2023"].sha256
    (tmp_path / sha256).write_bytes(b"%PDF-1.7 broken")
    drawn = pictures_of({sha256: [1]}, tmp_path, draw_here)
    page = evidence_page(made, "fenshire-2023", drawn[sha256], [])
    assert drawn == {sha256: {}}
    assert "words and places stand alone" in page
    assert "page 1" in page
    assert "<blockquote>" in page


def test_a_percentage_stands_beside_its_sign_as_in_the_report(published: Path, made: Edition) -> None:
    page = (published / made.addresses["fenshire-2023"]).read_text()
    assert re.search(r">21% \(metric 1", page)
    assert not re.search(r">\s*[0-9.]+ %", page)


@pytest.mark.parametrize(("form", "place"), [("docx", "block "), ("text", "line "), ("html", "/html/body")])
def test_other_formats_show_the_text_around(published: Path, made: Edition, form: str, place: str) -> None:
    name = next(name for name, one in made.shown.items() if one.format == form)
    page = (published / made.addresses[name]).read_text()
    assert place in page
    assert "<mark>" in page


def test_without_names_no_page_shows_a_picture_or_a_name() -> None:
    named = plan("Alderwick Council", "E98000001", "2024", actions=[action("Ask Jo Larkspur to report", "Jo Larkspur, Director")])
    plans = [stored(named, format="pdf")]
    name, picture = named.id, Drawn(page=1, width=595, height=842, png="AAAA")
    for settings in (CompareSettings(), CompareSettings(without_names=True)):
        made = edition(plans, compare(plans, REGISTER, FRAMEWORK, settings), settings)
        html = evidence_page(made, name, {1: picture}, []) + report(made)
        assert ("Jo Larkspur" in html) != settings.without_names
        assert ("data:image/png" in html) != settings.without_names


def test_every_link_of_the_report_lands(published: Path) -> None:
    report = (published / "report.html").read_text()
    links = re.findall(r'href="(report/[^"#]+)#([^"]+)"', report)
    assert len(links) > 100
    pages = {name: (published / name).read_text() for name in {name for name, _ in links}}
    assert not [(name, anchor) for name, anchor in links if f'id="{anchor}"' not in pages[name]]
    assert set(re.findall(r'href="#([^"]+)"', report)) <= set(re.findall(r' id="([^"]+)"', report))


def test_the_pictures_of_many_plans_share_one_budget() -> None:
    assert BUDGET <= 11 * 1024 * 1024
    asked: list[int] = []

    def drawer(requests: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str | None]]:
        for name, request in requests:
            asked.append(json.loads(request)["budget"])
            yield name, None

    with tempfile.TemporaryDirectory() as folder:
        wanted = {f"{n:064}": [1] for n in range(50)}
        for name in wanted:
            (Path(folder) / name).write_bytes(b"")
        assert not any(pictures_of(wanted, Path(folder), drawer).values())
    assert sum(asked) <= BUDGET


def test_the_report_names_the_rules_that_read_the_plans(published: Path) -> None:
    with open_results(published / "plans.sqlite") as results:
        (rules,) = results.rules()
    assert f"<code>{rules}</code>" in (published / "report.html").read_text()
