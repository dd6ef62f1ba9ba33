"""Tables of figures: which tables are, and the figures and gaps that their cells state under headers and beside labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.interpret.fields.earlier import with_earlier_previous
from pipeline.interpret.fields.figure_rows import RowReader
from pipeline.interpret.fields.figure_shape import counts_actions, likeness, shape_of
from pipeline.interpret.fields.figure_table_nouns import CellAvailability, CellFigure, FigureTableReadings
from pipeline.interpret.fields.figures import FigureContext, Lexicon
from pipeline.interpret.fields.figures.prepare import Setting
from pipeline.interpret.fields.figures.slots import STATES
from schemas.document import Table
from schemas.framework import Framework
from schemas.plan import Quantity

__all__ = ["CellAvailability", "CellFigure", "FigureTableReadings", "figure_table_likeness", "read_figure_table"]

_WHOLE = (97.0, 103.0)
_GAPS = {"suppressed": 0, "not_held": 1, "not_applicable": 2}


def figure_table_likeness(table: Table, lexicon: Lexicon) -> float:
    """How sure it is, 0 to 1, that a table holds figures and no records; tables that count actions by state are none."""
    return likeness(table)


def read_figure_table(table: Table, context: FigureContext, framework: Framework, lexicon: Lexicon) -> FigureTableReadings:
    """The figures that a table states, cell by cell, and the gaps that its cells state.

    A header over several columns holds for each of them, a banner row for the rows below it, the corner and the caption
    for all. Years or periods that differ from column to column make the latest `actual`, the others `previous`.
    """
    shape = shape_of(table)
    if shape is None or counts_actions(table):
        return FigureTableReadings()
    reader = RowReader(table, shape, context, framework, Setting(lexicon, context.services))
    figures = [figure for row in range(shape.headers, table.rows) for figure in reader.read(row)]
    figures = _settle(with_earlier_previous(figures, _key), framework)
    return FigureTableReadings(figures, _gaps(reader.gaps, figures))


def _gaps(gaps: Sequence[CellAvailability], figures: Sequence[CellFigure]) -> list[CellAvailability]:
    """One gap a metric and service without any figure; of several kinds the one that says most."""
    given = {(f.metric, f.service) for f in figures}
    out: dict[tuple[int | None, str], CellAvailability] = {}
    for gap in sorted(gaps, key=lambda g: _GAPS[g.status]):
        if (gap.metric, gap.service) not in given:
            out.setdefault((gap.metric, gap.service), gap)
    return sorted(out.values(), key=lambda g: (g.row, g.column))


def _key(figure: CellFigure) -> tuple[object, ...]:
    return figure.metric, figure.event, figure.group, figure.comparator, figure.service, figure.category, figure.unit


def _settle(figures: list[CellFigure], framework: Framework) -> list[CellFigure]:
    """Share or rate: parts of one whole add up to a hundred across the groups (nobody is a part too), or down the bands."""
    out = []
    for figure in figures:
        if figure.quantity != "other":
            out.append(figure)
            continue
        same = [f for f in figures if f.unit == "percent" and _frame(f) == _frame(figure)]
        nobody = [f for f in figures if f.quantity == "count" and f.value == 0 and _frame(f) == _frame(figure)]
        parts = {f.group: f.value for f in (*nobody, *same) if f.category == figure.category and f.group != "all"}
        across = sum(parts.values())
        down = sum(f.value for f in same if f.group == figure.group and f.category is not None)
        out.append(replace(figure, quantity=_quantity(figure, across if len(parts) > 1 else 0.0, down, framework)))
    return out


def _frame(figure: CellFigure) -> tuple[object, ...]:
    return figure.event, figure.service, figure.status, figure.period


def _quantity(figure: CellFigure, across: float, down: float, framework: Framework) -> Quantity:
    if _WHOLE[0] <= across <= _WHOLE[1]:
        return "share"
    if figure.category is not None and _WHOLE[0] <= down <= _WHOLE[1]:
        return "rate"
    metric = framework.metric(figure.metric) if figure.metric is not None else None
    if figure.event in STATES or (metric is not None and metric.kind in {"share", "share_gap"}):
        return "share"
    return "share" if figure.event in {"shortlisted", "applied"} else "rate"
