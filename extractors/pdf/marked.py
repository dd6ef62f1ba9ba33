"""A page of a PDF as a picture with boxes drawn round some places, for whoever wants to see where a value was read."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pypdfium2
from PIL import ImageDraw

from extractors.limits import Limits
from extractors.pdf.picture import opened
from schemas.document import Box
from schemas.problems import Reason, Unreadable

SCALE = 2.0
LONGEST_SIDE = 5000
MARGIN = 1.5
RED = (200, 16, 46)


def draw_marked(data: bytes, page: int, boxes: Iterable[Box], limits: Limits | None = None) -> bytes:
    """A PNG of a page (from 1), two pixels a point, with a red frame round each box (points from the page's top left).

    Raises Unreadable where the file cannot be opened, has no such page, or the page cannot be drawn.
    """
    file = opened(data, limits)
    try:
        if not 1 <= page <= len(file):
            raise Unreadable(Reason.MALFORMED, f"The PDF has no page {page}.")
        shown = file[page - 1]
        scale = min(SCALE, LONGEST_SIDE / max(*shown.get_size(), 1.0))
        image = shown.render(scale=scale).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise Unreadable(Reason.MALFORMED, f"Page {page} of the PDF cannot be drawn.") from error
    finally:
        file.close()
    pen = ImageDraw.Draw(image)
    for x0, top, x1, bottom in boxes:
        low = ((min(x0, x1) - MARGIN) * scale, (min(top, bottom) - MARGIN) * scale)
        pen.rectangle((low, ((max(x0, x1) + MARGIN) * scale, (max(top, bottom) + MARGIN) * scale)), outline=RED, width=2)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
