"""PDFs drawn in memory: words, wrapped paragraphs, rules, fills and tables at given places, in points from the top left."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractors import pdf
from schemas.document import Block, Document, Paragraph, Table, paragraphs

PLAIN, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"
LEADING = 1.2


class Sheet:
    """A PDF in the making; `bytes` ends it."""

    def __init__(self, size: tuple[float, float] = (595.0, 842.0), **canvas: Any) -> None:
        self.size = size
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=size, invariant=1, **canvas)

    def text(self, x: float, top: float, words: str, size: float = 11.0, font: str = PLAIN, **options: Any) -> float:
        """One line; `top` is the upper side of its letters. Gives the next line's top."""
        self.canvas.setFillColor(HexColor(options.get("colour", "#000000")))
        item = self.canvas.beginText(x, self.size[1] - top - 0.8 * size)
        item.setFont(font, size)
        item.setRise(options.get("rise", 0))
        item.setCharSpace(options.get("spacing", 0))
        item.setTextRenderMode(options.get("mode", 0))
        item.textOut(words)
        self.canvas.drawText(item)
        return top + LEADING * size

    def words(self, x: float, top: float, width: float, words: str, size: float = 11.0, font: str = PLAIN) -> float:
        """A paragraph turned at `width`. Gives the next line's top."""
        for line in wrapped(words, width, size, font):
            top = self.text(x, top, line, size, font)
        return top

    def item(self, x: float, top: float, width: float, marker: str, words: str, **look: Any) -> float:
        """A list item: its marker at `x`, its words 14 points further in. Gives the next line's top."""
        self.text(x, top, marker, **look)
        return self.words(x + 14, top, width - 14, words, **look)

    def rule(self, x0: float, top: float, x1: float, bottom: float, width: float = 0.5) -> None:
        """A drawn line."""
        self.canvas.setLineWidth(width)
        self.canvas.setStrokeColor(HexColor("#000000"))
        self.canvas.line(x0, self.size[1] - top, x1, self.size[1] - bottom)

    def fill(self, x0: float, top: float, x1: float, bottom: float, colour: str = "#dde6f0") -> None:
        """A coloured rectangle without an outline."""
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.rect(x0, self.size[1] - bottom, x1 - x0, bottom - top, stroke=0, fill=1)

    def box(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """An outlined rectangle."""
        self.canvas.setLineWidth(0.5)
        self.canvas.rect(x0, self.size[1] - bottom, x1 - x0, bottom - top, stroke=1, fill=0)

    def grid(self, xs: Sequence[float], tops: Sequence[float]) -> None:
        """Rules round every cell of a grid."""
        for x in xs:
            self.rule(x, tops[0], x, tops[-1])
        for top in tops:
            self.rule(xs[0], top, xs[-1], top)

    def row(self, xs: Sequence[float], top: float, cells: Sequence[str], size: float = 9.0, font: str = PLAIN) -> float:
        """The words of a row's cells, each turned in its column, one paragraph a line of the text. Gives the lowest top."""
        ends = [top]
        for x0, x1, words in zip(xs, xs[1:], cells, strict=False):
            at = top + 4
            for paragraph in words.split("\n"):
                at = self.words(x0 + 4, at, x1 - x0 - 8, paragraph, size, font) + 3
            ends.append(at)
        return max(ends)

    def table(self, xs: Sequence[float], top: float, rows: Sequence[Sequence[str]], header: int = 1) -> float:
        """A ruled table, its first `header` rows bold. Gives its lower side."""
        tops = [top]
        for number, cells in enumerate(rows):
            tops.append(self.row(xs, tops[-1], cells, font=BOLD if number < header else PLAIN))
        self.grid(xs, tops)
        return tops[-1]

    def page(self) -> None:
        """Begin the next page."""
        self.canvas.showPage()

    @property
    def bytes(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self._buffer.getvalue()

    def read(self) -> Document:
        """The finished file, read."""
        return pdf.extract(self.bytes)


def wrapped(words: str, width: float, size: float, font: str = PLAIN) -> list[str]:
    """Greedy lines of a text."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and stringWidth(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def body(document: Document) -> list[Block]:
    """The blocks that are no furniture."""
    return [block for block in document.blocks if block.furniture is None]


def texts(document: Document) -> list[str]:
    """The texts of the body's paragraphs, those of tables included."""
    return [p.text for p in paragraphs(body(document)) if p.furniture is None]


def tables(document: Document) -> list[Table]:
    """The body's tables."""
    return [block for block in body(document) if isinstance(block, Table)]


def rows(table: Table) -> list[list[str]]:
    """A table's texts, row by row, each cell at its first position."""
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


def kinds(document: Document) -> list[tuple[str, str]]:
    """(kind, text) of the body's paragraphs outside of tables."""
    return [(block.kind, block.text) for block in body(document) if isinstance(block, Paragraph)]


def codes(document: Document) -> list[str]:
    """The codes of the document's notes."""
    return [note.code for note in document.notes]
