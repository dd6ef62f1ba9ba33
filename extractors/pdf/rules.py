"""What is drawn on a page, sorted: rules that can border a cell, fills that colour one, and small marks that are bullets."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pdfplumber.table import edges_to_intersections, merge_edges

from extractors.boxes import Interval, shared
from extractors.pdf.dashes import dashed, is_dash
from extractors.pdf.glyphs import colour
from extractors.pdf.pieces import PageObjects
from schemas.document import Box

Edge = dict[str, Any]
THIN = 3.2
_SNAP = 2.5
_MARK = 7.0
_LEAST = 4.0
_WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class Fill:
    """A coloured rectangle, in painting order."""

    box: Box
    colour: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page's rules (pdfplumber's edges), fills and bullet-like marks, each with the sign that it is."""

    edges: list[Edge]
    fills: list[Fill]
    marks: list[tuple[Box, str]]


def drawn_on(page: PageObjects) -> Drawn:
    """The page's drawings sorted; white fills and what covers most of the page are left out."""
    edges: list[Edge] = []
    fills: list[Fill] = []
    marks: list[tuple[Box, str]] = []
    for line in page.objects["line"]:
        edges.extend(_straight((line["x0"], line["top"]), (line["x1"], line["bottom"])))
    for rect in page.objects["rect"]:
        box = (rect["x0"], rect["top"], rect["x1"], rect["bottom"])
        edges.extend(_of_rect(rect, box, fills, marks, page))
    for curve in page.objects["curve"]:
        edges.extend(_of_curve(curve, marks))
    filled = (shape for kind in ("rect", "curve") for shape in page.objects[kind] if shape["fill"] or shape["stroke"])
    boxes = ((shape["x0"], shape["top"], shape["x1"], shape["bottom"]) for shape in filled)
    edges.extend(edge for box in dashed(filter(is_dash, boxes)) for edge in _thin(box))
    return Drawn(edges, fills, marks)


def _of_rect(
    rect: dict[str, Any], box: Box, fills: list[Fill], marks: list[tuple[Box, str]], page: PageObjects
) -> Iterator[Edge]:
    wide, high = box[2] - box[0], box[3] - box[1]
    if wide <= _MARK and high <= _MARK and min(wide, high) > 1.2:
        marks.append((box, "▪"))
    elif min(wide, high) <= THIN:
        # White ones too: on coloured cells they are the rules.
        yield from _thin(box)
    elif wide * high < 0.7 * page.width * page.height:
        shade = _fill_colour(rect) if rect["fill"] else None
        if shade is not None and shade != _WHITE:
            fills.append(Fill(box, shade))
        if rect["stroke"] and (rect.get("linewidth") or 0) > 0:
            yield from _sides(box)


def _fill_colour(rect: dict[str, Any]) -> str | None:
    value = rect["non_stroking_color"]
    shade = colour(value)
    if shade is None and value is not None:
        return "#000000"
    return shade


def _thin(box: Box) -> Iterator[Edge]:
    if box[2] - box[0] >= box[3] - box[1]:
        y = (box[1] + box[3]) / 2
        yield from _straight((box[0], y), (box[2], y))
    else:
        x = (box[0] + box[2]) / 2
        yield from _straight((x, box[1]), (x, box[3]))


def _sides(box: Box) -> Iterator[Edge]:
    x0, top, x1, bottom = box
    corners = ((x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top))
    for start, end in itertools.pairwise(corners):
        yield from _straight(start, end)


def _of_curve(curve: dict[str, Any], marks: list[tuple[Box, str]]) -> Iterator[Edge]:
    wide, high = curve["x1"] - curve["x0"], curve["bottom"] - curve["top"]
    if max(wide, high) <= _MARK and min(wide, high) > 1.2:
        marks.append(((curve["x0"], curve["top"], curve["x1"], curve["bottom"]), "•"))
        return
    if not curve["stroke"] or any(step[0] not in ("m", "l", "h") for step in curve.get("path", ())):
        return
    points = list(curve["pts"])
    if any(step[0] == "h" for step in curve.get("path", ())):
        points.append(points[0])
    for start, end in itertools.pairwise(points):
        yield from _straight(start, end)


def _straight(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Edge]:
    x0, x1 = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    if bottom - top <= 1.0 and x1 - x0 >= _LEAST:
        yield horizontal(x0, x1, (top + bottom) / 2)
    elif x1 - x0 <= 1.0 and bottom - top >= _LEAST:
        yield vertical((x0 + x1) / 2, top, bottom)


def horizontal(x0: float, x1: float, y: float) -> Edge:
    """A horizontal rule as pdfplumber's line."""
    return _edge(x0, y, x1, y, "h")


def vertical(x: float, top: float, bottom: float) -> Edge:
    """A vertical rule as pdfplumber's line."""
    return _edge(x, top, x, bottom, "v")


def _edge(x0: float, top: float, x1: float, bottom: float, orientation: str) -> Edge:
    return {
        "object_type": "line", "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
        "doctop": top, "orientation": orientation,
    }  # fmt: skip


def fill_edges(fills: Iterable[Fill]) -> list[Edge]:
    """The sides of fills: where a table has no rules, its shading borders its cells."""
    return [edge for fill in fills for edge in _sides(fill.box)]


def merged(edges: list[Edge]) -> list[Edge]:
    """Edges snapped and joined to whole rules."""
    return list(merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP)) if edges else []


@dataclass(slots=True)
class Ruling:
    """Rules that cross or touch: one table's, as a rule."""

    across: list[Edge]
    down: list[Edge]

    @property
    def box(self) -> Box:
        """The box around its rules."""
        every = self.across + self.down
        return (
            min(e["x0"] for e in every),
            min(e["top"] for e in every),
            max(e["x1"] for e in every),
            max(e["bottom"] for e in every),
        )


def rulings(edges: list[Edge], tolerance: float = 3.0) -> list[Ruling]:
    """Merged rules put together by their crossings."""
    crossings = edges_to_intersections(edges, tolerance, tolerance)
    parent = {id(edge): id(edge) for edge in edges}
    by_id = {id(edge): edge for edge in edges}

    def root(key: int) -> int:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for crossing in crossings.values():
        first = id(crossing["v"][0])
        for edge in (*crossing["v"], *crossing["h"]):
            parent[root(id(edge))] = root(first)
    groups: dict[int, Ruling] = {}
    for key, edge in by_id.items():
        group = groups.setdefault(root(key), Ruling([], []))
        (group.across if edge["orientation"] == "h" else group.down).append(edge)
    return list(groups.values())


def closed(ruling: Ruling) -> list[Edge]:
    """The rules with the outer borders that are not drawn: rows and columns that only a side or top lacks are cells too.

    A border goes as far as the rules across it reach it: a narrower table right below a wide one stays narrow.
    """
    if not ruling.across or not ruling.down:
        return [*ruling.across, *ruling.down]
    x0, top, x1, bottom = ruling.box
    sides: list[Edge] = []
    for x in (x0, x1):
        drawn = [(e["top"], e["bottom"]) for e in ruling.down if abs(e["x0"] - x) <= _SNAP]
        low, high = _reach([(e["top"], (e["x0"], e["x1"])) for e in ruling.across], x, (top, bottom))
        sides.extend([] if _covered(drawn, (low, high)) else [vertical(x, low, high)])
    down = [*ruling.down, *sides]
    ends: list[Edge] = []
    for y in (top, bottom):
        drawn = [(e["x0"], e["x1"]) for e in ruling.across if abs(e["top"] - y) <= _SNAP]
        low, high = _reach([(e["x0"], (e["top"], e["bottom"])) for e in down], y, (x0, x1))
        ends.extend([] if _covered(drawn, (low, high)) else [horizontal(low, high, y)])
    return [*ruling.across, *ends, *down]


def _reach(rules: list[tuple[float, Interval]], side: float, whole: Interval) -> Interval:
    """How far rules at some places touch a side, up to the whole's ends where no rule is drawn at these."""
    touching = [at for at, (low, high) in rules if low - _SNAP <= side <= high + _SNAP]
    if not touching:
        return whole
    low_drawn, high_drawn = (any(abs(at - end) <= _SNAP for at, _ in rules) for end in whole)
    return min(touching) if low_drawn else whole[0], max(touching) if high_drawn else whole[1]


def _covered(parts: list[Interval], whole: Interval) -> bool:
    return sum(max(0.0, shared(part, whole)) for part in parts) >= 0.95 * (whole[1] - whole[0])
