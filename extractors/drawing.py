"""Pages of a file as pictures, of a PDF or of a scan's own frames, for whoever wants to see where words stand."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from PIL import Image, ImageDraw

from extractors import scan
from extractors.limits import Limits
from extractors.pdf import picture
from extractors.pdf.picture import TALLEST, WIDTH, Picture
from schemas.document import Box
from schemas.problems import Reason, Unreadable

SCALE = 2.0
LONGEST_SIDE = 5000
MARGIN = 1.5
RED = (200, 16, 46)


def draw(data: bytes, pages: Iterable[int], limits: Limits | None = None) -> Iterator[Picture]:
    """Pictures of these pages, `WIDTH` pixels wide; a page that cannot be drawn is left out.

    Raises Unreadable where the file cannot be opened.
    """
    if not scan.claims(data):
        yield from picture.draw(data, pages, limits)
        return
    for frame in scan.frames(data, frozenset(pages), limits):
        if frame.height <= TALLEST * frame.width:
            small = _scaled(frame.image, WIDTH / frame.image.width).convert("L")
            yield Picture(frame.page, frame.width, frame.height, picture.in_greys(small))


def draw_marked(data: bytes, page: int, boxes: Iterable[Box], limits: Limits | None = None) -> bytes:
    """A PNG of a page (from 1), two pixels a point, with a red frame round each box (points from the page's top left).

    Raises Unreadable where the file cannot be opened, has no such page, or the page cannot be drawn.
    """
    image, scale = _frame(data, page, limits) if scan.claims(data) else picture.drawn(data, page, (SCALE, LONGEST_SIDE), limits)
    pen = ImageDraw.Draw(image)
    for x0, top, x1, bottom in boxes:
        low = ((min(x0, x1) - MARGIN) * scale, (min(top, bottom) - MARGIN) * scale)
        pen.rectangle((low, ((max(x0, x1) + MARGIN) * scale, (max(top, bottom) + MARGIN) * scale)), outline=RED, width=2)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _frame(data: bytes, page: int, limits: Limits | None) -> tuple[Image.Image, float]:
    found = next(iter(scan.frames(data, frozenset({page}), limits)), None)
    if found is None:
        raise Unreadable(Reason.MALFORMED, f"The file has no page {page}.")
    scale = min(SCALE, LONGEST_SIDE / max(found.width, found.height, 1.0))
    return _scaled(found.image, scale / found.scale), scale


def _scaled(image: Image.Image, by: float) -> Image.Image:
    return image.resize((max(1, round(image.width * by)), max(1, round(image.height * by))))
