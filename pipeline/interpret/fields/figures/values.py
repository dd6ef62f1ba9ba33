"""The numbers of a sentence with unit, bound and form: "58%", "15% more likely", "one in five", "fewer than 5", "no staff"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.model import Value
from pipeline.interpret.fields.figures.numerals import Form, Line, Numeral, digits, make_value, numeral_at
from pipeline.interpret.fields.figures.value_units import one_to_other, part_of, percent, points, times, times_form, value_range
from pipeline.interpret.fields.figures.value_words import TWICE, counts_none, fraction, nobody, one_in, twice
from schemas.plan import Qualifier

_ZERO = grammar("zero")
_OR_MORE = grammar("or_more")
_OR_LESS = grammar("or_less")
_IS_TO_BE = frozenset({"at", "be", "is", "of", "should", "stand", "to", "was", "will"})
_RATIO_ENDS = frozenset({"", ",", ".", ";", ")", "by", "in"})
_EVERY = frozenset({10, 20, 50, 100, 1000})
_OPENS_EVERY = frozenset({"for", "in", "of"})
VALUE_LIMIT = 40
_READERS: tuple[Callable[[Line, Numeral], Form | None], ...] = (
    value_range,
    percent,
    points,
    times,
    part_of,
    one_in,
    one_to_other,
)


def read_values(line: Line) -> list[Value]:
    """The values of a sentence in order, those in masks (dates, bands, references) left out.

    A sentence with more than VALUE_LIMIT numbers is a table that has lost its shape: none of them is read.
    """
    out: list[Value] = []
    at = 0
    while at < len(line.tokens):
        value = None if at in line.masked else _value(line, at)
        second = value is not None and bool(out) and out[-1].shape == "parted" and line.word(at - 1) == "in"
        if value is not None and not second:
            out.append(_qualified(line, value))
        at = max(value.last, at + 1) if value is not None else at + 1
    return _out_of_every(line, out) if len(out) <= VALUE_LIMIT else []


def _out_of_every(line: Line, values: list[Value]) -> list[Value]:
    """The values, a count "of every hundred" as a percentage: "for every 100 people whom we shortlisted, 17 were appointed".

    Only where no other group is named with the count: "for every 10 white staff, 7 BME staff" is no part of a whole.
    """
    out: list[Value] = []
    for number, value in enumerate(values):
        base = out[-1] if out and out[-1].kind == value.kind == "count" else None
        opens = base is not None and line.word(base.first - 1) == "every" and line.word(base.first - 2) in _OPENS_EVERY
        if base is None or not opens or base.value not in _EVERY or value.value > base.value:
            out.append(value)
            continue
        ends = next((v.first for v in values[number + 1 :]), len(line.tokens))
        ends = next((n for n in range(value.last, ends) if line.word(n) == ";"), ends)
        groups = [m for m in line.mentions if m.kind == "groups" and base.last <= m.first < ends]
        one, two = any(m.first < value.first for m in groups), any(m.first > value.first for m in groups)
        out[-1:] = [base, value] if one and two else [
            replace(value, kind="percent", value=round(100 * value.value / base.value, 2), shape="every")
        ]  # fmt: skip
    return out


def _value(line: Line, at: int) -> Value | None:
    word = line.word(at)
    here = Numeral(at, at + 1, 0.0)
    if word in _ZERO or (word == "no" and counts_none(line, at)):
        return make_value(line, here, Form("count", 0.0, at + 1, "zero"))
    if nobody(line, at):
        return make_value(line, here, Form("count", 0.0, nobody(line, at), "zero"))
    if word in TWICE:
        form = twice(line, at)
        if form is not None:
            return make_value(line, here, form)
    if word == "x":
        return _times_before(line, at)
    part = fraction(line, at)
    if part is not None:
        return make_value(line, *part)
    numeral = numeral_at(line, at)
    return make_value(line, numeral, _form(line, numeral)) if numeral is not None else None


def _times_before(line: Line, at: int) -> Value | None:
    """As in "x2": the number of times behind its sign."""
    amount = digits(line.word(at + 1)) if at + 1 not in line.masked else None
    if amount is None:
        return None
    return make_value(line, Numeral(at, at + 2, amount), times_form(line, amount, at + 2))


def _form(line: Line, numeral: Numeral) -> Form:
    for reader in _READERS:
        form = reader(line, numeral)
        if form is not None:
            return form
    decimal = "." in line.word(numeral.at) or _is_called_ratio(line, numeral)
    plus = line.word(numeral.after) == "+"
    last = numeral.after + plus
    return Form(
        "bare" if decimal else "count", numeral.amount, last, "bare" if decimal else "count", None, "more_than" if plus else None
    )


def _is_called_ratio(line: Line, numeral: Numeral) -> bool:
    """Whether a whole number is said to be a ratio: "we want that ratio to be 1 by 2026"."""
    at = numeral.at
    while line.word(at - 1) in _IS_TO_BE:
        at -= 1
    ends = line.word(numeral.after) in _RATIO_ENDS
    return ends and any(m.kind == "cues" and m.value == "ratio" and m.last == at for m in line.mentions)


def _qualified(line: Line, value: Value) -> Value:
    """The value with the bound that stands before ("fewer than 5") or after it ("5 or fewer")."""
    if value.shape == "zero":
        return value
    qualifier, first, last = value.qualifier, value.first, value.last
    following = line.word(last + 1) if line.word(last) == "or" else ""
    if following in _OR_MORE | _OR_LESS:
        qualifier, last = ("more_than" if following in _OR_MORE else "up_to"), last + 2
    article = line.word(first - 1) in {"a", "an", "the"} and value.shape == "fraction"
    bound = _bound(line, first - article)
    if bound is not None:
        qualifier, first = bound
    tokens = line.tokens
    return replace(value, qualifier=qualifier, first=first, last=last, start=tokens[first].start, end=tokens[last - 1].end)


def _bound(line: Line, at: int) -> tuple[Qualifier, int] | None:
    """The bound whose words end right before a token, and where they begin."""
    found = [m for m in line.mentions if m.kind == "qualifiers" and m.last == at and m.first not in line.masked]
    longest = max(found, key=lambda m: m.last - m.first, default=None)
    return (longest.value, longest.first) if longest is not None else None  # type: ignore[return-value]
