"""Numbers that are no figures: dates, pay bands, references, durations, names with digits. What they are, and where."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from pipeline.interpret.fields.figures.periods import PeriodWords, read_periods
from pipeline.interpret.fields.folding import fold
from pipeline.interpret.fields.moment_patterns import find_moments

MaskKind = Literal["date", "band", "money", "reference", "duration", "name"]
TEXT_LIMIT = 4000
_SHORT = re.compile(r"\{(\w*[a-z]\w*)\}")
_GRADE = re.compile(r"(?:pay |salary )?(?:grades?|bands?|levels?)\s+(?=[a-z]{1,4}\s?[0-9])")
_PERCENT = re.compile(r"\s?(?:%|per ?cent)")
_TRAILING = re.compile(r"(?:above|below|over|more|less|[0-9])(\s+(?:pay |salary )?(?:bands?|brackets?))$")
_LEADING = re.compile(r"(?:earning|from)\s+")


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch of text whose numbers are no figures, and what it is."""

    kind: MaskKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Masked:
    """The masks of a text in order, without overlaps, and its periods."""

    masks: tuple[Mask, ...]
    periods: tuple[PeriodWords, ...]


@cache
def _patterns() -> tuple[tuple[MaskKind, re.Pattern[str]], ...]:
    data = tomllib.loads((resources.files("pipeline.interpret") / "data" / "numbers.toml").read_text("utf-8"))
    short: dict[str, str] = data["short"]

    def fill(pattern: str) -> str:
        for _ in range(3):
            pattern = _SHORT.sub(lambda m: short.get(m.group(1), m.group()), pattern)
        return pattern

    return tuple((kind, re.compile(fill(pattern))) for kind, lines in data["masks"].items() for pattern in lines)


@lru_cache(maxsize=256)
def read_masks(text: str) -> Masked:
    """The stretches of a text (its first 4,000 characters) that hold numbers of another kind than figures."""
    text = text[:TEXT_LIMIT]
    if not any(c.isdigit() for c in text):
        return Masked(tuple(_clear(_matches(fold(text)))), tuple(read_periods(text)))
    others = _matches(fold(text))
    bands = [m for m in others if m.kind == "band"]
    periods = tuple(p for p in read_periods(text) if not _is_percentage(text, p.start, p.end) and not _is_inside(p, bands))
    found: list[tuple[int, int, int, MaskKind]] = [(p.start, -p.end, 0, "date") for p in periods]
    found += [(m.start, -m.end, 1, "date") for m in find_moments(text) if not _is_percentage(text, m.start, m.end)]
    found += [(m.start, -m.end, 2, m.kind) for m in others]
    return Masked(tuple(_clear(Mask(kind, start, -end) for start, end, _, kind in sorted(found))), periods)


def _is_percentage(text: str, start: int, end: int) -> bool:
    """Whether what could be a month in digits is a range of percentages: "12-15%"."""
    return _PERCENT.match(text, end) is not None and not any(c.isalpha() for c in text[start:end])


def _is_inside(period: PeriodWords, bands: list[Mask]) -> bool:
    """Whether what could be a month in digits is a range of grades: "Grades 11-14"."""
    return any(b.start < period.start and period.end <= b.end for b in bands)


def _matches(folded: str) -> list[Mask]:
    return [Mask(kind, *m.span()) for kind, pattern in _patterns() for m in pattern.finditer(folded) if m.end() > m.start()]


def _clear(masks: object) -> list[Mask]:
    """Masks in order; of two that overlap the one that begins first, then the longer."""
    out: list[Mask] = []
    for mask in sorted(masks, key=lambda m: (m.start, -m.end)):  # type: ignore[call-overload]
        if not out or mask.start >= out[-1].end:
            out.append(mask)
    return out


def band_words(text: str, mask: Mask) -> tuple[int, int]:
    """The offsets of a band as a category: "Grade 12 and above", but "BG15 and above" without the word before its code."""
    folded = fold(text[:TEXT_LIMIT])
    start = mask.start
    lead = _LEADING.match(folded, start, mask.end)
    if lead:
        start = lead.end()
    grade = _GRADE.match(folded, start, mask.end)
    trail = _TRAILING.search(folded, start, mask.end)
    return (grade.end() if grade else start), (trail.start(1) if trail else mask.end)
