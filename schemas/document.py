"""A Document: what stands in a file, as blocks in reading order, each piece of text with its place and its look.

Every format is read into this one shape, and nothing after the extractors opens the file again.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from schemas.base import Noun
from schemas.problems import Note

Format = Literal["pdf", "docx", "html", "text", "xlsx", "odt", "scan"]
Joint = Literal[" ", "", "-"]
Furniture = Literal["header", "footer", "page_number", "contents", "navigation", "repeated_header", "decoration", "choices"]
Box = tuple[float, float, float, float]
# Recognised words that an engine is less sure of (of 100) are to be checked against the page.
UNSURE = 60.0


class Place(Noun):
    """Where a piece of text stands; which fields are set depends on the format. Numbers count from 1.

    PDF and scan: `page` and `box` (x0, top, x1, bottom, points from the page's top left as displayed).
    Text: `line`, `end_line`. DOCX and ODT: `block` (which paragraph or table of the body), within a table `row`,
    `cell`, `paragraph`, and `part` where it is not the body ("header", "footnotes", "textbox"). HTML: `path`, an
    XPath that finds the element in the parsed page. XLSX: `sheet` and `cell` ("B7").
    """

    page: int | None = None
    box: Box | None = None
    line: int | None = None
    end_line: int | None = None
    part: str | None = None
    block: int | None = None
    row: int | None = None
    cell: int | str | None = None
    paragraph: int | None = None
    path: str | None = None
    sheet: str | None = None

    @property
    def words(self) -> str:
        """The place as a reader finds it: "page 3", "lines 12–14", "block 4, row 2, cell 1", "sheet Plan, B7"."""
        if self.page is not None:
            return f"page {self.page}"
        if self.line is not None:
            end = self.end_line or self.line
            return f"line {self.line}" if end == self.line else f"lines {self.line}–{end}"
        if self.sheet is not None:
            return f"sheet {self.sheet}, {self.cell}"
        if self.path is not None:
            return self.path
        named = [(name, getattr(self, name)) for name in ("part", "block", "row", "cell", "paragraph")]
        return ", ".join(f"{name} {value}" for name, value in named if value is not None)

    @model_serializer(mode="wrap")
    def _without_empty(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in handler(self).items() if value is not None}


# Where stands what a file says of itself: its title, its author, its site.
FILE_PROPERTIES = Place(part="properties")
# The style of a heading that is the name of a workbook's sheet.
SHEET_NAME = "sheet name"
# The style of what stands above a table as its caption.
CAPTION = "caption"


class Span(Noun):
    """A run of text of one look at one place, with single blanks.

    `joint` says how the next span of the paragraph follows: "" directly, " " after a blank (a line's end), "-" with
    this span's last character, a line-end hyphen, dropped. A hyphen that belongs to the word keeps joint "".
    """

    text: str
    place: Place
    joint: Joint = ""
    bold: bool = False
    italic: bool = False
    size: float | None = None
    colour: str | None = None
    link: str | None = None


class Paragraph(Noun):
    """One heading, paragraph or list item.

    `kind` is what the format itself says: a heading has a heading style or tag, or (PDF, text) clearly looks like one;
    an item has a list marker or list structure. `level` is the heading's rank (1 = highest) or the item's depth (from 0).
    `marker` is the item's bullet or number as a reader sees it ("•", "1.", "a)"), never part of the text. `group` is the
    same number for the items of one list and its sub-lists. `indent` is in points where the format has geometry.
    """

    type: Literal["paragraph"] = "paragraph"
    id: int = 0
    kind: Literal["heading", "paragraph", "item"] = "paragraph"
    spans: tuple[Span, ...]
    level: int | None = None
    marker: str | None = None
    group: int | None = None
    style: str | None = None
    indent: float | None = None
    furniture: Furniture | None = None

    @property
    def text(self) -> str:
        """The paragraph's text with single blanks, line-end hyphens resolved, without its list marker."""
        return join_spans(self.spans)

    @property
    def bold(self) -> bool:
        """Whether every span that holds a letter or digit is bold."""
        looks = [span.bold for span in self.spans if any(c.isalnum() for c in span.text)]
        return bool(looks) and all(looks)

    @property
    def size(self) -> float | None:
        """The largest font size of its spans in points, or None where the format tells none."""
        return max((span.size for span in self.spans if span.size is not None), default=None)


class Cell(Noun):
    """A cell of a table's grid at `row`, `column` (from 0), spanning `rows` × `columns`, with its blocks."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    blocks: tuple[Paragraph | Table, ...] = ()
    header: bool = False
    fill: str | None = None

    @property
    def text(self) -> str:
        """The cell's paragraphs, one a line; a nested table's cells follow in order."""
        return "\n".join(paragraph.text for paragraph in paragraphs(self.blocks) if paragraph.text)


class Join(Noun):
    """A receipt: two fragments of a table, or two halves of a row, that a page break had cut and that were joined."""

    row: int
    kind: Literal["table", "row"]
    signals: tuple[str, ...]


class Table(Noun):
    """A table: cells in row order, each spanned cell once at its first row and column; header rows first."""

    type: Literal["table"] = "table"
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    header_rows: int = 0
    caption: str | None = None
    joins: tuple[Join, ...] = ()
    furniture: Furniture | None = None

    def cell_at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a grid position, or None where the table has none."""
        return next((c for c in self._row(row) if c.column <= column < c.column + c.columns), None)

    def row_cells(self, row: int) -> list[Cell]:
        """The cells that cover a row, from left to right, those that span into it from above included."""
        return list(self._row(row))

    def _row(self, row: int) -> list[Cell]:
        cells, rows = self._by_row
        # A copy with other cells carries the first table's index along.
        return (rows if cells is self.cells else _rows_of(self.cells)).get(row, [])

    @cached_property
    def _by_row(self) -> tuple[tuple[Cell, ...], dict[int, list[Cell]]]:
        return self.cells, _rows_of(self.cells)


def _rows_of(cells: tuple[Cell, ...]) -> dict[int, list[Cell]]:
    """The cells that cover each row, from left to right."""
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        for row in range(cell.row, cell.row + cell.rows):
            rows.setdefault(row, []).append(cell)
    for covering in rows.values():
        covering.sort(key=lambda c: c.column)
    return rows


Block = Paragraph | Table


class PageReading(Noun):
    """How one page was read: by which engine, how many letters it holds, and how many an independent count found."""

    page: int
    engine: str
    letters: int
    width: float | None = None
    height: float | None = None
    note: str | None = None


class RecognisedWord(Noun):
    """A word that an engine saw on a picture of a page, its box in points, the engine's confidence from 0 to 100.

    `doubtful`: it is a digit that the engine took for a letter.
    """

    page: int
    box: Box
    text: str
    confidence: float
    doubtful: bool = False

    def stands_in(self, place: Place) -> bool:
        """Whether its middle lies in a place on its page."""
        if place.box is None or place.page != self.page:
            return False
        x, y = (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2
        return place.box[0] <= x <= place.box[2] and place.box[1] <= y <= place.box[3]


class Document(Noun):
    """A whole file as read.

    `letters` and `letters_in_file` count letters and digits in the blocks and, independently, in the file; `meta` holds
    what the file says of itself (title, site name, author, language). `recogniser` names the engine that its pages that
    are pictures were given to, "none" where it has such pages and no engine was at hand; `recognised` are the words it saw.
    """

    format: Format
    blocks: tuple[Block, ...]
    pages: tuple[PageReading, ...] = ()
    meta: dict[str, str] = Field(default_factory=dict)
    letters: int = 0
    letters_in_file: int = 0
    notes: tuple[Note, ...] = ()
    recogniser: str | None = None
    recognised: tuple[RecognisedWord, ...] = ()

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in reading order, those in cells included."""
        return paragraphs(self.blocks)


def paragraphs(blocks: tuple[Block, ...] | list[Block]) -> Iterator[Paragraph]:
    """Every paragraph below some blocks, in reading order, cells row by row."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cell in block.cells:
                yield from paragraphs(cell.blocks)


def join_spans(spans: tuple[Span, ...] | list[Span]) -> str:
    """The text of consecutive spans, put together by their joints (the last span's joint does not count)."""
    out: list[str] = []
    for number, span in enumerate(spans):
        last = number == len(spans) - 1
        text = span.text[:-1] if span.joint == "-" and not last else span.text
        out.append(text)
        if span.joint == " " and not last:
            out.append(" ")
    return "".join(out)


def numbered(blocks: tuple[Block, ...] | list[Block]) -> tuple[Block, ...]:
    """The same blocks with paragraph ids 1, 2, 3 … in reading order."""
    counter = iter(range(1, 10**9))

    def again(block: Block) -> Block:
        if isinstance(block, Paragraph):
            return block.model_copy(update={"id": next(counter)})
        cells = tuple(c.model_copy(update={"blocks": tuple(again(b) for b in c.blocks)}) for c in block.cells)
        return block.model_copy(update={"cells": cells})

    return tuple(again(block) for block in blocks)


Cell.model_rebuild()
