"""DOCX to Document: what Word shows as final text, in order, with numbers, lists, tables and what is anchored in them."""

from __future__ import annotations

from extractors import sniff
from extractors.docx.count import letters_in
from extractors.docx.package import open_package
from extractors.docx.reader import Reader
from extractors.limits import DEFAULT, Limits
from schemas.document import Document, numbered

__all__ = ["claims", "extract"]


def claims(data: bytes) -> bool:
    """Whether the bytes are a Word document of the zip kind (also one with macros, a template, or one in Strict form)."""
    return sniff.kind(data) == "docx"


def extract(data: bytes, limits: Limits | None = None) -> Document:
    """The Document of a DOCX's bytes; macros are never looked at.

    Raises `Unreadable`: encrypted, unsupported_variant (an old .doc), type_mismatch, unknown_type, truncated, malformed, bomb,
    unsafe_xml, too_large.
    """
    limits = limits or DEFAULT
    package = open_package(data, limits)
    in_file = letters_in(package)
    reader = Reader(package, limits)
    blocks = numbered(reader.blocks())
    return Document(
        format="docx",
        blocks=blocks,
        meta=package.meta,
        letters=reader.tally.letters,
        letters_in_file=in_file,
        notes=(*package.remarks, *reader.tally.notes()),
    )
