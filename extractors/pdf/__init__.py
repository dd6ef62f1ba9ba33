"""PDF to Document: PDFium reads a page's objects, pdfplumber's finders and our own rules understand them."""

from __future__ import annotations

from extractors.limits import DEFAULT, Limits
from extractors.pdf.pages import ReadPage, read_page
from extractors.pdf.reader import understand
from extractors.pdf.source import Source
from extractors.wording import letters
from schemas.document import Document, PageReading, numbered, paragraphs
from schemas.problems import Note

__all__ = ["claims", "extract"]

_HEAD = 1024


def claims(data: bytes) -> bool:
    """Whether the bytes are a PDF: its signature stands in the first kilobyte."""
    return b"%PDF-" in data[:_HEAD]


def extract(data: bytes, limits: Limits | None = None) -> Document:
    """The Document of a PDF's bytes; raises `Unreadable`.

    A page that no engine reads, or that has no text, is a note and never an error; a file without any text is a Document of
    0 letters with the note `no_text`.
    """
    limits = limits or DEFAULT
    source = Source(data, limits)
    try:
        pages, readings, notes = _read(source, limits)
        meta = source.meta
    finally:
        source.close()
    blocks = numbered(understand(pages))
    found = sum(letters(p.text) + letters(p.marker or "") for p in paragraphs(blocks))
    in_file = sum(reading.letters for reading in readings)
    if not found:
        notes.append(Note(code="no_text", message="The PDF has no text: its pages are pictures.", severity="warning"))
    return Document(
        format="pdf", blocks=blocks, pages=tuple(readings), meta=meta, letters=found, letters_in_file=in_file,
        notes=(*source.notes, *notes),
    )  # fmt: skip


def _read(source: Source, limits: Limits) -> tuple[list[ReadPage], list[PageReading], list[Note]]:
    pages: list[ReadPage] = []
    readings: list[PageReading] = []
    notes: list[Note] = []
    for objects in source:
        if isinstance(objects, int):
            words = "The page cannot be read by either engine."
            readings.append(PageReading(page=objects, engine="none", letters=0, note="page_unreadable"))
            notes.append(Note(code="page_unreadable", message=words, severity="error", where=f"page {objects}"))
            continue
        page = read_page(objects, limits)
        pages.append(page)
        notes.extend(page.notes)
        codes = ", ".join(dict.fromkeys(note.code for note in page.notes)) or None
        number, size = objects.number, {"width": objects.width, "height": objects.height}
        readings.append(PageReading(page=number, engine=objects.engine, letters=objects.letters, note=codes, **size))
    return pages, readings, notes
