"""Whether a document is about a standard's subject, and whether it says of itself that it holds actions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pipeline.interpret.actions import ActionDraft
from pipeline.interpret.fields.folding import fold
from pipeline.interpret.marks import outline_words, read_mark
from pipeline.interpret.tree import Field, Scope
from schemas.document import Paragraph
from schemas.framework import Framework

FEWEST_WORDS = 2
FIRST_LINES = 4
COUNTS_ANYTHING = ("item", "measure", "step", "activity")


def is_about(texts: Iterable[str], framework: Framework) -> bool:
    """Whether one of the words of the standard's subject stands in a document; true where the standard names none."""
    if not framework.subject:
        return True
    pattern = _pattern(tuple(framework.subject))
    return any(pattern.search(fold(text)) for text in texts)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?!\w)")


def calls_itself_a_plan(
    paragraphs: Sequence[Paragraph], tree: Scope, actions: Sequence[ActionDraft], framework: Framework
) -> bool:
    """Whether a document says that what looks like actions are some: by a heading, a label, a number, or a field of theirs.

    A list or a row of numbered headings alone stands in any article; a plan says who, when, how it is measured, or in one of
    its headings or first lines "action", "plan" or another of the words of `plan_words` (outline.toml).
    """
    if any(_has_field(action) for action in actions):
        return True
    flow = [p for p in paragraphs if p.furniture is None]
    heads = [*paragraphs[:FIRST_LINES], *flow[:FIRST_LINES], *(p for p in paragraphs if p.kind == "heading")]
    if any(_plan_words().search(fold(p.text)) for p in heads):
        return True
    return any(_names_actions(scope, framework) for scope in tree.walk())


@cache
def _plan_words() -> re.Pattern[str]:
    return _pattern(tuple(outline_words()["plan_words"]))


def _has_field(action: ActionDraft) -> bool:
    told = any(action.values[name] for name in ("leads", "timeframe", "success", "progress", "rag"))
    return told and len(action.text.text.split()) >= FEWEST_WORDS


def _names_actions(scope: Scope, framework: Framework) -> bool:
    if scope.label == "action" or any(isinstance(n, Field) and n.name == "action" and not n.inferred for n in scope.content):
        return True
    title = scope.title[0].text if scope.title else ""
    mark = read_mark(title, framework)
    return mark is not None and mark.kind == "action" and not fold(title).startswith(COUNTS_ANYTHING)
