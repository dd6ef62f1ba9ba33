"""The vocabulary of figures: words for groups, services, events, sources, people and cues, as data that a user can add to."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from pipeline.interpret.fields.figures.notation import Phrase, parse
from schemas.problems import UsageError

KINDS = ("groups", "services", "events", "sources", "people", "cues", "qualifiers")


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Phrases by kind and by what they stand for (`phrases["groups"]["white"]`), and number words; compared by identity."""

    phrases: Mapping[str, Mapping[str, tuple[Phrase, ...]]]
    numbers: Mapping[str, int]
    parts: Mapping[str, int]


@cache
def lexicon_data() -> dict[str, Any]:
    """The shipped data file as read."""
    return tomllib.loads((resources.files("pipeline.interpret") / "data" / "lexicon.toml").read_text("utf-8"))


def load_lexicon(extra: Mapping[str, Any] | None = None) -> Lexicon:
    """The shipped vocabulary, with a user's lists (`groups`, `services`, `events`, `sources`, `people`, `cues`) added.

    Raises UsageError for a list that is not one of phrases.
    """
    return _build(extra) if extra and any(extra.get(kind) for kind in KINDS) else _shipped()


@cache
def _shipped() -> Lexicon:
    return _build({})


def _build(extra: Mapping[str, Any]) -> Lexicon:
    data = lexicon_data()
    short: dict[str, str] = data["short"]
    phrases: dict[str, dict[str, tuple[Phrase, ...]]] = {}
    for kind in KINDS:
        table = {name: list(words) for name, words in data[kind].items()}
        for name, words in _added(extra, kind).items():
            table.setdefault(name, []).extend(words)
        phrases[kind] = {name: tuple(parse(words, short) for words in lines) for name, lines in table.items()}
    return Lexicon(phrases, data["numbers"], data["parts"])


def _added(extra: Mapping[str, Any], kind: str) -> dict[str, list[str]]:
    table = extra.get(kind) or {}
    if not isinstance(table, Mapping):
        raise UsageError(f"The vocabulary's [{kind}] is not a table of lists of phrases.")
    for name, words in table.items():
        if not isinstance(words, list) or not all(isinstance(w, str) and w.strip() for w in words):
            raise UsageError(f"The vocabulary's [{kind}] “{name}” is not a list of phrases.")
    return {str(name): [" ".join(w.lower().split()) for w in words] for name, words in table.items()}
