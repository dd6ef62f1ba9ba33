"""Tables of figures: which tables are, and the figures and gaps that their cells state under headers and beside labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.interpret.fields.figure_cells import CellReading, CellValue, is_figure_cell, read_cell, table_words
from pipeline.interpret.fields.figure_headers import Heading, first_with, read_heading_text
from pipeline.interpret.fields.figures import FigureContext, Lexicon
from pipeline.interpret.fields.figures.evidence import metric_of_event
from pipeline.interpret.fields.figures.prepare import Setting
from pipeline.interpret.fields.figures.slots import OTHER, STATES
from pipeline.interpret.fields.figures.standing import default_event
from pipeline.interpret.fields.folding import fold
from schemas.document import Table
from schemas.framework import Framework
from schemas.plan import AvailabilityStatus, Event, FigureStatus, Period, Qualifier, Quantity, Service, Unit

_WHOLE = (97.0, 103.0)
_HEADER_ROWS = 4
_LABEL_COLUMNS = 3
_UNITS: dict[str, Unit] = {
    "percent": "percent",
    "count": "count",
    "decimal": "ratio",
    "ratio": "ratio",
    "points": "percentage_points",
}


@dataclass(frozen=True)
class CellFigure:
    """One figure of a cell: where it stands (grid position, offsets in the cell's text) and the contract's fields."""

    row: int
    column: int
    start: int
    end: int
    metric: int | None
    quantity: Quantity
    event: Event
    group: str
    comparator: str | None
    service: Service
    category: str | None
    value: float
    unit: Unit
    qualifier: Qualifier | None
    status: FigureStatus
    period: Period | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class CellAvailability:
    """A cell that says that it has no figure, and why."""

    row: int
    column: int
    start: int
    end: int
    metric: int | None
    service: Service
    status: AvailabilityStatus


@dataclass(frozen=True)
class FigureTableReadings:
    """The figures of a table's cells in row order, and its cells without one."""

    figures: list[CellFigure] = field(default_factory=list)
    availability: list[CellAvailability] = field(default_factory=list)


@dataclass(frozen=True)
class _Shape:
    """How many rows are headers and how many columns labels."""

    headers: int
    labels: int


def figure_table_likeness(table: Table, lexicon: Lexicon) -> float:
    """How sure it is, 0 to 1, that a table holds figures: the part of its body cells that are numbers or marks of missing ones."""
    if table.rows < 1 or table.columns < 2 or _counts_actions(table):
        return 0.0
    shape = _shape(table)
    if shape is None:
        return 0.0
    body = [c for c in table.cells if c.row >= shape.headers and c.column >= shape.labels and c.text.strip()]
    numeric = [c for c in body if is_figure_cell(c.text)]
    with_values = [c for c in numeric if read_cell(c.text).values]
    if not body or not with_values:
        return 0.0
    width = (table.columns - shape.labels) / table.columns
    return len(numeric) / len(body) * (1.0 if width >= 0.3 or table.columns <= 3 else 0.6)


def read_figure_table(table: Table, context: FigureContext, framework: Framework, lexicon: Lexicon) -> FigureTableReadings:
    """The figures that a table states, cell by cell, and the cells that say they have none.

    A header over several columns holds for each of them, a banner row for the rows below it, the corner and the caption
    for all. Years or periods that differ from column to column make the latest `actual`, the others `previous`.
    """
    shape = _shape(table)
    if shape is None or _counts_actions(table):
        return FigureTableReadings()
    reader = _Reader(table, shape, context, framework, Setting(lexicon, context.services))
    figures = [figure for row in range(shape.headers, table.rows) for figure in reader.row(row)]
    figures = _settle(_dated(figures), framework)
    return FigureTableReadings(figures, reader.gaps)


def _counts_actions(table: Table) -> bool:
    words = set(table_words()["status"]["words"])
    texts = [fold(c.text).strip(" .:") for c in table.cells if c.row < 2 or c.column == 0]
    return sum(t in words for t in texts) >= 2


def _shape(table: Table) -> _Shape | None:
    headers = 0
    for row in range(min(table.rows, _HEADER_ROWS)):
        cells = [c for c in table.row_cells(row) if c.text.strip()]
        numeric = [c for c in cells if c.column > 0 and read_cell(c.text).values and not _is_year(c.text)]
        if numeric and row >= table.header_rows:
            break
        headers = row + 1
    if headers >= table.rows:
        return None
    labels = 0
    for column in range(min(table.columns - 1, _LABEL_COLUMNS)):
        cells = [c for c in table.cells if c.column == column and c.row >= headers and c.text.strip()]
        numeric = [c for c in cells if is_figure_cell(c.text)]
        if cells and len(numeric) * 2 > len(cells) and not (column == 0 and _counts_up([c.text for c in cells])):
            break
        labels = column + 1
    if labels == 0:
        return None
    return _Shape(headers, labels)


def _counts_up(texts: Sequence[str]) -> bool:
    """Whether a first column only numbers its rows."""
    plain = [t.strip().rstrip(".") for t in texts]
    return all(t.isdigit() for t in plain) and [int(t[:6]) for t in plain] == list(
        range(int(plain[0][:6]), int(plain[0][:6]) + len(plain))
    )


def _is_year(text: str) -> bool:
    plain = text.strip()
    return len(plain) == 4 and plain.isdigit() and plain[:2] in {"19", "20"}


class _Reader:
    """Reads one table, row by row."""

    def __init__(self, table: Table, shape: _Shape, context: FigureContext, framework: Framework, setting: Setting) -> None:
        self.table, self.shape, self.context, self.framework, self.setting = table, shape, context, framework, setting
        self.gaps: list[CellAvailability] = []
        self._read: dict[str, Heading] = {}
        self._banner: Heading | None = None
        self._over = self._table_headings()

    def _heading(self, text: str) -> Heading:
        if text not in self._read:
            self._read[text] = read_heading_text(text, self.context, self.framework, self.setting)
        return self._read[text]

    def _table_headings(self) -> list[Heading]:
        """The corner cells and the caption: they hold for the whole table."""
        texts = [self._text(row, column) for row in range(self.shape.headers) for column in range(self.shape.labels)]
        wide = [c.text for c in self.table.cells if c.row < self.shape.headers and c.columns >= self.table.columns]
        return [self._heading(t) for t in dict.fromkeys([*texts, *wide, self.table.caption or ""]) if t.strip()]

    def _text(self, row: int, column: int) -> str:
        cell = self.table.cell_at(row, column)
        return cell.text if cell is not None else ""

    def row(self, row: int) -> list[CellFigure]:
        """The figures of a row; a row with one text in it only is a banner for those below."""
        cells = [c for c in self.table.row_cells(row) if c.text.strip()]
        if len(cells) == 1 and not read_cell(cells[0].text).values:
            self._banner = self._heading(cells[0].text)
            return []
        labels = [self._heading(t) for t in dict.fromkeys(self._text(row, c) for c in range(self.shape.labels)) if t.strip()]
        out: list[CellFigure] = []
        for cell in cells:
            if cell.column < self.shape.labels or cell.row != row:
                continue
            out += self._cell(row, cell.column, cell.text, labels)
        return out

    def _cell(self, row: int, column: int, text: str, labels: list[Heading]) -> list[CellFigure]:
        reading = read_cell(text)
        over = [
            self._heading(t)
            for t in dict.fromkeys(self._text(r, column) for r in range(self.shape.headers - 1, -1, -1))
            if t.strip()
        ]
        over = [h for h in over if h not in self._over]
        headings = [*over, *labels, *([self._banner] if self._banner is not None else []), *self._over]
        if any(h.national or (h.gap and not any(v.kind == "points" for v in reading.values)) for h in (*over, *labels)):
            return []
        if reading.missing is not None:
            self._gap(row, column, text, reading, headings)
            return []
        figures = [self._figure(row, column, text, value, over, labels, headings) for value in reading.values]
        return [f for f in figures if f is not None]

    def _gap(self, row: int, column: int, text: str, reading: CellReading, headings: list[Heading]) -> None:
        metric = self._metric(headings)
        if metric is not None and reading.missing is not None:
            service = first_with(headings, "service") or self.context.service or "both"
            self.gaps.append(CellAvailability(row, column, 0, len(text), metric, service, reading.missing))  # type: ignore[arg-type]

    def _event(self, headings: Sequence[Heading]) -> str | None:
        event = first_with(headings, "event")
        if event == "workforce":
            event = next((h.event for h in headings if h.event and h.event != "workforce" and h in headings[:2]), "workforce")
        if event is None and any(h.band for h in headings):
            event = "pay_band"
        if event is None:
            event = default_event(self.context, self.framework)
        if event == "harassment":
            default = default_event(self.context, self.framework)
            event = default if default is not None and default.startswith("harassment") else None
        return str(event) if event is not None else None

    def _metric(self, headings: Sequence[Heading]) -> int | None:
        metric = first_with(headings, "metric")
        return int(str(metric)) if metric is not None else metric_of_event(self._event(headings), self.framework)

    def _figure(
        self,
        row: int,
        column: int,
        text: str,
        value: CellValue,
        over: list[Heading],
        labels: list[Heading],
        headings: list[Heading],
    ) -> CellFigure | None:
        kind = self._kind(value, [*over, *labels])
        group, comparator, note = self._groups(kind, [*over, *labels], headings)
        event = self._event(headings)
        if kind is None or group is None or event is None:
            return None
        total = any(h.total for h in labels) and event == "pay_band"
        event = "workforce" if total else event
        metric = None if total else (self._metric(headings) or None)
        if event == "workforce" and not total:
            metric = metric_of_event("senior_management", self.framework) if self._beside_senior() else None
        period = first_with([*over, *labels, *headings], "period")
        quantity: Quantity = (
            "relative_likelihood" if kind == "ratio" else "count" if kind == "count" else "gap" if kind == "points" else "other"
        )
        if quantity == "other":
            quantity = "rate" if any(h.rate for h in headings) else "share" if any(h.share for h in headings) else "other"
        return CellFigure(
            row, column, 0, len(text), metric, quantity, event,  # type: ignore[arg-type]
            group, comparator, (first_with(headings, "service") or self.context.service or "both"),  # type: ignore[arg-type]
            self._category(labels, over, event), value.value, _UNITS[kind], value.qualifier, self._status([*over, *labels]),
            period.period if period is not None else self.context.period, (note,) if note else (),  # type: ignore[attr-defined]
        )  # fmt: skip

    def _kind(self, value: CellValue, near: Sequence[Heading]) -> str | None:
        """What a bare number is by the headers over and beside it; None where nothing tells."""
        if value.kind in {"percent", "ratio", "points"}:
            return value.kind if not (value.kind == "percent" and any(h.ratio and not h.percent for h in near)) else None
        for heading in near:
            if heading.ratio and not heading.percent:
                return "ratio"
        if any(h.percent and not h.count for h in near) and value.value <= 100:
            return "percent"
        if value.kind == "decimal":
            return None
        return "count"

    def _groups(
        self, kind: str | None, near: Sequence[Heading], headings: Sequence[Heading]
    ) -> tuple[str | None, str | None, str | None]:
        named = next((h.groups for h in near if h.groups), ()) or next((h.groups for h in headings if h.groups), ())
        if kind in {"ratio", "points"}:
            if len(named) >= 2:
                return named[0], named[1], None
            group = named[0] if named else "minority_ethnic"
            return group, OTHER.get(group, "white"), None if named else "no group named: read in the standard's orientation"
        if len(named) == 1:
            return named[0], None, None
        if len(named) > 1:
            return None, None, None
        if any(h.total for h in near) or (kind == "count" and any(h.event and h.event != "pay_band" for h in near)):
            return "all", None, None
        return None, None, None

    def _category(self, labels: Sequence[Heading], over: Sequence[Heading], event: str) -> str | None:
        if event != "pay_band":
            return None
        for heading in (*labels, *over):
            if not heading.groups and not heading.total and (heading.band or not heading.service):
                if heading.percent or heading.count or heading.period is not None:
                    continue
                return heading.text
        return next((h.band for h in (*labels, *over) if h.band), None)

    def _status(self, near: Sequence[Heading]) -> FigureStatus:
        if any(h.target for h in near):
            return "target"
        if any(h.previous for h in near):
            return "previous"
        return self.context.status

    def _beside_senior(self) -> bool:
        return any(
            self._heading(c.text).event == "senior_management"
            for c in self.table.cells
            if c.row < self.shape.headers or c.column < self.shape.labels
        )


def _dated(figures: list[CellFigure]) -> list[CellFigure]:
    """Of figures that differ in nothing but the period, the earlier ones are previous."""
    latest: dict[tuple[object, ...], str] = {}
    for figure in figures:
        if figure.period is not None and figure.status == "actual":
            key = _key(figure)
            latest[key] = max(latest.get(key, ""), figure.period.end or "")
    out = []
    for figure in figures:
        earlier = (
            figure.period is not None and figure.status == "actual" and (figure.period.end or "") < latest.get(_key(figure), "")
        )
        out.append(replace(figure, status="previous") if earlier else figure)
    return out


def _key(figure: CellFigure) -> tuple[object, ...]:
    return figure.metric, figure.event, figure.group, figure.comparator, figure.service, figure.category, figure.unit


def _settle(figures: list[CellFigure], framework: Framework) -> list[CellFigure]:
    """Share or rate: parts of one whole add up to a hundred across the groups, or down the bands."""
    out = []
    for figure in figures:
        if figure.quantity != "other":
            out.append(figure)
            continue
        same = [
            f
            for f in figures
            if f.unit == "percent"
            and (f.event, f.service, f.status, f.period) == (figure.event, figure.service, figure.status, figure.period)
        ]
        across = sum(f.value for f in {f.group: f for f in same if f.category == figure.category and f.group != "all"}.values())
        down = sum(f.value for f in same if f.group == figure.group and f.category is not None)
        out.append(replace(figure, quantity=_quantity(figure, across, down, framework)))
    return out


def _quantity(figure: CellFigure, across: float, down: float, framework: Framework) -> Quantity:
    if _WHOLE[0] <= across <= _WHOLE[1] and across != figure.value:
        return "share"
    if figure.category is not None and _WHOLE[0] <= down <= _WHOLE[1]:
        return "rate"
    metric = framework.metric(figure.metric) if figure.metric is not None else None
    if figure.event in STATES or (metric is not None and metric.kind in {"share", "share_gap"}):
        return "share"
    return "share" if figure.event in {"shortlisted", "applied"} else "rate"
