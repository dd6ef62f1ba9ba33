"""The plans that lie beside the checkout: read whole, by PDFium, every text of their answers in one piece."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors import pdf
from schemas.document import Block, Document, Paragraph

SHARED = Path(__file__).parents[3] / "../shared"
PLANS = sorted((SHARED / "corpus").glob("*.pdf"))
UNPRINTED = {
    "id", "framework", "gss", "dated", "kind", "role", "theme", "start", "end", "recurrence", "quantity", "event", "group",
    "comparator", "service", "unit", "qualifier", "status", "name", "title",
}  # fmt: skip

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module", params=PLANS, ids=lambda path: path.stem)
def read(request: pytest.FixtureRequest) -> tuple[Path, Document]:
    return request.param, pdf.extract(request.param.read_bytes())


def test_no_letter_is_lost(read):
    _, document = read
    # A bullet that is the letter "o" is no letter.
    assert 0 <= document.letters_in_file - document.letters <= 5
    assert {page.engine for page in document.pages} == {"pdfium"}
    assert [note for note in document.notes if note.severity != "info"] == []


def test_every_text_of_the_answer_stands_in_one_paragraph(read):
    path, document = read
    answer = json.loads((SHARED / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
    printed = "\n".join(folded((p.marker or "") + p.text) + "\n" + folded(p.text) for p in flow(document.blocks))
    missing = [text for text in strings(answer) if folded(text) not in printed]
    assert missing == []


def flow(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.furniture is None:
                yield block
        else:
            for cell in block.cells:
                yield from flow(cell.blocks)


def folded(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def strings(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in UNPRINTED:
                yield from strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, key)
    elif isinstance(value, str):
        yield from (part for part in value.split("\n") if folded(part))
