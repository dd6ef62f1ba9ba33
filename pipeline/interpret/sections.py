"""The plan's sections: what they are called and what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from pipeline.interpret.fields.metric_events import is_of_any_source
from pipeline.interpret.fields.metric_refs import (
    metrics_by_event,
    names_only_metrics,
    read_metric_refs,
    theme_in,
    theme_of,
    theme_of_metrics,
)
from pipeline.interpret.fields.withheld import availability_of
from pipeline.interpret.found import Found, text_of
from pipeline.interpret.items import is_quoted, measures, text_of_lines
from pipeline.interpret.judging import Tells
from pipeline.interpret.marks import read_mark, read_number
from pipeline.interpret.section_scopes import holds_actions
from pipeline.interpret.tree import Field, Line, Scope
from schemas.document import Table
from schemas.framework import Framework
from schemas.passage import Passage, joined
from schemas.plan import Standing

SectionKind = Literal["heading", "card", "banner", "row", "group"]
_LONGEST_REF = 24
# A block that is a year or phase of the plan, with a name of its own behind it: "Year 2: Opening up progression".
_COUNTED_TIME = re.compile(r"((?:year|phase|stage)\s(?:[1-9]|one|two|three|four|five))\s*[:–—-]\s*(?=[^\W\d_])", re.IGNORECASE)


@dataclass
class SectionDraft:
    """A section with what it is read from; its metrics and theme are decided when its actions are known."""

    kind: SectionKind
    ref: Found | None = None
    title: Found | None = None
    title_lines: list[Passage] = field(default_factory=list)
    objective: Found | None = None
    objective_lines: list[Line] = field(default_factory=list)
    theme_lines: list[Line] = field(default_factory=list)
    metric_lines: list[Line] = field(default_factory=list)
    success_lines: list[Line] = field(default_factory=list)
    data_lines: list[Line] = field(default_factory=list)
    data_label: Passage | None = None
    tables: list[Table] = field(default_factory=list)
    metrics: list[int] = field(default_factory=list)
    stated: bool = False

    def holds(self, line: Line) -> bool:
        """Whether a line is among the section's own title, data or measures."""
        return any(line is own for own in (*self.data_lines, *self.objective_lines, *self.success_lines)) or any(
            line.passage is words for words in self.title_lines
        )

    def values(self, framework: Framework, success_of_actions: Sequence[Passage]) -> dict[str, Any]:
        """The contract's record as Found values."""
        metrics = self.read_metrics(framework, success_of_actions)
        theme = self.read_theme(framework, metrics)
        data = text_of_lines(self.data_lines)
        return {
            "ref": self.ref, "title": self.title, "objective": self.objective, "theme": theme, "metrics": metrics,
            "metrics_stated": self.stated, "indicators": [t for p in measures(self.success_lines) if (t := text_of(p))],
            "data_text": text_of(data) if data else None,
        }  # fmt: skip

    def read_metrics(self, framework: Framework, success_of_actions: Sequence[Passage]) -> list[Found]:
        """The metrics that the document names for the block, else those whose events it is about (contract, Section)."""
        named: dict[int, list[Passage]] = {}
        for words, bare in self._naming():
            for reference in read_metric_refs(words.text, framework, bare=bare):
                named.setdefault(reference.metric, []).append(words.cut(reference.start, reference.end))
        self.stated = bool(named)
        if not named:
            named = self._by_event(framework, success_of_actions)
            self.stated = bool(named) and set(named) == self._numbered_in_data(framework)
        self.metrics = sorted(named)
        standing: Standing = "stated" if self.stated else "inferred"
        return [Found(number, tuple(named[number]), standing) for number in self.metrics]

    def _naming(self) -> Iterable[tuple[Passage, bool]]:
        """What may name the block's metrics, and whether a mere number there does."""
        if self.ref is not None:
            yield joined([*self.ref.passages, *self.title_lines], " "), False
        yield from ((line, False) for line in self.title_lines)
        yield from ((line.passage, True) for line in self.metric_lines)
        yield from ((line.passage, False) for line in self.theme_lines)
        for line in self.objective_lines:
            yield from ((line.passage.cut(*found.span()), False) for found in _BRACKET.finditer(line.text))
        if self.data_label is not None:
            yield self.data_label, False
        yield from ((head, False) for line in self.data_lines if (head := _metric_at_head(line)) is not None)

    def _numbered_in_data(self, framework: Framework) -> set[int]:
        """The metrics whose numbers the block's data gives: "… took up training (Metric 5)"."""
        refs = (r for line in self.data_lines for r in read_metric_refs(line.text, framework))
        return {r.metric for r in refs if r.how == "number"}

    def _by_event(self, framework: Framework, success_of_actions: Sequence[Passage]) -> dict[int, list[Passage]]:
        own = [*self.title_lines, *(line.passage for line in (*self.objective_lines, *self.data_lines, *self.success_lines))]
        for words in (own, list(success_of_actions)):
            named: dict[int, list[Passage]] = {}
            headed = any(is_of_any_source(passage.text) for passage in self.title_lines)
            for passage in words if headed else _of_named_sources(words, framework):
                for number in metrics_by_event(passage.text, framework):
                    named.setdefault(number, []).append(passage)
            if self._is_only_headed(named, framework):
                named = {n: told for n, told in named.items() if any(p not in self.title_lines for p in told)}
            if named:
                return named
        return {}

    def _is_only_headed(self, named: Mapping[int, Sequence[Passage]], framework: Framework) -> bool:
        """Whether the title speaks of harassment by everybody ("Bullying at work") and the block of one source alone."""
        below = {number for number, told in named.items() if any(passage not in self.title_lines for passage in told)}
        return bool(below) and below < set(named) and _is_of_harassment(set(named), framework)

    def read_theme(self, framework: Framework, metrics: Sequence[Found]) -> Found | None:
        """The canonical theme: named by the title or a theme field, else that of its metrics."""
        for words in (*(line.passage for line in self.theme_lines), *self.title_lines):
            theme = theme_of(words.text, framework)
            if theme is not None:
                return Found(theme, (words,), "inferred")
        theme = theme_of_metrics([m.value for m in metrics], framework)
        agreed = {theme_of_metrics([m.value], framework) for m in metrics}
        named = next(((t, w) for w in self.title_lines if (t := theme_in(w.text, framework))), None)
        if named is not None and len(agreed) != 1:
            return Found(named[0], (named[1],), "inferred")
        return Found(theme, tuple(p for m in metrics for p in m.passages), "inferred") if theme else None


# What a bracket says of an aim may name its metrics: "Appointments are fair (SC-WRES metric 2)."
_BRACKET = re.compile(r"\([^()]{1,80}\)")


def _metric_at_head(line: Line) -> Passage | None:
    """The words before a colon near the head of a line of data: "Metric 7: 8% of …" names the metric."""
    colon = line.text.find(":", 0, _LONGEST_REF)
    return line.passage.cut(0, colon) if colon > 0 else None


def draft_section(scope: Scope, framework: Framework, tells: Tells) -> SectionDraft:
    """The section of a scope, its actions aside; `tells` knows lines that state where things stand."""
    kinds: dict[str, SectionKind] = {"card": "card", "banner": "banner", "record": "row"}
    draft = SectionDraft(kinds.get(scope.kind, "heading"))
    titles = _title_lines(scope, framework)
    read_title(draft, titles, framework)
    for node in scope.content:
        if isinstance(node, Field):
            _take_field(draft, _of_data(node, tells), framework)
        elif isinstance(node, Table):
            draft.tables.append(node)
    if scope.kind in {"heading", "card"}:
        _take_loose(draft, scope, framework, tells)
    if scope.kind == "banner" and (draft.title or draft.ref) is not None:
        _take_below(draft, scope.title[len(titles) :], tells)
    return draft


def _of_data(node: Field, tells: Tells) -> Field:
    """The field itself, or as data where its label ("Evidence", "Why it matters") may name either and its lines state figures."""
    either = node.name in {"success", "objective"} and any(name == "data" for name, _ in node.candidates)
    return replace(node, name="data") if either and tells(node.lines) else node


def _take_below(draft: SectionDraft, lines: Sequence[Line], tells: Tells) -> None:
    """What no label tells below a banner's title: data where it states where things stand, else the block's objective."""
    told = [line for line in lines if tells([line]) or availability_of(line.text) is not None]
    draft.data_lines = [*told, *draft.data_lines]
    if draft.objective is None and len(lines) > len(told):
        draft.objective_lines = [line for line in lines if line not in told]
        draft.objective = text_of(text_of_lines(draft.objective_lines))


def _title_lines(scope: Scope, framework: Framework) -> list[Line]:
    """The lines of a scope's head that are its title; below a mere number the title stands on the next line."""
    if scope.kind == "banner":
        mark = read_mark(scope.title[0].text, framework) if scope.title else None
        named = len(scope.title) > 1 and not scope.title[1].text.endswith(".")
        return scope.title[: 2 if named and mark is not None and mark.rest >= len(scope.title[0].text) else 1]
    if scope.kind == "card":
        number = scope.first("ref")
        return [*(number.lines if number else []), *scope.title]
    return scope.title


def read_title(draft: SectionDraft, lines: Sequence[Line], framework: Framework) -> None:
    """Takes ref and title of a heading: "Theme 1: Leadership", "1 - Metric 2 …", "No | 3"."""
    if not lines:
        return
    head = lines[0].passage
    mark = read_mark(head.text, framework)
    rest = head
    year = _COUNTED_TIME.match(head.text)
    if mark is None and year is not None:
        draft.ref, rest = text_of(head.cut(0, year.end(1))), head.cut(year.end())
    elif mark is not None and mark.kind in {"theme", "metric", "action", "number"}:
        draft.ref, rest = text_of(head.cut(mark.ref_start, mark.ref_end)), head.cut(mark.rest)
    else:
        number = read_number(head.text)
        if number is not None:
            at = head.text.index(number[0])
            draft.ref, rest = text_of(head.cut(at, at + len(number[0]))), head.cut(number[1])
        elif any(c.isdigit() for c in lines[0].marker or ""):
            from_marker = lines[0].rest(0)
            draft.ref = Found((lines[0].marker or "").rstrip(".) ").lstrip("("), (from_marker.passage,), "inferred")
    if rest.text.endswith(":"):
        rest = rest.cut(0, len(rest.text) - 1)
    draft.title_lines = [p for p in (rest, *(line.passage for line in lines[1:])) if p.text]
    draft.title = text_of(joined(draft.title_lines)) if draft.title_lines else None


def _take_field(draft: SectionDraft, node: Field, framework: Framework) -> None:
    if node.name == "objective":
        # Somebody's words that are set beside an aim are none of it.
        draft.objective_lines += [line for line in node.lines if not is_quoted(line)] or node.lines
        draft.objective = text_of(text_of_lines(draft.objective_lines))
    elif node.name == "theme":
        draft.theme_lines += node.lines
    elif node.name == "metric":
        for line in node.lines:
            names = not line.text.endswith(".") or names_only_metrics(line.text, framework)
            names = names or bool(read_mark(line.text, framework)) or _is_wording(line, framework)
            (draft.metric_lines if names else draft.data_lines).append(line)
    elif node.name == "success":
        draft.success_lines += node.lines
    elif node.name == "data":
        draft.data_lines += node.lines
        draft.data_label = node.label or draft.data_label
        draft.tables += node.tables


def _take_loose(draft: SectionDraft, scope: Scope, framework: Framework, tells: Tells) -> None:
    """Lines right below a heading: the metric's wording where the heading has only its number, else its data.

    Above the actions of any other block they are data from the first line on that states a figure, or that it is missing.
    """
    loose = _above_actions(scope)
    if draft.title is None and draft.ref is not None and loose and _is_title(loose[0], framework):
        draft.title_lines = [loose[0].passage]
        draft.title = text_of(loose[0].passage)
        loose = loose[1:]
    about_metric = draft.ref is not None and bool(read_metric_refs(draft.ref.value, framework))
    if loose and (about_metric or draft.data_lines or not holds_actions(scope, framework)):
        draft.data_lines = [*loose, *draft.data_lines]
    elif loose:
        first = next((at for at, line in enumerate(loose) if tells([line]) or _is_missing(line, framework)), len(loose))
        draft.data_lines = loose[first:]


def _is_missing(line: Line, framework: Framework) -> bool:
    """Whether a line says of an event of the standard that no figure of it is held or given."""
    return availability_of(line.text) is not None and bool(metrics_by_event(line.text, framework))


def _above_actions(scope: Scope) -> list[Line]:
    """The lines of a scope that stand in no field, down to its first action."""
    out: list[Line] = []
    for node in scope.content:
        if isinstance(node, Scope) or (isinstance(node, Field) and node.name == "action"):
            break
        if isinstance(node, Line):
            out.append(node)
    return out


def _of_named_sources(passages: Sequence[Passage], framework: Framework) -> list[Passage]:
    """The passages, where some say who harasses without those that speak of harassment alone ("Fewer staff are abused").

    Not below a title of harassment alone: there such words may be of everybody.
    """
    plain = [p for p in passages if is_of_any_source(p.text)]
    named = {n for p in passages if p not in plain for n in metrics_by_event(p.text, framework)}
    some = any(_is_of_harassment({number}, framework) for number in named)
    return [p for p in passages if p not in plain] if some else list(passages)


def _is_of_harassment(numbers: set[int], framework: Framework) -> bool:
    """Whether some metrics are all of harassment, which differ in nothing but by whom."""
    metrics = [framework.metric(number) for number in numbers]
    return bool(metrics) and all(m is not None and all(e.startswith("harassment") for e in m.events) for m in metrics)


def _is_title(line: Line, framework: Framework) -> bool:
    if _is_wording(line, framework):
        return True
    return line.kind != "item" and len(line.text) <= 80 and not line.text.endswith((".", ":", ";"))


def _is_wording(line: Line, framework: Framework) -> bool:
    return any(r.how == "wording" for r in read_metric_refs(line.text, framework))
