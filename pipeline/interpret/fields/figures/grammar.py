"""The small words of the grammar, as data: what joins clauses, what ends a phrase, what points back."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("pipeline.interpret") / "data" / "grammar.toml").read_text("utf-8"))


@cache
def grammar(name: str) -> frozenset[str]:
    """The words of a list of the data file, by its name."""
    return frozenset(_data()["words"][name])
