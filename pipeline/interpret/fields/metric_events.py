"""Metrics told by the event that a text is about: "leavers", "appointed from shortlisting", "abuse by the public"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from pipeline.interpret.fields.folding import fold
from schemas.framework import Framework

_TEXT_LIMIT = 4000
_BRACKET = re.compile(r"\([^()]{0,400}\)")
_STOP = re.compile(r"[.;\n](?=\s|$)")
_ANY_SOURCE = frozenset({"harassment_public", "harassment_colleague"})


@cache
def event_words() -> dict[str, Any]:
    """The data file of event words, as read."""
    return tomllib.loads((resources.files("pipeline.interpret") / "data" / "events.toml").read_text("utf-8"))


def metrics_by_event(text: str, framework: Framework) -> list[int]:
    """The metrics whose event a text names, in order of number.

    What only stands in brackets or in a list of examples does not count. Harassment of no named source is of every source.
    """
    folded = _without_examples(fold(text[:_TEXT_LIMIT]))
    events: set[str] = set()
    for event, pattern in _patterns("events"):
        if pattern.search(folded):
            events |= _sources(folded) if event == "harassment" else {event}
    return sorted({m.number for m in framework.metrics if events & set(m.events)})


def is_of_any_source(text: str) -> bool:
    """Whether a text speaks of harassment, of no other event, and does not say by whom."""
    folded = _without_examples(fold(text[:_TEXT_LIMIT]))
    events = {event for event, pattern in _patterns("events") if pattern.search(folded)}
    return events == {"harassment"} and not any(pattern.search(folded) for _, pattern in _patterns("sources"))


@cache
def _patterns(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"(?<![a-z])(?:{'|'.join(words)})(?![a-z])")) for name, words in event_words()[table].items())


@cache
def _examples() -> re.Pattern[str]:
    return re.compile("|".join(event_words()["examples"]["begin"]))


def _without_examples(folded: str) -> str:
    """The text without brackets, and without what follows "such as" or "e.g." up to the end of its sentence."""
    plain = _BRACKET.sub(" ", folded)
    kept: list[str] = []
    at = 0
    for begin in _examples().finditer(plain):
        if begin.start() >= at:
            kept.append(plain[at : begin.start()])
            stop = _STOP.search(plain, begin.end())
            at = stop.start() if stop else len(plain)
    return "".join((*kept, plain[at:]))


def _sources(folded: str) -> set[str]:
    return {event for event, pattern in _patterns("sources") if pattern.search(folded)} or set(_ANY_SOURCE)
