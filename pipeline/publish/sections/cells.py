"""Cells that several parts of the report share: a value with its link, its interval, and where it stands in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.publish.edition import Edition
from schemas.comparison import Value

_STANDING = {"adverse": "adverse", "within the screening band": "within", "favourable": "favourable", "undecided": "undecided"}
_UNITS = {"percent": "%", "percentage_points": " pp", "ratio": "×"}
_SIGNS = {"adverse": "▲", "within the screening band": "■", "favourable": "▼", "undecided": "●"}
Record = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Shown:
    """A value or a mark as a cell shows it: its text, what it is of, its link, and a class for its colour."""

    text: str
    of: str
    link: str | None
    look: str
    title: str = ""


def shown_value(row: Record, edition: Edition) -> Shown:
    """A row of the headline as a cell: the value with sign and words, or the mark with its reason."""
    of = ", ".join(str(row[name]) for name in ("category", "service") if row[name] and row[name] != "both")
    link = edition.link(row["plan"], row["sources"])
    if row["value"] is None:
        return Shown(str(row["marker"]), of, link, "marked", str(row["reason"] or ""))
    position = str(row["position"])
    words = (
        ""
        if position == "no direction"
        else f" {_SIGNS.get(position, '')} {position.replace('within the screening band', 'within')}"
    )
    bound = "limit: " if row["bound"] else ""
    return Shown(
        f"{bound}{number(row['value'])}{_UNITS.get(str(row['unit']), '')}{words}", of, link, _STANDING.get(position, "plain")
    )


def event_words(event: Value) -> str:
    """An event's code as words."""
    return str(event or "").replace("_", " ").replace("cpd", "CPD")


def number(value: Value) -> str:
    """A number without a needless ending; thousands parted by commas."""
    return f"{value:,.10g}" if isinstance(value, int | float) else str(value or "")


def interval(low: Value, high: Value, unit: Value = None) -> str:
    """Two ends as "1.2 to 1.6"; an open end in words."""
    if low is None and high is None:
        return ""
    sign = "%" if unit == "percent" else ""
    if high is None:
        return f"{number(low)}{sign} or more"
    return f"{number(low)}{sign} to {number(high)}{sign}"
