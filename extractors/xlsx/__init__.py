"""XLSX to Document: what the sheets of a workbook show, their areas as tables, numbers and dates as printed."""

from __future__ import annotations

from extractors import sniff
from extractors.limits import DEFAULT, Limits
from extractors.xlsx.count import letters_in
from extractors.xlsx.package import open_workbook
from extractors.xlsx.reader import Reader
from schemas.document import Document, numbered

__all__ = ["claims", "extract"]


def claims(data: bytes) -> bool:
    """Whether the bytes are an Excel workbook of the zip kind (also one with macros, a template, or one in Strict form)."""
    return sniff.kind(data) == "xlsx"


def extract(data: bytes, limits: Limits | None = None) -> Document:
    """The Document of an XLSX's bytes; formulas are never computed, their stored values are read.

    Raises `Unreadable`: encrypted, unsupported_variant (.xlsb, an old .xls), type_mismatch, truncated, malformed, bomb,
    unsafe_xml, too_large.
    """
    limits = limits or DEFAULT
    book = open_workbook(data, limits)
    in_file = letters_in(book)
    reader = Reader(book, limits)
    blocks = numbered(reader.blocks())
    return Document(
        format="xlsx",
        blocks=blocks,
        meta=book.meta,
        letters=reader.tally.letters,
        letters_in_file=in_file,
        notes=(*book.remarks, *reader.tally.notes()),
    )
