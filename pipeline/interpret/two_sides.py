"""Blocks set in two columns: why on one side ("You told us"), what on the other ("So we will"), who and when in rows below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from pipeline.interpret.cycles import OF_RECORDS
from pipeline.interpret.judging import Sure
from pipeline.interpret.label_lines import PARTING, inline_keys, label_at_head
from pipeline.interpret.labels import LabelReading, Labels
from pipeline.interpret.tree import Field, Line, Scope, lines_of
from schemas.document import Cell, Table
from schemas.passage import joined

SIDES = 2
LOOK = (51.0, 0.0)
LONGEST_HEAD, LONGEST_TITLE, LONGEST_LABEL = 60, 100, 40
MOST_WORDS = 6
LIKE, MARGIN = 0.6, 0.15
LIKE_ACTIONS, APART = 0.5, 0.2
FEWEST_ITEMS = 2
OF_FOOT = OF_RECORDS | {"metric", "resources"}
# What a block says of why it is: a label of these keeps its field, any other is the block's data.
WHY = frozenset({"data", "objective", "progress"})
_LABEL = re.compile(r"(?P<label>[^\W\d][^:?]{1,39}):\s+(?=\S)")

Part = Literal["title", "head", "told", "foot"]
Row = list[Cell]


@dataclass
class _Block:
    """A block of the table: its title, its rows of two sides and what is said below them."""

    title: list[Line] = field(default_factory=list)
    told: list[Row] = field(default_factory=list)
    foot: list[Field] = field(default_factory=list)


@dataclass(frozen=True)
class TwoSides:
    """Reads such tables of one document."""

    labels: Labels
    sure: Sure

    def read(self, table: Table) -> list[Scope] | None:
        """The blocks of a table as cards; None where it is no such table.

        A table without who and when below is one only where both of its heads are known and one row holds a list.
        """
        rows = [[c for c in table.row_cells(row) if c.row == row and c.text.strip()] for row in range(table.rows)]
        if table.columns != SIDES or any(c.rows > 1 for row in rows for c in row):
            return None
        head, blocks = self._blocks([row for row in rows if row], table.columns)
        side = self._side_of_actions(head, blocks) if blocks else None
        if side is None or not (all(block.foot for block in blocks) or self._is_known(head, blocks, side)):
            return None
        return [self._card(block, head, side) for block in blocks]

    def _blocks(self, rows: Sequence[Row], width: int) -> tuple[Row, list[_Block]]:
        """The head over the two sides and the blocks below it; no blocks where a row is none of these."""
        head: Row = []
        blocks = [_Block()]
        for row in rows:
            said = self._foot(row, told=bool(blocks[-1].told))
            last = blocks[-1]
            if said:
                last.foot += said
            elif len(row) == SIDES and _is_head(row) and not last.told and (not head or _same(head, row)):
                head = row
            elif len(row) == SIDES and all(c.columns == 1 and not self._is_label(c) for c in row):
                last = last if not last.foot else _begun(blocks)
                last.told.append(row)
            elif _is_title(row, width):
                last = last if not last.told else _begun(blocks)
                last.title += lines_of(row[0])
            elif not (head and _same(head, row)):
                return head, []
        return head, blocks if head and all(block.told for block in blocks) else []

    # what is said below

    def _foot(self, row: Row, *, told: bool) -> list[Field]:
        """The fields of a row that only says who, when and how; none where it says anything else."""
        if not told:
            return []
        pair = self._pair(row)
        if pair is not None:
            return [pair]
        out: list[Field] = []
        for cell in row:
            found = self._labelled(lines_of(cell))
            if not found:
                return []
            out += found
        return out if any(f.name in OF_FOOT for f in out) else []

    def _pair(self, row: Row) -> Field | None:
        """A label on the left, its value on the right."""
        if len(row) != SIDES or len(row[0].text) > LONGEST_LABEL or len(lines_of(row[0])) != 1:
            return None
        words = row[0].text.rstrip(PARTING)
        reading = self.labels.read_exact(words)
        value = lines_of(row[1])
        name = reading.field if reading.fields else self._told(value) if lines_of(row[0])[0].bold else ""
        if name not in OF_FOOT or any(label_at_head(line, self.labels) is not None for line in value):
            return None
        label = joined(line.passage for line in lines_of(row[0]))
        return Field(name or "", label, value, inferred=not reading.known, label_text=words, candidates=reading.fields)

    def _labelled(self, lines: Sequence[Line]) -> list[Field]:
        """The fields of a cell's lines, where the first one opens with a label; a label alone has its value below it."""
        out: list[Field] = []
        for line in lines:
            found = self._fields(line)
            if found:
                out += found
            elif out:
                out[-1].lines.append(line)
            else:
                return []
        return out if all(f.lines for f in out) else []

    def _fields(self, line: Line) -> list[Field]:
        keys = inline_keys(line, self.labels)
        if keys and all(key.reading.field in OF_FOOT for key in keys):
            return [replace(key.as_field(key.reading.field or ""), candidates=key.reading.fields) for key in keys]
        found = label_at_head(line, self.labels)
        if found is not None and (found.reading.known or found.reading.learned) and found.reading.field in OF_FOOT:
            return [replace(found.as_field(found.reading.field or ""), candidates=found.reading.fields)]
        return self._unknown(line)

    def _unknown(self, line: Line) -> list[Field]:
        """The field of words that nobody knows in bold or before a colon: what the value behind them tells."""
        bold = line.passage.bold_until()
        colon = _LABEL.match(line.text)
        end = bold if 0 < bold < len(line.text) else colon.end() if colon else 0
        words = line.text[:end].rstrip(PARTING)
        if not words or len(words.split()) > MOST_WORDS:
            return []
        value = line.rest(len(line.text) - len(line.text[end:].lstrip(PARTING)))
        label = line.passage.cut(0, len(words))
        return [Field(self._told([value]), label, [value], inferred=True, label_text=words, run_in=True)]

    def _told(self, value: Sequence[Line]) -> str:
        """The field that a value clearly is of: a lead's or a time's."""
        text = "\n".join(line.text for line in value)
        scores = {name: self.sure(name, text) for name in ("lead", "timeframe")}
        best, other = sorted(scores, key=lambda name: -scores[name])
        return best if scores[best] >= LIKE and scores[best] - scores[other] >= MARGIN else ""

    def _is_label(self, cell: Cell) -> bool:
        return len(cell.text) <= LONGEST_HEAD and bool(self.labels.read_exact(cell.text.rstrip(PARTING)).fields)

    # the two sides

    def _side_of_actions(self, head: Row, blocks: Sequence[_Block]) -> int | None:
        """Which side holds the things to be done: by its head, else by its texts; None where that is not clear."""
        readings = [self._reading(cell) for cell in head]
        named = [n for n, reading in enumerate(readings) if reading.allows("action")]
        if len(named) == SIDES:
            return None
        side = named[0] if named else self._likelier(blocks)
        if side is None:
            return None
        other = readings[1 - side]
        return None if other.known and {name for name, _ in other.fields} <= OF_RECORDS else side

    def _likelier(self, blocks: Sequence[_Block]) -> int | None:
        means = []
        for side in range(SIDES):
            scores = [self.sure("action", line.text) for block in blocks for row in block.told for line in lines_of(row[side])]
            means.append(sum(scores) / len(scores) if scores else 0.0)
        side = int(means[1] > means[0])
        return side if means[side] >= LIKE_ACTIONS and means[side] - means[1 - side] >= APART else None

    def _is_known(self, head: Row, blocks: Sequence[_Block], side: int) -> bool:
        """Whether heads and a list alone tell such a block."""
        known = [self._reading(cell) for cell in head]
        lists = [lines_of(row[side]) for block in blocks for row in block.told]
        listed = len(lists) == 1 and sum(line.kind == "item" for line in lists[0]) >= FEWEST_ITEMS
        return listed and bool(known[side].allows("action")) and bool(known[1 - side].allows("data"))

    def _reading(self, cell: Cell) -> LabelReading:
        return self.labels.read_head(cell.text.replace("\n", " ").rstrip(PARTING), 90.0)

    def _card(self, block: _Block, head: Row, side: int) -> Scope:
        content: list[Field] = []
        for row in block.told:
            content += [self._side(head[1 - side], row[1 - side], "data"), self._side(head[side], row[side], "action")]
        return Scope("card", block.title, [*content, *block.foot], look=LOOK, layout="card")

    def _side(self, head: Cell, cell: Cell, name: str) -> Field:
        reading = self._reading(head)
        fields = tuple(each for each in reading.fields if each[0] in (WHY if name == "data" else {"action"}))
        label = joined(line.passage for line in lines_of(head))
        own = fields[0][0] if fields else name
        tables = [block for block in cell.blocks if isinstance(block, Table)]
        return Field(own, label, lines_of(cell), tables, inferred=not fields, label_text=reading.printed, candidates=fields)


def open_two_sides(tree: Scope) -> None:
    """The only such block below a heading, where nothing else is said of that, is what the heading heads."""
    for scope in tree.walk():
        blocks = [inner for inner in scope.scopes() if inner.look == LOOK]
        alone = len(blocks) == 1 and not blocks[0].title
        if scope.kind == "heading" and alone and not any(isinstance(node, Field) for node in scope.content):
            at = next(n for n, node in enumerate(scope.content) if node is blocks[0])
            scope.content[at : at + 1] = blocks[0].content


def _begun(blocks: list[_Block]) -> _Block:
    blocks.append(_Block())
    return blocks[-1]


def _is_head(row: Row) -> bool:
    """Whether the cells of a row are a few words each, as the names of two sides are."""
    named = all(c.text[0].isalpha() and len(c.text) <= LONGEST_HEAD and not c.text.endswith((".", ";")) for c in row)
    return named and all(c.columns == 1 for c in row)


def _same(one: Row, other: Row) -> bool:
    return [c.text for c in one] == [c.text for c in other]


def _is_title(row: Row, width: int) -> bool:
    """Whether a row is a title: a cell as wide as the table, or the first one alone and set apart."""
    if len(row) > 1 or len(row[0].text) > LONGEST_TITLE or row[0].text.endswith("."):
        return False
    set_apart = all(line.bold or line.kind == "heading" for line in lines_of(row[0]))
    return row[0].columns >= width or (row[0].column == 0 and set_apart)
