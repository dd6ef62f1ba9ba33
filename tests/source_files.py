"""Texts at places of a source file, read by other engines than the extractors: pdfplumber, plain lxml, the lines of a text."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pdfplumber
from lxml import etree, html

from schemas.document import Place

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TextAt = Callable[[Place], str]
_THROUGH = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "smartTag", "customXml", "moveTo", "hyperlink")}
_PARTS = {"footnotes": "word/footnotes.xml", "endnotes": "word/endnotes.xml"}


def folded(text: str) -> str:
    """A text without blanks and case, soft hyphens and ligatures resolved."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text.replace("\u00ad", ""))).casefold()


def reader(path: Path) -> TextAt:
    """What answers with the text at a place of a file."""
    return {".pdf": _pdf, ".docx": _docx, ".html": _html, ".txt": _text}[path.suffix](path)


def _text(path: Path) -> TextAt:
    lines = path.read_text("utf-8").splitlines()
    return lambda place: "\n".join(lines[(place.line or 1) - 1 : place.end_line or place.line])


def _html(path: Path) -> TextAt:
    page = html.document_fromstring(path.read_bytes())

    def text_at(place: Place) -> str:
        if place.part == "properties":
            return " ".join(str(value) for value in page.xpath("//title/text() | //meta/@content"))
        return " ".join(str(found.text_content()) for found in page.xpath(place.path or "."))

    return text_at


def _pdf(path: Path) -> TextAt:
    pages = {page.page_number: page for page in pdfplumber.open(io.BytesIO(path.read_bytes())).pages}

    def text_at(place: Place) -> str:
        page, box = pages[place.page or 1], place.box or (0, 0, 0, 0)
        inside = page.crop((*(round(v - 1, 2) for v in box[:2]), *(round(v + 1, 2) for v in box[2:])), strict=False)
        return str(inside.extract_text(x_tolerance=2) or "")

    return text_at


def _docx(path: Path) -> TextAt:
    package = zipfile.ZipFile(path)
    body = etree.fromstring(package.read("word/document.xml")).find(f"{W}body")
    flow = [node for node in _children(body) if node.tag in {f"{W}p", f"{W}tbl"}]

    def text_at(place: Place) -> str:
        if place.part == "properties":
            return " ".join(etree.fromstring(package.read("docProps/core.xml")).itertext())
        if place.part is not None:
            names = [n for n in package.namelist() if n == _PARTS.get(place.part) or place.part in n]
            texts = [_words(etree.fromstring(package.read(name))) for name in names or ["word/document.xml"]]
            return " ".join(texts)
        node = flow[(place.block or 1) - 1]
        if place.row is not None:
            rows = [n for n in _children(node) if n.tag == f"{W}tr"]
            cells = [n for n in _children(rows[place.row - 1]) if n.tag == f"{W}tc"]
            node = cells[int(place.cell or 1) - 1]
        return _words(node)

    return text_at


def _children(node: etree._Element) -> Iterator[etree._Element]:
    for child in node:
        if child.tag in _THROUGH:
            yield from _children(child)
        else:
            yield child


def _words(node: etree._Element) -> str:
    parts = node.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen", f"{W}p")
    return "".join(
        (part.text or "") if part.tag == f"{W}t" else "-" if part.tag == f"{W}noBreakHyphen" else " " for part in parts
    )
