"""Whether the file that a plan was read from is still there as it was read."""

from __future__ import annotations

from pathlib import Path

from pipeline.folder import Folder
from pipeline.originals import content_of
from pipeline.store import open_results
from schemas.problems import Unreadable
from schemas.reading import StoredPlan


def unchanged(folder: Folder, stored: StoredPlan) -> Path | None:
    """A file that still holds what the plan was read from, at one of the places where it was found; None where there is none."""
    return next((path for path in _places(folder, stored) if _holds(path, stored.sha256)), None)


def what_became_of_it(folder: Folder, stored: StoredPlan) -> str | None:
    """What is to be said where no file holds what the plan was read from any more; None where one does."""
    if unchanged(folder, stored) is not None:
        return None
    there = [path for path in _places(folder, stored) if path.exists()]
    if not there:
        return f"{stored.path} is not where it was read any more"
    can_be_read = any(_holds(path, None) for path in there)
    return f"{stored.path} has changed since it was read" if can_be_read else f"{stored.path} cannot be opened any more"


def _places(folder: Folder, stored: StoredPlan) -> list[Path]:
    with open_results(folder.database) as results:
        return [Path(d["location"]) for d in results.documents() if d["sha256"] == stored.sha256]


def _holds(path: Path, sha256: str | None) -> bool:
    """Whether a file can be read and holds that content (None: any)."""
    if not path.exists():
        return False
    try:
        found = content_of(path).sha256
    except Unreadable:
        return False
    return sha256 is None or found == sha256
