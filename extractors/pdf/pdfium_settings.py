"""How the characters of a text object are set: font, size, direction, colour, weight; equal settings are made once."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as raw

from extractors.pdf.pdfium_calls import colour_of, font_of, item_at, matrix_of, mode_of, size_of
from extractors.pdf.pdfium_frame import Frame
from extractors.pdf.turns import turn_of

_INVISIBLE = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
_OUTLINED = frozenset({raw.FPDF_TEXTRENDERMODE_FILL_STROKE})
_ITALIC, _FORCED_BOLD = 1 << 6, 1 << 18
_DESCENT = -0.22


@dataclass(frozen=True, slots=True)
class Setting:
    """How the characters of one text object are set. `forward` is the displayed direction of the line, `up` that of ascenders."""

    font: int
    name: str
    size: float
    scale: float
    forward: tuple[float, float]
    up: tuple[float, float]
    descent: float
    colour: tuple[float, float, float] | None
    weight: int | None
    hidden: bool
    turn: int


class Settings:
    """The settings of a page's text objects, equal ones made once: browsers paint every letter as an object of its own."""

    def __init__(self, frame: Frame, handle: int | None) -> None:
        self.fonts = Fonts()
        self._frame = frame
        self._handle = handle
        self._made: dict[tuple[Any, ...], Setting] = {}
        self._matrix = (ctypes.c_float * 6)()
        self._size = ctypes.c_float()
        self._colour = (ctypes.c_uint * 4)()
        start = ctypes.addressof(self._colour)
        self._places = (ctypes.addressof(self._matrix), ctypes.addressof(self._size), *range(start, start + 16, 4))

    def of(self, owner: int, index: int | None) -> Setting:
        """How a text object is set; `index` is its first character in the text page."""
        matrix, size, *colour = self._places
        if index is None or not matrix_of(self._handle, index, matrix):
            raw.FPDFPageObj_GetMatrix(item_at(owner), ctypes.cast(self._matrix, ctypes.POINTER(raw.FS_MATRIX)))
        size_of(owner, size)
        painted = bool(colour_of(owner, *colour)) and self._colour[3] > 0
        inks = (self._colour[0], self._colour[1], self._colour[2]) if painted else None
        font, mode = font_of(owner) or 0, mode_of(owner)
        key = (font, mode, self._size.value, *self._matrix[:4], inks)
        setting = self._made.get(key)
        if setting is None:
            setting = self._made[key] = self._setting(owner, font, mode, inks)
        return setting

    def _setting(self, owner: int, font: int, mode: int, inks: tuple[int, int, int] | None) -> Setting:
        a, b, c, d = self._matrix[:4]
        forward, up = self._frame.direction(a, b), self._frame.direction(c, d)
        length, height = math.hypot(*forward), math.hypot(*up)
        bold = mode in _OUTLINED and _strokes_bold(item_at(owner), self._size.value)
        return Setting(
            font=font,
            name=self.fonts.name(font),
            size=round(abs(self._size.value) * height, 2) or 1.0,
            scale=length / height if height else 1.0,
            forward=_unit(forward),
            up=_unit(up),
            descent=self.fonts.descent(font),
            colour=(inks[0] / 255, inks[1] / 255, inks[2] / 255) if inks is not None else None,
            weight=700 if bold else self.fonts.weight(font),
            turn=turn_of(*_unit(forward)),
            hidden=mode in _INVISIBLE or (inks is None and mode == raw.FPDF_TEXTRENDERMODE_FILL),
        )


def _unit(vector: tuple[float, float]) -> tuple[float, float]:
    length = math.hypot(*vector)
    if not length:
        return 1.0, 0.0
    x, y = (_settled(part / length) for part in vector)
    return x, y


def _settled(part: float) -> float:
    """Single precision leaves upright text a trace aslant."""
    nearest = round(part)
    return float(nearest) if abs(part - nearest) < 1e-3 else part


def _strokes_bold(item: Any, size: float) -> bool:
    """Outlined as well as filled: fake bold, where the outline is wide enough to be seen."""
    width = ctypes.c_float()
    return bool(raw.FPDFPageObj_GetStrokeWidth(item, width)) and width.value >= 0.015 * abs(size)


class Fonts:
    """What a page's fonts say, each asked once. Handles live as long as the page is open."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._weights: dict[int, int | None] = {}
        self._descents: dict[int, float] = {}
        self.widths: dict[tuple[int, str], float] = {}

    def name(self, font: int) -> str:
        """The base font's name; " Italic" is added where only a flag says so."""
        if font not in self._names:
            buffer = ctypes.create_string_buffer(256)
            raw.FPDFFont_GetBaseFontName(_handle(font), buffer, 256)
            name = buffer.value.decode("utf-8", errors="replace")
            flags = raw.FPDFFont_GetFlags(_handle(font)) if font else 0
            self._names[font] = name + (" Italic" if flags > 0 and flags & _ITALIC else "")
        return self._names[font]

    def weight(self, font: int) -> int | None:
        """700 where the font is flagged as bold, else None: the weight that PDFium guesses from stems is not to be trusted."""
        if font not in self._weights:
            flags = raw.FPDFFont_GetFlags(_handle(font)) if font else 0
            self._weights[font] = 700 if flags > 0 and flags & _FORCED_BOLD else None
        return self._weights[font]

    def descent(self, font: int) -> float:
        """How far below the baseline the font reaches, as a (negative) share of its size."""
        if font not in self._descents:
            value = ctypes.c_float()
            known = bool(font) and raw.FPDFFont_GetDescent(_handle(font), 1.0, value)
            self._descents[font] = value.value if known and -0.45 <= value.value < -0.05 else _DESCENT
        return self._descents[font]

    def width(self, font: int, text: str) -> float:
        """A character's advance as a share of the size."""
        key = (font, text)
        if key not in self.widths:
            value = ctypes.c_float()
            code = ord(text[0]) if text else 0
            known = bool(font) and raw.FPDFFont_GetGlyphWidth(_handle(font), code, 1.0, value)
            self.widths[key] = value.value if known and 0 < value.value < 4 else 0.5
        return self.widths[key]


def _handle(font: int) -> Any:
    return ctypes.cast(font, raw.FPDF_FONT)
