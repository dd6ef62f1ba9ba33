"""The figures and the availability of a plan, section by section, from prose, measures, progress and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.interpret.actions import ActionDraft
from pipeline.interpret.claims import Claims, figure_labels
from pipeline.interpret.data_period import data_period
from pipeline.interpret.fields.availability import read_availability
from pipeline.interpret.fields.figure_tables import read_figure_table
from pipeline.interpret.fields.figures import FigureContext, FigureReading, may_hold_figure, read_figures
from pipeline.interpret.fields.figures.periods import read_periods
from pipeline.interpret.fields.metric_refs import metrics_by_event
from pipeline.interpret.fields.services import names_service
from pipeline.interpret.found import Found
from pipeline.interpret.number_accounts import Taken, figure
from pipeline.interpret.sections import SectionDraft
from pipeline.interpret.settings import Settings
from pipeline.interpret.tree import Line, line_of
from schemas.document import Table, paragraphs
from schemas.passage import Passage
from schemas.plan import FigureStatus, Period, Service
from schemas.problems import Note

Draft = dict[str, Any]


@dataclass
class Numbers:
    """Figures and availability on their way into the plan, each with the block that orders it.

    `scope` is the one service that the plan says it is about, `dated` the period of all its data, each with the words that
    say so.
    """

    settings: Settings
    services: dict[str, Service]
    scope: tuple[Service, Passage] | None = None
    dated: tuple[Period, Passage] | None = None
    figures: list[tuple[tuple[int, int], Draft]] = field(default_factory=list)
    availability: list[tuple[tuple[int, int], Draft]] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    labels: Claims = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def tells(self, lines: Sequence[Line]) -> bool:
        """Whether lines state where things stand: a figure of one of the standard's metrics that is no target."""
        texts = [line.text for line in lines if may_hold_figure(line.text)]
        if not any(metrics_by_event(text, self.settings.framework) for text in texts):
            return False
        readings = read_figures(texts, self._context((), "actual"), self.settings.framework, self.settings.lexicon)
        return any(f.metric is not None and f.status != "target" for f in readings.figures)

    def read_plan(
        self,
        sections: Sequence[SectionDraft],
        actions: Sequence[ActionDraft],
        tables: Sequence[Table],
        narrative: Sequence[Line],
    ) -> None:
        """Figures and availability of all sections, then of the actions, tables and lines that stand outside them."""
        self.dated = data_period(narrative)
        for at, section in enumerate(sections):
            self.read_section(at, section, [a for a in actions if a.context.section == at])
        self.read_section(None, None, [a for a in actions if a.context.section is None])
        for table in tables:
            self.read_table(None, table, ())
        self.read_prose(narrative)

    def read_section(self, at: int | None, section: SectionDraft | None, actions: Sequence[ActionDraft]) -> None:
        """Everything that a section says in numbers: its data first, then measures and progress of its own and its actions."""
        metrics = tuple(section.metrics) if section is not None else ()
        if section is not None:
            label = [Line(section.data_label, "paragraph")] if section.data_label is not None else []
            told = [*label, *section.data_lines]
            title = [Line(words, "heading") for words in section.title_lines if may_hold_figure(words.text)]
            context = self._context(metrics, "actual", _only_period(label))
            headed = [*label, *title]
            period = self._told(at, [*headed, *section.data_lines], context, titles=len(headed)) or _only_period(told)
            period = period or _day_named(section.title_lines)
            for table in section.tables:
                self.read_table(at, table, metrics, period)
            self._held(at, section.data_lines, metrics)
            for line in section.objective_lines:
                self._aims(at, line, metrics)
            self._prose(at, section.success_lines, metrics, "target")
        for action in actions:
            self._aims(at, Line(action.text, "paragraph"), metrics)
            self._prose(at, action.success_lines, metrics, "target")
            self._told(at, action.progress_lines, replace(self._context(metrics, "actual"), about_metric=False))

    def read_prose(self, lines: Sequence[Line]) -> None:
        """Narrative outside the sections."""
        self._prose(None, list(lines), (), "actual")

    def _context(self, metrics: tuple[int, ...], status: FigureStatus, period: Period | None = None) -> FigureContext:
        return FigureContext(metrics=metrics, status=status, period=period, services=self.services)

    def _prose(self, at: int | None, lines: Sequence[Line], metrics: tuple[int, ...], status: FigureStatus) -> Period | None:
        return self._told(at, lines, self._context(metrics, status))

    def _told(self, at: int | None, lines: Sequence[Line], context: FigureContext, *, titles: int = 0) -> Period | None:
        """The figures of some lines; one that the first lines, as titles, only say before the others do is taken once."""
        if not any(may_hold_figure(line.text) for line in lines):
            return None
        readings = read_figures([line.text for line in lines], context, self.settings.framework, self.settings.lexicon)
        below = {_said(reading) for reading in readings.figures if reading.index >= titles}
        for reading in readings.figures:
            if reading.index >= titles or _said(reading) not in below:
                self._add(at, reading, [line.passage for line in lines])
        periods = {f.period for f in readings.figures if f.period is not None and f.status == "actual"}
        return next(iter(periods)) if len(periods) == 1 else None

    def _aims(self, at: int | None, line: Line, metrics: tuple[int, ...]) -> None:
        """What an action's own text aims at: shares and rates of the workforce; people it merely counts are no figures."""
        if any(c.isdigit() for c in line.text):
            context = self._context(metrics, "target")
            readings = read_figures([line.text], context, self.settings.framework, self.settings.lexicon)
            for reading in readings.figures:
                if reading.quantity != "count" and reading.metric is not None:
                    self._add(at, reading, [line.passage])

    def _add(self, at: int | None, reading: FigureReading, passages: Sequence[Passage]) -> None:
        clause = passages[reading.index].cut(reading.start, reading.end)
        borrowed = [passages[index].cut(start, end) for index, start, end in reading.borrowed]
        self._store(at, reading, clause, borrowed)
        for doubt in reading.notes:
            block = clause.blocks[0] if clause.blocks else None
            self.notes.append(Note(code="figure_in_doubt", message=f"Of a figure: {doubt}.", words=clause.text, block=block))
        self._take(clause, reading.number[0] - reading.start, reading.number[1] - reading.start)

    def _take(self, clause: Passage, start: int, end: int) -> None:
        taken = figure(clause, start, end)
        self.taken += [taken] if taken is not None else []

    def _store(self, at: int | None, reading: Any, clause: Passage, borrowed: Sequence[Passage]) -> None:
        if not clause:
            return
        where = (clause, *(p for p in borrowed if p))
        names = (
            "metric",
            "quantity",
            "event",
            "group",
            "comparator",
            "service",
            "category",
            "value",
            "unit",
            "qualifier",
            "status",
        )
        draft: Draft = {"section": at}
        for name in names:
            value = getattr(reading, name)
            draft[name] = Found(value, where if name != "value" else (clause,)) if value is not None else None
        draft["service"] = self._service(reading.service, where)
        period = reading.period
        draft["period"] = Found(period.model_dump(), where) if period is not None else self._period(reading)
        draft["text"] = Found(clause.text, (clause,))
        self.figures.append(((clause.blocks[0], reading.start), draft))

    def _period(self, reading: Any) -> Found | None:
        """The period of all the plan's data, for a figure of today that neither its words nor its block date."""
        if self.dated is None or reading.status != "actual" or reading.metric is None:
            return None
        return Found(self.dated[0].model_dump(), (self.dated[1],), "inherited")

    def _service(self, said: Service, where: tuple[Passage, ...]) -> Found:
        """The service that the words say; where they say none, the one that the whole plan is about."""
        if said != "both" or self.scope is None or any(names_service(words.text) for words in where[:1]):
            return Found(said, where)
        return Found(self.scope[0], (self.scope[1],), "inherited")

    def _held(self, at: int | None, lines: Sequence[Line], metrics: tuple[int, ...]) -> None:
        if not lines or not metrics:
            return
        context = self._context(metrics, "actual")
        readings = read_availability([line.text for line in lines], context, self.settings.framework, self.settings.lexicon)
        for reading in readings:
            words = lines[reading.index].passage.cut(reading.start, reading.end)
            self._not_held(at, reading, words)

    def _not_held(self, at: int | None, reading: Any, words: Passage) -> None:
        if not words:
            return
        where = (words,)
        draft: Draft = {
            "section": at,
            "metric": Found(reading.metric, where) if reading.metric is not None else None,
            "service": self._service(reading.service, where),
            "status": Found(reading.status, where),
            "text": Found(words.text, where),
        }
        self.availability.append(((words.blocks[0], reading.start), draft))

    def read_table(self, at: int | None, table: Table, metrics: tuple[int, ...], period: Period | None = None) -> None:
        """The figures of a table's cells."""
        context = self._context(metrics, "actual", period)
        readings = read_figure_table(table, context, self.settings.framework, self.settings.lexicon)
        for reading in readings.figures:
            words = self._cell(table, reading.row, reading.column, reading.start, reading.end)
            self._store(at, reading, words, [])
            self._take(words, 0, reading.end - reading.start)
        for held in readings.availability:
            self._not_held(at, held, self._cell(table, held.row, held.column, held.start, held.end))
        told = [(one.row, one.column) for one in readings.figures] + [(one.row, one.column) for one in readings.availability]
        self.labels.update(figure_labels(table, told))

    @staticmethod
    def _cell(table: Table, row: int, column: int, start: int, end: int) -> Passage:
        cell = table.cell_at(row, column)
        lines = [line_of(p) for p in paragraphs(cell.blocks)] if cell is not None else []
        for line in lines:
            if end <= len(line.text):
                return line.passage.cut(start, end)
            start, end = start - len(line.text) - 1, end - len(line.text) - 1
        return Passage(())


def _said(reading: FigureReading) -> tuple[object, ...]:
    """What a figure says, its time aside."""
    return (
        reading.metric, reading.quantity, reading.event, reading.group, reading.comparator, reading.service, reading.category,
        reading.value, reading.unit,
    )  # fmt: skip


def _day_named(titles: Sequence[Passage]) -> Period | None:
    """The one day that a block's title is of: "Headcount by pay band at 31 March 2024"."""
    only = _only_period([Line(title, "heading") for title in titles])
    return only if only is not None and only.start == only.end else None


def _only_period(lines: Sequence[Line]) -> Period | None:
    """The one period that the words beside a block's tables name ("Figures for the year April 2024 to March 2025")."""
    periods = {words.period for line in lines for words in read_periods(line.text) if not words.deadline}
    return next(iter(periods)) if len(periods) == 1 else None
