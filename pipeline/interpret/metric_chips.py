"""Labels of metrics set beside an action's text, as chips on a card are: "M6 M7" above "Run a survey", above who and when."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.interpret.fields.metric_refs import names_only_metrics
from pipeline.interpret.tree import Line, Node
from schemas.framework import Framework


def without_chips(lines: Sequence[Line], framework: Framework) -> tuple[list[Line], list[Line]]:
    """Lines that end in an action's text without the labels of metrics below it, and these; all of them where no text is left."""
    end = len(lines)
    while end and _is_chip(lines[end - 1], framework):
        end -= 1
    return (list(lines[:end]), list(lines[end:])) if end else (list(lines), [])


def take_chips(content: list[Node], framework: Framework) -> list[Line]:
    """The labels of metrics that a scope's content ends in, taken out of it."""
    out: list[Line] = []
    while content and isinstance(line := content[-1], Line) and _is_chip(line, framework):
        out.insert(0, line)
        content.pop()
    return out


def _is_chip(line: Line, framework: Framework) -> bool:
    return line.kind != "heading" and names_only_metrics(line.text, framework)
