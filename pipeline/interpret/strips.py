"""Strips: small tables that say who, when and how one will know of the action right above them, or in their first row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from pipeline.interpret.cycles import OF_RECORDS, TELLING
from pipeline.interpret.judging import Sure
from pipeline.interpret.labels import LabelReading, Labels, folded
from pipeline.interpret.marks import read_mark
from pipeline.interpret.roles import Column, assign, told_in_words
from pipeline.interpret.tree import Field, Line, lines_of
from schemas.document import Block, Cell, Paragraph, Table
from schemas.framework import Framework
from schemas.passage import joined

Form = Literal["under", "beside", "across", "inside"]
OF_STRIPS = OF_RECORDS | {"resources"}
FEWEST = 3
LONGEST_LABEL = 60
MOST_ROWS = 8
MOST_VALUES = 200
FLOOR = 0.6
LIKE_AN_ACTION = 0.4
LEAST_KNOWN = 0.5
LEAST_OWN, MARGIN = 0.5, 0.15


@dataclass(frozen=True, slots=True)
class Slot:
    """A label of a strip and the lines of its value."""

    label: tuple[Line, ...]
    value: tuple[Line, ...]

    @property
    def printed(self) -> str:
        """The label's words."""
        return " ".join(line.text for line in self.label).rstrip(": ")

    @property
    def text(self) -> str:
        """The value's words."""
        return "\n".join(line.text for line in self.value)


@dataclass(frozen=True, slots=True)
class Strip:
    """What a strip says: its fields; `title` is the action itself, where the strip holds it.

    `again`: strips of these labels come so often that the line above them is an action, whatever it looks like.
    """

    title: list[Line] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    again: bool = False


@dataclass(frozen=True, slots=True)
class _Seen:
    """One way to read a small table: where it stands in the flow, and the values below its folded labels."""

    at: int
    form: Form
    slots: dict[str, str]


@dataclass
class StripReader:
    """Reads the strips of one flow: what labels nobody knows are is told by all the strips that have them."""

    framework: Framework
    labels: Labels
    sure: Sure
    blocks: Sequence[Block]

    def read(self, table: Table) -> Strip | None:
        """The strip that a table is, None where it is none."""
        title, rows = _parted(table)
        if not rows or table.columns == 1 or len(rows) > MOST_ROWS or self._heads_block(title):
            return None
        for form in _FORMS:
            slots = _slots(rows, form)
            if slots and self._is_strip(slots, form):
                told = [folded(slot.printed) for slot in slots]
                again = all(self._often(form, label) for label in told) and any(self._differ(form, label) for label in told)
                fields = self._fields(slots, form)
                own = any(f.name == "action" for f in fields)
                # A head over one row is a table of records like any other.
                return None if own and form == "under" else self._strip(title, fields, again=again)
        return self._bare(title, rows)

    def _strip(self, title: list[Line], fields: list[Field], *, again: bool) -> Strip | None:
        """A strip with the action in it, where that comes again and again or reads like one."""
        words = " ".join(line.text for line in title)
        if title and not again and not self._is_action(title[0], words):
            return None
        return Strip(title, [f for f in fields if f.lines], again=again)

    def _is_action(self, head: Line, words: str) -> bool:
        return read_mark(head.text, self.framework) is not None or self.sure("action", words) >= LIKE_AN_ACTION

    def _heads_block(self, title: Sequence[Line]) -> bool:
        mark = read_mark(title[0].text, self.framework) if title else None
        return mark is not None and mark.kind in {"theme", "metric"}

    def _reading(self, slot: Slot) -> LabelReading:
        return self.labels.read(slot.printed, 90.0)

    def _is_strip(self, slots: Sequence[Slot], form: Form) -> bool:
        """Whether all the labels are known as those of an action, or come again and again, with who or when among them."""
        readings = [self._reading(slot) for slot in slots]
        printed = [folded(slot.printed) for slot in slots]
        if any(r.fields and r.field not in OF_STRIPS and not r.allows("success") for r in readings):
            return False
        if len(set(printed)) < len(printed) or not any(slot.value for slot in slots):
            return False
        known = [bool(r.fields) for r in readings]
        often = [self._often(form, label) for label in printed]
        if not all(k or o for k, o in zip(known, often, strict=True)):
            return False
        if any(r.field in TELLING for r in readings) and sum(known) >= LEAST_KNOWN * len(known):
            return True
        return all(often) and any(self._tells(form, label) for label in printed)

    def _fields(self, slots: Sequence[Slot], form: Form) -> list[Field]:
        names = self._names(form, frozenset(folded(slot.printed) for slot in slots))
        return [self._field(slot, names.get(folded(slot.printed), "")) for slot in slots]

    def _field(self, slot: Slot, told: str) -> Field:
        """The field of a slot: that of its label, or the one that the values of all such slots tell."""
        reading = self._reading(slot)
        label = joined(line.passage for line in slot.label)
        name = reading.field or told
        found = Field(name, label, list(slot.value), inferred=reading.likeness < 1.0, label_text=slot.printed)
        found.candidates = reading.fields
        return found

    # what all strips tell

    @cached_property
    def _seen(self) -> list[_Seen]:
        """Every way to read one of the small tables: where it stands, its form, and the values below its labels."""
        out = []
        for at, table in _tables(self.blocks):
            rows = _parted(table)[1]
            for form in _FORMS if len(rows) <= MOST_ROWS else ():
                slots = _slots(rows, form)
                out += [_Seen(at, form, {folded(slot.printed): slot.text for slot in slots})] if slots else []
        return out

    @cached_property
    def _values(self) -> dict[tuple[Form, str], list[str]]:
        """The values below each label, by the form of the strip."""
        out: dict[tuple[Form, str], list[str]] = defaultdict(list)
        for seen in self._seen:
            for label, value in seen.slots.items():
                out[seen.form, label].append(value)
        return out

    def _often(self, form: Form, label: str) -> bool:
        return len(self._values.get((form, label), ())) >= FEWEST

    def _differ(self, form: Form, label: str) -> bool:
        """Whether not the same is said below a label throughout, as in tables of versions or contacts."""
        return len({value for value in self._values[form, label] if value}) > 1

    def _tells(self, form: Form, label: str) -> bool:
        """Whether the values below a label are all in all times or leads, and not the same ones throughout."""
        values = [value for value in self._values[form, label] if value and len(value) <= MOST_VALUES]
        if len(values) < FEWEST - 1:
            return False
        return any(_mean(self.sure, name, values) >= FLOOR for name in ("lead", "timeframe"))

    def _names(self, form: Form, labels: frozenset[str]) -> dict[str, str]:
        """The fields that the values of strips tell, by label; told from all the labels that stand beside these."""
        alike = [seen for seen in self._seen if seen.form == form and labels & set(seen.slots)]
        ordered = sorted(labels | {label for seen in alike for label in seen.slots if self._often(form, label)})
        columns = [Column(self.labels.read(label, 90.0), tuple(self._values[form, label])) for label in ordered]
        names = {label: role.field for label, role in zip(ordered, assign(columns, self.sure), strict=True) if role.field}
        if any(name == "action" for name in names.values()):
            own = next(c.values for label, c in zip(ordered, columns, strict=True) if names.get(label) == "action")
            return names if self._hold_actions(own, alike) else {n: name for n, name in names.items() if name in OF_STRIPS}
        told = {n: told_in_words(n, c.values, self.sure, set(names.values())) for n, c in zip(ordered, columns, strict=True)}
        alone = Counter(name for label, name in told.items() if label not in names)
        return {label: names.get(label) or (told[label] if alone[told[label]] == 1 else "") for label in ordered}

    def _hold_actions(self, texts: Sequence[str], alike: Sequence[_Seen]) -> bool:
        """Whether texts inside small tables read more like things to do than the lines above these."""
        above = [self._above(seen.at) for seen in alike]
        return _mean(self.sure, "action", texts) >= max(LEAST_OWN, sum(above) / len(above) + MARGIN)

    def _above(self, at: int) -> float:
        """How like an action the line right above a table is; a line that is counted or an item is one."""
        filled = (block for block in reversed(self.blocks[:at]) if not isinstance(block, Paragraph) or block.text.strip())
        line = next(filled, None)
        if not isinstance(line, Paragraph):
            return 0.0
        mark = read_mark(line.text, self.framework)
        counted = line.kind == "item" or (mark is not None and mark.kind in {"number", "action"})
        return 1.0 if counted else self.sure("action", line.text)

    # strips without labels

    def _bare(self, title: list[Line], rows: Sequence[Sequence[Cell]]) -> Strip | None:
        """A row of values alone, where at least three tables of as many columns have a time and a lead in the same place."""
        if len(rows) != 1 or len(rows[0]) < 2:
            return None
        width = len(rows[0])
        alike = [found[1][0] for _, t in _tables(self.blocks) if len((found := _parted(t))[1]) == 1 and len(found[1][0]) == width]
        if len(alike) < FEWEST:
            return None
        columns = [Column(LabelReading("", ()), tuple(row[at].text for row in alike)) for at in range(width)]
        names = [role.field if role.field in {"lead", "timeframe", "rag"} else "" for role in assign(columns, self.sure)]
        if not {"lead", "timeframe"} <= set(names):
            return None
        fields = [Field(name, None, lines_of(cell), inferred=True) for name, cell in zip(names, rows[0], strict=True) if name]
        return self._strip(title, fields, again=True)


_FORMS: tuple[Form, ...] = ("under", "beside", "across", "inside")


def _tables(blocks: Iterable[Block]) -> Iterator[tuple[int, Table]]:
    return ((n, b) for n, b in enumerate(blocks) if isinstance(b, Table) and b.furniture is None and b.columns > 1)


def _parted(table: Table) -> tuple[list[Line], list[list[Cell]]]:
    """The lines of a table's first row as wide as the table, and the cells of its other rows."""
    rows = [[c for c in table.row_cells(row) if c.row == row] for row in range(table.rows)]
    if len(rows) > 1 and len(rows[0]) == 1 and rows[0][0].columns >= table.columns and rows[0][0].text.strip():
        return lines_of(rows[0][0]), rows[1:]
    return [], rows


def _slots(rows: Sequence[Sequence[Cell]], form: Form) -> list[Slot]:
    """The labels and values of some rows, read in one form; none where they do not have it."""
    slots = {"under": _under, "beside": _beside, "across": _across, "inside": _inside}[form](rows)
    return slots if all(slot.label and _is_label(slot.printed) for slot in slots) else []


def _is_label(text: str) -> bool:
    return 0 < len(text) <= LONGEST_LABEL and text[0].isalpha() and not text.endswith((".", ";", ","))


def _slot(label: Cell, value: Cell | None) -> Slot:
    return Slot(tuple(lines_of(label)), tuple(lines_of(value)) if value is not None else ())


def _under(rows: Sequence[Sequence[Cell]]) -> list[Slot]:
    """A row of labels over one row of values."""
    if len(rows) != 2 or len(rows[0]) < 2 or [c.column for c in rows[0]] != [c.column for c in rows[1]]:
        return []
    return [_slot(label, value) for label, value in zip(*rows, strict=True)]


def _beside(rows: Sequence[Sequence[Cell]]) -> list[Slot]:
    """A label on the left of each row, its value on the right."""
    if any(len(row) != 2 or row[0].rows > 1 for row in rows):
        return []
    return [_slot(*row) for row in rows]


def _across(rows: Sequence[Sequence[Cell]]) -> list[Slot]:
    """Labels and values in turn along the rows, as far as these are filled."""
    out: list[Slot] = []
    for row in rows:
        if len(row) % 2:
            return []
        out += [_slot(*pair) for pair in zip(row[::2], row[1::2], strict=True)]
    return [slot for slot in out if slot.label or slot.value]


def _inside(rows: Sequence[Sequence[Cell]]) -> list[Slot]:
    """Cells that each hold a label and its value: on the next line, or behind a colon."""
    cells = [cell for row in rows for cell in row if cell.text.strip()]
    slots = [_labelled(lines_of(cell)) for cell in cells]
    return [slot for slot in slots if slot is not None] if len(slots) > 1 and all(slots) else []


def _labelled(lines: Sequence[Line]) -> Slot | None:
    head = lines[0]
    colon = head.text.find(":", 0, LONGEST_LABEL)
    if 0 < colon < len(head.text) - 1:
        rest = len(head.text) - len(head.text[colon + 1 :].lstrip())
        return Slot((head.rest(0, colon),), (head.rest(rest), *lines[1:]))
    bold = head.passage.bold_until()
    if 0 < bold < len(head.text):
        return Slot((head.rest(0, bold),), (head.rest(bold), *lines[1:]))
    return Slot((head,), tuple(lines[1:])) if len(lines) > 1 or colon > 0 else None


def _mean(sure: Sure, name: str, values: Sequence[str]) -> float:
    return sum(sure(name, value) for value in values) / len(values)
