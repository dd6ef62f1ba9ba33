"""Walls of cards: tables that only set whole cards side by side, each cell with its own labelled lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from pipeline.interpret.cycles import OF_RECORDS
from pipeline.interpret.label_lines import LabelledLine, label_at_head
from pipeline.interpret.labels import Labels
from pipeline.interpret.tree import Field, Line, Node, Scope, lines_of
from schemas.document import Block, Cell, Table

FEWEST_LABELS = 2
FEWEST_CARDS = 2
_COUNT = re.compile(r"(?:[A-Z]{0,2}[0-9]{1,2}(?:\.[0-9]{1,2})?|[A-Z])[.)]?")

Flow = Callable[[Iterable[Block]], list[Node]]


def wall(table: Table, labels: Labels, flow: Flow) -> list[Node] | None:
    """The cards of a wall as records, in the scopes that the rows between them head; None where a table is no wall.

    Where one cell of a row says who and when in labelled lines, those beside it do as well.
    """
    rows = [[c for c in table.row_cells(row) if c.row == row and c.text.strip()] for row in range(table.rows)]
    cards = [[_card(cell, labels) for cell in row] for row in rows]
    told = [row for row in cards if any(row)]
    if not all(all(row) for row in told) or not any(len(row) >= FEWEST_CARDS for row in told):
        return None
    nodes: list[Node] = []
    between: list[Block] = []
    for row, found in zip(rows, cards, strict=True):
        if not any(found):
            between += [block for cell in row for block in cell.blocks]
            continue
        nodes += flow(between)
        between = []
        _innermost(nodes).extend(card for card in found if card is not None)
    return [*nodes, *flow(between)]


def _innermost(nodes: list[Node]) -> list[Node]:
    """What the last heading among some nodes holds, or the nodes themselves."""
    last = nodes[-1] if nodes else None
    return _innermost(last.content) if isinstance(last, Scope) and last.kind == "heading" else nodes


def _card(cell: Cell, labels: Labels) -> Scope | None:
    """A cell's record: its text, then at least two fields of an action, each on a line of its own; None where it is none."""
    lines = lines_of(cell)
    found = [label_at_head(line, labels) for line in lines]
    known = [f if f is not None and f.reading.known and f.reading.field in OF_RECORDS else None for f in found]
    first = next((n for n, f in enumerate(known) if f is not None), 0)
    if first == 0 or len({f.reading.field for f in known if f is not None}) < FEWEST_LABELS:
        return None
    text = lines[:first]
    content: list[Node] = []
    if len(text) > 1 and _COUNT.fullmatch(text[0].text):
        content.append(Field("ref", None, [text[0]], inferred=True))
        text = text[1:]
    content.append(Field("action", None, text, inferred=True))
    return Scope("record", [], [*content, *_fields(lines[first:], known[first:])], look=(60.0, 0.0), layout="card")


def _fields(lines: Sequence[Line], found: Sequence[LabelledLine | None]) -> list[Field]:
    """The fields that labelled lines open, each with the lines below it."""
    out: list[Field] = []
    for line, label in zip(lines, found, strict=True):
        if label is None:
            out[-1].lines.append(line)
            continue
        field = label.as_field(label.reading.field or "")
        field.candidates = label.reading.fields
        out.append(field)
    return out
