"""What the events of figures are measured against: data, read once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from schemas.base import Noun


class EventMeasure(Noun):
    """An event: its name in a table, the event of those at risk (`denominator`), or why there is none."""

    name: str
    denominator: str | None = None
    why: str | None = None
    beside: bool = False
    defined: bool = False


class Definition(Noun):
    """A definition by the words that plans print for it; each is the beginning of a word."""

    name: str
    words: tuple[str, ...]


class Measures(Noun):
    """All events that a metric's indicator can be about, and the definitions."""

    events: dict[str, EventMeasure]
    definitions: tuple[Definition, ...]

    def outcome(self, event: str) -> bool:
        """Whether an event is a metric's own, not only those at risk of another."""
        return event in self.events

    def definition(self, event: str, text: str) -> str | None:
        """How a text defines an event that has several definitions: "reporting" is not "experiencing"."""
        measure = self.events.get(event)
        if measure is None or not measure.defined:
            return None
        return next((d.name for d in self.definitions if _begins_a_word(d.words, text)), None)


def _begins_a_word(words: tuple[str, ...], text: str) -> bool:
    return re.search(rf"\b(?:{'|'.join(map(re.escape, words))})", text, re.IGNORECASE) is not None


@cache
def load_measures() -> Measures:
    """The measures that ship with the project."""
    raw = files("pipeline.benchmarks").joinpath("data/measures.toml").read_text(encoding="utf-8")
    return Measures.model_validate(tomllib.loads(raw))
