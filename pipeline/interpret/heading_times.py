"""Headings that say when: "Spring 2025", "Short term (0–6 months)", "Year 1: foundations". What stands below has that time."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.interpret.judging import Sure
from pipeline.interpret.tree import Field, Line, Scope

LIKE_A_TIME = 0.75
_PART = re.compile(r"\s*[:–—]\s+|\s+-\s+")
_BRACKET = re.compile(r"\(([^()]{3,60})\)\s*$")
_OF_ACTIONS = re.compile(
    r"\s+(?:actions?|priorit(?:y|ies)|goals?|aims?|objectives?|steps?|milestones?|plans?|work)$", re.IGNORECASE
)


def give_times_of_headings(tree: Scope, sure: Sure) -> None:
    """Where several headings or banners side by side say when, each gives its block that time, which what it holds inherits."""
    for scope in tree.walk():
        parts = [inner for inner in scope.scopes() if inner.kind in {"heading", "banner"} and inner.title]
        timed = [(inner, time) for inner in parts if (time := _time(inner.title[0], sure)) is not None]
        for at, (inner, time) in enumerate(timed):
            beside = any(_follows(one, inner, parts) or _follows(inner, one, parts) for one, _ in timed[max(0, at - 1) : at + 2])
            if beside and inner.first("timeframe") is None:
                inner.content.insert(0, Field("timeframe", None, [time]))


def _follows(one: Scope, other: Scope, parts: list[Scope]) -> bool:
    """Whether one part stands right behind another."""
    return any(first is other and second is one for first, second in pairwise(parts))


def _time(title: Line, sure: Sure) -> Line | None:
    """The words of a heading that are a time: all of it, what stands before a colon or dash, or a last bracket."""
    text = title.text
    part, bracket, of = _PART.search(text), _BRACKET.search(text), _OF_ACTIONS.search(text)
    spans = [(0, len(text)), (0, part.start() if part else 0), bracket.span(1) if bracket else (0, 0)]
    if of:
        spans = [(start, min(end, of.start())) for start, end in spans]
    found = next((span for span in spans if span[0] < span[1] and sure("timeframe", text[slice(*span)]) >= LIKE_A_TIME), None)
    return title.rest(*found) if found is not None else None
