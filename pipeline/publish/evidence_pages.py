"""A page for each plan: every figure and action with the plan's words, the place, and a picture or the text around it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.benchmarks.columns import shown as rounded
from pipeline.benchmarks.names import people_in, without_names
from pipeline.benchmarks.places import where
from pipeline.publish.edition import Edition, anchor, entries
from pipeline.publish.pages import page
from pipeline.publish.pictures import Pictures
from pipeline.publish.texts import web_address
from schemas.document import Box, Place
from schemas.plan import Figure
from schemas.reading import StoredPlan

AROUND = 48.0
DRAWN = frozenset({"pdf", "scan"})
_UNITS = {"percent": "%", "percentage_points": " percentage points", "ratio": " times", "gbp": " pounds", "count": ""}
_PARTS = {"figures": "Figure", "availability": "Missing figure", "actions": "Action"}
Blocks = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class View:
    """A part of a page's picture: its number, what of it is seen (x, y, width, height), and the boxes drawn into it."""

    page: int
    frame: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """A paragraph of the document near the words; `own` where the words stand in it."""

    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure, missing figure or action as its evidence is shown."""

    anchor: str
    title: str
    says: str
    words: tuple[str, ...]
    place: str | None
    standing: str | None
    views: tuple[View, ...]
    around: tuple[Around, ...]


def pages_wanted(stored: StoredPlan) -> list[int]:
    """The pages to draw: those with figures first, in their order, then those with actions."""
    if stored.format not in DRAWN:
        return []
    places = [place for pointer in entries(stored) for place in _places(stored, pointer)]
    return list(dict.fromkeys(place.page for place in places if place.page))


def evidence_page(edition: Edition, name: str, pictures: Pictures, blocks: Blocks) -> str:
    """The evidence page of one shown plan. Without people's names where the settings say so, and then without pictures."""
    stored = edition.shown[name]
    people = people_in(stored.plan) if edition.settings.without_names else ()
    pictures = {} if edition.settings.without_names else pictures
    found = [_entry(stored, pointer, pictures, blocks, people) for pointer in entries(stored)]
    values = {
        "council": edition.councils.get(name, name), "year": stored.year, "title": _said(stored.plan.title or "", people),
        "file": stored.path, "format": stored.format, "sha256": stored.sha256, "choice": stored.choice,
        "url": web_address(stored.supplied.url) if stored.supplied else None, "pictures": list(pictures.values()),
        "groups": [(label, [e for e in found if e.anchor.startswith(part)]) for part, label in _PARTS.items()],
        "may_be_drawn": stored.format in DRAWN and not edition.settings.without_names,
    }  # fmt: skip
    return page("evidence.html.j2", values)


def _entry(stored: StoredPlan, pointer: str, pictures: Pictures, blocks: Blocks, people: Sequence[str]) -> Entry:
    part, number = pointer.strip("/").split("/")
    text = stored.evidence.get(pointer + "/text")
    value = stored.evidence.get(pointer + "/value") or text
    words = text.words if text and text.words else [_printed(stored, part, int(number))]
    return Entry(
        anchor(pointer), f"{_PARTS[part]} {int(number) + 1}", _says(stored, part, int(number)),
        tuple(_said(w, people) for w in words), where(stored.evidence, pointer), value.standing if value else None,
        tuple(_views(_places(stored, pointer), pictures)), tuple(_around(stored, pointer, blocks, people)),
    )  # fmt: skip


def _said(text: str, people: Sequence[str]) -> str:
    return without_names(text, people) if people else text


def _printed(stored: StoredPlan, part: str, number: int) -> str:
    printed: str = getattr(stored.plan, part)[number].text
    return printed


def _says(stored: StoredPlan, part: str, number: int) -> str:
    if part == "figures":
        return _figure(stored.plan.figures[number])
    if part == "availability":
        found = stored.plan.availability[number]
        about = f"metric {found.metric}" if found.metric else "no metric named"
        return f"{found.status.replace('_', ' ')}: {about}, {found.service}"
    metrics = stored.plan.actions[number].metrics
    return f"about metric {', '.join(map(str, metrics))}" if metrics else "under no metric"


def _figure(figure: Figure) -> str:
    value = f"{figure.qualifier.replace('_', ' ')} " if figure.qualifier else ""
    value += f"{rounded(figure.value)}{_UNITS[figure.unit]}"
    against = f" against {figure.comparator}" if figure.comparator else ""
    about = [figure.quantity, figure.event, figure.group + against, figure.service, figure.category, figure.status]
    words = ", ".join(part.replace("_", " ") for part in about if part)
    metric = f"metric {figure.metric}: " if figure.metric else ""
    return f"{value} ({metric}{words})"


def _places(stored: StoredPlan, pointer: str) -> list[Place]:
    found: list[Place] = []
    for field in ("/text", "/value"):
        entry = stored.evidence.get(pointer + field)
        found += entry.places if entry else []
    return list({place.model_dump_json(): place for place in found}.values())


def _views(places: Sequence[Place], pictures: Pictures) -> Iterator[View]:
    for number in dict.fromkeys(place.page for place in places if place.page and place.box):
        picture = pictures.get(number)
        boxes = tuple(place.box for place in places if place.page == number and place.box)
        if picture is None or not all(_inside(box, picture.width, picture.height) for box in boxes):
            continue
        top = max(0.0, min(box[1] for box in boxes) - AROUND)
        bottom = min(picture.height, max(box[3] for box in boxes) + AROUND)
        yield View(number, f"0 {top:.1f} {picture.width:.1f} {bottom - top:.1f}", boxes)


def _inside(box: Box, width: float, height: float) -> bool:
    return 0 <= box[0] <= box[2] <= width + 1 and 0 <= box[1] <= box[3] <= height + 1


def _around(stored: StoredPlan, pointer: str, blocks: Blocks, people: Sequence[str]) -> Iterator[Around]:
    """The paragraphs that hold the words, each with its neighbours."""
    if stored.format in DRAWN or not blocks:
        return
    wanted = _places(stored, pointer)
    own = {at for at, block in enumerate(blocks) if _stands_in(wanted, block)}
    near = sorted({at for o in own for at in (o - 1, o, o + 1) if 0 <= at < len(blocks)})
    for at in near:
        block = blocks[at]
        if at in own or not block["furniture"]:
            marker = f"{block['marker']} " if block["marker"] else ""
            yield Around(_said(marker + str(block["text"]), people), at in own)


def _stands_in(places: Sequence[Place], block: Mapping[str, Any]) -> bool:
    if not block["place"]:
        return False
    there = Place.model_validate(json.loads(block["place"]))
    return any(place == there or _same_lines(place, there) for place in places)


def _same_lines(one: Place, other: Place) -> bool:
    if one.line is None or other.line is None:
        return False
    return one.line <= (other.end_line or other.line) and other.line <= (one.end_line or one.line)
