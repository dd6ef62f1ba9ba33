"""Canonical themes: named by a heading or cell, or those of the metrics that a block is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pipeline.interpret.fields.folding import fold
from schemas.framework import Framework

_LONGEST = 180
_FEW_WORDS = 7
_WORD = re.compile(r"[a-z0-9]+")
_MARK = re.compile(
    r"^\W*(?:(?:wres |sc-?wres )?(?:theme|priority|strand|pillar|area|workstream|objective|aim|goal|outcome|section|part)s?)?"
    r"\s*(?:[0-9]{1,2}[a-z]?|[a-z](?=[\s:.)-])|[ivx]{1,4})?\s*[:.)-]*\s*"
)
_REST = re.compile(r"[(:]| - ")
_FILLERS = re.compile(r"\b(?:theme|the|our|wres)\b")


def theme_of(text: str, framework: Framework) -> str | None:
    """The canonical theme that a heading or cell names by one of its names; None where it names none or only mentions one."""
    if not framework.themes or len(text) > _LONGEST:
        return None
    names = _names(tuple((t.code, (t.name, *t.aliases)) for t in framework.themes))
    folded = fold(text).replace("&", " and ")
    return next((names[part] for part in _parts(folded) if part in names), None)


def theme_in(text: str, framework: Framework) -> str | None:
    """The theme whose name stands first among the few words of a heading; None where none does."""
    words = _WORD.findall(_REST.split(fold(text).replace("&", " and "))[0])
    if not framework.themes or len(words) > _FEW_WORDS:
        return None
    within = f" {' '.join(words)} "
    names = _names(tuple((t.code, (t.name, *t.aliases)) for t in framework.themes))
    found = [(within.index(f" {name} "), code) for name, code in names.items() if f" {name} " in within]
    return min(found)[1] if found else None


@lru_cache(maxsize=8)
def _names(themes: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    return {" ".join(_WORD.findall(fold(name))): code for code, names in themes for name in names}


def _parts(folded: str) -> Iterable[str]:
    """The heading, then without its mark, without what follows a colon or bracket, without filling words."""
    bare = _MARK.sub("", folded, count=1)
    for part in (folded, bare, _REST.split(bare)[0], _FILLERS.sub(" ", bare)):
        yield " ".join(_WORD.findall(part))


def theme_of_metrics(metrics: Sequence[int], framework: Framework) -> str | None:
    """The theme that most of the metrics stand under; None where there are none or two themes are as near."""
    counts: Counter[str] = Counter()
    for number in metrics:
        metric = framework.metric(number)
        if metric is not None and metric.theme is not None:
            counts[metric.theme] += 1
    best = counts.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]
