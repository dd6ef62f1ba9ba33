"""Small plans, one for each trap: the program reads a case's document, and every value that its `plan.json` gives must be so.

`plan.json` may hold a part of a plan only: what it leaves out is not looked at, but a list that it gives is complete.
Word and PDF cases are built from an original (`plan.toml`) and must give its whole answer. `why.txt` says what a case is for.
Figures may come in any order; those of no metric count only where a case names one. `not_yet.txt` lists cases that are known
not to be read right.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from corpus.press.document import bytes_of
from corpus.press.gold import answer
from corpus.press.original import load
from schemas.plan import Plan, plain
from tests.composer.compose import REGISTER

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/*/why.txt"))
NOT_YET = set((HERE / "not_yet.txt").read_text(encoding="utf-8").split())


def name_of(case: Path) -> str:
    """A case by its format and name."""
    return f"{case.parent.name}/{case.name}"


def marks_of(case: Path) -> list[pytest.MarkDecorator]:
    """A case that is known not to be read right may fail."""
    return [pytest.mark.xfail(reason="not read right yet", strict=False)] if name_of(case) in NOT_YET else []


def document_of(case: Path) -> tuple[bytes, str]:
    """A case's document and its name."""
    kind = case.parent.name
    if kind in ("docx", "pdf"):
        return bytes_of(load(case / "plan.toml"), kind), f"plan.{kind}"
    path = next(case.glob("plan.txt")) if kind == "text" else case / "plan.html"
    return path.read_bytes(), path.name


def wanted_of(case: Path) -> dict[str, Any]:
    """What must be read."""
    wanted: dict[str, Any] = json.loads((case / "plan.json").read_text(encoding="utf-8"))
    if wanted.pop("whole", False):
        wanted |= answer(load(case / "plan.toml"))
        wanted.pop("id")
    return wanted


def compared(wanted: dict[str, Any], read: dict[str, Any]) -> list[str]:
    """The differences between what a case wants and its reading."""
    plain_fields = {name: value for name, value in wanted.items() if name != "figures"}
    return [*differences(plain_fields, read), *(figures(wanted["figures"], read["figures"]) if "figures" in wanted else [])]


def figures(wanted: list[dict[str, Any]], read: list[dict[str, Any]]) -> Iterator[str]:
    """Figures that are wanted and not read, or read and not wanted."""
    all_of_them = any(figure["metric"] is None for figure in wanted)
    wanted = [figure for figure in wanted if all_of_them or figure["metric"] is not None]
    left = [figure for figure in read if all_of_them or figure["metric"] is not None]
    for one in wanted:
        found = next((other for other in left if not any(differences(one, other))), None)
        if found is None:
            yield f"/figures: missed {one}"
        else:
            left.remove(found)
    yield from (f"/figures: not wanted {other}" for other in left)


def differences(wanted: Any, read: Any, where: str = "") -> Iterator[str]:
    """Each place at which the reading is not as wanted."""
    if isinstance(wanted, dict) and isinstance(read, dict):
        for name, value in wanted.items():
            if name != "core":
                yield from differences(value, read.get(name), f"{where}/{name}")
    elif isinstance(wanted, list) and isinstance(read, list):
        if len(wanted) != len(read):
            yield f"{where}: {len(wanted)} wanted, {len(read)} read: {read}"
        for place, (one, other) in enumerate(zip(wanted, read, strict=False)):
            yield from differences(one, other, f"{where}/{place}")
    elif wanted != read:
        yield f"{where}: {wanted!r} wanted, {read!r} read"


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_case_says_why_and_what(case):
    assert (case / "why.txt").read_text(encoding="utf-8").strip()
    data, _ = document_of(case)
    assert data
    wanted = wanted_of(case)
    assert set(wanted) <= set(Plan.model_fields)


def test_the_case_of_the_cut_row_is_cut():
    data, _ = document_of(HERE / "pdf" / "row-cut-by-a-page")
    with PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    assert len(pages) > 1
    assert not pages[0].rstrip().split("Page 1")[0].rstrip().endswith("keep count of it.")


@pytest.mark.parametrize("case", [pytest.param(case, marks=marks_of(case)) for case in CASES], ids=name_of)
def test_a_case_is_read_as_it_should_be(case):
    kind = case.parent.name
    extractors = pytest.importorskip("extractors.registry")
    pytest.importorskip(f"extractors.{kind}")
    reading = pytest.importorskip("pipeline.interpret.reading")
    settings = pytest.importorskip("pipeline.interpret.settings")
    document = extractors.extract(*document_of(case))
    read = plain(reading.interpret(document, settings.load_settings(register=REGISTER)).plan)
    wanted = wanted_of(case)
    assert compared(wanted, read) == []
