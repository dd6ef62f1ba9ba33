"""Which rows of the catalogue composed plans cover, and which none does."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

from tests.composer.speech import ADULTS, CHILDREN, MINORITY, WHITE
from tests.composer.vocabulary import LABELS

CATALOGUE = tomllib.loads((Path(__file__).parent / "catalogue.toml").read_text(encoding="utf-8"))


def rows() -> dict[str, list[str]]:
    """Every row of the catalogue by its name, with the features that cover it."""
    out = {
        f"{part} {name}": list(features)
        for part, entries in CATALOGUE.items()
        if part != "left_out"
        for name, features in entries.items()
    }
    out |= {f"C2 {field}: {text}": [f"C2:{field}={text}"] for field, texts in LABELS.items() for text in texts}
    out |= {f"C5 {words}": [f"C5:{words}"] for words in (*MINORITY, *WHITE)}
    return out | {f"C6 {words}": [f"C6:{words}"] for words in (*ADULTS, *CHILDREN)}


def uncovered(features: Iterable[str]) -> list[str]:
    """The rows of the catalogue that none of the features covers."""
    seen = set(features)
    return sorted(name for name, wanted in rows().items() if not seen & set(wanted))


def left_out() -> dict[str, str]:
    """Rows for which nothing is composed, each with the reason."""
    return dict(CATALOGUE["left_out"])
