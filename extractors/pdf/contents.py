"""Lists of contents: entries with a page's number at their end. They repeat the headings and are no text of the plan."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.numerals import roman_value
from extractors.pdf.pieces import Draft, Grid

_TITLE = re.compile(r"(?:table\s+of\s+)?contents\.?|in this (?:document|plan|report)", re.IGNORECASE)
_ENTRY = re.compile(r"(?P<words>.*?)(?P<leader>[.…_·\s]*)(?P<number>[0-9]{1,4}|[ivxl]{1,6})\s*$", re.DOTALL)
_DOTS = re.compile(r"[.…_·]\s?[.…_·]\s?[.…_·]")
_LONGEST = 260
_BETWEEN = 2


@dataclass(frozen=True, slots=True)
class _Entry:
    at: int
    words: str
    number: int
    dotted: bool


def mark_contents(blocks: Sequence[Draft | Grid]) -> None:
    """Mark the paragraphs of lists of contents as furniture, their title with them."""
    run: list[_Entry] = []
    for at, block in enumerate(blocks):
        entry = _entry(at, block)
        if entry is None:
            continue
        if run and not _near(blocks, run[-1].at, at):
            _mark(blocks, run)
            run = []
        run.append(entry)
    _mark(blocks, run)


def _entry(at: int, block: Draft | Grid) -> _Entry | None:
    if not isinstance(block, Draft) or block.furniture or len(block.text) > _LONGEST:
        return None
    text = block.lines[-1].text
    found = _ENTRY.fullmatch(text)
    if found is None:
        return None
    dotted = bool(_DOTS.search(found.group("leader")))
    if not dotted and "\t" not in found.group("leader"):
        return None
    number = found.group("number")
    value = int(number) if number.isdigit() else -roman_value(number)
    words = " ".join([line.text.strip() for line in block.lines[:-1]] + [found.group("words").strip()])
    return _Entry(at, " ".join(words.split()).casefold(), value, dotted) if any(c.isalpha() for c in words) else None


def _near(blocks: Sequence[Draft | Grid], one: int, other: int) -> bool:
    """Whether only a few short paragraphs (a part's title) stand between two entries, running lines aside."""
    between = [block for block in blocks[one + 1 : other] if block.furniture is None]
    return len(between) <= _BETWEEN and all(isinstance(b, Draft) and len(b.text) <= 120 for b in between)


def _mark(blocks: Sequence[Draft | Grid], run: list[_Entry]) -> None:
    if len(run) < 3 or not _rises(run):
        return
    title = _title_before(blocks, run[0].at)
    dotted = sum(entry.dotted for entry in run) * 2 >= len(run)
    if not (dotted or title is not None or _comes_again(blocks, run)):
        return
    for at in range(run[0].at if title is None else title, run[-1].at + 1):
        block = blocks[at]
        if block.furniture is None:
            block.furniture = "contents"


def _rises(run: list[_Entry]) -> bool:
    numbers = [entry.number for entry in run if entry.number > 0]
    falls = sum(b < a for a, b in itertools.pairwise(numbers))
    return falls * 5 <= len(run)


def _title_before(blocks: Sequence[Draft | Grid], at: int) -> int | None:
    seen = 0
    for before in range(at - 1, -1, -1):
        block = blocks[before]
        if block.furniture is not None:
            continue
        if isinstance(block, Draft) and _TITLE.fullmatch(block.text.strip(" :")):
            return before
        seen += 1
        if seen > _BETWEEN:
            return None
    return None


def _comes_again(blocks: Sequence[Draft | Grid], run: list[_Entry]) -> bool:
    """Whether most entries stand further down as paragraphs of their own."""
    if len(run) < 5:
        return False
    later = {" ".join(b.text.split()).casefold() for b in blocks[run[-1].at + 1 :] if isinstance(b, Draft)}
    return sum(entry.words in later for entry in run) >= 0.6 * len(run)
