"""Which metrics a text names: by number ("Metrics 3, 4 and 7"), by a metric's wording, or by the event that it is about."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from pipeline.interpret.fields.folding import fold
from schemas.framework import Framework, Metric

How = Literal["number", "wording"]
TEXT_LIMIT = 4000
_WORDING_LIMIT = 900
_ALIKE = 84.0
_COVERED = 0.74
_MARGIN = 3.0
_WORD = re.compile(r"[a-z0-9]+")
_INSIDE = re.compile(r"[a-z,]\s+$")
_RANGE = re.compile(r"\s*(?:-|to)\s*")
_THEME_LENGTH = 90


@dataclass(frozen=True, slots=True)
class MetricRef:
    """A metric that a text names, with the offsets of the words, and how it is named."""

    metric: int
    start: int
    end: int
    how: How


def read_metric_refs(text: str, framework: Framework) -> list[MetricRef]:
    """The metrics that a text names by number or prints in full, in order, each at its first place."""
    if not framework.metrics or not text.strip():
        return []
    numbers = _numbered(text[:TEXT_LIMIT], framework)
    named = {ref.metric for ref in numbers}
    wording = [ref for ref in _worded(text, framework) if ref.metric not in named and not numbers]
    return sorted((*numbers, *wording), key=lambda ref: (ref.start, ref.metric))


# by number


@cache
def _number_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(w) for w in words), key=len, reverse=True))
    number = r"(?:#|no\.?\s?|number\s)?[0-9]{1,2}(?![0-9%]|\.[0-9])[a-c]?(?:\s?\([a-c]\))?"
    joint = r"\s?(?:,\s?(?:and|&)?|;|and|&|/|\+|-|to|or)\s?"
    # A list of numbers; one that counts something else ("Metric 3, 12 staff") ends the list before it.
    return re.compile(
        rf"(?<![a-z])(?:(?:{names})(?:\(s\))?(?:\s?:)?|m(?=[0-9](?![0-9])))\s?{number}"
        rf"(?:{joint}(?:(?:{names})\s?)?{number}(?=\s?(?:[,;:.)\]/&+–-]|and|to|or|$|\n|\())){{0,12}}"
        rf"(?:{joint}(?:(?:{names})\s?|m(?=[0-9]))?{number}(?!\s?(?:%|per ?cent|staff|people|times|white|bame|bme|members)))?"
    )


def _numbered(text: str, framework: Framework) -> list[MetricRef]:
    known = {m.number for m in framework.metrics}
    out: dict[int, MetricRef] = {}
    folded = fold(text)
    for match in _number_pattern(tuple(framework.metric_words)).finditer(folded):
        numbers = [(int(m.group()), *m.span()) for m in re.finditer(r"[0-9]{1,2}", match.group())]
        for at, (number, start, end) in enumerate(numbers):
            where = (match.start() if at == 0 else match.start() + start, match.start() + end)
            if number in known:
                out.setdefault(number, MetricRef(number, *where, "number"))
            following = numbers[at + 1] if at + 1 < len(numbers) else None
            if following is not None and _RANGE.fullmatch(match.group()[end : following[1]]):
                for between in range(number + 1, min(following[0], number + 12)):
                    if between in known:
                        out.setdefault(between, MetricRef(between, match.start() + start, match.start() + following[2], "number"))
    return list(out.values())


# by wording


@dataclass(frozen=True)
class _Wording:
    """A metric's wording as the words that tell it from others."""

    metric: int
    words: tuple[str, ...]
    text: str


def _data() -> dict[str, Any]:
    return _read_data()


@cache
def _read_data() -> dict[str, Any]:
    return tomllib.loads((resources.files("pipeline.interpret") / "data" / "events.toml").read_text("utf-8"))


# Words for groups and for staff that differ from plan to plan and edition to edition.
_IGNORED = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "as",
        "is",
        "are",
        "be",
        "being",
        "been",
        "their",
        "its",
        "our",
        "your",
        "any",
        "all",
        "other",
        "that",
        "which",
        "who",
        "b",
        "c",
        "bame",
        "bme",
        "bamer",
        "black",
        "asian",
        "minority",
        "minorities",
        "minoritised",
        "minoritized",
        "ethnic",
        "ethnically",
        "ethnicity",
        "ethnicities",
        "racially",
        "diverse",
        "global",
        "majority",
        "multiple",
        "mixed",
        "heritage",
        "background",
        "backgrounds",
        "white",
        "british",
        "people",
        "colour",
        "staff",
        "employee",
        "employees",
        "colleagues",
        "workers",
        "workforce",
        "directly",
        "employed",
        "group",
        "groups",
        "compared",
        "comparison",
        "respect",
        "rest",
        "last",
        "previous",
        "past",
        "twelve",
        "12",
        "months",
        "month",
        "year",
        "years",
        "during",
        "within",
        "period",
        "council",
        "councils",
        "social",
        "care",
        "authority",
        "local",
        "s",
    ]
)
_SAME = {
    "practice": "practise",
    "practicing": "practise",
    "organisations": "organisation",
    "organisational": "organisation",
    "organization": "organisation",
    "manager": "management",
    "managers": "management",
    "colleague": "colleague",
    "continuing": "continuous",
    "cpd": "cpd",
    "shortlist": "shortlisting",
    "short": "shortlisting",
    "leave": "leaving",
    "enter": "entering",
    "entered": "entering",
    "percent": "percentage",
    "patients": "users",
    "service": "users",
    "services": "users",
    "bands": "band",
    "grades": "band",
    "grade": "band",
    "within": "each",
}
_STARTERS = frozenset({"percentage", "comparative", "relative", "likelihood", "rate", "turnover", "%"})


def _content(text: str) -> list[tuple[str, int, int]]:
    return [(_SAME.get(m.group(), m.group()), *m.span()) for m in _WORD.finditer(fold(text)) if m.group() not in _IGNORED]


@lru_cache(maxsize=8)
def _wordings(name: str, wordings: tuple[tuple[int, str], ...]) -> tuple[_Wording, ...]:
    out = []
    for metric, text in wordings:
        words = tuple(word for word, _, _ in _content(text.replace("[group]", " ")))
        out.append(_Wording(metric, words, " ".join(words)))
    return tuple(w for w in out if len(w.words) >= 3)


def _worded(text: str, framework: Framework) -> list[MetricRef]:
    """Metrics whose full wording the text prints; one for each line that opens as a wording does."""
    folded = fold(text[:_WORDING_LIMIT])
    if (
        "rate" not in folded
        and "percentage" not in folded
        and "likelihood" not in folded
        and "%" not in folded
        and "turnover" not in folded
    ):
        return []
    known = _wordings(framework.code, tuple((m.number, w) for m in framework.metrics for w in m.wordings))
    out: list[MetricRef] = []
    for start, end in _stretches(folded):
        best = _best(text[start:end], known)
        if best is not None and all(ref.metric != best for ref in out):
            out.append(MetricRef(best, start, end, "wording"))
    return out


def _stretches(folded: str) -> list[tuple[int, int]]:
    """Where wordings may stand: from each opening word to the next one or the end."""
    opening = re.compile(
        r"(?:(?<![a-z])(?:percentage|comparative rate|relative likelihood|likelihood of|turnover of|rate of)|%)(?![a-z])"
    )
    starts = [m.start() for m in opening.finditer(folded) if not _INSIDE.search(folded[max(0, m.start() - 40) : m.start()])]
    kept: list[int] = []
    for at in starts:
        if not kept or at - kept[-1] > 60:
            kept.append(at)
    return list(zip(kept, [*kept[1:], len(folded)] if kept else [], strict=True))


def _best(text: str, known: Sequence[_Wording]) -> int | None:
    words = [word for word, _, _ in _content(text)]
    if len(words) < 3:
        return None
    scores: dict[int, float] = {}
    for wording in known:
        span = words[: len(wording.words) + 4]
        scores[wording.metric] = max(scores.get(wording.metric, 0.0), _likeness(span, wording))
    ranked = sorted(scores.items(), key=lambda entry: -entry[1])
    best, second = ranked[0], ranked[1] if len(ranked) > 1 else (0, 0.0)
    return best[0] if best[1] >= _ALIKE and best[1] - second[1] >= _MARGIN else None


def _likeness(words: Sequence[str], wording: _Wording) -> float:
    """How much of a wording the words print, 0 to 100: words found, misprints allowed, and their order."""
    free = list(words)
    found = 0
    for word in wording.words:
        match = next((w for w in free if w == word), None) or next(
            (w for w in free if len(word) > 4 and Indel.normalized_similarity(w, word) >= 0.8), None
        )
        if match is not None:
            free.remove(match)
            found += 1
    covered = found / len(wording.words)
    if covered < _COVERED:
        return 0.0
    extra = max(0, len(words) - found - 3)
    return 100 * covered - 4 * extra + 0.02 * fuzz.ratio(" ".join(words), wording.text)


# by event


@cache
def _event_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = _data()
    return tuple((event, re.compile(rf"(?<![a-z])(?:{'|'.join(words)})(?![a-z])")) for event, words in data["events"].items())


@cache
def _source_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = _data()
    return tuple((event, re.compile(rf"(?<![a-z])(?:{'|'.join(words)})(?![a-z])")) for event, words in data["sources"].items())


@cache
def _example_pattern() -> re.Pattern[str]:
    return re.compile("|".join(_data()["examples"]["begin"]))


def metrics_by_event(text: str, framework: Framework) -> list[int]:
    """The metrics whose event a text names, in order of number; what only stands in brackets or in a list of examples does not count."""
    folded = _without_examples(fold(text[:TEXT_LIMIT]))
    events: set[str] = set()
    for event, pattern in _event_patterns():
        if pattern.search(folded):
            events |= _sources(folded) if event == "harassment" else {event}
    return sorted({m.number for m in framework.metrics if events & set(m.events)})


def _without_examples(folded: str) -> str:
    plain = re.sub(r"\([^()]{0,400}\)", " ", folded)
    begin = _example_pattern().search(plain)
    while begin is not None:
        stop = re.search(r"[.;\n](?=\s|$)", plain[begin.end() :])
        plain = plain[: begin.start()] + (plain[begin.end() + stop.start() :] if stop else "")
        begin = _example_pattern().search(plain)
    return plain


def _sources(folded: str) -> set[str]:
    named = {event for event, pattern in _source_patterns() if pattern.search(folded)}
    return named or {"harassment_public", "harassment_colleague"}


# themes


@lru_cache(maxsize=8)
def _aliases(name: str, themes: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, str], ...]:
    pairs = [(" ".join(_WORD.findall(fold(alias))), code) for code, aliases in themes for alias in aliases]
    return tuple(sorted(pairs, key=lambda p: -len(p[0])))


_THEME_MARK = re.compile(
    r"^\W*(?:(?:wres |sc-?wres )?(?:theme|priority|strand|pillar|area|workstream|objective|aim|goal|outcome|section|part)s?)?\s*(?:[0-9]{1,2}[a-z]?|[a-z](?=[\s:.)-])|[ivx]{1,4})?\s*[:.)-]*\s*"
)


def theme_of(text: str, framework: Framework) -> str | None:
    """The canonical theme that a heading or cell names by one of its names; None where it names none or only mentions one."""
    if not framework.themes or len(text) > _THEME_LENGTH * 2:
        return None
    folded = fold(text).replace("&", " and ")
    names = _aliases(framework.code, tuple((t.code, (t.name, *t.aliases)) for t in framework.themes))
    for part in _theme_parts(folded):
        for alias, code in names:
            if part == alias:
                return code
    return None


def _theme_parts(folded: str) -> Iterable[str]:
    """The heading without its mark, and without what follows a colon or bracket."""
    bare = _THEME_MARK.sub("", folded, count=1)
    for part in (folded, bare, re.split(r"[(:]| - ", bare)[0], re.sub(r"\b(?:theme|the|our|wres)\b", " ", bare)):
        yield " ".join(_WORD.findall(part))


def theme_of_metrics(metrics: Sequence[int], framework: Framework) -> str | None:
    """The theme that most of the metrics stand under; None where there are none or two themes are as near."""
    counts: dict[str, int] = {}
    for number in metrics:
        metric = framework.metric(number)
        theme = metric.theme if metric is not None else None
        if theme is not None:
            counts[theme] = counts.get(theme, 0) + 1
    best = sorted(counts.items(), key=lambda entry: -entry[1])
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def metric_of(number: int, framework: Framework) -> Metric | None:
    """The metric of a number."""
    return framework.metric(number)
