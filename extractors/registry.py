"""The formats that are read, and the choice between them: by what the bytes are, never by what the name says."""

from __future__ import annotations

from pathlib import PurePath
from typing import Protocol

from extractors import docx, html, odt, pdf, scan, sniff, text, xlsx
from extractors.limits import DEFAULT, Limits
from schemas.document import Document
from schemas.problems import Reason, Unreadable


class Reads(Protocol):
    """What a format's module offers."""

    def claims(self, data: bytes) -> bool:
        """Whether the bytes are of this format."""

    def extract(self, data: bytes, limits: Limits) -> Document:
        """The Document; raises `Unreadable`."""


FORMATS: tuple[Reads, ...] = (pdf, docx, odt, xlsx, scan, html, text)

_UNSUPPORTED = {
    "doc": "save it as .docx", "rtf": "save it as .docx", "ppt": "save it as PDF", "xls": "save it as .xlsx",
    "ods": "save it as .xlsx", "pptx": "save it as PDF", "odp": "save it as PDF", "ole": "save it in a current format",
    "mhtml": "save it as HTML", "mail": "save what is attached to it", "epub": "save it as HTML", "postscript": "save it as PDF",
}  # fmt: skip
_BY_NAME = {
    ".pdf": "pdf", ".docx": "docx", ".docm": "docx", ".odt": "odt", ".xlsx": "xlsx", ".xlsm": "xlsx", ".html": "html",
    ".htm": "html", ".txt": "text", ".md": "text",
}  # fmt: skip


def extract(data: bytes, name: str | None = None, limits: Limits | None = None) -> Document:
    """The Document of a file's bytes; `name` serves the sentences alone.

    Raises `Unreadable`: empty, encrypted, unsupported_variant, type_mismatch (the name promises another type), unknown_type,
    or what the format's reader finds.
    """
    if not data.strip(b"\0 \t\r\n\x0c\xef\xbb\xbf\xff\xfe"):
        raise Unreadable(Reason.EMPTY, "The file is empty.")
    for reads in FORMATS:
        if reads.claims(data):
            return reads.extract(data, limits or DEFAULT)
    raise _refusal(data, name)


def _refusal(data: bytes, name: str | None) -> Unreadable:
    found = sniff.kind(data)
    what = sniff.NAMES.get(found, f"of the type {found}")
    if found == "encrypted":
        return Unreadable(Reason.ENCRYPTED, "The Office file is protected by a password; save it without one.")
    if found in _UNSUPPORTED:
        return Unreadable(Reason.UNSUPPORTED_VARIANT, f"The file is {what}; {_UNSUPPORTED[found]}.")
    suffix = PurePath(name or "").suffix.lower()
    promised = _BY_NAME.get(suffix)
    if promised is not None and promised != found:
        return Unreadable(Reason.TYPE_MISMATCH, f"The file is named {suffix} but it is {what}; find the right file.")
    return Unreadable(Reason.UNKNOWN_TYPE, f"The file is {what}, which no reader here claims.")
