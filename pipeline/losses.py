"""Sentences on what of a document was not read."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.ocr.pages import BOUNDS, UNRECOGNISED
from schemas.document import Document

SHARE_READ = 0.99


def losses(document: Document) -> str | None:
    """A sentence on what was not read: pages, or more than one in a hundred letters; None where all was."""
    lost = [page.page for page in document.pages if page.engine == "none"]
    if lost:
        return f"{len(lost)} of {len(document.pages)} pages could not be read: {spelt_out(lost)}."
    if document.letters < SHARE_READ * document.letters_in_file:
        return f"{document.letters} of the file's {document.letters_in_file} letters and digits were read."
    return None


def unrecognised(document: Document) -> str | None:
    """A sentence that names the pages that are pictures and that the engine did not come to read; None where it read all."""
    lost = [page.page for page in document.pages if page.engine == "none" and (page.note or "").startswith(UNRECOGNISED)]
    if not lost:
        return None
    of = f"{len(lost)} of {len(document.pages)} pages are pictures that could not be recognised"
    return f"{of}: {spelt_out(lost)}; the notes say why."


def recogniser_of(document: Document) -> str | None:
    """The engine that its pictures were given to; of an engine whose pages or seconds ran out before, that it is unfinished."""
    unfinished = any(page.engine == "none" and (page.note or "").startswith(BOUNDS) for page in document.pages)
    return f"{document.recogniser}, unfinished" if unfinished else document.recogniser


def spelt_out(numbers: Sequence[int]) -> str:
    """Page numbers in words, neighbours as a range: "2, 5–9"."""
    ranges: list[list[int]] = []
    for number in sorted(numbers):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in ranges)
