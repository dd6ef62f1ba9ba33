"""Why something printed gives no comparable value: one mark and one sentence."""

from __future__ import annotations

from pipeline.benchmarks.facts import MINORITY, PAIR, WHITE, Cells, Key, agree, settled
from pipeline.benchmarks.measures import Measures
from schemas.comparison import Mark
from schemas.framework import Metric

Reason = tuple[Mark, str]
NAMES = {MINORITY: "minority ethnic", WHITE: "white", "not_stated": "not stated", "all": "all staff"}


def reason(cells: Cells, key: Key, metric: Metric, measures: Measures) -> Reason:
    """The first of these that holds: two statements disagree, nothing happened, a zero, one side only, no denominators."""
    for judge in (_conflict, _nothing_happened, _definitions, _zero):
        found = judge(cells, key)
        if found:
            return found
    if metric.kind == "share_gap" and cells.all(key, "share", MINORITY):
        return Mark.NOT_COMPARABLE, "a composition alone: the minority ethnic share of the workforce is not printed"
    one_side = _one_side(cells, key)
    if one_side:
        return one_side
    return _no_denominator(cells, key, metric, measures)


def _conflict(cells: Cells, key: Key) -> Reason | None:
    for quantity in ("relative_likelihood", "rate", "share", "count"):
        for group in PAIR:
            facts = cells.all(key, quantity, group)
            if len(facts) > 1 and settled(facts) is None:
                return Mark.CONFLICTING, f"the plan states the {NAMES[group]} {quantity.replace('_', ' ')} in two ways"
    return None


def _nothing_happened(cells: Cells, key: Key) -> Reason | None:
    counts = [f for f in cells.at(key) if f.figure.quantity == "count" and f.figure.group in {"all", *PAIR}]
    groups = {f.figure.group for f in counts if f.figure.value == 0 and f.figure.qualifier is None}
    if "all" in groups or set(PAIR) <= groups:
        return Mark.NOT_APPLICABLE, "a true zero is printed: nobody, so there is no likelihood"
    return None


def _definitions(cells: Cells, key: Key) -> Reason | None:
    minority, white = (cells.one(key, "rate", group) for group in PAIR)
    if minority and white and not agree(minority, white):
        return Mark.NOT_COMPARABLE, f"one rate is of {minority.definition}, the other of {white.definition}"
    return None


def _zero(cells: Cells, key: Key) -> Reason | None:
    for quantity, word in (("rate", "rate"), ("count", "count"), ("share", "share")):
        pair = cells.pair(key, quantity)
        if pair and any(p.figure.value == 0 for p in pair):
            return Mark.NOT_COMPARABLE, f"a {word} of zero on one side gives no ratio"
        if pair and any(p.printed.bound for p in pair):
            return Mark.NOT_COMPARABLE, f"a {word} is printed as a bound only"
    return None


def _one_side(cells: Cells, key: Key) -> Reason | None:
    for quantity in ("rate", "share"):
        groups = [g for g in PAIR if cells.all(key, quantity, g)]
        if len(groups) == 1:
            ending = "; 100 − x is not assumed" if quantity == "share" else ""
            return Mark.NOT_COMPARABLE, f"only the {NAMES[groups[0]]} {quantity} is printed{ending}"
    return None


def _no_denominator(cells: Cells, key: Key, metric: Metric, measures: Measures) -> Reason:
    facts = cells.at(key)
    quantities = {f.figure.quantity for f in facts if f.figure.group in PAIR}
    measure = measures.events[key.event]
    if "share" in quantities:
        base = (measure.denominator or "those at risk").replace("workforce", "the workforce").replace("_", " ")
        return Mark.NOT_COMPARABLE, f"a composition alone: the shares of both groups among {base} are not printed"
    if "count" in quantities:
        base = measure.why or "the numbers at risk by group are not printed"
        return Mark.NOT_COMPARABLE, f"counts by group alone: {base}"
    groups = {f.figure.group for f in facts}
    if groups == {"all"}:
        return Mark.NOT_COMPARABLE, "printed for all staff together, not by group"
    if groups & set(PAIR):
        return Mark.NOT_COMPARABLE, f"printed in a form from which metric {metric.number} cannot be formed"
    return Mark.NOT_COMPARABLE, "printed for narrower groups only, which are not added up"
