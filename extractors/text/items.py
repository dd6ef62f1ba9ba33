"""List items of a text: markers typed at the head of lines, depth by indent and kind of marker, numbering as typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.text.lines import Line
from extractors.typed_lists import typed_marker

_STAR = re.compile(r"^([*+])\s+(?=\S)")
_DASH = re.compile(r"^([-–—])\s+(?=\S)")
# The letter o alone is no English word: it is a hollow bullet that lost its font.
_HOLLOW = re.compile(r"^(o)\s+(?=\S)")
_SHOWN = {"*": "•", "+": "•", "o": "◦"}
# Lines that hang below an item: as many are passed over in search of the next one.
_MOST_BELOW = 12
_COUNT = re.compile(r"[0-9A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Marker:
    """A list marker: as typed, its family (the count taken out), where it stands and where the words begin (columns)."""

    sign: str
    family: str
    indent: int
    start: int

    @property
    def numbered(self) -> bool:
        """Whether it counts."""
        return bool(_COUNT.search(self.sign))


def marker_of(lines: Sequence[Line], at: int) -> Marker | None:
    """The marker at the head of a line; of two ("- a. Text") the one that counts.

    A lone "* " marks a note, no item, unless the line right above leads into it.
    """
    line = lines[at]
    text = line.text
    found = _STAR.match(text)
    if found and found.group(1) == "*" and not _another_star(lines, at):
        return None
    found = found or _DASH.match(text) or _HOLLOW.match(text)
    if found:
        sign, start = _SHOWN.get(found.group(1), found.group(1)), found.end()
    else:
        typed, start = typed_marker(text)
        if typed is None:
            return None
        sign = typed
    if not _COUNT.search(sign):
        second, more = typed_marker(text[start:])
        if second is not None and _COUNT.search(second):
            sign, start = second, start + more
    family = _COUNT.sub("1" if any(c.isdigit() for c in sign) else "a", sign)
    return Marker(sign, family if _COUNT.search(sign) else sign, line.indent, start)


def _another_star(lines: Sequence[Line], at: int) -> bool:
    if at and lines[at - 1].text.endswith(":"):
        return True
    for step in (-1, 1):
        near = at + step
        skipped = 0
        while 0 <= near < len(lines) and skipped < _MOST_BELOW:
            if lines[near].text:
                if _STAR.match(lines[near].text):
                    return True
                if not lines[near].indent:
                    break
            skipped += 1
            near += step
    return lines[at].text[1:2] == "\t"


def is_counted(lines: Sequence[Line], at: int, marker: Marker, previous: Marker | None) -> bool:
    """Whether a number or letter at a line's head counts a list: it follows an item, begins a count, or another follows it."""
    if not marker.numbered or previous is not None or lines[at].indent:
        return True
    count = _COUNT.findall(marker.sign)[0]
    for step in range(1, 12):
        if at + step >= len(lines):
            break
        following = marker_of(lines, at + step) if lines[at + step].text else None
        if following is not None and following.family == marker.family:
            return _follows(count, _COUNT.findall(following.sign)[0])
    return any(
        other is not None and other.family == marker.family and _follows(_COUNT.findall(other.sign)[0], count)
        for other in (marker_of(lines, at - step) for step in range(1, min(12, at + 1)) if lines[at - step].text)
    )


def _follows(count: str, following: str) -> bool:
    if count.isdigit() and following.isdigit():
        return int(following) - int(count) == 1
    if len(count) == len(following) == 1:
        return ord(following) - ord(count) == 1 or (count, following) in {("i", "v")}
    return not count.isdigit() and not following.isdigit()


class Depths:
    """The depth of items: a deeper indent opens a level, a shallower one closes levels; at one indent all are of one level."""

    def __init__(self) -> None:
        self._open: list[Marker] = []

    def of(self, marker: Marker) -> int:
        """The item's depth from 0; the item stands open from now on."""
        while self._open and marker.indent < self._open[-1].indent:
            self._open.pop()
        if not self._open or marker.indent > self._open[-1].indent:
            self._open.append(marker)
        else:
            self._open[-1] = marker
        return len(self._open) - 1

    def close(self) -> None:
        """No item is open any more."""
        self._open = []

    @property
    def depth(self) -> int:
        """The depth of the item that stands open."""
        return max(0, len(self._open) - 1)

    @property
    def last(self) -> Marker | None:
        """The item that stands open."""
        return self._open[-1] if self._open else None
