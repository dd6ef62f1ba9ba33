"""Where a value stands, in words, and the words themselves: a quotation with its place."""

from __future__ import annotations

from collections.abc import Mapping

from schemas.plan import Evidence


def where(evidence: Mapping[str, Evidence], pointer: str) -> str | None:
    """The places of a figure or action, each once, in order; None where the evidence has none."""
    for field in ("/text", "/value", ""):
        found = evidence.get(pointer + field)
        if found and found.places:
            return "; ".join(dict.fromkeys(words for p in found.places if (words := p.words))) or None
    return None


def standing(evidence: Mapping[str, Evidence], pointer: str) -> str | None:
    """How a figure's value follows from the document's words; None where the evidence does not say."""
    found = evidence.get(pointer + "/value") or evidence.get(pointer + "/text")
    return found.standing if found else None
