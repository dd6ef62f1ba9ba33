"""The gate that every text passes before it is stored: no NUL, no control characters, no lone surrogates."""

from __future__ import annotations

import re
from typing import Any

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def gate(value: Any) -> Any:
    """A JSON-ready value with every text in it cleaned: tabs and line ends stay, a lone surrogate becomes U+FFFD."""
    if isinstance(value, str):
        return gate_text(value)
    if isinstance(value, dict):
        return {gate_text(name): gate(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [gate(inner) for inner in value]
    return value


def gate_text(text: str) -> str:
    """One text, cleaned."""
    if text.isascii() and text.isprintable():
        return text
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", text))


def on_one_line(text: str) -> str:
    """A text for a terminal or a log: no control, bidi or line-breaking character left, so that it cannot act or forge a line."""
    return _UNSHOWN.sub(" ", text)


def escaped(name: str) -> str:
    """A file's name for the database: bytes that are no UTF-8 and control characters are written as escapes."""
    shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return _UNSHOWN.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), shown)
