"""What a file is, told by its bytes: also the types that nobody here reads, so that a batch can pass them by."""

from __future__ import annotations

import csv
import io
import re

from extractors import html
from extractors.charset import decode

_SAMPLE = 16384
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF87a", "gif"), (b"GIF89a", "gif"), (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"), (b"BM", "bmp"), (b"\0\0\1\0", "icon"), (b"8BPS", "psd"), (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!\x1a\x07", "rar"), (b"BZh", "bzip2"), (b"\xfd7zXZ\0", "xz"), (b"{\\rtf", "rtf"),
    (b"%!PS", "postscript"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"), (b"SQLite format 3\0", "sqlite"), (b"ID3", "mp3"),
    (b"OggS", "ogg"), (b"\x7fELF", "program"), (b"MZ", "program"), (b"wOFF", "font"), (b"wOF2", "font"), (b"\0\1\0\0\0", "font"),
    (b"OTTO", "font"), (b"\x1aE\xdf\xa3", "video"),
)  # fmt: skip
_ZIPPED = (
    (b"application/vnd.oasis.opendocument.text", "odt"), (b"application/vnd.oasis.opendocument.spreadsheet", "ods"),
    (b"application/vnd.oasis.opendocument.presentation", "odp"), (b"application/epub+zip", "epub"),
)  # fmt: skip
_OFFICE = ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx"), (b"visio/", "vsdx"))
_JSON = re.compile(r'\s*(?:\{\s*(?:"|\})|\[\s*(?:[\[{"\]]|-?[0-9]|true\b|false\b|null\b))')
_XML = re.compile(r"\s*<(?:\?xml\b|!DOCTYPE\s+(?!html)[a-z]|svg\b|rss\b|feed\b|urlset\b)", re.IGNORECASE)
_MAIL = re.compile(r"(?:From|Received|Return-Path|MIME-Version|Message-ID):\s", re.IGNORECASE)
_MULTIPART = re.compile(r"^(?:MIME-Version|Content-Type):\s*\S", re.IGNORECASE | re.MULTILINE)
_TIGHT_COMMA = re.compile(r"[,;](?! )")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")

NAMES = {
    "pdf": "a PDF", "docx": "a Word document", "odt": "an OpenDocument text", "xlsx": "an Excel workbook", "html": "a web page",
    "text": "plain text", "csv": "a CSV table", "json": "JSON", "xml": "XML", "png": "a PNG picture", "jpeg": "a JPEG picture",
    "gif": "a GIF picture", "tiff": "a TIFF picture", "bmp": "a bitmap picture", "webp": "a WebP picture",
    "heic": "a HEIC picture", "zip": "a zip archive", "gzip": "a gzip archive", "7z": "a 7z archive", "rar": "a RAR archive",
    "rtf": "a Rich Text file", "doc": "an old Word document (.doc)", "xls": "an old Excel workbook (.xls)",
    "ppt": "an old PowerPoint file (.ppt)", "ole": "an old Microsoft Office file", "encrypted": "an encrypted Office file",
    "pptx": "a PowerPoint file", "odp": "a presentation", "ods": "an OpenDocument spreadsheet", "mail": "an e-mail",
    "mhtml": "a web archive", "binary": "binary data", "empty": "empty",
}  # fmt: skip


def kind(data: bytes) -> str:
    """The type in one word.

    One that a reader claims ("pdf", "docx", "odt", "xlsx", "html", "text"), one that nobody reads ("csv", "json", "png",
    "zip", "doc", "rtf", "xml" …), "encrypted", "empty" or "binary".
    """
    if not data.strip():
        return "empty"
    known = _by_magic(data)
    return known or _by_text(data)


def _by_magic(data: bytes) -> str | None:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for magic, name in _MAGIC:
        if data.startswith(magic) and not (len(magic) < 4 and _is_plain(data)):
            return _in_ole(data) if name == "ole" else name
    if data[:4] in {b"PK\3\4", b"PK\5\6", b"PK\7\x08"}:
        return _in_zip(data)
    if data[:4] == b"RIFF":
        return {b"WEBP": "webp", b"WAVE": "audio"}.get(data[8:12], "video")
    if data[4:8] == b"ftyp":
        return "heic" if data[8:12] in {b"heic", b"mif1", b"heix", b"avif"} else "video"
    return None


def _is_plain(data: bytes) -> bool:
    """A short signature ("BM", "MZ", "ID3") may be the first word of a text."""
    return not _BINARY.search(data[:512].decode("latin-1"))


def _in_zip(data: bytes) -> str:
    for name, found in _ZIPPED:
        if name in data[:256]:
            return found
    directory = data[-262144:] + data[:65536]
    if b"[Content_Types].xml" in directory or b"_rels/" in directory:
        counted = [(directory.count(folder), found) for folder, found in _OFFICE]
        best = max(counted)
        return best[1] if best[0] else "zip"
    return "zip"


def _in_ole(data: bytes) -> str:
    """Which Office program wrote a compound file, by the UTF-16 names in its directory."""
    for name, found in (
        ("EncryptedPackage", "encrypted"), ("WordDocument", "doc"), ("Workbook", "xls"), ("PowerPoint Document", "ppt"),
        ("__substg1.0", "mail"),
    ):  # fmt: skip
        if name.encode("utf-16-le") in data:
            return found
    return "ole"


def _by_text(data: bytes) -> str:
    if html.claims(data):
        return "html"
    text = decode(data[:_SAMPLE]).text
    if len(_BINARY.findall(text)) * 100 > len(text):
        return "binary"
    if _XML.match(text):
        return "xml"
    if _JSON.match(text) and decode(data[-64:]).text.rstrip()[-1:] in {"}", "]"}:
        return "json"
    if _MAIL.match(text) and _MULTIPART.search(text):
        return "mhtml" if "multipart/related" in text else "mail"
    return "csv" if _is_csv(text) else "text"


def _is_csv(text: str) -> bool:
    """Three records or more of one width, of three fields or of fields in quotes, hardly a comma with a blank behind it."""
    lines = text.splitlines()[:200]
    if len(text) >= _SAMPLE and len(lines) > 1:
        lines.pop()
    if sum("\t" in line or " | " in line for line in lines) * 4 > len(lines):
        return False
    filled = [line for line in lines if line.strip()]
    return any(_is_csv_of(filled, mark) for mark in (",", ";"))


def _is_csv_of(lines: list[str], mark: str) -> bool:
    try:
        records = [record for record in csv.reader(io.StringIO("\n".join(lines)), delimiter=mark) if record]
    except csv.Error:
        return False
    if len(records) < 2:
        return False
    width = len(records[0])
    even = sum(len(record) == width for record in records)
    if width < 2 or even * 10 < len(records) * 9:
        return False
    bare = [re.sub(r'"[^"]*"', "", line) for line in lines]
    marks = sum(line.count(mark) for line in bare)
    tight = sum(len(_TIGHT_COMMA.findall(line)) for line in bare)
    return marks > 0 and tight * 10 >= marks * 8 and (len(records) > 2 or width > 2)
