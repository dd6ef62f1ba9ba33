"""What an engine read, kept by the picture's content: the same page is never given to it twice."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict
from pathlib import Path

from PIL import Image

from extractors.ocr.words import Word

FOLDER = "COUNCILPLANS_OCR_CACHE"
_FORM = "3"


class Cache:
    """A document's own folder of readings, or one for all documents that an environment variable names, which goes before.

    Without either nothing is kept. A fault of the folder is no fault: the page is read again.
    """

    def __init__(self, own: Path | None = None) -> None:
        named = os.environ.get(FOLDER)
        self._own = own if not named else None
        self._folder = Path(named) if named else own
        self._used: set[str] = set()

    def get(self, key: str) -> list[Word] | None:
        """The words kept under a key, or None."""
        if self._folder is None:
            return None
        self._used.add(key)
        try:
            kept = json.loads((self._folder / f"{key}.json").read_text("utf-8"))
            return [_word(one) for one in kept]
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def put(self, key: str, words: list[Word]) -> None:
        """Keep the words; a reader never sees a half-written file."""
        if self._folder is None:
            return
        part = self._folder / f"{key}.{os.getpid()}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps([asdict(word) for word in words], ensure_ascii=False), "utf-8")
            part.replace(self._folder / f"{key}.json")
        except OSError:
            part.unlink(missing_ok=True)

    def forget_unused(self) -> None:
        """Remove from a document's own folder what its reading did not ask for: pages as another engine read them."""
        if self._own is None or not self._own.is_dir():
            return
        for entry in self._own.iterdir():
            if entry.name.partition(".")[0] not in self._used:
                entry.unlink(missing_ok=True)


def key_of(picture: Image.Image, engine: str, dpi: float) -> str:
    """The picture as it is given to the engine and whatever else the words depend on, as hex digits."""
    digest = hashlib.sha256(f"{_FORM}|{engine}|{round(dpi)}|{picture.mode}|{picture.size}|".encode())
    digest.update(picture.tobytes())
    return digest.hexdigest()


def _word(kept: dict[str, object]) -> Word:
    box = kept["box"]
    text = kept["text"]
    if not isinstance(box, list) or len(box) != 4 or not isinstance(text, str):
        raise ValueError("no word")
    x0, top, x1, bottom = (float(side) for side in box)
    base, size, sure, line = (float(str(kept[name])) for name in ("base", "size", "confidence", "line"))
    return Word(text, (x0, top, x1, bottom), base, size, sure, int(line))
