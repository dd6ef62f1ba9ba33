"""A page's characters as glyphs: their look, their line's frame, doubled and hidden ones left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from extractors.boxes import holds
from extractors.pdf.pieces import Glyph, Look, PageObjects
from extractors.pdf.turns import to_frame
from schemas.document import Box

Char = dict[str, Any]
CellOf = Callable[[float, float], int]
_BOLD = re.compile(r"bold|black|heavy|demi|(?:^|[-,_ ])(?:bd|blk|sb)(?:$|[-,_ ])|boldmt|-bd", re.IGNORECASE)
_ITALIC = re.compile(
    r"italic|oblique|kursiv|(?:^|[-,_ ])(?:it|ital|obl)(?:$|[-,_ ])|(?:bold|medium|light|semi)it\b", re.IGNORECASE
)
_DOUBLED = 0.12


@dataclass(frozen=True, slots=True)
class Taken:
    """What a page's characters came to: glyphs by turn (degrees clockwise), and what was left out.

    `blanks`: the file paints blanks, so that gaps need not stand for them.
    """

    turned: dict[int, list[Glyph]]
    hidden: list[Char]
    beyond: list[Char]
    doubled: int
    blanks: bool


def glyphs_of(page: PageObjects, cell_of: CellOf) -> Taken:
    """The page's glyphs in the order in which the file paints them.

    Characters painted without ink are left out where the page has more that is visible; the same character painted twice in
    one place (fake bold, shadows) is one, in bold.
    """
    chars = [char for char in page.objects["char"] if char["text"]]
    hidden = [char for char in chars if char["hidden"]]
    if hidden and 2 * len(hidden) <= len(chars):
        chars = [char for char in chars if not char["hidden"]]
    else:
        hidden = []
    inside = [char for char in chars if _on_page(char, page)]
    beyond = [char for char in chars if not _on_page(char, page)] if len(inside) < len(chars) else []
    frames: dict[int, list[Glyph]] = {}
    looks = _Looks([((link["x0"], link["top"], link["x1"], link["bottom"]), link["uri"]) for link in page.links])
    doubles = _Doubles()
    blank = 0
    for order, char in enumerate(inside):
        turn = char["turn"]
        glyph = _glyph(char, order, looks, cell_of, turn)
        if glyph.text.isspace():
            blank += 1
        elif doubles.seen(glyph, frames.get(turn)):
            continue
        frames.setdefault(turn, []).append(glyph)
    return Taken(frames, hidden, beyond, doubles.count, blank * 14 >= len(inside))


def _on_page(char: Char, page: PageObjects) -> bool:
    """Characters wholly off the page are no part of what a reader sees."""
    return bool(char["x1"] > 0 and char["x0"] < page.width and char["bottom"] > 0 and char["top"] < page.height)


def _glyph(char: Char, order: int, looks: _Looks, cell_of: CellOf, turn: int) -> Glyph:
    x0, top, x1, bottom = char["x0"], char["top"], char["x1"], char["bottom"]
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    look = looks.of(char, x, y)
    cell = cell_of(x, y)
    if turn:
        x0, top, x1, bottom = to_frame((x0, top, x1, bottom), turn)
    return Glyph(char["text"], x0, top, x1, bottom, char["base"], char["size"], look, cell, order)


class _Looks:
    """The looks of a page's characters, each made once."""

    def __init__(self, links: list[tuple[Box, str]]) -> None:
        self._links = links
        self._made: dict[tuple[Any, ...], Look] = {}

    def of(self, char: Char, x: float, y: float) -> Look:
        link = self._link(x, y) if self._links else None
        key = (char["fontname"], char["size"], char["non_stroking_color"], link, char.get("weight"))
        look = self._made.get(key)
        if look is None:
            look = self._made[key] = _look(char, link)
        return look

    def _link(self, x: float, y: float) -> str | None:
        return next((address for box, address in self._links if holds(box, x, y)), None)


def _look(char: Char, link: str | None) -> Look:
    font = str(char["fontname"])
    name = font.split("+", 1)[-1]
    bold = bool(_BOLD.search(name)) or (char.get("weight") or 0) >= 600
    return Look(bold, bool(_ITALIC.search(name)), round(char["size"], 1), colour(char["non_stroking_color"]), link, name)


def colour(value: Any) -> str | None:
    """A colour of pdfplumber's (grey, RGB or CMYK, 0 to 1) as "#rrggbb"; None for patterns and black."""
    if isinstance(value, int | float):
        value = (value,)
    if not value or not all(isinstance(part, int | float) for part in value):
        return None
    if len(value) == 1:
        parts = [value[0]] * 3
    elif len(value) == 3:
        parts = list(value)
    elif len(value) == 4:
        parts = [(1 - part) * (1 - value[3]) for part in value[:3]]
    else:
        return None
    levels = [round(255 * min(1.0, max(0.0, part))) for part in parts]
    return None if not any(levels) else "#{:02x}{:02x}{:02x}".format(*levels)


class _Doubles:
    """Finds characters painted again in the same place."""

    def __init__(self) -> None:
        self._at: dict[tuple[str, int], list[tuple[float, float, int]]] = {}
        self.count = 0

    def seen(self, glyph: Glyph, frame: list[Glyph] | None) -> bool:
        slack = _DOUBLED * glyph.size
        key = (glyph.text, round(glyph.base))
        others = self._at.setdefault(key, [])
        for x0, base, index in others:
            if abs(x0 - glyph.x0) <= slack and abs(base - glyph.base) <= slack and frame is not None:
                self.count += 1
                if abs(x0 - glyph.x0) > 0.01 * glyph.size:
                    first = frame[index]
                    frame[index] = first._replace(look=first.look._replace(bold=True))
                return True
        others.append((glyph.x0, glyph.base, len(frame) if frame else 0))
        return False
