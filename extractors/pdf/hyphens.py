"""Hyphens at line ends: a word that was only cut, or a hyphen that belongs to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from extractors.pdf.pieces import Line
from schemas.document import Joint

HYPHENS = ("-", "‐")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_LEFT = re.compile(r"([^\W\d_]+(?:[-‐][^\W\d_]+)*)[-‐]$")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_CLOSING = re.compile(r"[,;:.)!?%](?:\s|$)")
_CUT_DAY = re.compile(r"(?:^|\s)[0-9]{1,2}([/.])[0-9]{1,2}\1(?:19|20)$")
_REST_OF_YEAR = re.compile(r"[0-9]{2}(?:[.,;)]|$)")
_VOWEL = re.compile(r"[aeiouyà-ÿ]")
_SHORTEST = 6
_WIDE = 6
_RIGHT = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
# First parts that English writes with a hyphen more often than not.
_PREFIXES = frozenset(
    {
        "all", "anti", "borough", "by", "city", "co", "council", "county", "cross", "data", "day", "decision", "down", "e",
        "evidence", "ex", "face", "fact", "first", "five", "four", "full", "half", "high", "in", "inter", "intra", "line", "long",
        "low", "mid", "multi", "non", "off", "on", "one", "out", "over", "part", "post", "pre", "pro", "re", "role", "second",
        "self", "semi", "service", "short", "six", "sub", "team", "third", "three", "two", "under", "up", "well", "year",
    }
)  # fmt: skip


# What a word can end in that is no word by itself.
_ENDINGS = frozenset(
    {
        "able", "al", "ally", "ance", "ances", "ation", "ations", "cation", "cations", "ce", "ces", "cy", "ed", "ement", "ements",
        "ence", "ences", "ent", "er", "ers", "ght", "ht", "ial", "ication", "ications", "ics", "ies", "ing", "ings", "ion",
        "ional", "ions", "isation", "ity", "ive", "le", "ling", "ly", "ment", "ments", "ness", "ning", "nt", "nts", "ons", "ory",
        "ous", "ring", "ry", "ship", "sion", "sions", "th", "ting", "tion", "tional", "tions", "ty", "ual", "ve",
    }
)  # fmt: skip
_SMALL = frozenset({"a", "i", "o"})


class Hyphens:
    """Decides by the document's own other words; without evidence the hyphen is kept."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: Counter[str] = Counter()
        self._seen: set[str] = set()
        for line in lines:
            words = [word.casefold().replace("‐", "-") for word in _WORD.findall(line.text)]
            self._seen.update(words)
            # The words at a narrow line's ends may be halves.
            self._words.update(words[1:-1] if len(words) < _WIDE else words)

    def joint(self, left: str, right: str) -> Joint:
        """How a line that ends in `left` is followed by one that begins with `right`."""
        left, right = left.rstrip(), right.lstrip()
        if not left.endswith(HYPHENS):
            return "" if _CLOSING.match(right) else " "
        before, after = _LEFT.search(left), _RIGHT.match(right)
        if before is None or after is None:
            return " " if len(left) > 1 and left[-2].isspace() else ""
        return "-" if self._is_cut(before.group(1), after.group()) else ""

    def seam(self, left: str, right: str) -> Joint:
        """How a line of a narrow cell goes on: where a column is narrower than a word, programs cut it without a hyphen."""
        if _CUT_DAY.search(left.rstrip()) and _REST_OF_YEAR.match(right.lstrip()):
            return ""
        before, after = _LAST_WORD.search(left.rstrip()), _RIGHT.match(right.lstrip())
        if before is None or after is None or not after.group()[0].islower():
            return " "
        first, second = before.group().casefold(), after.group().casefold()
        parts = self._words[first]
        whole = max(self._words[first + second], first + second in self._seen)
        if whole > parts and len(first + second) >= (_SHORTEST if len(first) > 2 else 4):
            return ""
        ending = second in _ENDINGS or len(second) == 1 or not (_VOWEL.search(second) or self._words[second])
        return "" if ending and not parts and len(first) >= 4 and second not in _SMALL else " "

    def _is_cut(self, before: str, after: str) -> bool:
        if not after[0].islower():
            return False
        first, second = before.casefold().replace("‐", "-"), after.casefold()
        hyphened, whole = self._words[f"{first}-{second}"], self._words[first + second]
        if hyphened != whole:
            return whole > hyphened
        if first.rsplit("-", 1)[-1] in _PREFIXES or len(first) < 2:
            return False
        return not self._words[first] and not self._words[second]
