"""A page of a PDF or scan with boxes round the places of a value, drawn by a child process from the original that is kept."""

from __future__ import annotations

import base64
from pathlib import Path

from extractors.drawing import draw_marked
from pipeline.evidence import is_at
from pipeline.folder import Folder
from pipeline.found_again import unchanged
from pipeline.pool import Limits, Work, texts_of
from pipeline.worker import confine
from schemas.base import Noun
from schemas.document import Box
from schemas.problems import Unreadable, UsageError
from schemas.reading import StoredPlan

_LIMITS = Limits(workers=1, timeout=60, memory=2048)


class _Wanted(Noun):
    original: str
    page: int
    boxes: tuple[Box, ...]


def draw(request: str) -> str:
    """The PNG that a request asks for in base64, or a sentence that says why there is none."""
    wanted = _Wanted.model_validate_json(request)
    try:
        return "png " + base64.b64encode(draw_marked(Path(wanted.original).read_bytes(), wanted.page, wanted.boxes)).decode()
    except (Unreadable, OSError) as error:
        return f"why {error}"


def picture(folder: Folder, stored: StoredPlan, pointer: str | None) -> tuple[int, bytes]:
    """The first page on which a value stands (None: any value of the plan), its boxes drawn in: page number and PNG.

    The copy that was kept is drawn or, where it has gone, the file itself if it is as it was read.

    Raises UsageError where there is no such value, it has no place on a page, or the page cannot be drawn.
    """
    page, boxes = places_on_page(stored, pointer)
    kept = folder.originals / stored.sha256
    original = kept if kept.is_file() else unchanged(folder, stored)
    if original is None:
        raise UsageError(
            f"The copy of {stored.path} that was kept is not there any more, nor is the file as it was read, so no page of it "
            "can be drawn; `--evidence` shows its words."
        )
    request = _Wanted(original=str(original), page=page, boxes=boxes).model_dump_json()
    answers = list(texts_of([(page, request)], _LIMITS, Work(draw, confine, ("pipeline.picture",))))
    kind, _, rest = (answers[0][1] or "why Drawing it took too long or broke down.").partition(" ")
    if kind != "png":
        raise UsageError(f"{stored.path}: {rest}")
    return page, base64.b64decode(rest)


def places_on_page(stored: StoredPlan, pointer: str | None) -> tuple[int, tuple[Box, ...]]:
    """The first page of a value's places, and the boxes of them on that page. Raises UsageError where there is none."""
    found = [entry for at, entry in stored.evidence.items() if pointer is None or is_at(at, pointer)]
    if not found:
        raise UsageError(
            f"{stored.path} has no value at {pointer!r}; `councilplans show {stored.plan.id} --evidence` lists them."
        )
    placed = [(place.page, place.box) for entry in found for place in entry.places if place.page and place.box]
    if not placed:
        raise UsageError(f"{stored.path} is neither PDF nor scan: its values have no place on a page that could be drawn.")
    page = min(number for number, _ in placed)
    return page, tuple(dict.fromkeys(box for number, box in placed if number == page))
