"""Lists below a line that says who will do what stands in them ("Departments will:"): actions, with that lead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.interpret.judging import Sure
from pipeline.interpret.labels import folded
from pipeline.interpret.marks import end_of_promiser, outline_words, promises
from pipeline.interpret.open_scopes import RECORD_LOOK
from pipeline.interpret.tree import Field, Line, Node, Scope

FEWEST_LISTS = 2
LIKE_A_LEAD = 0.4


def open_promised_lists(parts: Iterable[Scope], sure: Sure) -> None:
    """Makes records of the items of such lists, where a plan that labels no actions has several.

    One alone may tell what a post is for. "We will" names nobody: its items have no lead.
    """
    held = [(scope, _unfolded(scope.content)) for scope in parts]
    lists = [(above, below) for _, nodes in held for above, below in pairwise(nodes) if _leads_list(above, below)]
    for scope, nodes in held if len(lists) >= FEWEST_LISTS else []:
        scope.content = _with_records(nodes, sure)


def _unfolded(content: Sequence[Node]) -> list[Node]:
    """The nodes of a scope, labels that nobody knows and that only promise as the lines that they are, above their lists."""
    out: list[Node] = []
    for node in content:
        unknown = isinstance(node, Field) and not (node.name or node.tables or node.run_in)
        if unknown and isinstance(node, Field) and node.label is not None and promises(node.label_text):
            out += [Line(node.label, "paragraph"), *node.lines]
        else:
            out.append(node)
    return out


def _leads_list(above: Node, below: Node) -> bool:
    if not isinstance(above, Line) or not isinstance(below, Line) or above.kind == "item" or below.kind != "item":
        return False
    return promises(above.text)


def _with_records(nodes: Sequence[Node], sure: Sure) -> list[Node]:
    """The nodes, with the items of lists that a line promises as records with whom it names; the line stays above them."""
    out: list[Node] = []
    lead: list[Line] | None = None
    for at, node in enumerate(nodes):
        item = isinstance(node, Line) and node.kind == "item"
        if at + 1 < len(nodes) and _leads_list(node, nodes[at + 1]) and isinstance(node, Line):
            lead = _promiser(node, sure)
            out.append(node)
        elif item and isinstance(node, Line) and lead is not None:
            last = out[-1]
            if node.depth and isinstance(last, Scope):
                last.content.insert(-1 if lead else len(last.content), node)
            else:
                told = [Field("lead", None, lead, inherited=True)] if lead else []
                out.append(Scope("record", [], [node, *told], RECORD_LOOK))
        else:
            lead = None
            out.append(node)
    return out


def _promiser(line: Line, sure: Sure) -> list[Line]:
    """Whom a line names that will do something, as the one line of a lead; none where it says "we" or names nobody."""
    who = line.rest(0, end_of_promiser(line.text))
    told = folded(who.text) not in outline_words()["pronouns"] and sure("lead", who.text) >= LIKE_A_LEAD
    return [who] if told else []
