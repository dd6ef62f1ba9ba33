"""Pages as pictures, drawn by child processes: a PDF that cannot be drawn leaves words and place, and harms nothing."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from extractors.drawing import draw
from pipeline.pool import Limits, Work, texts_of
from pipeline.worker import confine
from schemas.base import Noun
from schemas.problems import Unreadable

BUDGET = 11 * 1024 * 1024
LARGEST = 2 * 1024 * 1024
_LIMITS = Limits(workers=2, timeout=60, memory=2048)


class Drawn(Noun):
    """A page's picture: size in points, and a PNG in base64."""

    page: int
    width: float
    height: float
    png: str


Pictures = Mapping[int, Drawn]
Draw = Callable[[Iterable[tuple[str, str]]], Iterator[tuple[str, str | None]]]


class _Wanted(Noun):
    original: str
    pages: tuple[int, ...]
    budget: int


def draw_pages(request: str) -> str:
    """The pictures that a request asks for, both as JSON; pages in order until the budget (characters) is spent."""
    wanted = _Wanted.model_validate_json(request)
    out: list[dict[str, object]] = []
    try:
        left = wanted.budget
        for picture in draw(Path(wanted.original).read_bytes(), wanted.pages):
            png = base64.b64encode(picture.png).decode("ascii")
            if len(png) > left:
                break
            left -= len(png)
            out.append({"page": picture.page, "width": picture.width, "height": picture.height, "png": png})
    except (Unreadable, OSError):
        pass
    return json.dumps(out)


def in_children(requests: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str | None]]:
    """The answers of child processes."""
    return texts_of(requests, _LIMITS, Work(draw_pages, confine, ("pipeline.publish.pictures",)))


def pictures_of(wanted: Mapping[str, list[int]], originals: Path, drawer: Draw = in_children) -> dict[str, Pictures]:
    """The pictures of some contents' pages; a page that could not be drawn, or for which there is no room, is not in it."""
    there = {sha256: pages for sha256, pages in wanted.items() if pages and (originals / sha256).is_file()}
    if not there:
        return {}
    budget = min(LARGEST, BUDGET // len(there))
    requests = [
        (sha256, _Wanted(original=str(originals / sha256), pages=tuple(pages), budget=budget).model_dump_json())
        for sha256, pages in sorted(there.items())
    ]
    return {sha256: {d.page: d for d in _read(answer)} for sha256, answer in drawer(requests)}


def _read(answer: str | None) -> list[Drawn]:
    return [Drawn.model_validate(one) for one in json.loads(answer)] if answer else []
