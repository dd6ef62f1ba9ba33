"""Values published for all authorities of a round together, each with its year and source."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from schemas.base import Noun


class NationalValue(Noun):
    """A national value: minority ethnic ÷ white, or a share in percent; `value` None where only its direction is published."""

    standard: str
    report_year: int
    authorities: int
    authorities_with_data: int | None
    metric: int
    event: str
    category: str | None
    measure: str
    value: float | None
    unit: str
    direction: str | None
    source: str
    note: str | None


def load_national(standard: str) -> tuple[NationalValue, ...]:
    """The published values of a standard, oldest report first."""
    return tuple(value for value in _all() if value.standard == standard)


@cache
def _all() -> tuple[NationalValue, ...]:
    text = files("schemas").joinpath("data/national_reference.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple(NationalValue.model_validate({name: value or None for name, value in row.items()}) for row in rows)


def nearest(values: tuple[NationalValue, ...], like: tuple[int, str, str | None, str], year: str | None) -> NationalValue | None:
    """The value for a metric, event, sub-division and measure whose report is nearest to a plan's year (of two the later).

    A report that has a value goes before one that tells only the direction.
    """
    metric, event, category, measure = like
    found = [
        v for v in values
        if (v.metric, v.event, v.measure) == (metric, event, measure) and _plain(v.category) == _plain(category)
    ]  # fmt: skip
    wanted = int(year) if year and year.isascii() and year.isdigit() and len(year) == 4 else 9999
    return min(found, key=lambda v: (v.value is None, abs(v.report_year - wanted), -v.report_year), default=None)


def _plain(category: str | None) -> str:
    return " ".join((category or "").casefold().split())
