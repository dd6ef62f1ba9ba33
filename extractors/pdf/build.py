"""Drafts and grids to the Document's blocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

from extractors.pdf.hyphens import Hyphens
from extractors.pdf.pieces import Draft, Grid, GridCell, Line, Run
from extractors.typed_lists import cut_head, typed_marker
from extractors.wording import fold_spans, superscript
from schemas.document import Block, Cell, Furniture, Joint, Paragraph, Place, Span, Table, join_spans

_NARROW = 9.0
_FULL = 0.75
Kind = Literal["heading", "paragraph", "item"]


class Builder:
    """Makes blocks; line ends are read by the document's own words."""

    def __init__(self, hyphens: Hyphens) -> None:
        self._hyphens = hyphens

    def blocks(self, content: Sequence[Draft | Grid]) -> tuple[Block, ...]:
        """Paragraphs and tables in order; what holds no text at all is left out."""
        out: list[Block] = []
        for one in content:
            block = self.table(one) if isinstance(one, Grid) else self.paragraph(one)
            if block is not None:
                out.append(block)
            if isinstance(one, Grid):
                out.extend(p for draft in one.dropped if (p := self.paragraph(draft)) is not None)
        return tuple(out)

    def paragraph(self, draft: Draft) -> Paragraph | None:
        """A paragraph, its marker cut off and kept apart."""
        spans = self._spans(draft)
        if draft.kind == "item":
            spans = cut_head(spans, typed_marker(join_spans(spans))[1])
        spans = fold_spans(spans)
        if not spans:
            return None
        return Paragraph(
            kind=cast("Kind", draft.kind), spans=spans, level=draft.level, marker=draft.marker, group=draft.group,
            indent=round(draft.indent, 1), furniture=cast("Furniture | None", draft.furniture),
        )  # fmt: skip

    def table(self, grid: Grid) -> Table:
        """A table with its cells in row order."""
        cells = tuple(self._cell(cell) for cell in sorted(grid.cells, key=lambda c: (c.row, c.column)))
        return Table(
            rows=len(grid.ys) - 1, columns=len(grid.xs) - 1, cells=cells, header_rows=grid.header_rows, joins=tuple(grid.joins),
            furniture=cast("Furniture | None", grid.furniture),
        )  # fmt: skip

    def _cell(self, cell: GridCell) -> Cell:
        return Cell(
            row=cell.row, column=cell.column, rows=cell.rows, columns=cell.columns, blocks=self.blocks(cell.content),
            header=cell.header, fill=cell.fill,
        )  # fmt: skip

    def _joint(self, line: Line, below: Line, draft: Draft) -> Joint:
        joint = self._hyphens.joint(line.text, below.text)
        # A line that fills a narrow cell may have been cut inside a word.
        wide = draft.right - draft.left
        if joint == " " and draft.in_table and _is_narrow(draft) and line.box[2] - line.box[0] >= _FULL * wide:
            return self._hyphens.seam(line.text, below.text)
        return joint

    def _spans(self, draft: Draft) -> tuple[Span, ...]:
        lines = draft.lines
        out: list[Span] = []
        for number, line in enumerate(lines):
            out.extend(_span(run, line.page, "") for run in line.runs)
            if number + 1 < len(lines):
                joint = self._joint(line, lines[number + 1], draft)
                last = out[-1]
                out[-1] = last.model_copy(update={"text": last.text.rstrip(), "joint": joint})
        return tuple(out)


def _is_narrow(draft: Draft) -> bool:
    return draft.right - draft.left < _NARROW * draft.lines[0].size


def _span(run: Run, page: int, joint: Joint) -> Span:
    look = run.look
    text = superscript(run.text) if run.raised else run.text
    return Span(
        text=text, place=Place(page=page, box=run.box), joint=joint, bold=look.bold, italic=look.italic, size=look.size,
        colour=look.colour, link=look.link,
    )  # fmt: skip
