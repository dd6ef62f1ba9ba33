"""The names of SpreadsheetML that the reader knows, and its way of naming cells."""

from __future__ import annotations

import re

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ROWS = re.compile(r"\$?([0-9]{1,7}):\$?([0-9]{1,7})")

Area = tuple[int, int, int, int]


def cell_at(reference: str | None) -> tuple[int, int] | None:
    """The row and column (from 1) of a reference ("B7"), or None where it is none or lies outside any sheet."""
    found = _CELL.fullmatch((reference or "").strip())
    if not found:
        return None
    column = 0
    for letter in found.group(1).upper():
        column = column * 26 + ord(letter) - 64
    row = int(found.group(2))
    return (row, column) if 1 <= row <= LAST_ROW and column <= LAST_COLUMN else None


def area_of(reference: str | None) -> Area | None:
    """The first row and column and the last row and column of a range ("A1:C4", "B7"), or None."""
    first, _, last = (reference or "").partition(":")
    top, bottom = cell_at(first), cell_at(last or first)
    if top is None or bottom is None:
        return None
    return min(top[0], bottom[0]), min(top[1], bottom[1]), max(top[0], bottom[0]), max(top[1], bottom[1])


def rows_of(reference: str) -> int | None:
    """The last row of a range of whole rows ("$1:$3"), or None."""
    found = _ROWS.search(reference.rpartition("!")[2])
    return max(int(found.group(1)), int(found.group(2))) if found else None


def name_of(row: int, column: int) -> str:
    """The reference of a cell ("B7")."""
    letters = ""
    while column > 0:
        column, left = divmod(column - 1, 26)
        letters = chr(65 + left) + letters
    return f"{letters}{row}"


def whole(text: str | None) -> int | None:
    """A whole number of at most nine digits, or None."""
    bare = (text or "").strip()
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= 9 else None


def is_on(text: str | None) -> bool:
    """Whether an attribute says yes."""
    return (text or "").lower() in {"1", "true", "on"}
