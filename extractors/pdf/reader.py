"""Pages one after the other to lines and grids, then the whole file to blocks."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.limits import Limits
from extractors.pdf.build import Builder
from extractors.pdf.flow import Frame, Leading, paragraphs
from extractors.pdf.furniture import Sheet, running
from extractors.pdf.grids import CellIndex, ruled_grids
from extractors.pdf.headers import mark_header_rows
from extractors.pdf.headings import mark_headings
from extractors.pdf.hyphens import Hyphens
from extractors.pdf.layout import Column, arrange
from extractors.pdf.lists import mark_items
from extractors.pdf.pieces import FLOW, Draft, Grid, GridCell, Line, PageObjects
from extractors.pdf.rules import drawn_on
from extractors.pdf.stitch import join_columns, stitched
from extractors.pdf.words import lines_of
from schemas.document import Block
from schemas.problems import Note


@dataclass(slots=True)
class ReadPage:
    """A page read: its lines (each with the number of its cell), its grids and the notes on it."""

    number: int
    width: float
    height: float
    lines: list[Line]
    index: CellIndex
    notes: list[Note] = field(default_factory=list)


def read_page(page: PageObjects, limits: Limits) -> ReadPage:
    """Lines and ruled grids of one page."""
    drawn = drawn_on(page)
    grids, crowded = ruled_grids(page, drawn, limits.edges)
    index = CellIndex(grids)
    lines, hidden = lines_of(page, index.at)
    read = ReadPage(page.number, page.width, page.height, lines, index)
    where = f"page {page.number}"
    if crowded:
        read.notes.append(Note(code="too_many_rules", message="The page has too many rules to look for tables.", where=where))
    for words in hidden:
        message = "Text that is painted without ink was left out."
        read.notes.append(Note(code="hidden_text", message=message, severity="warning", words=words[:300], where=where))
    return read


def understand(pages: Sequence[ReadPage]) -> tuple[Block, ...]:
    """The blocks of a file from its pages."""
    sheets = [Sheet(p.number, p.height, [line for line in p.lines if line.cell == FLOW]) for p in pages]
    furniture = running(sheets)
    leading = Leading()
    columns = [list(_columns(page, furniture)) for page in pages]
    for column in itertools.chain.from_iterable(columns):
        leading.learn([item for item in column.items if isinstance(item, Line)], in_table=False)
    contents: list[list[Draft | Grid]] = []
    for page, found in zip(pages, columns, strict=True):
        _fill_cells(page, leading)
        for grid in page.index.grids:
            mark_header_rows(grid)
        parts = [_blocks_of(column.items, Frame(column.left, column.right), leading) for column in found]
        contents.append([*_running(page, furniture), *join_columns(parts)])
    content = stitched(contents, set())
    every = list(_drafts(content))
    mark_headings(every)
    groups = itertools.count(1)
    for flow in _flows(content):
        mark_items(flow, groups)
    hyphens = Hyphens(line for page in pages for line in page.lines)
    return Builder(hyphens).blocks(content)


def _columns(page: ReadPage, furniture: Mapping[int, str]) -> Iterator[Column]:
    outer = [grid for grid in page.index.grids if _host(page, grid) is None]
    lines = [line for line in page.lines if line.cell == FLOW and id(line) not in furniture]
    flow: list[Line | Grid] = [*lines, *outer]
    if flow:
        yield from arrange(flow, (min(i.box[0] for i in flow), max(i.box[2] for i in flow)))


def _running(page: ReadPage, furniture: Mapping[int, str]) -> Iterator[Draft]:
    for line in page.lines:
        if id(line) in furniture:
            yield Draft([line], furniture=furniture[id(line)])


def _host(page: ReadPage, grid: Grid) -> GridCell | None:
    """The cell of another grid that a nested grid lies in."""
    x, y = (grid.box[0] + grid.box[2]) / 2, (grid.box[1] + grid.box[3]) / 2
    at = page.index.grids.index(grid)
    outer = CellIndex(page.index.grids[at + 1 :])
    found = outer.at(x, y)
    return None if found == FLOW else outer.cells[found][1]


def _fill_cells(page: ReadPage, leading: Leading) -> None:
    inside: dict[int, list[Line | Grid]] = {}
    for line in page.lines:
        if line.cell != FLOW:
            inside.setdefault(line.cell, []).append(line)
    numbers = {id(cell): number for number, (_, cell) in enumerate(page.index.cells)}
    for grid in page.index.grids:
        host = _host(page, grid)
        if host is not None:
            inside.setdefault(numbers[id(host)], []).append(grid)
    laid: list[tuple[GridCell, list[Column]]] = []
    for number, items in inside.items():
        cell = page.index.cells[number][1]
        columns = arrange(items, _inner(cell, items))
        laid.append((cell, columns))
        for column in columns:
            leading.learn([item for item in column.items if isinstance(item, Line)], in_table=True)
    for cell, columns in laid:
        for column in columns:
            cell.content.extend(_blocks_of(column.items, Frame(column.left, column.right, in_table=True), leading))


def _inner(cell: GridCell, items: Sequence[Line | Grid]) -> tuple[float, float]:
    """The cell's width without its padding, which is taken to be the same at both sides."""
    padding = min(9.0, max(1.5, min(item.box[0] for item in items) - cell.box[0]))
    return cell.box[0] + padding, cell.box[2] - padding


def _blocks_of(items: Sequence[Line | Grid], frame: Frame, leading: Leading) -> list[Draft | Grid]:
    out: list[Draft | Grid] = []
    run: list[Line] = []
    for item in items:
        if isinstance(item, Line):
            run.append(item)
            continue
        out.extend(paragraphs(run, frame, leading))
        run = []
        out.append(item)
    out.extend(paragraphs(run, frame, leading))
    return out


def _drafts(content: Sequence[Draft | Grid]) -> Iterator[Draft]:
    for flow in _flows(content):
        yield from (block for block in flow if isinstance(block, Draft))


def _flows(content: Sequence[Draft | Grid]) -> Iterator[Sequence[Draft | Grid]]:
    """The body and every cell's content."""
    yield content
    for block in content:
        if isinstance(block, Grid):
            for cell in block.cells:
                yield from _flows(cell.content)
