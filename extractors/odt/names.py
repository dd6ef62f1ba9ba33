"""The names of OpenDocument that the reader knows, and its ways of writing lengths and counts."""

from __future__ import annotations

import re

from extractors.markup import Element, elements

__all__ = ["DRAW", "FO", "OFFICE", "STYLE", "TABLE", "TEXT", "XLINK", "XML_ID", "Element", "count", "elements", "points"]

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_BASE}office:1.0}}"
TEXT = f"{{{_BASE}text:1.0}}"
TABLE = f"{{{_BASE}table:1.0}}"
DRAW = f"{{{_BASE}drawing:1.0}}"
STYLE = f"{{{_BASE}style:1.0}}"
FO = f"{{{_BASE}xsl-fo-compatible:1.0}}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_LENGTH = re.compile(r"(-?[0-9]{1,5}(?:\.[0-9]{1,8})?)(pt|in|cm|mm|pc|px)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}


def points(length: str | None) -> float | None:
    """A length ("1.27cm") in points, or None where it is none."""
    found = _LENGTH.fullmatch((length or "").strip())
    return round(float(found.group(1)) * _POINTS[found.group(2)], 2) if found else None


def count(text: str | None, default: int = 1) -> int:
    """A whole number of at most nine digits, or the default."""
    bare = (text or "").strip()
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= 9 else default
