"""How like a time a text is, taken as a whole: what finds the timeframe column that has no label."""

from __future__ import annotations

import re
from functools import cache

from pipeline.interpret.fields.durations import read_durations
from pipeline.interpret.fields.folding import tidy
from pipeline.interpret.fields.links import is_empty_value
from pipeline.interpret.fields.moment_patterns import TEXT_LIMIT, moments_of
from pipeline.interpret.fields.moments import Moment
from pipeline.interpret.fields.terms import find_terms
from pipeline.interpret.fields.time_signals import complete, every, recurrence
from pipeline.interpret.fields.time_words import either, fold_times, phrase, words_of_time

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_LONG = 12
_LEADING_SHARE = 0.65
_EMPTY = 0.3
_STRENGTHS = {"ongoing": 0.75, "immediate": 0.75, "complete": 0.6, "named": 0.5, "pending": 0.5}


@cache
def _neutral() -> frozenset[str]:
    return frozenset(words_of_time()["terms"]["neutral"])


@cache
def _around() -> re.Pattern[str]:
    data = words_of_time()
    words = [p for group in (data["before"], data["after"]) for phrases in group.values() for p in phrases]
    words += data["revised"]["new"] + data["revised"]["old"] + data["review"]["words"]
    return re.compile(rf"(?<![a-z])(?:{phrase(words)})(?![a-z])")


@cache
def _leading() -> re.Pattern[str]:
    """Words of time that tell a time although others follow: "In progress in …", "Within 3 months of …"."""
    return re.compile(rf"(?:{either(words_of_time()['terms']['leading'])})(?![a-z])")


def _marked(folded: str, spans: list[tuple[int, int]]) -> float:
    """The share of a text's words that lie in some spans, small words left aside."""
    words = [m for m in _WORD.finditer(folded.replace("~", " ")) if m.group() not in _neutral()]
    if not words:
        return 1.0 if spans else 0.0
    inside = sum(any(start <= m.start() < end for start, end in spans) for m in words)
    return inside / len(words)


def _spans(folded: str, moments: list[Moment]) -> list[tuple[int, int]]:
    spans = [(m.start, m.end) for m in moments]
    spans += [(d.start, d.end) for d in read_durations(folded)]
    spans += [(t.start, t.end) for t in find_terms(folded)]
    for kind in ("ongoing", "immediate", "pending", "named"):
        spans += [(s.start, s.end) for s in every(kind, folded)]
    often, done = recurrence(folded), complete(folded)
    return spans + [(s.start, s.end) for s in (often, done) if s is not None]


def coverage(folded: str, moments: list[Moment]) -> float:
    """The share of the words of a text, folded by `fold_times`, that are words of time, 0 to 1."""
    spans = _spans(folded, moments) + [m.span() for m in _around().finditer(folded)]
    return _marked(folded, spans)


def time_likeness(text: str) -> float:
    """How sure it is that a text as a whole is a time or says how a time stands, 0 to 1.

    Days, months and years that fill the text are surest (about 1), words of state and "TBC" less so, a sentence in which
    a date comes by is low, a text without a time 0.
    """
    shown = tidy(text)
    if not shown or len(shown) > TEXT_LIMIT // 10:
        return 0.0
    if is_empty_value(shown):
        return _EMPTY if any(c.isalnum() for c in shown) else 0.0
    folded = fold_times(shown)
    moments = moments_of(folded)
    words = len(_WORD.findall(folded))
    share = coverage(folded, moments)
    if words <= _LONG and _leading().match(folded):
        share = max(share, _LEADING_SHARE)
    strength = _strength(folded, moments)
    length = 1.0 if words <= _LONG else _LONG / words
    return round(strength * share * length, 3)


def _strength(folded: str, moments: list[Moment]) -> float:
    """How much the kind of words says: a date alone is a time, "complete" may be progress as well."""
    if moments:
        return 0.9 if all(m.grain in {"year", "years"} and not m.financial for m in moments) else 1.0
    terms = find_terms(folded)
    if any("term" in folded[t.start : t.end] or "year" in t.names[0] for t in terms):
        return 0.9
    if read_durations(folded):
        return 0.85
    if recurrence(folded) is not None and not every("ongoing", folded):
        return 0.8
    return next((strength for kind, strength in _STRENGTHS.items() if _says(kind, folded)), 0.5 if terms else 0.0)


def _says(kind: str, folded: str) -> bool:
    return complete(folded) is not None if kind == "complete" else bool(every(kind, folded))
