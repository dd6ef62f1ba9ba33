"""The pages and texts that lie beside the checkout: nothing lost, nothing torn apart, no error but `Unreadable`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractors import extract
from extractors.wording import letters
from schemas.document import Document
from schemas.problems import Unreadable

SHARED = Path(__file__).parents[2] / "../shared"
PLANS = sorted((SHARED / "gold").glob("*.json"))
PAGES = sorted((SHARED / "hostile" / "html").glob("*/*"))
REAL = [*sorted((SHARED / "real").glob("*.md")), *sorted((SHARED / "real").glob("*.html"))]

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not PLANS, reason="no folder of real plans beside the checkout")]


def bare(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def strings(value: Any) -> Iterator[str]:
    """Every text of an answer that was read from the document, paragraph by paragraph."""
    if isinstance(value, dict):
        skipped = {
            "id",
            "framework",
            "kind",
            "role",
            "status",
            "theme",
            "metrics",
            "start",
            "end",
            "dated",
            "ref",
            "rag",
            "period",
            "council",
            "quantity",
            "event",
            "group",
            "comparator",
            "service",
            "unit",
            "qualifier",
            "recurrence",
        }
        for name, inner in value.items():
            if name not in skipped:
                yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield from value.split("\n")


def answer(plan: Path) -> dict[str, Any]:
    """The answer without its title, which a cover may print over several lines."""
    held: dict[str, Any] = json.loads(plan.read_text("utf-8"))
    return {name: value for name, value in held.items() if name != "title"}


def content(document: Document) -> list[str]:
    return [bare(p.text) for p in document.paragraphs() if p.furniture is None]


@pytest.mark.parametrize("suffix", [".html", ".txt"])
@pytest.mark.parametrize("plan", PLANS, ids=lambda p: p.stem)
def test_every_text_of_an_answer_stands_in_one_paragraph(plan: Path, suffix: str):
    document = extract((SHARED / "corpus" / f"{plan.stem}{suffix}").read_bytes())
    paragraphs = content(document)
    torn = {text for text in strings(answer(plan)) if not any(bare(text) in p for p in paragraphs)}
    assert torn == set()


@pytest.mark.parametrize("plan", PLANS, ids=lambda p: p.stem)
def test_page_and_text_of_a_plan_hold_the_same_words(plan: Path):
    page, text = (extract((SHARED / "corpus" / f"{plan.stem}{suffix}").read_bytes()) for suffix in (".html", ".txt"))
    one, other = len("".join(content(page))), len("".join(content(text)))
    assert abs(one - other) < 0.03 * one


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_odd_pages_lose_nothing(page: Path):
    try:
        document = extract(page.read_bytes(), page.name)
    except Unreadable:
        return
    assert document.letters >= 0.99 * document.letters_in_file
    assert document.letters <= 1.05 * document.letters_in_file + 40


@pytest.mark.parametrize("file", REAL, ids=lambda p: p.name)
def test_real_texts_lose_nothing_but_marks(file: Path):
    document = extract(file.read_bytes(), file.name)
    assert document.letters >= 0.98 * document.letters_in_file
    if file.suffix == ".md":
        assert sum(letters(p.text) for p in document.paragraphs() if p.furniture is None) > 0.8 * document.letters
