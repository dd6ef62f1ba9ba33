"""Statements that blocks open with and no label names: one sentence set apart by its look, at the same place in most blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from pipeline.interpret.tree import Field, Line, Scope

FEWEST_BLOCKS = 2
FEWEST_BELOW = 3
FEWEST_WORDS = 4
LONGEST = 220


@dataclass(frozen=True, slots=True)
class _Statement:
    """The statement of a block: its lines, the node that holds it, and how it is set."""

    block: Scope
    node: Line | Scope
    look: str


def lift_statements(tree: Scope) -> None:
    """Makes the objective of each block of such a statement, where most blocks beside each other have one of the same look."""
    for scope in list(tree.walk()):
        headed = [inner for inner in scope.scopes() if inner.kind == "heading" and inner.title]
        for look in {inner.look for inner in headed}:
            blocks = [inner for inner in headed if inner.look == look and inner.content]
            found = [statement for block in blocks for statement in _statements(block)]
            for kind in {statement.look for statement in found}:
                same = [statement for statement in found if statement.look == kind]
                if len(same) >= FEWEST_BLOCKS and 3 * len(same) >= 2 * len(blocks):
                    _lift(same)


def _lift(statements: Sequence[_Statement]) -> None:
    for statement in statements:
        content, node = statement.block.content, statement.node
        at = next(n for n, other in enumerate(content) if other is node)
        if isinstance(node, Scope):
            content[at : at + 1] = [Field("objective", None, list(node.title), inferred=True), *node.content]
        else:
            content[at] = Field("objective", None, [node], inferred=True)


def _statements(block: Scope) -> Iterator[_Statement]:
    """What may be the statement of a block: a line in italics above its actions, or its first or only heading, a sentence."""
    if any(isinstance(node, Field) and node.name == "objective" for node in block.content):
        return
    above = takewhile(
        lambda node: not (isinstance(node, Scope) or (isinstance(node, Field) and node.name == "action")), block.content
    )
    italic = [node for node in above if isinstance(node, Line) and node.italic and node.kind == "paragraph"]
    if len(italic) == 1 and _is_statement(italic[0]):
        yield _Statement(block, italic[0], "italic")
        return
    headings = [inner for inner in block.scopes() if inner.kind == "heading" and inner.title]
    if not headings or len(headings[0].title) != 1 or not _is_statement(headings[0].title[0]):
        return
    if _stands_alone(headings[0], headings[1:], block) or (len(headings) == 1 and _heads_actions(headings[0])):
        yield _Statement(block, headings[0], str(headings[0].look))


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
    if len(text) > LONGEST or not text.endswith((".", "!")) or any(c.isdigit() for c in text):
        return False
    return len(text.split()) >= FEWEST_WORDS and not any(end in text[:-1] for end in (". ", "! ", "? "))
