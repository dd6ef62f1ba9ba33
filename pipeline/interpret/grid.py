"""Tables as scopes: one record a row, key-value cards, boxes, times across the top; tables of figures stay tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from pipeline.interpret.charts import Chart
from pipeline.interpret.claims import Claims, column_heads
from pipeline.interpret.heads import RECORD_LABELS, explains, header_rows, is_header, prompt_rows, turned
from pipeline.interpret.labels import LabelReading, Labels, folded
from pipeline.interpret.marks import read_mark
from pipeline.interpret.roles import Column, Role, assign
from pipeline.interpret.rows import Rows, fill, lines_of
from pipeline.interpret.tree import Field, Node, Scope
from schemas.document import Cell, Paragraph, Table, paragraphs
from schemas.framework import Framework
from schemas.passage import joined
from schemas.problems import Note

LONGEST_LEFT = 80
HEAD_CELLS = 2
LIKE_FIGURES = 0.6
_NUMBER = re.compile(r"^[0-9]{1,2}(?:\.[0-9]{1,2})?[.)]?$")
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
    cards: list[tuple[int, Scope]] = field(default_factory=list)

    def read(self, table: Table) -> list[Node]:
        """The nodes that a table stands for; the table itself where it holds figures or nothing that is known."""
        if table.furniture is not None:
            return []
        if table.columns == 1 or all(c.columns >= table.columns for c in table.cells):
            return self._box(table)
        card = self._card(table)
        if card is not None:
            return card
        if self.figure_likeness(table) >= LIKE_FIGURES:
            return [table]
        across = None if is_header(table, 0, self.labels, self.sure) else turned(table, self.labels)
        return self._times_across(table) or self._records(across or table) or [table]

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

    def _card(self, table: Table) -> list[Node] | None:
        readings = {row: self._card_label(table, row) for row in range(table.rows)}
        known = [row for row, reading in readings.items() if reading is not None]
        wide = table.columns > 3 or any(self._filled(table, row) > 2 for row in range(table.rows) if row > 0)
        filled = [row for row in range(table.rows) if any(c.text.strip() for c in table.row_cells(row))]
        enough = len(known) * 2 >= len(filled) or (len(known) > 1 and self._is_form(table, filled))
        enough = enough or self._begun_before(table) is not None
        if wide or not known or not enough or is_header(table, 0, self.labels, self.sure):
            return None
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
        begun = self._begun_before(table)
        card = begun or Scope("card", look=(50.0, 0.0), layout="card")
        waiting: Field | None = None
        for row in range(int(begun is not None), table.rows):
            cells = [c for c in table.row_cells(row) if c.row == row and c.text.strip()]
            reading = readings[row]
            if reading is not None:
                name = "position" if reading.allows("position") and card.first("signed_by") else reading.field or ""
                if self._starts_next(card, name, reading):
                    cards.append(card)
                    card = Scope("card", look=(50.0, 0.0), layout="card")
                label = cells[0]
                field = Field(name, joined(line.passage for line in lines_of(label)), label_text=reading.printed)
                field.candidates = reading.fields
                for cell in cells[1:]:
                    fill(field, cell)
                card.content.append(field)
                waiting = field if len(cells) == 1 else None
            elif waiting is not None and cells:
                for cell in cells:
                    fill(waiting, cell)
                waiting = None
            elif self._labels_next_row(table, row, cells, readings):
                waiting = Field("", joined(line.passage for line in lines_of(cells[0])), label_text=cells[0].text)
                card.content.append(waiting)
            else:
                self._add_to_card(card, cells, table)
        cards.append(card)
        shown = [self._as_action(c) for c in cards if (c.content or c.title) and c is not begun and not explains(c, self.sure)]
        if shown:
            self.cards[:] = [(_first_id(table), shown[-1])]
        return [*shown] if shown or begun is not None else [table]

    def _begun_before(self, table: Table) -> Scope | None:
        """The last table's card, where this table begins with its number and title again and so goes on with it."""
        head = [c.text.strip() for c in table.row_cells(0) if c.text.strip()]
        at, last = self.cards[0] if self.cards else (0, Scope("card"))
        number = last.first("ref")
        if number is None or len(head) != HEAD_CELLS or not last.title or at >= _first_id(table):
            return None
        return last if head == [number.text, "\n".join(line.text for line in last.title)] else None

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

    def _starts_next(self, card: Scope, name: str, reading: LabelReading) -> bool:
        """A label that the card has already opens the next card, where it is the card's first label."""
        fields = [node for node in card.content if isinstance(node, Field)]
        names = [f.name for f in fields]
        if name == "signed_by" and name not in names:
            return bool(names)
        if len(names) < 2 or name != names[0] or name in {"lead", "support", "links"}:
            return False
        # What is only told beside an action ("Description", "Resource implications") comes under several labels.
        return name != "resources" or folded(reading.printed) == folded(fields[0].label_text)

    def _add_to_card(self, card: Scope, cells: list[Cell], table: Table) -> None:
        last = card.content[-1] if card.content else None
        if len(cells) == 1 and card.title and cells[0].text == card.title[0].text:
            return
        if not card.content and not card.title and len(cells) == HEAD_CELLS and _NUMBER.match(cells[0].text):
            card.content.append(Field("ref", None, lines_of(cells[0]), inferred=True))
            card.title.extend(lines_of(cells[1]))
            return
        for cell in cells:
            if not card.content and len(cells) == 1:
                card.title.extend(lines_of(cell))
            elif isinstance(last, Field) and cell.column > 0:
                fill(last, cell)
            else:
                label = cells[0]
                field = Field("", joined(line.passage for line in lines_of(label)), label_text=label.text)
                for value in cells[1:]:
                    fill(field, value)
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

    def _records(self, table: Table) -> list[Node]:
        header = header_rows(table, self.labels, self.sure)
        body = [row for row in range(header, table.rows) if not self._is_repeated_header(table, row, header)]
        banners = self._banners(table, body)
        columns = self._with_header_above(self._columns(table, header, [row for row in body if row not in banners]), header)
        if not body:
            return []
        roles = assign(columns, self.sure)
        if not self._is_plan(roles):
            return []
        prompts = prompt_rows(table, [row for row in body if row not in banners], roles, self.sure)
        body = [row for row in body if row not in prompts]
        chart = Chart(table, header, roles, self.sure)
        self._note_unmapped(table, [*enumerate(zip(columns, roles, strict=True))], chart)
        rows = [row for row in range(table.rows) if row not in body]
        self.heads.update(column_heads(table, rows, [role.field for role in roles]))
        return Rows(table, columns, roles, chart, self.sure, self.labels).read(body, banners)

    def _with_header_above(self, columns: list[Column], header: int) -> list[Column]:
        """A table without a header of its own takes that of the last table of as many columns: one table set in pieces."""
        readings = [column.reading for column in columns]
        if header and any(reading.fields for reading in readings):
            self.header_above[len(columns)] = readings
            return columns
        above = self.header_above.get(len(columns)) if not header else None
        return [Column(r, c.values) for r, c in zip(above, columns, strict=True)] if above else columns

    def _note_unmapped(self, table: Table, columns: list[tuple[int, tuple[Column, Role]]], chart: Chart) -> None:
        for at, (column, role) in columns:
            value = next((v for v in column.values if v), None)
            if not role.field and value is not None and at not in chart.columns:
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

    @staticmethod
    def _is_wide(table: Table, row: int) -> bool:
        return any(c.columns >= table.columns for c in table.row_cells(row))

    def _may_be_action(self, table: Table, row: int) -> bool:
        """Whether a row's only filled cell is unmarked text, as the cells of actions are."""
        cell = next(c for c in table.row_cells(row) if c.text.strip())
        return not (cell.header or cell.fill or all(p.bold for p in paragraphs(cell.blocks)))

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
                    time = Field("timeframe", None, lines_of(when), inferred=True, inherited=True)
                    lines = [Field("action", None, [line], inferred=True) for line in lines_of(cell)]
                    scope.content += [Scope("record", [], [action, time, *shared], layout="times_across") for action in lines]
                elif cell.column == 0:
                    scope.title.extend(lines_of(cell))
            nodes.append(scope)
        return nodes

    @staticmethod
    def _field_of(cell: Cell, labelled: dict[int, str]) -> Field:
        shared = Field(labelled[cell.column], None)
        fill(shared, cell)
        return shared


def _unmapped(label: str, value: str, block: int | None) -> Note:
    message = f"No field is known for a label; its value begins “{value[:60]}”."
    return Note(code="unmapped_label", message=message, words=label, block=block)


def _first_block(table: Table, column: int, text: str) -> int | None:
    """The first paragraph of the highest cell of a column that holds a text, else of its highest filled one."""
    cells = [c for c in table.cells if c.column == column and c.text.strip()]
    cell = next((c for c in cells if " ".join(c.text.split()) in text), cells[0] if cells else None)
    return next(paragraphs(cell.blocks)).id if cell is not None else None


def _first_id(table: Table) -> int:
    """The number of a table's first paragraph: where it stands in the document, however often it is read."""
    return next((p.id for c in table.cells for p in paragraphs(c.blocks)), 0)
