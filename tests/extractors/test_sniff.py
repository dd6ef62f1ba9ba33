"""What a file is, by its bytes."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.sniff import kind

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64


def zipped(*names: str, mimetype: str | None = None) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"%PDF-1.7\n", "pdf"),
        (b"junk\n%PDF-1.4", "pdf"),
        (b"\x89PNG\r\n\x1a\n\0\0", "png"),
        (b"\xff\xd8\xff\xe0\0", "jpeg"),
        (b"GIF89a\0\0", "gif"),
        (b"RIFF\0\0\0\0WEBPVP8", "webp"),
        (b"\0\0\0\x18ftypheic", "heic"),
        (b"{\\rtf1\\ansi x}", "rtf"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"7z\xbc\xaf\x27\x1c\0", "7z"),
        (OLE + "WordDocument".encode("utf-16-le"), "doc"),
        (OLE + "Workbook".encode("utf-16-le"), "xls"),
        (OLE, "ole"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b'{"plan": [1, 2]}', "json"),
        (b'[{"a": 1}]\n', "json"),
        (b'<?xml version="1.0"?><plan/>', "xml"),
        (b"<svg xmlns='x'/>", "xml"),
        (b"council,year,actions\nBorsetshire,2023,12\nWetherton,2022,9\n", "csv"),
        (b"a;b;c\n1;2;3\n4;5;6\n", "csv"),
        (b'"Head of HR, OD","x"\n"b","c"\n"d","e"\n', "csv"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n", "mhtml"),
        (b"From: a@example.org\nContent-Type: text/plain\n\nHi", "mail"),
        (b"<!doctype html><p>x", "html"),
        (b"Plan\n\nText", "text"),
        (b"# Plan\n\n- a, b, c\n- d, e, f\n- g, h, i\n", "text"),
        (b"BMI is a number\n", "text"),
        (b"MZ is a word\n", "text"),
        (b"[See the plan](x) and more", "text"),
        (b"{include a.md}\n\nText", "text"),
        (bytes(range(256)) * 8, "binary"),
        (b"a, b\nc, d\ne, f\n", "text"),
        (b"label | value |\n---|---|\na, b | c,d |\n", "text"),
        (b"a\tb,c\nd\te,f\ng\th,i\n", "text"),
        ("Plan".encode("utf-16-le") * 10, "text"),
    ],
)
def test_kinds(data: bytes, expected: str):
    assert kind(data) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (zipped("[Content_Types].xml", "_rels/.rels", "word/document.xml"), "docx"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "pptx"),
        (zipped("a.txt", "word/readme.txt"), "zip"),
        (zipped("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "odt"),
        (zipped("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"), "ods"),
        (zipped(mimetype="application/epub+zip"), "epub"),
    ],
)
def test_kinds_of_zips(data: bytes, expected: str):
    assert kind(data) == expected


@given(st.binary(max_size=400))
@settings(deadline=None, max_examples=200, derandomize=True)
def test_any_bytes_have_a_kind(data: bytes):
    assert kind(data)


@given(st.text(max_size=300))
@settings(deadline=None, max_examples=200, derandomize=True)
def test_any_text_has_a_kind(text: str):
    assert kind(text.encode("utf-8", "replace"))
