"""What stands beside a line and ends it early: pictures, and the panels and boxes that it lies in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from extractors.boxes import area, contains, shared
from extractors.pdf.pieces import Grid, Line, PageObjects
from extractors.pdf.rules import Fill
from schemas.document import Box

_SMALLEST = 30.0
_ROOMY = 1.8
_DISTANCE = 9.0
_WHOLE = 0.9
_SIDE = 0.6
_EDGE = 2.0
_NARROW = 0.45
_FEWEST_LINES = 5

Item = TypeVar("Item", bound=Line | Grid)


@dataclass(frozen=True, slots=True)
class Panel:
    """A coloured or outlined area with text, and how far its text stays from its sides."""

    box: Box
    padding: float


class Surroundings:
    """Answers how far to the right a line could have run."""

    def __init__(self, pictures: Sequence[Box], panels: Sequence[Panel]) -> None:
        self._pictures = pictures
        self._panels = sorted(panels, key=lambda panel: area(panel.box))

    @property
    def boxes(self) -> list[Box]:
        """Where the panels are."""
        return [panel.box for panel in self._panels]

    def right(self, line: Line, right: float) -> float:
        """The right bound of a line in a column that ends at `right`."""
        for box in self._pictures:
            if box[0] > line.box[0] + line.size and shared((box[1], box[3]), (line.box[1], line.box[3])) > 0:
                right = min(right, max(line.box[2], box[0] - _DISTANCE))
        panel = self.panel(line)
        if panel is not None:
            right = min(right, max(line.box[2], panel.box[2] - panel.padding))
        return right

    def panel(self, line: Line) -> Panel | None:
        """The innermost panel that a line lies in."""
        for panel in self._panels:
            if contains(panel.box, line.box, 2.0):
                return panel
        return None


NOTHING = Surroundings((), ())


def surroundings_of(page: PageObjects, lines: Sequence[Line]) -> Surroundings:
    """The pictures and panels of a page, those that cover most of it left out. The shading of a single line is no panel."""
    whole = page.width * page.height
    pictures = [box for image in page.objects["image"] if (box := _box(image)) and _SMALLEST**2 < area(box) < 0.6 * whole]
    shapes = [*page.objects["rect"], *page.objects["curve"]]
    boxes = {_box(shape) for shape in shapes if shape["x1"] - shape["x0"] > _SMALLEST and shape["bottom"] - shape["top"] > 12.0}
    panels = []
    for box in boxes:
        inside = [line for line in lines if contains(box, line.box, 2.0)] if area(box) < 0.8 * whole else []
        if inside and box[3] - box[1] > _ROOMY * inside[0].size:
            panels.append(Panel(box, max(0.0, min(line.box[0] for line in inside) - box[0])))
    return Surroundings(pictures, panels)


def side_panels(fills: Sequence[Fill], width: float, height: float) -> list[Box]:
    """The coloured panels down one side of a page."""
    tall = [fill.box for fill in fills if fill.box[3] - fill.box[1] >= _WHOLE * height]
    return [box for box in tall if box[2] - box[0] <= _SIDE * width and (box[0] <= _EDGE or box[2] >= width - _EDGE)]


def by_panels(items: Sequence[Item], panels: Sequence[Box]) -> list[list[Item]]:
    """The items in each of some panels and those in none, from left to right: a panel is read by itself, no row crosses its side.

    All of them in one where all or none are in a panel.
    """
    parts: dict[int, list[Item]] = {}
    for item in items:
        parts.setdefault(next((n for n, panel in enumerate(panels) if contains(panel, item.box, 2.0)), -1), []).append(item)
    return sorted(parts.values(), key=lambda part: min(item.box[0] for item in part))


def beside_panel(items: Sequence[Item], around: Surroundings, width: float) -> list[list[Item]]:
    """The items above a coloured panel that text stands beside, those on its left, on its right, and those below it.

    All of them in one where there is no such panel, or several abreast.
    """
    found = [box for box in around.boxes if box[2] - box[0] <= _NARROW * width and _is_beside_text(box, items)]
    if len(found) != 1:
        return [list(items)]
    panel = found[0]
    inside = [item for item in items if contains(panel, item.box, 2.0)]
    rest = [item for item in items if not contains(panel, item.box, 2.0)]
    above = [item for item in rest if item.box[3] <= panel[1] + 2]
    below = [item for item in rest if item.box[1] >= panel[3] - 2]
    level = [item for item in rest if _is_level(panel, item)]
    sides = sorted((inside, level), key=lambda part: min(item.box[0] for item in part))
    return [part for part in (above, *sides, below) if part]


def _is_level(panel: Box, item: Line | Grid) -> bool:
    return item.box[3] > panel[1] + 2 and item.box[1] < panel[3] - 2


def _is_beside_text(panel: Box, items: Sequence[Item]) -> bool:
    """Whether a panel of several lines is no part of a column: text stands beside its upper part, none right below it."""
    inside = [item for item in items if contains(panel, item.box, 2.0)]
    rest = [item for item in items if not contains(panel, item.box, 2.0)]
    level = [item for item in rest if _is_level(panel, item)]
    apart = all(item.box[0] >= panel[2] or item.box[2] <= panel[0] for item in level)
    goes_on = any(item.box[1] >= panel[3] - 2 and panel[0] <= item.box[0] and item.box[2] <= panel[2] for item in rest)
    beside = any(item.box[1] <= (panel[1] + panel[3]) / 2 for item in level)
    return len(inside) >= _FEWEST_LINES and apart and beside and not goes_on


def _box(shape: dict[str, float]) -> Box:
    return shape["x0"], shape["top"], shape["x1"], shape["bottom"]
