"""The engine: Tesseract, a program of its own, spoken to through pytesseract.

Chosen by measurement: on rendered pages of plans Tesseract found 99 of 100 words at 5 seconds a page on one core; an engine
whose wheel brings its models (RapidOCR) ran words together, found 45 of 100 and took seven times as long.
"""

from __future__ import annotations

import importlib
import os
from functools import lru_cache
from typing import Any, Protocol

from PIL import Image

from extractors.ocr.words import Word, words_of

INSTALL = (
    "Install the reading of scans with pip install 'councilplans[ocr]', and the program tesseract with its English data "
    "(on Debian: apt-get install tesseract-ocr), then run again."
)
_LANGUAGE = "eng"
# The engine's own page analysis: looking for sparse text instead it finds as many words but parts list numbers from their items.
_SETTINGS = "--oem 1 --psm 3"


class Engine(Protocol):
    """What reads words from a picture."""

    @property
    def name(self) -> str:
        """The engine and its version, as a page's reading names it."""

    @property
    def settings(self) -> str:
        """What else its reading depends on."""

    def read(self, picture: Image.Image, dpi: float, seconds: float) -> list[Word] | None:
        """The words; None where it failed or took longer than `seconds`."""


class Tesseract:
    """Tesseract through pytesseract."""

    def __init__(self, module: Any, version: str) -> None:
        self._module = module
        self.name = f"tesseract {version}"
        self.settings = f"-l {_LANGUAGE} {_SETTINGS}"

    def read(self, picture: Image.Image, dpi: float, seconds: float) -> list[Word] | None:
        """The words; None where it failed or took longer than `seconds`."""
        settings = f"{_SETTINGS} --dpi {round(dpi)}"
        try:
            found = self._module.image_to_pdf_or_hocr(
                picture, lang=_LANGUAGE, config=settings, extension="hocr", timeout=max(0.1, seconds)
            )
        except (RuntimeError, OSError):
            return None
        return words_of(bytes(found))


@lru_cache(maxsize=1)
def at_hand() -> Engine | None:
    """The engine, or None where the extra, the program or its English data are not installed."""
    try:
        module = importlib.import_module("pytesseract")
    except ImportError:
        return None
    # Documents are read side by side already; threads of one page's reading would only wait for one another.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        version = str(module.get_tesseract_version())
        languages = module.get_languages()
    except (RuntimeError, OSError, SystemExit):
        return None
    return Tesseract(module, version) if _LANGUAGE in languages else None


def named(engine: Engine | None) -> str:
    """The engine and its version, "none" where there is none."""
    return engine.name if engine is not None else "none"
