"""Numbers in digits with a unit behind them: per cent, points, times, ranges, "1:1.4"."""

from __future__ import annotations

from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.numerals import Form, Line, Numeral, digits, likely_at, numeral_at, percent_end

_POINTS = grammar("points")
_MORE = grammar("more")
_LESS = grammar("less")
_ABOVE = _MORE | {"above", "ahead"}
_BELOW = _LESS | {"below", "behind"}
_RATE_WORDS = grammar("rate_words")
_RATE_STEPS = grammar("rate_steps")
_A_PERIOD = grammar("times_a_period")
_GAPS = grammar("gap_words")
_HIGHER = frozenset({"higher", "greater", "more"})
_RANGE_VERBS = frozenset({"range", "ranged", "ranges", "ranging", "varied", "varies", "vary", "varying"})
_CHANGES = frozenset({"change", "from_to", "target", "previous"})
A_RANGE = "a range of values"
NO_READING = "“times less likely” has no agreed reading"


def value_range(line: Line, numeral: Numeral) -> Form | None:
    """As in "10-15", "1.6 to 2 times": a range, which no figure can hold; not "from 10 to 15"."""
    after = numeral.after
    if line.word(after) == "/" and digits(line.word(after + 1)) is not None:
        return Form("count", numeral.amount, after + 2, "range", "a fraction of two counts")
    joints = {"-", "to", "and"} if _between(line, numeral) else {"-", "to"}
    second = digits(line.word(after + 1)) if line.word(after) in joints else None
    changes = line.word(numeral.at - 1) == "from" and not _ranges(line, numeral)
    if second is None or after + 1 in line.masked or second <= numeral.amount or changes:
        return None
    return Form("count", numeral.amount, after + 2, "range", A_RANGE)


def _between(line: Line, numeral: Numeral) -> bool:
    """Whether "between" opens a range here: "between 10% and 15% of", but not "the gap between 10% and 15%"."""
    before, opener = line.word(numeral.at - 2), line.word(numeral.at - 1)
    return opener == "between" and before not in {"gap", "difference", "disparity", "points"}


def _ranges(line: Line, numeral: Numeral) -> bool:
    """Whether a verb says that numbers lie in a range: "ranges from 10% to 15%"."""
    return line.word(numeral.at - 2) in _RANGE_VERBS


def _range_joints(line: Line, numeral: Numeral, second: float | None) -> frozenset[str]:
    """The words that join a percentage with the next number to a range: "to" only where nothing tells of a change."""
    if second is None:
        return frozenset()
    if _between(line, numeral) or _ranges(line, numeral):
        return frozenset({"-", "and", "to"})
    changes = any(m.kind == "cues" and m.value in _CHANGES for m in line.mentions)
    rises = second > numeral.amount and line.word(numeral.at - 1) != "from" and not changes
    return frozenset({"-", "to"} if rises else {"-"})


def percent(line: Line, numeral: Numeral) -> Form | None:
    """As in "58%"; "15% more likely" as a ratio; "5% more" as a difference; "10%-15%" as a range."""
    end = percent_end(line, numeral.after)
    if end is None:
        return _percent_of_pair(line, numeral)
    amount = numeral.amount
    likely = likely_at(line, end)
    if likely is not None:
        way, last = likely
        ratio = {"more": 1 + amount / 100, "less": 1 - amount / 100, "as": amount / 100}[way]
        return Form("ratio", round(ratio, 6), last, "likely") if ratio >= 0 else Form("ratio", ratio, last, "range", NO_READING)
    if line.word(end) in _MORE | _LESS:
        return Form("percent", amount, end + 1, "more" if line.word(end) in _MORE else "less")
    if line.word(end) in _range_joints(line, numeral, digits(line.word(end + 1))):
        second = percent_end(line, end + 2)
        if second is not None:
            return Form("percent", amount, second, "range", A_RANGE)
    return Form("percent", amount, end, "percent")


def _percent_of_pair(line: Line, numeral: Numeral) -> Form | None:
    """The first of two numbers that share what stands behind the second: "the answers were 5 and 3 per cent"."""
    second = numeral_at(line, numeral.after + 1)
    shared = line.word(numeral.after) in {"and", "&"} and second is not None and percent_end(line, second.after) is not None
    return Form("percent", numeral.amount, numeral.after, "percent") if shared else None


def points(line: Line, numeral: Numeral) -> Form | None:
    """As in "5 percentage points", "5pp", "5% points"."""
    after = numeral.after
    word, following = line.word(after), line.word(after + 1)
    gap = line.word(numeral.at - 1) == "of" and line.word(numeral.at - 2) in _GAPS
    alone = word == "points" and (following in _ABOVE | _BELOW or "." in line.word(numeral.at) or gap)
    last = after + 1 if word in _POINTS or alone else 0
    if word in {"percentage", "%", "percent"} and following.startswith("point"):
        last = after + 2
    dash = word == "-"
    if line.word(after + dash) in {"point", "points"} and line.word(after + dash + 1) in _GAPS:
        last = after + dash + 1
    if not last:
        return None
    shape = "more" if line.word(last) in _ABOVE else "less" if line.word(last) in _BELOW else "points"
    return Form("points", numeral.amount, last, shape)


def times(line: Line, numeral: Numeral) -> Form | None:
    """As in "1.45 times as likely", "2x", "three times the rate"; not "three times a year"."""
    after = numeral.after
    if line.word(after) not in {"times", "x", "fold"} and line.words(after, 2) != ["-", "fold"]:
        return None
    end = after + 1
    if line.word(after) == "times" and line.word(end) in _A_PERIOD:
        return None
    return times_form(line, numeral.amount, end)


def times_form(line: Line, amount: float, end: int) -> Form:
    """A number of times, with what follows from a token on ("as likely", "the rate")."""
    likely = likely_at(line, end)
    if (likely is not None and likely[0] == "less") or (likely is None and line.word(end) in _LESS):
        return Form("ratio", amount, likely[1] if likely else end + 1, "range", NO_READING)
    return Form("ratio", amount, likely[1] if likely is not None else _rate_end(line, end), "times")


def _rate_end(line: Line, end: int) -> int:
    """The end of "the rate", "higher", "more often" after "times"; the end of "times" where nothing of the kind follows."""
    at = end
    while line.word(at) in _RATE_STEPS and at < end + 3:
        at += 1
    if line.word(at) in _RATE_WORDS:
        return at + 1
    return at if line.word(at - 1) in _HIGHER else end


def part_of(line: Line, numeral: Numeral) -> Form | None:
    """As in "(3 of 24)": a count, and what it is a part of."""
    after = numeral.after
    at = after + 2 if line.words(after, 2) == ["out", "of"] else after + 1 if line.word(after) == "of" else 0
    whole = digits(line.word(at)) if at else None
    if whole is None or whole < numeral.amount or line.word(numeral.at - 1) != "(" or line.word(at + 1) != ")":
        return None
    return Form("count", numeral.amount, at + 1, "count")


def one_to_other(line: Line, numeral: Numeral) -> Form | None:
    """As in "1:1.4", "1.4:1": a ratio of two groups in their order."""
    after = numeral.after
    second = digits(line.word(after + 1)) if line.word(after) == ":" else None
    if second is None or min(numeral.amount, second) <= 0:
        return None
    tokens = line.tokens
    if tokens[after].start != tokens[after - 1].end or tokens[after + 1].start != tokens[after].end:
        return None
    if numeral.amount == 1 and second != 1:
        return Form("ratio", round(second, 4), after + 2, "one_to")
    return Form("ratio", round(numeral.amount / second, 4), after + 2, "to_one")
