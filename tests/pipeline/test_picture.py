"""A value's boxes on the page that it was recognised on, for a PDF of pictures and for a picture itself."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors import extract, pdf, scan
from extractors.drawing import RED, draw
from extractors.ocr.cache import FOLDER
from extractors.ocr.words import Word
from pipeline.folder import Folder
from pipeline.picture import picture
from schemas.plan import Action, Council, Evidence, Plan
from schemas.reading import StoredPlan

# A black bar where the engine sees a word, on A4 at 200 dpi.
BAR = (400, 600, 700, 640)


class Stub:
    name = "stub 1"
    settings = ""

    def read(self, picture: Image.Image, dpi: float, seconds: float) -> list[Word]:
        return [Word("Train", tuple(map(float, BAR)), BAR[3], 57, 90, 1)]  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FOLDER, raising=False)
    monkeypatch.setattr(pdf, "at_hand", Stub)
    monkeypatch.setattr(scan, "at_hand", Stub)


def page() -> Image.Image:
    image = Image.new("RGB", (1654, 2339), "white")
    ImageDraw.Draw(image).rectangle(BAR, fill="black")
    return image


def as_png() -> bytes:
    out = io.BytesIO()
    page().save(out, "PNG", dpi=(200, 200))
    return out.getvalue()


def as_pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595.44, 842.04), invariant=True)
    canvas.drawImage(ImageReader(page()), 0, 0, 595.44, 842.04)
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("data", [as_png(), as_pdf()], ids=["png", "pdf"])
def test_the_frame_stands_round_the_recognised_word(tmp_path: Path, data: bytes) -> None:
    folder = Folder(tmp_path)
    folder.originals.mkdir()
    (folder.originals / "a").write_bytes(data)
    span = next(extract(data).paragraphs()).spans[0]
    evidence = {"/actions/0/text": Evidence(standing="stated", words=[span.text], places=[span.place])}
    plan = Plan(id="x", framework="sc-wres", council=Council(), actions=[Action(text="Train")])
    stored = StoredPlan(sha256="a", path="x", format="scan", outcome="ok", plan=plan, evidence=evidence)
    number, png = picture(folder, stored, "/actions/0/text")
    drawn = Image.open(io.BytesIO(png)).convert("RGB")
    assert (number, drawn.width) == (1, 1191)
    red = [(x, y) for y in range(drawn.height) for x in range(drawn.width) if drawn.getpixel((x, y)) == RED]
    left, top, right, bottom = (round(0.72 * side) for side in BAR)
    assert min(x for x, _ in red) in range(left - 6, left)
    assert max(x for x, _ in red) in range(right + 1, right + 7)
    assert min(y for _, y in red) < top
    assert max(y for _, y in red) > bottom
    assert drawn.getpixel((left + 20, (top + bottom) // 2)) == (0, 0, 0)


def test_a_picture_s_page_is_drawn_for_the_report() -> None:
    (found,) = draw(as_png(), [1, 2])
    assert (found.page, round(found.width), round(found.height)) == (1, 595, 842)
    assert Image.open(io.BytesIO(found.png)).width == 790
