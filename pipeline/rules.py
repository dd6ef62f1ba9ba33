"""By which rules a document is read: a hash that changes with the reading code, its data, and the libraries beneath."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from extractors.ocr.engine import at_hand, named

_READING = (
    ("schemas", ""), ("extractors", ""), ("pipeline", "interpret"), ("pipeline", "worker.py"), ("pipeline", "answer.py"),
    ("pipeline", "evidence.py"), ("pipeline", "losses.py"), ("pipeline", "recognised.py"),
)  # fmt: skip
_BENEATH = ("pdfplumber", "pdfminer.six", "pypdfium2", "python-docx", "lxml", "spacy", "rapidfuzz")


@cache
def rules_version() -> str:
    """Sixteen hexadecimal digits; equal where documents are read alike."""
    digest = hashlib.sha256()
    for package, below in _READING:
        for name, data in _contents(files(package) / below if below else files(package), package):
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
    for library in _BENEATH:
        digest.update(f"{library} {_version(library)}\0".encode())
    return digest.hexdigest()[:16]


def rules_with(rules: str, recogniser: str | None) -> str:
    """The rules of a document with pages that are pictures: the engine that these were given to is one of them."""
    return f"{rules}+{recogniser}" if recogniser else rules


def are_same(stored: str, rules: str, recogniser: Callable[[], str]) -> bool:
    """Whether a document was read by these rules, and its pictures, where it has any, by this engine."""
    plain, _, by = stored.partition("+")
    return plain == rules and (not by or by == recogniser())


@cache
def recogniser_at_hand() -> str:
    """The engine for pictures with its version, "none" where there is none."""
    return named(at_hand())


def settings_version(framework: str, given: Iterable[Path | None]) -> str:
    """Sixteen hexadecimal digits for the standard's code and the content of the files given beside the documents."""
    digest = hashlib.sha256(framework.encode())
    for path in given:
        digest.update(b"\0" + (hashlib.sha256(path.read_bytes()).digest() if path else b"none"))
    return digest.hexdigest()[:16]


def _contents(entry: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    if entry.is_file():
        if entry.name.endswith((".py", ".toml", ".csv", ".json", ".txt")):
            yield name, entry.read_bytes()
        return
    for inner in sorted(entry.iterdir(), key=lambda e: e.name):
        if inner.name not in {"__pycache__", "rows"}:
            yield from _contents(inner, f"{name}/{inner.name}")


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
