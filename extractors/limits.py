"""How much of a file the readers are willing to take in: beyond it, a file ends as `too_large` or `bomb`, never as a hang."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds in counts, or bytes where the name says so; the defaults are far above any published plan.

    `members`, `part_bytes`, `total_bytes` and `ratio` (once `ratio_from_bytes` are out) bound what a zip may inflate to;
    `paragraphs`, `cells` and `nesting` (tables in tables) what a document may hold. Of a PDF:
    `pages`; `page_characters`, `page_shapes` and `edges` (rules given to the table finder) a single page. Of a
    scan: `ocr_pages` pages are read from their pictures, in `ocr_page_seconds` each and `ocr_seconds` together;
    `recognising` is entered while they are read, by whoever keeps the time of the whole document, and what was
    read is kept in the folder `recognised`.
    """

    members: int = 2_000
    part_bytes: int = 64 * MIB
    total_bytes: int = 256 * MIB
    ratio: int = 100
    ratio_from_bytes: int = MIB
    paragraphs: int = 100_000
    cells: int = 200_000
    nesting: int = 12
    pages: int = 2_000
    page_characters: int = 200_000
    page_shapes: int = 50_000
    edges: int = 1_200
    ocr_pages: int = 200
    ocr_page_seconds: float = 60.0
    ocr_seconds: float = 900.0
    recognising: Callable[[], AbstractContextManager[None]] = nullcontext
    recognised: Path | None = None


DEFAULT = Limits()
