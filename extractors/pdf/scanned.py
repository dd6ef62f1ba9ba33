"""Pages of a PDF that are pictures: drawn as displayed, read by the engine, given back as objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pypdfium2

from extractors.limits import Limits
from extractors.ocr.engine import Engine
from extractors.ocr.pages import DPI, Picture, Recognised, Recogniser
from extractors.pdf.pieces import PageObjects
from extractors.pdf.recognised import objects_of, words_on
from schemas.document import RecognisedWord
from schemas.problems import Note

_MOST_PIXELS = 25_000_000
_STAMP = 100
PICTURE_SHARE = 0.4


@dataclass(slots=True)
class Scanned:
    """Pages read from their pictures, by number, the notes on them and on those that were not, and the words on them."""

    pages: dict[int, PageObjects] = field(default_factory=dict)
    notes: dict[int, list[Note]] = field(default_factory=dict)
    words: list[RecognisedWord] = field(default_factory=list)


def is_picture(page: PageObjects) -> bool:
    """Whether a page has drawings but no text, or a picture over most of it and no more text than a stamp or a page number."""
    if not page.letters:
        return any(page.objects[kind] for kind in ("image", "rect", "line", "curve"))
    return page.letters <= _STAMP and pictured(page) >= PICTURE_SHARE


def pictured(page: PageObjects) -> float:
    """The share of the page that its largest picture covers."""
    areas = []
    for image in page.objects["image"]:
        wide = min(image["x1"], page.width) - max(image["x0"], 0.0)
        high = min(image["bottom"], page.height) - max(image["top"], 0.0)
        areas.append(max(0.0, wide) * max(0.0, high))
    return max(areas, default=0.0) / max(1.0, page.width * page.height)


def read_scanned(data: bytes, pages: Sequence[PageObjects], engine: Engine, limits: Limits) -> Scanned:
    """The pages that are pictures, read by the engine."""
    wanted = [page for page in pages if is_picture(page)]
    out = Scanned()
    if not wanted:
        return out
    recogniser = Recogniser(engine, limits)
    found: list[Recognised] = []
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return out
    try:
        for page in wanted:
            picture = _drawn(file, page.number)
            read = recogniser.read(picture) if picture is not None else None
            if isinstance(read, Recognised):
                found.append(read)
                out.notes[page.number] = read.notes
            elif read is not None:
                out.notes[page.number] = [read]
        recogniser.done()
    finally:
        file.close()
    out.words = words_on(found)
    given = {page.number: page for page in wanted}
    out.pages = {page.number: page for page in objects_of(found, recogniser.engine)}
    out.pages = {number: _with_stamp(page, given) for number, page in out.pages.items()}
    return out


def _drawn(file: pypdfium2.PdfDocument, number: int) -> Picture | None:
    """The page as displayed, in grey where it has no colour worth the room."""
    try:
        page = file[number - 1]
        width, height = page.get_size()
        if width <= 0 or height <= 0:
            return None
        scale = min(DPI / 72.0, (_MOST_PIXELS / (width * height)) ** 0.5)
        image = page.render(scale=scale).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, ValueError, IndexError):
        return None
    return Picture(number, round(width, 3), round(height, 3), image.width / width, image)


def _with_stamp(page: PageObjects, given: Mapping[int, PageObjects]) -> PageObjects:
    """The page's links are kept: its few letters of text are on the picture too, as it was drawn with them."""
    return replace(page, links=given[page.number].links)
