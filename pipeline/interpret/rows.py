"""The rows of a table of records as scopes: banners, records, rows that go on with the one above."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from pipeline.interpret.answers import ASKED
from pipeline.interpret.banners import Banners, labelled_field, names_metrics
from pipeline.interpret.charts import Chart
from pipeline.interpret.fields.figures.periods import read_periods
from pipeline.interpret.fields.links import is_empty_value
from pipeline.interpret.fields.rag import read_rag
from pipeline.interpret.judging import Sure
from pipeline.interpret.labels import Labels
from pipeline.interpret.pairs import side_by_side
from pipeline.interpret.parents import Row, blocks_of_two_levels, nested
from pipeline.interpret.parts_played import Bodies
from pipeline.interpret.roles import Column, Role
from pipeline.interpret.tree import Field, Line, Node, Scope, fill, lines_of
from schemas.document import Table, paragraphs
from schemas.framework import Framework
from schemas.passage import Passage, joined

MORE_OF_THE_SAME = frozenset({"lead", "support", "success", "links"})
_TOTAL = re.compile(r"(?:grand |sub-?)?totals?(?: (?:number of )?actions?)?:?$", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"(?:please )?(?:see|refer to|as (?:for|in|under)|covered (?:in|by|under)|included (?:in|under)|addressed (?:in|by|under))"
    r"(?: also)?(?: the)?(?: actions?)?(?: (?:in|under|for|at))?"
    r" (?:metrics?|objectives?|actions?|priorit(?:y|ies)|sections?|themes?|goals?|above|below|[0-9])"
    r"[\s0-9.,&a-d]{0,30}(?:and|above|below)?[\s0-9.]{0,6}$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[£$€]?[0-9.,]{1,20}%?")
GROUPING = frozenset({"metric", "theme", "objective", ASKED})
SHARED = frozenset({"links", "lead", "sponsor", "support", "timeframe", "start", "end", "success"})
FEWEST_GROUPS = 2


@dataclass
class Rows:
    """Turns the body rows of a table of records into scopes."""

    table: Table
    columns: list[Column]
    roles: list[Role]
    chart: Chart
    bodies: Bodies
    sure: Sure
    labels: Labels
    framework: Framework
    below: Mapping[int, Sequence[Field]] = field(default_factory=dict)
    first: int = 0
    once_a_group: set[int] = field(default_factory=set)
    counts_groups: bool = False
    row_of: dict[int, int] = field(default_factory=dict)

    def read(self, body: list[int], banners: set[int]) -> list[Node]:
        """Records in order, those below a banner row in its scope, those below another record in that."""
        nodes = self._in_blocks(body, banners)
        self._count_off(nodes)
        blocks = [node.content for node in nodes if isinstance(node, Scope) and node.kind == "banner"]
        for content in (nodes, *blocks):
            content[:] = self._nested(content)
        return blocks_of_two_levels(nodes, self.framework)

    def _in_blocks(self, body: list[int], banners: set[int]) -> list[Node]:
        nodes: list[Node] = []
        block: Scope | None = None
        before: Scope | None = None
        read = Banners(self.framework, self.labels, by_metric=self._heads_by_metric(body, banners))
        self.first = min(body, default=0)
        told = [row for row in body if row not in banners]
        self.once_a_group = self._once_a_group(told)
        self.counts_groups = self._counts_groups(told)
        for row in body:
            if row in self.below:
                # Of a row that is kept free nothing is said.
                _add_below(before or Scope("record"), self.below[row])
                continue
            said = self._said(row) if row in banners else None
            if said is not None:
                (nodes if block is None else block.content).append(said)
                continue
            if row in banners:
                above, block = block, read.take(block, self._banner_lines(row))
                nodes += [block] if block is not above else []
                before = None
                continue
            record = self._record(row, before)
            if _is_spare(record) or self._is_total(row):
                continue
            if before is not None and self._continues(record):
                _append(before, record)
                continue
            for single in side_by_side(record, self.sure):
                (nodes if block is None else block.content).append(single)
                self.row_of[id(single)] = row
                before = single
        return nodes

    def _count_off(self, nodes: Sequence[Node]) -> None:
        """Takes the numbers off the texts of a table where they count its rows: "06. Halve …", "07. Train …"."""
        records = [r for node in nodes if isinstance(node, Scope) for r in node.walk() if r.kind == "record"]
        rows = [self._look(record) for record in records]
        counts = [int(row.ref) for row in rows if row.ref.isdigit() and row.record.first("ref") is None]
        if len(counts) > 1 and counts == [*range(counts[0], counts[0] + len(rows))]:
            for row in rows:
                row.part_number()

    def _nested(self, content: Sequence[Node]) -> list[Node]:
        """The nodes of a block, each run of records with the rows of sub-actions inside those that head them."""
        out: list[Node] = []
        for is_record, run in groupby(content, lambda node: isinstance(node, Scope) and node.kind == "record"):
            nodes = list(run)
            out += nested([self._look(node) for node in nodes if isinstance(node, Scope)]) if is_record else nodes
        return out

    def _look(self, record: Scope) -> Row:
        """A record with how its row looks."""
        row = self.row_of[id(record)]
        cells = [c for c in self.table.row_cells(row) if c.row == row and c.text.strip()]
        bold = [all(p.bold for p in paragraphs(c.blocks)) for c in cells]
        at = next((n for n, role in enumerate(self.roles) if role.field == "action"), None)
        cell = self.table.cell_at(row, at) if at is not None else None
        first = next(paragraphs(cell.blocks), None) if cell is not None else None
        indent = (first.indent or 0.0) if first is not None else 0.0
        apart = all(one or c.fill for one, c in zip(bold, cells, strict=True))
        return Row(record, apart=apart, bold=all(bold), indent=indent)

    def _said(self, row: int) -> Field | None:
        """What a row says of its block behind a label of its own."""
        cells = [c for c in self.table.row_cells(row) if c.text.strip()]
        return labelled_field(cells, self.table.columns, self.framework, self.labels)

    def _banner_lines(self, row: int) -> list[Line]:
        return [line for cell in self.table.row_cells(row) if cell.text.strip() for line in lines_of(cell)]

    def _heads_by_metric(self, body: list[int], banners: set[int]) -> bool:
        """Whether a metric heads rows of its own, without a banner right above it that it could belong to."""
        heads = [row for row in body if row in banners and row - 1 not in banners]
        return any(names_metrics(lines[0].text, self.framework) for row in heads if (lines := self._banner_lines(row)))

    def _is_total(self, row: int) -> bool:
        """A row that only adds up the rows above it."""
        texts = [c.text.strip() for c in self.table.row_cells(row) if c.row == row and c.text.strip()]
        return bool(texts) and _TOTAL.match(texts[0]) is not None and all(map(_NUMBER.fullmatch, texts[1:]))

    def _from_above(self, column: int, before: Scope | None) -> list[Node]:
        """An empty cell of a column that groups rows (metric, theme, objective) or is filled once a group means the one above.

        One of progress stays, empty, beside a column of status: that is told apart from it in every row.
        """
        name = self.roles[column].field
        if name == "progress" and any(role.field == "rag" for role in self.roles):
            return [Field(name)]
        above = before.first(name) if before is not None and (name in GROUPING or column in self.once_a_group) else None
        return [replace(above, inherited=True)] if above is not None else []

    def _once_a_group(self, body: Sequence[int]) -> set[int]:
        """The columns that stand for merged cells: filled in the first row of each group of rows and in none of the others."""
        leading = next((n for n, role in enumerate(self.roles) if role.field in GROUPING), None)
        if leading is None:
            return set()
        opening = [at for at, row in enumerate(body) if self._is_filled(row, leading)]
        first = [body[at] for at in opening]
        further = [row for row in body if row not in first]
        if sum(at + 1 not in opening and at + 1 < len(body) for at in opening) < FEWEST_GROUPS:
            return set()
        return {
            column
            for column, role in enumerate(self.roles)
            if role.field in SHARED
            and all(self._is_filled(row, column) for row in first)
            and not any(self._text(row, column) for row in further)
        }

    def _counts_groups(self, body: Sequence[int]) -> bool:
        """Whether the numbers stand where the groups of rows begin, and so count these and no rows."""
        leading = next((n for n, role in enumerate(self.roles) if role.field in GROUPING - {ASKED}), None)
        number = next((n for n, role in enumerate(self.roles) if role.field == "ref"), None)
        if leading is None or number is None:
            return False
        filled = [self._is_filled(row, leading) for row in body]
        numbered = [self._is_filled(row, number) for row in body]
        return filled == numbered and FEWEST_GROUPS <= sum(filled) < len(body)

    def _text(self, row: int, column: int) -> str:
        cell = self.table.cell_at(row, column)
        return cell.text.strip() if cell is not None else ""

    def _is_filled(self, row: int, column: int) -> bool:
        cell = self.table.cell_at(row, column)
        return cell is not None and cell.row == row and bool(cell.text.strip())

    def _record(self, row: int, before: Scope | None) -> Scope:
        record = Scope("record", look=(60.0, 0.0), layout="table")
        for column, role in enumerate(self.roles):
            cell = self.table.cell_at(row, column)
            if cell is None or cell.column != column or not cell.text.strip():
                record.content += self._from_above(column, before)
                continue
            reading = self.columns[column].reading
            name = "block_ref" if role.field == "ref" and self.counts_groups else role.field
            field = Field(name, None, inferred=role.inferred, inherited=cell.row != row, label_text=reading.printed)
            field.label = self._dated_head(column) if role.field == "data" else None
            field.coded = role.field == "rag" and any(map(read_rag, self.columns[column].values))
            fill(field, cell)
            record.content.append(field)
        record.content += [*self.chart.times(row), *self.bodies.parts(row)]
        return record

    def _dated_head(self, column: int) -> Passage | None:
        """The head of a column of data, where it says of when these are and names no metric: "Baseline (at 31 March 2024)"."""
        cells = [self.table.cell_at(row, column) for row in range(self.first)]
        lines = [line for cell in cells if cell is not None and cell.columns == 1 for line in lines_of(cell)]
        words = joined((line.passage for line in lines), " ")
        return words if read_periods(words.text) and not names_metrics(words.text, self.framework) else None

    def _continues(self, record: Scope) -> bool:
        """A row without an action of its own, and none spanning into it, goes on with the row above.

        So does one that only has more leads or measures for an action that spans into it.
        """
        action = record.first("action")
        if action is None:
            return any(role.field == "action" for role in self.roles)
        own = {node.name for node in record.content if isinstance(node, Field) and not node.inherited and node.lines}
        return action.inherited and own <= MORE_OF_THE_SAME


def sends_elsewhere(text: str) -> bool:
    """Whether words only send the reader to another part of the document: "See Metric 1", "Covered under objective 3"."""
    return _ELSEWHERE.match(text.strip()) is not None


def _is_spare(record: Scope) -> bool:
    """A row kept free for an action to come: nothing in it but its number and words that say that nothing is there.

    So is one that only sends the reader elsewhere.
    """
    own = [node for node in record.content if isinstance(node, Field) and not node.inherited and node.name != "ref"]
    return all((is_empty_value(node.text) or sends_elsewhere(node.text)) and not node.tables for node in own)


def _add_below(record: Scope, said: Sequence[Field]) -> None:
    """Adds what a row below a record's own says of it."""
    for more in said:
        own = record.first(more.name)
        if own is not None and own.lines and not own.inherited:
            own.lines.extend(more.lines)
        else:
            record.content = [*(node for node in record.content if node is not own), more]


def _append(record: Scope, more: Scope) -> None:
    for node in more.content:
        if isinstance(node, Field):
            field = record.first(node.name)
            if field is None:
                record.content.append(node)
            elif not node.inherited:
                field.lines.extend(node.lines)
