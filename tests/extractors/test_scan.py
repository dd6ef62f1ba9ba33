"""Scans: pictures and PDFs of pictures, with an engine that says what it is told to, without one, and with the real one."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors import extract, pdf, scan
from extractors.limits import Limits
from extractors.ocr.cache import FOLDER
from extractors.ocr.engine import at_hand
from extractors.ocr.words import Word
from schemas.document import Document
from schemas.problems import Reason, Unreadable

A4 = (1654, 2339)


class Stub:
    name = "stub 1"
    settings = ""

    def read(self, picture: Image.Image, dpi: float, seconds: float) -> list[Word]:
        out = []
        for line, (text, x, y) in enumerate(
            (("Action", 220, 240), ("Lead", 1000, 240), ("Review", 220, 340), ("Director", 1000, 340))
        ):
            out.append(Word(text, (x, y, x + 22 * len(text), y + 30), y + 24, 30, 90, line))
        return out


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FOLDER, raising=False)


@pytest.fixture
def _stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "at_hand", Stub)
    monkeypatch.setattr(scan, "at_hand", Stub)


@pytest.fixture
def _none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "at_hand", lambda: None)
    monkeypatch.setattr(scan, "at_hand", lambda: None)


def table() -> Image.Image:
    image = Image.new("RGB", A4, "white")
    draw = ImageDraw.Draw(image)
    for y in (200, 300, 400):
        draw.rectangle((200, y, 1500, y + 3), fill="black")
    for x in (200, 900, 1500):
        draw.rectangle((x, 200, x + 3, 403), fill="black")
    return image


def saved(image: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, dpi=(200, 200))
    return out.getvalue()


def pictured(image: Image.Image, text: str = "") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595.44, 842.04), invariant=True)
    canvas.drawImage(ImageReader(image), 0, 0, 595.44, 842.04)
    if text:
        canvas.drawString(60, 20, text)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def check_table(document: Document) -> None:
    found = [block for block in document.blocks if block.type == "table"]
    assert [cell.text for cell in found[0].cells] == ["Action", "Lead", "Review", "Director"]
    place = found[0].cells[2].blocks[0].spans[0].place  # type: ignore[union-attr]
    assert place.page == 1
    assert place.box is not None
    assert place.box[0] == pytest.approx(220 * 0.36, abs=0.5)
    assert (document.format, document.recogniser) == ("scan", "stub 1")
    assert document.pages[0].engine == "ocr:stub 1"
    assert document.letters == document.letters_in_file == 24
    assert (document.recognised[0].text, document.recognised[0].confidence) == ("Action", 90)
    assert document.recognised[2].stands_in(place)
    assert "mean confidence 90" in document.notes[0].message


@pytest.mark.usefixtures("_stub")
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_picture_is_read_as_a_page_with_its_table(kind: str) -> None:
    check_table(extract(saved(table(), kind), "scan"))


@pytest.mark.usefixtures("_stub")
def test_a_pdf_of_pictures_is_a_scan() -> None:
    check_table(extract(pictured(table()), "scan.pdf"))


@pytest.mark.usefixtures("_stub")
def test_a_page_number_typed_on_a_scan_does_not_hide_it() -> None:
    assert extract(pictured(table(), "Page 1"), "scan.pdf").pages[0].engine == "ocr:stub 1"


@pytest.mark.usefixtures("_stub")
def test_a_page_of_text_over_a_picture_keeps_its_text_and_is_noted() -> None:
    document = extract(
        pictured(table(), "Words of the page itself, set over a picture that covers it from side to side. " * 2), "x.pdf"
    )
    assert (document.format, document.recogniser) == ("pdf", None)
    assert "picture_on_page" in [note.code for note in document.notes]


@pytest.mark.usefixtures("_stub")
def test_a_page_of_which_half_is_text_and_half_a_picture_is_noted_as_not_read_whole() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595.44, 842.04), invariant=True)
    for at in range(12):
        canvas.drawString(60, 780 - 20 * at, "Words of the page itself, above a picture of the table that goes with them.")
    canvas.drawImage(ImageReader(table()), 0, 0, 595.44, 421)
    canvas.save()
    document = extract(out.getvalue(), "half.pdf")
    (note,) = [note for note in document.notes if note.code == "picture_on_page"]
    assert (note.message, note.where) == ("A picture covers 50% of the page; text in it is not read.", "page 1")
    assert "picture_on_page" in (document.pages[0].note or "")


@pytest.mark.usefixtures("_stub")
def test_pages_beyond_the_bounds_were_read_by_nobody() -> None:
    document = extract(pictured(table()), "scan.pdf", Limits(ocr_pages=0))
    assert (document.pages[0].engine, document.pages[0].note) == ("none", "ocr_bounds, page_without_text")


@pytest.mark.usefixtures("_stub")
def test_the_time_for_pictures_begins_only_where_the_engine_runs() -> None:
    entered: list[str] = []

    @contextmanager
    def recognising() -> Iterator[None]:
        entered.append("begun")
        yield
        entered.append("ended")

    limits = Limits(recognising=recognising)
    extract(pictured(Image.new("RGB", A4, "white"), "Words of the page itself, set over a picture. " * 3), "x.pdf", limits)
    assert entered == []
    extract(pictured(table()), "scan.pdf", limits)
    extract(saved(table(), "PNG"), "scan.png", limits)
    assert entered == ["begun", "ended"] * 2


@pytest.mark.usefixtures("_none")
def test_without_an_engine_a_scan_says_how_to_install_one() -> None:
    document = extract(pictured(table()), "scan.pdf")
    assert (document.letters, document.recogniser) == (0, "none")
    assert "councilplans[ocr]" in next(note.message for note in document.notes if note.code == "no_text")
    for kind in ("PNG", "JPEG", "TIFF"):
        picture = extract(saved(table(), kind), "scan")
        assert (picture.format, picture.letters, picture.recogniser) == ("scan", 0, "none")
        assert "councilplans[ocr]" in next(note.message for note in picture.notes if note.code == "no_text")


@pytest.mark.usefixtures("_stub")
def test_a_broken_picture_is_malformed() -> None:
    with pytest.raises(Unreadable) as caught:
        extract(saved(table(), "PNG")[:60], "scan.png")
    assert caught.value.reason is Reason.MALFORMED


@pytest.mark.skipif(at_hand() is None, reason="the extra for scans is not installed")
def test_the_engine_reads_printed_words() -> None:
    image = Image.new("RGB", (1200, 400), "white")
    ImageDraw.Draw(image).text((100, 100), "Review the recruitment policy by 2025", fill="black", font=ImageFont.load_default(48))
    document = extract(saved(image, "PNG"), "scan.png")
    assert "Review the recruitment policy by 2025" in " ".join(p.text for p in document.paragraphs())
