"""What lies between a page's objects and the Document: glyphs, runs of one look, lines, tables still without a page break."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from schemas.document import Box

Objects = dict[str, list[dict[str, Any]]]
FLOW = -1


@dataclass(frozen=True, slots=True)
class PageObjects:
    """A page's objects in pdfplumber's shape (kinds "char", "rect", "line", "curve", "image"), whichever engine read them.

    A char has besides pdfplumber's keys `turn` and `base` (its line's direction and baseline, see `turns`), `hidden` (painted
    with no ink) and `mapped` (False where the font does not say which letter it is). `links` are {x0, top, x1, bottom, uri}.
    `letters` counts the letters and digits of the engine's own plain text. `cut_short`: there were more drawings than are
    read; `has_text`: there are text objects, whether or not they came to characters; `doubled` text objects were painted
    again in the same place and left out by the engine.
    """

    number: int
    width: float
    height: float
    objects: Objects
    links: list[dict[str, Any]]
    engine: str
    letters: int
    cut_short: bool = False
    has_text: bool = True
    doubled: int = 0


class Look(NamedTuple):
    """How a run is set: equal looks are one run."""

    bold: bool
    italic: bool
    size: float
    colour: str | None
    link: str | None
    font: str


class Glyph(NamedTuple):
    """A character in its line's own frame (turned text is turned upright); `cell` is the region it stands in."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    look: Look
    cell: int
    order: int


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look in one line; a blank may stand at either end, a tab for a wide gap before."""

    text: str
    box: Box
    look: Look
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, or the part of it in one column.

    `first` is the width of its first word, `second` where the next one begins; `turn` is in degrees clockwise.
    """

    page: int
    runs: tuple[Run, ...]
    box: Box
    base: float
    size: float
    first: float
    order: int
    cell: int = FLOW
    turn: int = 0
    second: float | None = None

    @property
    def text(self) -> str:
        """The runs put together, tabs kept."""
        return "".join(run.text for run in self.runs)

    @property
    def bold(self) -> bool:
        """Whether all letters and digits are bold."""
        looks = [run.look.bold for run in self.runs if any(c.isalnum() for c in run.text)]
        return bool(looks) and all(looks)


@dataclass(slots=True)
class Draft:
    """A paragraph in the making: its lines in order, and what is known of it."""

    lines: list[Line]
    kind: str = "paragraph"
    marker: str | None = None
    level: int | None = None
    group: int | None = None
    furniture: str | None = None
    left: float = 0.0
    right: float = 0.0
    in_table: bool = False
    in_panel: bool = False

    @property
    def text(self) -> str:
        """The text as printed, lines joined by blanks."""
        return " ".join(line.text.strip() for line in self.lines)

    @property
    def bold(self) -> bool:
        """Whether all its lines with letters or digits are bold."""
        lines = [line for line in self.lines if any(c.isalnum() for c in line.text)]
        return bool(lines) and all(line.bold for line in lines)

    @property
    def x0(self) -> float:
        """Where its first line begins."""
        return self.lines[0].box[0]

    @property
    def indent(self) -> float:
        """How far its first line is set in from its column's left side."""
        return self.lines[0].box[0] - self.left


@dataclass(slots=True)
class GridCell:
    """A cell of a grid found on a page: its place in the grid, its box and fill; `items` are laid out to become `content`."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    fill: str | None = None
    items: list[Line | Grid] = field(default_factory=list)
    content: list[Draft | Grid] = field(default_factory=list)
    header: bool = False


@dataclass(slots=True)
class Grid:
    """A table found on one page (later: put together over pages).

    `xs` and `ys` are its column and row edges, drawn where it is `ruled`; `closed_below`: a rule stands under its last row.
    """

    page: int
    box: Box
    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    header_rows: int = 0
    joins: list[Any] = field(default_factory=list)
    furniture: str | None = None
    closed_below: bool = True
    ruled: bool = True
    dropped: list[Draft] = field(default_factory=list)
