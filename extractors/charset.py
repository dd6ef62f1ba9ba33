"""Bytes to text: by byte order mark, by what the file declares, else UTF-8, else Windows' western code page."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from schemas.problems import Note

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Only codecs for plain text: Python knows others (zlib, rot13, utf-7) that a web page has no business to name.
_KNOWN = re.compile(r"(?:utf-?8|(?:us-)?ascii|iso-?8859-?\d{1,2}|latin-?\d{1,2}|windows-?\d{3,4}|cp\d{3,4}|koi8-?[ru]"
                    r"|gb(?:2312|k|18030)|big5|shift[_-]?jis|euc-?(?:jp|kr)|mac-?roman|tis-?620)", re.IGNORECASE)  # fmt: skip
_DECLARED = re.compile(
    rb"""(?:<meta\b[^<>]{0,300}?\bcharset|<\?xml\b[^<>]{0,200}?\bencoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""",
    re.IGNORECASE,
)
_WESTERN = "windows-1252"
_SAMPLE = 4096


class Decoded(NamedTuple):
    """A file's text, the encoding it was read with, and what a reader should know about that choice."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of some bytes; `declared` is the encoding that the file names, if it names one."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _tolerant(data[len(mark) :], encoding)
    wide = _wide(data)
    if wide:
        return _tolerant(data, wide)
    named = _codec(declared)
    if named and named not in {"utf-8", "ascii"}:
        return _as_declared(data, named)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _not_quite_utf8(data, named)


def declared_encoding(data: bytes) -> str | None:
    """The encoding named by a page's `meta` or XML declaration, or None."""
    found = _DECLARED.search(data, 0, _SAMPLE)
    return found.group(1).decode("ascii") if found else None


def _codec(name: str | None) -> str | None:
    if not name or not _KNOWN.fullmatch(name):
        return None
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    # The web reads "iso-8859-1" and "ascii" as Windows' page: that is what such files hold.
    return _WESTERN if found in {"iso8859-1", "cp1252"} else found


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of plain English text is zero."""
    sample = data[:_SAMPLE]
    if len(sample) < 8 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _tolerant(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    return Decoded(text, encoding, (_note(f"{lost} characters are not valid {encoding} and stay unread."),) if lost else ())


def _as_declared(data: bytes, named: str) -> Decoded:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _tolerant(data, named)
    if text.isascii():
        return Decoded(text, named)
    return Decoded(text, "utf-8", (_note(f"The file declares {named} but holds UTF-8; it was read as UTF-8."),))


def _not_quite_utf8(data: bytes, named: str | None) -> Decoded:
    """Damaged UTF-8 where most of its long characters are sound, else the western page."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    sound = sum(1 for c in text if ord(c) > 127) - lost
    if sound > lost:
        return Decoded(text, "utf-8", (_note(f"{lost} characters are not valid UTF-8 and stay unread."),))
    western = data.decode(_WESTERN, "replace")
    if named is None:
        return Decoded(western, _WESTERN)
    return Decoded(western, _WESTERN, (_note(f"The file declares {named} but is not; it was read as {_WESTERN}."),))


def _note(message: str) -> Note:
    return Note(code="charset", message=message, severity="warning" if "unread" in message else "info")
