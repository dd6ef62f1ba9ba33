"""Key-value tables as cards: labels on the left, values on the right, several cards one below the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pipeline.interpret.answers import ASKED, answered
from pipeline.interpret.block_cards import with_one_action
from pipeline.interpret.heads import RECORD_LABELS, explains, is_header
from pipeline.interpret.judging import Sure
from pipeline.interpret.labels import LabelReading, Labels, folded
from pipeline.interpret.marks import read_mark
from pipeline.interpret.tree import Field, Node, Scope, fill, lines_of
from schemas.document import Cell, Table, paragraphs
from schemas.framework import Framework
from schemas.passage import joined

LONGEST_LEFT = 80
HEAD_CELLS = 2
FEWEST_FIELDS = 3
_DESCRIPTION = re.compile(r"\b(?:description|details) of (?:the )?action$|\baction (?:description|details)$", re.IGNORECASE)
_OF_ACTION = re.compile(r"^(?:action|task|activity)\b", re.IGNORECASE)
_NUMBER = re.compile(r"^[0-9]{1,2}(?:\.[0-9]{1,2})?[.)]?$")
CARD_LABELS = RECORD_LABELS | {
    "council", "plan_sponsor", "programme_lead", "staff_voice_lead", "employees", "signed_by", "position", "signed_on",
    "plan_date", "plan_period", "name",
}  # fmt: skip


@dataclass
class CardReader:
    """Reads the cards of one document; `last` is the last table's last card, with where that table stands."""

    framework: Framework
    labels: Labels
    sure: Sure
    last: list[tuple[int, Scope]] = field(default_factory=list)

    def read(self, table: Table) -> list[Node] | None:
        """The cards of a table in order, the table itself where they only explain; None where it is none."""
        readings = {row: self._card_label(table, row) for row in range(table.rows)}
        told = answered([*readings.values()])
        readings = {
            row: reading if reading is None or not name else replace(reading, fields=((name, 1.0),))
            for (row, reading), name in zip(readings.items(), told, strict=True)
        }
        known = [row for row, reading in readings.items() if reading is not None]
        wide = table.columns > 3 or any(self._filled(table, row) > 2 for row in range(table.rows) if row > 0)
        filled = [row for row in range(table.rows) if any(c.text.strip() for c in table.row_cells(row))]
        enough = len(known) * 2 >= len(filled) or (len(known) > 1 and self._is_form(table, filled))
        enough = enough or self._begun_before(table) is not None
        headed = is_header(table, 0, self.labels, self.sure)
        form = headed and self._heads_form(table, readings)
        if wide or not known or not enough or (headed and not form):
            return None
        return self._cards(table, readings, headed=form)

    def read_form(self, table: Table) -> list[Node]:
        """The cards of a table that is known to be a form, however few of its labels are known."""
        return self._cards(table, {row: self._card_label(table, row) for row in range(table.rows)}, headed=False)

    @staticmethod
    def _heads_form(table: Table, readings: dict[int, LabelReading | None]) -> bool:
        """Whether a first row ("Item | Response") heads a form: what stands on the left below it are labels of several fields."""
        below = [reading for row, reading in readings.items() if row > 0 and reading is not None and reading.known]
        names = {reading.field for reading in below}
        return table.columns == HEAD_CELLS and "action" in names and len(names) >= FEWEST_FIELDS

    @staticmethod
    def _is_form(table: Table, rows: list[int]) -> bool:
        """Short words on the left, each once, and longer text on the right: a form, whether its labels are known or not."""
        left = [c.text for row in rows for c in table.row_cells(row) if c.row == row and c.column == 0 and c.columns == 1]
        right = [c.text for row in rows for c in table.row_cells(row) if c.row == row and c.column > 0]
        if table.columns != 2 or not left or not right or len(set(left)) < len(left):
            return False
        return max(map(len, left)) <= LONGEST_LEFT and sum(map(len, right)) / len(right) >= 2 * sum(map(len, left)) / len(left)

    def _cards(self, table: Table, readings: dict[int, LabelReading | None], *, headed: bool) -> list[Node]:
        """The cards; words that are only like a label are the value where a label of the row above awaits one.

        `headed`: the first row is the form's head and no part of a card.
        """
        cards: list[Scope] = []
        begun = self._begun_before(table)
        card = begun or Scope("card", look=(50.0, 0.0), layout="card")
        waiting: Field | None = None
        for row in range(int(headed or begun is not None), table.rows):
            cells = [c for c in table.row_cells(row) if c.row == row and c.text.strip()]
            reading = readings[row]
            below = waiting is not None and len(cells) == 1 and cells[0].columns >= table.columns
            if reading is not None and (reading.known or not below):
                name = "position" if reading.allows("position") and card.first("signed_by") else reading.field or ""
                if self._starts_next(card, name, reading):
                    cards.append(card)
                    card = Scope("card", look=(50.0, 0.0), layout="card")
                label = cells[0]
                field = Field(name, joined(line.passage for line in lines_of(label)), label_text=reading.printed)
                field.candidates = reading.fields
                for cell in cells[1:]:
                    fill(field, cell)
                card.content += [field] if card.content else [field, *self._action_ref(label)]
                waiting = field if len(cells) == 1 else None
            elif waiting is not None and cells:
                for cell in cells:
                    fill(waiting, cell)
                waiting = None
            elif self._labels_next_row(table, row, cells, readings):
                waiting = Field("", joined(line.passage for line in lines_of(cells[0])), label_text=cells[0].text)
                card.content.append(waiting)
            else:
                if self._titles_next(card, cells, table):
                    cards.append(card)
                    card = Scope("card", look=(50.0, 0.0), layout="card")
                self._add_to_card(card, cells, table)
        cards.append(card)
        shown = [self._as_action(c) for c in cards if (c.content or c.title) and c is not begun and not explains(c, self.sure)]
        if shown:
            self.last = [(_first_id(table), shown[-1])]
        return [*shown] if shown or begun is not None else [table]

    def _begun_before(self, table: Table) -> Scope | None:
        """The last table's card, where this table begins with its number and title again and so goes on with it."""
        head = [c.text.strip() for c in table.row_cells(0) if c.text.strip()]
        at, last = self.last[0] if self.last else (0, Scope("card"))
        number = last.first("ref")
        if number is None or len(head) != HEAD_CELLS or not last.title or at >= _first_id(table):
            return None
        return last if head == [number.text, "\n".join(line.text for line in last.title)] else None

    def _action_ref(self, label: Cell) -> list[Field]:
        """The number of an action that its label is: "Action 3: | Go back over …"."""
        mark = read_mark(label.text, self.framework)
        if mark is None or mark.kind != "action":
            return []
        return [Field("ref", None, [lines_of(label)[0].rest(mark.ref_start, mark.ref_end)], inferred=True)]

    def _as_action(self, card: Scope) -> Scope:
        """A card that an action's number heads ("Action 3: …") and that has no other field of actions is that action.

        So is one with a single "Action description" beside who or when, unless it has a title and a goal of its own: a block.
        So is a form whose number is said to be the action's.
        """
        ref, action = card.first("ref"), card.first("action")
        if ref is not None and action is not None and _OF_ACTION.search(ref.label_text) and len(card.fields("action")) == 1:
            return replace(card, kind="record")
        described = action is not None and _DESCRIPTION.search(action.label_text)
        if (
            (described or card.first(ASKED))
            and len(card.fields("action")) == 1
            and (card.first("lead") or card.first("timeframe"))
        ):
            titled = described and card.title and card.first("objective") is not None
            return with_one_action(card) if titled else replace(card, kind="record")
        if ref is not None and action is not None and card.content[:2] == [action, ref] and ref.inferred:
            return replace(card, kind="record")
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

    def _titles_next(self, card: Scope, cells: list[Cell], table: Table) -> bool:
        """Whether a row as wide as the table that counts a block or names a metric is the title of the next card."""
        if not card.content or len(cells) != 1 or cells[0].columns < table.columns:
            return False
        mark = read_mark(cells[0].text, self.framework)
        return mark is not None and mark.kind in {"theme", "metric"} and bool(cells[0].text[mark.rest :].strip())

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
        mark = read_mark(text, self.framework)
        if len(cells) == 1 and mark is not None and text[mark.rest :].strip(" :."):
            return None
        if len(cells) == HEAD_CELLS and mark is not None and mark.kind == "action" and not text[mark.rest :].strip(" :."):
            return LabelReading(text, (("action", 1.0),))
        reading = self.labels.read_head(text.replace("\n", " ").rstrip(": "), 90.0)
        return reading if reading.fields and reading.field in CARD_LABELS else None

    @staticmethod
    def _filled(table: Table, row: int) -> int:
        return sum(1 for c in table.row_cells(row) if c.text.strip())


def _first_id(table: Table) -> int:
    """The number of a table's first paragraph: where it stands in the document, however often it is read."""
    return next((p.id for c in table.cells for p in paragraphs(c.blocks)), 0)
