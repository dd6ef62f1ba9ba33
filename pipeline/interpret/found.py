"""Values on their way into the Plan, each with the passages it was read from; and how they are settled into plan and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from schemas.passage import Passage
from schemas.plan import Evidence, Standing


@dataclass(frozen=True, slots=True)
class Found:
    """A value (or a whole small record, whose text fields lead to the same words) and where it was read."""

    value: Any
    passages: tuple[Passage, ...]
    standing: Standing = "stated"

    def evidence(self) -> Evidence:
        """The words and places of all passages, in order."""
        words = [piece for passage in self.passages for piece in passage.words]
        places = [place for passage in self.passages for place in passage.places]
        return Evidence(standing=self.standing, words=words, places=places)

    def as_standing(self, standing: Standing) -> Found:
        """The same value, with another standing."""
        return Found(self.value, self.passages, standing)


def text_of(passage: Passage, standing: Standing = "stated") -> Found | None:
    """A passage as a text value, None where it is empty."""
    text = passage.text.strip()
    return Found(text, (passage,), standing) if text else None


def settle(draft: Any, pointer: str = "") -> tuple[Any, dict[str, Evidence]]:
    """A draft of dicts, lists and Found values as plain values, and the evidence by JSON pointer."""
    evidence: dict[str, Evidence] = {}
    plain = _settle(draft, pointer, evidence)
    return plain, evidence


def _settle(draft: Any, pointer: str, evidence: dict[str, Evidence]) -> Any:
    if isinstance(draft, Found):
        _spread(draft.value, pointer, draft, evidence)
        return draft.value
    if isinstance(draft, dict):
        return {name: _settle(value, f"{pointer}/{name}", evidence) for name, value in draft.items()}
    if isinstance(draft, list):
        return [_settle(value, f"{pointer}/{at}", evidence) for at, value in enumerate(draft)]
    return draft


def _spread(value: Any, pointer: str, found: Found, evidence: dict[str, Evidence]) -> None:
    if isinstance(value, dict):
        for name, inner in value.items():
            _spread(inner, f"{pointer}/{name}", found, evidence)
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            _spread(inner, f"{pointer}/{at}", found, evidence)
    elif value is not None and not isinstance(value, bool):
        evidence[pointer] = found.evidence()
