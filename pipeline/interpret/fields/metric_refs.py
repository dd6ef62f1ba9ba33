"""Which metrics a text names: by number ("Metrics 3, 4 and 7"), by a metric's wording, or by the event that it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.interpret.fields.folding import fold
from pipeline.interpret.fields.metric_events import metrics_by_event
from pipeline.interpret.fields.metric_wordings import read_wordings
from pipeline.interpret.fields.themes import theme_in, theme_of, theme_of_metrics
from schemas.framework import Framework

__all__ = ["MetricRef", "metrics_by_event", "read_metric_refs", "theme_in", "theme_of", "theme_of_metrics"]

TEXT_LIMIT = 4000
_LONGEST_RANGE = 12
_BARE = re.compile(r"\s*(?:#|no\.?\s?)?[0-9]{1,2}(?:\s?(?:,\s?(?:and|&)?|;|and|&|/|\+|-|to|\n)\s?[0-9]{1,2}){0,12}\s*\.?\s*")
# A metric's number before its name, in a column of metrics: "6. Harassment".
_COUNTED = re.compile(r"\s*[0-9]{1,2}\s?[.):-](?=\s?[a-z])")
_LONGEST_LIST, _LONGEST_GLOSSED = 60, 200
_LONGEST_LEAD_IN = 5
# Labels of metrics beside each other: "M6 M7".
_SIDE_BY_SIDE = re.compile(r"\s+(?=[a-z]{1,10}\s?[0-9])")
_GLOSS = re.compile(r"\s*\([^()0-9]{1,80}\)|\s+(?:of|in) the (?:(?:sc-?\s?|social care )?wres|standard)(?=[.\s]*$)")
# What may stand before the numbers where a line only says which metrics a part is about: "This priority links to SC-WRES".
_RELATING = (
    r"(?:(?:this|these|it|they)(?: [a-z]+)?(?: of (?:the|this|our) (?:action )?plan)? )?(?:(?:is|are) )?"
    r"(?:related|relevant|linked|links?|relates?|responds?|answers?|contributes?|refers?|speaks?|addresses|address|covers?|supports?)"
    r"(?: (?:to|with|towards))? "
)
_STANDARD = r"(?:(?:the )?(?:sc-?|social care )?wres )?"
_ALONE = re.compile(rf"(?:{_RELATING})?{_STANDARD}")
_RELATES = re.compile(rf"{_RELATING}|{_STANDARD}(?:metrics|indicators) ")
# What a number counts or dates that is no metric's: "WRES 2 year plan", "the WRES 9 metrics", "WRES 6 October 2023".
COUNTS_OTHER = (
    r"(?!\s?-?(?:metric|indicator|year|month|week|day)s?\b"
    r"|\s(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\b)"
)
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")
_APART = re.compile(r"\s*[^\w\s\"'“”‘’.,:;–—-]")
_RANGE = re.compile(r"\s*(?:-|to)\s*")


@dataclass(frozen=True, slots=True)
class MetricRef:
    """A metric that a text names, with the offsets of the words, and how it is named."""

    metric: int
    start: int
    end: int
    how: Literal["number", "wording"]


def read_metric_refs(text: str, framework: Framework, *, bare: bool = False) -> list[MetricRef]:
    """The metrics that a text names, in order: those named by number, and where there are none those whose wording it prints.

    `bare`: the text stands under a label for metrics, where a mere list of numbers ("1 and 9") names them too.
    """
    if not framework.metrics or not text.strip():
        return []
    numbers = _numbered(text[:TEXT_LIMIT], framework) or (_bare(text[:TEXT_LIMIT], framework) if bare else [])
    wordings = (
        [] if numbers else [MetricRef(metric, start, end, "wording") for metric, start, end in read_wordings(text, framework)]
    )
    return sorted((*numbers, *wordings), key=lambda ref: (ref.start, ref.metric))


@cache
def _number_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(w) for w in words), key=len, reverse=True))
    number = rf"(?:#|no\.?\s?|number\s)?[0-9]{{1,2}}(?![0-9%]|\.[0-9]){COUNTS_OTHER}[a-c]?(?:\s?\([a-c]\))?"
    joint = r"\s?(?:,\s?(?:and|&)?|;|and|&|/|\+|-|to|or)\s?"
    # A list of numbers; one that counts something else ("Metric 3, 12 staff") ends the list before it.
    return re.compile(
        rf"(?<![a-z])(?:(?:{names})(?:\(s\))?(?:\s?:)?|m(?=[0-9](?![0-9])))\s?{number}"
        rf"(?:{joint}(?:(?:{names})\s?)?{number}(?=\s?(?:[,;:.)\]/&+–-]|and|to|or|$|\n|\())){{0,12}}"
        rf"(?:{joint}(?:(?:{names})\s?|m(?=[0-9]))?{number}(?!\s?(?:%|per ?cent|staff|people|times|white|bame|bme|members)))?"
    )


def _numbered(text: str, framework: Framework) -> list[MetricRef]:
    out: dict[int, MetricRef] = {}
    for match in _pattern_for(text, framework).finditer(fold(text)):
        for reference in _listed(match):
            if framework.metric(reference.metric) is not None:
                out.setdefault(reference.metric, reference)
    return list(out.values())


def _pattern_for(text: str, framework: Framework) -> re.Pattern[str]:
    """What finds a text's metrics: by all words for them where it is nothing but a list, else by those that mean nothing else."""
    alone = bool(framework.list_words) and names_only_metrics(text, framework)
    return _number_pattern((*framework.metric_words, *(framework.list_words if alone else ())))


def names_only_metrics(text: str, framework: Framework) -> bool:
    """Whether a text is nothing but a list of metrics by number: "Metrics 1 and 9", "(WRES metric 3)"."""
    if not framework.metrics or len(text) > _LONGEST_GLOSSED:
        return False
    shown = _shown(text)
    if len(shown) > _LONGEST_LIST:
        return False
    return _is_list(shown, framework) or all(_is_list(each, framework) for each in _SIDE_BY_SIDE.split(shown))


def names_metrics_after_label(text: str, framework: Framework) -> bool:
    """Whether a few words and a colon stand before nothing but a list of metrics: "This year's focus: metrics 2 and 6"."""
    label, colon, rest = text.partition(":")
    words = label.split()
    plain = 0 < len(words) <= _LONGEST_LEAD_IN and not any(c.isdigit() for c in label)
    return bool(colon) and plain and bool(rest.strip()) and names_only_metrics(rest, framework)


def _is_list(shown: str, framework: Framework) -> bool:
    match = _number_pattern((*framework.metric_words, *framework.list_words)).search(shown)
    return match is not None and match.end() == len(shown) and _ALONE.fullmatch(shown[: match.start()]) is not None


def relates_to_metrics(text: str, framework: Framework) -> bool:
    """Whether a text says that what it stands in is about some metrics, and no more: "Relates to metric 3", "Metrics 1, 9".

    So does what a bracket or a sign before it sets apart from a heading: "(metric 2)", "★ Metric 2".
    """
    if not names_only_metrics(text, framework):
        return False
    return _RELATES.match(_shown(text)) is not None or _APART.match(text) is not None


def _shown(text: str) -> str:
    """A text without brackets, stops and signs ("★", "#") around it, and without what brackets only explain."""
    return _EDGES.sub("", _GLOSS.sub("", fold(text)))


def _bare(text: str, framework: Framework) -> list[MetricRef]:
    """The metrics of a text that holds nothing but a list of their numbers, or one before its name; none where one is none's."""
    folded = fold(text)
    match = _BARE.fullmatch(folded) or _COUNTED.match(folded)
    found = _listed(match) if match is not None else []
    return found if all(framework.metric(reference.metric) is not None for reference in found) else []


def _listed(match: re.Match[str]) -> list[MetricRef]:
    """The numbers of one list, those inside a range ("2 to 5") included; the first has the word before it."""
    base, words = match.start(), match.group()
    numbers = [(int(m.group()), *m.span()) for m in re.finditer(r"[0-9]{1,2}", words)]
    out = []
    for at, (number, start, end) in enumerate(numbers):
        out.append(MetricRef(number, base + (start if at else 0), base + end, "number"))
        if at + 1 == len(numbers):
            break
        following, begin, stop = numbers[at + 1]
        if _RANGE.fullmatch(words[end:begin]):
            inside = range(number + 1, min(following, number + _LONGEST_RANGE))
            out += [MetricRef(between, base + start, base + stop, "number") for between in inside]
    return out
