"""Reads a table of figures row by row: each number with the slots that its headers, labels, banner and caption name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.interpret.fields.figure_cells import CellReading, CellValue, read_cell
from pipeline.interpret.fields.figure_headers import Heading, first_with, read_heading_text
from pipeline.interpret.fields.figure_shape import Shape, is_date
from pipeline.interpret.fields.figure_table_nouns import CellAvailability, CellFigure
from pipeline.interpret.fields.figures import FigureContext, read_figures
from pipeline.interpret.fields.figures.evidence import metric_of_event
from pipeline.interpret.fields.figures.prepare import Setting
from pipeline.interpret.fields.figures.slots import OTHER
from pipeline.interpret.fields.figures.standing import default_event
from schemas.document import Table
from schemas.framework import Framework
from schemas.plan import FigureStatus, Quantity, Unit

_UNITS: dict[str, Unit] = {
    "percent": "percent", "count": "count", "decimal": "ratio", "ratio": "ratio", "points": "percentage_points",
}  # fmt: skip
_QUANTITIES: dict[str, Quantity] = {"ratio": "relative_likelihood", "count": "count", "points": "gap"}
_PAIR = 2
_PROSE_LIMIT = 400
WHOLE = 100
_UNORIENTED = "no group named: read in the standard's orientation"


@dataclass(frozen=True)
class _Cell:
    """A body cell with what stands over it, beside it, and over all of it (nearest first)."""

    row: int
    column: int
    text: str
    over: list[Heading]
    labels: list[Heading]
    all: list[Heading]

    @property
    def near(self) -> list[Heading]:
        """The headers of its column and the labels of its row."""
        return [*self.over, *self.labels]


class RowReader:
    """Reads one table; `gaps` gathers the cells that say that they have no figure."""

    def __init__(self, table: Table, shape: Shape, context: FigureContext, framework: Framework, setting: Setting) -> None:
        self.table, self.shape, self.context, self.framework, self.setting = table, shape, context, framework, setting
        self.gaps: list[CellAvailability] = []
        self._read: dict[str, Heading] = {}
        self._banner: Heading | None = None
        self._whole = self._whole_table()
        self._of_bands = self._is_of_bands()

    def read(self, row: int) -> list[CellFigure]:
        """The figures of a row; a row with one text in it only is a banner for those below."""
        cells = [c for c in self.table.row_cells(row) if c.text.strip()]
        if len(cells) == 1 and not read_cell(cells[0].text).values:
            self._banner = self._heading(cells[0].text)
            return []
        labels = [self._heading(t) for t in dict.fromkeys(self._text(row, c) for c in range(self.shape.labels)) if t.strip()]
        out: list[CellFigure] = []
        for cell in cells:
            if cell.column >= self.shape.labels and cell.row == row:
                out += self._cell(row, cell.column, cell.text, labels)
        return out

    def _heading(self, text: str) -> Heading:
        if text not in self._read:
            self._read[text] = read_heading_text(text, self.framework, self.setting)
        return self._read[text]

    def _whole_table(self) -> list[Heading]:
        """The corner cells, headers over the whole width, and the caption: they hold for the whole table."""
        texts = [self._text(row, column) for row in range(self.shape.headers) for column in range(self.shape.labels)]
        wide = [c.text for c in self.table.cells if c.row < self.shape.headers and c.columns >= self.table.columns]
        return [self._heading(t) for t in dict.fromkeys([*texts, *wide, self.table.caption or ""]) if t.strip()]

    def _is_of_bands(self) -> bool:
        """Whether most rows are pay bands: one that is called by its post ("Chief Officer") is a band too."""
        rows = range(self.shape.headers, self.table.rows)
        labels = [self._heading(t) for t in dict.fromkeys(self._text(row, 0) for row in rows) if t.strip()]
        return sum(heading.band is not None for heading in labels) * 2 > len(labels)

    def _text(self, row: int, column: int) -> str:
        cell = self.table.cell_at(row, column)
        return cell.text if cell is not None else ""

    def _cell(self, row: int, column: int, text: str, labels: list[Heading]) -> list[CellFigure]:
        reading = CellReading() if is_date(text) else read_cell(text)
        stack = dict.fromkeys(self._text(r, column) for r in range(self.shape.headers - 1, -1, -1))
        over = [h for t in stack if t.strip() and (h := self._heading(t)) not in self._whole]
        banner = [self._banner] if self._banner is not None else []
        cell = _Cell(row, column, text, over, labels, [*over, *labels, *banner, *self._whole])
        if self._is_apart(cell, reading):
            return []
        if reading.missing is not None:
            self._gap(cell, reading)
            return []
        if not reading.values:
            return self._prose(cell)
        figures = [self._figure(cell, value) for value in _with_header_units(reading.values, cell)]
        return [f for f in figures if f is not None]

    def _is_apart(self, cell: _Cell, reading: CellReading) -> bool:
        """Whether a cell is of another place than the council, or a difference that has no unit of its own."""
        points = any(v.kind == "points" for v in reading.values)
        return any(h.national or (h.gap and not points) for h in cell.near)

    def _gap(self, cell: _Cell, reading: CellReading) -> None:
        metric = self._metric(cell)
        if metric is not None and reading.missing is not None:
            self.gaps.append(
                CellAvailability(cell.row, cell.column, 0, len(cell.text), metric, self._service(cell), reading.missing)  # type: ignore[arg-type]
            )

    def _service(self, cell: _Cell) -> str:
        """The service that the nearest heading names; a cell over the columns of several services is of both."""
        wide = self.table.cell_at(cell.row, cell.column)
        columns = range(cell.column, cell.column + (wide.columns if wide is not None else 1))
        over = {self._heading(self._text(row, column)).service for row in range(self.shape.headers) for column in columns}
        if len(over - {None}) > 1:
            return "both"
        return str(first_with(cell.all, "service") or self.context.service or "both")

    def _event(self, cell: _Cell) -> str | None:
        """The event that the nearest heading names; the workforce as such gives way to anything more particular."""
        if self._of_bands and any(h.event == "senior_management" for h in cell.labels):
            return "pay_band"
        named = [h.event for h in cell.all if h.event]
        event = next((e for e in named if e != "workforce"), named[0] if named else None)
        nearest = next((h.event for h in cell.labels if h.event), None)
        if nearest == "workforce":
            event = "workforce"
        if event is None and any(h.band for h in cell.all):
            event = "pay_band"
        default = default_event(self.context, self.framework)
        if event == "harassment":
            return default if default is not None and default.startswith("harassment") else None
        return event or default

    def _metric(self, cell: _Cell) -> int | None:
        named = next((h.metric for h in cell.all if h.metric is not None), None)
        return named if named is not None else metric_of_event(self._event(cell), self.framework)

    def _figure(self, cell: _Cell, value: CellValue) -> CellFigure | None:
        kind, event = _kind(value, cell.near, self._whole), self._event(cell)
        group, comparator, note = _groups(kind, cell)
        if kind is None or group is None or event is None:
            return None
        metric = self._metric(cell)
        if event == "pay_band" and any(h.total for h in cell.labels):
            event, metric = "workforce", None
        elif event == "workforce":
            metric = metric_of_event("senior_management", self.framework) if self._beside_senior() else None
        quantity = _QUANTITIES.get(
            kind, "rate" if any(h.rate for h in cell.all) else "share" if any(h.share for h in cell.all) else "other"
        )
        status = self._status(cell)
        # An earlier figure and a target are of another time than what the table as a whole is of.
        period = next((h.period for h in (cell.all if status == "actual" else cell.near) if h.period is not None), None)
        otherwise = self.context.period if status == "actual" else None
        return CellFigure(
            cell.row, cell.column, 0, len(cell.text), metric, quantity, event, group, comparator,  # type: ignore[arg-type]
            self._service(cell), _category(cell, event), value.value, _UNITS[kind], value.qualifier, status,  # type: ignore[arg-type]
            period.period if period is not None else otherwise, (note,) if note else (),
        )  # fmt: skip

    def _status(self, cell: _Cell) -> FigureStatus:
        if any(h.target for h in cell.near):
            return "target"
        return "previous" if any(h.previous for h in cell.near) else self.context.status

    def _beside_senior(self) -> bool:
        texts = (c.text for c in self.table.cells if c.row < self.shape.headers or c.column < self.shape.labels)
        return any(self._heading(t).event == "senior_management" for t in texts)

    def _prose(self, cell: _Cell) -> list[CellFigure]:
        """A cell with words and numbers ("12% (ASC), 10% (CSC)") is read as prose about what its headings name."""
        metric, event = self._metric(cell), self._event(cell)
        if metric is None or event is None or len(cell.text) > _PROSE_LIMIT or not any(c.isdigit() for c in cell.text):
            return []
        service = first_with(cell.all, "service") or self.context.service
        period = next((h.period.period for h in cell.all if h.period is not None), self.context.period)
        context = FigureContext((metric,), (event,), service, period, self._status(cell), self.context.services)  # type: ignore[arg-type]
        named = next((h.groups for h in cell.near if h.groups), ())
        out = []
        for f in read_figures([cell.text], context, self.framework, self.setting.lexicon).figures:
            group = named[0] if f.group == "all" and len(named) == 1 else f.group
            if f.metric == metric or (f.metric is None and group != "all" and f.event == "other"):
                out.append(CellFigure(
                    cell.row, cell.column, 0, len(cell.text), metric, f.quantity, f.event if f.metric else event,  # type: ignore[arg-type]
                    group, f.comparator, f.service, f.category, f.value, f.unit, f.qualifier, f.status, f.period, f.notes,
                ))  # fmt: skip
        return out


def _with_header_units(values: Sequence[CellValue], cell: _Cell) -> list[CellValue]:
    """Bare numbers as percentages where the headers say so; under "n (%)" only the number in brackets is one."""
    if any(v.kind == "percent" for v in values):
        return list(values)
    if len(values) != _PAIR:
        percent = any(h.percent and not h.count and not h.ratio for h in cell.all) and not any(
            h.ratio or h.count for h in cell.near
        )
        return [
            replace(v, kind="percent") if percent and v.kind in {"count", "decimal"} and v.value <= WHOLE else v for v in values
        ]
    for heading in cell.near:
        if "(%)" in heading.text.replace(" ", ""):
            return [values[0], replace(values[1], kind="percent")]
        if "%(" in heading.text.replace(" ", ""):
            return [replace(values[0], kind="percent"), values[1]]
    return list(values)


def _kind(value: CellValue, near: Sequence[Heading], whole: Sequence[Heading]) -> str | None:
    """What a bare number is by the headers over and beside it; None where nothing tells or they contradict its sign.

    A decimal that these say nothing of may be what the caption says of all: "How many times as likely …".
    """
    if value.kind in {"percent", "ratio", "points"}:
        contradicted = value.kind == "percent" and any(h.ratio and not h.percent for h in near)
        return None if contradicted else value.kind
    if any(h.ratio and not h.percent for h in near):
        return "ratio"
    if value.kind != "decimal":
        return "count"
    said = any(h.ratio and not h.percent for h in whole) and not any(h.count or h.percent or h.rate or h.share for h in near)
    return "ratio" if said else None


def _groups(kind: str | None, cell: _Cell) -> tuple[str | None, str | None, str | None]:
    """Group, comparator and note of a cell; no group where its headings name several for one number, or none at all."""
    named = next((h.groups for h in cell.near if h.groups), ()) or next((h.groups for h in cell.all if h.groups), ())
    if kind in {"ratio", "points"}:
        if len(named) >= _PAIR:
            return named[0], named[1], None
        group = named[0] if named else "minority_ethnic"
        return group, OTHER.get(group, "white"), None if named else _UNORIENTED
    if named:
        return (named[0] if len(named) == 1 else None), None, None
    counted = kind == "count" and any(h.event and h.event != "pay_band" for h in cell.near)
    return ("all" if counted or any(h.total for h in cell.near) else None), None, None


def _category(cell: _Cell, event: str) -> str | None:
    """The pay band as printed: the label or header that names it."""
    if event != "pay_band":
        return None
    for heading in (*cell.labels, *cell.over):
        plain = not heading.groups and not heading.total and not heading.percent and not heading.count
        if plain and heading.period is None and (heading.band or not heading.service):
            return heading.text
    return next((h.band for h in cell.near if h.band), None)
