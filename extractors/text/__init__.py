"""Plain text and Markdown to Document: as written by hand, and as converters leave it (pipe rows, tabs, page breaks)."""

from __future__ import annotations

from extractors import sniff
from extractors.charset import decode
from extractors.limits import DEFAULT, Limits
from extractors.text.reader import read_text
from schemas.document import Document

__all__ = ["claims", "extract"]


def claims(data: bytes) -> bool:
    """Whether the bytes are text that no other type explains better (a web page, CSV, JSON, XML, an e-mail, binary data)."""
    return sniff.kind(data) == "text"


def extract(data: bytes, limits: Limits = DEFAULT) -> Document:
    """The text as a Document; raises `Unreadable` (empty, too_large)."""
    decoded = decode(data)
    return read_text(decoded.text, decoded.notes, limits)
