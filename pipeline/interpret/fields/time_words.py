"""The vocabulary of time, and text folded so that every month's and number's name reads alike, misprints included."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from rapidfuzz.distance import OSA

from pipeline.interpret.fields.folding import alike, fold

FILL = "~"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = ("spring", "summer", "autumn", "winter")
_RUN = re.compile(r"[a-z0-9]+")
_LETTERS = re.compile(r"[a-z]+")
_MODAL_MAY = re.compile(r"(?<![\w'])may(?![\w'])(?!\s?[0-9'/-])")
_DIGIT_BEFORE = re.compile(r"[0-9](?:\s?(?:st|nd|rd|th))?\s?(?:of\s)?$|[/-]\s?$")
_MISREAD = str.maketrans({"0": "o", "1": "l", "5": "s"})
_MISREAD_YEAR = re.compile(r"(?<![a-z0-9])2[0o][0-9o]{2}(?![a-z0-9])")
_SHORTEST_MISPRINT = 5
_LONG_NAME = 6
_LONGEST_WORD = 24


@cache
def words_of_time() -> dict[str, Any]:
    """The data file of time words, as read."""
    return tomllib.loads((resources.files("pipeline.interpret") / "data" / "times.toml").read_text("utf-8"))


@cache
def _names() -> dict[str, str]:
    return {word: code for code, words in words_of_time()["months"].items() for word in words}


@lru_cache(4096)
def month_code(word: str) -> str | None:
    """The three letters of the month that a word in lower case names, with up to one wrong letter; else None."""
    names = _names()
    if word in names:
        return names[word]
    read = word.translate(_MISREAD)
    if read in names:
        return names[read]
    if len(read) < _SHORTEST_MISPRINT or not read.isalpha():
        return None
    near = [code for name, code in names.items() if len(name) >= _LONG_NAME and OSA.distance(read, name, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else None


def fold_times(text: str) -> str:
    """The text folded, with months as three letters and number words as digits, each filled with "~" to its old length."""
    folded = fold(text).replace(FILL, " ")
    folded = _MISREAD_YEAR.sub(lambda year: year.group().replace("o", "0"), folded)
    out = list(folded)
    for match in _RUN.finditer(folded):
        for start, end, words in _canonical(match.group()):
            out[match.start() + start : match.start() + end] = words.ljust(end - start, FILL)
    plain = alike(text)
    for modal in _MODAL_MAY.finditer(plain):
        if not _DIGIT_BEFORE.search(plain[max(0, modal.start() - 12) : modal.start()]):
            out[modal.start() : modal.end()] = "m".ljust(modal.end() - modal.start(), FILL)
    return "".join(out)


@cache
def _numbers() -> dict[str, str]:
    return {word: str(number) for word, number in words_of_time()["numbers"].items()}


def _canonical(word: str) -> list[tuple[int, int, str]]:
    """What stands for a word or for the month in it ("30june2024"), with offsets in the word; empty for other words."""
    if word.isdigit() or len(word) > _LONGEST_WORD:
        return []
    plain = month_code(word) or _numbers().get(word)
    if plain is not None:
        return [(0, len(word), plain)]
    if word.isalpha():
        return []
    return [(*run.span(), _names()[run.group()]) for run in _LETTERS.finditer(word) if run.group() in _names()]


def phrase(words: Iterable[str]) -> str:
    """A regular expression for one of several fixed phrases, longest first, blanks of any width between the words."""
    return "|".join(r"\s+".join(re.escape(w) for w in p.split()) for p in sorted(words, key=len, reverse=True))


def either(patterns: Iterable[str]) -> str:
    """A regular expression for one of several expressions, longest first, blanks of any width."""
    return "|".join(p.replace(" ", r"\s+") for p in sorted(patterns, key=len, reverse=True))
