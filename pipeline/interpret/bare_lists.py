"""Lists of actions that no label names: below "Our actions", or in a plan that labels nothing; narrative lists are none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise, takewhile

from pipeline.interpret.fields.trailing import brackets_hold_leads, trailing_fields
from pipeline.interpret.heading_times import runs_in, says_when
from pipeline.interpret.items import counted_up, is_numbered
from pipeline.interpret.judging import Sure, Tells, tells_nothing
from pipeline.interpret.labels import folded
from pipeline.interpret.marks import outline_words, read_mark
from pipeline.interpret.open_scopes import RECORD_LOOK
from pipeline.interpret.promised_lists import open_promised_lists
from pipeline.interpret.timed_lists import join_timed_lists
from pipeline.interpret.tree import Field, Line, Node, Scope
from schemas.framework import Framework

LIKE_ACTIONS = 0.55
THINGS_TO_DO = 0.65
FEWEST_ITEMS = 2
_RESOLUTION = re.compile(
    r"^[0-9.]+\)?\s+(?:That|To (?:note|receive|agree|approve|endorse|consider))\b.{0,80}?"
    r"\b(?:committee|cabinet|board|council|members|panel|report|recommendations?|update|plan)\b",
    re.IGNORECASE,
)


def name_bare_lists(tree: Scope, framework: Framework, sure: Sure, tells: Tells = tells_nothing) -> None:
    """Bare lists become action fields, marked inferred.

    Below headings that say actions follow all do, and so do lists whose items say who or when and those of parts that say when
    ("Now", "Next", "Later"), where most read like things to be done. In a plan without any labelled action those that count on
    from one another (1 to 5 here, 6 to 11 in the next part), or else those that read like things to be done. `tells` knows
    lines that state where things stand.
    """
    counts_all = _counts_paragraphs(tree, framework)
    for scope in tree.walk():
        _take_list_mates(scope)
        _tell_numbered(scope, framework, lambda line: counts_all or (tells([line]) and sure("action", line.text) < THINGS_TO_DO))
        if scope.label == "action":
            for inner in scope.walk():
                _name(inner, lambda items: True)
    parts = [s for s in tree.walk() if s.kind in {"heading", "document"} and not _is_narrative(s)]
    for scope in parts:
        _name(scope, _say_who_or_when)
        called = [items for items in _called_actions(scope) if _reads_like_actions(items, sure)]
        _name(scope, called.__contains__)
    _name_rest_of_lists(parts)
    join_timed_lists(parts)
    _name_timed(parts, sure)
    if not any(names_actions(inner, framework) for inner in tree.walk()):
        series = _series([run for scope in parts for run in _runs(scope)])
        if not series:
            open_promised_lists(parts, sure)
        for scope in parts:
            _name(scope, (lambda items: id(items[0]) in series) if series else partial(_reads_like_actions, sure=sure))


def _take_list_mates(scope: Scope) -> None:
    """An item of a list whose other items are records, each with its lead or time, is an action without either."""
    firsts = [next(iter(node.content), None) for node in scope.scopes() if node.kind == "record" and not node.title]
    lists = Counter(_place(line) for line in firsts if isinstance(line, Line) and line.kind == "item")
    for at, node in enumerate(scope.content):
        grouped = isinstance(node, Line) and node.kind == "item" and node.group is not None
        if grouped and isinstance(node, Line) and lists[_place(node)] >= FEWEST_ITEMS:
            scope.content[at] = Scope("record", [], [node], RECORD_LOOK)


def _name_timed(parts: list[Scope], sure: Sure) -> None:
    """What stands below parts with a time of their own, where most of it reads like things to be done.

    What is done now ("We are testing …") stands among it as what is to come. Without a list a part's paragraphs are its actions.
    """
    timed = [scope for scope in parts if says_when(scope) and (_runs(scope) or _paragraphs(scope))]
    texts = [line for scope in timed for line in [*(i for run in _runs(scope) for i in _items(run)), *_paragraphs(scope)]]
    like = sum(sure("action", line.text) >= LIKE_ACTIONS for line in texts)
    if len(timed) > 1 and 2 * like >= len(texts):
        for scope in timed:
            if runs_in(scope) and (whole := _paragraph_with_list(scope)):
                at = next(n for n, node in enumerate(scope.content) if node is whole[0])
                scope.content[at : at + len(whole)] = [Scope("record", [], [*whole], RECORD_LOOK)]
                continue
            _name(scope, lambda items: True)
            paragraphs = _paragraphs(scope)
            if paragraphs and scope.first("action") is None:
                scope.content = [node for node in scope.content if not isinstance(node, Line)]
                scope.content.append(Field("action", None, paragraphs, inferred=True))


def _paragraphs(scope: Scope) -> list[Line]:
    """A part's lines where they are all it holds besides its time; none where it has its actions or a list."""
    lines = [node for node in scope.content if isinstance(node, Line)]
    alone = all(isinstance(node, Line) or (isinstance(node, Field) and node.name == "timeframe") for node in scope.content)
    return lines if alone and all(line.kind == "paragraph" for line in lines) else []


def _paragraph_with_list(scope: Scope) -> list[Line]:
    """The paragraph that a part begins with and leads into the list right below it, with that list: one action (rule 4)."""
    lines = list(takewhile(lambda node: isinstance(node, Line), _without_time(scope)))
    first, below = lines[:1], list(takewhile(lambda line: isinstance(line, Line) and line.kind == "item", lines[1:]))
    whole = [line for line in (*first, *below) if isinstance(line, Line)]
    return whole if below and whole[0].kind == "paragraph" and whole[0].text.rstrip().endswith(":") else []


def _without_time(scope: Scope) -> list[Node]:
    return [node for node in scope.content if not (isinstance(node, Field) and node.name == "timeframe")]


def _say_who_or_when(items: list[Line]) -> bool:
    """Whether half of the items of a list or more end in a lead or a time, as actions do; a single item in both."""
    usual = brackets_hold_leads(line.text for line in items)
    said = [found for line in items if (found := trailing_fields(line.text, usual=usual)) is not None]
    if len(items) < FEWEST_ITEMS:
        return any(found.lead is not None and found.time is not None for found in said)
    return 2 * len(said) >= len(items)


def _name_rest_of_lists(parts: list[Scope]) -> None:
    """Counted items of a list that the document itself sets as one, whose other items are actions in another part."""
    named = [line for scope in parts for field in scope.fields("action") if field.inferred for line in field.lines]
    lists = {line.group for line in named if is_numbered(line) and line.group is not None}
    for scope in parts:
        _name(scope, lambda items: all(is_numbered(line) and line.group in lists for line in items))


def _called_actions(scope: Scope) -> Iterator[list[Line]]:
    """The items of the lists right below bold words that say they are actions: "**Adaptation actions:** these build …"."""
    runs = {id(run[0]): run for run in _runs(scope)}
    for above, node in pairwise(scope.content):
        if id(node) in runs and isinstance(above, Line) and above.kind != "item":
            head = above.text[: above.passage.bold_until()].rstrip()
            if head.endswith(":") and folded(head).split()[-1:] == ["actions"]:
                yield _items(runs[id(node)])


def _place(item: Line) -> tuple[int | None, int, bool, bool]:
    """The list that an item stands in: its group and depth, whether it is marked, and whether it counts."""
    return item.group, item.depth, bool(item.marker), is_numbered(item)


def names_actions(scope: Scope, framework: Framework) -> bool:
    """Whether a scope is or holds an action that is told by a label, by its own fields or by its count."""
    mark = read_mark(scope.title[0].text, framework) if scope.title else None
    return scope.kind == "record" or scope.first("action") is not None or (mark is not None and mark.kind == "action")


def _is_narrative(scope: Scope) -> bool:
    words = folded(scope.title[0].text) if scope.title else ""
    told = any(words == name or words.startswith(name + " ") for name in outline_words()["narrative"])
    return told or words.endswith(tuple(outline_words()["habits"]))


def _counts_paragraphs(tree: Scope, framework: Framework) -> bool:
    """Whether every paragraph of the document is numbered, the labels of its lists of actions as well: "4.2 We will:".

    A label's number goes on from that of the paragraph above it, and the list below has none.
    """
    for scope in tree.walk():
        for above, node in pairwise(scope.content):
            if not isinstance(node, Field) or node.name != "action" or node.label is None or not node.lines:
                continue
            label, said = read_mark(node.label_text, framework), _text_of(above)
            mark = read_mark(said, framework) if said else None
            listed = all(line.kind == "item" and not is_numbered(line) for line in node.lines)
            if listed and label is not None and mark is not None and label.kind == mark.kind == "number":
                return True
    return False


def _text_of(node: Node) -> str:
    """The words of a line, or of a record that has nothing but its title."""
    if isinstance(node, Line):
        return node.text
    return node.title[0].text if isinstance(node, Scope) and node.kind == "record" and node.title and not node.content else ""


def _tell_numbered(scope: Scope, framework: Framework, states: Callable[[Line], bool]) -> None:
    """Numbered paragraphs of a report ("3.1 The standard was …") that have no field of their own are narrative.

    Those below a heading under which nothing is planned are, and so is what a committee is asked to resolve ("That …"). One
    that states where things stand is its block's data, without its number.
    """
    told = _is_narrative(scope)
    content: list[Node] = []
    for node in scope.content:
        if not isinstance(node, Scope) or node.kind != "record" or not node.title or node.content:
            content.append(node)
            continue
        mark = read_mark(node.title[0].text, framework)
        rest = node.title[0].rest(mark.rest) if mark is not None else node.title[0]
        if told or _RESOLUTION.search(node.title[0].text):
            content += node.title
        elif mark is not None and mark.kind == "number" and states(rest):
            content += [rest, *node.title[1:]]
        else:
            content.append(node)
    scope.content = content


def _name(scope: Scope, holds_actions: Callable[[list[Line]], bool]) -> None:
    out: list[Node] = []
    at = 0
    for run in _runs(scope):
        first = next(n for n, node in enumerate(scope.content) if node is run[0])
        items = _items(run)
        named: list[Node] = [Field("action", None, run, inferred=True)] if items and holds_actions(items) else [*run]
        out += [*scope.content[at:first], *named]
        at = first + len(run)
    scope.content = [*out, *scope.content[at:]]


def _runs(scope: Scope) -> list[list[Line]]:
    """The lists that stand directly in a scope, with the bold lines between their items; none where it has its actions."""
    if scope.kind == "record" or scope.first("action") is not None:
        return []
    runs: list[list[Line]] = []
    open_run = False
    for node in scope.content:
        goes_on = isinstance(node, Line) and (node.kind == "item" or (open_run and node.bold))
        if goes_on and isinstance(node, Line):
            runs = [*runs[:-1], [*runs[-1], node]] if open_run else [*runs, [node]]
        open_run = goes_on
    return runs


def _items(run: list[Line]) -> list[Line]:
    return [line for line in run if line.kind == "item" and line.depth == 0]


def _reads_like_actions(items: list[Line], sure: Sure) -> bool:
    return len(items) >= FEWEST_ITEMS and sum(sure("action", line.text) for line in items) / len(items) >= LIKE_ACTIONS


def _series(runs: list[list[Line]]) -> set[int]:
    """The first lines of the lists whose numbers run on from list to list, from 1 upwards."""
    counted = [(items, numbers) for run in runs if (items := _items(run)) and (numbers := counted_up(items))]
    chain: list[list[Line]] = []
    for begin, (_, numbers) in enumerate(counted):
        if numbers[0] != 1:
            continue
        found, last = [counted[begin][0]], numbers[-1]
        for items, later in counted[begin + 1 :]:
            if later[0] == last + 1:
                found.append(items)
                last = later[-1]
        chain = max(chain, found, key=len)
    return {id(items[0]) for items in chain} if len(chain) > 1 else set()
