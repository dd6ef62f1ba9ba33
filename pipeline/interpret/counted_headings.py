"""Counted headings that are the plan's actions themselves, with prose below them: "1. Publish the data", "2.3 Redesign …".

So they stand below "Recommendations" or "Our commitments", in a plan that labels nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from pipeline.interpret.bare_lists import LIKE_ACTIONS, names_actions
from pipeline.interpret.items import as_item
from pipeline.interpret.judging import Sure
from pipeline.interpret.labels import folded
from pipeline.interpret.marks import outline_words, read_mark, read_number
from pipeline.interpret.open_scopes import RECORD_LOOK
from pipeline.interpret.tree import Line, Node, Scope
from schemas.framework import Framework

FEWEST = 3
LONGEST_LEAD_IN = 40


def open_counted_headings(tree: Scope, framework: Framework, sure: Sure) -> None:
    """Makes records of the lowest headings below one that says that actions follow, where all count and most read like some.

    Where most have a list of such things of their own they are blocks. What a heading's sentence goes on with right below it
    is of its text; what else stands there is narrative.
    """
    if any(names_actions(scope, framework) for scope in tree.walk()):
        return
    for above in tree.walk():
        lowest = list(_lowest(above)) if above.title and _says_actions_follow(above.title[0].text) else []
        if _are_actions(lowest, framework, sure):
            _open(above, lowest)
            return


@cache
def _of_actions() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, outline_words()['announcing']))})\b")


def _says_actions_follow(title: str) -> bool:
    return _of_actions().search(folded(title)) is not None


def _lowest(above: Scope) -> Iterator[Scope]:
    """The headings below a heading that have none below themselves."""
    for scope in above.walk():
        if scope is not above and scope.kind == "heading" and scope.title and not scope.scopes():
            yield scope


def _are_actions(headings: Sequence[Scope], framework: Framework, sure: Sure) -> bool:
    rests = [_rest(scope, framework) for scope in headings]
    plain = all(isinstance(node, Line) for scope in headings for node in scope.content)
    if len(headings) < FEWEST or len({scope.look for scope in headings}) > 1 or not plain or not all(rests):
        return False
    listed = sum(_has_own_list(scope, sure) for scope in headings)
    like = sum(sure("action", rest) >= LIKE_ACTIONS for rest in rests)
    return 2 * like > len(headings) and 2 * listed <= len(headings)


def _rest(scope: Scope, framework: Framework) -> str:
    """The words of a heading behind the number that counts it; none where nothing does."""
    text = scope.title[0].text
    mark, number = read_mark(text, framework), read_number(text)
    if mark is not None:
        return text[mark.rest :] if mark.kind == "number" else ""
    return text[number[1] :] if number is not None and number[0].isdigit() else ""


def _has_own_list(scope: Scope, sure: Sure) -> bool:
    items = [node for node in scope.content if isinstance(node, Line) and node.kind == "item"]
    return len(items) > 1 and 2 * sum(sure("action", item.text) >= LIKE_ACTIONS for item in items) >= len(items)


def _open(above: Scope, headings: Sequence[Scope]) -> None:
    """Puts a record in the place of each heading, and what is no text of its action behind it."""
    for scope in above.walk():
        content: list[Node] = []
        for node in scope.content:
            if isinstance(node, Scope) and any(node is heading for heading in headings):
                text, rest = _parted(node)
                content += [Scope("record", [], [*text], RECORD_LOOK), *rest]
            else:
                content.append(node)
        scope.content = content


def _goes_on(text: str) -> bool:
    """Whether a heading's sentence goes on with a line: in small letters, or with hardly more than a colon ("Through:")."""
    return text[:1].islower() or (text.endswith(":") and len(text) <= LONGEST_LEAD_IN)


def _parted(heading: Scope) -> tuple[list[Line], list[Node]]:
    """The lines of a heading's action, and what else stands below it."""
    head = as_item(replace(heading.title[0], kind="paragraph"))
    text, rest = [head, *heading.title[1:]], list(heading.content)
    first = rest[0] if rest else None
    if isinstance(first, Line) and first.kind != "item" and _goes_on(first.text):
        text.append(first)
        del rest[0]
    # A list belongs to it right below it, or where its sentence leads into it.
    if text[-1] is head or text[-1].text.endswith(":"):
        listed = list(takewhile(lambda node: isinstance(node, Line) and node.kind == "item", rest))
        text += [node for node in listed if isinstance(node, Line)]
        rest = rest[len(listed) :]
    return text, rest
