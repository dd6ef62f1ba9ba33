"""Headings that are actions themselves: each with no more below it than who, when and how one will know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace

from pipeline.interpret.cycles import OF_RECORDS, TELLING
from pipeline.interpret.items import as_item
from pipeline.interpret.labels import folded
from pipeline.interpret.marks import may_count_actions, read_mark
from pipeline.interpret.tree import Field, Node, Scope
from schemas.framework import Framework

FEWEST = 2
OF_AN_ACTION = OF_RECORDS | {"resources", ""}


def open_headed_actions(tree: Scope, framework: Framework) -> None:
    """Makes records of such headings where several are set alike, and most headings of that look that hold anything are such.

    "1. We will tell candidates how they are scored", bold, then "Named lead: …" and "Delivery date: …".
    """
    headings = [scope for scope in tree.walk() if scope.kind == "heading" and scope.title and scope.content]
    for scope in headings:
        _open_card(scope, framework)
    looks = Counter(scope.look for scope in headings)
    found = [scope for scope in headings if _is_action(scope, framework)]
    alike = Counter(scope.look for scope in found)
    for scope in found:
        if alike[scope.look] >= FEWEST and 2 * alike[scope.look] > looks[scope.look]:
            scope.kind = "record"
            text = as_item(replace(scope.title[0], kind="paragraph"))
            scope.content = [text, *scope.title[1:], *scope.content]
            scope.title = []
    for scope in tree.walk():
        _open_first(scope, found)


def _open_card(scope: Scope, framework: Framework) -> None:
    """Puts the fields of the only thing below a heading, a card without a title or action of its own, right below it.

    Where an action stands now is its progress.
    """
    card = scope.content[0]
    if len(scope.content) != 1 or not isinstance(card, Scope) or card.kind != "card" or card.title or card.first("action"):
        return
    fields = [
        replace(node, name="progress")
        if isinstance(node, Field) and node.name == "data" and card.first("progress") is None
        else node
        for node in card.content
    ]
    if _is_action(replace(scope, content=fields), framework):
        scope.content = fields


def _open_first(block: Scope, records: Sequence[Scope]) -> None:
    """Makes a record of a block's first action as well, which the label of its actions stands above: "What we mean to do".

    What is said below it has the labels of the records that follow.
    """
    at = next((n for n, node in enumerate(block.content) if any(node is record for record in records)), 0)
    start = next((n for n, node in enumerate(block.content[:at]) if isinstance(node, Field) and node.name == "action"), at)
    if start >= at - 1:
        return
    action, *told = block.content[start:at]
    labels = {label for node in block.content[at:] if isinstance(node, Scope) for label in _labels(node.content, TELLING)}
    if not isinstance(action, Field) or action.run_in or len(action.lines) != 1 or not labels & _labels(told, TELLING):
        return
    if len(_labels(told, OF_AN_ACTION)) == len(told):
        block.content[start:at] = [Scope("record", [], [*action.lines, *told], records[0].look)]


def _labels(nodes: Sequence[Node], names: Set[str]) -> set[str]:
    """The labels of the fields of some names."""
    return {folded(node.label_text) for node in nodes if isinstance(node, Field) and node.name in names and node.label}


def _is_action(scope: Scope, framework: Framework) -> bool:
    mark = read_mark(scope.title[0].text, framework)
    if mark is not None and mark.kind in {"theme", "metric"} and not may_count_actions(scope.title[0].text):
        return False
    fields = [node for node in scope.content if isinstance(node, Field)]
    names = [node.name for node in fields if node.lines or node.name in OF_RECORDS]
    known = [node.name for node in fields if node.lines and node.name]
    unknown = [node for node in fields if not node.name]
    told = bool(TELLING & set(known)) and len(set(known)) == len(known)
    # Of several labels that nobody knows one with a list may be that of the block's actions.
    told = told and (len(unknown) < FEWEST or all(len(node.lines) == 1 for node in unknown))
    return told and len(names) == len(scope.content) and OF_AN_ACTION.issuperset(names)
