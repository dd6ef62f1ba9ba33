"""Statements that blocks open with and no label names: one sentence, set apart by its look or its place, in most blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from pipeline.interpret.likeness import tells_how_it_is
from pipeline.interpret.marks import read_mark, states_own_aim
from pipeline.interpret.tree import Field, Line, Node, Scope
from schemas.framework import Framework

FEWEST_BLOCKS = 2
FEWEST_PLAIN = 3
PLAIN = "plain"
FEWEST_BELOW = 3
FEWEST_WORDS = 4
LONGEST = 220
_YEAR = re.compile(r"\b20[0-9]{2}\b")
# What speaks of the page and not of what is wanted.
_INTRODUCES = re.compile(r"\b(?:below|following|overleaf|this (?:section|table|theme|priority|objective|page|chapter))\b", re.I)


@dataclass(frozen=True, slots=True)
class _Statement:
    """The statement of a block: its lines, the node that holds it, and how it is set."""

    block: Scope
    node: Line | Scope
    look: str


def lift_statements(tree: Scope, framework: Framework) -> None:
    """Makes the objective of each block of such a statement, where most blocks beside each other have one of the same look.

    A sentence that nothing but its place sets apart counts where more blocks have one and most of these tell no state of things.
    """
    for scope in list(tree.walk()):
        headed = [inner for inner in scope.scopes() if inner.kind == "heading" and inner.title]
        for look in {inner.look for inner in headed}:
            blocks = [inner for inner in headed if inner.look == look and inner.content]
            found = [statement for block in blocks for statement in _statements(block, framework)]
            for kind in {statement.look for statement in found}:
                same = [statement for statement in found if statement.look == kind]
                if len(same) >= FEWEST_BLOCKS and 3 * len(same) >= 2 * len(blocks) and (kind != PLAIN or _are_wishes(same)):
                    _lift(same)
    _lift_own_aims(tree)


def _lift_own_aims(tree: Scope) -> None:
    """Makes the objective of each block with actions of the sentence right below its heading that says that it is its aim."""
    for block in tree.walk():
        first = block.content[0] if block.kind == "heading" and block.title and block.content else None
        if not isinstance(first, Line) or first.kind != "paragraph" or not states_own_aim(first.text) or not _ends(first):
            continue
        if block.first("objective") is None and any(map(_is_action, block.content)):
            block.content[0] = Field("objective", None, [first], inferred=True)


def _ends(line: Line) -> bool:
    return line.text.rstrip().endswith((".", "!"))


def _are_wishes(statements: Sequence[_Statement]) -> bool:
    """Whether most of enough plain sentences say neither what was done nor how things are."""
    told = sum(isinstance(one.node, Line) and tells_how_it_is(one.node.text) for one in statements)
    return len(statements) >= FEWEST_PLAIN and 2 * told <= len(statements)


def _lift(statements: Sequence[_Statement]) -> None:
    for statement in statements:
        content, node = statement.block.content, statement.node
        at = next(n for n, other in enumerate(content) if other is node)
        if isinstance(node, Scope):
            content[at : at + 1] = [Field("objective", None, list(node.title), inferred=True), *node.content]
        else:
            content[at] = Field("objective", None, [node], inferred=True)


def _statements(block: Scope, framework: Framework) -> Iterator[_Statement]:
    """What may be the statement of a block: a line in italics above its actions, its first or only heading, a sentence.

    So may be the only line without a label that stands between its title and its actions.
    """
    if any(isinstance(node, Field) and node.name == "objective" for node in block.content):
        return
    above = list(takewhile(lambda node: not _is_action(node) and not isinstance(node, Scope), block.content))
    italic = [node for node in above if isinstance(node, Line) and node.italic and node.kind == "paragraph"]
    if len(italic) == 1 and _is_statement(italic[0]):
        yield _Statement(block, italic[0], "italic")
        return
    plain = _plain(above, block, framework)
    if plain is not None:
        yield _Statement(block, plain, PLAIN)
        return
    headings = [inner for inner in block.scopes() if inner.kind == "heading" and inner.title]
    if not headings or len(headings[0].title) != 1 or not _is_statement(headings[0].title[0]):
        return
    if _stands_alone(headings[0], headings[1:], block) or (len(headings) == 1 and _heads_actions(headings[0])):
        yield _Statement(block, headings[0], str(headings[0].look))


def _is_action(node: Node) -> bool:
    return (isinstance(node, Field) and node.name == "action") or (isinstance(node, Scope) and node.kind == "record")


def _plain(above: Sequence[Node], block: Scope, framework: Framework) -> Line | None:
    """The sentence that a block with actions opens with, where no other line without a label stands above them.

    Below a metric's heading such a line is data.
    """
    lines = [node for node in above if isinstance(node, Line)]
    if len(lines) != 1 or above[0] is not lines[0] or lines[0].kind != "paragraph" or not any(map(_is_action, block.content)):
        return None
    mark = read_mark(block.title[0].text, framework)
    told = (mark is None or mark.kind != "metric") and _is_statement(lines[0]) and not _INTRODUCES.search(lines[0].text)
    return lines[0] if told else None


def _heads_actions(heading: Scope) -> bool:
    """Whether there is more below a heading than is said of one action."""
    records = sum(inner.kind == "record" for inner in heading.scopes())
    return heading.first("action") is not None or records > 1 or len(heading.content) >= FEWEST_BELOW


def _stands_alone(heading: Scope, others: Sequence[Scope], block: Scope) -> bool:
    """Whether a heading has nothing below it but goes before the rest of its block, whose headings are no sentences."""
    return not heading.content and block.content[-1] is not heading and not any(_is_statement(o.title[0]) for o in others)


def _is_statement(line: Line) -> bool:
    """Whether a line is one sentence that states no figure."""
    text = line.text.strip()
    if len(text) > LONGEST or not text.endswith((".", "!")) or any(c.isdigit() for c in _YEAR.sub("", text)):
        return False
    return len(text.split()) >= FEWEST_WORDS and not any(end in text[:-1] for end in (". ", "! ", "? "))
