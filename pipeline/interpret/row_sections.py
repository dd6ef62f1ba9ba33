"""Sections that the rows of a table name in a cell of their own: a metric, or the theme and objective that rows share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.interpret.actions import ActionDraft
from pipeline.interpret.banners import LONGEST_TITLE, beside_title
from pipeline.interpret.found import text_of
from pipeline.interpret.items import text_of_lines
from pipeline.interpret.marks import read_mark, read_number
from pipeline.interpret.sections import SectionDraft, read_title
from pipeline.interpret.tree import Field, Line, Scope
from schemas.framework import Framework
from schemas.passage import joined

LONGEST_COUNT = 4
COUNTED = re.compile(r"([0-9]{1,2}|[A-Z])[.:)]\s+(?=[A-Z])")


def section_of_metric(metric: Field, objective: Field | None, framework: Framework) -> SectionDraft:
    """The section of a row that names its metric first, with what the row says that it aims at."""
    draft = SectionDraft("row")
    head = metric.lines[0].passage
    mark = read_mark(head.text, framework)
    rest = head
    if mark is not None and mark.kind == "metric":
        draft.ref, rest = text_of(head.cut(mark.ref_start, mark.ref_end)), head.cut(mark.rest)
    draft.title_lines = [p for p in (rest, *(line.passage for line in metric.lines[1:])) if p.text]
    draft.title = text_of(text_of_lines([Line(p, "paragraph") for p in draft.title_lines])) if draft.title_lines else None
    draft.metric_lines = metric.lines
    if objective is not None and objective.lines:
        draft.objective_lines = objective.lines
        draft.objective = text_of(text_of_lines(objective.lines))
    return draft


def section_of_group(scope: Scope, framework: Framework) -> SectionDraft:
    """The section of the rows that share a row's theme and objective; what only names metrics there is no part of these."""
    draft = SectionDraft("group")
    theme, objective = scope.first("theme"), scope.first("objective")
    if theme is not None and theme.lines:
        draft.theme_lines = theme.lines
        title, draft.metric_lines = beside_title(theme.lines, framework)
        if len(title) > 1 and len(title[0].text) <= LONGEST_COUNT:
            # A narrow column turns the line behind the number.
            title = [Line(joined([title[0].passage, title[1].passage], " "), title[0].kind), *title[2:]]
        title, statement = _below_bold(title)
        read_title(draft, title, framework)
        draft.objective_lines = statement
        draft.objective = text_of(text_of_lines(statement)) if statement else None
    if objective is not None and objective.lines:
        lines, named = beside_title(objective.lines, framework)
        draft.metric_lines = [*draft.metric_lines, *named]
        title, statement = _below_bold(lines)
        if draft.ref is None and draft.title is None and (statement or _is_titled(lines, framework)):
            title, lines = (title, statement) if statement else (lines[:1], lines[1:])
            read_title(draft, title, framework)
        elif draft.ref is None and draft.title is None:
            lines = _without_number(draft, lines)
        draft.objective_lines = lines
        draft.objective = text_of(text_of_lines(lines)) if lines else None
    number = scope.first("block_ref")
    if draft.ref is None and number is not None and number.lines:
        draft.ref = text_of(number.lines[0].passage)
    return draft


def take_metrics_of_rows(section: SectionDraft, actions: Sequence[ActionDraft]) -> None:
    """Metrics that a column names alike for all rows of a group are the group's."""
    named = {tuple(sorted(set(action.metrics))) if action.metric_cells else () for action in actions}
    if section.kind == "group" and not section.metric_lines and len(named) == 1 and all(named):
        section.metric_lines = [Line(words, "paragraph") for words in actions[0].metric_cells]


def _below_bold(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """A cell's bold first lines, which are a title, and the statement in plain text below them; all are title where none is."""
    bold = next((n for n, line in enumerate(lines) if not line.bold), len(lines))
    if not bold or bold == len(lines) or lines[bold - 1].text.rstrip().endswith("."):
        return list(lines), []
    return list(lines[:bold]), list(lines[bold:])


def _is_titled(lines: Sequence[Line], framework: Framework) -> bool:
    """Whether a cell of objectives begins with a block's number and name ("Priority 2: Fair treatment"), not with a sentence.

    Above a sentence a name without a word for the block will do, where it is bold or counted ("A. Fair treatment").
    """
    if not lines or lines[0].text.rstrip().endswith("."):
        return False
    mark = read_mark(lines[0].text, framework)
    if mark is not None and mark.kind == "theme":
        return True
    counted = read_number(lines[0].text) is not None
    return len(lines) > 1 and len(lines[0].text) <= LONGEST_TITLE and not lines[1].bold and (lines[0].bold or counted)


def _without_number(draft: SectionDraft, lines: list[Line]) -> list[Line]:
    """The lines without the number that counts the block at their head, which becomes its ref."""
    number = COUNTED.match(lines[0].text)
    if number is None:
        return lines
    draft.ref = text_of(lines[0].passage.cut(*number.span(1)))
    return [lines[0].rest(number.end()), *lines[1:]]


def names_its_own_metrics(record: Scope, kind: str) -> bool:
    """Whether a record's metric is the action's and no section: a form's below a heading, or a chip beside the action's text."""
    metric = record.first("metric")
    chip = metric is not None and not record.layout and not metric.label_text
    return chip or (record.layout == "card" and kind == "heading")
