"""The first engine: PDFium reads a page's characters, shapes, pictures and links into pdfplumber's kind of objects."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from extractors.pdf.pdfium_frame import Frame
from extractors.pdf.pdfium_links import links_of
from extractors.pdf.pdfium_shapes import Walk, walk
from extractors.pdf.pdfium_text import chars_of, plain_text
from extractors.pdf.pieces import PageObjects
from extractors.wording import letters
from schemas.problems import Reason, Unreadable

NAME = "pdfium"
_FILLED = frozenset({raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_WIDGET})


class PdfiumFile:
    """A file open in PDFium; raises `Unreadable` where it cannot be opened."""

    def __init__(self, data: bytes, most_shapes: int) -> None:
        try:
            self._pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as fault:
            raise _refusal(fault) from fault
        self._most_shapes = most_shapes

    def __len__(self) -> int:
        return len(self._pdf)

    def page(self, number: int) -> PageObjects | None:
        """The objects of a page (from 1), or None where PDFium cannot load it."""
        if not 1 <= number <= len(self._pdf):
            return None
        try:
            page = self._pdf[number - 1]
        except pypdfium2.PdfiumError:
            return None
        try:
            links = links_of(self._pdf, page, Frame(page))
            if _has_fields(page) and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
                page.close()
                page = self._pdf[number - 1]
            return self._objects(page, number, links)
        except pypdfium2.PdfiumError:
            return None
        finally:
            page.close()

    def _objects(self, page: Any, number: int, links: list[dict[str, Any]]) -> PageObjects:
        frame = Frame(page)
        found: Walk = walk(page, frame, self._most_shapes)
        text = page.get_textpage()
        try:
            chars, doubled = chars_of(text, frame, found)
            count = letters(plain_text(text))
        finally:
            text.close()
        objects = {"char": chars, "rect": found.rects, "line": found.lines, "curve": found.curves, "image": found.images}
        return PageObjects(
            number, frame.width, frame.height, objects, links, NAME, count, found.cut_short, bool(found.texts), doubled
        )

    @property
    def meta(self) -> dict[str, str]:
        """Title, author and producer as the file says."""
        found = {key.lower(): self._pdf.get_metadata_value(key).strip("\0 \t\r\n") for key in ("Title", "Author", "Producer")}
        return {key: value for key, value in found.items() if value}

    def close(self) -> None:
        """Give the file back."""
        self._pdf.close()


def _has_fields(page: Any) -> bool:
    """Whether filled form fields or typed comments stand on the page: they are no part of its content until flattened."""
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), 2000)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in _FILLED:
            return True
    return False


def _refusal(fault: pypdfium2.PdfiumError) -> Unreadable:
    if getattr(fault, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return Unreadable(Reason.ENCRYPTED, "The PDF asks for a password; save it without one.")
    return Unreadable(Reason.MALFORMED, "The PDF cannot be opened: its structure is broken; open it and save it anew.")
