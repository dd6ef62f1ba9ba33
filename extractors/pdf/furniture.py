"""Running heads and feet, page numbers: what stands at the same place page after page and is no part of the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.pdf.pieces import Line

Kind = Literal["header", "footer", "page_number"]
_ZONE = 0.15
_BUCKET = 5.0
_DIGITS = re.compile(r"[0-9]{1,6}")
_ONLY_NUMBER = re.compile(r"(?:page|p\.?|seite)?\s*#(?:\s*(?:of|/|\|)\s*#)?(?:\s*\|?\s*page)?", re.IGNORECASE)
_ROMAN = re.compile(r"[ivxl]{1,7}")
_PAGE_OF = re.compile(r"page\s+[0-9]{1,4}(?:\s+of\s+[0-9]{1,4})?", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's size and its lines outside of tables."""

    number: int
    height: float
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: Line
    page: int
    head: bool
    edge: float
    key: str
    numbers: tuple[int, ...]
    loud: bool


def running(sheets: Sequence[Sheet]) -> dict[int, Kind]:
    """The lines (by id) that are furniture, and of which kind."""
    size = _text_size(sheets)
    found = [_candidate(line, sheet, size) for sheet in sheets for line in sheet.lines]
    candidates = [candidate for candidate in found if candidate is not None]
    slots: dict[tuple[bool, int], list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        slots[candidate.head, round(candidate.edge / _BUCKET)].append(candidate)
    out: dict[int, Kind] = {}
    for key in list(slots):
        near = [c for other in (key[1] - 1, key[1], key[1] + 1) for c in slots.get((key[0], other), ())]
        for candidate in _repeated(slots[key], near, len(sheets)):
            out[id(candidate.line)] = _kind(candidate)
    return _outermost(out, sheets)


def _candidate(line: Line, sheet: Sheet, size: float) -> _Candidate | None:
    top, bottom = line.box[1], sheet.height - line.box[3]
    if min(top, bottom) > _ZONE * sheet.height:
        return None
    text = " ".join(line.text.split()).casefold()
    numbers = tuple(int(n) for n in _DIGITS.findall(text))
    if _ROMAN.fullmatch(text):
        numbers, text = (_roman(text),), "#"
    loud = line.size > 1.04 * size or (line.bold and line.size > 0.95 * size)
    return _Candidate(line, sheet.number, top < bottom, min(top, bottom), _DIGITS.sub("#", text), numbers, loud)


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[c] for c in text]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _repeated(here: list[_Candidate], near: list[_Candidate], pages: int) -> Iterable[_Candidate]:
    """The candidates of one place that run: the same text on several pages, or a number that counts the pages."""
    groups: dict[str, list[_Candidate]] = defaultdict(list)
    for candidate in near:
        groups[candidate.key].append(candidate)
    running_keys = {key for key, group in groups.items() if _runs(group)}
    running_pages = {c.page for key in running_keys for c in groups[key]}
    occupied = {c.page for c in near}
    whole_place = pages > 3 and len(running_pages) >= 0.75 * len(occupied) and len(occupied) >= 0.6 * pages
    for candidate in here:
        group = groups[candidate.key]
        if candidate.key in running_keys:
            if whole_place or _often_enough(group, pages):
                yield candidate
        elif (whole_place and len(candidate.line.text) < 90) or (pages <= 2 and _PAGE_OF.fullmatch(candidate.line.text.strip())):
            yield candidate


def _often_enough(group: list[_Candidate], pages: int) -> bool:
    return len({c.page for c in group}) >= max(2, 0.5 * pages)


def _runs(group: list[_Candidate]) -> bool:
    if len({c.page for c in group}) < 2:
        return False
    numbers = {c.numbers for c in group}
    if len(numbers) == 1:
        return True
    return _counts_pages(group) and not any(_heads_text(c) for c in group)


def _heads_text(candidate: _Candidate) -> bool:
    """A numbered line at a page's head that is set like a heading ("Objective 3", one a page) is one."""
    if not candidate.head or _ONLY_NUMBER.fullmatch(candidate.key.strip("–—- |.")):
        return False
    return candidate.loud


def _text_size(sheets: Sequence[Sheet]) -> float:
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _counts_pages(group: list[_Candidate]) -> bool:
    """Whether one of the numbers goes with the page, all others staying the same."""
    width = min(len(c.numbers) for c in group)
    for at in range(width):
        offsets = Counter(c.numbers[at] - c.page for c in group)
        offset, count = offsets.most_common(1)[0]
        if count >= max(2, 0.6 * len(group)) and abs(offset) < 2000:
            return True
    return False


def _kind(candidate: _Candidate) -> Kind:
    if "#" in candidate.key and _ONLY_NUMBER.fullmatch(candidate.key.strip("–—- |.")):
        return "page_number"
    return "header" if candidate.head else "footer"


def _outermost(found: dict[int, Kind], sheets: Sequence[Sheet]) -> dict[int, Kind]:
    """A running line has only running lines between it and the page's edge."""
    out: dict[int, Kind] = {}
    for sheet in sheets:
        ordered = sorted(sheet.lines, key=lambda line: line.base)
        for lines in (ordered, ordered[::-1]):
            tolerated = 0
            for line in lines:
                if id(line) in found:
                    out[id(line)] = found[id(line)]
                else:
                    tolerated += 1
                    if tolerated > 1:
                        break
    return out
