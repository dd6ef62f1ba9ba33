"""What only the figures of a section together can tell: share or rate, and whether the workforce stands beside its managers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.interpret.fields.earlier import with_earlier_previous
from pipeline.interpret.fields.figures.contradictions import agree, either_way, key_of, without_contradictions
from pipeline.interpret.fields.figures.model import FigureContext, FigureReading, FigureReadings
from pipeline.interpret.fields.figures.slots import OTHER
from schemas.framework import Framework
from schemas.plan import Quantity

_WHOLE = (94.0, 100.6)
_LARGE = 40.0
_NEAR = 4
_ROUGHLY = 0.5
_ALL = 100.0
_BESIDE = 120
_SEVERAL = 3


def settle(readings: FigureReadings, framework: Framework, context: FigureContext) -> FigureReadings:
    """The readings with undecided quantities decided and workforce shares given to the metric that compares them."""
    figures = [_decide(f, readings.figures, framework) for f in readings.figures]
    figures = [_as_complement(f, figures) for f in figures]
    figures = [_beside_todays(f, figures) for f in figures]
    figures = [_of_the_latest_year(f, figures) for f in figures]
    figures = [_of_another_time(f, figures) for f in figures]
    figures = [_state_count(f, figures) for f in with_earlier_previous(_once(figures), either_way)]
    figures = [_workforce(f, figures, framework, context) for f in figures]
    return FigureReadings(without_contradictions(figures), readings.not_taken)


def _decide(figure: FigureReading, figures: Sequence[FigureReading], framework: Framework) -> FigureReading:
    if figure.quantity != "other" or figure.unit != "percent":
        return figure
    quantity, note = share_or_rate(figure, [f for f in figures if f.unit == "percent"], framework)
    return replace(figure, quantity=quantity, notes=(*figure.notes, *note))


def share_or_rate(
    figure: FigureReading, figures: Sequence[FigureReading], framework: Framework
) -> tuple[Quantity, tuple[str, ...]]:
    """Shares of one event add up to a hundred; rates of groups do not."""
    alike = [
        f
        for f in figures
        if (f.event, f.service, f.status, f.period, f.category)
        == (figure.event, figure.service, figure.status, figure.period, figure.category)
    ]
    if _are_parts(figure, alike):
        return "share", ()
    groups = {f.group: f.value for f in alike if f.group in {"white", "minority_ethnic", "not_stated"}}
    if {"white", "minority_ethnic"} <= groups.keys():
        if groups["white"] == groups["minority_ethnic"] != _ALL / 2:
            # Two equal numbers of groups of a different size: "benefit equally (both 47%)".
            return "rate", ()
        return ("share", ()) if _WHOLE[0] <= sum(groups.values()) <= _WHOLE[1] else ("rate", ())
    metric = framework.metric(figure.metric) if figure.metric is not None else None
    if figure.event in {"shortlisted", "applied", "appointed"} or (metric is not None and metric.kind in {"share", "share_gap"}):
        return "share", ("share or rate: read as a share",)
    beside = [f for f in _as_undecided(figure, figures) if f.event == "left"]
    if any(f.value >= _LARGE for f in beside):
        return "share", ("share or rate: read as a share",)
    return "rate", ("share or rate: read as a rate",)


def _are_parts(figure: FigureReading, alike: Sequence[FigureReading]) -> bool:
    """Whether percentages of three groups or more in one text make up a whole: "White 36%, Black 31%, Asian 18%, …"."""
    told = {f.group: f.value for f in alike if f.index == figure.index and f.group != "all"}
    return len(told) >= _SEVERAL and figure.group in told and _WHOLE[0] <= sum(told.values()) <= _WHOLE[1] + 1


def _as_undecided(figure: FigureReading, figures: Sequence[FigureReading]) -> list[FigureReading]:
    """The figures of a section that are as undecided as one, of its event and time: what holds for one of them holds for all."""
    key = (figure.event, figure.status, figure.period, figure.category)
    undecided = [f for f in figures if f.quantity == "other" and (f.event, f.status, f.period, f.category) == key]
    return [figure, *undecided]


def _as_complement(figure: FigureReading, figures: Sequence[FigureReading]) -> FigureReading:
    """Two numbers of one sentence that make up a whole are shares, both of them: "61% white, 39% BAME took part"."""
    if figure.quantity != "rate" or figure.group not in OTHER:
        return figure
    beside = [f for f in figures if _is_of_other_group(f, figure) and f.quantity == "share" and f.status == figure.status]
    whole = any(abs(f.value + figure.value - _ALL) <= _ROUGHLY for f in beside)
    return replace(figure, quantity="share") if whole else figure


def _beside_todays(figure: FigureReading, figures: Sequence[FigureReading]) -> FigureReading:
    """What happened to one group "last year" is no earlier figure where it is only set beside the other group's."""
    if figure.status != "previous" or figure.period is not None or figure.group is None:
        return figure
    beside = [f for f in figures if _is_of_other_group(f, figure) and f.quantity == figure.quantity and f.status == "actual"]
    later = [f for f in figures if f is not figure and f.index == figure.index and _is_of_the_same(f, figure)]
    return replace(figure, status="actual") if beside and not later else figure


def _of_the_latest_year(figure: FigureReading, figures: Sequence[FigureReading]) -> FigureReading:
    """What is said of "last year" is today's where the texts give no later figure of the event to compare it with."""
    if not figure.last_year or figure.status != "previous" or figure.period is not None:
        return figure
    alike = [f for f in figures if (f.metric, f.quantity) == (figure.metric, figure.quantity) and f.status != "previous"]
    return figure if any(_is_of_the_same(f, figure) for f in alike) else replace(figure, status="actual")


def _is_of_the_same(one: FigureReading, two: FigureReading) -> bool:
    """Whether two figures are of one group and event, and of one service or one that holds the other's."""
    services = {one.service, two.service}
    return (one.group, one.event) == (two.group, two.event) and (len(services) == 1 or not services <= {"adults", "children"})


def _of_another_time(figure: FigureReading, figures: Sequence[FigureReading]) -> FigureReading:
    """A figure of a period is an earlier one where today's stands beside it, undated: "the gap is 8 points. In 2022 …"."""
    if figure.status != "actual" or figure.period is None or figure.metric is None:
        return figure
    key = either_way(figure)
    todays = [
        f for f in figures if either_way(f) == key and f.period is None and f.status == "actual" and f.index == figure.index
    ]
    return replace(figure, status="previous") if todays and todays[-1].value != figure.value else figure


def _is_of_other_group(one: FigureReading, other: FigureReading) -> bool:
    """Whether a percentage stands in the same text and differs in nothing but its group."""
    alike = (one.index, one.event, one.service, one.category, one.unit)
    same = alike == (other.index, other.event, other.service, other.category, other.unit)
    return same and one.unit == "percent" and one.group != other.group and abs(one.start - other.start) <= _BESIDE


def _state_count(figure: FigureReading, figures: Sequence[FigureReading]) -> FigureReading:
    """A count of all senior managers, or of all in a band, is a figure only beside a part of them."""
    if figure.quantity != "count" or figure.group != "all" or figure.event not in {"senior_management", "pay_band"}:
        return figure
    parts = [f for f in figures if f.index == figure.index and f.event == figure.event and f.group != "all"]
    return figure if parts else replace(figure, metric=None, event="other")


def _once(figures: Sequence[FigureReading]) -> list[FigureReading]:
    """The figures without those that a bracket in the same text says again, or that only open the text that says them."""
    out: list[FigureReading] = []
    for figure in figures:
        again = [n for n, f in enumerate(out) if _same(f, figure)]
        near = next((n for n in again if not out[n].number[0] or abs(out[n].end - figure.start) <= _NEAR), None)
        if near is None:
            out.append(figure)
        elif not out[near].number[0] or _says_more(figure, out[near]):
            out[near] = figure
    return out


def _says_more(figure: FigureReading, before: FigureReading) -> bool:
    """Whether a percentage is told more exactly than the same one before it."""
    return figure.unit == "percent" and (before.value != figure.value or before.qualifier is not None)


def _same(one: FigureReading, two: FigureReading) -> bool:
    """Whether two figures say the same, word for word places aside."""
    return key_of(one) == key_of(two) and _stated(one) == _stated(two) and agree(one, two)


def _stated(figure: FigureReading) -> tuple[object, ...]:
    return figure.index, figure.period, figure.status, figure.metric


def _workforce(
    figure: FigureReading, figures: Sequence[FigureReading], framework: Framework, context: FigureContext
) -> FigureReading:
    """A workforce share belongs to the metric of senior management where it stands beside such a share."""
    if figure.event != "workforce" or figure.metric is not None:
        return figure
    metric = next((m.number for m in framework.metrics if "workforce" in m.events), None)
    beside = [f for f in figures if f.event == "senior_management" and abs(f.index - figure.index) <= 1 and f.metric == metric]
    if metric is not None and beside and (not context.metrics or metric in context.metrics):
        return replace(figure, metric=metric)
    return figure
