"""Headings that are actions themselves: each with no more below it than who, when and how one will know."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from pipeline.interpret.cycles import OF_RECORDS, TELLING
from pipeline.interpret.items import as_item
from pipeline.interpret.marks import may_count_actions, read_mark
from pipeline.interpret.tree import Field, Scope
from schemas.framework import Framework

FEWEST = 2
OF_AN_ACTION = OF_RECORDS | {"resources", ""}


def open_headed_actions(tree: Scope, framework: Framework) -> None:
    """Makes records of such headings where several are set alike, and most headings of that look that hold anything are such.

    "1. We will tell candidates how they are scored", bold, then "Named lead: …" and "Delivery date: …".
    """
    headings = [scope for scope in tree.walk() if scope.kind == "heading" and scope.title and scope.content]
    looks = Counter(scope.look for scope in headings)
    found = [scope for scope in headings if _is_action(scope, framework)]
    alike = Counter(scope.look for scope in found)
    for scope in found:
        if alike[scope.look] >= FEWEST and 2 * alike[scope.look] > looks[scope.look]:
            scope.kind = "record"
            text = as_item(replace(scope.title[0], kind="paragraph"))
            scope.content = [text, *scope.title[1:], *scope.content]
            scope.title = []


def _is_action(scope: Scope, framework: Framework) -> bool:
    mark = read_mark(scope.title[0].text, framework)
    if mark is not None and mark.kind in {"theme", "metric"} and not may_count_actions(scope.title[0].text):
        return False
    names = [node.name for node in scope.content if isinstance(node, Field) and node.lines]
    known = [name for name in names if name]
    unknown = [node for node in scope.content if isinstance(node, Field) and not node.name]
    told = bool(TELLING & set(known)) and len(set(known)) == len(known)
    # Of several labels that nobody knows one with a list may be that of the block's actions.
    told = told and (len(unknown) < FEWEST or all(len(node.lines) == 1 for node in unknown))
    return told and len(names) == len(scope.content) and OF_AN_ACTION.issuperset(names)
