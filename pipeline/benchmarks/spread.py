"""Medians and quartiles of peers, refused where the councils are too few."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.comparison import Mark


@dataclass(frozen=True, slots=True)
class Spread:
    """The lower quartile, median and upper quartile of `n` values; all None, with a mark and why, where n is too few."""

    n: int
    lower: float | None = None
    median: float | None = None
    upper: float | None = None
    mark: Mark | None = None
    why: str | None = None


def spread(values: Sequence[float], min_councils: int) -> Spread:
    """The spread of some values, one a council. Quartiles as a spreadsheet's QUARTILE.INC: the median halves included."""
    if len(values) < min_councils:
        return Spread(len(values), mark=Mark.TOO_FEW, why=f"too few (n = {len(values)})")
    lower, median, upper = statistics.quantiles(values, n=4, method="inclusive")
    return Spread(len(values), lower, median, upper)
