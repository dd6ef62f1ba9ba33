"""HTML to Document, by lxml: the page's content in reading order, its site furniture kept apart, nothing fetched."""

from __future__ import annotations

import re

from extractors.charset import declared_encoding, decode
from extractors.front_matter import end_of_front_matter
from extractors.html.page import read_page
from extractors.limits import DEFAULT, Limits
from schemas.document import Document

__all__ = ["claims", "extract"]

_SAMPLE = 8192
_SPACE_OR_COMMENT = re.compile(r"(?:\s+|<!--.*?-->|<\?xml[^>]*>)", re.DOTALL)
_OPENING = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|p|h[1-6]|table|ul|ol|section|article|main|header|nav|span|center|font)\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?(?:div|p|h[1-6]|table|t[rdh]|ul|ol|li|a|span|section|article|br|strong|b|em)\b[^<>]*>", re.IGNORECASE)
_CELL_BREAK = re.compile(r">\t")
_MARKDOWN = re.compile(r"#{2,6} \S")
FEWEST_MARKS = 2
_WHOLE_PAGE = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)


def claims(data: bytes) -> bool:
    """Whether the bytes are a web page or a piece of one: by its first tags, or by lines that are mostly markup.

    Markdown with pieces of a page in it is text: only there headings are marked by "##".
    """
    source = decode(data[:_SAMPLE], declared_encoding(data)).text.split("\n")
    keys = end_of_front_matter(source)
    text = "\n".join(source[keys + 1 :] if keys else source)
    at = 0
    while found := _SPACE_OR_COMMENT.match(text, at):
        at = found.end()
    if _WHOLE_PAGE.match(text, at):
        return True
    lines = [line.strip() for line in text[at:].splitlines() if line.strip()]
    if sum(map(bool, map(_MARKDOWN.match, lines))) >= FEWEST_MARKS:
        return False
    marked = [line for line in lines if line.startswith("<") and _TAG.search(line) and not _CELL_BREAK.search(line)]
    if _OPENING.match(text, at):
        return len(marked) * 3 >= len(lines)
    return len(marked) >= 3 and len(marked) * 2 > len(lines)


def extract(data: bytes, limits: Limits = DEFAULT) -> Document:
    """The page as a Document; raises `Unreadable` (empty, too_large) where it holds nothing or too much."""
    decoded = decode(data, declared_encoding(data))
    return read_page(decoded.text, decoded.notes, limits)
