"""PDF to Document: PDFium reads a page's objects, pdfplumber's finders and our own rules understand them."""

from __future__ import annotations

from extractors.limits import DEFAULT, Limits
from extractors.pdf.plumbed import PlumbedFile
from extractors.pdf.reader import read_page, understand
from extractors.wording import letters
from schemas.document import Document, PageReading, numbered, paragraphs

__all__ = ["claims", "extract"]

_HEAD = 1024


def claims(data: bytes) -> bool:
    """Whether the bytes are a PDF: its signature stands in the first kilobyte."""
    return b"%PDF-" in data[:_HEAD]


def extract(data: bytes, limits: Limits | None = None) -> Document:
    """The Document of a PDF's bytes; raises `Unreadable`."""
    limits = limits or DEFAULT
    source = PlumbedFile(data)
    pages, readings = [], []
    in_file = 0
    for number in range(1, len(source) + 1):
        objects = source.page(number)
        if objects is None:
            readings.append(PageReading(page=number, engine="none", letters=0, note="unreadable"))
            continue
        in_file += objects.letters
        pages.append(read_page(objects, limits))
        readings.append(
            PageReading(page=number, engine=objects.engine, letters=objects.letters, width=objects.width, height=objects.height)
        )
    meta = source.meta
    source.close()
    blocks = numbered(understand(pages))
    found = sum(letters(p.text) + letters(p.marker or "") for p in paragraphs(blocks))
    notes = tuple(note for page in pages for note in page.notes)
    return Document(
        format="pdf", blocks=blocks, pages=tuple(readings), meta=meta, letters=found, letters_in_file=in_file, notes=notes
    )
