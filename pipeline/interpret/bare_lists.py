"""Lists of actions that no label names: below "Our actions", or in a plan that labels nothing; narrative lists are none."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.interpret.labels import folded
from pipeline.interpret.marks import outline_words, read_mark
from pipeline.interpret.tree import Field, Line, Node, Scope
from schemas.framework import Framework

LIKE_ACTIONS = 0.55
FEWEST_ITEMS = 2
Sure = Callable[[str, str], float]


def name_bare_lists(tree: Scope, framework: Framework, sure: Sure) -> None:
    """Bare lists become action fields, marked inferred.

    Below headings that say actions follow all do; in a plan without any labelled action those that read like things to be done.
    """
    for scope in tree.walk():
        if scope.label == "action":
            for inner in scope.walk():
                _name(inner, sure, 0.0)
    if not any(_names_actions(inner, framework) for inner in tree.walk()):
        for scope in tree.walk():
            if scope.kind in {"heading", "document"} and not _is_narrative(scope):
                _name(scope, sure, LIKE_ACTIONS)


def _names_actions(scope: Scope, framework: Framework) -> bool:
    mark = read_mark(scope.title[0].text, framework) if scope.title else None
    return scope.kind == "record" or scope.first("action") is not None or (mark is not None and mark.kind == "action")


def _is_narrative(scope: Scope) -> bool:
    words = folded(scope.title[0].text) if scope.title else ""
    return any(words == name or words.startswith(name + " ") for name in outline_words()["narrative"])


def _name(scope: Scope, sure: Sure, likeness: float) -> None:
    if scope.kind == "record" or scope.first("action") is not None:
        return
    out: list[Node] = []
    run: list[Line] = []
    for node in [*scope.content, None]:
        if isinstance(node, Line) and (node.kind == "item" or (run and node.bold)):
            run.append(node)
            continue
        out += _named(run, sure, likeness)
        run = []
        if node is not None:
            out.append(node)
    scope.content = out


def _named(run: list[Line], sure: Sure, likeness: float) -> list[Node]:
    items = [line for line in run if line.kind == "item" and line.depth == 0]
    if not items or (likeness and len(items) < FEWEST_ITEMS):
        return list(run)
    mean = sum(sure("action", line.text) for line in items) / len(items)
    if mean < likeness:
        return list(run)
    return [Field("action", None, run, inferred=True)]
