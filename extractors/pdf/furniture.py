"""Running heads and feet, page numbers: what stands at the same place page after page and is no part of the text."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.numerals import roman_value
from extractors.pdf.headers import row_texts
from extractors.pdf.pieces import Draft, Grid, Line

Kind = Literal["header", "footer", "page_number"]
_ZONE = 0.15
_BUCKET = 5.0
_GAP = 0.8
_MARGIN = 50.0
_EDGE = 26.0
_SET_OFF = 1.5
_A_FRONT_AND_ONE_MORE = 2
_GRID_ZONE = 0.16
_SELDOM = 0.4
_DIGITS = re.compile(r"[0-9]{1,6}")
_ONLY_NUMBER = re.compile(r"(?:page|p\.?|seite)?\s*#(?:\s*(?:of|/|\|)\s*#)?(?:\s*\|?\s*page)?", re.IGNORECASE)
_ROMAN = re.compile(r"[ivxl]{1,7}")
_PAGE_OF = re.compile(r"page\s+[0-9]{1,4}(?:\s+of\s+[0-9]{1,4})?", re.IGNORECASE)


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
    apart: bool


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
    return _outermost(out, sheets) | _said_before(sheets, size)


def _said_before(sheets: Sequence[Sheet], size: float) -> dict[int, Kind]:
    """Small lines in the upper margin of the second page of two, set off, that say again what a line of the first page says.

    A first page often has no running head, but the name of the body or the title in its stead.
    """
    if len(sheets) != _A_FRONT_AND_ONE_MORE:
        return {}
    first = {_running_key(line) for line in sheets[0].lines}
    lines = sorted((line for line in sheets[1].lines if not line.turn), key=lambda line: line.base)
    if len(lines) <= 1 or _running_key(lines[0]) not in first:
        return {}
    head, below = lines[:2]
    small = head.size < 0.97 * size and head.box[1] <= _MARGIN and any(c.isalpha() for c in head.text)
    return {id(head): "header"} if small and below.box[1] - head.box[3] >= _SET_OFF * head.size else {}


def _candidate(line: Line, sheet: Sheet, size: float) -> _Candidate | None:
    top, bottom = line.box[1], sheet.height - line.box[3]
    if min(top, bottom) > _ZONE * sheet.height:
        return None
    text = " ".join(line.text.split()).casefold()
    numbers = tuple(int(n) for n in _DIGITS.findall(text))
    if _ROMAN.fullmatch(text):
        numbers, text = (roman_value(text),), "#"
    loud = line.size > 1.04 * size or (line.bold and line.size > 0.95 * size)
    edge = min(top, bottom)
    apart = edge <= _MARGIN or line.size < 0.97 * size
    return _Candidate(line, sheet.number, top < bottom, edge, _DIGITS.sub("#", text), numbers, loud, apart)


def _repeated(here: list[_Candidate], near: list[_Candidate], pages: int) -> Iterable[_Candidate]:
    """The candidates of one place that run: the same text on several pages, or a number that counts the pages.

    What stands outside of the usual margin, or is smaller than the text, needs fewer pages to be sure of.
    """
    groups: dict[str, list[_Candidate]] = defaultdict(list)
    for candidate in near:
        groups[candidate.key].append(candidate)
    running_keys = {key for key, group in groups.items() if _runs(group)}
    running_pages = {c.page for key in running_keys for c in groups[key]}
    occupied = {c.page for c in near}
    whole_place = pages > 3 and len(running_pages) >= 0.75 * len(occupied) and len(occupied) >= 0.6 * pages
    for candidate in here:
        group = groups[candidate.key]
        if not candidate.apart:
            if candidate.key in running_keys and pages > 2 and len({c.page for c in group}) >= 0.8 * pages:
                yield candidate
        elif candidate.key in running_keys:
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
    """Running lines stand at the page's edge, nothing but running lines outside of them, white space inside of them.

    Where that holds of a line on most of its pages, it runs on the others too (a footnote may come close); where it holds on
    few of them, it is text that only begins at the head of its page there (the heads of a table that comes on every page).
    """
    parted: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    out: dict[int, Kind] = {}
    for sheet in sheets:
        for line in sheet.lines:
            seen[_running_key(line)] += id(line) in found
        ordered = sorted((line for line in sheet.lines if not line.turn), key=lambda line: line.base)
        for lines, down in ((ordered, True), (ordered[::-1], False)):
            for line in _set_off(lines, found, down=down):
                out[id(line)] = found[id(line)]
                parted[_running_key(line)] += 1
    sure = {key for key, count in parted.items() if count >= max(2, 0.6 * seen[key])}
    sure |= _in_margins(found, sheets)
    rare = {key for key, count in parted.items() if count < _SELDOM * seen[key]} - sure
    every = [line for sheet in sheets for line in sheet.lines if id(line) in found]
    kept = (line for line in every if _running_key(line) in sure or (id(line) in out and _running_key(line) not in rare))
    return {id(line): found[id(line)] for line in kept}


def _in_margins(found: dict[int, Kind], sheets: Sequence[Sheet]) -> set[str]:
    """What a browser prints on every page so near to its edge that nothing of the text can stand there."""
    pages: dict[str, set[int]] = defaultdict(set)
    for sheet in sheets:
        for line in sheet.lines:
            if id(line) in found and min(line.box[1], sheet.height - line.box[3]) <= _EDGE:
                pages[_running_key(line)].add(sheet.number)
    return {key for key, numbers in pages.items() if len(numbers) == len(sheets) > 1}


def _running_key(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()).casefold())


def _set_off(lines: list[Line], found: dict[int, Kind], *, down: bool) -> list[Line]:
    """The running lines at one edge, up to the last that white space parts from what follows; one stranger is passed over."""
    taken: list[Line] = []
    parted = 0
    strangers = 0
    for at, line in enumerate(lines):
        if id(line) not in found:
            strangers += 1
            if strangers > 1:
                break
            continue
        taken.append(line)
        after = [other for other in lines[at + 1 :] if abs(other.base - line.base) > 0.5 * line.size]
        gap = (after[0].box[1] - line.box[3] if down else line.box[1] - after[0].box[3]) if after else math.inf
        if gap >= _GAP * line.size:
            parted = len(taken)
    return taken[:parted]


def running_grids(contents: Sequence[Sequence[Draft | Grid]], heights: Sequence[float]) -> None:
    """Mark tables that stand at the head or foot of the pages again and again (a letterhead set as a table)."""
    groups: dict[tuple[Kind, tuple[str, ...]], list[Grid]] = defaultdict(list)
    for content, height in zip(contents, heights, strict=True):
        for block in content:
            if isinstance(block, Grid) and (block.box[3] < _GRID_ZONE * height or block.box[1] > (1 - _GRID_ZONE) * height):
                kind: Kind = "header" if block.box[3] < height / 2 else "footer"
                groups[kind, _words(block)].append(block)
    for (kind, _), grids in groups.items():
        if len({grid.page for grid in grids}) >= max(2, 0.5 * len(contents)):
            for grid in grids:
                grid.furniture = kind


def _words(grid: Grid) -> tuple[str, ...]:
    rows = range(len(grid.ys) - 1)
    return tuple(_DIGITS.sub("#", text) for row in rows for _, text in row_texts(grid, row))
