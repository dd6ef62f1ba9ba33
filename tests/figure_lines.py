"""Figures in one line each, as the tables of tests write them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.interpret.fields.figures import FigureContext, FigureReadings, load_lexicon, read_figures
from pipeline.interpret.frameworks import load_framework

UNITS = {"percent": "%", "percentage_points": "pp", "count": "n", "ratio": "x", "gbp": "gbp"}
BOUNDS = {"about": "~", "more_than": ">", "less_than": "<", "up_to": "^", None: ""}


def line_of(figure: Any) -> str:
    """A figure of prose or of a cell: metric, quantity, event, group, service, value, then what is not usual."""
    parts = [
        str(figure.metric), figure.quantity, figure.event,
        figure.group + (f"/{figure.comparator}" if figure.comparator else ""), figure.service,
        f"{BOUNDS[figure.qualifier]}{figure.value:g}{UNITS[figure.unit]}",
    ]  # fmt: skip
    if figure.category:
        parts.append(f"[{figure.category}]")
    if figure.status != "actual":
        parts.append(figure.status)
    if figure.period:
        start, end = figure.period.start, figure.period.end
        parts.append(f"@{start}" if start == end else f"@{start or ''}..{end or ''}")
    return " ".join(parts).replace("minority_ethnic", "me").replace("relative_likelihood", "rl")


def readings(texts: Sequence[str], metrics: Sequence[int] = (), **more: Any) -> FigureReadings:
    """The readings of some paragraphs in a section of some metrics."""
    return read_figures(list(texts), FigureContext(metrics=tuple(metrics), **more), load_framework(), load_lexicon())


def lines(texts: Sequence[str], metrics: Sequence[int] = (), **more: Any) -> list[str]:
    """The figures of a metric that the paragraphs hold, one line each."""
    return [line_of(f) for f in readings(texts, metrics, **more).figures if f.metric is not None]
