"""Numerals in a sentence: digits and number words, and how "more likely" goes on behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.lexicon import Lexicon
from pipeline.interpret.fields.figures.model import Mention, Token, Value, ValueKind
from schemas.plan import Qualifier

_TWENTY = 20
_LONGEST = 15
_WAYS = grammar("likely_ways")
_LIKELY = grammar("likely_words")
_HALF = ["and", "a", "half"]

Way = Literal["more", "less", "as"]


@dataclass(frozen=True)
class Line:
    """A sentence made ready for reading numbers: tokens, which of them are masked, mentions, the number words."""

    tokens: Sequence[Token]
    masked: frozenset[int]
    mentions: Sequence[Mention]
    lexicon: Lexicon

    def word(self, at: int) -> str:
        """The token's text, or "" outside the sentence."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def words(self, at: int, count: int) -> list[str]:
        """Some tokens' texts from one on."""
        return [self.word(n) for n in range(at, at + count)]

    def has(self, kind: str, at: int) -> Mention | None:
        """The longest mention of a kind that begins at a token."""
        found = [m for m in self.mentions if m.kind == kind and m.first == at]
        return max(found, key=lambda m: m.last, default=None)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at some tokens: the first one, the one behind it, and how much it is."""

    at: int
    after: int
    amount: float


@dataclass(frozen=True, slots=True)
class Form:
    """What a numeral turned out to be, and the token behind its unit."""

    kind: ValueKind
    value: float
    last: int
    shape: str
    note: str | None = None
    qualifier: Qualifier | None = None


def make_value(line: Line, numeral: Numeral, form: Form) -> Value:
    """The value that a numeral with its unit is."""
    tokens = line.tokens
    behind = form.last if form.shape == "fraction" else numeral.after
    return Value(
        kind=form.kind, value=form.value, first=numeral.at, last=form.last, start=tokens[numeral.at].start,
        end=tokens[form.last - 1].end, number=(tokens[numeral.at].start, tokens[behind - 1].end),
        qualifier=form.qualifier, shape=form.shape, note=form.note,
    )  # fmt: skip


def digits(word: str) -> float | None:
    """The number that a token of digits writes; None for any other token."""
    plain = word.replace(",", "").replace(" ", "")
    if not plain or len(plain) > _LONGEST or not plain.isascii() or not plain.replace(".", "", 1).isdigit():
        return None
    return float(plain)


def numeral_at(line: Line, at: int) -> Numeral | None:
    """The number at a token, in digits or words ("one and a half", "twenty-five"); None where there is none or it is masked."""
    if at in line.masked:
        return None
    word = line.word(at)
    amount = digits(word)
    after = at + 1
    if amount is None:
        numbers = line.lexicon.numbers
        if word not in numbers:
            return None
        amount = float(numbers[word])
        ones = numbers.get(line.word(at + 2), 0)
        if amount >= _TWENTY and line.word(at + 1) == "-" and 0 < ones < 10:
            amount, after = amount + ones, at + 3
    if line.words(after, 3) == _HALF:
        return Numeral(at, after + 3, amount + 0.5)
    return Numeral(at, after, amount)


def percent_end(line: Line, after: int) -> int | None:
    """The token behind a sign or word for per cent; None where there is none, or where it goes on to "points"."""
    if line.word(after) in grammar("percent") and not line.word(after + 1).startswith("point"):
        return after + 1 if line.word(after) != "percentage" else None
    return after + 2 if line.words(after, 2) == ["per", "cent"] else None


def likely_at(line: Line, at: int) -> tuple[Way, int] | None:
    """How "more likely", "less likely", "as likely" or "likelier" goes on, and the token behind it."""
    here, following = line.word(at), line.word(at + 1)
    if here == "likelier":
        return "more", at + 1
    if here not in _WAYS or following not in _LIKELY or (following == "at" and line.word(at + 2) != "risk"):
        return None
    return ("less" if here in {"less", "lower"} else "as" if here == "as" else "more"), at + 2
