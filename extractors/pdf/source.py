"""A PDF open in both engines: PDFium first, pdfplumber's own reader where PDFium refuses; what happened is noted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.limits import Limits
from extractors.pdf import bombs
from extractors.pdf.pdfium import PdfiumFile
from extractors.pdf.pieces import PageObjects
from extractors.pdf.plumbed import PlumbedFile, count_pages
from schemas.problems import Note, Reason, Unreadable

_TAIL = 2048
_SECOND_LOOKS = 20


class Source:
    """A file's pages, whichever engine reads them. Raises `Unreadable` where neither opens the file."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        if not data.strip(b"\0 \t\r\n"):
            raise Unreadable(Reason.EMPTY, "The file is empty.")
        bombs.refuse(data, limits)
        self.notes: list[Note] = []
        self._data = data
        self._limits = limits
        self._plumbed: PlumbedFile | None = None
        self._second_looks = _SECOND_LOOKS
        self._pdfium: PdfiumFile | None = None
        try:
            self._pdfium = PdfiumFile(data, limits.page_shapes)
        except Unreadable as refusal:
            self._open_second(refusal)
        self.pages = self._count()
        if self.pages > limits.pages:
            sentence = f"The PDF has {self.pages} pages, more than the {limits.pages} that are read; split it."
            raise Unreadable(Reason.TOO_MANY_PAGES, sentence)
        if not self.pages:
            raise self._broken()
        if not _is_whole(data):
            self._note("truncated", "The end of the file is missing; what is left of it was read.")

    def __iter__(self) -> Iterator[PageObjects | int]:
        """The pages in order; a page's number alone where no engine reads it."""
        for number in range(1, self.pages + 1):
            page = self._page(number)
            if page is None:
                yield number
                continue
            if len(page.objects["char"]) > self._limits.page_characters:
                self._note("page_cut_short", "The page has more characters than are read.", where=f"page {number}")
                kept = {**page.objects, "char": page.objects["char"][: self._limits.page_characters]}
                page = replace(page, objects=kept)
            if page.cut_short:
                self._note("page_cut_short", "The page has more drawings than are read.", where=f"page {number}")
            yield page

    def _page(self, number: int) -> PageObjects | None:
        page = self._pdfium.page(number) if self._pdfium is not None else None
        if page is None:
            return self._second(number)
        if not page.objects["char"] and page.has_text and self._second_looks > 0:
            self._second_looks -= 1
            other = self._second(number)
            return other if other is not None and other.objects["char"] else page
        return page

    def _second(self, number: int) -> PageObjects | None:
        if self._plumbed is None:
            try:
                self._plumbed = PlumbedFile(self._data)
            except Unreadable:
                return None
        return self._plumbed.page(number)

    def _open_second(self, refusal: Unreadable) -> None:
        try:
            self._plumbed = PlumbedFile(self._data)
        except Unreadable as second:
            if second.reason is Reason.ENCRYPTED:
                raise
            raise (self._broken() if refusal.reason is Reason.MALFORMED and not _is_whole(self._data) else refusal) from second
        self._note("second_engine", "PDFium cannot open the file; pdfplumber's own reader read it.", severity="info")

    def _count(self) -> int:
        """The larger credible number of pages; a disagreement is noted."""
        if self._pdfium is None:
            return len(self._plumbed) if self._plumbed is not None else 0
        first, second = len(self._pdfium), count_pages(self._data, self._limits.pages + 1)
        if second is None or second == first:
            return first
        words = f"PDFium finds {first} pages, pdfminer {second}; the larger number holds."
        self._note("page_counts_differ", words, severity="warning" if second > first else "info")
        return max(first, second)

    def _broken(self) -> Unreadable:
        if not _is_whole(self._data):
            return Unreadable(Reason.TRUNCATED, "The PDF is cut short and no page of it is left; fetch it again.")
        return Unreadable(Reason.MALFORMED, "The PDF has no page; open it and save it anew.")

    def _note(self, code: str, message: str, *, severity: str = "warning", where: str | None = None) -> None:
        self.notes.append(Note.model_validate({"code": code, "message": message, "severity": severity, "where": where}))

    @property
    def meta(self) -> dict[str, str]:
        """Title, author and producer as the file says."""
        opened = self._pdfium or self._plumbed
        return opened.meta if opened is not None else {}

    def close(self) -> None:
        """Give the file back."""
        for opened in (self._pdfium, self._plumbed):
            if opened is not None:
                opened.close()


def _is_whole(data: bytes) -> bool:
    """Whether the end marker stands in the file's tail."""
    return b"%%EOF" in data[-_TAIL:] or b"startxref" in data[-_TAIL:]
