"""Automatic numbers and bullets of a DOCX: Word keeps them out of the text, so they are counted here as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from extractors.docx.names import Element, W, child, switch, val, whole
from extractors.docx.styles import Styles, indent_of
from extractors.numerals import cardinal_words, ordinal, ordinal_words, repeated_letter, roman
from extractors.wording import bullet, fold

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_SHOWN: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": repeated_letter,
    "upperLetter": lambda number: repeated_letter(number).upper(),
    "ordinal": ordinal,
    "cardinalText": cardinal_words,
    "ordinalText": ordinal_words,
    "decimalZero": lambda number: f"{number:02d}",
    "none": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number is written, where it starts, after which level it starts again."""

    kind: str
    text: str
    start: int
    restart: int | None
    figures: bool
    indent: float | None
    style: str | None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list paragraph's list and its level there from 0, and its marker as Word shows it (None where it shows none).

    `indent` is in points; `follows` says whether its number goes on from an earlier one of the list.
    """

    number: str
    depth: int
    marker: str | None
    indent: float | None
    follows: bool


@dataclass(slots=True)
class _List:
    """A list instance: the definition it counts with, its levels, and the levels whose count it starts anew."""

    base: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document and their running counts; lists of one definition go on counting together, as in Word."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._bases: dict[str, Element] = {}
        self._elements: dict[str, Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        for element in root.iterchildren(f"{W}abstractNum") if root is not None else ():
            self._bases[val(element, "abstractNumId") or ""] = element
        for element in root.iterchildren(f"{W}num") if root is not None else ():
            self._elements[val(element, "numId") or ""] = element

    def depth_of_style(self, number: str, style: str) -> int | None:
        """The level that a list ties to a paragraph style, or None."""
        found = self._list(number)
        if found is None:
            return None
        return next((depth for depth, level in found.levels.items() if level.style == style), None)

    def next(self, number: str, depth: int) -> Numbered | None:
        """The number of the list's next paragraph at a level; None where the document defines no such list."""
        found = self._list(number)
        if found is None:
            return None
        depth = min(max(depth, 0), LEVELS - 1)
        level = found.levels.get(depth)
        if level is None:
            return None
        counts = self._counts.setdefault(found.base, {})
        self._count(found, number, depth, counts)
        bulleted = level.kind == "bullet"
        marker = bullet(level.text.strip()) or "•" if bulleted else _written(level, found.levels, counts)
        follows = not bulleted and counts[depth] != found.starts.get(depth, level.start)
        return Numbered(number, depth, fold(marker).strip() or None, level.indent, follows)

    def _count(self, found: _List, number: str, depth: int, counts: dict[int, int]) -> None:
        start = found.levels[depth].start
        if depth in found.starts and (number, depth) not in self._started:
            self._started.add((number, depth))
            counts[depth] = found.starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else start
        for above in range(depth):
            if above not in counts:
                counts[above] = found.starts.get(above, found.levels[above].start if above in found.levels else 1)
        for below in range(depth + 1, LEVELS):
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or (0 < restart <= below and depth < restart):
                counts.pop(below, None)

    def _list(self, number: str) -> _List | None:
        if number not in self._lists:
            self._lists[number] = self._define(number)
        return self._lists[number]

    def _define(self, number: str) -> _List | None:
        element = self._elements.get(number)
        base_id = val(child(element, "abstractNumId"))
        base = self._bases.get(base_id or "")
        if element is None or base_id is None or base is None:
            return None
        base_id, base = self._linked(base_id, base)
        levels = _levels(base)
        starts: dict[int, int] = {}
        for override in element.iterchildren(f"{W}lvlOverride"):
            depth = whole(val(override, "ilvl"))
            if depth is None or not 0 <= depth < LEVELS:
                continue
            own = child(override, "lvl")
            if own is not None:
                levels[depth] = _level(own)
            start = whole(val(child(override, "startOverride")))
            if start is not None:
                starts[depth] = start
        return _List(base_id, levels, starts)

    def _linked(self, base_id: str, base: Element) -> tuple[str, Element]:
        """The definition itself, or the one that it borrows through a numbering style."""
        style = val(child(base, "numStyleLink"))
        if style is None or child(base, "lvl") is not None:
            return base_id, base
        number = self._styles.numbering_style(style)
        other = val(child(self._elements.get(number or ""), "abstractNumId"))
        linked = self._bases.get(other or "")
        return (base_id, base) if other is None or linked is None else (other, linked)


def _levels(base: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in base.iterchildren(f"{W}lvl"):
        depth = whole(val(element, "ilvl"))
        if depth is not None and 0 <= depth < LEVELS:
            levels[depth] = _level(element)
    return levels


def _level(element: Element) -> Level:
    picture = child(element, "lvlPicBulletId") is not None
    start = whole(val(child(element, "start")))
    return Level(
        kind="bullet" if picture else val(child(element, "numFmt")) or "decimal",
        text="•" if picture else val(child(element, "lvlText")) or "",
        start=1 if start is None else start,
        restart=whole(val(child(element, "lvlRestart"))),
        figures=bool(switch(element, "isLgl")),
        indent=indent_of(child(element, "pPr")),
        style=val(child(element, "pStyle")),
    )


def _written(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    """The level's text with its placeholders filled: "%1.%2" → "1.1"."""

    def number(found: re.Match[str]) -> str:
        depth = int(found.group(1)) - 1
        kind = levels[depth].kind if depth in levels else "decimal"
        if level.figures and kind not in {"decimal", "none", "bullet"}:
            kind = "decimal"
        return _SHOWN.get(kind, str)(counts.get(depth, 1)) if kind != "bullet" else ""

    return _PLACEHOLDER.sub(number, level.text)
