"""Where a value stands, in words, and the words themselves: a quotation with its place."""

from __future__ import annotations

from collections.abc import Mapping

from schemas.document import Place
from schemas.plan import Evidence


def place_words(place: Place) -> str:
    """A place as a reader finds it: "page 3", "lines 12–14", "block 4, row 2, cell 1", "sheet Plan, B7"."""
    if place.page is not None:
        return f"page {place.page}"
    if place.line is not None:
        end = place.end_line or place.line
        return f"line {place.line}" if end == place.line else f"lines {place.line}–{end}"
    if place.sheet is not None:
        return f"sheet {place.sheet}, {place.cell}"
    if place.path is not None:
        return place.path
    named = [(name, getattr(place, name)) for name in ("part", "block", "row", "cell", "paragraph")]
    return ", ".join(f"{name} {value}" for name, value in named if value is not None)


def where(evidence: Mapping[str, Evidence], pointer: str) -> str | None:
    """The places of a figure or action, each once, in order; None where the evidence has none."""
    for field in ("/text", "/value", ""):
        found = evidence.get(pointer + field)
        if found and found.places:
            return "; ".join(dict.fromkeys(words for p in found.places if (words := place_words(p)))) or None
    return None


def standing(evidence: Mapping[str, Evidence], pointer: str) -> str | None:
    """How a figure's value follows from the document's words; None where the evidence does not say."""
    found = evidence.get(pointer + "/value") or evidence.get(pointer + "/text")
    return found.standing if found else None
