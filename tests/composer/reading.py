"""Reads a composed plan by the program: bytes to document to plan."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from tests.composer.compose import REGISTER, Composed


def read(composed: Composed) -> dict[str, Any]:
    """The plan that the program reads, JSON-ready."""
    from extractors import extract
    from pipeline.interpret.reading import interpret
    from schemas.plan import plain

    reading = interpret(extract(composed.data, composed.name), _settings())
    return plain(reading.plan)


@lru_cache(maxsize=1)
def _settings() -> Any:
    from pipeline.interpret.settings import load_settings

    return load_settings(register=REGISTER)
