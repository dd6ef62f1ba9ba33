"""Pages of a PDF as pictures, for whoever wants to see where words stand."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2

from extractors.limits import Limits
from extractors.pdf import bombs
from schemas.problems import Reason, Unreadable

WIDTH = 790
TALLEST = 3
GREYS = 8


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as displayed: its number from 1, its size in points, and a PNG in a few greys."""

    page: int
    width: float
    height: float
    png: bytes


def draw(data: bytes, pages: Iterable[int], limits: Limits | None = None) -> Iterator[Picture]:
    """Pictures of these pages, `WIDTH` pixels wide; a page that cannot be drawn is left out.

    Raises Unreadable where the file cannot be opened.
    """
    file = opened(data, limits)
    try:
        for number in pages:
            picture = _draw_one(file, number)
            if picture is not None:
                yield picture
    finally:
        file.close()


def opened(data: bytes, limits: Limits | None = None) -> pypdfium2.PdfDocument:
    """The file, opened to draw its pages; the caller closes it. Raises Unreadable where it cannot be opened."""
    bombs.refuse(data, limits or Limits())
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(Reason.MALFORMED, "The PDF cannot be drawn.") from error


def _draw_one(file: pypdfium2.PdfDocument, number: int) -> Picture | None:
    if not 1 <= number <= len(file):
        return None
    try:
        page = file[number - 1]
        width, height = page.get_size()
        if width <= 0 or not 0 < height <= TALLEST * width:
            return None
        image = page.render(scale=WIDTH / width, grayscale=True).to_pil()
    except (pypdfium2.PdfiumError, ValueError):
        return None
    out = io.BytesIO()
    image.quantize(GREYS).save(out, "PNG", optimize=True)
    return Picture(number, float(width), float(height), out.getvalue())
