"""How far an action is in a word or two: below its number ("Action 3", "In progress"), or beside a report on progress."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.interpret.fields.rag import read_rag
from pipeline.interpret.labels import folded
from pipeline.interpret.marks import numbers_action, outline_words
from pipeline.interpret.tree import Field, Line, Scope
from schemas.framework import Framework

_OF_STATUS = re.compile(r"\b(?:status|rag|brag|rating)\b")
FEWEST = 2


def tell_statuses(tree: Scope, framework: Framework) -> None:
    """Makes the status of each counted action of such a line, where several have one and text below it."""
    counted = [s for s in tree.walk() if s.title and numbers_action(s.title[0].text, framework) is not None]
    said = [scope for scope in counted if _says_status(scope)]
    for scope in said if len(said) >= FEWEST else []:
        line = scope.content[0]
        if isinstance(line, Line):
            # Behind the text: what stands above an action's fields is its text.
            scope.content = [*scope.content[1:], Field("rag", None, [line], inferred=True)]


def part_statuses(tree: Scope) -> None:
    """Parts fields under a label of a status, where most begin with one and the report stands below: "Amber", "Begun in May"."""
    told: dict[str, list[tuple[Scope, Field]]] = {}
    for scope in tree.walk():
        fields = [node for node in scope.content if isinstance(node, Field) and node.name in {"rag", "progress"} and node.lines]
        if len(fields) == 1 and _OF_STATUS.search(folded(fields[0].label_text)):
            told.setdefault(folded(fields[0].label_text), []).append((scope, fields[0]))
    for places in told.values():
        begun = [(scope, field) for scope, field in places if is_status(field.lines[0].text)]
        if 2 * len(begun) > len(places) and any(len(field.lines) > 1 for _, field in begun):
            for scope, field in begun:
                _part(scope, field)


def _part(scope: Scope, field: Field) -> None:
    """Puts a status and the report below it, if there is one, in the place of the field that holds both."""
    status = replace(field, name="rag", lines=field.lines[:1], coded=True)
    report = [replace(field, name="progress", lines=field.lines[1:])] if len(field.lines) > 1 else []
    at = next(n for n, node in enumerate(scope.content) if node is field)
    scope.content[at : at + 1] = [status, *report]


def code_statuses(tree: Scope) -> None:
    """Marks each status whose label some action has beside a report on progress: it is a status there and everywhere."""
    apart: set[str] = set()
    scopes = [*tree.walk()]
    for scope in scopes:
        fields = [node for node in scope.content if isinstance(node, Field)]
        if any(field.name == "progress" and field.lines for field in fields):
            apart |= {folded(field.label_text) for field in fields if field.name == "rag" and field.lines}
    for scope in scopes:
        for node in scope.content:
            if isinstance(node, Field) and node.name == "rag" and folded(node.label_text) in apart and is_status(node.text):
                node.coded = True


def _says_status(scope: Scope) -> bool:
    """Whether a status stands right above the text of an action."""
    first, second = (*scope.content, None, None)[:2]
    above = isinstance(first, Line) and first.kind == "paragraph" and is_status(first.text)
    return above and isinstance(second, Line)


def is_status(text: str) -> bool:
    """Whether a text is nothing but how far an action is: "In progress", "Amber"."""
    return folded(text) in outline_words()["statuses"] or read_rag(text) is not None
