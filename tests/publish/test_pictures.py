"""Pictures come from children: what one file does to its reader costs itself alone."""

from __future__ import annotations

from pathlib import Path

from pipeline.publish.pictures import draw_pages, in_children, pictures_of
from tests.extractors.pdf.sheet import Sheet


def _file(words: str) -> bytes:
    sheet = Sheet()
    sheet.text(50, 50, words)
    return sheet.bytes


def test_children_draw_what_can_be_drawn(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(_file("Metric 3"))
    (tmp_path / "b").write_bytes(b"%PDF-1.7\x00broken")
    found = pictures_of({"a": [1, 7], "b": [1], "gone": [1]}, tmp_path, in_children)
    assert {name: list(pictures) for name, pictures in found.items()} == {"a": [1], "b": []}
    assert found["a"][1].png.startswith("iVBOR")


def test_pages_beyond_the_budget_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(_file("Metric 3"))
    request = '{"original": "%s", "pages": [1], "budget": 10}' % (tmp_path / "a")
    assert draw_pages(request) == "[]"


def test_a_child_that_gives_no_answer_leaves_no_picture(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(_file("Metric 3"))
    assert pictures_of({"a": [1]}, tmp_path, lambda requests: ((name, None) for name, _ in requests)) == {"a": {}}


def test_nothing_to_draw_starts_no_child(tmp_path: Path) -> None:
    assert pictures_of({"a": []}, tmp_path) == {}
