"""A page's characters through PDFium, as pdfplumber's chars, asked for over whole ranges at once: a page has thousands."""

from __future__ import annotations

import ctypes
import itertools
import math
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as raw

from extractors.pdf.pdfium_calls import is_generated, is_unmapped, item_at, object_of, origin_of, unicode_of
from extractors.pdf.pdfium_frame import Frame
from extractors.pdf.pdfium_settings import Fonts, Setting, Settings
from extractors.pdf.pdfium_shapes import IDENTITY, Matrix, Walk
from extractors.pdf.turns import base_in_frame

Char = dict[str, Any]
_MOST = 2_000_000
_HYPHEN = 2


def plain_text(text: Any) -> str:
    """PDFium's own text of the page."""
    count = min(raw.FPDFText_CountChars(text), _MOST)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text, 0, count, buffer)
    return bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", errors="replace")


def chars_of(text: Any, frame: Frame, found: Walk) -> tuple[list[Char], int]:
    """The characters in painting order, and how many text objects are others painted again.

    PDFium leaves out text objects of blanks alone (here a blank stands for them) and those that it takes for another one
    painted again: fake bold, if they are shifted a little.
    """
    count = min(max(0, raw.FPDFText_CountChars(text)), _MOST)
    handle = ctypes.cast(text.raw, ctypes.c_void_p).value
    handles, every = itertools.repeat(handle), range(count)
    codes = list(map(unicode_of, handles, every))
    made = list(map(is_generated, handles, every))
    by_object: dict[int, list[int]] = {}
    for at, owner in enumerate(map(object_of, handles, every)):
        if made[at] != 1 and owner:
            by_object.setdefault(owner, []).append(at)
    origins = (ctypes.c_double * (2 * max(1, count)))()
    start = ctypes.addressof(origins)
    list(map(origin_of, handles, every, range(start, start + 16 * count, 16), range(start + 8, start + 16 * count + 8, 16)))
    settings = Settings(frame, handle)
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
        run = _chars(texts, at_origins, setting, frame, settings.fonts)
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
    if 0x20 <= code < 0xE000:
        return chr(code), True
    if code == _HYPHEN:
        return "-", True
    if code in (0, 0xFFFD) or (code < 0x20 and code not in (9, 10, 13)) or 0xE000 <= code < 0xF900:
        unmapped = code in (0, 0xFFFD) or is_unmapped(handle, at) == 1
        return ("\ufffd" if code < 0x20 or unmapped else chr(code)), not unmapped
    return chr(code) if code <= 0x10FFFF else "\ufffd", True


def _chars(
    texts: list[tuple[str, bool]], origins: list[tuple[float, float]], setting: Setting, frame: Frame, fonts: Fonts
) -> list[Char]:
    out: list[Char] = []
    at_last: tuple[float, float] | None = None
    scale = setting.size * setting.scale
    widths, font, point = fonts.widths, setting.font, frame.point
    for (text, mapped), place in zip(texts, origins, strict=True):
        width = widths.get((font, text))
        if width is None:
            width = fonts.width(font, text)
        if place == at_last:
            last = out[-1]
            last["text"] = _put_together(last["text"], text)
            last["x1"] += 0.0 if last["text"][0] > "\uffff" else width * scale
            continue
        char = _char(text, point(*place), width * scale, setting)
        if not mapped:
            char["mapped"] = False
        out.append(char)
        at_last = place
    return out


def _put_together(one: str, two: str) -> str:
    """Letters of one origin are a ligature, or the halves of a character beyond the first plane."""
    return (one + two).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _char(text: str, at: tuple[float, float], width: float, setting: Setting) -> Char:
    x, y = at
    (fx, fy), (ux, uy) = setting.forward, setting.up
    low = setting.descent * setting.size
    if fx == 1.0 and uy == 1.0:
        x0, x1, bottom, base = x, x + width, y - low, y
        top = bottom - setting.size
    else:
        high = low + setting.size
        xs = (x + low * ux, x + high * ux, x + low * ux + width * fx, x + high * ux + width * fx)
        ys = (y - low * uy, y - high * uy, y - low * uy - width * fy, y - high * uy - width * fy)
        x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
        base = base_in_frame(x, y, setting.turn)
    return {
        "object_type": "char", "text": text, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "size": setting.size,
        "fontname": setting.name, "upright": setting.turn == 0, "turn": setting.turn, "base": base,
        "non_stroking_color": setting.colour, "weight": setting.weight, "hidden": setting.hidden, "mapped": True,
    }  # fmt: skip


def _blank(owner: int, outer: Matrix, setting: Setting, frame: Frame) -> Char:
    """A blank where a text object begins."""
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item_at(owner), found)
    x = found.e * outer[0] + found.f * outer[2] + outer[4]
    y = found.e * outer[1] + found.f * outer[3] + outer[5]
    return _char(" ", frame.point(x, y), 0.25 * setting.size, setting)
