"""A page's web links through PDFium, as pdfplumber's hyperlinks."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

from extractors.pdf.pdfium_frame import Frame

_MOST = 5000
_LONGEST = 4096


def links_of(pdf: Any, page: Any, frame: Frame) -> list[dict[str, Any]]:
    """The links with an address: {x0, top, x1, bottom, uri}."""
    out: list[dict[str, Any]] = []
    position = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    while len(out) < _MOST and raw.FPDFLink_Enumerate(page, position, link):
        uri = _address(pdf, link)
        box = raw.FS_RECTF()
        if uri and raw.FPDFLink_GetAnnotRect(link, box):
            (x0, y0), (x1, y1) = frame.point(box.left, box.bottom), frame.point(box.right, box.top)
            out.append({"x0": min(x0, x1), "x1": max(x0, x1), "top": min(y0, y1), "bottom": max(y0, y1), "uri": uri})
    return out


def _address(pdf: Any, link: Any) -> str | None:
    action = raw.FPDFLink_GetAction(link)
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return None
    size = raw.FPDFAction_GetURIPath(pdf, action, None, 0)
    if not 1 < size <= _LONGEST:
        return None
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(pdf, action, buffer, size)
    return buffer.value.decode("utf-8", errors="replace").strip()
