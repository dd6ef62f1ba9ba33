"""The shape between a Document and a Plan: values under labels inside nested scopes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from pipeline.interpret.fields.large_numbers import is_caption, is_number
from schemas.document import Cell, Paragraph, Table, paragraphs
from schemas.passage import Passage, joined, passage
from schemas.reading import Layout

ScopeKind = Literal["document", "heading", "banner", "card", "record", "item"]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or the part of one that is left when its label is taken off."""

    passage: Passage
    kind: Literal["heading", "paragraph", "item"]
    depth: int = 0
    marker: str | None = None
    group: int | None = None
    bold: bool = False
    italic: bool = False
    size: float | None = None

    @property
    def text(self) -> str:
        """The line's text."""
        return self.passage.text

    def rest(self, start: int, end: int | None = None) -> Line:
        """The same line, cut to a part of its text."""
        return replace(self, passage=self.passage.cut(start, end))


@dataclass(slots=True)
class Field:
    """A value under a label: the field it names, the label as printed (None: by role) and its lines and tables.

    `depth` is how deep in a list the label's line stands; `coded`, that other values under the label are colours of a RAG status.
    """

    name: str
    label: Passage | None = None
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    inferred: bool = False
    inherited: bool = False
    label_text: str = ""
    run_in: bool = False
    look: tuple[float, float] = (30.0, 0.0)
    depth: int = 0
    coded: bool = False
    candidates: tuple[tuple[str, float], ...] = ()

    @property
    def text(self) -> str:
        """The lines' texts, one a line."""
        return "\n".join(line.text for line in self.lines)


@dataclass(slots=True)
class Scope:
    """A part of the document that belongs together: what it is headed by and what stands in it, in order.

    `label` is the field that its heading names where the heading is a label with further headings below it ("Our actions").
    `layout` is the shape that the scope was read from, where that is more than headings and lines.
    """

    kind: ScopeKind
    title: list[Line] = field(default_factory=list)
    content: list[Line | Field | Scope | Table] = field(default_factory=list)
    look: tuple[float, float] = (0.0, 0.0)
    label: str = ""
    layout: Layout | None = None

    def fields(self, name: str) -> list[Field]:
        """The fields of a name that stand directly in the scope."""
        return [node for node in self.content if isinstance(node, Field) and node.name == name]

    def first(self, name: str) -> Field | None:
        """The first field of a name that stands directly in the scope."""
        return next(iter(self.fields(name)), None)

    def scopes(self) -> list[Scope]:
        """The scopes that stand directly in it."""
        return [node for node in self.content if isinstance(node, Scope)]

    def walk(self) -> Iterator[Scope]:
        """The scope itself and all below it, in document order."""
        yield self
        for inner in self.scopes():
            yield from inner.walk()


Node = Line | Field | Scope | Table


def line_of(paragraph: Paragraph) -> Line:
    """A paragraph as a line."""
    said = [span.italic for span in paragraph.spans if any(c.isalnum() for c in span.text)]
    look = paragraph.bold, bool(said) and all(said)
    return Line(
        passage(paragraph), paragraph.kind, paragraph.level or 0, paragraph.marker, paragraph.group, *look, paragraph.size
    )


def fill(field: Field, cell: Cell) -> None:
    """Takes what a cell holds into a field."""
    field.lines.extend(lines_of(cell))
    field.tables.extend(block for block in cell.blocks if isinstance(block, Table))


def lines_of(cell: Cell) -> list[Line]:
    """The lines of a cell that say something."""
    lines = [line_of(p) for p in paragraphs(cell.blocks) if p.text.strip() and p.furniture is None]
    return [line for _, line in tiled(lines) if line is not None]


def tile(number: Line, caption: Line) -> Line | None:
    """A number set apart ("9%") and the line that says of what it is, as the one line that they are; None where they are two."""
    apart = number.bold or number.kind == "heading"
    text = caption.text
    heads = caption.kind == "heading" and not text[:1].islower()
    if number.kind == "item" or caption.kind == "item" or heads or not is_caption(number.text, text, apart=apart):
        return None
    return Line(joined([number.passage, caption.passage], " "), "paragraph")


def tiled(lines: Sequence[Line | None], is_tag: Callable[[str], bool] | None = None) -> Iterator[tuple[int, Line | None]]:
    """The lines with their numbers, numbers set apart put together with their captions.

    Where the first caption stands above its number, a sentence below the number may be the next one's: they stay apart.
    """
    captions_below: bool | None = None
    before: Line | None = None
    waiting: tuple[int, Line] | None = None
    for at, line in enumerate(lines):
        if waiting is not None:
            number, waiting = waiting, None
            both = tile(number[1], line) if line is not None else None
            if both is not None and line is not None and not line.text[:1].islower():
                captions_below = not _may_be_caption(before, is_tag) if captions_below is None else captions_below
                both = both if captions_below else None
            if both is not None:
                captions_below, before = True, both
                yield at, both
                continue
            before = number[1]
            yield number
        if line is not None and is_number(line.text):
            waiting = at, line
            continue
        captions_below = None if line is None or line.kind == "heading" else captions_below
        before = line
        yield at, line
    if waiting is not None:
        yield waiting


def _may_be_caption(line: Line | None, is_tag: Callable[[str], bool] | None) -> bool:
    """Whether a line above a number may say of what it is: words that are no sentence, heading, list or tag of metrics."""
    if line is None or line.kind != "paragraph" or (is_tag is not None and is_tag(line.text)):
        return False
    return any(c.isalpha() for c in line.text) and not line.text.endswith(".")
