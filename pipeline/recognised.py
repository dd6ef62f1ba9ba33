"""How sure the words behind values are that an engine recognised on a picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from schemas.document import Document, Place, RecognisedWord
from schemas.plan import Evidence


def with_confidence(evidence: Mapping[str, Evidence], document: Document) -> dict[str, Evidence]:
    """The evidence with the engine's confidence in the least sure of its words; what rests on a doubtful digit is ambiguous."""
    by_page: dict[int, list[RecognisedWord]] = defaultdict(list)
    for word in document.recognised:
        by_page[word.page].append(word)
    at: dict[Place, list[RecognisedWord]] = {}
    out = {}
    for pointer, entry in evidence.items():
        words = [word for words, place in zip(entry.words, entry.places, strict=False) for word in _of(words, place, by_page, at)]
        out[pointer] = _told(entry, words) if words else entry
    return out


def _told(entry: Evidence, words: Sequence[RecognisedWord]) -> Evidence:
    told: dict[str, object] = {"confidence": min(word.confidence for word in words)}
    if any(word.doubtful for word in words):
        told["standing"] = "ambiguous"
    return entry.model_copy(update=told)


def _of(
    words: str, place: Place, by_page: Mapping[int, Sequence[RecognisedWord]], at: dict[Place, list[RecognisedWord]]
) -> list[RecognisedWord]:
    """The recognised words that a piece of evidence is made of; all of its place where its words are not found among them."""
    if place.page is None or place.page not in by_page:
        return []
    if place not in at:
        at[place] = [word for word in by_page[place.page] if word.stands_in(place)]
    tokens = set(words.split())
    return [word for word in at[place] if word.text in tokens] or at[place]
