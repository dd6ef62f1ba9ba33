"""Pictures of pages (PNG, JPEG, TIFF) to Document, through the engine for scans; without one they say how to install it."""

from __future__ import annotations

import io
import warnings
from collections.abc import Container, Iterator

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from extractors.limits import DEFAULT, Limits
from extractors.ocr.digits import with_digits
from extractors.ocr.engine import INSTALL, Engine, at_hand, named
from extractors.ocr.pages import DPI, Picture, Recognised, Recogniser
from extractors.pdf.pages import read_page
from extractors.pdf.reader import understand
from extractors.pdf.recognised import objects_of, words_on
from extractors.wording import letters
from schemas.document import Document, PageReading, numbered, paragraphs
from schemas.problems import Note, Reason, Unreadable

__all__ = ["claims", "extract", "frames"]

_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_KINDS = ("PNG", "JPEG", "TIFF")
_MOST_PIXELS = 60_000_000
_PAPER = 595.0
_DPI = (60.0, 1200.0)


def claims(data: bytes) -> bool:
    """Whether the bytes are a picture of a kind that scanners write."""
    return data.startswith(_MAGIC)


def extract(data: bytes, limits: Limits | None = None) -> Document:
    """The Document of a picture's pages; raises `Unreadable` (malformed, bomb, too_many_pages).

    Without an engine it is a Document without pages and the note `no_text`, which says how to install one.
    """
    limits = limits or DEFAULT
    engine = at_hand()
    if engine is None:
        told = _no_text(f"The file is a picture. {INSTALL}")
        return Document(format="scan", blocks=(), notes=(told,), recogniser=named(engine))
    return _document(data, engine, limits)


def frames(data: bytes, pages: Container[int], limits: Limits | None = None) -> Iterator[Picture]:
    """These pages of a picture, upright; raises `Unreadable` as `extract` does."""
    return (picture for picture in _pictures(data, limits or DEFAULT) if picture.page in pages)


def _document(data: bytes, engine: Engine, limits: Limits) -> Document:
    recogniser = Recogniser(engine, limits)
    found: list[Recognised] = []
    notes: list[Note] = []
    readings: dict[int, PageReading] = {}
    with limits.recognising():
        for picture in _pictures(data, limits):
            read = recogniser.read(picture)
            if isinstance(read, Note):
                notes.append(read)
                readings[picture.page] = PageReading(page=picture.page, engine="none", letters=0, note=read.code)
            else:
                found.append(read)
        recogniser.done()
    pages = []
    for objects, source in zip(objects_of(found, recogniser.engine), found, strict=True):
        page = read_page(objects, limits)
        pages.append(page)
        told = [*source.notes, *page.notes]
        notes.extend(told)
        codes = ", ".join(dict.fromkeys(note.code for note in told)) or None
        readings[objects.number] = PageReading(
            page=objects.number, engine=objects.engine, letters=objects.letters, width=objects.width, height=objects.height,
            note=codes,
        )  # fmt: skip
    mended = with_digits(numbered(understand(pages)), words_on(found))
    blocks = mended.blocks
    notes.extend(mended.notes)
    count = sum(letters(p.text) + letters(p.marker or "") for p in paragraphs(blocks))
    if not count:
        notes.append(_no_text(f"The picture has no words that {engine.name} could read."))
    told_pages = tuple(readings[number] for number in sorted(readings))
    return Document(
        format="scan", blocks=blocks, pages=told_pages, letters=count, letters_in_file=sum(p.letters for p in told_pages),
        notes=tuple(notes), recogniser=named(engine), recognised=tuple(mended.words),
    )  # fmt: skip


def _no_text(words: str) -> Note:
    return Note(code="no_text", message=words, severity="warning")


def _pictures(data: bytes, limits: Limits) -> Iterator[Picture]:
    """The file's frames, upright, at most as fine as is of use."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_KINDS) as file:
                for number, frame in enumerate(ImageSequence.Iterator(file), start=1):
                    if number > limits.pages:
                        raise Unreadable(Reason.TOO_MANY_PAGES, f"The picture has more than {limits.pages} pages; split it.")
                    if frame.width * frame.height > _MOST_PIXELS:
                        raise Unreadable(Reason.BOMB, f"Page {number} is larger than {_MOST_PIXELS} pixels; save it smaller.")
                    yield _picture(number, frame)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as fault:
        raise Unreadable(Reason.MALFORMED, "The picture cannot be opened: save it anew.") from fault


def _picture(number: int, frame: Image.Image) -> Picture:
    told = frame.info.get("dpi", (0.0, 0.0))
    image = ImageOps.exif_transpose(frame)
    if image.mode in ("RGBA", "LA", "P", "PA"):
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image.convert("RGBA"))
    image = image.convert("RGB")
    dpi = float(told[0]) if isinstance(told, tuple) and told else 0.0
    if not _DPI[0] <= dpi <= _DPI[1]:
        dpi = 72.0 * min(image.size) / _PAPER
    width, height = 72.0 * image.width / dpi, 72.0 * image.height / dpi
    if dpi > 1.6 * DPI:
        image = image.resize((max(1, round(image.width * DPI / dpi)), max(1, round(image.height * DPI / dpi))))
    return Picture(number, round(width, 3), round(height, 3), image.width / width, image)
