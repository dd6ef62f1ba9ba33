"""A page's characters through PDFium, as pdfplumber's chars.

The calls go through prototypes that keep Python's lock, over whole ranges of characters at once: a page has thousands.
"""

from __future__ import annotations

import ctypes
import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import pypdfium2.raw as raw

from extractors.pdf.pdfium_shapes import IDENTITY, Matrix, Walk

Char = dict[str, Any]
_MOST = 2_000_000
_HYPHEN = 2
_INVISIBLE = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
_OUTLINED = frozenset({raw.FPDF_TEXTRENDERMODE_FILL_STROKE})
_ITALIC, _FORCED_BOLD = 1 << 6, 1 << 18
_DESCENT = -0.22


def _bound(name: str, *kinds: Any, gives: Any = ctypes.c_int) -> Any:
    pointer = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(gives, *kinds)(pointer)


_HANDLE, _PLACE, _INT = ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int
_unicode = _bound("FPDFText_GetUnicode", _HANDLE, _INT)
_generated = _bound("FPDFText_IsGenerated", _HANDLE, _INT)
_unmapped = _bound("FPDFText_HasUnicodeMapError", _HANDLE, _INT)
_origin = _bound("FPDFText_GetCharOrigin", _HANDLE, _INT, _PLACE, _PLACE)
_object_of = _bound("FPDFText_GetTextObject", _HANDLE, _INT, gives=_HANDLE)
_matrix_of = _bound("FPDFText_GetMatrix", _HANDLE, _INT, _PLACE)
_font_of = _bound("FPDFTextObj_GetFont", _HANDLE, gives=_HANDLE)
_size_of = _bound("FPDFTextObj_GetFontSize", _HANDLE, _PLACE)
_mode_of = _bound("FPDFTextObj_GetTextRenderMode", _HANDLE)
_colour_of = _bound("FPDFPageObj_GetFillColor", _HANDLE, _PLACE, _PLACE, _PLACE, _PLACE)


class Displays(Protocol):
    """What turns points and vectors of the page's own space into how they are displayed."""

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point is displayed."""

    def direction(self, a: float, b: float) -> tuple[float, float]:
        """How a vector is displayed."""


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


def plain_text(text: Any) -> str:
    """PDFium's own text of the page."""
    count = min(raw.FPDFText_CountChars(text), _MOST)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text, 0, count, buffer)
    return bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", errors="replace")


def chars_of(text: Any, frame: Displays, found: Walk) -> tuple[list[Char], int]:
    """The characters in painting order, and how many text objects are others painted again.

    PDFium leaves out text objects of blanks alone (here a blank stands for them) and those that it takes for another one
    painted again: fake bold, if they are shifted a little.
    """
    count = min(max(0, raw.FPDFText_CountChars(text)), _MOST)
    handle = ctypes.cast(text.raw, ctypes.c_void_p).value
    handles, every = itertools.repeat(handle), range(count)
    codes = list(map(_unicode, handles, every))
    made = list(map(_generated, handles, every))
    by_object: dict[int, list[int]] = {}
    for at, owner in enumerate(map(_object_of, handles, every)):
        if made[at] != 1 and owner:
            by_object.setdefault(owner, []).append(at)
    origins = (ctypes.c_double * (2 * max(1, count)))()
    start = ctypes.addressof(origins)
    list(map(_origin, handles, every, range(start, start + 16 * count, 16), range(start + 8, start + 16 * count + 8, 16)))
    settings = _Settings(frame, handle)
    out: list[Char] = []
    starts: dict[tuple[int, int], tuple[Char, list[Char]]] = {}
    doubled = 0
    for owner, outer in _ordered(by_object, found):
        indexes = by_object.get(owner)
        setting = settings.of(owner, None if indexes is None else indexes[0])
        if indexes is None:
            blank = _blank(owner, outer, setting, frame)
            again = _painted_before(blank, starts)
            doubled += again
            out.extend([] if again else [blank])
            continue
        texts = [_character(handle, at, codes[at]) for at in indexes]
        at_origins = [(origins[2 * at], origins[2 * at + 1]) for at in indexes]
        run = list(_chars(texts, at_origins, setting, frame, settings.fonts))
        starts[round(run[0]["x0"]), round(run[0]["base"])] = (run[0], run)
        out.extend(run)
    return out, doubled


def _painted_before(blank: Char, starts: dict[tuple[int, int], tuple[Char, list[Char]]]) -> bool:
    """Whether a text object left out by PDFium begins where another one does; that one is bold if they are shifted."""
    x, y = round(blank["x0"]), round(blank["base"])
    for near in itertools.product((x, x - 1, x + 1), (y, y - 1, y + 1)):
        first, run = starts.get(near, (None, None))
        if first is None or run is None or first["size"] != blank["size"]:
            continue
        shift = math.hypot(first["x0"] - blank["x0"], first["base"] - blank["base"])
        if shift <= 0.12 * blank["size"]:
            for char in run if shift > 0.01 * blank["size"] else ():
                char["weight"] = 700
            return True
    return False


def _ordered(by_object: dict[int, list[int]], found: Walk) -> Iterator[tuple[int, Matrix]]:
    yield from found.texts.items()
    for owner in by_object.keys() - found.texts.keys():
        yield owner, IDENTITY


def _character(handle: int | None, at: int, code: int) -> tuple[str, bool]:
    """A character's text and whether its font says which letter it is. U+0002 is PDFium's hyphen at a line's end."""
    if code == _HYPHEN:
        return "-", True
    if code in (0, 0xFFFD) or (code < 0x20 and code not in (9, 10, 13)) or 0xE000 <= code < 0xF900:
        unmapped = code in (0, 0xFFFD) or _unmapped(handle, at) == 1
        return ("\ufffd" if code < 0x20 or unmapped else chr(code)), not unmapped
    return chr(code) if code <= 0x10FFFF else "\ufffd", True


def _chars(
    texts: list[tuple[str, bool]], origins: list[tuple[float, float]], setting: Setting, frame: Displays, fonts: Fonts
) -> Iterator[Char]:
    last: Char | None = None
    at_last: tuple[float, float] | None = None
    for (text, mapped), origin in zip(texts, origins, strict=True):
        if last is not None and origin == at_last:
            last["text"] = _put_together(last["text"], text)
            last["x1"] += 0.0 if last["text"][0] > "\uffff" else fonts.width(setting.font, text) * setting.size * setting.scale
            continue
        if last is not None:
            yield last
        width = fonts.width(setting.font, text) * setting.size * setting.scale
        last = _char(text, frame.point(*origin), width, setting)
        last["mapped"] = mapped
        at_last = origin
    if last is not None:
        yield last


def _put_together(one: str, two: str) -> str:
    """Letters of one origin are a ligature, or the halves of a character beyond the first plane."""
    return (one + two).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _char(text: str, at: tuple[float, float], width: float, setting: Setting) -> Char:
    x, y = at
    (fx, fy), (ux, uy) = setting.forward, setting.up
    low = setting.descent * setting.size
    if fx == 1.0 and uy == 1.0:
        x0, x1, bottom = x, x + width, y - low
        top = bottom - setting.size
    else:
        high = low + setting.size
        xs = (x + low * ux, x + high * ux, x + low * ux + width * fx, x + high * ux + width * fx)
        ys = (y - low * uy, y - high * uy, y - low * uy - width * fy, y - high * uy - width * fy)
        x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    return {
        "object_type": "char", "text": text, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "size": setting.size,
        "fontname": setting.name, "upright": fy == 0 and fx > 0, "matrix": (fx, fy, ux, uy, x, y), "base": y,
        "non_stroking_color": setting.colour, "weight": setting.weight, "hidden": setting.hidden, "mapped": True,
    }  # fmt: skip


def _blank(owner: int, outer: Matrix, setting: Setting, frame: Displays) -> Char:
    """A blank where a text object begins."""
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(_item(owner), found)
    x = found.e * outer[0] + found.f * outer[2] + outer[4]
    y = found.e * outer[1] + found.f * outer[3] + outer[5]
    return _char(" ", frame.point(x, y), 0.25 * setting.size, setting)


class _Settings:
    """The settings of a page's text objects, equal ones made once: browsers paint every letter as an object of its own."""

    def __init__(self, frame: Displays, handle: int | None) -> None:
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
        if index is None or not _matrix_of(self._handle, index, matrix):
            raw.FPDFPageObj_GetMatrix(_item(owner), ctypes.cast(self._matrix, ctypes.POINTER(raw.FS_MATRIX)))
        _size_of(owner, size)
        painted = bool(_colour_of(owner, *colour)) and self._colour[3] > 0
        inks = (self._colour[0], self._colour[1], self._colour[2]) if painted else None
        font, mode = _font_of(owner) or 0, _mode_of(owner)
        key = (font, mode, self._size.value, *self._matrix[:4], inks)
        setting = self._made.get(key)
        if setting is None:
            setting = self._made[key] = self._setting(owner, font, mode, inks)
        return setting

    def _setting(self, owner: int, font: int, mode: int, inks: tuple[int, int, int] | None) -> Setting:
        a, b, c, d = self._matrix[:4]
        forward, up = self._frame.direction(a, b), self._frame.direction(c, d)
        length, height = math.hypot(*forward), math.hypot(*up)
        bold = mode in _OUTLINED and _strokes_bold(_item(owner), self._size.value)
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
            hidden=mode in _INVISIBLE or (inks is None and mode == raw.FPDF_TEXTRENDERMODE_FILL),
        )


def _item(owner: int) -> Any:
    return ctypes.cast(owner, raw.FPDF_PAGEOBJECT)


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
        self._widths: dict[tuple[int, str], float] = {}

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
        if key not in self._widths:
            value = ctypes.c_float()
            code = ord(text[0]) if text else 0
            known = bool(font) and raw.FPDFFont_GetGlyphWidth(_handle(font), code, 1.0, value)
            self._widths[key] = value.value if known and 0 < value.value < 4 else 0.5
        return self._widths[key]


def _handle(font: int) -> Any:
    return ctypes.cast(font, raw.FPDF_FONT)
