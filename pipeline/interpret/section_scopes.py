"""Which scopes of the tree are sections of the plan, by what they are, what they are called and what they hold."""

from __future__ import annotations

from pipeline.interpret.fields.metric_refs import read_metric_refs, theme_of
from pipeline.interpret.labels import folded
from pipeline.interpret.marks import is_whole_plan, outline_words, read_mark, read_number
from pipeline.interpret.tree import Field, Scope
from schemas.framework import Framework

_PARTS = frozenset({"part", "chapter", "section"})
CONTENT_FIELDS = frozenset({"action", "objective", "data", "success", "metric"})


def is_section(scope: Scope, framework: Framework) -> bool:
    """Whether a scope is a block of the plan (contract, Section): a card, a banner with rows, a metric's or theme's heading."""
    if scope.kind == "heading":
        return _is_headed_section(scope, framework)
    if scope.kind == "card":
        return bool({node.name for node in scope.content if isinstance(node, Field)} & CONTENT_FIELDS)
    return scope.kind == "banner" and bool(scope.scopes())


def _is_headed_section(scope: Scope, framework: Framework) -> bool:
    mark = read_mark(scope.title[0].text, framework) if scope.title else None
    if mark is not None and mark.kind in {"theme", "metric"}:
        parts = _parts_document(scope) and not _is_of_plan(scope, framework)
        return not parts and holds_something(scope) and not _is_outer_part(scope, framework)
    if scope.title and folded(scope.title[0].text) in outline_words()["narrative"]:
        return False
    if any(isinstance(node, Field) and node.name in {"objective", "metric"} and node.lines for node in scope.content):
        return holds_actions(scope, framework)
    if not scope.title:
        return False
    title = scope.title[0].text
    number = read_number(title)
    if is_whole_plan(title[number[1] :] if number is not None else title):
        return False
    named = theme_of(title, framework) or read_metric_refs(title, framework) or number
    return bool(named) and holds_actions(scope, framework) and not any(is_section(inner, framework) for inner in scope.scopes())


def _is_outer_part(scope: Scope, framework: Framework) -> bool:
    """Whether a heading only parts the document ("Part A: last year's actions") and the blocks below it are the plan's."""
    own = any(isinstance(node, Field) for node in scope.content)
    return _parts_document(scope) and not own and any(is_section(inner, framework) for inner in scope.scopes())


def _parts_document(scope: Scope) -> bool:
    """Whether a heading counts a part of the document: "Section 1: Agency profile"."""
    return scope.title[0].text.split()[0].lower() in _PARTS


def _is_of_plan(scope: Scope, framework: Framework) -> bool:
    """Whether a part of the document has actions in it, or a heading that names a theme or a metric."""
    titles = [line.text for inner in scope.walk() for line in inner.title]
    named = any(theme_of(title, framework) or read_metric_refs(title, framework) for title in titles)
    return named or holds_actions(scope, framework)


def holds_actions(scope: Scope, framework: Framework) -> bool:
    """Whether a field of actions, a record or a heading that counts an action ("Action 3") stands anywhere in it."""
    inside = (inner for inner in scope.walk() if inner is not scope)
    return scope.first("action") is not None or any(
        inner.kind == "record" or inner.first("action") is not None or _counts_action(inner, framework) for inner in inside
    )


def _counts_action(scope: Scope, framework: Framework) -> bool:
    return names_action(scope, framework) and holds_something(scope)


def names_action(scope: Scope, framework: Framework) -> bool:
    """Whether a scope's title begins with the count of an action ("Action 3")."""
    mark = read_mark(scope.title[0].text, framework) if scope.title else None
    return mark is not None and mark.kind == "action"


def holds_something(scope: Scope) -> bool:
    """Whether it is more than a heading or a line of a list of headings."""
    return any(inner.content for inner in scope.walk())
