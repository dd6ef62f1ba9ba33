"""Tables that lost their grid on the way: rows whose cells are joined by " / ", cells stacked one a paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.interpret.judging import Sure
from pipeline.interpret.labels import Labels
from schemas.document import Block, Cell, Paragraph, Table
from schemas.passage import Passage, passage

FEWEST_CELLS = 3
FEWEST_ROWS = 2
FITS = 0.4
LIKE_A_TIME = 0.6
_BETWEEN = re.compile(r"\s+/\s+|\s*\|\s+")
_STACKED = frozenset(
    {"action", "objective", "lead", "timeframe", "success", "progress", "rag", "ref", "links", "support", "theme", "metric"}
)


def regrid(blocks: Sequence[Block], labels: Labels, sure: Sure) -> list[Block]:
    """The same blocks, runs of paragraphs that are a table's rows or cells put back into a Table."""
    out: list[Block] = []
    at = 0
    while at < len(blocks):
        run = _joined_rows(blocks, at, labels, sure) or _stacked_cells(blocks, at, labels, sure)
        if run is None:
            out.append(blocks[at])
            at += 1
        else:
            table, used = run
            end = _position_after(blocks, at, used)
            out.append(table)
            out += [block for block in blocks[at:end] if block.furniture is not None]
            at = end
    return out


def _position_after(blocks: Sequence[Block], at: int, used: int) -> int:
    """Where the flow goes on after a number of its paragraphs, furniture between them passed over."""
    while used:
        used -= blocks[at].furniture is None
        at += 1
    return at


def _joined_rows(blocks: Sequence[Block], at: int, labels: Labels, sure: Sure) -> tuple[Table, int] | None:
    """Consecutive paragraphs that split at " / " into the same number of cells, with a header or a column of times."""
    rows: list[list[Passage]] = []
    for block in _paragraphs_from(blocks, at):
        parts = _parts(passage(block))
        if len(parts) < FEWEST_CELLS:
            break
        rows.append(parts)
    if len(rows) < FEWEST_ROWS:
        return None
    width = Counter(len(row) for row in rows).most_common(1)[0][0]
    rows = rows[: next((n for n, row in enumerate(rows) if len(row) != width), len(rows))]
    header = sum(bool(labels.read(p.text, 95.0).known) for p in rows[0]) >= 2 if rows else False
    body = rows[1:] if header else rows
    timed = any(_mean(sure, [row[n].text for row in body]) >= FITS for n in range(width)) if body else False
    if len(body) < (1 if header else FEWEST_ROWS) or not (header or timed):
        return None
    return _table(rows, header_rows=int(header)), len(rows)


def _mean(sure: Sure, texts: list[str]) -> float:
    return sum(sure("timeframe", text) for text in texts) / len(texts)


def _parts(whole: Passage) -> list[Passage]:
    text = whole.text
    out, start = [], 0
    for found in _BETWEEN.finditer(text):
        out.append(whole.cut(start, found.start()))
        start = found.end()
    out.append(whole.cut(start))
    return out


def _stacked_cells(blocks: Sequence[Block], at: int, labels: Labels, sure: Sure) -> tuple[Table, int] | None:
    """Column labels one below the other, then the cells row by row in the same order, for as long as the times fit."""
    cells = list(_paragraphs_from(blocks, at))
    width = next((n for n, p in enumerate(cells) if not _is_column_label(p, labels)), len(cells))
    fields = {labels.read(p.text, 100.0).field for p in cells[:width]}
    if width < FEWEST_CELLS or not {"lead", "timeframe"} & fields or not {"action", "objective"} & fields:
        return None
    end = width
    names = [labels.read(p.text, 100.0).field or "" for p in cells[:width]]
    while end + width <= len(cells) and _is_row(cells[end : end + width], names, labels, sure):
        end += width
    if end <= width:
        return None
    rows = [[passage(p) for p in cells[n : n + width]] for n in range(0, end, width)]
    return _table(rows, header_rows=1), end


def _is_row(row: Sequence[Paragraph], names: Sequence[str], labels: Labels, sure: Sure) -> bool:
    """Whether cells fit their columns: the time reads as a time, or the lead as a lead.

    A label ends the stack, unless it stands for a lead ("Staff Network") beside a time that fits, or is a time ("Completed").
    """
    cells = list(zip(names, row, strict=True))
    times = {p.id for name, p in cells if name == "timeframe" and sure(name, p.text) >= LIKE_A_TIME}
    called = {name for name, p in cells if p.id not in times and labels.read_exact(p.text).known}
    if called - {"lead"} or any(p.kind == "heading" for p in row):
        return False
    return any(sure(name, p.text) >= FITS for name, p in cells if name in {"timeframe", "lead"} - called)


def _is_column_label(paragraph: Paragraph, labels: Labels) -> bool:
    if paragraph.text.endswith(":"):
        return False
    reading = labels.read_exact(paragraph.text)
    return reading.known and reading.field in _STACKED


def _paragraphs_from(blocks: Sequence[Block], at: int) -> Iterator[Paragraph]:
    for block in blocks[at:]:
        if not isinstance(block, Paragraph):
            return
        if block.furniture is None and block.spans:
            yield block
        elif block.furniture is None:
            return


def _table(rows: Sequence[Sequence[Passage]], header_rows: int) -> Table:
    cells = [
        Cell(row=r, column=c, blocks=(_paragraph(words),) if words else (), header=r < header_rows)
        for r, row in enumerate(rows)
        for c, words in enumerate(row)
    ]
    return Table(rows=len(rows), columns=len(rows[0]), cells=tuple(cells), header_rows=header_rows)


def _paragraph(words: Passage) -> Paragraph:
    return Paragraph(id=words.blocks[0], spans=words.spans)
