"""Banner rows and shared cells: the title of a block, and what stands below or behind it that the block is said to be about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.interpret.fields.folding import fold
from pipeline.interpret.fields.leads import lead_likeness
from pipeline.interpret.fields.metric_refs import metrics_by_event, names_only_metrics
from pipeline.interpret.heads import RECORD_LABELS
from pipeline.interpret.label_lines import LabelledLine, label_at_head
from pipeline.interpret.labels import Labels, timeless
from pipeline.interpret.likeness import people_of
from pipeline.interpret.marks import read_mark
from pipeline.interpret.roles import Role
from pipeline.interpret.tree import Field, Line, Scope, lines_of
from schemas.document import Cell, Table
from schemas.framework import Framework

OF_A_BLOCK = RECORD_LABELS - {"action", "theme", "ref"}
LONGEST_TITLE = 100
PAIR = 2
LIKE_PEOPLE = 0.6
_RATIO = re.compile(r"[0-9](?:\.[0-9]|\s?%|\s?per ?cent|\s?times)")


def names_metrics(text: str, framework: Framework) -> bool:
    """Whether a text beside a block's title says which metrics the block is about, and nothing else."""
    mark = read_mark(text, framework)
    return names_only_metrics(text, framework) or (mark is not None and mark.kind == "metric")


def states_figure(text: str, framework: Framework) -> bool:
    """Whether a line gives a percentage or ratio about an event of the standard, and is no counted name of a block."""
    if _RATIO.search(fold(text)) is None or read_mark(text, framework) is not None:
        return False
    return bool(metrics_by_event(text, framework))


def beside_title(lines: Sequence[Line], framework: Framework) -> tuple[list[Line], list[Line]]:
    """The lines of a shared cell that are its block's title, and those that only name the block's metrics."""
    if not lines or names_metrics(lines[0].text, framework):
        return list(lines), []
    named = [line for line in lines if names_metrics(line.text, framework)]
    return [line for line in lines if line not in named], named


def says_of_block(cell: Cell, framework: Framework, labels: Labels) -> bool:
    """Whether every line of a cell names the metrics of a block, or opens with the label of something said of one."""
    lines = lines_of(cell)
    found = [label_at_head(line, labels) for line in lines]
    labelled = [f is not None and f.value is not None and f.reading.known and f.reading.field in OF_A_BLOCK for f in found]
    return all(said or names_metrics(line.text, framework) for line, said in zip(lines, labelled, strict=True))


def labelled_field(cells: Sequence[Cell], columns: int, framework: Framework, labels: Labels) -> Field | None:
    """What a row says of its block by a label in a narrow cell and a value over all other columns: "Where we start | …".

    What no label tells is data where it states a figure. A label that says of whom it is ("Answerable at the top") tells too.
    """
    if len(cells) != PAIR or not cells[0].columns < cells[1].columns == columns - cells[0].columns:
        return None
    label, lines = lines_of(cells[0]), lines_of(cells[1])
    if len(label) != 1 or not lines or any(c.isdigit() for c in timeless(label[0].text)):
        return None
    reading = labels.read_head(label[0].text.rstrip(": "))
    name = reading.field if reading.field in OF_A_BLOCK else None
    if name is None and not reading.fields and any(states_figure(line.text, framework) for line in lines):
        name = "data"
    if name is None and not reading.fields and len(lines) == 1 and lead_likeness(lines[0].text) >= LIKE_PEOPLE:
        kind = people_of(label[0].text)
        name = kind if kind != "lead" else None
    if name is None:
        return None
    inferred = not reading.known
    return Field(name, label[0].passage, lines, inferred=inferred, label_text=label[0].text, candidates=reading.fields)


def heading_rows(table: Table, header: int, roles: Sequence[Role], framework: Framework) -> list[Role]:
    """The roles of columns, where outcomes that stand first and go down several rows head these, if nothing else does.

    They are themes where they count themselves ("Outcome 2: …"), else objectives. Where few of them go down several rows,
    they are the measures of these rows' actions, merged because they are the same.
    """
    names = [role.field for role in roles]
    first = next((n for n, name in enumerate(names) if name not in {"ref", ""}), None)
    if first is None or names[first] != "success" or set(names) & {"theme", "objective", "metric"}:
        return list(roles)
    cells = [cell for cell in table.cells if cell.column == first and cell.row >= header and cell.text.strip()]
    tall = sum(cell.rows > 1 for cell in cells)
    marks = [read_mark(cell.text.split("\n")[0], framework) for cell in cells]
    counted = all(mark is not None and mark.kind == "theme" for mark in marks)
    if not tall or (2 * tall < len(cells) and not counted):
        return list(roles)
    name = "theme" if counted else "objective"
    return [Role(name, inferred=True) if n == first else role for n, role in enumerate(roles)]


@dataclass(frozen=True)
class Banners:
    """Reads the banner rows of one table, each with the block that the one above it opened.

    `by_metric`: metrics head blocks of their own in this table, so a banner of a metric opens one wherever it stands.
    """

    framework: Framework
    labels: Labels
    by_metric: bool = False

    def take(self, block: Scope | None, lines: Sequence[Line]) -> Scope:
        """The block of the rows below a banner: the one above, where the banner says something of that, or a new one."""
        fresh = block is not None and not block.scopes()
        title, said = self._parted(lines, below_title=fresh)
        if block is not None and not self._opens(block, title, said, fresh=fresh):
            block.title.extend(title)
            block.content.extend(said)
            return block
        if not title and all(field.name == "metric" for field in said):
            title, said = list(lines), []
        return Scope("banner", title, list(said), look=(45.0, 0.0))

    def _opens(self, block: Scope, title: Sequence[Line], said: Sequence[Field], *, fresh: bool) -> bool:
        """Whether a banner heads a block of its own: by a title, or by saying again what the block above has said already."""
        if title:
            goes_on = _is_prose(title[0]) or states_figure(title[0].text, self.framework)
            return not fresh or not (said or goes_on)
        told = {node.name for node in block.content if isinstance(node, Field)}
        return not fresh and any(field.name in told for field in said)

    def _parted(self, lines: Sequence[Line], *, below_title: bool) -> tuple[list[Line], list[Field]]:
        """The lines of a banner that are its title, and the fields of its block that the others say."""
        title: list[Line] = []
        said: list[Field] = []
        for line in lines:
            found = label_at_head(line, self.labels)
            if found is not None and found.value is not None and found.reading.field == "theme" and not title:
                title.append(found.value)
            elif found is not None and self._labels_field(found, line, lines):
                said.append(_field(found, self.framework))
            elif (title or below_title) and not self._is_metric_title(title) and names_metrics(line.text, self.framework):
                said.append(Field("metric", None, [line]))
            elif said and said[-1].label is not None:
                said[-1].lines.append(line)
            else:
                title.append(line)
        return title, said

    def _labels_field(self, found: LabelledLine, line: Line, lines: Sequence[Line]) -> bool:
        """Whether a label opens a field of the block; one that stands alone needs its value below it."""
        if not found.reading.known or found.reading.field not in OF_A_BLOCK:
            return False
        return found.value is not None or (line is not lines[0] and line is not lines[-1])

    def _is_metric_title(self, title: Sequence[Line]) -> bool:
        """Whether the block is headed by its metric, whose wording may stand below, or the table's blocks are."""
        return (self.by_metric and not title) or (bool(title) and names_metrics(title[0].text, self.framework))


def _field(found: LabelledLine, framework: Framework) -> Field:
    """The field that a label opens; what is linked to nothing but metrics has these."""
    name = found.reading.field or ""
    if name == "links" and found.value is not None and names_only_metrics(found.value.text, framework):
        name = "metric"
    field = found.as_field(name)
    field.candidates = found.reading.fields
    return field


def _is_prose(line: Line) -> bool:
    """Whether a line is a sentence or more, as no title is."""
    return len(line.text) > LONGEST_TITLE or line.text.endswith(".")
