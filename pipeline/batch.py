"""What a run has to do: which files are new, changed, unchanged, removed; which contents must be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.files import Found, distinct
from pipeline.folder import Folder
from pipeline.originals import Content, content_of, keep
from pipeline.rules import are_same
from pipeline.store import Key, Known, Place, Store
from schemas.problems import Outcome, Reason, Unreadable, UsageError

_AGAIN = {Reason.TIMEOUT, Reason.MEMORY, Reason.CRASHED, Reason.READ_ERROR, Reason.WRITE_ERROR, Reason.INTERNAL}


@dataclass(frozen=True, slots=True)
class Job:
    """A content to be read, and the files that hold it."""

    key: Key
    size: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """A run's work: contents to read, files to enter as they are, documents to take out."""

    jobs: list[Job] = field(default_factory=list)
    settled: list[Place] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Terms:
    """By which rules and settings documents are read in this run, and which engine is at hand for their pictures."""

    rules: str
    settings: str
    recogniser: Callable[[], str]


def plan_batch(found: Sequence[Found], store: Store, roots: Sequence[Path], terms: Terms, folder: Folder) -> Batch:
    """What is to be done about the files found, given what the database has."""
    files, gone, moved = label(found, store.locations(), roots)
    jobs, settled = survey(files, store.known(), terms, folder)
    return Batch(jobs, settled, gone, moved)


def label(found: Sequence[Found], stored: Mapping[str, str], roots: Iterable[Path]) -> tuple[list[Found], list[str], list[str]]:
    """The files under the paths they are stored by, the stored paths that are gone, and those that have another path now.

    A document of an earlier run is gone where it lay below one of the given roots and is not found there now. One whose
    file has moved away gives up its path to the file that is found under it.
    """
    here = {str(f.location) for f in found}
    below = [root.resolve() for root in roots]
    gone = [p for p, where in stored.items() if where not in here and any(Path(where).is_relative_to(root) for root in below)]
    staying = {p for p, where in stored.items() if where not in here and p not in set(gone) and Path(where).exists()}
    files = distinct(found, staying)
    now = {str(f.location): f.path for f in files}
    moved = [p for p, where in stored.items() if where in here and now[where] != p]
    return files, gone, moved


def survey(files: Iterable[Found], known: Mapping[str, Known], terms: Terms, folder: Folder) -> tuple[list[Job], list[Place]]:
    """Look at each file's content: the jobs of contents that must be read, and the files that need no reading.

    Originals of contents to be read are kept. Raises UsageError where the results' folder refuses them.
    """
    holders: dict[Content, list[Found]] = defaultdict(list)
    settled: list[Place] = []
    for found in files:
        if found.trouble is not None:
            reason = found.trouble.reason.value if found.trouble.reason else None
            trouble = found.trouble
            settled.append(Place(found.path, str(found.location), None, trouble.outcome.value, reason, trouble.message))
            continue
        try:
            holders[_content(found, known, terms, folder)].append(found)
        except Unreadable as error:
            settled.append(_unread(found, error))
    jobs = []
    for content, group in holders.items():
        places = tuple(Place(f.path, str(f.location), content.sha256) for f in group)
        if is_fresh(known.get(content.sha256), {f.suffix for f in group}, terms):
            settled.extend(places)
        else:
            jobs.append(Job(Key(content.sha256, group[0].suffix, terms.rules, terms.settings), content.size, places))
    return jobs, settled


def is_fresh(known: Known | None, suffixes: set[str], terms: Terms) -> bool:
    """Whether a content has been read by the same rules and settings, and did not fail for a passing reason."""
    if known is None or (known.reason and Reason(known.reason) in _AGAIN):
        return False
    if known.key.settings != terms.settings or known.key.suffix not in suffixes:
        return False
    return are_same(known.key.rules, terms.rules, terms.recogniser)


def _content(found: Found, known: Mapping[str, Known], terms: Terms, folder: Folder) -> Content:
    content = content_of(found.location)
    stored = known.get(content.sha256)
    if is_fresh(stored, {found.suffix}, terms) and stored is not None and stored.outcome == Outcome.IGNORED:
        return content
    if (folder.originals / content.sha256).exists():
        return content
    try:
        return keep(found.location, folder.originals, folder.scratch)
    except OSError as error:
        raise UsageError(f"{folder.originals} cannot be written ({error.strerror}); make room or give another --out.") from error


def _unread(found: Found, error: Unreadable) -> Place:
    return Place(found.path, str(found.location), None, Outcome.FAILED.value, error.reason.value, str(error))
