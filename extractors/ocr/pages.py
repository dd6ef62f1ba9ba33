"""Pictures of a document's pages read within bounds of pages and time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PIL import Image

from extractors.limits import Limits
from extractors.ocr.cache import Cache, key_of
from extractors.ocr.engine import Engine
from extractors.ocr.ground import on_light
from extractors.ocr.ink import Ink, ink_of, is_blank, without_rules
from extractors.ocr.look import Seen, seen_on, without_bullets
from extractors.ocr.words import Word
from schemas.document import UNSURE
from schemas.problems import Note

DPI = 200.0
_NOISE = 25.0
_LISTED = 40
BOUNDS, _FAILED = "ocr_bounds", "ocr_failed"
_USED_UP = "the pages or the seconds for reading pictures were used up; run again to go on, or allow more with --scan-timeout."
UNRECOGNISED = (BOUNDS, _FAILED)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its number, its size in points, how many pixels of its picture a point has."""

    page: int
    width: float
    height: float
    scale: float


@dataclass(frozen=True, slots=True)
class Picture(Sheet):
    """A page as a picture."""

    image: Image.Image

    @property
    def sheet(self) -> Sheet:
        """The page without its picture, which is large: a long scan's are not kept side by side."""
        return Sheet(self.page, self.width, self.height, self.scale)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read from a page's picture; `ink` is in its pixels."""

    sheet: Sheet
    words: list[Seen]
    ink: Ink
    notes: list[Note] = field(default_factory=list)


class Recogniser:
    """Reads pages one by one until the document's pages or seconds are used up. `clock` tells seconds."""

    def __init__(self, engine: Engine, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self._engine = engine
        self._limits = limits
        self._clock = clock
        self._end = clock() + limits.ocr_seconds
        self._pages = 0
        self._cache = Cache(limits.recognised)
        self.engine = f"ocr:{engine.name}"

    def read(self, picture: Picture) -> Recognised | Note:
        """What stands on a page, or the note that says why it was not read."""
        if is_blank(picture.image):
            return Recognised(picture.sheet, [], Ink([], [], []))
        light = on_light(picture.image, picture.scale)
        words = self._words(picture, light)
        if isinstance(words, Note):
            return words
        kept = [word for word in words if word.confidence >= _NOISE and any(not c.isspace() for c in word.text)]
        ink = ink_of(picture.image, light, picture.scale, kept)
        kept, dots = without_bullets(kept, ink.dots)
        ink = Ink(ink.rules, ink.shades, dots)
        noise = [word.text for word in words if word.confidence < _NOISE]
        doubtful = [word.text for word in kept if word.confidence < UNSURE]
        notes = [self._mean([word.confidence for word in kept], picture.page)]
        if doubtful:
            message = f"{len(doubtful)} words were read with a confidence under {UNSURE:g}: check them against the page."
            notes.append(_note("ocr_doubtful", message, picture.page, doubtful))
        if noise:
            message = f"{len(noise)} words were read with a confidence under {_NOISE:g} and left out."
            notes.append(_note("ocr_left_out", message, picture.page, noise))
        return Recognised(picture.sheet, seen_on(light, kept), ink, notes)

    def done(self) -> None:
        """All pages of the document were asked for: nothing else is kept of it."""
        self._cache.forget_unused()

    def _words(self, picture: Picture, light: Image.Image) -> list[Word] | Note:
        """What the engine reads on a page now, or read before."""
        bare, dpi = without_rules(light, picture.scale), 72.0 * picture.scale
        key = key_of(bare, f"{self._engine.name} {self._engine.settings}", dpi)
        words = self._cache.get(key)
        if words is not None:
            return words
        left = self._end - self._clock()
        if self._pages >= self._limits.ocr_pages or left <= 0:
            return _note(BOUNDS, f"The page was not read: {_USED_UP}", picture.page)
        self._pages += 1
        words = self._engine.read(bare, dpi, min(self._limits.ocr_page_seconds, left))
        if words is not None:
            self._cache.put(key, words)
            return words
        if left < self._limits.ocr_page_seconds:
            return _note(BOUNDS, f"The page was not read to its end: {_USED_UP}", picture.page)
        return _note(_FAILED, "The engine for pictures failed or took too long on this page.", picture.page)

    def _mean(self, confidences: list[float], page: int) -> Note:
        mean = sum(confidences) / len(confidences) if confidences else 0.0
        by = f"by {self._engine.name}, mean confidence {mean:.0f} of 100"
        message = f"{len(confidences)} words were read from the page's picture {by}."
        return Note(code="ocr", message=message, where=f"page {page}")


def _note(code: str, message: str, page: int, words: list[str] | None = None) -> Note:
    listed = " ".join((words or [])[:_LISTED])[:300] or None
    return Note(code=code, message=message, severity="warning", words=listed, where=f"page {page}")
