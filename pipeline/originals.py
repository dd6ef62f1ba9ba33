"""The originals, kept by content hash, so that a reading's file can be opened later whatever became of its path."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.text_gate import escaped
from schemas.problems import Reason, Unreadable

MAX_BYTES = 512 * 1024 * 1024
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds, by its hash, and how many bytes that are."""

    sha256: str
    size: int


def content_of(path: Path) -> Content:
    """The hash and size of a regular file. Raises Unreadable (read_error, too_large)."""
    return _consume(path, None)


def keep(path: Path, folder: Path, scratch: Path) -> Content:
    """Copy a file into `folder` under its hash, by way of `scratch` on the same disk; what was copied is what counts.

    Raises Unreadable for the file (read_error, too_large); a full disk or a folder that refuses raises OSError.
    """
    with tempfile.NamedTemporaryFile(dir=scratch, delete=False) as copy:
        try:
            content = _consume(path, copy.fileno())
            os.fchmod(copy.fileno(), 0o644)
            os.fsync(copy.fileno())
            Path(copy.name).replace(folder / content.sha256)
        except BaseException:
            Path(copy.name).unlink(missing_ok=True)
            raise
    return content


def _consume(path: Path, copy: int | None) -> Content:
    digest = hashlib.sha256()
    size = 0
    for chunk in _chunks(path):
        size += len(chunk)
        if size > MAX_BYTES:
            raise Unreadable(
                Reason.TOO_LARGE, f"It has more than {MAX_BYTES >> 20} MiB; no plan is that large, so it is not read."
            )
        digest.update(chunk)
        if copy is not None:
            _write(copy, chunk)
    return Content(digest.hexdigest(), size)


def _chunks(path: Path) -> Iterator[bytes]:
    """The bytes of a regular file; opened so that a pipe put in its place cannot make the run wait."""
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb", buffering=0) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise Unreadable(Reason.READ_ERROR, "It is no regular file any more; run again when the folder is at rest.")
            while chunk := file.read(_CHUNK):
                yield chunk
    except OSError as error:
        why = escaped(error.strerror or type(error).__name__)
        raise Unreadable(Reason.READ_ERROR, f"It could not be read ({why}); see to its permissions and run again.") from error


def _write(file: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(file, view) :]
