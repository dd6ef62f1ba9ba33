"""Labels that several rows of a table share, cut by a page break: what goes on of them is put to their beginning."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.continuing import goes_on, mid_sentence
from extractors.pdf.headers import cell_drafts
from extractors.pdf.pieces import Draft, Grid, GridCell
from extractors.wording import split_marker

Content = list[Draft | Grid]
# How many heights of a line may be left below a cell's last one where its next did not fit: with the space before it.
_NO_ROOM = 1.8


def join_labels(above: Grid, body: Sequence[GridCell], rows: int) -> None:
    """Put what goes on of a label that several rows share to its beginning: of its row alone it says nothing."""
    cut = _cut_inside_a_sentence(above, body, rows)
    shared = _shared(above, body, rows)
    begun = any(lower.column in cut or not lower.content for _, lower in shared)
    goes_on_here = len(shared) > 1 and begun and all(_may_go_on(*pair) for pair in shared)
    for upper, lower in [*cut.values(), *(shared if goes_on_here else [])]:
        upper.content, lower.content = joined_content(upper.content, lower.content), []


def _cut_inside_a_sentence(above: Grid, body: Sequence[GridCell], rows: int) -> dict[int, tuple[GridCell, GridCell]]:
    """By column, the labels whose sentence the break cut; they belong together whatever else stands in the row."""
    always = always_filled(above)
    out = {}
    for cell in body:
        if cell.row != rows or cell.column in always or cell.columns >= len(above.xs) - 1:
            continue
        column = [one for one in above.cells if one.column == cell.column and one.columns == cell.columns and one.content]
        upper = max(column, key=lambda one: one.row, default=None)
        found = None if upper is None else halves_of(upper, cell)
        if upper is not None and found is not None and upper.row >= above.header_rows and mid_sentence(*found):
            out[cell.column] = (upper, cell)
    return out


def _shared(above: Grid, body: Sequence[GridCell], rows: int) -> list[tuple[GridCell, GridCell]]:
    """The labels on both sides of the break, in the columns whose cells go down several rows; empty unless all go down alike."""
    tall = {cell.column for cell in (*above.cells, *body) if cell.rows > 1 and cell.row >= above.header_rows}
    last = {cell.column: cell for cell in above.cells if cell.row + cell.rows == rows and cell.row >= above.header_rows}
    pairs = [(last[cell.column], cell) for cell in body if cell.row == rows and cell.column in tall & set(last)]
    alike = {(upper.row, lower.rows) for upper, lower in pairs}
    return pairs if len(alike) == 1 and all(upper.columns == lower.columns for upper, lower in pairs) else []


def _may_go_on(upper: GridCell, lower: GridCell) -> bool:
    """Whether what stands below the break can be the rest: nothing, or what found no room and has no number of its own."""
    found = halves_of(upper, lower)
    if found is None:
        return not lower.content
    last, first = found
    marker, _ = split_marker(first.text)
    bottom, line = upper.box[3], last.lines[-1].box
    return marker is None and bottom - line[3] <= _NO_ROOM * (line[3] - line[1])


def halves_of(above: GridCell, below: GridCell) -> tuple[Draft, Draft] | None:
    """The last paragraph above a break and the first one below it; None where a cell is empty."""
    one, two = list(cell_drafts(above)), list(cell_drafts(below))
    return (one[-1], two[0]) if one and two else None


def always_filled(above: Grid) -> set[int]:
    """The columns in which hardly a row of the body is empty and no cell spans rows."""
    seen: dict[int, list[bool]] = {}
    for cell in above.cells:
        if cell.row >= above.header_rows and cell.columns < len(above.xs) - 1:
            seen.setdefault(cell.column, []).append(cell.rows == 1 and any(True for _ in cell_drafts(cell)))
    return {column for column, filled in seen.items() if sum(filled) >= 0.85 * len(filled)}


def joined_content(one: Content, two: Content) -> Content:
    """The contents of a cell that a break cut, its paragraph that goes on as one."""
    if one and two and isinstance(one[-1], Draft) and isinstance(two[0], Draft) and _goes_on_in_row(one[-1], two[0]):
        one[-1].lines.extend(two[0].lines)
        return [*one, *two[1:]]
    return [*one, *two]


def _goes_on_in_row(one: Draft, two: Draft) -> bool:
    return goes_on(one, two) or mid_sentence(one, two)
