"""Tables with no rule at all, told by how a file paints them: cell by cell to the right, then back left for the next row."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.boxes import Interval, shared, union
from extractors.pdf.aligned import Rows, grid_of
from extractors.pdf.pieces import Grid, Line
from extractors.wording import split_marker
from schemas.document import Box

_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3
_FAR = 6.0
_BETWEEN = 2
_TALLEST_GAP = 3.4
_LEADING = 1.6
_LONGEST_LABEL = 70
_BIGGER = 1.08
_LARGE = 1.3
_LONGEST_NUMBER = 24
_TILE_ROWS = 2
_OVER = 4.0


@dataclass(slots=True)
class _Block:
    """Lines painted one after the other, one below the other: a paragraph; put together: a cell."""

    lines: list[Line] = field(default_factory=list)

    @property
    def box(self) -> Box:
        return union(line.box for line in self.lines)

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def text(self) -> str:
        return " ".join(line.text.strip() for line in self.lines)


_Row = list[_Block]


def unruled_grids(lines: Sequence[Line], before: Grid | None = None) -> list[tuple[Grid, list[Line]]]:
    """The tables among some lines, each with the lines it takes. `before`: the one at the foot of the page before.

    At least three columns over three rows, or over a row below bold heads; or two where the first holds bold labels; or large
    numbers side by side over their captions. What goes on overleaf needs no more than the columns that it had.
    """
    rows = _rows(_blocks([line for line in lines if not line.turn]))
    out: list[tuple[Grid, list[Line]]] = []
    at = 0
    if before is not None and (end := _rest(rows, before.xs)):
        out.append(_grid(rows[:end], before.xs))
        at = end
    while at < len(rows):
        end, columns = _extent(rows, at)
        if end > at and _is_table(rows[at:end], columns):
            out.append(_grid(rows[at:end], _edges(columns)))
            at = end
        else:
            at += 1
    return out


def _rest(rows: Sequence[_Row], edges: Sequence[float]) -> int:
    """How many rows at a page's head keep to the columns of the table before; a few of one cell may stand between."""
    end = 0
    for at, row in enumerate(rows):
        apart = at and not _follows(rows[at - 1], row)
        if apart or at - end > _BETWEEN or _heads_another(rows, at):
            break
        if len(row) > 1 and not all(_fits(block, edges) for block in row):
            break
        if len(row) > 1 or (at == 0 and _is_rest_of_cell(row[0], edges)):
            end = at + 1
    return end


def _is_rest_of_cell(block: _Block, edges: Sequence[float]) -> bool:
    """A piece that stands in one column alone: in the first one, only small letters tell it from text below the table."""
    inner = block.box[0] > edges[1] - 1 or block.text[:1].islower()
    return inner and not block.bold and _fits(block, edges)


def _fits(block: _Block, edges: Sequence[float]) -> bool:
    """Whether a block keeps to one column; where the last one ends is not known."""
    at = _column(block, edges)
    last = at == len(edges) - 2
    return block.box[0] >= edges[at] - 1 and (last or block.box[2] <= edges[at + 1] + 1)


def _blocks(lines: Sequence[Line]) -> list[_Block]:
    blocks: list[_Block] = []
    for line in sorted(lines, key=lambda line: line.order):
        if blocks and _continues(blocks[-1], line):
            blocks[-1].lines.append(line)
        else:
            blocks.append(_Block([line]))
    return blocks


def _continues(block: _Block, line: Line) -> bool:
    last = block.lines[-1]
    drop = line.base - last.base
    if abs(drop) <= 0.3 * line.size:
        return _is_marker(last) and 0 <= line.box[0] - last.box[2] <= 4 * line.size
    if not 0 < drop <= _LEADING * line.size or line.size > _BIGGER * last.size or last.size > _BIGGER * line.size:
        return False
    if last.bold != line.bold and not _is_marker(last):
        return False
    return _is_below(block.box, line.box)


def _is_marker(line: Line) -> bool:
    return len(line.text) <= 5 and split_marker(line.text + " x")[0] is not None


def _is_below(above: Box, below: Box) -> bool:
    """Whether what stands lower keeps to the sides of what stands above, or is centred under it."""
    if shared((above[0], above[2]), (below[0], below[2])) <= 0:
        return False
    return below[0] >= above[0] - 3 or abs((above[0] + above[2]) - (below[0] + below[2])) <= 8


def _rows(blocks: Sequence[_Block]) -> list[_Row]:
    """Blocks in rows of cells; what only stacks up on the left is not known to be a cell until something stands beside it."""
    rows: list[_Row] = []
    stack: list[_Block] = []
    for block in blocks:
        if stack and _is_beside(stack, block):
            start = _first_of_row(stack, block)
            rows.extend([one] for one in stack[:start])
            rows.append([_together(stack[start:]), block])
            stack = []
        elif not stack and rows and len(rows[-1]) > 1 and _is_beside(rows[-1], block):
            rows[-1].append(block)
        elif not stack and rows and len(rows[-1]) > 1 and _stacks_up(rows[-1][-1], block):
            rows[-1][-1] = _together([rows[-1][-1], block])
        else:
            stack.append(block)
    rows.extend([one] for one in stack)
    return rows


def _is_beside(row: Sequence[_Block], block: _Block) -> bool:
    box, last = block.box, row[-1].box
    top, bottom = min(b.box[1] for b in row), max(b.box[3] for b in row)
    return box[0] >= last[2] - 2 and shared((box[1], box[3]), (top, bottom)) > 0


def _stacks_up(cell: _Block, block: _Block) -> bool:
    """A further paragraph of a row's last cell."""
    above, below = cell.box, block.box
    return _is_below(above, below) and below[0] <= above[2] and 0 <= below[1] - above[3] <= _TALLEST_GAP * block.lines[0].size


def _first_of_row(stack: Sequence[_Block], beside: _Block) -> int:
    """Which of the paragraphs stacked up on the left is the first of the row: cells begin at one height, or are centred."""
    box, size = beside.box, beside.lines[0].size
    bottom = stack[-1].box[3]
    for at in range(len(stack) - 1, -1, -1):
        top = stack[at].box[1]
        if abs(box[1] - top) <= 0.7 * size or abs((box[1] + box[3]) - (top + bottom)) <= 1.4 * size:
            return at
        if at and stack[at].box[1] - stack[at - 1].box[3] > _TALLEST_GAP * size:
            break
    return next((at for at in range(len(stack)) if stack[at].box[3] > box[1]), len(stack) - 1)


def _together(blocks: Sequence[_Block]) -> _Block:
    return _Block([line for block in blocks for line in block.lines])


def _extent(rows: Sequence[_Row], start: int) -> tuple[int, list[Interval]]:
    """How far a table reaches from a row on, and its columns; a few rows of one cell may stand between the others."""
    if len(rows[start]) < 2:
        return start, []
    columns = _columns(rows[start : start + 1])
    end = at = start + 1
    while at < len(rows) and at - end <= _BETWEEN and _follows(rows[at - 1], rows[at]):
        if _heads_another(rows, at):
            break
        if len(rows[at]) > 1:
            wider = _columns([row for row in rows[start : at + 1] if len(row) > 1])
            if len(wider) < max(len(columns), len(rows[at])):
                break
            columns, end = wider, at + 1
        at += 1
    return end, columns


def _heads_another(rows: Sequence[_Row], at: int) -> bool:
    """A bigger title over bold heads of columns is no row of the table above: it begins another one."""
    if at + 1 >= len(rows) or len(rows[at]) > 1 or len(rows[at + 1]) < 2:
        return False
    below = rows[at + 1]
    bigger = rows[at][0].lines[0].size > _BIGGER * max(block.lines[0].size for block in below)
    return bigger and all(block.bold for block in below)


def _follows(above: _Row, below: _Row) -> bool:
    """Whether a row stands right below another; a cell beside it may hang down, as one that several rows share."""
    top, size = min(b.box[1] for b in below), below[0].lines[0].size
    over = [a.box[3] for a in above if any(shared((a.box[0], a.box[2]), (b.box[0], b.box[2])) > 0 for b in below)]
    return top - max(over, default=-math.inf) >= -0.5 * size and top - max(a.box[3] for a in above) <= _FAR * size


def _columns(rows: Sequence[_Row]) -> list[Interval]:
    """Where the cells of rows stand: what overlaps from row to row is one column."""
    out: list[Interval] = []
    for box in sorted(block.box for row in rows for block in row):
        if out and box[0] + 1 < out[-1][1] - 1:
            out[-1] = (out[-1][0], max(out[-1][1], box[2]))
        else:
            out.append((box[0], box[2]))
    return out


def _is_table(rows: Sequence[_Row], columns: Sequence[Interval]) -> bool:
    divided = [row for row in rows if len(row) > 1]
    if _are_tiles(divided):
        return True
    if len(divided) < _FEWEST_ROWS:
        return len(divided) == len(rows) and len(columns) >= _FEWEST_COLUMNS and _is_headed(divided, len(columns))
    first = [row[0] for row in divided]
    if all(_is_marker(block.lines[0]) and len(block.lines) == 1 for block in first) and len(columns) < _FEWEST_COLUMNS:
        return False
    if len(columns) >= _FEWEST_COLUMNS:
        return sum(len(row) >= max(2, len(columns) - 3) for row in divided) >= 0.6 * len(divided)
    labels = all(block.bold and len(block.text) <= _LONGEST_LABEL for block in first)
    return labels and not all(row[1].bold for row in divided)


def _are_tiles(rows: Sequence[_Row]) -> bool:
    """Whether numbers set large stand side by side, each over its caption, however the file paints them."""
    if len(rows) == _TILE_ROWS and len(rows[0]) == len(rows[1]):
        return all(_is_large_number(above.lines, below.lines) for above, below in zip(*rows, strict=True))
    return all(_is_large_number(block.lines[:1], block.lines[1:]) for row in rows for block in row)


def _is_large_number(number: Sequence[Line], caption: Sequence[Line]) -> bool:
    """Whether a short line with a number in it is set much bigger than the lines below it."""
    if len(number) != 1 or not caption or len(number[0].text) > _LONGEST_NUMBER:
        return False
    return any(c.isdigit() for c in number[0].text) and number[0].size >= _LARGE * max(line.size for line in caption)


def _is_headed(rows: Sequence[_Row], columns: int) -> bool:
    """A row below bold heads of all columns."""
    head, *body = rows
    return len(head) == columns and all(block.bold for block in head) and any(not block.bold for row in body for block in row)


def _edges(columns: Sequence[Interval]) -> list[float]:
    """The edges of columns, a little left of where each begins."""
    edges = [columns[0][0] - 2]
    for left, right in itertools.pairwise(columns):
        edges.append(right[0] - min(3.0, max(0.5, (right[0] - left[1]) / 2)))
    return [*edges, columns[-1][1] + 2]


def _grid(rows: Sequence[_Row], edges: Sequence[float]) -> tuple[Grid, list[Line]]:
    last = len(edges) - 2
    placed: list[list[tuple[int, int, Line]]] = []
    for row in _with_banners(rows, edges):
        if len(row) == 1 and _is_banner(row[0], edges):
            placed.append([(0, last, line) for line in row[0].lines])
        else:
            placed.append([(_column(block, edges),) * 2 + (line,) for block in row for line in block.lines])
    taken = [line for row in placed for _, _, line in row]
    return grid_of(Rows(placed, last + 1), list(edges), []), taken


def _with_banners(rows: Sequence[_Row], edges: Sequence[float]) -> list[_Row]:
    """Rows of one cell that head the rows below them, put together where several follow one another."""
    out: list[_Row] = []
    for row in rows:
        if out and len(row) == 1 and len(out[-1]) == 1 and (_is_banner(row[0], edges) or _is_banner(out[-1][0], edges)):
            out[-1] = [_Block([*out[-1][0].lines, *row[0].lines])]
        else:
            out.append(row)
    return out


def _is_banner(block: _Block, edges: Sequence[float]) -> bool:
    box = block.box
    crossed = sum(shared((box[0], box[2]), column) > _OVER for column in itertools.pairwise(edges))
    return crossed > 1 or block.bold


def _column(block: _Block, edges: Sequence[float]) -> int:
    box = block.box
    columns = list(itertools.pairwise(edges))
    return max(range(len(columns)), key=lambda n: shared((box[0], box[2]), columns[n]))
