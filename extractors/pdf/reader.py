"""The pages of a file understood together: running lines, tables, paragraphs, then what page breaks cut joined."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from extractors.boxes import Interval, union
from extractors.pdf.aligned import Band, banded_grid, bands_of, parted
from extractors.pdf.build import Builder
from extractors.pdf.contents import mark_contents
from extractors.pdf.cut_boxes import is_cut, rest_of_box
from extractors.pdf.divided import divide_alike, divide_columns, split_spans
from extractors.pdf.flow import Frame, Leading, paragraphs, parts_at_stops
from extractors.pdf.footnotes import behind_lists, footnotes
from extractors.pdf.furniture import Sheet, running, running_grids
from extractors.pdf.headed import take_rows_below
from extractors.pdf.headers import mark_header_rows
from extractors.pdf.headings import body_look, mark_headings
from extractors.pdf.hyphens import Hyphens
from extractors.pdf.layout import Column, arrange
from extractors.pdf.lists import mark_items
from extractors.pdf.pages import ReadPage, cells_with, host_of
from extractors.pdf.pieces import FLOW, Draft, Grid, GridCell, Line
from extractors.pdf.rules import Fill
from extractors.pdf.sides import text_sides
from extractors.pdf.stitch import join_columns, stitched
from extractors.pdf.surroundings import beside_panel, by_panels
from extractors.pdf.turns import ASLANT
from extractors.pdf.unruled import unruled_grids
from schemas.document import Block

Content = list[Draft | Grid]
_FEW = 3


def understand(pages: Sequence[ReadPage]) -> tuple[Block, ...]:
    """The blocks of a file from its pages."""
    sheets = [Sheet(p.number, p.height, [line for line in p.lines if line.cell == FLOW]) for p in pages]
    furniture = running(sheets)
    widths = {round(page.width) for page in pages}
    margins = {width: _margins([p for p in pages if round(p.width) == width], furniture) for width in widths}
    laid: list[Laid] = []
    for page in pages:
        laid.append(_laid_out(page, furniture, margins[round(page.width)], _open_grid(laid)))
    leading = _leading(laid)
    contents = [_content(page, flow, cells, furniture, leading) for page, (flow, cells) in zip(pages, laid, strict=True)]
    running_grids(contents, [page.height for page in pages])
    body_size, _ = body_look(draft for content in contents for draft in _drafts(content))
    below: set[int] = set()
    for page, content in zip(pages, contents, strict=True):
        below |= footnotes(content, body_size, page.height)
    content = stitched(contents, below)
    mark_contents(content)
    mark_headings(list(_drafts(content)))
    groups = itertools.count(1)
    for flow in _flows(content):
        mark_items(flow, groups, below)
    content = behind_lists(content, below)
    hyphens = Hyphens(line for page in pages for line in page.lines)
    return Builder(hyphens).blocks(content)


Laid = tuple[list[Column], list[tuple[GridCell, list[Column]]]]


def _margins(pages: Sequence[ReadPage], furniture: Mapping[int, str]) -> Interval:
    """Where the text of most pages begins and ends: a page of set-in or short lines alone is measured by it too."""
    boxes = [[line.box for line in page.lines if id(line) not in furniture and not line.turn] for page in pages]
    lefts = Counter(round(min(box[0] for box in page)) for page in boxes if page)
    rights = sorted(max(box[2] for box in page) for page in boxes if page)
    if not lefts:
        return 0.0, 0.0
    return float(lefts.most_common(1)[0][0]), rights[(3 * len(rights)) // 4]


def _open_grid(laid: Sequence[Laid]) -> Grid | None:
    """The table without rules, or the box without a lower side, that ends the last page so far: it may go on overleaf."""
    flow = laid[-1][0] if laid else []
    last = flow[-1].items[-1] if flow else None
    return last if isinstance(last, Grid) and (not last.ruled or is_cut(last)) else None


def _laid_out(page: ReadPage, furniture: Mapping[int, str], margins: Interval, before: Grid | None) -> Laid:
    """The page's own columns, and the columns of each of its cells, in reading order."""
    nested = {id(grid): host for grid in page.index.grids if (host := host_of(page.index, grid)) is not None}
    for number, lines in cells_with(page.index, page.lines).items():
        page.index.cells[number][1].items.extend(lines)
    for grid in page.index.grids:
        if id(grid) in nested:
            nested[id(grid)].items.append(grid)
    for grid in page.index.grids:
        if len(grid.xs) > 2:
            divide_columns(grid)
        split_spans(grid)
    lines = [line for line in page.lines if line.cell == FLOW and id(line) not in furniture and line.turn != ASLANT]
    grids = [_divided(grid) for grid in page.index.grids if id(grid) not in nested]
    for grid in grids:
        divide_alike(grid, grids, _shading(grid))
    rest = rest_of_box(before, page.rules, lines) if before is not None and before.ruled else None
    if rest is not None:
        grids.append(rest[0])
        lines = [line for line in lines if line not in rest[1]]
    lines = take_rows_below(grids, page.rules, lines, page.fills)
    found, lines = _without_rules(page, lines, None if before is None or before.ruled else before)
    flow: list[Line | Grid] = [*lines, *grids, *found]
    left = min((i.box[0] for i in flow), default=0.0)
    right = max((i.box[2] for i in flow), default=page.width)
    right = max(right, min(margins[1], page.width)) if len(flow) > _FEW else max(right, page.width - left)
    boxes = [*page.index.grids, *([rest[0]] if rest is not None else [])]
    cells = [(cell, _inner(cell)) for grid in boxes for cell in grid.cells if cell.items]
    cells += [(cell, inner) for grid in found for cell, inner in text_sides(grid)]
    extent = min(left, margins[0]), right
    whole = by_panels(flow, page.panels)
    parts = beside_panel(flow, page.around, page.width) if len(whole) == 1 else whole
    columns = [column for part in parts for column in arrange(part, extent if len(parts) == 1 else _reach(part))]
    return columns, [(cell, arrange(cell.items, inner)) for cell, inner in cells]


def _reach(items: Sequence[Line | Grid]) -> Interval:
    """How far some items reach to both sides."""
    box = union(item.box for item in items)
    return box[0], box[2]


def _shading(grid: Grid) -> list[Fill]:
    return [Fill(cell.box, cell.fill) for cell in grid.cells if cell.fill is not None]


def _divided(grid: Grid) -> Grid:
    """A ruled grid of one column whose lines stand in columns all the same: only the rules between them are missing.

    Where it would have more rows, a row drawn as one holds labels over their values: it is a box.
    """
    if len(grid.xs) > 2 or len(grid.ys) < 4:
        return grid
    lines = [item for cell in grid.cells for item in cell.items if isinstance(item, Line)]
    found = banded_grid(Band(grid.xs[0], grid.xs[-1], list(grid.ys)), lines, _shading(grid))
    if found is None or len(found[1]) < len(lines) or len(found[0].ys) > len(grid.ys):
        return grid
    grid.xs, grid.ys, grid.cells = found[0].xs, found[0].ys, found[0].cells
    return grid


def _without_rules(page: ReadPage, lines: list[Line], before: Grid | None) -> tuple[list[Grid], list[Line]]:
    """Tables told by shading, by horizontal rules or by alignment alone, and the lines that are left."""
    grids: list[Grid] = []
    ruled = page.index.grids
    for band in (part for whole in bands_of(page.rules, page.fills) for part in parted(whole, lines, ruled)):
        found = banded_grid(band, lines, page.fills)
        if found is not None:
            grids.append(found[0])
            taken = {id(line) for line in found[1]}
            lines = [line for line in lines if id(line) not in taken]
    parts = by_panels(lines, page.panels)
    for grid, used in (one for part in parts for one in unruled_grids(part, before if len(parts) == 1 else None)):
        grids.append(grid)
        taken = {id(line) for line in used}
        lines = [line for line in lines if id(line) not in taken]
    return grids, lines


def _inner(cell: GridCell) -> tuple[float, float]:
    """The cell's width without its padding, which is taken to be the same at both sides."""
    padding = min(9.0, max(1.5, min(item.box[0] for item in cell.items) - cell.box[0]))
    return cell.box[0] + padding, cell.box[2] - padding


def _leading(laid: Sequence[Laid]) -> Leading:
    out = Leading()
    for flow, cells in laid:
        for column in flow:
            out.learn([item for item in column.items if isinstance(item, Line)], column.right, in_table=False)
        for _, columns in cells:
            for column in columns:
                out.learn([item for item in column.items if isinstance(item, Line)], column.right, in_table=True)
    return out


def _content(
    page: ReadPage,
    flow: list[Column],
    cells: list[tuple[GridCell, list[Column]]],
    furniture: Mapping[int, str],
    leading: Leading,
) -> Content:
    """The page's running lines, then its paragraphs and tables; its cells are filled."""
    stops = {} if leading.spaced_cells else _parting(cells)
    for cell, columns in cells:
        for column in columns:
            alone = stops.get((cell.column, round(cell.box[0])), False)
            frame = Frame(column.left, column.right, in_table=True, around=page.around, parts_at_stops=alone)
            cell.content.extend(_blocks_of(column.items, frame, leading))
    parts = [_blocks_of(column.items, Frame(column.left, column.right, around=page.around), leading) for column in flow]
    content = [*_running(page, furniture), *join_columns(parts, [column.whole for column in flow])]
    for part in _flows(content):
        for block in part:
            if isinstance(block, Grid):
                mark_header_rows(block)
    return content


def _parting(cells: list[tuple[GridCell, list[Column]]]) -> dict[tuple[int, int], bool]:
    """For each column of the page's tables, whether its sentences are paragraphs."""
    by_column: dict[tuple[int, int], list[list[Line]]] = {}
    for cell, columns in cells:
        lines = [[item for item in column.items if isinstance(item, Line)] for column in columns]
        by_column.setdefault((cell.column, round(cell.box[0])), []).extend(lines)
    return {key: parts_at_stops(found) for key, found in by_column.items()}


def _running(page: ReadPage, furniture: Mapping[int, str]) -> Iterator[Draft]:
    for line in page.lines:
        if id(line) in furniture:
            yield Draft([line], furniture=furniture[id(line)])
        elif line.turn == ASLANT:
            yield Draft([line], furniture="decoration")


def _blocks_of(items: Sequence[Line | Grid], frame: Frame, leading: Leading) -> Content:
    out: Content = []
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
