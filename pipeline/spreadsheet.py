"""CSV that a spreadsheet takes for data and nothing else."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_of(names: Sequence[str], records: Iterable[Mapping[str, Any]]) -> str:
    """Records under a head row, LF line ends, an empty cell for what is missing; a text that looks like a formula is quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([harmless(record.get(name)) for name in names] for record in records)
    return out.getvalue()


def harmless(value: Any) -> Any:
    """A cell: a text that begins as a formula does gets an apostrophe in front; numbers stay numbers, true and false words."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and (value.startswith(_FORMULA) or value.lstrip().startswith(_FORMULA[:4])):
        return f"'{value}"
    return value
