"""The folder that a run writes: what lies where, and how a file gets there whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.problems import UsageError


@dataclass(frozen=True, slots=True)
class Folder:
    """The results' folder and the places in it."""

    root: Path

    @property
    def database(self) -> Path:
        """The database."""
        return self.root / "plans.sqlite"

    @property
    def plans(self) -> Path:
        """One JSON file a document in which a plan was read."""
        return self.root / "plans"

    @property
    def evidence(self) -> Path:
        """Beside each plan, where every value was read."""
        return self.root / "evidence"

    @property
    def tables(self) -> Path:
        """The comparison's tables."""
        return self.root / "tables"

    @property
    def originals(self) -> Path:
        """The files as they were read, by the hash of their content."""
        return self.root / "originals"

    @property
    def recognised(self) -> Path:
        """The words recognised on pages that are pictures, a folder a document: a page is given to the engine once."""
        return self.root / "recognised"

    @property
    def settings(self) -> Path:
        """Copies of the files that the last run was given beside the documents: register, vocabulary, standard."""
        return self.root / "settings"

    @property
    def corrections(self) -> Path:
        """Corrections by a person, applied in every run."""
        return self.root / "corrections.csv"

    @property
    def scratch(self) -> Path:
        """Files on their way; emptied when a run begins."""
        return self.root / ".scratch"

    def prepare(self) -> None:
        """Make the folder and its places. Raises UsageError where it cannot be written."""
        try:
            for place in (self.root, self.originals, self.settings, self.scratch):
                place.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.scratch):
                pass
        except OSError as error:
            raise _refused(self.root, error) from error

    def sweep(self) -> None:
        """Remove what a run that was broken off has left on its way; only the holder of the lock may."""
        for left in self.scratch.iterdir():
            left.unlink(missing_ok=True)

    def write(self, path: Path, text: str) -> None:
        """Put a text in place at once: written beside, brought to the disk, then renamed. Raises UsageError."""
        self.write_bytes(path, text.encode("utf-8"))

    def write_bytes(self, path: Path, data: bytes) -> None:
        """The same for a file that is no text. Raises UsageError."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.scratch.mkdir(exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.scratch, delete=False) as file:
                file.write(data)
                file.flush()
                os.fchmod(file.fileno(), 0o644)
                os.fsync(file.fileno())
            Path(file.name).replace(path)
            _sync(path.parent)
        except OSError as error:
            raise _refused(path, error) from error

    def remove(self, paths: Iterable[Path]) -> None:
        """Take files away that are there no more by the database's word."""
        for path in paths:
            path.unlink(missing_ok=True)

    def forget_recognised(self, kept: Container[str]) -> None:
        """Remove the recognised pages of contents that are there no more."""
        for place in self.recognised.iterdir() if self.recognised.is_dir() else ():
            if place.name not in kept:
                shutil.rmtree(place, ignore_errors=True)

    def tidy(self) -> None:
        """Leave no scratch folder behind."""
        shutil.rmtree(self.scratch, ignore_errors=True)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refused(path: Path, error: OSError) -> UsageError:
    return UsageError(f"{path} cannot be written ({error.strerror}); make room, see to its permissions, or give another --out.")


def as_json(value: Any) -> str:
    """JSON as the folder's files hold it: letters as they are, two blanks of indent, a line end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
