"""Pages of a PDF as pictures, for whoever wants to see where words stand."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2
from PIL import Image

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


def drawn(data: bytes, page: int, most: tuple[float, int], limits: Limits | None = None) -> tuple[Image.Image, float]:
    """A page (from 1) in colour, and how many pixels a point has: as many as asked for, and a longest side that is not passed.

    Raises Unreadable where the file cannot be opened, has no such page, or the page cannot be drawn.
    """
    file = opened(data, limits)
    try:
        if not 1 <= page <= len(file):
            raise Unreadable(Reason.MALFORMED, f"The PDF has no page {page}.")
        shown = file[page - 1]
        scale = min(most[0], most[1] / max(*shown.get_size(), 1.0))
        return shown.render(scale=scale).to_pil().convert("RGB"), scale
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise Unreadable(Reason.MALFORMED, f"Page {page} of the PDF cannot be drawn.") from error
    finally:
        file.close()


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
    return Picture(number, float(width), float(height), in_greys(image))


def in_greys(image: Image.Image) -> bytes:
    """A small PNG of a picture."""
    out = io.BytesIO()
    image.quantize(GREYS).save(out, "PNG", optimize=True)
    return out.getvalue()
