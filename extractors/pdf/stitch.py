"""What page breaks cut, put together: paragraphs, tables, and rows, each join with the signals that spoke for it."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from itertools import pairwise

from extractors.pdf.continuing import begins_item, goes_on, is_full, mid_sentence
from extractors.pdf.flow import begins_small, ends_sentence
from extractors.pdf.headers import cell_drafts, mark_header_rows, row_texts
from extractors.pdf.pieces import Draft, Grid, GridCell
from extractors.pdf.shared_labels import always_filled, halves_of, join_labels, joined_content
from extractors.wording import split_marker
from schemas.document import Join

Content = list[Draft | Grid]
_SHIFT = 3.5
_LOWER = 9.0
_CUT = 2


def stitched(pages: Sequence[Content], notes_below: set[int]) -> Content:
    """The pages' contents as one, tables and paragraphs that go on joined. `notes_below` are ids of footnotes, passed over."""
    out: Content = []
    body_top = _body_top(pages, notes_below)
    for content in pages:
        first = next((n for n, block in enumerate(content) if _is_body(block, notes_below)), None)
        last = next((n for n in range(len(out) - 1, -1, -1) if _is_body(out[n], notes_below)), None)
        rest = list(content)
        if first is not None and last is not None and _joined(out[last], content[first], body_top):
            del rest[first]
        out.extend(rest)
    return out


def _is_body(block: Draft | Grid, notes_below: set[int]) -> bool:
    return block.furniture is None and id(block) not in notes_below


def _body_top(pages: Sequence[Content], notes_below: set[int]) -> float:
    """Where the body of most pages begins."""
    first = (next((block for block in content if _is_body(block, notes_below)), None) for content in pages)
    tops = [top_of(block) for block in first if block is not None]
    return statistics.median_low(tops) if tops else 0.0


def top_of(block: Draft | Grid) -> float:
    """The upper side of a block on its first page."""
    return block.box[1] if isinstance(block, Grid) else block.lines[0].box[1]


def _joined(above: Draft | Grid, below: Draft | Grid, body_top: float) -> bool:
    """Join the second to the first where it goes on; whether that was done."""
    if isinstance(above, Draft) and isinstance(below, Draft):
        if goes_on(above, below):
            above.lines.extend(below.lines)
            above.left, above.right = below.left, below.right
            return True
        return False
    if isinstance(above, Grid) and isinstance(below, Grid):
        return _join_tables(above, below, at_top=below.box[1] <= body_top + _LOWER)
    return False


def join_columns(contents: Sequence[Content], whole: Sequence[bool]) -> Content:
    """The columns of one page in order, paragraphs that go on in the next column joined where neither column is `whole`."""
    out: Content = []
    for content, apart in zip(contents, (a or b for a, b in pairwise([True, *whole])), strict=True):
        rest = list(content)
        last, first = (out[-1] if out else None), (rest[0] if rest else None)
        if not apart and isinstance(last, Draft) and isinstance(first, Draft) and goes_on(last, first):
            last.lines.extend(first.lines)
            del rest[0]
        out.extend(rest)
    return out


def _join_tables(above: Grid, below: Grid, *, at_top: bool) -> bool:
    columns = _same_columns(above, below)
    if columns is None:
        return False
    repeated = _repeated_rows(above, below)
    mark_header_rows(below)
    other_header = below.header_rows and above.header_rows and len(above.xs) > 2
    if not repeated and (other_header or not at_top):
        return False
    signals = ["same columns", "last on its page, first on the next"]
    if repeated:
        signals.append(f"header repeated ({repeated} {'row' if repeated == 1 else 'rows'})")
    _widen(above, below, columns)
    for cell in below.cells:
        if cell.row < repeated:
            for draft in cell_drafts(cell):
                draft.furniture = "repeated_header"
                above.dropped.append(draft)
    rows = len(above.ys) - 1
    body = [cell for cell in below.cells if cell.row >= repeated]
    below_rows = len(below.ys) - 1 - repeated
    if below_rows == 0:
        return True
    above.joins.append(Join(row=rows, kind="table", signals=tuple(signals)))
    for cell in body:
        cell.row += rows - repeated
        cell.header = False
    join_labels(above, body, rows)
    cut = _cut_signals(above, body, rows) if rows else []
    if cut:
        above.joins.append(Join(row=rows - 1, kind="row", signals=tuple(cut)))
        _join_rows(above, body, rows)
        below_rows -= 1
    else:
        above.cells.extend(body)
    above.ys.extend(below.ys[-below_rows:] if below_rows else [])
    above.closed_below = below.closed_below
    return True


def _same_columns(above: Grid, below: Grid) -> list[float] | None:
    """The column edges of both together, from the left edge; None where the tables have different columns."""
    if not (above.ruled and below.ruled):
        return _same_starts(above, below)
    one = [x - above.xs[0] for x in above.xs]
    other = [x - below.xs[0] for x in below.xs]
    if abs(one[-1] - other[-1]) > _SHIFT:
        return None
    more, fewer = (one, other) if len(one) >= len(other) else (other, one)
    if not all(any(abs(x - y) <= _SHIFT for y in more) for x in fewer):
        return None
    if len(fewer) == 2 and len(more) > 3:
        return None
    return more


def _same_starts(above: Grid, below: Grid) -> list[float] | None:
    """Where columns are told by alignment, their words begin at the same places; where the last one ends says nothing."""
    if len(above.xs) != len(below.xs):
        return None
    pairs = list(zip(above.xs[:-1], below.xs[:-1], strict=True))
    if any(abs((x - above.xs[0]) - (y - below.xs[0])) > 2 * _SHIFT for x, y in pairs):
        return None
    width = max(above.xs[-1] - above.xs[0], below.xs[-1] - below.xs[0])
    return [*(x - above.xs[0] for x in above.xs[:-1]), width]


def _widen(above: Grid, below: Grid, columns: list[float]) -> None:
    """Bring both to the same columns."""
    for grid in (above, below):
        at = [min(range(len(columns)), key=lambda n: abs(columns[n] - (x - grid.xs[0]))) for x in grid.xs]
        for cell in grid.cells:
            right = at[cell.column + cell.columns]
            cell.column = at[cell.column]
            cell.columns = right - cell.column
        grid.xs = [grid.xs[0] + x for x in columns]


def _repeated_rows(above: Grid, below: Grid) -> int:
    """How many rows at the top of the second are the first one's header again."""
    most = max(1, above.header_rows)
    count = 0
    for row in range(min(most, len(below.ys) - 1, len(above.ys) - 1)):
        texts = row_texts(above, row)
        if not texts or texts != row_texts(below, row):
            break
        count = row + 1
    if count and not above.header_rows and not _is_marked_row(above, 0):
        return 0
    return count


def _is_marked_row(grid: Grid, row: int) -> bool:
    cells = [cell for cell in grid.cells if cell.row == row]
    return all(cell.fill or all(draft.bold for draft in cell_drafts(cell)) for cell in cells)


def _cut_signals(above: Grid, body: list[GridCell], rows: int) -> list[str]:
    """What speaks for the first row of the second fragment being the rest of the last row above; empty where too little does."""
    pairs = _pairs(above, body, rows)
    if not pairs:
        return []
    score = 0
    signals: list[str] = []
    wide = all(lower.columns >= len(above.xs) - 1 for _, lower in pairs.values())
    always = set() if wide else always_filled(above)
    filled = {column for column, (_, below) in pairs.items() if any(True for _ in cell_drafts(below))}
    banner = len(pairs) == 1 and next(iter(pairs.values()))[1].columns >= len(above.xs) - 1
    share = 0.75 if banner else len(always & filled) / len(always) if always else 1.0
    if share <= 0.5:
        score += 3 if min(always) not in filled else 2
        signals.append("cells that every row fills are empty")
    elif share == 1.0:
        score -= 1
    by_column = {column: found for column, pair in pairs.items() if (found := halves_of(*pair)) is not None}
    halves = list(by_column.values())
    small = [column for column, pair in by_column.items() if mid_sentence(*pair) and not _often_small(above, column)]
    if small:
        # What every row fills would hardly be empty in a row that began with small letters.
        score += 2 if len(small) == 1 and share == 1.0 else 3
        signals.append("a sentence goes on in small letters")
    if halves and all(mid_sentence(*pair) or _unfinished(*pair) for pair in halves):
        score += 1
        signals.append("no cell was finished")
    if any(ends_sentence(one.text) and not begins_small(two.lines[0]) for one, two in halves):
        score -= 1
    if not above.closed_below:
        score += 2
        signals.append("no rule below the row")
    if _has_new_ref(pairs):
        score -= 3
    return signals if score >= _CUT else []


def _pairs(above: Grid, body: list[GridCell], rows: int) -> dict[int, tuple[GridCell, GridCell]]:
    """The cells above and below the break by column; empty where the rows are not divided alike."""
    out: dict[int, tuple[GridCell, GridCell]] = {}
    last = {cell.column: cell for cell in above.cells if cell.row + cell.rows == rows}
    for cell in body:
        if cell.row == rows:
            upper = last.get(cell.column)
            if upper is None or upper.columns != cell.columns:
                return {}
            out[cell.column] = (upper, cell)
    return out


def _often_small(above: Grid, column: int) -> bool:
    """Whether cells of a column begin in small letters as a habit: then small letters say nothing."""
    cells = [cell for cell in above.cells if cell.column == column and cell.row >= max(1, above.header_rows)]
    first = [draft.lines[0] for cell in cells if (draft := next(cell_drafts(cell), None)) is not None]
    return sum(begins_small(line) for line in first) > 0.3 * len(first)


def _unfinished(one: Draft, two: Draft) -> bool:
    return not ends_sentence(one.text) and is_full(one, two.lines[0]) and not begins_item(two)


def _has_new_ref(pairs: dict[int, tuple[GridCell, GridCell]]) -> bool:
    """Whether the first cell begins with a number of its own."""
    below = pairs[min(pairs)][1]
    texts = [draft.text for draft in cell_drafts(below)]
    if not texts:
        return False
    marker, _ = split_marker(texts[0] + " x")
    return texts[0].strip()[:1].isdigit() and (marker is not None or len(texts[0].strip()) <= 6)


def _join_rows(above: Grid, body: list[GridCell], rows: int) -> None:
    pairs = _pairs(above, body, rows)
    for upper, lower in pairs.values():
        upper.content = joined_content(upper.content, lower.content)
        upper.rows += lower.rows - 1
    for cell in body:
        if cell.row > rows:
            cell.row -= 1
            above.cells.append(cell)
