"""Tables as scopes: one record a row, key-value cards, boxes, times across the top; tables of figures stay tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from pipeline.interpret.claims import Claims, column_heads
from pipeline.interpret.label_lines import label_at_head
from pipeline.interpret.labels import LabelReading, Labels
from pipeline.interpret.marks import read_mark
from pipeline.interpret.roles import Column, Role, assign
from pipeline.interpret.tree import Field, Line, Node, Scope, line_of
from schemas.document import Cell, Paragraph, Table, paragraphs
from schemas.framework import Framework
from schemas.passage import joined
from schemas.problems import Note

HEADER_ROWS = 4
LONGEST_LEFT = 80
GROUPING = frozenset({"metric", "theme", "objective"})
LIKE_FIGURES = 0.6
RECORD_LABELS = frozenset({
    "action", "objective", "theme", "metric", "lead", "sponsor", "support", "timeframe", "start", "end", "revised", "original",
    "review", "success", "progress", "rag", "links", "ref", "data", "resources",
})  # fmt: skip
CARD_LABELS = RECORD_LABELS | {
    "council", "plan_sponsor", "programme_lead", "staff_voice_lead", "employees", "signed_by", "position", "signed_on",
    "plan_date", "plan_period", "name",
}  # fmt: skip


@dataclass(frozen=True)
class GridReader:
    """Reads tables of one document: its framework, its labels, how sure field readers are, what a table of figures is."""

    framework: Framework
    labels: Labels
    sure: Callable[[str, str], float]
    figure_likeness: Callable[[Table], float]
    flow: Callable[[Iterable[Paragraph | Table]], list[Node]]
    notes: list[Note]
    heads: Claims = field(default_factory=dict)
    header_above: dict[int, list[LabelReading]] = field(default_factory=dict)

    def read(self, table: Table) -> list[Node]:
        """The nodes that a table stands for; the table itself where it holds figures or nothing that is known."""
        if table.furniture is not None:
            return []
        if table.columns == 1 or all(c.columns >= table.columns for c in table.cells):
            return self._box(table)
        card = self._card(table)
        if card:
            return card
        if self.figure_likeness(table) >= LIKE_FIGURES:
            return [table]
        return self._times_across(table) or self._records(table) or [table]

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

    # cards

    def _card(self, table: Table) -> list[Node]:
        readings = {row: self._card_label(table, row) for row in range(table.rows)}
        known = [row for row, reading in readings.items() if reading is not None]
        wide = table.columns > 3 or any(self._filled(table, row) > 2 for row in range(table.rows) if row > 0)
        filled = [row for row in range(table.rows) if any(c.text.strip() for c in table.row_cells(row))]
        enough = len(known) * 2 >= len(filled) or (len(known) > 1 and self._is_form(table, filled))
        if wide or not known or not enough or self._is_header(table, 0):
            return []
        return self._cards(table, readings)

    @staticmethod
    def _is_form(table: Table, rows: list[int]) -> bool:
        """Short words on the left, each once, and longer text on the right: a form, whether its labels are known or not."""
        left = [c.text for row in rows for c in table.row_cells(row) if c.row == row and c.column == 0 and c.columns == 1]
        right = [c.text for row in rows for c in table.row_cells(row) if c.row == row and c.column > 0]
        if table.columns != 2 or not left or not right or len(set(left)) < len(left):
            return False
        return max(map(len, left)) <= LONGEST_LEFT and sum(map(len, right)) / len(right) >= 2 * sum(map(len, left)) / len(left)

    def _cards(self, table: Table, readings: dict[int, LabelReading | None]) -> list[Node]:
        cards: list[Scope] = []
        card = Scope("card", look=(50.0, 0.0))
        waiting: Field | None = None
        for row in range(table.rows):
            cells = [c for c in table.row_cells(row) if c.row == row and c.text.strip()]
            reading = readings[row]
            if reading is not None:
                name = "position" if reading.allows("position") and card.first("signed_by") else reading.field or ""
                if self._starts_next(card, name):
                    cards.append(card)
                    card = Scope("card", look=(50.0, 0.0))
                label = cells[0]
                field = Field(name, joined(line.passage for line in _lines(label)), label_text=reading.printed)
                field.candidates = reading.fields
                for cell in cells[1:]:
                    _fill(field, cell)
                card.content.append(field)
                waiting = field if len(cells) == 1 else None
            elif waiting is not None and cells:
                for cell in cells:
                    _fill(waiting, cell)
                waiting = None
            elif self._labels_next_row(table, row, cells, readings):
                waiting = Field("", joined(line.passage for line in _lines(cells[0])), label_text=cells[0].text)
                card.content.append(waiting)
            else:
                self._add_to_card(card, cells, table)
        cards.append(card)
        return [self._as_action(c) for c in cards if c.content or c.title]

    def _as_action(self, card: Scope) -> Scope:
        """A card that an action's number heads ("Action 3: …") and that has no other field of actions is that action."""
        mark = read_mark(card.title[0].text, self.framework) if card.title else None
        if mark is None or mark.kind != "action" or card.first("action") is not None:
            return card
        return replace(card, kind="record")

    @staticmethod
    def _labels_next_row(table: Table, row: int, cells: list[Cell], readings: dict[int, LabelReading | None]) -> bool:
        """A short cell over the whole width with a longer one of its kind right below is that one's label, known or not."""
        if len(cells) != 1 or cells[0].columns < table.columns or row + 1 >= table.rows or readings[row + 1] is not None:
            return False
        below = [c for c in table.row_cells(row + 1) if c.row == row + 1 and c.text.strip()]
        return len(below) == 1 and below[0].columns >= table.columns and len(cells[0].text) <= 120 < len(below[0].text)

    def _starts_next(self, card: Scope, name: str) -> bool:
        """A label that the card has already opens the next card, where it is the card's first label."""
        names = [node.name for node in card.content if isinstance(node, Field)]
        if name == "signed_by" and name not in names:
            return bool(names)
        return bool(names) and name == names[0] and name not in {"lead", "support", "links"} and len(names) > 1

    def _add_to_card(self, card: Scope, cells: list[Cell], table: Table) -> None:
        last = card.content[-1] if card.content else None
        if len(cells) == 1 and card.title and cells[0].text == card.title[0].text:
            return
        for cell in cells:
            if not card.content and len(cells) == 1:
                card.title.extend(_lines(cell))
            elif isinstance(last, Field) and cell.column > 0:
                _fill(last, cell)
            else:
                label = cells[0]
                field = Field("", joined(line.passage for line in _lines(label)), label_text=label.text)
                for value in cells[1:]:
                    _fill(field, value)
                card.content.append(field)
                break

    def _card_label(self, table: Table, row: int) -> LabelReading | None:
        cells = [c for c in table.row_cells(row) if c.row == row and c.text.strip()]
        if not cells or cells[0].column != 0 or len(cells) > 2:
            return None
        text = cells[0].text
        reading = self.labels.read_head(text.replace("\n", " ").rstrip(": "), 90.0)
        return reading if reading.fields and reading.field in CARD_LABELS else None

    @staticmethod
    def _filled(table: Table, row: int) -> int:
        return sum(1 for c in table.row_cells(row) if c.text.strip())

    # records

    def _is_header(self, table: Table, row: int) -> bool:
        cells = [c for c in table.row_cells(row) if c.text.strip()]
        readings = [self.labels.read(c.text.replace("\n", " "), 90.0) for c in cells if len(c.text) <= 120]
        fields = {r.field for r in readings if r.fields and r.field in RECORD_LABELS}
        return len(fields) >= 2 and len(fields) * 2 >= len(cells) and len(readings) == len(cells)

    def _records(self, table: Table) -> list[Node]:
        header = self._header_rows(table)
        body = [row for row in range(header, table.rows) if not self._is_repeated_header(table, row, header)]
        banners = {row for row in body if self._is_banner(table, row)}
        columns = self._with_header_above(self._columns(table, header, [row for row in body if row not in banners]), header)
        if not body:
            return []
        roles = assign(columns, self.sure)
        if not self._is_plan(roles):
            return []
        self._note_unmapped(columns, roles)
        rows = [row for row in range(table.rows) if row not in body]
        self.heads.update(column_heads(table, rows, [role.field for role in roles]))
        return Rows(self, table, columns, roles).read(body, banners)

    def _with_header_above(self, columns: list[Column], header: int) -> list[Column]:
        """A table without a header of its own takes that of the last table of as many columns: one table set in pieces."""
        readings = [column.reading for column in columns]
        if header and any(reading.fields for reading in readings):
            self.header_above[len(columns)] = readings
            return columns
        above = self.header_above.get(len(columns)) if not header else None
        return [Column(r, c.values) for r, c in zip(above, columns, strict=True)] if above else columns

    def _note_unmapped(self, columns: list[Column], roles: list[Role]) -> None:
        for column, role in zip(columns, roles, strict=True):
            if not role.field and any(column.values):
                self.notes.append(_unmapped(column.reading.printed or "(no label)", next(v for v in column.values if v)))

    def _header_rows(self, table: Table) -> int:
        for row in range(min(HEADER_ROWS, table.rows)):
            if self._is_header(table, row):
                return row + 1
        return min(table.header_rows, table.rows - 1) if table.header_rows < table.rows else 0

    def _is_repeated_header(self, table: Table, row: int, header: int) -> bool:
        if header == 0:
            return False
        here = [c.text for c in table.row_cells(row)]
        return any(here == [c.text for c in table.row_cells(top)] for top in range(header)) and any(here)

    def _is_banner(self, table: Table, row: int) -> bool:
        cells = [c for c in table.row_cells(row) if c.text.strip()]
        if len(cells) != 1 or cells[0].row != row or cells[0].rows > 1:
            return False
        cell = cells[0]
        if cell.columns >= table.columns:
            return True
        marked = cell.header or bool(cell.fill) or all(p.bold for p in paragraphs(cell.blocks))
        first = next(paragraphs(cell.blocks)).text
        return cell.column == 0 and (marked or len(first) <= 80) and self.sure("action", first) < 0.75

    def _columns(self, table: Table, header: int, rows: list[int]) -> list[Column]:
        out = []
        for column in range(table.columns):
            printed: list[str] = []
            for row in range(header):
                cell = table.cell_at(row, column)
                if cell is not None and cell.text and cell.text not in printed and cell.columns < table.columns:
                    printed.append(cell.text)
            label = self._column_label(printed)
            values = []
            for row in rows:
                cell = table.cell_at(row, column)
                values.append(cell.text if cell is not None and cell.column == column else "")
            out.append(Column(label, tuple(values)))
        return out

    def _column_label(self, printed: list[str]) -> LabelReading:
        """The lowest header cell that names a field, else the cells together."""
        for text in reversed(printed):
            reading = self.labels.read_head(text.replace("\n", " "))
            if reading.fields:
                return reading
        return self.labels.read(" ".join(printed).replace("\n", " ")) if printed else LabelReading("", ())

    @staticmethod
    def _is_plan(roles: list[Role]) -> bool:
        fields = {role.field for role in roles}
        if "action" in fields:
            return len(fields - {""}) >= 2 or len(roles) == 1
        return "links" in fields and bool(fields & {"objective", "metric", "theme"})

    # times across the top

    def _times_across(self, table: Table) -> list[Node]:
        """A header of times over cells of text: each cell holds what is to be done then, each row one strand."""
        tops = [c for c in table.cells if c.row == 0 and c.text.strip()]
        timed = [c for c in tops if self.sure("timeframe", c.text) >= 0.6]
        labelled = {c.column: self.labels.read(c.text).field or "" for c in tops if c not in timed}
        texts = [c.text for c in table.cells if c.row > 0 and any(c.column == t.column for t in timed) and c.text.strip()]
        if len(timed) < 2 or table.rows < 2 or not texts or sum(len(t) for t in texts) / len(texts) < 10:
            return []
        nodes: list[Node] = []
        for row in range(1, table.rows):
            cells = [c for c in table.row_cells(row) if c.row == row and c.text.strip()]
            shared = [
                self._field_of(cell, labelled)
                for cell in cells
                if labelled.get(cell.column) in RECORD_LABELS - {"theme", "objective"}
            ]
            scope = Scope("banner", look=(45.0, 0.0))
            for cell in cells:
                when = table.cell_at(0, cell.column)
                if when is not None and when in timed:
                    time = Field("timeframe", None, _lines(when), inferred=True, inherited=True)
                    lines = [Field("action", None, [line], inferred=True) for line in _lines(cell)]
                    scope.content += [Scope("record", [], [action, time, *shared]) for action in lines]
                elif cell.column == 0:
                    scope.title.extend(_lines(cell))
            nodes.append(scope)
        return nodes

    @staticmethod
    def _field_of(cell: Cell, labelled: dict[int, str]) -> Field:
        shared = Field(labelled[cell.column], None)
        _fill(shared, cell)
        return shared


@dataclass
class Rows:
    """Turns the body rows of a table of records into scopes."""

    reader: GridReader
    table: Table
    columns: list[Column]
    roles: list[Role]

    def read(self, body: list[int], banners: set[int]) -> list[Node]:
        """Records in order, those below a banner row in its scope."""
        nodes: list[Node] = []
        into = nodes
        before: Scope | None = None
        for row in body:
            if row in banners:
                lines = _lines(next(c for c in self.table.row_cells(row) if c.text.strip()))
                said = self._said_of_block(lines)
                if said is None or into is nodes:
                    banner = Scope("banner", lines, look=(45.0, 0.0))
                    nodes.append(banner)
                    into = banner.content
                else:
                    into.append(said)
                before = None
                continue
            record = self._record(row, before)
            if not record.content:
                continue
            if before is not None and self._continues(record):
                _append(before, record)
                continue
            for single in self._pairs(record):
                into.append(single)
                before = single
        return nodes

    def _said_of_block(self, lines: list[Line]) -> Field | None:
        """A banner that a label opens ("Objective: …", "Metrics: 1 and 9"): a field of the block that the banner above heads."""
        found = label_at_head(lines[0], self.reader.labels)
        name = found.reading.field if found is not None and found.reading.known else None
        if found is None or found.value is None or name not in RECORD_LABELS - {"action", "theme", "ref"}:
            return None
        return Field(name, found.label, [found.value, *lines[1:]], label_text=found.label.text, run_in=True)

    @staticmethod
    def _from_above(role: Role, before: Scope | None) -> list[Node]:
        """An empty cell of a column that groups rows (metric, theme, objective) means the one above."""
        above = before.first(role.field) if before is not None and role.field in GROUPING else None
        return [replace(above, inherited=True)] if above is not None else []

    def _record(self, row: int, before: Scope | None) -> Scope:
        record = Scope("record", look=(60.0, 0.0))
        for column, role in enumerate(self.roles):
            cell = self.table.cell_at(row, column)
            if cell is None or cell.column != column or not cell.text.strip():
                record.content += self._from_above(role, before)
                continue
            reading = self.columns[column].reading
            field = Field(role.field, None, inferred=role.inferred, inherited=cell.row != row, label_text=reading.printed)
            _fill(field, cell)
            record.content.append(field)
        return record

    def _continues(self, record: Scope) -> bool:
        """A row without an action of its own, and none spanning into it, goes on with the row above."""
        return record.first("action") is None and any(role.field == "action" for role in self.roles)

    def _pairs(self, record: Scope) -> list[Scope]:
        """A row whose cells hold several times and leads side by side is one record a pair; undivided cells go to each."""
        action, when = record.first("action"), record.first("timeframe")
        if action is None or when is None:
            return [record]
        n = len(when.lines)
        if n < 2 or not all(self.reader.sure("timeframe", line.text) >= 0.5 for line in when.lines):
            return [record]
        if len(action.lines) != n or any(line.kind == "item" for line in action.lines):
            return [record]
        split = [action, when]
        split += [f for f in record.content if isinstance(f, Field) and f.name in {"lead", "ref"} and len(f.lines) == n]
        out = []
        for at in range(n):
            content: list[Node] = []
            for node in record.content:
                if isinstance(node, Field) and any(node is part for part in split):
                    content.append(Field(node.name, None, [node.lines[at]], [], node.inferred, node.inherited, node.label_text))
                else:
                    content.append(node)
            out.append(Scope("record", [], content, record.look))
        return out


def _unmapped(label: str, value: str) -> Note:
    return Note(code="unmapped_label", message=f"No field is known for a label; its value begins “{value[:60]}”.", words=label)


def _append(record: Scope, more: Scope) -> None:
    for node in more.content:
        if isinstance(node, Field):
            field = record.first(node.name)
            if field is None:
                record.content.append(node)
            elif not node.inherited:
                field.lines.extend(node.lines)


def _fill(field: Field, cell: Cell) -> None:
    field.lines.extend(_lines(cell))
    field.tables.extend(block for block in cell.blocks if isinstance(block, Table))


def _lines(cell: Cell) -> list[Line]:
    return [line_of(p) for p in paragraphs(cell.blocks) if p.text.strip() and p.furniture is None]
