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
        if value is not None:
            out.append(_qualified(line, value))
        at = max(value.last, at + 1) if value is not None else at + 1
    return out if len(out) <= VALUE_LIMIT else []


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
    decimal = "." in line.word(numeral.at)
    plus = line.word(numeral.after) == "+"
    last = numeral.after + plus
    return Form(
        "bare" if decimal else "count", numeral.amount, last, "bare" if decimal else "count", None, "more_than" if plus else None
    )


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
