"""What the record of an action is called: its text, its ref, and the heading that it is for records below it."""

from __future__ import annotations

from itertools import dropwhile, takewhile

from pipeline.interpret.found import Found, text_of
from pipeline.interpret.items import as_item, marker_number, text_of_lines
from pipeline.interpret.marks import behind_count, numbers_action, read_mark
from pipeline.interpret.tree import Field, Line, Scope
from schemas.framework import Framework
from schemas.passage import Passage, Piece


def record_text(scope: Scope, framework: Framework) -> tuple[Passage, Found | None]:
    """The text of a record and its ref: the action field's lines, else what its title and the lines above its fields say."""
    action = scope.first("action")
    ref = _ref_field(scope)
    lines = list(action.lines) if action is not None else _loose(scope)
    if not scope.title:
        return _numbered_text(lines, ref, framework)
    head = scope.title[0]
    if action is not None and action.lines:
        count = numbers_action(head.text, framework)
        if count is not None:
            ref = ref or text_of(head.passage.cut(count.ref_start, count.ref_end))
        return _numbered_text(lines, ref, framework)
    mark = read_mark(head.text, framework)
    above = [head]
    if mark is not None:
        ref = ref or text_of(head.passage.cut(mark.ref_start, mark.ref_end))
        above = [head.rest(mark.rest)] if head.text[mark.rest :].rstrip(" :") else []
    return text_of_lines([*above, *scope.title[1:], *lines]), ref


def _loose(scope: Scope) -> list[Line]:
    """The lines above a record's fields; a card may name its metric above its text."""
    below = dropwhile(lambda node: isinstance(node, Field) and node.name == "metric", scope.content)
    return [node for node in takewhile(lambda node: isinstance(node, Line), below) if isinstance(node, Line)]


def _ref_field(scope: Scope) -> Found | None:
    field_ = scope.first("ref")
    if field_ is None or not field_.lines:
        return None
    words = field_.lines[0].passage
    marker = field_.lines[0].marker
    text = words.text.strip().rstrip(".:")
    opened = text.startswith("(")
    # The bracket of "(a)" or "a)" is no part of a number, that of "1(a)" is.
    text = text[opened:].rstrip(").:") if opened or "(" not in text else text
    if not text and marker:
        return Found(marker.rstrip(".):"), (words,))
    return Found(text, (words.cut(opened, opened + len(text)),)) if text and len(text) <= 20 else None


def marker_ref(line: Line) -> Found | None:
    """The number of a list item as a ref; its words are the marker, which stands before the item's own words."""
    number = marker_number(line.marker)
    if number is None or not line.passage.pieces:
        return None
    first = line.passage.pieces[0]
    return Found(number, (Passage((Piece(number, first.place, first.block, ""),)),), "inferred")


def _numbered_text(lines: list[Line], ref: Found | None, framework: Framework) -> tuple[Passage, Found | None]:
    """The lines as one text, without the numbers of a list; the number is the ref where only one is counted."""
    if not lines:
        return Passage(()), ref
    printed, lines = lines[0], [as_item(line) for line in lines]
    head = lines[0]
    mark = read_mark(head.text, framework)
    if ref is None and mark is not None and mark.kind in {"number", "action"} and mark.rest < len(head.text):
        ref = text_of(head.passage.cut(mark.ref_start, mark.ref_end))
        return text_of_lines([head.rest(mark.rest), *lines[1:]]), ref
    number = marker_number(head.marker)
    numbered = [line for line in lines if marker_number(line.marker)]
    if ref is None and number and len(numbered) == 1:
        ref = marker_ref(head) if head is printed else text_of(printed.passage.cut(0, len(number)))
    return text_of_lines(lines), ref


def heading_of(scope: Scope, text: Passage, framework: Framework) -> Passage | None:
    """What a record with records below it is called: its title without its mark, else its text."""
    if not scope.title:
        return text or None
    first = scope.title[0]
    title = text_of_lines([first.rest(behind_count(first.text, framework)), *scope.title[1:]])
    return title or text or None
