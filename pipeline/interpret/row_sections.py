"""Rows of a table as blocks of the plan: a row about its metric, rows of one theme, priority or objective."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.interpret.fields.metric_refs import read_metric_refs
from pipeline.interpret.found import text_of
from pipeline.interpret.items import text_of_lines
from pipeline.interpret.labels import folded
from pipeline.interpret.marks import read_mark
from pipeline.interpret.sections import SectionDraft
from pipeline.interpret.tree import Field, Line, Scope
from schemas.framework import Framework

LONGEST_NAME = 8
LIKE_A_STATEMENT = 0.5
_COUNTED = re.compile(r"([0-9]{1,2})[.:)]\s+(?=[A-Z])")
Sure = Callable[[str, str], float]


def names_metric(scope: Scope, metric: Field, framework: Framework) -> bool:
    """Whether a row's cell for its metric is what the row is about: its first, or one that prints a metric's wording."""
    first = next((f for f in scope.content if isinstance(f, Field) and f.name != "ref"), None)
    refs = [r for line in metric.lines for r in read_metric_refs(line.text, framework, bare=True)]
    return bool(refs) and (first is metric or any(r.how == "wording" for r in refs))


def section_of_metric(metric: Field, framework: Framework) -> SectionDraft:
    """The section that a row's cell for its metric names."""
    draft = SectionDraft("row")
    head = metric.lines[0].passage
    mark = read_mark(head.text, framework)
    rest = head
    if mark is not None and mark.kind == "metric":
        draft.ref, rest = text_of(head.cut(mark.ref_start, mark.ref_end)), head.cut(mark.rest)
    draft.title_lines = [p for p in (rest, *(line.passage for line in metric.lines[1:])) if p.text]
    draft.title = text_of(text_of_lines([Line(p, "paragraph") for p in draft.title_lines])) if draft.title_lines else None
    draft.metric_lines = metric.lines
    return draft


def is_grouped(scope: Scope) -> bool:
    """Whether a row says which theme or objective it belongs to."""
    return any(bool(f.lines) for name in ("theme", "objective") for f in scope.fields(name)[:1])


def section_of_group(scope: Scope, framework: Framework, sure: Sure) -> SectionDraft:
    """The section that a row's cells for theme and objective name; a priority with a short name is a title, no statement."""
    draft = SectionDraft("group")
    theme, objective = scope.first("theme"), scope.first("objective")
    if theme is not None and theme.lines:
        draft.theme_lines = theme.lines
        _entitle(draft, _marked(draft, theme.lines, framework))
    if objective is not None and objective.lines:
        lines = objective.lines
        number = _COUNTED.match(lines[0].text)
        if draft.ref is None and draft.title is None:
            lines = _marked(draft, lines, framework)
            named = draft.ref is not None or _is_priority(objective)
            if number is not None:
                draft.ref = text_of(lines[0].passage.cut(*number.span(1)))
                lines = [lines[0].rest(number.end()), *lines[1:]]
            if named and _is_name(lines, sure):
                _entitle(draft, lines)
                return draft
        draft.objective_lines = lines
        draft.objective = text_of(text_of_lines(lines))
    return draft


def add_metrics(draft: SectionDraft, metric: Field) -> None:
    """A group is about the metrics that the cells of its rows name."""
    told = {line.text for line in draft.metric_lines}
    draft.metric_lines = [*draft.metric_lines, *(line for line in metric.lines if line.text not in told)]


def _marked(draft: SectionDraft, lines: Sequence[Line], framework: Framework) -> list[Line]:
    """The lines without the mark that opens them ("Priority 1: Fair pay"), which becomes the section's ref."""
    head = lines[0]
    mark = read_mark(head.text, framework)
    if mark is None or mark.kind != "theme" or mark.rest >= len(head.text):
        return list(lines)
    draft.ref = text_of(head.passage.cut(mark.ref_start, mark.ref_end))
    return [head.rest(mark.rest), *lines[1:]]


def _entitle(draft: SectionDraft, lines: Sequence[Line]) -> None:
    draft.title_lines = [line.passage for line in lines]
    draft.title = text_of(text_of_lines(lines))


def _is_priority(objective: Field) -> bool:
    return "priority" in folded(objective.label_text).split()


def _is_name(lines: Sequence[Line], sure: Sure) -> bool:
    """Whether a text names a block rather than says what it is to achieve."""
    text = lines[0].text
    short = len(lines) == 1 and len(text.split()) <= LONGEST_NAME and not text.endswith(".")
    return short and not text.startswith("To ") and sure("action", text) < LIKE_A_STATEMENT
