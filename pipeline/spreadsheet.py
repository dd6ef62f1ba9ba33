"""CSV that a spreadsheet takes for data and nothing else."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def csv_of(names: Sequence[str], records: Iterable[Mapping[str, Any]]) -> str:
    """Records under a head row, LF line ends, an empty cell for what is missing; a text that looks like a formula is quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([harmless(record.get(name)) for name in names] for record in records)
    return out.getvalue()


def harmless(value: Any) -> Any:
    """A cell: a text that begins as a formula does gets an apostrophe in front; numbers stay numbers, true and false words.

    Line ends become one kind (a carriage return alone would begin a row), other control characters a mark.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if not isinstance(value, str):
        return value
    text = _CONTROL.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))
    return f"'{text}" if value.startswith(_FORMULA) or value.lstrip().startswith(_FORMULA[:4]) else text
