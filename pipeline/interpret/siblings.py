"""Headings that are blocks of the plan by what stands beside them, whatever they are called."""

from __future__ import annotations

from collections import Counter

from pipeline.interpret.heading_times import leads_in, says_when
from pipeline.interpret.marks import numbers_action, read_number
from pipeline.interpret.section_scopes import names_action
from pipeline.interpret.tree import Scope
from schemas.framework import Framework

FEWEST_PARTS = 2


def siblings(tree: Scope, framework: Framework) -> frozenset[int]:
    """The ids of headings of one look side by side that each hold actions directly, or parts that only say when.

    Parts that say when ("Now", "Next", "Later") are no blocks themselves where several blocks have them. "Action 3" heads a block
    where a table of records stands below it. Rows with a theme of their own are blocks by these.
    """
    found: set[int] = set()
    within: set[int] = set()
    for scope in tree.walk():
        headings = [s for s in scope.scopes() if s.kind == "heading" and id(s) not in within and not leads_in(s)]
        beside = [s for s in headings if _holds(s, framework)]
        looks = Counter(s.look for s in beside)
        own = [s for s in beside if not any(r.first("theme") for r in s.scopes())]
        timed = [s for s in own if any(map(leads_in, _timed_parts(s))) and not _is_whole(s, scope)]
        alike = [s for s in own if looks[s.look] > 1 or scope.label == "action" or s in timed]
        found |= {id(s) for s in alike}
        within |= {id(part) for s in alike for part in _timed_parts(s)}
    return frozenset(found)


def _is_whole(scope: Scope, above: Scope) -> bool:
    """Whether a heading is the only one of a document and counts no block: its title."""
    alone = above.kind == "document" and sum(inner.kind == "heading" for inner in above.scopes()) == 1
    return alone and read_number(scope.title[0].text) is None


def _holds(scope: Scope, framework: Framework) -> bool:
    direct = scope.first("action") is not None or any(_is_single(r, framework) for r in scope.scopes())
    return (direct and (not names_action(scope, framework) or _is_table_of_milestones(scope))) or bool(_timed_parts(scope))


def _is_single(scope: Scope, framework: Framework) -> bool:
    """Whether a scope is one action: a record, or what "Action 3" alone heads."""
    if scope.kind == "record":
        return True
    return bool(scope.title) and numbers_action(scope.title[0].text, framework) is not None


def _is_table_of_milestones(scope: Scope) -> bool:
    """Whether several rows of a table stand below, each an action."""
    rows = [inner for inner in scope.scopes() if inner.kind == "record"]
    return len(rows) > 1 and all(row.layout == "table" for row in rows)


def _timed_parts(scope: Scope) -> list[Scope]:
    """The headings below a heading that hold actions and say when, where it has several and no actions beside them."""
    parts = [inner for inner in scope.scopes() if inner.kind == "heading"]
    alone = scope.first("action") is None and len(parts) >= FEWEST_PARTS
    return parts if alone and all(says_when(part) and part.first("action") for part in parts) else []
