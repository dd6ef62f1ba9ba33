"""Where the reader of a word processor's file stands: the counts behind each Place."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.document import Place


@dataclass(slots=True)
class Spot:
    """The running counts of one flow of text.

    In the body `block` counts paragraphs and tables. Inside a table's cell, a text box or a note, `block` (and `row` and
    `cell`) stay those of the table, or of the paragraph that anchors the box or note, and `paragraph` counts.
    """

    part: str | None = None
    block: int = 0
    row: int | None = None
    cell: int | None = None
    paragraph: int | None = None

    def next_paragraph(self) -> Place:
        """The place of the next paragraph."""
        if self.paragraph is None:
            self.block += 1
        else:
            self.paragraph += 1
        return Place(part=self.part, block=self.block, row=self.row, cell=self.cell, paragraph=self.paragraph)

    def enter_table(self) -> None:
        """The next block is a table; one inside a cell, a box or a note counts no block of its own."""
        if self.paragraph is None:
            self.block += 1

    def in_cell(self, row: int, cell: int) -> Spot:
        """The spot of a cell's content; cells of a nested table go on counting the outer cell's paragraphs."""
        if self.paragraph is not None:
            return self
        return Spot(self.part, self.block, row, cell, 0)


def anchored(part: str, place: Place) -> Spot:
    """The spot of a text box or note that is anchored at a place."""
    cell = place.cell if isinstance(place.cell, int) else None
    return Spot(part, place.block or 0, place.row, cell, 0)
