"""What the records of a plan really use of a document: values, labels, heads of columns, headings over what was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.interpret.field_lines import FRONT_FIELDS
from pipeline.interpret.fields.figure_cells import is_figure_cell
from pipeline.interpret.fields.links import is_empty_value
from pipeline.interpret.fields.terms import read_terms
from pipeline.interpret.found import Found
from pipeline.interpret.items import lead_ins
from pipeline.interpret.tree import Field, Line, Scope
from schemas.document import Cell, Document, Table, paragraphs
from schemas.passage import Passage

Claims = dict[int, str]


def claims(draft: Mapping[str, Any], tree: Scope, routed: Sequence[Scope], document: Document) -> Claims:
    """By paragraph, the value or label that it was used for.

    `routed` are records that only say where something belongs. The labels of fields without a value count, those that
    nobody knows do not.
    """
    used: Claims = {}
    for pointer, found in leaves(draft):
        _claim(used, (b for passage in found.passages for b in passage.blocks), pointer)
    for field in _fields(tree):
        if field.name:
            _claim(used, field.label.blocks if field.label is not None else (), f"label {field.name}")
            _claim(used, (b for line in lead_ins(field.lines) for b in line.passage.blocks), f"lead-in {field.name}")
            empty = (line for line in field.lines if is_empty_value(line.text))
            _claim(used, (b for line in empty for b in line.passage.blocks), f"empty {field.name}")
    for scope in routed:
        cells = [node for node in scope.content if isinstance(node, Field) and node.name]
        _claim(used, (b for field in cells for line in field.lines for b in line.passage.blocks), "where links belong")
    _terms(used, document)
    _headings(used, tree)
    return used


def owed(tree: Scope, texts: Iterable[Passage], narrative: Iterable[Line], holds_figures: Callable[[Table], bool]) -> set[int]:
    """The paragraphs that stand as a value under a label or in a column that is known, in a table of figures, or in `texts`.

    They are used or unclaimed, never narrative, but for those that the assembler itself told to be `narrative`; `texts` are
    those that it took for actions. What goes on below a label of the front matter may be anything. `holds_figures` knows a
    table of figures.
    """
    fields = [field for field in _fields(tree) if field.name and field.name not in FRONT_FIELDS]
    values = {block for field in fields for line in field.lines for block in line.passage.blocks}
    told = {block for line in narrative for block in line.passage.blocks}
    tables = [table for table in _tables(tree) if holds_figures(table)]
    values |= {block for text in texts for block in text.blocks}
    return (values - told) | {paragraph.id for table in tables for paragraph in paragraphs((table,))}


def leaves(value: Any, pointer: str = "") -> Iterator[tuple[str, Found]]:
    """The Found values of a draft with their JSON pointers."""
    if isinstance(value, Found):
        yield pointer, value
    elif isinstance(value, dict | list):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, f"{pointer}/{name}")


def column_heads(table: Table, rows: Sequence[int], fields: Sequence[str]) -> Claims:
    """The head cells of a table of records, each with the field that its column has; columns without a field are left out."""
    found: Claims = {}
    for row in rows:
        for column, name in enumerate(fields):
            cell = table.cell_at(row, column)
            if cell is not None and name:
                _claim(found, _ids(cell), f"head {name}")
    return found


def figure_labels(table: Table, cells: Sequence[tuple[int, int]]) -> Claims:
    """The cells that say what the figures at some rows and columns are: left of them in the row, above them in the column."""
    found: Claims = {}
    for row, column in cells:
        left = [table.cell_at(row, before) for before in range(column)]
        above = [table.cell_at(before, column) for before in range(row)]
        for cell in (*left, *above):
            if cell is not None and not is_figure_cell(cell.text):
                _claim(found, _ids(cell), "label of a figure")
    corner = table.cell_at(0, 0)
    if found and corner is not None and not is_figure_cell(corner.text):
        _claim(found, _ids(corner), "label of a figure")
    return found


def _ids(cell: Cell) -> Iterator[int]:
    return (paragraph.id for paragraph in paragraphs(cell.blocks))


def _claim(used: Claims, blocks: Iterator[int] | Sequence[int], why: str) -> None:
    for block in blocks:
        used.setdefault(block, why)


def _fields(tree: Scope) -> Iterator[Field]:
    for scope in tree.walk():
        yield from (node for node in scope.content if isinstance(node, Field))


def _tables(tree: Scope) -> Iterator[Table]:
    for scope in tree.walk():
        yield from (node for node in scope.content if isinstance(node, Table))
    for field in _fields(tree):
        yield from field.tables


def _terms(used: Claims, document: Document) -> None:
    """The paragraphs that define the document's own terms of time."""
    flow = [p for p in document.paragraphs() if p.furniture is None]
    for term in read_terms([p.text for p in flow]).entries:
        used.setdefault(flow[term.index].id, f"term {term.name}")


def _headings(used: Claims, tree: Scope) -> None:
    """The headings of scopes below which something was used."""
    for scope in reversed(list(tree.walk())):
        if scope.title and any(block in used for block in _below(scope)):
            _claim(used, (b for line in scope.title for b in line.passage.blocks), "heading over what was read")


def _below(scope: Scope) -> Iterator[int]:
    for inner in scope.walk():
        for node in inner.content:
            if isinstance(node, Field):
                yield from (b for line in node.lines for b in line.passage.blocks)
            elif isinstance(node, Table):
                yield from (paragraph.id for paragraph in paragraphs((node,)))
            elif not isinstance(node, Scope):
                yield from node.passage.blocks
        yield from (b for line in inner.title for b in line.passage.blocks if inner is not scope)
