"""Which files there are: everything below the given paths, in a fixed order, nothing outside them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.text_gate import escaped
from schemas.problems import Outcome, Reason, UsageError


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a file found is not read."""

    outcome: Outcome
    message: str
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A file found: its path below the given one ("/" between folders), where it is, and why it is not read, if so."""

    path: str
    location: Path
    trouble: Trouble | None = None

    @property
    def suffix(self) -> str:
        """The name's extension in lower case, with its dot; empty where there is none."""
        return Path(self.path).suffix.lower()


HIDDEN = Trouble(Outcome.IGNORED, "A hidden file or folder is not read; give it a name without the dot if it is a plan.")
LINK_OUT = Trouble(Outcome.IGNORED, "A link that leads outside the given folder is not followed; give the file itself.")
LINK_TO_FOLDER = Trouble(Outcome.IGNORED, "A link to a folder is not followed; give the folder itself.")
NO_FILE = Trouble(Outcome.IGNORED, "This is no regular file (a pipe, a socket or a device), so there is nothing to read.")
LINK_DEAD = Trouble(Outcome.FAILED, "The link leads nowhere; restore the file it names or remove the link.", Reason.READ_ERROR)


def find(paths: Sequence[Path], leave_out: Path) -> list[Found]:
    """Every file below the paths, each once; what lies in `leave_out` (the results) is no input.

    Raises UsageError for a path that does not exist and where there is no file at all.
    """
    out: dict[Path, Found] = {}
    for path in paths:
        if not path.exists():
            raise UsageError(f"{escaped(str(path))} does not exist; give a file or a folder with plans.")
        root = path.resolve()
        for found in _below(root, leave_out.resolve()) if root.is_dir() else [_regular(root, root.parent)]:
            out.setdefault(found.location, found)
    if not out:
        raise UsageError(f"There is no file below {', '.join(escaped(str(p)) for p in paths)}; nothing was changed.")
    return list(out.values())


def distinct(files: Iterable[Found], others: Iterable[str] = ()) -> list[Found]:
    """The files, ordered by path, with paths that differ from one another and from `others`.

    Where two would be the same, the later one's gets the names of the folders above it in front.
    """
    taken = set(others)
    out = []
    for found in files:
        path, folder = found.path, found.location
        for _ in Path(found.path).parts:
            folder = folder.parent
        while path in taken:
            path = f"{escaped(folder.name) or '_'}/{path}"
            folder = folder.parent
        taken.add(path)
        out.append(Found(path, found.location, found.trouble))
    return sorted(out, key=lambda f: f.path)


def _below(root: Path, leave_out: Path) -> Iterator[Found]:
    pending = [root]
    while pending:
        folder = pending.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda e: os.fsencode(e.name))
        except OSError as error:
            yield _unreadable(folder, root, error)
            continue
        for entry in entries:
            path = Path(entry.path)
            if path == leave_out:
                continue
            if entry.is_dir(follow_symlinks=False) and not _hidden(entry.name):
                pending.append(path)
            else:
                yield _look(path, root)


def _look(path: Path, root: Path) -> Found:
    if _hidden(path.name):
        return Found(_label(path, root), path, HIDDEN)
    return _regular(path, root)


def _regular(path: Path, root: Path) -> Found:
    label = _label(path, root)
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            return Found(label, path, _link(path, root))
    except OSError as error:
        return _unreadable(path, root, error)
    return Found(label, path, None if stat.S_ISREG(mode) else NO_FILE)


def _link(path: Path, root: Path) -> Trouble | None:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return LINK_DEAD
    if not target.is_relative_to(root):
        return LINK_OUT
    if target.is_dir():
        return LINK_TO_FOLDER
    return None if target.is_file() else NO_FILE


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _unreadable(path: Path, root: Path, error: OSError) -> Found:
    sentence = f"It could not be opened ({error.strerror or type(error).__name__}); see to its permissions and run again."
    return Found(_label(path, root), path, Trouble(Outcome.FAILED, sentence, Reason.READ_ERROR))


def _label(path: Path, root: Path) -> str:
    return escaped(path.relative_to(root).as_posix())
