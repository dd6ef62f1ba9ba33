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


class Hyphens:
    """Decides by the document's own other words; without evidence the hyphen is kept."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: Counter[str] = Counter()
        for line in lines:
            words = [word.casefold().replace("‐", "-") for word in _WORD.findall(line.text)]
            cut = line.text.rstrip().endswith(HYPHENS)
            self._words.update(words[1:-1] if cut else words[1:])
            self._words.update(words[:1])

    def joint(self, left: str, right: str) -> Joint:
        """How a line that ends in `left` is followed by one that begins with `right`."""
        left, right = left.rstrip(), right.lstrip()
        if not left.endswith(HYPHENS):
            return " "
        before, after = _LEFT.search(left), _RIGHT.match(right)
        if before is None or after is None:
            return " " if len(left) > 1 and left[-2].isspace() else ""
        return "-" if self._is_cut(before.group(1), after.group()) else ""

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
