"""Lists below a time that say what will be done then, under labels: "June 2031", "work will have started on:", "Quays"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.interpret.heading_times import says_when
from pipeline.interpret.tree import Field, Line, Scope

FEWEST_PARTS = 2
_WILL = re.compile(r"\b(?:will|shall)\b.*:$")


def join_timed_lists(parts: Sequence[Scope]) -> None:
    """Makes the actions of several such parts of their lists under labels that nobody knows, which are the headings of these."""
    timed = [scope for scope in parts if says_when(scope) and _promises(scope)]
    for scope in timed if len(timed) >= FEWEST_PARTS else []:
        lines = [line for node in scope.content for line in _listed(node)]
        kept = [node for node in scope.content if not _listed(node)]
        scope.content = [*kept, Field("action", None, lines, inferred=True)]


def _promises(scope: Scope) -> bool:
    """Whether a part says that something will be done, and holds nothing but its time, lines, and lists under unknown labels."""
    labelled = [node for node in scope.content if isinstance(node, Field) and node.name != "timeframe"]
    lines = [node for node in scope.content if isinstance(node, Line)]
    if scope.scopes() or not labelled or any(field.name or field.tables for field in labelled):
        return False
    listed = all(any(line.kind == "item" for line in field.lines) for field in labelled)
    return listed and any(_WILL.search(line.text) for line in lines)


def _listed(node: object) -> list[Line]:
    """The lines of a list, its label above them; a line on its own."""
    if isinstance(node, Line):
        return [node]
    if isinstance(node, Field) and not node.name and node.label is not None:
        return [Line(node.label, "paragraph"), *node.lines]
    return []
