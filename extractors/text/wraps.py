"""Lines that belong together: paragraphs that were wrapped at a width, and lines that go on from the one before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from extractors.text.lines import Line

NARROWEST, WIDEST = 40, 140
NEAR = 30
FEWEST_TURNED = 3
MOST, NEARLY_ALL = 0.6, 0.9
LONGEST_WORD = 80
_ENDS = re.compile(r"[.:;!?…)”’\"']\s*$")
_LABEL = re.compile(r"^(?:\*\*|__)?[A-Z(][^:.!?]{1,58}(?::(?:\*\*|__)?(?:\s|$)|\s?\.{3,}(?:\s+(?=\S)|$))")
_LEADER = re.compile(r":|\s?\.{3,}")
_DOTTED = re.compile(r"^[A-Z(][^:.!?]{1,58}\s?\.{3,}\s+\S")
_ENTRY = re.compile(r"^[A-Z][^,;]{2,60}[,;–-]\s*\S|^(?:[A-Z][\w'’.-]+\s?){1,3}$")
_OUTLINE = re.compile(r"^(?:[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}[.)]?|\(?[0-9]{1,2}[a-z][.)])\s+[A-Z]")
_DATE = re.compile(r"^(?:[0-9]{1,2}(?:st|nd|rd|th)?\s)?[A-Z][a-z]{2,8}\s20[0-9]{2}$")
_AWAITS = re.compile(r"(?:\b(?:a|an|and|at|by|early|end|for|from|in|late|of|on|or|since|the|to|until)|[,–-])$", re.IGNORECASE)
FRONT = 12
_NEAR = 6
LONGEST_LABEL = 5
FEWEST_LABELS = 3
# What a term above is said to mean, in Markdown: ":   *Lead:* Head of HR".
DEFINITION = re.compile(r"^:\s{1,8}(?=\S)")
_STARTS = re.compile(f"{_DOTTED.pattern}|{DEFINITION.pattern}")
_CUT = re.compile(r"([^\W\d_]+)-$")
_WORD = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+(?![\w-])")
_HARD = re.compile(r" {2,}$|\\$|<br\s*/?>\s*$", re.IGNORECASE)


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width that the text's paragraphs are wrapped at; None where lines are as long as their paragraphs.

    A text is wrapped where hardly a line is longer than the width and, with the next line's first word, most lines would be,
    or at least those that break off inside a sentence: labels with short values below them are turned wherever they end.
    """
    filled = [line for line in lines if line.text and "\t" not in line.text and "|" not in line.text]
    lengths = sorted(len(line.raw.rstrip()) for line in filled)
    if len(lengths) < 6:
        return None
    width = lengths[min(len(lengths) - 1, (len(lengths) * 98) // 100)]
    if not NARROWEST <= width <= WIDEST:
        return None
    turned = [
        (line, following)
        for line, following in pairwise(lines)
        if line.text and following.text and "\t" not in line.text and "|" not in line.text
    ]
    broken = [pair for pair in turned if _breaks_off(*pair)]
    return width if _are_full(turned, width, MOST) or _are_full(broken, width, NEARLY_ALL) else None


def _are_full(turned: Sequence[tuple[Line, Line]], width: int, share: float) -> bool:
    full = sum(_is_full(line, following, width) for line, following in turned)
    return len(turned) > FEWEST_TURNED and full >= len(turned) * share


def _breaks_off(line: Line, following: Line) -> bool:
    return following.text[0].islower() and following.indent == line.indent and not _ENDS.search(line.text)


def _is_full(line: Line, following: Line, width: int) -> bool:
    return len(line.raw.rstrip()) + 1 + len(following.text.split(None, 1)[0]) > width - 6


def label_of(line: Line) -> str | None:
    """The few words before a colon or dot leaders that a line begins with, which may be a label."""
    found = _LABEL.match(line.text)
    return _LEADER.split(found.group())[0].strip("*_ ").lower() if found else None


def repeated_labels(lines: Sequence[Line]) -> frozenset[str]:
    """The labels of the text: what comes before a colon at the head of one line and another, or alone above different lines."""
    counts = Counter(label for line in lines if (label := label_of(line)) and len(label.split()) <= LONGEST_LABEL)
    counts.update(label for label, _ in {(_alone(line), below.text) for line, below in pairwise(lines) if below.text})
    return frozenset(label for label, count in counts.items() if label and count >= FEWEST_LABELS)


def _alone(line: Line) -> str:
    """A line of few words that may be a label with its value on the next line."""
    short = line.text[:1].isupper() and len(line.text.split()) <= LONGEST_LABEL and not line.text.endswith((".", ",", ";"))
    return line.text.lower() if short else ""


def goes_on(lines: Sequence[Line], at: int, *, markdown: bool, width: int | None, labels: Collection[str] = frozenset()) -> bool:
    """Whether a line goes on with the paragraph of the line before it (both are plain text, no blank between).

    A label and its value right below another are lines of a form, whatever the first ends with; one of the text's repeated
    `labels`, or words with dot leaders behind them, begin a line of their own anywhere.
    """
    last, line = lines[at - 1], lines[at]
    if _HARD.search(last.raw) or _counts_on(lines, at) or label_of(line) in labels or _STARTS.match(line.text):
        return False
    if _alone(last) in labels or _alone(line) in labels or _dates_front(lines, at):
        return False
    if markdown:
        ended = _ENDS.search(last.text) or line.text.startswith("*") or _LABEL.match(last.text)
        return not (_LABEL.match(line.text) and ended)
    if width is not None:
        return _is_full(last, line, width) or (line.text[:1].islower() and not _ENDS.search(last.text))
    if line.indent and not last.text.endswith((".", ":", "!", "?")):
        return not _are_entries(lines, at)
    return line.text[:1].islower() and not _ENDS.search(last.text)


def _dates_front(lines: Sequence[Line], at: int) -> bool:
    """Whether a line of the front is nothing but a month of a year, below a line that no preposition ends."""
    return at < FRONT and bool(_DATE.match(lines[at].text)) and not _AWAITS.search(lines[at - 1].text)


def _counts_on(lines: Sequence[Line], at: int) -> bool:
    """Whether a line opens with an outline's number, as one a few lines above does: "1.1 Train panels", "1.2 Ask leavers"."""
    return bool(_OUTLINE.match(lines[at].text)) and any(_OUTLINE.match(line.text) for line in lines[max(0, at - _NEAR) : at])


def _are_entries(lines: Sequence[Line], at: int) -> bool:
    """Whether the lines around are entries of a kind ("Name, Post" each), not one text that was turned."""
    first = at
    while first > 0 and at - first < NEAR and lines[first - 1].text:
        first -= 1
    last = at
    while last + 1 < len(lines) and last - at < NEAR and lines[last + 1].text:
        last += 1
    entries = [bool(_ENTRY.match(lines[i].text)) for i in range(first, last + 1)]
    return sum(entries) == len(entries) and (len(entries) > 2 or "," in lines[first].text)


class Joiner:
    """Puts the lines of a paragraph together; a hyphen at a line's end goes only where the text has the word without it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._known: set[str] | None = None

    def joined(self, texts: Sequence[str]) -> str:
        """The texts as one, with blanks between."""
        out = texts[0] if texts else ""
        for text in texts[1:]:
            cut = _CUT.search(out[-LONGEST_WORD:])
            rest = _WORD.match(text)
            if cut is None or rest is None:
                out = f"{out} {text}"
            elif (cut.group(1) + rest.group()).lower() in self._words():
                out = out[:-1] + text
            else:
                out += text
        return out

    def _words(self) -> set[str]:
        if self._known is None:
            self._known = {word for line in self._lines for word in _WORDS.findall(line.text.lower())}
        return self._known
