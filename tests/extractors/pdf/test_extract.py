import zlib

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from extractors import pdf
from extractors.limits import Limits
from schemas.problems import Reason, Unreadable
from tests.extractors.pdf.sheet import Sheet, codes, texts


def one_page(words: str = "The council will publish its figures each spring.") -> bytes:
    sheet = Sheet()
    sheet.text(60, 60, words)
    return sheet.bytes


def reason(data: bytes, limits: Limits | None = None) -> Reason:
    with pytest.raises(Unreadable) as caught:
        pdf.extract(data, limits)
    assert str(caught.value).endswith(".")
    return caught.value.reason


@pytest.fixture(autouse=True)
def _no_engine_for_scans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "at_hand", lambda: None)


def test_a_pdf_is_claimed_by_its_signature_even_after_junk():
    assert pdf.claims(one_page())
    assert pdf.claims(b"\r\n junk" + one_page())
    assert not pdf.claims(b"PK\x03\x04 a zip")
    assert not pdf.claims(b" " * 2000 + one_page())


def test_text_with_its_page_and_box_and_engine():
    document = pdf.extract(one_page())
    (span,) = document.blocks[0].spans
    assert span.place.page == 1
    x0, top, x1, bottom = span.place.box
    assert x0 == pytest.approx(60, abs=1)
    assert top == pytest.approx(60, abs=3)
    assert 250 < x1 < 320
    assert 9 < bottom - top < 13
    assert [(p.page, p.engine) for p in document.pages] == [(1, "pdfium")]
    assert document.letters == document.letters_in_file == 41


def test_what_the_file_says_of_itself():
    sheet = Sheet()
    sheet.canvas.setTitle("Plan for Wetherton")
    sheet.canvas.setAuthor("Policy team")
    sheet.text(60, 60, "Words")
    assert pdf.extract(sheet.bytes).meta["title"] == "Plan for Wetherton"


def test_a_file_that_asks_for_a_password():
    sheet = Sheet(encrypt=StandardEncryption("secret", "owner"))
    sheet.text(60, 60, "Words")
    assert reason(sheet.bytes) is Reason.ENCRYPTED


def test_a_file_with_an_owner_password_alone_is_read():
    sheet = Sheet(encrypt=StandardEncryption("", "owner"))
    sheet.text(60, 60, "Words for all to read")
    assert texts(sheet.read()) == ["Words for all to read"]


@pytest.mark.parametrize("data", [b"", b"\n\n  ", b"\0" * 40])
def test_an_empty_file(data):
    assert reason(data) is Reason.EMPTY


def test_a_file_that_is_only_called_a_pdf():
    assert reason(b"%PDF-1.4\nnothing of the kind\n%%EOF") is Reason.MALFORMED


def test_a_file_cut_short_before_its_first_page():
    data = one_page()
    assert reason(data[:60]) is Reason.TRUNCATED


def test_a_file_cut_short_at_its_end_is_read_and_noted():
    data = one_page()
    document = pdf.extract(data[: data.rindex(b"xref") - 2])
    assert texts(document) == ["The council will publish its figures each spring."]
    assert "truncated" in codes(document)


def test_more_pages_than_are_read():
    sheet = Sheet()
    for number in range(4):
        sheet.text(60, 60, f"Page of words {number}")
        sheet.page()
    assert reason(sheet.bytes, Limits(pages=3)) is Reason.TOO_MANY_PAGES


def test_a_stream_that_inflates_without_measure_is_a_bomb():
    stream = zlib.compress(zlib.compress(b"\0" * (40 << 20), 9), 9)
    data = one_page().replace(b"%%EOF", b"9 0 obj <</Length %d>>\nstream\n%s\nendstream endobj\n%%%%EOF" % (len(stream), stream))
    assert reason(data, Limits(total_bytes=8 << 20)) is Reason.BOMB
    assert pdf.extract(data, Limits(total_bytes=64 << 20)).letters == 41


def test_a_file_without_text_is_a_document_of_no_letters():
    sheet = Sheet()
    sheet.box(50, 50, 400, 700)
    document = sheet.read()
    assert document.letters == 0
    assert document.blocks == ()
    assert codes(document) == ["page_without_text", "no_text"]


def test_a_page_without_text_is_noted_with_its_number():
    sheet = Sheet()
    sheet.text(60, 60, "Words on the first page")
    sheet.page()
    sheet.box(50, 50, 400, 700)
    sheet.page()
    sheet.text(60, 60, "Words on the third page")
    document = sheet.read()
    assert [(n.code, n.where) for n in document.notes] == [("page_without_text", "page 2")]
    assert len(document.pages) == 3
    assert document.pages[1].note == "page_without_text"


def test_a_picture_that_covers_half_a_page_is_noted():
    sheet = Sheet()
    sheet.text(60, 60, "A chart of our pay bands:")
    image = Image.new("RGB", (4, 4), "grey")
    sheet.canvas.drawImage(ImageReader(image), 50, 142, 450, 600)
    document = sheet.read()
    assert codes(document) == ["picture_on_page"]
    assert "54%" in document.notes[0].message


def test_a_page_that_neither_engine_reads_is_a_note_and_a_reading(monkeypatch):
    from extractors.pdf.pdfium import PdfiumFile
    from extractors.pdf.plumbed import PlumbedFile

    sheet = Sheet()
    for number in range(3):
        sheet.text(60, 60, ("Words of one kind", "Words of another", "Nothing")[number])
        sheet.page()
    first, second = PdfiumFile.page, PlumbedFile.page
    monkeypatch.setattr(PdfiumFile, "page", lambda self, number: None if number > 1 else first(self, number))
    monkeypatch.setattr(PlumbedFile, "page", lambda self, number: None if number == 3 else second(self, number))
    document = sheet.read()
    assert [p.engine for p in document.pages] == ["pdfium", "pdfplumber", "none"]
    assert texts(document) == ["Words of one kind", "Words of another"]
    assert [(n.code, n.severity, n.where) for n in document.notes] == [("page_unreadable", "error", "page 3")]


def test_a_file_that_pdfium_refuses_goes_to_the_second_engine(monkeypatch):
    from extractors.pdf import source

    def refuse(data: bytes, most: int) -> None:
        raise Unreadable(Reason.MALFORMED, "Refused.")

    monkeypatch.setattr(source, "PdfiumFile", refuse)
    document = pdf.extract(one_page())
    assert [p.engine for p in document.pages] == ["pdfplumber"]
    assert codes(document) == ["second_engine"]
    assert texts(document) == ["The council will publish its figures each spring."]


def test_engines_that_count_other_numbers_of_pages_are_noted(monkeypatch):
    from extractors.pdf import source

    monkeypatch.setattr(source, "count_pages", lambda data, most: 2)
    document = pdf.extract(one_page())
    assert codes(document) == ["page_counts_differ", "page_unreadable"]
    assert [p.engine for p in document.pages] == ["pdfium", "none"]


def test_more_drawings_or_characters_than_are_read_are_noted():
    sheet = Sheet()
    sheet.text(60, 60, "Some words that stay")
    for number in range(40):
        sheet.rule(50, 100 + number, 500, 100 + number)
    data = sheet.bytes
    assert codes(pdf.extract(data, Limits(page_shapes=20))) == ["page_cut_short"]
    assert codes(pdf.extract(data, Limits(page_characters=10))) == ["page_cut_short"]


def test_too_many_rules_are_not_given_to_the_table_finder():
    sheet = Sheet()
    sheet.text(60, 20, "A drawing")
    for number in range(60):
        sheet.rule(50, 100 + 6 * number, 500, 100 + 6 * number)
        sheet.rule(50 + 7 * number, 100, 50 + 7 * number, 460)
    document = pdf.extract(sheet.bytes, Limits(edges=100))
    assert codes(document) == ["too_many_rules"]
    assert texts(document) == ["A drawing"]
