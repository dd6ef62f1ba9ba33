"""Headings that say when: "Spring 2025", "Short term (0–6 months)", "Within 30 days:". What stands below has that time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.interpret.fields.durations import read_durations
from pipeline.interpret.fields.time_words import fold_times
from pipeline.interpret.judging import Sure
from pipeline.interpret.tree import Field, Line, Scope

LIKE_A_TIME = 0.75
FEWEST_LEADING = 2
LONGEST_TIME = 60
# Below headings of any level and bold lines, above labels.
DEEPEST_LEVEL = 25
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


def with_leading_times(lines: Sequence[Line | None], sure: Sure) -> list[Line | None]:
    """The lines, with those that are a time and lead into a list ("Within 30 days:") as headings, where there are several."""
    leading = [at for at, (line, below) in enumerate(pairwise(lines)) if _leads(line, below, sure)]
    out = list(lines)
    for at in leading if len(leading) >= FEWEST_LEADING else []:
        line = out[at]
        out[at] = replace(line, kind="heading", depth=DEEPEST_LEVEL) if line is not None else None
    return out


def with_run_in_times(lines: Sequence[tuple[int, Line | None]], sure: Sure) -> list[tuple[int, Line | None]]:
    """The lines by their blocks, those that a bold time runs in at ("**2026**: Train …") as a time that leads into the rest.

    One alone tells nothing.
    """
    ends = [_end_of_time(line, sure) if line is not None else 0 for _, line in lines]
    if sum(end > 0 for end in ends) < FEWEST_LEADING:
        return list(lines)
    out: list[tuple[int, Line | None]] = []
    for (at, line), end in zip(lines, ends, strict=True):
        if line is None or not end:
            out.append((at, line))
            continue
        time = line.rest(0, end + 1)
        out += [(at, replace(time, kind="heading", depth=DEEPEST_LEVEL)), (at, line.rest(end + 2))]
    return out


def _end_of_time(line: Line, sure: Sure) -> int:
    """Where the colon behind a bold time at the head of a paragraph stands that text goes on behind; 0 for other lines."""
    colon = line.text.find(":", 0, LONGEST_TIME)
    if line.kind != "paragraph" or line.bold or colon <= 0 or line.passage.bold_until() < colon:
        return 0
    rest = line.text[colon + 1 :]
    return colon if rest[:1] == " " and rest.strip() and _is_time(line.text[:colon], sure) else 0


def _leads(line: Line | None, below: Line | None, sure: Sure) -> bool:
    if line is None or below is None or line.kind != "paragraph" or below.kind == "heading" or not line.text.endswith(":"):
        return False
    return _is_time(line.text.rstrip(": "), sure)


def _is_time(text: str, sure: Sure) -> bool:
    """Whether words are a time, or count from something that happens: "Within 60 days of the issue of this report"."""
    if sure("timeframe", text) >= LIKE_A_TIME:
        return True
    return any(duration.start == 0 and duration.event for duration in read_durations(fold_times(text)))


def says_when(scope: Scope) -> bool:
    """Whether a block has its time from its own heading."""
    time = scope.first("timeframe")
    return time is not None and time.label is None and bool(scope.title) and time.text in scope.title[0].text


def leads_in(scope: Scope) -> bool:
    """Whether a block's heading is only a time that leads into what stands below ("Within 30 days:") and names nothing."""
    return says_when(scope) and scope.title[0].text.endswith(":")


def runs_in(scope: Scope) -> bool:
    """Whether the time that a block is headed by stands at the head of its own first paragraph: "**2026**: Train …"."""
    first = next((node for node in scope.content if isinstance(node, Line)), None)
    return leads_in(scope) and first is not None and first.passage.blocks == scope.title[0].passage.blocks


def _follows(one: Scope, other: Scope, parts: list[Scope]) -> bool:
    """Whether one part stands right behind another."""
    return any(first is other and second is one for first, second in pairwise(parts))


def _time(title: Line, sure: Sure) -> Line | None:
    """The words of a heading that are a time: all of it, what stands before a colon or dash, or a last bracket."""
    text = title.text
    part, bracket, of = _PART.search(text), _BRACKET.search(text), _OF_ACTIONS.search(text)
    spans = [(0, len(text.rstrip(": "))), (0, part.start() if part else 0), bracket.span(1) if bracket else (0, 0)]
    if of:
        spans = [(start, min(end, of.start())) for start, end in spans]
    found = next((span for span in spans if span[0] < span[1] and _is_time(text[slice(*span)], sure)), None)
    return title.rest(*found) if found is not None else None
