"""Where a list of leads is cut: the cheapest way to read it as whole names, posts and teams."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.interpret.fields.folding import trim
from pipeline.interpret.fields.lead_names import cut_cost, name_cost

Span = tuple[int, int]

_HARD = re.compile(r"[;|\n•·]")
_STOP = re.compile(r"(?<=[a-z)]{2})\.\s+(?=[A-Z])|(?<=\))\.\s+(?=[A-Z])")
_AND = r"(?:[Aa]nd|AND|plus|&|\+|as well as)"
_MARK = re.compile(
    rf"\s*,\s*{_AND}\s+|\s+{_AND}\s+|\s*,\s*|(?<=\S)\s*/\s*(?=\S)"
    r"|(?<=\))\s+(?=[A-Z])"
    r"|(?<=s)'?\s+(?=[A-Z]{2,5}\s+[A-Z])"
    r"|(?<=[a-z])\s+(?=[A-Z]{2,5}\s+[A-Z][\w&]*\s+[A-Z])"
    r"|(?<=[A-Za-z])\s+(?=(?:Deputy |Assistant |Interim |Acting )?(?:Heads?|Directors?) of\b)"
)
_GLUE = re.compile(r"'?\s+")
_LEADING_AND = re.compile(rf"{_AND}\s+")
_TRAILING_AND = re.compile(rf"\s{_AND}$")
_EDGES = ".,:;-–—/&"
_LONGEST_NAME = 7
_MOST_PARTS = 60


def split_leads(text: str, start: int, end: int) -> list[Span]:
    """The offsets of each person, post, team or board that a stretch of text lists."""
    out: list[Span] = []
    for span in _cut(text, start, end, _HARD):
        for sentence in _cut(text, *span, _STOP):
            out += _names(text, *trim(text, *sentence, _EDGES))
    return [span for span in (_tidied(text, *name) for name in out) if span[0] < span[1]]


def _tidied(text: str, start: int, end: int) -> Span:
    start, end = trim(text, start, end, _EDGES)
    lead, rest = _LEADING_AND.match(text, start, end), _TRAILING_AND.search(text[start:end])
    return (lead.end() if lead else start), (start + rest.start() if rest else end)


def _cut(text: str, start: int, end: int, separator: re.Pattern[str]) -> list[Span]:
    """The stretches between separators that stand outside brackets."""
    depths = _depths(text, start, end)
    out: list[Span] = []
    at = start
    for match in separator.finditer(text, start, end):
        if depths[match.start() - start] == 0 and match.start() >= at:
            out.append((at, match.start()))
            at = match.end()
    return [*out, (at, end)]


def _depths(text: str, start: int, end: int) -> list[int]:
    """How many brackets are open at each place; one that is never closed counts for nothing."""
    closers = {opener: text.rfind(closer, start, end) for opener, closer in (("(", ")"), ("[", "]"))}
    depths: list[int] = []
    depth = 0
    for at in range(start, end):
        c = text[at]
        if c in closers and closers[c] > at:
            depth += 1
        depths.append(depth)
        if c in ")]" and depth:
            depth -= 1
    return depths


def _names(text: str, start: int, end: int) -> list[Span]:
    """The names of a stretch without hard separators."""
    parts, marks = _parts(text, start, end)
    if len(parts) > _MOST_PARTS:
        return parts
    return [(parts[first][0], parts[last][1]) for first, last in _cheapest(text, parts, marks)]


def _parts(text: str, start: int, end: int) -> tuple[list[Span], list[str]]:
    """The stretches between all marks that may part two leads, and the kind of each mark."""
    depths = _depths(text, start, end)
    parts: list[Span] = []
    marks: list[str] = []
    at = start
    for match in _MARK.finditer(text, start, end):
        if depths[match.start() - start] or match.start() <= at or match.end() >= end:
            continue
        apostrophe = text[match.start()] == "'"
        parts.append((at, match.start() + apostrophe))
        marks.append(_kind(match.group()))
        at = match.end()
    return [*parts, (at, end)], marks


def _kind(mark: str) -> str:
    words = mark.strip()
    if words.startswith(","):
        return "," if words == "," else ",and"
    if "/" in words:
        return " / " if mark != words else "/"
    return "glue" if _GLUE.fullmatch(mark) else "and"


def _cheapest(text: str, parts: Sequence[Span], marks: Sequence[str]) -> list[tuple[int, int]]:
    """The first and last part of each name, for the cuts whose names and marks cost least together."""
    words = [text[start:end] for start, end in parts]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for last in range(len(words)):
        options = []
        for first in range(max(0, last - _LONGEST_NAME + 1), last + 1):
            alone = first == 0 and last == len(words) - 1
            cost = best[first][0] + name_cost(tuple(words[first : last + 1]), tuple(marks[first:last]), alone=alone)
            if first:
                cost += cut_cost(words[first - 1], marks[first - 1], words[first])
            options.append((round(cost, 6), first))
        best.append(min(options))
    out: list[tuple[int, int]] = []
    last = len(words)
    while last > 0:
        first = best[last][1]
        out.append((first, last - 1))
        last = first
    return out[::-1]
