"""The numbers of a sentence with unit, bound and form: "58%", "15% more likely", "one in five", "fewer than 5", "no staff"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.lexicon import Lexicon
from pipeline.interpret.fields.figures.model import Mention, Token, Value
from schemas.plan import Qualifier

_PERCENT = grammar("percent")
_POINTS = grammar("points")
_MORE = grammar("more")
_LESS = grammar("less")
_RATE_WORDS = grammar("rate_words")
_TWICE = {"twice": 2.0, "double": 2.0, "triple": 3.0, "treble": 3.0, "thrice": 3.0, "quadruple": 4.0}
_COUNTED_EVENTS = frozenset({"left", "disciplinary", "fitness_to_practise", "appointed"})
_ZERO = grammar("zero")
_OR_MORE = grammar("or_more")
_OR_LESS = grammar("or_less")
_BETWEEN_NO_AND_STAFF = 4
_NO_ENDS = grammar("no_ends")
_NOT_PEOPLE_AFTER_NO = grammar("not_people")


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

    def has(self, kind: str, at: int) -> Mention | None:
        """The longest mention of a kind that begins at a token."""
        found = [m for m in self.mentions if m.kind == kind and m.first == at]
        return max(found, key=lambda m: m.last, default=None)


def read_values(line: Line) -> list[Value]:
    """The values of a sentence in order; numbers in masks (dates, bands, references) are left out."""
    out: list[Value] = []
    at = 0
    while at < len(line.tokens):
        value = None if at in line.masked else _value(line, at)
        if value is None:
            at += 1
            continue
        out.append(_qualified(line, value))
        at = max(value.last, at + 1)
    return out


def _make(line: Line, first: int, last: int, number: tuple[int, int], **more: object) -> Value:
    tokens = line.tokens
    span = (tokens[number[0]].start, tokens[number[1] - 1].end)
    return Value(first=first, last=last, start=tokens[first].start, end=tokens[last - 1].end, number=span, **more)  # type: ignore[arg-type]


def _value(line: Line, at: int) -> Value | None:
    word = line.word(at)
    if word in _TWICE or word == "half":
        return _twice(line, at) or _part(line, at)
    if word in _ZERO:
        return _make(line, at, at + 1, (at, at + 1), kind="count", value=0.0, shape="zero")
    if word == "no":
        return _no_staff(line, at)
    if word == "x" and _digits(line.word(at + 1)) is not None and at + 1 not in line.masked:
        return _make(line, at, at + 2, (at + 1, at + 2), kind="ratio", value=_digits(line.word(at + 1)), shape="times")
    number = _numeral(line, at)
    if number is None:
        return _part(line, at)
    amount, after = number
    return _with_unit(line, at, after, amount)


def _digits(word: str) -> float | None:
    plain = word.replace(",", "").replace(" ", "")
    if not plain or not plain.isascii() or not plain.replace(".", "", 1).isdigit():
        return None
    return float(plain)


def _numeral(line: Line, at: int) -> tuple[float, int] | None:
    """The number at a token, digits or words ("one and a half"), and the token after it."""
    word = line.word(at)
    amount = _digits(word)
    if amount is None:
        if word not in line.lexicon.numbers:
            return None
        amount = float(line.lexicon.numbers[word])
        if amount >= 20 and line.word(at + 1) == "-" and 0 < line.lexicon.numbers.get(line.word(at + 2), 0) < 10:
            return amount + line.lexicon.numbers[line.word(at + 2)], at + 3
    after = at + 1
    if [line.word(after + n) for n in range(3)] == ["and", "a", "half"]:
        return amount + 0.5, after + 3
    return amount, after


def _with_unit(line: Line, at: int, after: int, amount: float) -> Value | None:
    for reader in (_range, _percent, _points, _times, _one_in, _fraction_words, _colon):
        value = reader(line, at, after, amount)
        if value is not None:
            return value
    kind = "bare" if "." in line.word(at) else "count"
    last = after + 1 if line.word(after) == "+" else after
    return _make(
        line, at, last, (at, after), kind=kind, value=amount, shape=kind, qualifier="more_than" if last > after else None
    )


def _range(line: Line, at: int, after: int, amount: float) -> Value | None:
    second = _digits(line.word(after + 1)) if line.word(after) in {"-", "to"} else None
    if second is None or after + 1 in line.masked or second <= amount or _is_change(line, at):
        return None
    last = after + 2
    return _make(line, at, last, (at, last), kind="count", value=amount, shape="range", note="a range of values")


def _is_change(line: Line, at: int) -> bool:
    return line.word(at - 1) in {"from", "between"} and line.word(at - 1) == "from"


def _percent_end(line: Line, after: int) -> int | None:
    if line.word(after) in _PERCENT and not line.word(after + 1).startswith("point"):
        return after + 1 if line.word(after) != "percentage" else None
    if line.word(after) == "per" and line.word(after + 1) == "cent":
        return after + 2
    return None


def _percent(line: Line, at: int, after: int, amount: float) -> Value | None:
    end = _percent_end(line, after)
    if end is None:
        return None
    likely = _likely(line, end)
    if likely is not None:
        way, last = likely
        ratio = {"more": 1 + amount / 100, "less": 1 - amount / 100, "as": amount / 100}[way]
        if ratio < 0:
            return _make(line, at, last, (at, after), kind="ratio", value=ratio, shape="range", note="more than 100% less likely")
        return _make(line, at, last, (at, after), kind="ratio", value=round(ratio, 6), shape="likely")
    if line.word(end) in _MORE | _LESS:
        shape = "more" if line.word(end) in _MORE else "less"
        return _make(line, at, end + 1, (at, after), kind="percent", value=amount, shape=shape)
    second = _digits(line.word(end + 1)) if line.word(end) == "-" else None
    if second is not None and _percent_end(line, end + 2) is not None:
        last = _percent_end(line, end + 2) or end
        return _make(line, at, last, (at, last), kind="percent", value=amount, shape="range", note="a range of values")
    return _make(line, at, end, (at, after), kind="percent", value=amount, shape="percent")


def _likely(line: Line, at: int) -> tuple[str, int] | None:
    """How "more likely", "less likely", "as likely" or "likelier" goes on, from the token after the number."""
    here, following = line.word(at), line.word(at + 1)
    if here == "likelier":
        return "more", at + 1
    if here in {"more", "less", "as", "higher", "lower", "greater"} and following in {
        "likely",
        "often",
        "likelihood",
        "frequently",
        "at",
    }:
        if following == "at" and line.word(at + 2) != "risk":
            return None
        way = "less" if here in {"less", "lower"} else "as" if here == "as" else "more"
        return way, at + 2
    return None


def _points(line: Line, at: int, after: int, amount: float) -> Value | None:
    word, following = line.word(after), line.word(after + 1)
    last = after + 1 if word in _POINTS else after + 2 if word in {"percentage", "%"} and following.startswith("point") else 0
    if word == "percent" and following.startswith("point"):
        last = after + 2
    if not last:
        return None
    shape = "more" if line.word(last) in _MORE else "less" if line.word(last) in _LESS else "points"
    return _make(line, at, last, (at, after), kind="points", value=amount, shape=shape)


def _times(line: Line, at: int, after: int, amount: float) -> Value | None:
    if line.word(after) not in {"times", "x", "fold"} and [line.word(after), line.word(after + 1)] != ["-", "fold"]:
        return None
    end = after + 1
    if line.word(after) == "times" and line.word(end) in {"a", "per", "each", "in", "over", "during", "and", "since"}:
        return None
    likely = _likely(line, end)
    less = (likely is not None and likely[0] == "less") or line.word(end) in _LESS
    last = likely[1] if likely is not None else _rate_words(line, end)
    if less:
        return _make(
            line,
            at,
            last,
            (at, after),
            kind="ratio",
            value=amount,
            shape="range",
            note="“times less likely” has no agreed reading",
        )
    return _make(line, at, last, (at, after), kind="ratio", value=amount, shape="times")


def _rate_words(line: Line, end: int) -> int:
    """The end of "the rate", "higher", "more often" after "times"; the end of "times" where nothing of the kind follows."""
    at = end
    while line.word(at) in {"the", "higher", "greater", "more", "as", "that", "of"} and at < end + 3:
        at += 1
    return at + 1 if line.word(at) in _RATE_WORDS else at if line.word(at - 1) in {"higher", "greater", "more"} else end


def _twice(line: Line, at: int) -> Value | None:
    word = line.word(at)
    amount = _TWICE.get(word, 0.5)
    likely = _likely(line, at + 1)
    if likely is not None:
        if likely[0] == "less":
            return _make(
                line,
                at,
                likely[1],
                (at, at + 1),
                kind="ratio",
                value=amount,
                shape="range",
                note="“twice less likely” has no agreed reading",
            )
        return _make(line, at, likely[1], (at, at + 1), kind="ratio", value=amount, shape="times")
    end = at + 1
    while line.word(end) in {"the", "that", "of"} and end < at + 4:
        end += 1
    if line.word(end) in _RATE_WORDS or (word != "half" and end > at + 1):
        last = end + 1 if line.word(end) in _RATE_WORDS else end
        return _make(line, at, last, (at, at + 1), kind="ratio", value=amount, shape="times")
    return None


def _one_in(line: Line, at: int, after: int, amount: float) -> Value | None:
    second_at = (
        after + 1 if line.word(after) == "in" else after + 2 if [line.word(after), line.word(after + 1)] == ["out", "of"] else 0
    )
    if line.word(after) == "of" and line.word(after + 1) in {"the", "every", "all"}:
        second_at = 0
    if not second_at:
        return None
    if line.word(second_at) in {"every", "the", "all", "a", "each"}:
        second_at += 1
    second = _numeral(line, second_at)
    if (
        second is None
        or second_at in line.masked
        or second[0] <= 0
        or amount > second[0]
        or _percent_end(line, second[1]) is not None
    ):
        return None
    if second[0] not in {2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100} or (
        line.word(after) == "out" and second[0] not in {10, 100, 5, 4, 3}
    ):
        return None
    return _make(line, at, second[1], (at, second[1]), kind="percent", value=round(100 * amount / second[0], 2), shape="fraction")


def _fraction_words(line: Line, at: int, after: int, amount: float) -> Value | None:
    skip = 1 if line.word(after) == "-" else 0
    part = line.lexicon.parts.get(line.word(after + skip))
    if part is None or amount > part or line.word(at)[:1].isdigit():
        return None
    return _part_value(line, at, after + skip + 1, amount / part)


def _part(line: Line, at: int) -> Value | None:
    """ "a third of", "half of", "a quarter more likely"."""
    start = at
    if line.word(at) in {"a", "an", "one"}:
        at += 1
    part = line.lexicon.parts.get(line.word(at))
    if part is None or at in line.masked or (start == at and line.word(at) != "half"):
        return None
    return _part_value(line, start, at + 1, 1 / part)


def _part_value(line: Line, at: int, end: int, share: float) -> Value | None:
    likely = _likely(line, end)
    if likely is not None:
        way, last = likely
        ratio = {"more": 1 + share, "less": 1 - share, "as": share}[way]
        return _make(line, at, last, (at, end), kind="ratio", value=round(ratio, 2), shape="likely")
    if line.word(end) not in {"of", "were", "was", "are", "is", "had", "have", "said", "reported", "left"} and not line.has(
        "people", end
    ):
        return None
    return _make(line, at, end, (at, end), kind="percent", value=round(100 * share, 2), shape="fraction")


def _colon(line: Line, at: int, after: int, amount: float) -> Value | None:
    second = _digits(line.word(after + 1)) if line.word(after) == ":" else None
    if (
        second is None
        or line.tokens[after].start != line.tokens[after - 1].end
        or line.tokens[after + 1].start != line.tokens[after].end
    ):
        return None
    if min(amount, second) <= 0:
        return None
    value = second / amount if amount == 1 else amount / second
    shape = "one_to" if amount == 1 and second != 1 else "to_one"
    return _make(line, at, after + 2, (at, after + 2), kind="ratio", value=round(value, 4), shape=shape)


def _no_staff(line: Line, at: int) -> Value | None:
    """ "no staff", "no BAME members of staff", "no referrals": zero of those people or cases."""
    if line.word(at + 1) in _NOT_PEOPLE_AFTER_NO or line.word(at + 1) == "-":
        return None
    for end in range(at + 1, at + 2 + _BETWEEN_NO_AND_STAFF):
        event = line.has("events", end)
        if line.has("people", end) or (event is not None and event.value in _COUNTED_EVENTS):
            return _make(line, at, at + 1, (at, at + 1), kind="count", value=0.0, shape="zero")
        group = line.has("groups", end)
        if group is not None and line.has("people", group.last):
            return _make(line, at, at + 1, (at, at + 1), kind="count", value=0.0, shape="zero")
        if line.word(end) in _NO_ENDS:
            return None
    return None


def _qualified(line: Line, value: Value) -> Value:
    """The value with the bound that stands before ("fewer than 5") or after it ("5 or fewer")."""
    following = [line.word(value.last), line.word(value.last + 1)]
    qualifier: Qualifier | None = value.qualifier
    last = value.last
    if following[0] == "or" and following[1] in _OR_MORE | _OR_LESS:
        qualifier, last = ("more_than" if following[1] in _OR_MORE else "up_to"), last + 2
    first = value.first - 1 if line.word(value.first - 1) in {"a", "an", "the"} and value.shape == "fraction" else value.first
    for mention in line.mentions:
        if (
            mention.kind == "qualifiers"
            and mention.last == first
            and not any(n in line.masked for n in range(mention.first, mention.last))
        ):
            longest = max(
                (m for m in line.mentions if m.kind == "qualifiers" and m.last == first), key=lambda m: m.last - m.first
            )
            qualifier, first = longest.value, longest.first  # type: ignore[assignment]
            break
    else:
        first = value.first
    if value.shape == "zero":
        return value
    tokens = line.tokens
    return replace(value, qualifier=qualifier, first=first, last=last, start=tokens[first].start, end=tokens[last - 1].end)
