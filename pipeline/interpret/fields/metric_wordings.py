"""Metrics told by their wording, whatever the edition, the words for the groups, or a misprint."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from pipeline.interpret.fields.folding import fold
from pipeline.interpret.fields.metric_events import event_words
from schemas.framework import Framework

_TEXT_LIMIT = 900
_FEWEST_WORDS = 3
_SPARE_WORDS = 4
_APART = 60
_ALIKE = 84.0
_COVERED = 0.74
_MARGIN = 3.0
_MISPRINT = 0.8
_MISPRINT_LENGTH = 4
_WORD = re.compile(r"[a-z0-9]+")
_INSIDE = re.compile(r"[a-z,]\s+$")
_ARTICLE = re.compile(r"(?:^|[^a-z, ]\s*)(?:the|a)\s+$")


@dataclass(frozen=True)
class _Wording:
    """A metric's wording as the words that tell it from others."""

    metric: int
    words: tuple[str, ...]


def read_wordings(text: str, framework: Framework) -> list[tuple[int, int, int]]:
    """The metrics whose full wording a text prints (its first 900 characters): metric, start, end, each metric once."""
    folded = fold(text[:_TEXT_LIMIT])
    known = _wordings(tuple((m.number, w) for m in framework.metrics for w in m.wordings))
    out: list[tuple[int, int, int]] = []
    for start, end in _stretches(folded):
        best = _best(folded[start:end], known)
        if best is not None and all(metric != best for metric, _, _ in out):
            out.append((best, start, start + len(folded[start:end].rstrip())))
    return out


@lru_cache(maxsize=8)
def _wordings(wordings: tuple[tuple[int, str], ...]) -> tuple[_Wording, ...]:
    out = [_Wording(metric, tuple(_content(text.replace("[group]", " ")))) for metric, text in wordings]
    return tuple(w for w in out if len(w.words) >= _FEWEST_WORDS)


def _content(text: str) -> list[str]:
    """The words that count, those of one meaning made one."""
    words = event_words()["wording"]
    ignored, same = _ignored(), words["same"]
    return [same.get(w, w) for w in _WORD.findall(fold(text)) if w not in ignored]


@cache
def _ignored() -> frozenset[str]:
    return frozenset(event_words()["wording"]["ignored"])


@cache
def _opening() -> re.Pattern[str]:
    words = "|".join(event_words()["wording"]["openings"])
    return re.compile(rf"(?:(?<![a-z])(?:{words})|%)(?![a-z])")


def _stretches(folded: str) -> list[tuple[int, int]]:
    """Where wordings may stand: from each opening word that begins a phrase to the next one or the end."""
    starts = [m.start() for m in _opening().finditer(folded) if _begins(folded[max(0, m.start() - 40) : m.start()])]
    kept: list[int] = []
    for at in starts:
        if not kept or at - kept[-1] > _APART:
            kept.append(at)
    return list(zip(kept, [*kept[1:], len(folded)] if kept else [], strict=True))


def _begins(before: str) -> bool:
    """Whether a phrase may begin behind some words: not in the middle of another, an article aside."""
    return _INSIDE.search(before) is None or _ARTICLE.search(before) is not None


def _best(text: str, known: Sequence[_Wording]) -> int | None:
    """The metric whose wording is like the text, and clearly more so than any other's."""
    words = _content(text)
    if len(words) < _FEWEST_WORDS:
        return None
    scores: dict[int, float] = {}
    for wording in known:
        likeness = _likeness(words[: len(wording.words) + _SPARE_WORDS], wording)
        scores[wording.metric] = max(scores.get(wording.metric, 0.0), likeness)
    ranked = sorted(scores.items(), key=lambda entry: -entry[1])
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return ranked[0][0] if ranked and ranked[0][1] >= _ALIKE and ranked[0][1] - second >= _MARGIN else None


def _likeness(words: Sequence[str], wording: _Wording) -> float:
    """How much of a wording the words print, about 0 to 100: words found, misprints allowed, less what is too much."""
    free = list(words)
    found = 0
    for word in wording.words:
        match = next((w for w in free if w == word), None) or next((w for w in free if _misprint(w, word)), None)
        if match is not None:
            free.remove(match)
            found += 1
    covered = found / len(wording.words)
    if covered < _COVERED:
        return 0.0
    extra = max(0, len(words) - found - _FEWEST_WORDS)
    return 100 * covered - 4 * extra + 0.02 * fuzz.ratio(" ".join(words), " ".join(wording.words))


def _misprint(word: str, meant: str) -> bool:
    return len(meant) > _MISPRINT_LENGTH and Indel.normalized_similarity(word, meant) >= _MISPRINT
