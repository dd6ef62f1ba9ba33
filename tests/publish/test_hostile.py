"""What stands in a plan is text in every file that goes out, and nothing else: properties of each writer."""

from __future__ import annotations

import base64
import csv
import io
import json
import zipfile
from html.parser import HTMLParser

import jinja2
import pytest
import yaml
from hypothesis import example, given, settings
from lxml import etree
from openpyxl import load_workbook

from pipeline.publish import charts, datasette, folder_readme, notes, package
from pipeline.publish.evidence_pages import evidence_page
from pipeline.publish.pages import page
from pipeline.publish.report import report
from pipeline.publish.sections.cells import Shown
from pipeline.publish.texts import shown, web_address
from pipeline.publish.workbook import workbook
from tests.publish.editions import HOSTILE, hostile, nothing, texts, worked

QUICK = settings(deadline=None, max_examples=12, derandomize=True)
VOID = {"meta", "link", "img", "br", "hr", "input"}
ACTING = set("".join(map(chr, [*range(9), 11, 12, *range(14, 32), *range(127, 160), 0x200E, 0x200F, *range(0x202A, 0x202F)]))) | {
    *map(chr, range(0x2066, 0x206A))
}


class _Tags(HTMLParser):
    """Every element with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)


def _harmless(html: str) -> None:
    tags = _Tags()
    tags.feed(html)
    assert not tags.unbalanced
    assert not tags.open
    for tag, attributes in tags.found:
        assert tag not in {"script", "iframe", "object", "embed", "form", "base"}
        assert not [name for name in attributes if name.startswith("on")]
        href = attributes.get("href") or ""
        assert href.startswith(("#", "report/", "../report.html", "https://", "http://", "data:")) or not href
        if tag == "a":
            assert not href.startswith("data:")
        if tag == "img":
            assert (attributes["src"] or "").startswith("data:image/svg+xml;base64,")
    assert not ACTING & set(html)
    html.encode()


@QUICK
@given(texts)
def test_the_report_shows_texts_as_texts(text: str) -> None:
    _harmless(report(hostile(text)))


@QUICK
@given(texts)
def test_evidence_pages_show_texts_as_texts(text: str) -> None:
    made = hostile(text)
    block = {"block": 1, "kind": "paragraph", "marker": text, "text": text, "furniture": None, "place": '{"line": 3}'}
    for name in made.shown:
        html = evidence_page(made, name, {}, [block])
        _harmless(html)
        assert 'class="own"' in html


def test_each_hostile_text_is_harmless_as_evidence() -> None:
    for text in HOSTILE:
        made = hostile(text)
        for name in made.shown:
            _harmless(evidence_page(made, name, {}, []))


@settings(deadline=None, max_examples=6, derandomize=True)
@given(texts)
@example("=1+1")
def test_no_cell_of_the_workbook_acts(text: str) -> None:
    data = workbook(hostile(text))
    for sheet in load_workbook(io.BytesIO(data)).worksheets:
        for row in sheet.iter_rows():
            assert not [cell.coordinate for cell in row if cell.data_type == "f"]
            outside = [c.hyperlink.target for c in row if c.hyperlink and c.hyperlink.target]
            assert not outside
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not [name for name in parts.namelist() if "externalLink" in name or "vba" in name]
        for name in parts.namelist():
            etree.fromstring(parts.read(name))


@QUICK
@given(texts)
def test_the_notes_begin_no_formula(text: str) -> None:
    for content in notes.files(hostile(text)).values():
        for row in csv.reader(io.StringIO(content)):
            assert not [cell for cell in row if cell[:1] in {"=", "+", "-", "@"} and cell[1:2]]


@QUICK
@given(texts)
def test_descriptions_are_json_and_yaml_whatever_a_plan_says(text: str) -> None:
    for content in package.files(hostile(text)).values():
        json.loads(content)
    assert yaml.safe_load(datasette.yaml({"a": {"b": text}})) == {"a": {"b": text}} or _unsayable(text)


def _unsayable(text: str) -> bool:
    """YAML has no lone surrogate, and its reader none of the characters beyond the first plane that JSON writes as two."""
    return any(ord(c) > 0xFFFF or 0xD800 <= ord(c) < 0xE000 for c in text)


@QUICK
@given(texts)
def test_charts_are_pictures_of_text(text: str) -> None:
    drawn = charts.dots("t", "ratio", [charts.Dot(label=text, value=1.5, low=0.0, high=None, position="adverse")], (1.2, "x"))
    assert drawn is not None
    tree = etree.fromstring(base64.b64decode(drawn.address.partition(",")[2]))
    names = {etree.QName(node).localname for node in tree.iter() if isinstance(node.tag, str)}
    assert not names & {"script", "foreignObject", "image", "a", "style"}


@QUICK
@given(texts)
def test_shown_texts_hold_nothing_that_acts(text: str) -> None:
    assert not ACTING & set(shown(text + "\ud800"))
    shown(text + "\ud800").encode()


def test_only_the_web_is_linked() -> None:
    assert web_address("https://council.example/plan.pdf") == "https://council.example/plan.pdf"
    for text in (
        "javascript:alert(1)",
        "data:text/html,x",
        "https://a\nb",
        "https://a b",
        "//x",
        "",
        None,
        "ftp://x",
        "https://\u202ex",
    ):
        assert web_address(text) is None


def test_the_readme_of_a_hostile_edition_and_of_none() -> None:
    assert "<script" not in folder_readme.readme(hostile("<script>"))
    assert "no plan in this folder" in folder_readme.readme(nothing())
    assert "tables/headline.csv" in folder_readme.readme(worked())


def test_a_template_that_lacks_a_name_is_a_fault() -> None:
    with pytest.raises(jinja2.UndefinedError):
        page("report.html.j2", {"title": Shown("a", "b", None, "c")})
