"""Figures of one section that cannot all be true: what tells them apart was not read, so none of them is of a metric."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.interpret.fields.figures.model import FigureReading
from pipeline.interpret.fields.figures.slots import OTHER

TWO_VALUES = "two values are said of the same thing"
TURNED_ROUND = "a ratio or gap that turns its own percentages round"
MORE_THAN_ALL = "shares of more than a whole"
_ROUGHLY = 0.5
_EXACT = 1e-6
_ABOUT = 3.0
_NEARLY = 0.1
_WHOLE = 102.0


def without_contradictions(figures: Sequence[FigureReading]) -> list[FigureReading]:
    """The figures, those outside every metric that others of the same texts contradict, with the reason as a note.

    Two values of the same thing; a likelihood or gap that its two percentages bear out only when it is turned round; shares
    of groups that make more than a whole. A cell is left empty rather than filled with one of two.
    """
    doubts: dict[int, str] = {}
    for number, why in (*_two_values(figures), *_turned_round(figures), *_more_than_all(figures)):
        doubts.setdefault(number, why)
    return [_outside(figure, doubts[n]) if n in doubts else figure for n, figure in enumerate(figures)]


def key_of(figure: FigureReading) -> tuple[object, ...]:
    """What a figure is of, time and value aside."""
    return figure.quantity, figure.event, figure.group, figure.comparator, figure.service, figure.category, figure.unit


def either_way(figure: FigureReading) -> tuple[object, ...]:
    """The key of a figure whichever of its two groups is set against the other."""
    return (
        frozenset({figure.group, figure.comparator}),
        figure.quantity,
        figure.event,
        figure.service,
        figure.category,
        figure.unit,
    )


def agree(one: FigureReading, two: FigureReading) -> bool:
    """Whether two values can be one: equal, one the other's rounding, or the second exact within the first's bound."""
    apart = two.value - one.value
    if one.unit != "percent":
        return apart == 0
    if one.qualifier is None or two.qualifier is not None:
        places = min(_places(one.value), _places(two.value))
        return abs(apart) <= _ROUGHLY * 0.1**places + _EXACT
    bounds = {"about": abs(apart) <= _ABOUT, "more_than": apart >= 0}
    return bounds.get(one.qualifier, apart <= 0)


def _places(value: float) -> int:
    """How many decimal places a value has."""
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def _two_values(figures: Sequence[FigureReading]) -> Iterable[tuple[int, str]]:
    told: dict[tuple[object, ...], list[FigureReading]] = {}
    for figure in figures:
        told.setdefault(_stated(figure), []).append(figure)
    for number, figure in enumerate(figures):
        others = told[_stated(figure)]
        if figure.metric is not None and any(not (agree(f, figure) or agree(figure, f)) for f in others):
            yield number, TWO_VALUES


def _turned_round(figures: Sequence[FigureReading]) -> Iterable[tuple[int, str]]:
    for number, figure in enumerate(figures):
        if figure.metric is None or figure.quantity not in {"relative_likelihood", "gap"} or figure.comparator is None:
            continue
        one, two = (_percentage(figures, figure, group) for group in (figure.group, figure.comparator))
        if one is None or two is None:
            continue
        if _is_turned(figure, figures[one].value, figures[two].value):
            yield from ((at, TURNED_ROUND) for at in (number, one, two))


def _is_turned(figure: FigureReading, one: float, two: float) -> bool:
    """Whether only the other way round the two percentages make the ratio or the gap."""
    if figure.quantity == "gap":
        return abs(one - two - figure.value) > 2 * _ROUGHLY and abs(two - one - figure.value) <= _ROUGHLY
    if not one or not two:
        return False
    return abs(figure.value - one / two) > 2 * _NEARLY * one / two and abs(figure.value - two / one) <= _NEARLY * two / one


def _percentage(figures: Sequence[FigureReading], of: FigureReading, group: str) -> int | None:
    """The only rate of a group in what a likelihood or gap is of; a share where there is no rate, for a gap."""
    quantities = {"rate"} if of.quantity == "relative_likelihood" else {"rate", "share"}
    found = [
        n
        for n, f in enumerate(figures)
        if f.group == group and f.quantity in quantities and (f.metric, *_place(f)) == (of.metric, *_place(of))
    ]
    return found[0] if len(found) == 1 else None


def _more_than_all(figures: Sequence[FigureReading]) -> Iterable[tuple[int, str]]:
    shares: dict[tuple[object, ...], list[int]] = {}
    for number, figure in enumerate(figures):
        if figure.quantity == "share" and figure.metric is not None and figure.group in {*OTHER, "not_stated"}:
            shares.setdefault(_place(figure), []).append(number)
    for numbers in shares.values():
        if sum({figures[n].group: figures[n].value for n in numbers}.values()) > _WHOLE:
            yield from ((n, MORE_THAN_ALL) for n in numbers)


def _stated(figure: FigureReading) -> tuple[object, ...]:
    return figure.metric, figure.status, figure.period, *key_of(figure)


def _place(figure: FigureReading) -> tuple[object, ...]:
    """What a figure is of, its group and quantity aside."""
    return figure.event, figure.service, figure.category, figure.status, figure.period


def _outside(figure: FigureReading, why: str) -> FigureReading:
    return replace(figure, metric=None, event="other", notes=(*figure.notes, why))
