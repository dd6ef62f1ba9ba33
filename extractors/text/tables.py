"""Rows to tables: fragments that blank lines or page breaks part are put together again, cut rows joined, with receipts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.text.rows import RowText, padded, same_words
from extractors.text.write import Writer
from schemas.document import Block, Cell, Join, Paragraph, Place, Span, Table

_ENDS = re.compile(r"[.:;!?…”’\"')\]]\s*$")


@dataclass(slots=True)
class Draft:
    """A table in the making: for each row, the rows as typed that make it up (a cut row has several)."""

    columns: int
    rows: list[list[RowText]] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    header_rows: int = 0
    repeated: list[RowText] = field(default_factory=list)
    spaced: bool = False


def drafts_of(fragments: Sequence[Sequence[RowText]]) -> list[Draft]:
    """The tables that fragments (runs of rows with blank lines between) make up."""
    out: list[Draft] = []
    for fragment in fragments:
        for run in _runs(fragment):
            columns = max(len(row.cells) for row in run)
            if out and _goes_on(out[-1], run, columns):
                _extend(out[-1], run)
            else:
                out.append(_opened(run, columns))
    for draft in out:
        _close(draft)
    return out


def _runs(fragment: Sequence[RowText]) -> list[list[RowText]]:
    """The rows of a fragment by number of cells: rows of one cell and single short ones belong to their neighbours."""
    out: list[list[RowText]] = []
    columns = 0
    ruled = False
    for at, row in enumerate(fragment):
        width = len(row.cells)
        starts = ruled and at + 1 < len(fragment) and fragment[at + 1].rule and not row.rule and not row.whole
        upcoming = fragment[at + 1 : at + 3]
        turned = width != columns and not row.whole and len(upcoming) > 0 and all(len(r.cells) == width for r in upcoming)
        if not out or starts or (turned and len(out[-1]) > 1 and columns > 1):
            out.append([])
            columns, ruled = 0, False
        out[-1].append(row)
        columns, ruled = max(columns, width), ruled or row.rule
    return out


def _opened(run: Sequence[RowText], columns: int) -> Draft:
    draft = Draft(columns)
    for at, row in enumerate(run):
        if row.rule:
            # A rule below the first rows makes them headers; one below the only row of a form does not.
            if len(draft.rows) == 1 and at + 1 < len(run):
                draft.header_rows = 1
            continue
        draft.rows.append([row])
    draft.spaced = len(draft.rows) == 1
    return draft


def _goes_on(draft: Draft, run: Sequence[RowText], columns: int) -> bool:
    """Whether rows behind a gap belong to the table before it."""
    rows = [row for row in run if not row.rule]
    if not rows or columns != draft.columns or columns < 2 or not draft.rows:
        return False
    if same_words(rows[0], draft.rows[0][0]):
        return True
    if any(row.rule for row in run):
        return False
    labels = {row[0].words[0].lower() for row in draft.rows if row[0].words[0]}
    again = any(row.words[0].lower() in labels for row in rows if row.words[0])
    if columns > 2:
        return True
    # Two columns with a gap behind every row are one card until its first label comes again.
    spaced = draft.spaced and len(rows) == 1 and rows[0].words[0].lower() != draft.rows[0][0].words[0].lower()
    return spaced or (not again and bool(_cut_signals(draft, rows[0])))


def _extend(draft: Draft, run: Sequence[RowText]) -> None:
    rows = [row for row in run if not row.rule]
    signals = ["same columns"]
    if same_words(rows[0], draft.rows[0][0]):
        draft.repeated.append(rows.pop(0))
        draft.header_rows = max(draft.header_rows, 1)
        signals.append("header repeated")
        while rows and draft.header_rows < len(draft.rows) and same_words(rows[0], draft.rows[draft.header_rows][0]):
            draft.repeated.append(rows.pop(0))
            draft.header_rows += 1
    if not rows:
        return
    cut = _cut_signals(draft, rows[0])
    if cut:
        draft.rows[-1].append(rows.pop(0))
        draft.joins.append(Join(row=len(draft.rows) - 1, kind="row", signals=("gap", *signals, *cut)))
    else:
        draft.joins.append(Join(row=len(draft.rows), kind="table", signals=("gap", *signals)))
    draft.rows.extend([row] for row in rows)


def _cut_signals(draft: Draft, row: RowText) -> tuple[str, ...]:
    """What says that a row behind a gap is the rest of the row before it; nothing where it is a row of its own."""
    words = padded(row, draft.columns).words
    filled = [word for word in words if word]
    if not filled:
        return ()
    small = ("begins with a small letter",) if filled[0][0].islower() else ()
    if words[0]:
        return small
    sparse = any(not parts[0].words[0] for parts in draft.rows[1:])
    if small or (not sparse and (draft.columns == 2 or len(filled) < draft.columns - 1)):
        return ("first cell empty", *small)
    return ()


def _close(draft: Draft) -> None:
    """Header rows inside the table's body are repetitions too; a header of two levels is told by its gaps."""
    head = draft.rows[0][0] if draft.rows else None
    if head is None:
        return
    again = {at for at, row in enumerate(draft.rows) if at and len(row) == 1 and same_words(row[0], head)}
    if again and sum(1 for word in head.words if word) > 1:
        draft.repeated.extend(draft.rows[at][0] for at in sorted(again))
        draft.rows = [row for at, row in enumerate(draft.rows) if at not in again]
        draft.header_rows = max(draft.header_rows, 1)
        draft.joins = [j.model_copy(update={"row": j.row - sum(at < j.row for at in again)}) for j in draft.joins]
    if _two_levels(draft):
        draft.header_rows = 2


def _two_levels(draft: Draft) -> bool:
    if draft.columns < 3 or len(draft.rows) < 3:
        return False
    top, below = (padded(draft.rows[at][0], draft.columns).words for at in (0, 1))
    bodies = [padded(row[0], draft.columns).words for row in draft.rows[2:]]
    gaps = top[0] and not below[0] and all(below[1:]) and "" in top[1:] and top[1] != ""
    return bool(gaps) and all(words[0] for words in bodies)


def table_of(draft: Draft, writer: Writer) -> Table | None:
    """The table's grid: cells with their paragraphs, banners over all columns, group headers over theirs."""
    cells: list[Cell] = []
    for at, parts in enumerate(draft.rows):
        cells.extend(_row_cells(draft, at, [padded(part, draft.columns) for part in parts], writer))
    if not any(cell.blocks for cell in cells):
        return None
    return Table(
        rows=len(draft.rows), columns=draft.columns, cells=tuple(cells), header_rows=min(draft.header_rows, len(draft.rows)),
        joins=tuple(draft.joins),
    )  # fmt: skip


def _row_cells(draft: Draft, at: int, parts: list[RowText], writer: Writer) -> list[Cell]:
    first = parts[0]
    header = at < draft.header_rows
    words = first.words
    banner = first.whole or (draft.columns > 2 and words[0] != "" and not any(words[1:]) and not header)
    two_levels = draft.header_rows == 2 and _two_levels(draft)
    everywhere = all(bool(more) >= bool(word) for part in parts[1:] for word, more in zip(words, part.words, strict=False))
    out: list[Cell] = []
    column = 0
    while column < draft.columns:
        width, height = 1, 1
        if banner:
            width = draft.columns
        elif two_levels and at == 0 and column:
            while column + width < draft.columns and not words[column + width]:
                width += 1
        elif two_levels and at == 0:
            height = 2
        if not (two_levels and at == 1 and column == 0):
            blocks = _cell_blocks([(part, part.cells[column]) for part in parts], writer, everywhere=everywhere)
            out.append(Cell(row=at, column=column, rows=height, columns=width, blocks=tuple(blocks), header=header))
        column += width
    return out


def _cell_blocks(parts: list[tuple[RowText, str]], writer: Writer, *, everywhere: bool) -> list[Block]:
    """A cell's blocks; what stands behind a page break goes on in the last paragraph or begins one of its own.

    `everywhere`: the break cut every cell of the row, so it cut their lines and not between their paragraphs.
    """
    blocks: list[Block] = []
    for row, text in parts:
        more = writer.blocks(text, Place(line=row.line, end_line=row.end_line)) if text else []
        if blocks and more and _joins(blocks[-1], more[0], everywhere=everywhere):
            blocks[-1] = _joined(blocks[-1], more.pop(0))
        blocks.extend(more)
    return blocks


def _joins(last: Block, following: Block, *, everywhere: bool) -> bool:
    if not isinstance(last, Paragraph) or not isinstance(following, Paragraph) or following.kind == "item":
        return False
    if _ENDS.search(last.text) and not last.text.endswith(")"):
        return False
    return following.text[:1].islower() or everywhere or last.text.endswith((",", "-", "–"))


def _joined(last: Block, following: Block) -> Block:
    if not isinstance(last, Paragraph) or not isinstance(following, Paragraph):
        return last
    end: Span = last.spans[-1].model_copy(update={"joint": " "})
    return last.model_copy(update={"spans": (*last.spans[:-1], end, *following.spans)})
