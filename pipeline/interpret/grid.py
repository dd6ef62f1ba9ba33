"""Tables as scopes: one record a row, key-value cards, boxes, times across the top; tables of figures stay tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cached_property

from pipeline.interpret.aims import blocks_of_aims, holds_measured_aims
from pipeline.interpret.banners import heading_rows, labelled_field, says_of_block, states_figure
from pipeline.interpret.cards import CardReader
from pipeline.interpret.cell_labels import Again
from pipeline.interpret.charts import Chart
from pipeline.interpret.claims import Claims, column_heads
from pipeline.interpret.form_rows import one_label_a_row
from pipeline.interpret.framed_tables import Frame, block_of_frame, frame
from pipeline.interpret.heads import RECORD_LABELS, header_rows, is_apart, is_header, looks_like_head, prompt_rows, turned
from pipeline.interpret.judging import Sure
from pipeline.interpret.keys import is_key_of_statuses
from pipeline.interpret.labels import LabelReading, Labels, folded
from pipeline.interpret.listed_rows import actions_of_lists, holds_lists_for_aims
from pipeline.interpret.marks import is_whole_plan, read_mark
from pipeline.interpret.named_rows import with_named_rows
from pipeline.interpret.parts_played import Bodies, parts_in_row
from pipeline.interpret.roles import LIKE_ACTIONS, Column, Role, assign, mean
from pipeline.interpret.row_pairs import one_below_the_other
from pipeline.interpret.rows import Rows, sends_elsewhere
from pipeline.interpret.rows_below import said_below
from pipeline.interpret.signatures import signing_cards
from pipeline.interpret.tiles import tile_lines
from pipeline.interpret.times_across import times_across
from pipeline.interpret.tree import Node, Scope, lines_of
from pipeline.interpret.two_sides import TwoSides
from pipeline.interpret.walls import wall
from schemas.document import Paragraph, Table, paragraphs
from schemas.framework import Framework
from schemas.problems import Note

LIKE_FIGURES = 0.6
OUTRIGHT = Role("action", inferred=False)
FEWEST_TOLD = 4


@dataclass(frozen=True)
class GridReader:
    """Reads tables of one document: its framework, its labels, how sure field readers are, what a table of figures is."""

    framework: Framework
    labels: Labels
    sure: Sure
    figure_likeness: Callable[[Table], float]
    flow: Callable[[Iterable[Paragraph | Table]], list[Node]]
    notes: list[Note]
    tables: tuple[Table, ...] = ()
    heads: Claims = field(default_factory=dict)
    again: Again = field(default_factory=dict)
    header_above: dict[int, list[LabelReading]] = field(default_factory=dict)
    upright: dict[int, tuple[Table, Table]] = field(default_factory=dict)
    frames: dict[int, tuple[Table, Frame | None]] = field(default_factory=dict)

    @cached_property
    def cards(self) -> CardReader:
        """What reads the document's cards, one after the other."""
        return CardReader(self.framework, self.labels, self.sure)

    def read(self, table: Table) -> list[Node]:
        """The nodes that a table stands for; the table itself where it holds figures or nothing that is known."""
        if table.furniture is not None:
            return []
        if table.columns == 1 or all(c.columns >= table.columns for c in table.cells):
            return self._box(table)
        return self._framed(table) or self._set_out(table)

    def _set_out(self, table: Table) -> list[Node]:
        """The nodes of a table that frames no other one."""
        tiles = tile_lines(table)
        if tiles is not None:
            return [*tiles]
        table = one_label_a_row(table, self.labels)
        card = signing_cards(table, self.labels) or wall(table, self.labels, self.flow)
        sides = TwoSides(self.labels, self.sure).read(table) if card is None else None
        card = card or ([*sides] if sides is not None else self.cards.read(table))
        if card is not None:
            return card
        if self.figure_likeness(table) >= LIKE_FIGURES:
            return [table]
        timed = times_across(table, self.framework, self.labels, self.sure)
        return timed or self._records(self._upright(table)) or [table]

    def _frame(self, table: Table) -> Frame | None:
        """The parts of a box with a table of actions inside; each table is parted once."""
        if id(table) not in self.frames:
            self.frames[id(table)] = (table, frame(table, self.labels, self.sure))
        return self.frames[id(table)][1]

    def _framed(self, table: Table) -> list[Node]:
        """The block of a box, or what it says and holds where its title stands elsewhere; nothing where it is no block."""
        parts = self._frame(table)
        cards = self.cards.read_form(parts.said) if parts is not None else []
        records = self._records(parts.records) if parts is not None else []
        if not records or len(cards) != 1 or not isinstance(cards[0], Scope):
            return []
        block = block_of_frame(cards[0], records, self.sure)
        return [block] if block.title else block.content

    def _upright(self, table: Table) -> Table:
        """The table with a row an action: turned, where its labels run down the first column, and with a label a row above them.

        Each table is turned once.
        """
        if id(table) not in self.upright:
            across = None if is_header(table, 0, self.labels, self.sure) else turned(table, self.labels)
            self.upright[id(table)] = (table, across or one_below_the_other(table, self.labels))
        return self.upright[id(table)][1]

    def _box(self, table: Table) -> list[Node]:
        """A table of one column is a frame round text: its cells are read as flow, a repeated first cell once."""
        blocks: list[Paragraph | Table] = []
        seen: set[str] = set()
        for cell in table.cells:
            text = cell.text
            if cell.header and text in seen:
                continue
            seen.add(text)
            blocks.extend(cell.blocks)
        return self.flow(blocks)

    # records

    def _records(self, table: Table) -> list[Node]:
        header = header_rows(table, self.labels, self.sure)
        body = [row for row in range(header, table.rows) if not self._is_repeated_header(table, row, header)]
        above = self._block_above_head(table, header)
        body = [*above, *body]
        banners = {*above, *self._banners(table, body[len(above) :])}
        below = said_below(table, body, banners, self.labels)
        banners = {*banners, *below}
        if not body:
            return []
        told = [row for row in body if row not in banners]
        headed = header > 0 or looks_like_head(table, told)
        columns = self._with_header_above(self._columns(table, header, told), header, headed=headed)
        roles = heading_rows(table, header, assign(self._with_alike(table, header, columns), self.sure), self.framework)
        measured = holds_measured_aims(roles)
        if not measured and not self._is_plan(columns, roles):
            return []
        roles = with_named_rows(table, [row for row in body if row not in banners], roles, self.sure)
        bodies = Bodies(table, header, self.sure)
        roles = [Role("", inferred=True) if at in bodies.columns else role for at, role in enumerate(roles)]
        prompts = prompt_rows(table, [row for row in body if row not in banners], roles, self.sure)
        body = [row for row in body if row not in prompts]
        chart = Chart(table, header, roles, self.sure)
        self._note_unmapped(table, [*enumerate(zip(columns, roles, strict=True))], chart.columns | bodies.columns)
        aside = [row for row in range(table.rows) if row not in body]
        named = column_heads(table, aside, [role.field for role in roles])
        self.heads.update({block: why for first, why in named.items() for block in (first, *self.again.get(first, ()))})
        rows = Rows(table, columns, roles, chart, bodies, self.sure, self.labels, self.framework, below)
        records = rows.read(body, banners)
        if holds_lists_for_aims(roles):
            return actions_of_lists(records)
        return blocks_of_aims(records, self.framework) if measured else records

    def _block_above_head(self, table: Table, header: int) -> list[int]:
        """The rows above a table's head that say which block it is of: "Objective 1: …", "Metric 2: …".

        So does any name as wide as the table that a row on where the block stands follows, and so do rows that all have a label
        before their text ("Aim", "Data").
        """
        banners = [row for row in range(header) if self._is_banner(table, row)]
        first = [next(line.text for cell in table.row_cells(row) for line in lines_of(cell)) for row in banners]
        marks = [read_mark(text, self.framework) for text in first]
        if any(mark is not None and mark.kind in {"theme", "metric"} for mark in marks):
            return banners
        wide = [row for row in banners if self._is_wide(table, row)]
        lines = [[line.text for cell in table.row_cells(row) for line in lines_of(cell)] for row in wide]
        said = any(states_figure(text, self.framework) for texts in lines[1:] for text in texts)
        told = any(len(text.split()) >= FEWEST_TOLD for texts in lines for text in texts[1:])
        if told and all(self._is_labelled(table, row) for row in wide):
            return wide
        return wide if said and not is_whole_plan(lines[0][0]) else []

    def _with_header_above(self, columns: list[Column], header: int, *, headed: bool) -> list[Column]:
        """A table without a header of its own takes that of the last table of as many columns: one table set in pieces."""
        readings = [column.reading for column in columns]
        if header and any(reading.fields for reading in readings):
            self.header_above[len(columns)] = readings
            return columns
        above = self.header_above.get(len(columns)) if not headed else None
        return [Column(r, c.values) for r, c in zip(above, columns, strict=True)] if above else columns

    def _with_alike(self, table: Table, header: int, columns: list[Column]) -> list[Column]:
        """The columns with the values of all tables of the same head: what they hold is decided once for all of them."""
        alike = [other for other in self._by_head.get(_head(table, header), ()) if other is not table] if header else []
        below = [self._columns(other, header, [*range(header, other.rows)]) for other in alike if other.rows > header]
        return [Column(c.reading, (*c.values, *(v for each in below for v in each[n].values))) for n, c in enumerate(columns)]

    @cached_property
    def _by_head(self) -> dict[tuple[str, ...], list[Table]]:
        """The flow's tables by the words and the place of their head."""
        out: dict[tuple[str, ...], list[Table]] = {}
        whole = [table for table in self.tables if table.furniture is None]
        inside = [parts.records for table in whole if (parts := self._frame(table)) is not None]
        for table in (*map(self._upright, whole), *inside):
            header = header_rows(table, self.labels, self.sure) if table.columns > 1 else 0
            if header:
                out.setdefault(_head(table, header), []).append(table)
        return out

    def _note_unmapped(self, table: Table, columns: list[tuple[int, tuple[Column, Role]]], told: Set[int]) -> None:
        for at, (column, role) in columns:
            value = next((v for v in column.values if v), None)
            if not role.field and value is not None and at not in told:
                label = column.reading.printed or "(no label)"
                self.notes.append(_unmapped(label, value, _first_block(table, at, column.reading.printed or value)))

    def _is_repeated_header(self, table: Table, row: int, header: int) -> bool:
        if header == 0:
            return False
        here = [c.text for c in table.row_cells(row)]
        return any(here == [c.text for c in table.row_cells(top)] for top in range(header)) and any(here)

    def _banners(self, table: Table, body: list[int]) -> set[int]:
        """The rows that head those below; where some of them are as wide as the table, a row of one filled cell is none."""
        found = {row: self._is_banner(table, row) for row in body}
        wide = {row for row in body if found[row] and self._is_wide(table, row)}
        plain = {row for row in body if found[row] and not self._is_wide(table, row)}
        return wide | {row for row in plain if not wide or not self._may_be_action(table, row)}

    def _is_labelled(self, table: Table, row: int) -> bool:
        """Whether a row is a label and, as wide as the rest of the table, what it says of the block below."""
        cells = [c for c in table.row_cells(row) if c.text.strip()]
        return labelled_field(cells, table.columns, self.framework, self.labels) is not None

    @staticmethod
    def _is_wide(table: Table, row: int) -> bool:
        return sum(c.columns for c in table.row_cells(row) if c.text.strip()) >= table.columns

    def _may_be_action(self, table: Table, row: int) -> bool:
        """Whether a row's only filled cell is unmarked text, as the cells of actions are."""
        cell = next(c for c in table.row_cells(row) if c.text.strip())
        return not is_apart(cell)

    def _is_banner(self, table: Table, row: int) -> bool:
        cells = [c for c in table.row_cells(row) if c.text.strip()]
        if len(cells) == 2 and sum(c.columns for c in cells) >= table.columns > 2:
            own = all(c.row == row and c.rows == 1 for c in cells)
            return own and (self._is_labelled(table, row) or says_of_block(cells[1], self.framework, self.labels))
        if len(cells) != 1 or cells[0].row != row or cells[0].rows > 1:
            return False
        cell = cells[0]
        if sends_elsewhere(cell.text):
            return False
        if cell.columns >= table.columns:
            return True
        marked = is_apart(cell)
        first = next(paragraphs(cell.blocks)).text
        return cell.column == 0 and (marked or len(first) <= 80) and self.sure("action", first) < 0.75

    def _columns(self, table: Table, header: int, rows: list[int]) -> list[Column]:
        out = []
        parts = parts_in_row(table, header - 1) if header else {}
        for column in range(table.columns):
            above = [table.cell_at(row, column) for row in range(header)]
            heads = [cell for cell in above if cell is not None and cell.text and cell.columns < table.columns]
            printed = {cell.text: cell.columns > 1 for cell in heads}
            label = parts.get(column) or self._column_label(printed)
            values = []
            for row in rows:
                cell = table.cell_at(row, column)
                values.append(cell.text if cell is not None and cell.column == column else "")
            out.append(Column(label, tuple(values)))
        return out

    def _column_label(self, printed: Mapping[str, bool]) -> LabelReading:
        """The lowest header cell that names a field of an action, else the cells together.

        `printed`: the texts of the header cells from top to bottom, and whether each spans other columns as well; one that does
        names a group of columns ("Delivery") unless it is plainly a label.
        """
        for text, is_group in reversed([*printed.items()]):
            reading = _of_records(self.labels.read_head(text.replace("\n", " ")))
            if reading.fields and (not is_group or len(printed) == 1 or reading.known):
                return reading
        together = _of_records(self.labels.read(" ".join(printed).replace("\n", " "))) if printed else LabelReading("", ())
        return together if together.fields else self._by_first_line(printed) or together

    def _by_first_line(self, printed: Mapping[str, bool]) -> LabelReading | None:
        """The reading of a header cell by its first line alone, below which it may say more: "Deadlines", "Phase 1: 2024-26"."""
        firsts = (text.split("\n")[0] for text, is_group in printed.items() if "\n" in text and not is_group)
        readings = (
            replace(_of_records(self.labels.read_head(first)), printed=" ".join(printed).replace("\n", " ")) for first in firsts
        )
        return next((reading for reading in readings if reading.known or reading.begun), None)

    def _is_plan(self, columns: list[Column], roles: list[Role]) -> bool:
        """Whether a table holds actions: another field stands beside them, or its label and the texts below it both say so."""
        fields = {role.field for role in roles}
        if is_key_of_statuses(columns, roles):
            return False
        if "action" in fields:
            told = [
                mean("action", c.values, self.sure) >= LIKE_ACTIONS for c, r in zip(columns, roles, strict=True) if r == OUTRIGHT
            ]
            return len(fields - {""}) >= 2 or len(roles) == 1 or any(told)
        return "links" in fields and bool(fields & {"objective", "metric", "theme"})


def _of_records(reading: LabelReading) -> LabelReading:
    """A label without the fields that only the plan as a whole has: in a column "Name" says nothing of a signature."""
    return replace(reading, fields=tuple(each for each in reading.fields if each[0] in RECORD_LABELS))


def _head(table: Table, header: int) -> tuple[str, ...]:
    """What tells tables of one kind: how many rows their head has, and what each column is called in the last."""
    cells = [table.cell_at(header - 1, column) for column in range(table.columns)]
    return (str(header), *(folded(cell.text) if cell is not None else "" for cell in cells))


def _unmapped(label: str, value: str, block: int | None) -> Note:
    message = f"No field is known for a label; its value begins “{value[:60]}”."
    return Note(code="unmapped_label", message=message, words=label, block=block)


def _first_block(table: Table, column: int, text: str) -> int | None:
    """The first paragraph of the highest cell of a column that holds a text, else of its highest filled one."""
    cells = [c for c in table.cells if c.column == column and c.text.strip()]
    cell = next((c for c in cells if " ".join(c.text.split()) in text), cells[0] if cells else None)
    return next(paragraphs(cell.blocks)).id if cell is not None else None
