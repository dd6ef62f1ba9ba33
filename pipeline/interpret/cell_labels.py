"""Columns whose cells hold several values behind labels of their own ("Lead: … By when: …"): parted into a column a label."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from pipeline.interpret.judging import Sure
from pipeline.interpret.label_lines import PARTING
from pipeline.interpret.labels import Labels, folded
from pipeline.interpret.pairs import TELLING
from schemas.document import Block, Cell, Paragraph, Table
from schemas.passage import Passage, passage

LONGEST, MOST_WORDS = 40, 7
FEWEST_CELLS, FEWEST_LABELS = 2, 2
MOST_WITHOUT = 0.25
A_CELL = 1.5
LIKE = 0.55
BESIDE = TELLING | {"action", "sponsor", "support", "success", "progress", "rag", "review", "resources", "links", "revised"}
_START = re.compile(r"(?:^|\n|(?<=[;|.,])\s+)(?=\S)")
_COLON = re.compile(r"[^\W\d_][^:?\n]{0,39}(?::|\?)(?=\s|$)")
_DASH = re.compile(r"[^\W\d_][^:?\n–—]{0,39}(?=\s[–—-]\s)")
_LINE = re.compile(r"[^\n]{1,40}(?=\n|$)")

# By the first paragraph that a label stands in, those in which it comes again.
Again = dict[int, list[int]]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Head:
    """A label in a paragraph: where it begins, where its words end, where what it says begins."""

    start: int
    end: int
    value: int
    marked: bool
    words: str


@dataclass(slots=True)
class _Slot:
    """A label with what stands below or behind it; without a label, what stands before the first one."""

    name: str
    label: Paragraph | None = None
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Column:
    """How a column is parted: its labels in order, and whether something stands before the first one of them."""

    names: tuple[str, ...]
    own: bool


def part_columns(blocks: Sequence[Block], labels: Labels, sure: Sure) -> tuple[list[Block], Again]:
    """The same blocks, each such column of a table as columns with the labels above them.

    What comes again in tables of as many columns counts together.
    """
    tables = [block for block in blocks if isinstance(block, Table) and block.furniture is None and block.columns > 1]
    alike: dict[Place, list[Table]] = defaultdict(list)
    for table in tables:
        for column in range(table.columns):
            alike[table.columns, column].append(table)
    parted: dict[int, dict[int, _Column]] = defaultdict(dict)
    for (_, column), group in alike.items():
        names = _accepted(group, column, labels, sure)
        for table in group if names else ():
            if _fits(table, column, names, labels):
                parted[id(table)][column] = _Column(*_order(table, column, names, labels))
    again: Again = {}
    out = [_Parting(b, parted[id(b)], labels, again).table() if isinstance(b, Table) and id(b) in parted else b for b in blocks]
    return out, again


def _cells(table: Table, column: int) -> list[Cell]:
    """The filled cells of a column that are no wider than it."""
    return [c for c in table.cells if c.column == column and c.columns == 1 and c.text.strip()]


def _has_labels(cell: Cell, names: Collection[str], labels: Labels) -> bool:
    """Whether a label stands in a cell with a value; a label alone is the head of a column."""
    return any(slot.label is not None and slot.blocks for slot in _slots(cell, names, labels))


def _accepted(group: Sequence[Table], column: int, labels: Labels, sure: Sure) -> frozenset[str]:
    """The labels that the cells of a column in alike tables have; none where these are not what parts them."""
    every = [cell for table in group for cell in _cells(table, column)]
    cells = [cell for cell in every if len(cell.text) > LONGEST or len(cell.blocks) > 1 or ":" in cell.text]
    heads = [{head.words: head for p in _paragraphs(cell) for head in _heads(p, labels)} for cell in cells]
    count: dict[str, int] = defaultdict(int)
    marked: set[str] = set()
    for found in heads:
        for words, head in found.items():
            count[words] += 1
            marked |= {words} if head.marked else set()
    known = {words for words in count if BESIDE & {name for name, _ in labels.read_exact(words).fields}}
    names = frozenset(words for words in count if words in known or (count[words] >= FEWEST_CELLS and words in marked))
    slotted = [found.keys() & names for found in heads if found.keys() & names]
    several = sum(map(len, slotted)) >= A_CELL * len(slotted)
    if len(slotted) < FEWEST_CELLS or len(names) < FEWEST_LABELS or not several:
        return frozenset()
    often = {words for words in names if count[words] >= FEWEST_CELLS}
    told = {name for words in known & often for name, _ in labels.read_exact(words).fields}
    if len(often) >= FEWEST_LABELS and (told & TELLING or _values_tell(cells, names, labels, sure)):
        return names
    return frozenset()


def _values_tell(cells: Sequence[Cell], names: frozenset[str], labels: Labels, sure: Sure) -> bool:
    """Whether what stands behind labels that nobody knows is clearly who or when."""
    values: dict[str, list[str]] = defaultdict(list)
    for cell in cells:
        for slot in _slots(cell, names, labels):
            if slot.label is not None:
                values[slot.name].append("\n".join(b.text for b in slot.blocks if isinstance(b, Paragraph)))
    means = [
        sum(sure(name, v) for v in told) / len(told)
        for told in values.values()
        if len(told) > FEWEST_CELLS
        for name in ("lead", "timeframe")
    ]
    return any(mean >= LIKE for mean in means)


def _fits(table: Table, column: int, names: frozenset[str], labels: Labels) -> bool:
    """Whether nearly all cells of a table's column, its head aside, have labels."""
    cells = _cells(table, column)
    has = [_has_labels(cell, names, labels) for cell in cells]
    if not any(has):
        return False
    below = has[has.index(True) :]
    return has.index(True) <= 1 and below.count(False) <= MOST_WITHOUT * len(below)


def _order(table: Table, column: int, names: frozenset[str], labels: Labels) -> tuple[tuple[str, ...], bool]:
    """The labels in the order in which they stand in most cells, and whether anything stands before them."""
    order: list[str] = []
    own = False
    for cell in _cells(table, column):
        slots = _slots(cell, names, labels)
        here = [slot.name for slot in slots if slot.label is not None] if _has_labels(cell, names, labels) else []
        own |= bool(here) and slots[0].label is None
        for before, name in zip([None, *here], here, strict=False):
            if name not in order:
                order.insert(order.index(before) + 1 if before in order else 0, name)
    return tuple(order), own


# the labels of a paragraph


def _paragraphs(cell: Cell) -> list[Paragraph]:
    return [block for block in cell.blocks if isinstance(block, Paragraph)]


def _heads(paragraph: Paragraph, labels: Labels) -> list[_Head]:
    """What could be a label: words in bold that text follows, words before a colon; words alone on a line or before a dash."""
    whole = passage(paragraph)
    text = whole.text
    starts = {found.end() for found in _START.finditer(text)}
    bold = dict(whole.bold_runs())
    out: list[_Head] = []
    for start in sorted(starts | bold.keys()):
        if out and start < out[-1].value:
            continue
        head = _head_at(text, start, bold.get(start, start), labels)
        if head is not None:
            out.append(head)
    return out


def _head_at(text: str, start: int, bold: int, labels: Labels) -> _Head | None:
    """The label that begins at a place of a text, in bold down to another; None where none does."""
    if bold > start:
        return _head(text, start, bold, marked=True)
    colon = _COLON.match(text, start)
    inside = start > 0 and text[start - 1] != "\n"
    if colon is not None:
        return _head(text, start, colon.end(), marked=not inside)
    if inside:
        return None
    for pattern in (_DASH, _LINE):
        found = pattern.match(text, start)
        head = _head(text, start, found.end(), marked=False) if found is not None else None
        if head is not None and labels.read_exact(head.words).known:
            return head
    return None


def _head(text: str, start: int, end: int, *, marked: bool) -> _Head | None:
    words = text[start:end].rstrip(PARTING)
    if not words or len(words) > LONGEST or len(words.split()) > MOST_WORDS or not words[0].isalpha():
        return None
    if any(c.isdigit() for c in words):
        return None
    rest = text[end:]
    return _Head(start, start + len(words), len(text) - len(rest.lstrip(PARTING + "\n")), marked, folded(words))


# parting


def _slots(cell: Cell, names: Collection[str], labels: Labels) -> list[_Slot]:
    """What a cell holds behind its labels, in order; first what stands before them, where anything does."""
    slots = [_Slot("")]
    for block in cell.blocks:
        heads = [h for h in _heads(block, labels) if h.words in names] if isinstance(block, Paragraph) else []
        if not heads or not isinstance(block, Paragraph):
            slots[-1].blocks.append(block)
            continue
        whole = passage(block)
        slots[-1].blocks += _cut(block, whole, 0, heads[0].start)
        ends = [head.start for head in heads[1:]]
        for head, end in zip_longest(heads, ends):
            label = next(iter(_cut(block, whole, head.start, head.end)))
            value = _cut(block, whole, head.value, end)
            slots.append(_Slot(head.words, label, [*value]))
    return slots if slots[0].blocks else slots[1:]


def _cut(paragraph: Paragraph, whole: Passage, start: int, end: int | None) -> list[Paragraph]:
    """The part of a paragraph between two places, nothing where that is blank."""
    text = whole.text
    stop = len(text) if end is None else end
    while stop > start and text[stop - 1] in " ;|\n":
        stop -= 1
    spans = whole.cut(start, stop).spans
    return [paragraph.model_copy(update={"spans": spans})] if spans else []


@dataclass(frozen=True, slots=True)
class _Parting:
    """A table and the columns of it that are parted; `again` takes up where each label comes again."""

    before: Table
    columns: Mapping[int, _Column]
    labels: Labels
    again: Again

    def table(self) -> Table:
        """The table with a row of labels below its head, or above all else where it has none."""
        head = self._head_row()
        below = head + 1
        cells: list[Cell] = []
        labels: dict[int, Paragraph] = {}
        for cell in self.before.cells:
            at, width = self._moved(cell.column), self._moved(cell.column + cell.columns) - self._moved(cell.column)
            tall = cell.rows + (cell.row <= head and cell.row + cell.rows == below)
            row = cell.row + (cell.row >= below)
            placed = cell.model_copy(update={"row": row, "column": at, "rows": tall, "columns": width})
            part = self.columns.get(cell.column) if cell.columns == 1 else None
            if part is not None and cell.row >= below:
                cells += self._parted(placed, part, labels)
            elif part is not None and part.own:
                cells.append(placed.model_copy(update={"columns": 1}))
            elif part is not None:
                cells.append(placed.model_copy(update={"rows": cell.rows}))
            else:
                cells.append(placed)
        cells += [Cell(row=below, column=column, blocks=(label,), header=True) for column, label in labels.items()]
        placed_cells = tuple(sorted(cells, key=lambda c: (c.row, c.column)))
        size = {"rows": self.before.rows + 1, "columns": self._moved(self.before.columns)}
        return self.before.model_copy(update={**size, "cells": placed_cells, "header_rows": below + 1})

    def _head_row(self) -> int:
        """The row of the table's head right above its first labels; −1 where it has none."""
        cells = [(c, part) for column, part in self.columns.items() for c in _cells(self.before, column)]
        first = min(c.row for c, part in cells if _has_labels(c, part.names, self.labels))
        return max((c.row for c, _ in cells if c.row < first), default=-1)

    def _moved(self, column: int) -> int:
        return column + sum(len(part.names) - 1 + part.own for at, part in self.columns.items() if at < column)

    def _parted(self, cell: Cell, part: _Column, labels: dict[int, Paragraph]) -> Iterator[Cell]:
        """The cells of a body cell, one a label that it has."""
        found: dict[int, list[Block]] = defaultdict(list)
        for slot in _slots(cell, part.names, self.labels):
            at = cell.column if slot.label is None else cell.column + part.own + part.names.index(slot.name)
            found[at] += slot.blocks
            if slot.label is not None:
                first = labels.setdefault(at, slot.label)
                self.again.setdefault(first.id, []).append(slot.label.id)
        for at, blocks in sorted(found.items()):
            if blocks:
                yield cell.model_copy(update={"column": at, "columns": 1, "blocks": tuple(blocks)})
