"""One page: its lines, each with the cell that it stands in, its ruled grids, and what else is drawn on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.boxes import contains, union
from extractors.limits import Limits
from extractors.pdf.glyphs import Taken
from extractors.pdf.grids import CellIndex, ruled_grids
from extractors.pdf.pieces import FLOW, Grid, GridCell, Line, PageObjects, Run
from extractors.pdf.rules import Edge, Fill, drawn_on, merged
from extractors.pdf.scanned import PICTURE_SHARE, pictured
from extractors.pdf.surroundings import Surroundings, side_panels, surroundings_of
from extractors.pdf.words import lines_of
from extractors.wording import letters
from schemas.document import Box
from schemas.problems import Note


@dataclass(slots=True)
class ReadPage:
    """A page read: its lines, its ruled grids, the rules and fills that are in no grid, its side panels, and the notes on it."""

    number: int
    width: float
    height: float
    lines: list[Line]
    index: CellIndex
    rules: list[Edge]
    fills: list[Fill]
    around: Surroundings
    panels: list[Box]
    notes: list[Note] = field(default_factory=list)


def read_page(page: PageObjects, limits: Limits) -> ReadPage:
    """Lines and ruled grids of one page."""
    drawn = drawn_on(page)
    grids, crowded = ruled_grids(page, drawn, limits.edges)
    index = CellIndex(grids)
    lines, taken = lines_of(page, index.at)
    useful = _useful(index, lines)
    if len(useful) < len(grids):
        index = CellIndex(useful)
        lines, taken = lines_of(page, index.at)
    lines = _with_marks(lines, drawn.marks)
    _forget_unreadable_fills(index, lines)
    rules = [edge for edge in merged(drawn.edges) if edge["orientation"] == "h" and not _in_grid(edge, index.grids)]
    fills = [fill for fill in drawn.fills if not any(contains(grid.box, fill.box, 4.0) for grid in index.grids)]
    around, panels = surroundings_of(page, lines), side_panels(fills, page.width, page.height)
    read = ReadPage(page.number, page.width, page.height, lines, index, rules, fills, around, panels)
    read.notes.extend(_notes(page, taken, crowded=crowded))
    return read


def _useful(index: CellIndex, lines: Sequence[Line]) -> list[Grid]:
    """Grids with text in at least two cells: anything else is a frame, a picture or a bar beside a panel."""
    filled: Counter[int] = Counter()
    for number in {line.cell for line in lines if line.cell != FLOW}:
        filled[id(index.cells[number][0])] += 1
    hosts = {id(grid) for grid in index.grids for other in index.grids if other is not grid and contains(grid.box, other.box)}
    return [grid for grid in index.grids if filled[id(grid)] > 1 or (filled[id(grid)] == 1 and id(grid) in hosts)]


def _in_grid(edge: Edge, grids: Sequence[Grid]) -> bool:
    return any(contains(grid.box, (edge["x0"], edge["top"], edge["x1"], edge["bottom"]), 3.0) for grid in grids)


def _with_marks(lines: list[Line], marks: Sequence[tuple[Box, str]]) -> list[Line]:
    """Small drawn squares and dots right before a line are its bullet."""
    if not marks:
        return lines
    out = []
    for line in lines:
        middle = line.base - 0.32 * line.size
        found = [
            (box, sign)
            for box, sign in marks
            if 0 < line.box[0] - box[2] <= 2.4 * line.size and abs((box[1] + box[3]) / 2 - middle) <= 0.4 * line.size
        ]
        if found and not line.turn:
            box, sign = max(found)
            run = Run(f"{sign}\t", box, line.runs[0].look)
            whole = union((box, line.box))
            line = replace(line, runs=(run, *line.runs), box=whole, first=box[2] - box[0], second=line.box[0])  # noqa: PLW2901
        out.append(line)
    return out


def _forget_unreadable_fills(index: CellIndex, lines: Sequence[Line]) -> None:
    """A "fill" on which the cell's own text could not be read is no fill: browsers paint borders as filled boxes, clipped."""
    inks: dict[int, Counter[str]] = {}
    for line in lines:
        if line.cell != FLOW:
            for run in line.runs:
                inks.setdefault(line.cell, Counter())[run.look.colour or "#000000"] += letters(run.text)
    for number, (_, cell) in enumerate(index.cells):
        if cell.fill is not None and number in inks and not _is_readable(inks[number].most_common(1)[0][0], cell.fill):
            cell.fill = None


def _is_readable(ink: str, ground: str) -> bool:
    """The contrast ratio of WCAG 2 of at least 3."""
    one, two = sorted((_luminance(ink), _luminance(ground)))
    return (two + 0.05) / (one + 0.05) >= 3.0


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _notes(page: PageObjects, taken: Taken, *, crowded: bool) -> list[Note]:
    where = f"page {page.number}"
    out: list[Note] = []
    if crowded:
        out.append(Note(code="too_many_rules", message="The page has too many rules to look for tables.", where=where))
    for code, left_out, why in (
        ("hidden_text", taken.hidden, "is painted without ink"),
        ("text_off_page", taken.beyond, "lies off the page"),
    ):
        words = " ".join("".join(char["text"] for char in left_out).split())
        if words:
            message = f"Text that {why} was left out."
            out.append(Note(code=code, message=message, severity="warning", words=words[:300], where=where))
    if taken.doubled or page.doubled:
        message = "Some text is painted twice in one place (fake bold, shadows); it was taken once."
        out.append(Note(code="doubled_text", message=message, where=where))
    unknown = sum(not char["mapped"] for char in page.objects["char"])
    if unknown:
        message = f"{unknown} characters have no known letter: their font does not say."
        out.append(Note(code="unmapped_characters", message=message, severity="warning", where=where))
    share = pictured(page)
    if not page.letters:
        message = "The page has no text." if share < PICTURE_SHARE else "The page is a picture; it has no text to read."
        out.append(Note(code="page_without_text", message=message, severity="warning", where=where))
    elif share >= PICTURE_SHARE:
        message = f"A picture covers {round(100 * share)}% of the page; text in it is not read."
        out.append(Note(code="picture_on_page", message=message, where=where))
    return out


def cells_with(index: CellIndex, lines: Sequence[Line]) -> dict[int, list[Line]]:
    """The lines of each cell by the cell's number."""
    out: dict[int, list[Line]] = {}
    for line in lines:
        if line.cell != FLOW:
            out.setdefault(line.cell, []).append(line)
    return out


def host_of(index: CellIndex, grid: Grid) -> GridCell | None:
    """The cell of another grid that a nested grid lies in."""
    x, y = (grid.box[0] + grid.box[2]) / 2, (grid.box[1] + grid.box[3]) / 2
    outer = CellIndex(index.grids[index.grids.index(grid) + 1 :])
    found = outer.at(x, y)
    return None if found == FLOW else outer.cells[found][1]
