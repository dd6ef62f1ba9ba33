"""Figures of prose or of a table that differ in nothing but their period."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from pipeline.interpret.fields.figure_table_nouns import CellFigure
from pipeline.interpret.fields.figures.model import FigureReading

Dated = TypeVar("Dated", FigureReading, CellFigure)


def with_earlier_previous(figures: Sequence[Dated], key: Callable[[Dated], object]) -> list[Dated]:
    """The figures in their order; of the actual ones with one key, those before the latest period have the status previous."""
    latest: dict[object, str] = {}
    for figure in figures:
        if figure.period is not None and figure.status == "actual":
            latest[key(figure)] = max(latest.get(key(figure), ""), figure.period.end or "")
    out = []
    for figure in figures:
        earlier = figure.period is not None and figure.status == "actual" and (figure.period.end or "") < latest[key(figure)]
        out.append(replace(figure, status="previous") if earlier else figure)
    return out
