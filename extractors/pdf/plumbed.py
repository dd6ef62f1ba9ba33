"""The second engine: pdfplumber's own reader (pdfminer), for a page or file that PDFium refuses."""

from __future__ import annotations

import io
import itertools
import logging
import struct
import zlib
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extractors.pdf.pieces import PageObjects
from extractors.pdf.turns import base_in_frame, turn_of
from extractors.wording import letters
from schemas.problems import Reason, Unreadable

NAME = "pdfplumber"
# pdfminer lets through whatever its code meets in a broken file; these are the kinds that were seen.
FAULTS = (
    PSException, PdfminerException, MalformedPDFException, ValueError, TypeError, LookupError, AttributeError, AssertionError,
    ArithmeticError, RecursionError, NotImplementedError, OSError, EOFError, struct.error, zlib.error,
)  # fmt: skip
KINDS = ("char", "rect", "line", "curve", "image")

for _noisy in ("pdfminer", "pdfplumber"):
    logging.getLogger(_noisy).setLevel(logging.CRITICAL)


class PlumbedFile:
    """A file open in pdfplumber; raises `Unreadable` where it cannot be opened."""

    def __init__(self, data: bytes) -> None:
        try:
            self._pdf = pdfplumber.open(io.BytesIO(data))
            self._pages = self._pdf.pages
        except FAULTS as fault:
            raise _refusal(fault) from fault

    def __len__(self) -> int:
        return len(self._pages)

    def page(self, number: int) -> PageObjects | None:
        """The objects of a page (from 1), or None where it cannot be read."""
        if not 1 <= number <= len(self._pages):
            return None
        page = self._pages[number - 1]
        try:
            objects = {kind: page.objects.get(kind, []) for kind in KINDS}
            for char in objects["char"]:
                _complete(char, float(page.height) + page.mediabox[1], page.cropbox)
            _show(objects, page)
            found = letters("".join(char["text"] for char in objects["char"]))
            x0, top, x1, bottom = page.cropbox
            return PageObjects(number, float(x1 - x0), float(bottom - top), objects, _links(page), NAME, found)
        except FAULTS:
            return None
        finally:
            page.close()

    @property
    def meta(self) -> dict[str, str]:
        """Title, author and producer as the file says."""
        out = {}
        for key in ("Title", "Author", "Producer"):
            value = self._pdf.metadata.get(key)
            if isinstance(value, str) and value.strip():
                out[key.lower()] = value.strip()
        return out

    def close(self) -> None:
        """Give the file back."""
        self._pdf.close()


def count_pages(data: bytes, most: int) -> int | None:
    """How many pages pdfminer finds, at most `most`; None where it cannot tell."""
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        return sum(1 for _ in itertools.islice(PDFPage.create_pages(document), most)) or None
    except FAULTS:
        return None


def _complete(char: dict[str, Any], height: float, shown: tuple[float, ...]) -> None:
    """The keys that pdfplumber lacks."""
    a, b, _, _, x, y = char["matrix"]
    char["turn"] = turn_of(a, b)
    char["base"] = base_in_frame(x - float(shown[0]), height - y - float(shown[1]), char["turn"])
    char["hidden"] = False
    char["mapped"] = not char["text"].startswith("(cid:")


def _show(objects: dict[str, list[dict[str, Any]]], page: Any) -> None:
    """Coordinates from the top left of what is displayed: pdfplumber counts from the media box, not the crop box."""
    left, top = float(page.cropbox[0]), float(page.cropbox[1])
    if abs(left) < 0.01 and abs(top) < 0.01:
        return
    for kind, items in objects.items():
        for item in items:
            item["x0"], item["x1"] = item["x0"] - left, item["x1"] - left
            item["top"], item["bottom"] = item["top"] - top, item["bottom"] - top
            if kind != "char" and "pts" in item:
                item["pts"] = [(x - left, y - top) for x, y in item["pts"]]


def _links(page: Any) -> list[dict[str, Any]]:
    try:
        return [link for link in page.hyperlinks if isinstance(link["uri"], str)]
    except FAULTS:
        return []


def _refusal(fault: BaseException) -> Unreadable:
    causes = [fault, *getattr(fault, "args", ())]
    if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
        return Unreadable(Reason.ENCRYPTED, "The PDF asks for a password; save it without one.")
    return Unreadable(Reason.MALFORMED, "The PDF cannot be opened: its structure is broken; open it and save it anew.")
