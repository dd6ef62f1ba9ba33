"""Fields that come round again in one scope, as records: an action (labelled or not), its lead, its date, then the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise

from pipeline.interpret.items import is_numbered
from pipeline.interpret.labels import folded
from pipeline.interpret.tree import Field, Line, Node, Scope

TELLING = frozenset({"lead", "timeframe", "sponsor", "start", "end"})
OF_RECORDS = TELLING | {"support", "revised", "original", "review", "success", "progress", "rag", "links"}
LONGEST_LEAD_IN = 4
OF_BLOCKS = frozenset({"success", "progress", "links"})


def regrouped(scope: Scope, elsewhere: Collection[str] = ()) -> list[Node]:
    """The content of a scope; where leads or dates repeat in it, each round is a record with the text that opens it.

    So is a single round below several actions, where rounds come `elsewhere` under the same label of actions: it is the last
    action's, not that of all of them.
    """
    if scope.kind == "record" or not (_comes_round(scope.content) or _has_one_round(scope.content, elsewhere)):
        return list(scope.content)
    return _with_last_of_block(list(_rounds(scope.content)), scope)


def labels_of_rounds(tree: Scope) -> frozenset[str]:
    """The labels of actions, folded, below which leads or dates repeat, one an action."""
    return frozenset(
        folded(node.label_text)
        for scope in tree.walk()
        if scope.kind != "record" and _comes_round(scope.content)
        for node in scope.content
        if isinstance(node, Field) and node.name == "action" and node.label_text
    )


def _has_one_round(content: list[Node], elsewhere: Collection[str]) -> bool:
    """Whether a lead or date stands right below a list of several actions under a label that has rounds elsewhere."""
    return any(
        isinstance(one, Field) and one.name == "action" and len(one.lines) > 1 and folded(one.label_text) in elsewhere
        and isinstance(two, Field) and two.name in TELLING
        for one, two in pairwise(content)
    )  # fmt: skip


def _with_last_of_block(content: list[Node], scope: Scope) -> list[Node]:
    """What follows the last round and stands in no other is the block's: "How we will know" below all of its actions.

    So is what a label set like those of the block, above those of the rounds, says.
    """
    rounds = [node for node in content if isinstance(node, Scope) and node.kind == "record" and node not in scope.content]
    if not rounds:
        return content
    labels = [node.look for one in rounds for node in one.content if isinstance(node, Field) and node.name in TELLING]
    last = rounds[-1]
    shared: list[Node] = []
    while _is_of_block(last.content[-1], rounds, min(labels, default=(0.0, 0.0))):
        shared.insert(0, last.content.pop())
    at = next(n for n, node in enumerate(content) if node is last)
    return [*content[: at + 1], *shared, *content[at + 1 :]]


def _is_of_block(node: Node, rounds: list[Scope], look: tuple[float, float]) -> bool:
    if not isinstance(node, Field) or node.name not in OF_BLOCKS:
        return False
    told = sum(one.first(node.name) is not None for one in rounds)
    # A single report on progress is of the last action alone: blocks have none.
    return node.look < look or (told == 1 < len(rounds) and node.name != "progress")


def _comes_round(content: list[Node]) -> bool:
    names = [node.name for node in content if isinstance(node, Field)]
    count = Counter(names)
    if any(count[name] > 1 for name in TELLING):
        return True
    if count["action"] < 2:
        return False
    first = names.index("action")
    second = names.index("action", first + 1)
    return bool(set(names[first:second]) & OF_RECORDS)


def _rounds(content: list[Node]) -> Iterator[Node]:
    record: Scope | None = None
    labelled = _first_of_labelled(content)
    yield from content[:labelled]
    ref: list[Node] = []
    for at, node in enumerate(content[labelled:], start=labelled):
        if _counts_next(content, at):
            ref = [node]
            continue
        if record is not None and _goes_into(record, node):
            record.content.append(node)
            continue
        text = _text_at_end(record) if record is not None and isinstance(node, Field) and node.name in TELLING else None
        if record is not None:
            yield record
        record = None
        if text is not None:
            record = Scope("record", [], [text, node], (60.0, 0.0))
        elif isinstance(node, Line):
            record = _opened(node)
        elif isinstance(node, Field) and node.name == "action" and node.lines:
            first = _last_text(node.lines)
            if first:
                yield Field("action", node.label, node.lines[:first], [], node.inferred, label_text=node.label_text)
            record = _opened(*node.lines[first:])
            record.content += ref
            ref = []
        else:
            yield node
    if record is not None:
        yield record


def _counts_next(content: list[Node], at: int) -> bool:
    """Whether a number under a label of its own stands right above the label of an action, and so is that action's."""
    one, two = content[at], content[at + 1] if at + 1 < len(content) else None
    return isinstance(one, Field) and one.name == "ref" and isinstance(two, Field) and two.name == "action"


def _first_of_labelled(content: list[Node]) -> int:
    """Where the field of actions stands below the block's own lines, with its number above it; 0 where rounds come before any."""
    names = [node.name if isinstance(node, Field) else "" for node in content]
    at = names.index("action") if "action" in names else 0
    at -= at > 0 and names[at - 1] == "ref"
    return 0 if TELLING & set(names[:at]) else at


def _goes_into(record: Scope, node: Node) -> bool:
    """Whether a node belongs to the round: a further line of its text, or a field that it does not have yet."""
    if isinstance(node, Line):
        return not _has_fields(record)
    if not isinstance(node, Field) or node.name not in OF_RECORDS:
        return False
    return node.name not in TELLING or record.first(node.name) is None or not _ends_in_text(record)


def _opened(*lines: Line) -> Scope:
    return Scope("record", [], [*lines], (60.0, 0.0))


def _last_text(lines: list[Line]) -> int:
    """Where the last text of a field of actions begins: bullets that hang on an action go with it."""
    at = len(lines) - 1
    while at > 0 and lines[at].kind == "item" and (lines[at].depth > 0 or _hangs(lines[at], lines[:at])):
        at -= 1
    return at


def _hangs(bullet: Line, above: list[Line]) -> bool:
    """Whether a bullet hangs on the last line above that is none: a numbered action, or one that ends in a colon.

    Few words with a colon ("We will:") only introduce a list.
    """
    head = next((line for line in reversed(above) if line.kind != "item" or is_numbered(line)), None)
    if head is None or is_numbered(bullet):
        return False
    return is_numbered(head) or (head.text.endswith(":") and len(head.text.split()) > LONGEST_LEAD_IN)


def _has_fields(record: Scope) -> bool:
    return any(isinstance(node, Field) for node in record.content)


def _ends_in_text(record: Scope) -> bool:
    last = record.content[-1]
    if not isinstance(last, Field) or last.name not in {"success", "progress", "links"}:
        return False
    return len(last.lines) > 1 and last.lines[-1].kind == "paragraph"


def _text_at_end(record: Scope) -> Line | None:
    """The next round's text, where the last long field of the round before swallowed it."""
    last = record.content[-1]
    if isinstance(last, Field) and _ends_in_text(record):
        return last.lines.pop()
    return None
