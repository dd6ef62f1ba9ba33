"""Times across the top of a table: each cell holds what is to be done then, each row is one strand of the plan."""

from __future__ import annotations

from pipeline.interpret.banners import beside_title
from pipeline.interpret.heads import RECORD_LABELS
from pipeline.interpret.judging import Sure
from pipeline.interpret.label_lines import label_at_head
from pipeline.interpret.labels import LabelReading, Labels
from pipeline.interpret.marks import read_mark, read_number
from pipeline.interpret.roles import Column, assign
from pipeline.interpret.tree import Field, Line, Node, Scope, fill, lines_of
from schemas.document import Cell, Table
from schemas.framework import Framework

LIKE_TIME = 0.6
FEWEST_TIMES = 2
SHORTEST_TEXT = 10
# A head that names one of these is said of a time ("Baseline 2023/24"); none is when something is to be done.
SAID_OF_A_TIME = frozenset({"data", "progress", "success", "lead", "links"})
SHARED = RECORD_LABELS - {"theme", "objective", "action"}
# What is said of a strand as a whole, not of each thing done in it.
OF_STRAND = frozenset({"objective", "success"})


def times_across(table: Table, framework: Framework, labels: Labels, sure: Sure) -> list[Node]:
    """A scope for each row, with a record for each line of its cells below a time; nothing where no times stand on top."""
    tops, first = _heads(table, labels, sure)
    timed = {c.column: c for c in tops if _is_time(c, labels, sure)}
    texts = [c.text for c in table.cells if c.row >= first and c.column in timed and c.text.strip()]
    if len(timed) < FEWEST_TIMES or table.rows < 2 or not texts or sum(map(len, texts)) / len(texts) < SHORTEST_TEXT:
        return []
    names = _names(table, [c for c in tops if c.column not in timed], texts, labels, sure)
    of_aims = any(c.column == 0 and _is_of_aims(c, labels) for c in tops)
    nodes: list[Node] = []
    for row in range(first, table.rows):
        cells = [c for c in table.row_cells(row) if c.row == row and c.text.strip()]
        said_of = [
            _field(cell, *names[cell.column]) for cell in cells if cell.column in names and not _counts_strand(cell, framework)
        ]
        shared = [field for field in said_of if field.name not in OF_STRAND]
        scope = Scope("banner", look=(45.0, 0.0))
        scope.content += [field for field in said_of if field.name in OF_STRAND]
        for cell in cells:
            if cell.column in timed:
                time = Field("timeframe", None, lines_of(timed[cell.column]), inferred=True, inherited=True)
                lines = [Field("action", None, [line], inferred=True) for line in lines_of(cell)]
                scope.content += [Scope("record", [], [action, time, *shared], layout="times_across") for action in lines]
            elif cell.column == 0:
                said = [(line, label_at_head(line, labels)) for line in lines_of(cell)]
                shared += [
                    f.as_field(f.reading.field) for _, f in said if f and f.value is not None and f.reading.field in SHARED
                ]
                unlabelled = [line for line, found in said if found is None]
                title, named = beside_title(unlabelled or lines_of(cell), framework)
                title, aim = _parted(title, framework) if of_aims else (title, [])
                scope.title.extend(title)
                scope.content += [Field("objective", None, aim)] if aim else []
                scope.content += [Field("metric", None, named)] if named else []
        nodes.append(scope)
    return nodes


def _is_of_aims(top: Cell, labels: Labels) -> bool:
    """Whether the head of the strands says that they are objectives."""
    reading = labels.read_head(top.text.replace("\n", " "))
    return reading.known and reading.field == "objective"


def _parted(lines: list[Line], framework: Framework) -> tuple[list[Line], list[Line]]:
    """The number that counts an objective, and what is aimed at; a counted name ("Aim 2: Fair pay") is a title."""
    if len(lines) != 1:
        return lines, []
    mark = read_mark(lines[0].text, framework)
    if mark is not None and mark.kind != "number":
        return lines, []
    end, rest = (mark.ref_end, mark.rest) if mark is not None else (0, 0)
    number = None if mark is not None else read_number(lines[0].text)
    if number is not None:
        end, rest = lines[0].text.index(number[0]) + len(number[0]), number[1]
    if rest >= len(lines[0].text):
        return lines, []
    return [lines[0].rest(0, end)] if end else [], [lines[0].rest(rest)]


def _counts_strand(cell: Cell, framework: Framework) -> bool:
    """Whether the first cell of a row names its strand by metric or theme, whatever its column is called: "Metric 1", "Pay"."""
    mark = read_mark(cell.text.split("\n")[0], framework)
    return cell.column == 0 and mark is not None and mark.kind in {"metric", "theme"}


def _heads(table: Table, labels: Labels, sure: Sure) -> tuple[list[Cell], int]:
    """The head of each column and the first row below them; times may stand below one head that goes over them all."""
    tops = [c for c in table.cells if c.row == 0 and c.text.strip()]
    below = [c for c in table.cells if c.row == 1 and c.text.strip()]
    covered = {column for c in tops for column in range(c.column, c.column + c.columns)}
    if below and all(c.rows > 1 for c in tops) and not any(c.column in covered for c in below):
        # Labels that were taken out of the cells below stand in the second row of the head.
        return sorted([*tops, *below], key=lambda c: c.column), 2
    wide = [c for c in tops if 1 < c.columns < table.columns]
    under = [c for c in below if any(w.column <= c.column < w.column + w.columns for w in wide)]
    if not under or len(under) < len(below) or not all(_is_time(c, labels, sure) for c in under):
        return tops, 1
    return sorted([*(c for c in tops if c not in wide), *under], key=lambda c: c.column), 2


def _is_time(top: Cell, labels: Labels, sure: Sure) -> bool:
    return sure("timeframe", top.text) >= LIKE_TIME and labels.read_head(top.text).field not in SAID_OF_A_TIME


def _names(table: Table, tops: list[Cell], actions: list[str], labels: Labels, sure: Sure) -> dict[int, tuple[str, bool]]:
    """What the columns beside the actions say of all that stands in their row, and whether their values alone tell it."""
    columns = [Column(LabelReading("", (("action", 1.0),)), tuple(actions))]
    for top in tops:
        cells = [table.cell_at(row, top.column) for row in range(1, table.rows)]
        columns.append(
            Column(labels.read_head(top.text.replace("\n", " ")), tuple(c.text if c is not None else "" for c in cells))
        )
    roles = zip(tops, assign(columns, sure)[1:], strict=True)
    named = {top.column: (role.field, role.inferred) for top, role in roles if role.field in SHARED | OF_STRAND}
    return {column: name for column, name in named.items() if column or name[0] not in OF_STRAND}


def _field(cell: Cell, name: str, inferred: bool) -> Field:  # noqa: FBT001
    shared = Field(name, None, inferred=inferred)
    fill(shared, cell)
    return shared
