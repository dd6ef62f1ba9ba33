"""A page's characters as glyphs: their look, their line's frame, doubled and hidden ones left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from extractors.boxes import holds
from extractors.pdf.pieces import Glyph, Look, PageObjects
from extractors.pdf.turns import to_frame

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
    taker = _Taker(page, cell_of)
    for order, char in enumerate(chars):
        taker.take(char, order)
    return Taken(taker.frames, hidden, taker.beyond, taker.doubled, taker.blank * 14 >= len(chars))


class _Taker:
    """Makes glyphs of a page's characters. What is said of one character is said thousands of times: steps count here."""

    def __init__(self, page: PageObjects, cell_of: CellOf) -> None:
        self.frames: dict[int, list[Glyph]] = {}
        self.beyond: list[Char] = []
        self.doubled = 0
        self.blank = 0
        self._wide, self._high = page.width, page.height
        self._cell_of = cell_of
        self._links = [((link["x0"], link["top"], link["x1"], link["bottom"]), link["uri"]) for link in page.links]
        self._looks: dict[tuple[Any, ...], Look] = {}
        self._painted: dict[tuple[str, int], list[tuple[float, float, int]]] = {}

    def take(self, char: Char, order: int) -> None:
        """Take a character in, unless it lies wholly off the page or was painted there before."""
        x0, top, x1, bottom, base, size = char["x0"], char["top"], char["x1"], char["bottom"], char["base"], char["size"]
        if x1 <= 0 or x0 >= self._wide or bottom <= 0 or top >= self._high:
            self.beyond.append(char)
            return
        x, y, turn, text = (x0 + x1) / 2, (top + bottom) / 2, char["turn"], char["text"]
        link = self._link(x, y) if self._links else None
        key = (char["fontname"], size, char["non_stroking_color"], link, char.get("weight"))
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = _look(char, link)
        cell = self._cell_of(x, y)
        if turn:
            x0, top, x1, bottom = to_frame((x0, top, x1, bottom), turn)
        frame = self.frames.setdefault(turn, [])
        if text.isspace():
            self.blank += 1
        elif self._is_again(text, x0, base, size, frame):
            return
        frame.append(Glyph(text, x0, top, x1, bottom, base, size, look, cell, order))

    def _link(self, x: float, y: float) -> str | None:
        return next((address for box, address in self._links if holds(box, x, y)), None)

    def _is_again(self, text: str, x0: float, base: float, size: float, frame: list[Glyph]) -> bool:
        """Whether the character was painted in this place before; shifted a little, that makes it bold."""
        others = self._painted.setdefault((text, round(base)), [])
        slack = _DOUBLED * size
        for x, y, index in others:
            if -slack <= x - x0 <= slack and -slack <= y - base <= slack and index < len(frame):
                self.doubled += 1
                if abs(x - x0) > 0.01 * size:
                    first = frame[index]
                    frame[index] = first._replace(look=first.look._replace(bold=True))
                return True
        others.append((x0, base, len(frame)))
        return False


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
