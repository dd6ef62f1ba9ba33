"""PDF to Document: PDFium reads a page's objects, pdfplumber's finders and our own rules understand them."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.limits import DEFAULT, Limits
from extractors.ocr.digits import with_digits
from extractors.ocr.engine import INSTALL, Engine, at_hand, named
from extractors.pdf.pages import ReadPage, read_page
from extractors.pdf.pieces import PageObjects
from extractors.pdf.reader import understand
from extractors.pdf.scanned import Scanned, is_picture, read_scanned
from extractors.pdf.source import Source
from extractors.wording import letters
from schemas.document import Document, Format, PageReading, numbered, paragraphs
from schemas.problems import Note

__all__ = ["claims", "extract"]

_HEAD = 1024
Told = tuple[PageReading, ReadPage | None, list[Note]]


def claims(data: bytes) -> bool:
    """Whether the bytes are a PDF: its signature stands in the first kilobyte."""
    return b"%PDF-" in data[:_HEAD]


def extract(data: bytes, limits: Limits | None = None) -> Document:
    """The Document of a PDF's bytes; raises `Unreadable`.

    Pages that are pictures are read by the engine for scans where one is at hand; the format is "scan" where no other page has
    text. A page that no engine reads, or that has no text, is a note and never an error; a file without any text is a Document
    of 0 letters with the note `no_text`.
    """
    limits = limits or DEFAULT
    source = Source(data, limits)
    try:
        given = [_first(page, limits) for page in source]
        meta = source.meta
    finally:
        source.close()
    pictures = [page for page in given if isinstance(page, PageObjects)]
    engine = at_hand() if pictures else None
    scanned = Scanned()
    if engine is not None:
        with limits.recognising():
            scanned = read_scanned(data, pictures, engine, limits)
    told = [_second(page, scanned, limits) if isinstance(page, PageObjects) else page for page in given]
    mended = with_digits(numbered(understand([page for _, page, _ in told if page is not None])), scanned.words)
    blocks = mended.blocks
    found = sum(letters(p.text) + letters(p.marker or "") for p in paragraphs(blocks))
    readings = tuple(reading for reading, _, _ in told)
    notes = [*(note for _, _, on_page in told for note in on_page), *mended.notes]
    if not found:
        notes.append(_no_text(engine))
    return Document(
        format=_format(readings), blocks=blocks, pages=readings, meta=meta, letters=found,
        letters_in_file=sum(reading.letters for reading in readings), notes=(*source.notes, *notes),
        recogniser=named(engine) if pictures else None, recognised=tuple(mended.words),
    )  # fmt: skip


def _first(page: PageObjects | int, limits: Limits) -> Told | PageObjects:
    """A page read; one that is a picture as it is, to be read with its like."""
    if isinstance(page, int):
        words = "The page cannot be read by either engine."
        note = Note(code="page_unreadable", message=words, severity="error", where=f"page {page}")
        return PageReading(page=page, engine="none", letters=0, note=note.code), None, [note]
    return page if is_picture(page) else _told(page, [], page.engine, limits)


def _second(page: PageObjects, scanned: Scanned, limits: Limits) -> Told:
    """A page that is a picture, as the engine read it, or as it is; "none" read it where the engine was to and did not."""
    notes = scanned.notes.get(page.number)
    seen = scanned.pages.get(page.number, page)
    return _told(seen, notes or [], "none" if notes and seen is page else seen.engine, limits)


def _told(page: PageObjects, notes: list[Note], engine: str, limits: Limits) -> Told:
    read = read_page(page, limits)
    every = [*notes, *read.notes]
    codes = ", ".join(dict.fromkeys(note.code for note in every)) or None
    size = {"width": page.width, "height": page.height}
    return PageReading(page=page.number, engine=engine, letters=page.letters, note=codes, **size), read, every


def _format(readings: Sequence[PageReading]) -> Format:
    """A scan's, where all that was read was read from pictures."""
    with_text = [reading.engine.startswith("ocr:") for reading in readings if reading.letters]
    return "scan" if with_text and all(with_text) else "pdf"


def _no_text(engine: Engine | None) -> Note:
    words = f"The PDF has no text: its pages are pictures. {INSTALL}"
    if engine is not None:
        words = f"The PDF has no text: its pages are pictures in which {engine.name} found no words."
    return Note(code="no_text", message=words, severity="warning")
