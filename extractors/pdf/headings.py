"""Headings by their look: bigger or bolder than the text around, alone on their lines; their level is the rank of the look."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from extractors.pdf.flow import clear_bullet
from extractors.pdf.pieces import Draft, Line
from extractors.wording import letters

_LONGEST = 220
_LONGEST_BOLD = 160
_BIGGER = 1.06
_MUCH_BIGGER = 1.25
_PROSE = 60
_ENOUGH = 400
_LOWEST = 9
_TITLE = re.compile(r"[A-Z0-9(“\"'‘]")
_CLOSED = re.compile(r"[.:;!?,)]\s*$")
_SENTENCES = re.compile(r".{20}[a-z0-9%)]\.\s+[A-Z][a-z]+\s")
_SENTENCE = re.compile(r"[a-z)]\.\s*$")

Rank = tuple[float, bool]
Look = tuple[float, bool, bool]


def body_look(drafts: Iterable[Draft]) -> Rank:
    """The size and weight of the running text outside of tables, where there is enough of it; else of all text."""
    prose: Counter[Rank] = Counter()
    every: Counter[Rank] = Counter()
    for draft in drafts:
        if not draft.furniture:
            counts = _looks(draft)
            every += counts
            if not draft.in_table and len(draft.text) >= _PROSE:
                prose += counts
    counts = prose if prose.total() >= min(_ENOUGH, 0.2 * every.total()) else every
    sizes: Counter[float] = Counter()
    for (size, _), count in counts.items():
        sizes[size] += count
    if not sizes:
        return 10.0, False
    size = _largest_common(sizes)
    return size, counts[size, True] > counts[size, False]


def _looks(draft: Draft) -> Counter[Rank]:
    out: Counter[Rank] = Counter()
    for line in draft.lines:
        for run in line.runs:
            out[_size(run.look.size), run.look.bold] += letters(run.text)
    return out


def _largest_common(sizes: Counter[float]) -> float:
    """Text may be set in several sizes that hardly differ; the largest of them is what a heading has to exceed."""
    mode = sizes.most_common(1)[0][0]
    common = [size for size, count in sizes.items() if size <= 1.13 * mode and count >= 0.1 * sizes.total()]
    return max([mode, *common])


def mark_headings(drafts: Sequence[Draft]) -> None:
    """Set kind and level of those drafts that are headings."""
    body = body_look(drafts)
    found = [draft for draft in drafts if _is_heading(draft, body)]
    found.extend(_slanted(drafts, body))
    ranks = sorted({_rank(draft) for draft in found}, key=lambda rank: (-rank[0], not rank[1], rank[2]))
    for draft in found:
        draft.kind = "heading"
        draft.level = min(_LOWEST, ranks.index(_rank(draft)) + 1)


def _slanted(drafts: Sequence[Draft], body: Rank) -> list[Draft]:
    """Short slanted lines over upright text, where the document has several of them.

    Where slanted lines more often close a paragraph than they stand alone, the few alone close the text above them as well.
    """
    out = []
    for draft, below in itertools.pairwise(drafts):
        text = draft.text
        if draft.furniture or draft.in_table or draft.kind != "paragraph" or len(text) > _LONGEST_BOLD or clear_bullet(text):
            continue
        size, bold, slanted = _rank(draft)
        upright = not below.furniture and not _rank(below)[2]
        if slanted and not bold and size >= 0.95 * body[0] and upright and _TITLE.match(text) and not _CLOSED.search(text):
            out.append(draft)
    return out if len(out) > max(1, sum(map(_closes_slanted, drafts))) else []


def _closes_slanted(draft: Draft) -> bool:
    """Whether a paragraph begins upright and its last line is slanted."""
    first, last = draft.lines[0], draft.lines[-1]
    return first is not last and not _is_slanted(first) and _is_slanted(last)


def _is_slanted(line: Line) -> bool:
    return all(run.look.italic for run in line.runs if letters(run.text))


def _size(size: float) -> float:
    return round(size * 2) / 2


def _rank(draft: Draft) -> Look:
    sizes: Counter[float] = Counter()
    upright = 0
    for line in draft.lines:
        for run in line.runs:
            sizes[_size(run.look.size)] += letters(run.text)
            upright += 0 if run.look.italic else letters(run.text)
    return sizes.most_common(1)[0][0], all(line.bold for line in draft.lines), upright == 0


def _is_heading(draft: Draft, body: Rank) -> bool:
    text = draft.text
    if draft.furniture or draft.kind != "paragraph" or not any(c.isalpha() for c in text) or len(text) > _LONGEST:
        return False
    if clear_bullet(text):
        return False
    size, bold, _ = _rank(draft)
    if size < _MUCH_BIGGER * body[0] and not bold and _SENTENCES.search(text):
        return False
    if size >= _BIGGER * body[0]:
        return not _SENTENCE.search(text) or bold or (size >= _MUCH_BIGGER * body[0] and len(text) <= 100)
    if draft.in_table or not bold or body[1] or size < 0.8 * body[0]:
        return False
    return len(text) <= _LONGEST_BOLD and not _SENTENCE.search(text)
