"""What an engine read, kept by the picture's content: the same page is never read twice."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict
from pathlib import Path

from PIL import Image

from extractors.ocr.words import Word

FOLDER = "COUNCILPLANS_OCR_CACHE"
_FORM = "1"


class Cache:
    """A folder of readings, named by an environment variable; without it nothing is kept. A fault of the folder is no fault."""

    def __init__(self, folder: Path | None = None) -> None:
        named = os.environ.get(FOLDER)
        self._folder = folder or (Path(named) if named else None)

    def get(self, key: str) -> list[Word] | None:
        """The words kept under a key, or None."""
        if self._folder is None:
            return None
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


def key_of(picture: Image.Image, engine: str) -> str:
    """The picture's content and whatever else the words depend on, as hex digits."""
    digest = hashlib.sha256(f"{_FORM}|{engine}|{picture.mode}|{picture.size}|".encode())
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
