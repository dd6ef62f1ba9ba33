"""Words and drawings from pictures as a page's objects, so that a scan is understood as any other page is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from extractors.ocr.look import Seen, even_sizes
from extractors.ocr.pages import Recognised
from extractors.pdf.pieces import Objects, PageObjects
from extractors.wording import letters
from schemas.document import Box, RecognisedWord

_DESCENT = 0.22
_NARROW, _WIDE = frozenset("iljtfrI.,;:'’‘|!()[]1- "), frozenset("mwMW%@—")
_TALLEST = 1.8


def objects_of(pages: Sequence[Recognised], engine: str) -> list[PageObjects]:
    """The pages' objects; sizes are evened out over all of them."""
    sizes = even_sizes([(_size(seen, page), len(seen.word.text)) for page in pages for seen in page.words])
    return [_page(page, sizes, engine) for page in pages]


def words_on(pages: Sequence[Recognised]) -> list[RecognisedWord]:
    """The words of the pages with their boxes in points and the engine's confidence."""
    return [
        RecognisedWord(
            page=page.sheet.page, box=_scaled(seen.word.box, page.sheet.scale), text=seen.word.text,
            confidence=min(100.0, max(0.0, seen.word.confidence)),
        )
        for page in pages
        for seen in page.words
    ]  # fmt: skip


def _size(seen: Seen, page: Recognised) -> float:
    """A word's em in points; a line that holds a stray mark is measured too tall for its words."""
    word = seen.word
    return round(min(word.size, _TALLEST * (word.box[3] - word.box[1]) + 4.0) / page.sheet.scale, 2)


def _page(page: Recognised, sizes: dict[float, float], engine: str) -> PageObjects:
    scale = page.sheet.scale
    chars: list[dict[str, Any]] = []
    last: Seen | None = None
    for seen in page.words:
        if last is not None and last.word.line == seen.word.line:
            chars.append(_char(" ", (chars[-1]["x1"], chars[-1]["x1"]), chars[-1]["base"], chars[-1]["size"], bold=last.bold))
        chars.extend(_chars(seen, scale, sizes[_size(seen, page)]))
        last = seen
    ink = page.ink
    objects: Objects = {
        "char": chars,
        "rect": [
            *(_rect(_scaled(s.box, scale), s.colour) for s in ink.shades),
            *(_rect(_scaled(b, scale), (0.0,)) for b in ink.rules),
        ],
        "line": [],
        "curve": [_dot(_scaled(box, scale)) for box in ink.dots],
        "image": [],
    }
    count = letters("".join(char["text"] for char in chars))
    return PageObjects(page.sheet.page, page.sheet.width, page.sheet.height, objects, [], engine, count)


def _scaled(box: Box, scale: float) -> Box:
    return box[0] / scale, box[1] / scale, box[2] / scale, box[3] / scale


def _chars(seen: Seen, scale: float, size: float) -> Iterable[dict[str, Any]]:
    """The word's box shared out among its letters by their usual widths."""
    word = seen.word
    x, end, base = word.box[0] / scale, word.box[2] / scale, word.base / scale
    shares = [0.5 if letter in _NARROW else 1.5 if letter in _WIDE else 1.0 for letter in word.text]
    unit = (end - x) / sum(shares)
    for letter, share in zip(word.text, shares, strict=True):
        yield _char(letter, (x, x + share * unit), base, size, bold=seen.bold)
        x += share * unit


def _char(text: str, across: tuple[float, float], base: float, size: float, *, bold: bool) -> dict[str, Any]:
    x0, x1 = across
    bottom = base + _DESCENT * size
    return {
        "object_type": "char", "text": text, "x0": x0, "x1": x1, "top": bottom - size, "bottom": bottom, "size": size,
        "fontname": "picture", "upright": True, "turn": 0, "base": base,
        "non_stroking_color": None, "weight": 700 if bold else None, "hidden": False, "mapped": True,
    }  # fmt: skip


def _rect(box: Box, colour: tuple[float, ...]) -> dict[str, Any]:
    return {
        "object_type": "rect", "x0": box[0], "top": box[1], "x1": box[2], "bottom": box[3], "fill": True, "stroke": False,
        "linewidth": 0.0, "non_stroking_color": colour, "stroking_color": None,
    }  # fmt: skip


def _dot(box: Box) -> dict[str, Any]:
    x0, top, x1, bottom = box
    return {
        "object_type": "curve", "x0": x0, "top": top, "x1": x1, "bottom": bottom, "fill": True, "stroke": False, "path": [],
        "pts": [(x0, top), (x1, bottom)], "non_stroking_color": None, "linewidth": 0.0,
    }  # fmt: skip
