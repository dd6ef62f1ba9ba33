"""Fields that come round again in one scope, as records: an action (labelled or not), its lead, its date, then the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from pipeline.interpret.items import is_numbered
from pipeline.interpret.labels import folded
from pipeline.interpret.tree import Field, Line, Node, Scope

TELLING = frozenset({"lead", "timeframe", "sponsor", "start", "end"})
OF_RECORDS = TELLING | {"support", "revised", "original", "review", "success", "progress", "rag", "links"}
LONGEST_LEAD_IN = 4
OF_BLOCKS = frozenset({"success", "progress", "links"})


Rounds = Mapping[str, Set[str]]


def regrouped(scope: Scope, elsewhere: Rounds = MappingProxyType({})) -> list[Node]:
    """The content of a scope; where leads or dates repeat in it, each round is a record with the text that opens it.

    So is a single round, where rounds come `elsewhere` under the same label of actions: below several actions it is the last
    one's, not that of all of them.
    """
    single = _single_round(scope.content, elsewhere)
    if scope.kind == "record" or not (single is not None or _comes_round(scope.content)):
        return list(scope.content)
    return _with_last_of_block(list(_rounds(scope.content)), scope, elsewhere.get(single or "", frozenset()))


def labels_of_rounds(tree: Scope) -> dict[str, set[str]]:
    """The labels of actions, folded, below which leads or dates repeat, one an action, and the fields that every round has."""
    out: dict[str, set[str]] = {}
    for scope in tree.walk():
        if scope.kind == "record" or not _comes_round(scope.content):
            continue
        labels = [folded(n.label_text) for n in scope.content if isinstance(n, Field) and n.name == "action" and n.label_text]
        # Rounds take texts out of the fields that swallowed them: here they are only looked at.
        content = [replace(node, lines=[*node.lines]) if isinstance(node, Field) else node for node in scope.content]
        rounds = [node for node in _rounds(content) if isinstance(node, Scope) and node.kind == "record"]
        told = [{node.name for node in one.content if isinstance(node, Field)} for one in rounds]
        for label in labels:
            out.setdefault(label, set()).update(set.intersection(*told) if len(told) > 1 else set())
    return out


def _single_round(content: list[Node], elsewhere: Rounds) -> str | None:
    """The label of actions with one round that a lead or date opens right below it, where rounds come elsewhere under it."""
    for one, two in pairwise(content):
        if not isinstance(one, Field) or not isinstance(two, Field) or not one.lines:
            continue
        if one.name == "action" and two.name in TELLING and folded(one.label_text) in elsewhere:
            return folded(one.label_text)
    return None


def _with_last_of_block(content: list[Node], scope: Scope, usual: Set[str]) -> list[Node]:
    """What follows the last round and stands in no other is the block's: "How we will know" below all of its actions.

    So is what a label set like those of the block, above those of the rounds, says; `usual` is what every round elsewhere has.
    """
    rounds = [node for node in content if isinstance(node, Scope) and node.kind == "record" and node not in scope.content]
    if not rounds:
        return content
    labels = [node.look for one in rounds for node in one.content if isinstance(node, Field) and node.name in TELLING]
    last = rounds[-1]
    shared: list[Node] = []
    while _is_of_block(last.content[-1], rounds, min(labels, default=(0.0, 0.0)), usual):
        shared.insert(0, last.content.pop())
    at = next(n for n, node in enumerate(content) if node is last)
    return [*content[: at + 1], *shared, *content[at + 1 :]]


def _is_of_block(node: Node, rounds: list[Scope], look: tuple[float, float], usual: Set[str]) -> bool:
    if not isinstance(node, Field) or node.name not in OF_BLOCKS:
        return False
    told = sum(one.first(node.name) is not None for one in rounds)
    # A single report on progress is of the last action alone: blocks have none.
    return node.look < look or (told == 1 and node.name != "progress" and node.name not in usual)


def _comes_round(content: list[Node]) -> bool:
    names = [node.name for node in content if isinstance(node, Field)]
    count = Counter(names)
    if any(count[name] > 1 for name in TELLING) or _goes_on_in_records(content, names):
        return True
    if count["action"] < 2:
        return False
    first = names.index("action")
    second = names.index("action", first + 1)
    return bool(set(names[first:second]) & OF_RECORDS)


def _goes_on_in_records(content: list[Node], names: list[str]) -> bool:
    """Whether the fields below a label's first action are said again of those behind it, each a record: "2. …" with its owner."""
    records = [node for node in content if isinstance(node, Scope) and node.kind == "record" and not node.title]
    told = {node.name for one in records for node in one.content if isinstance(node, Field)}
    return "action" in names and bool(TELLING & set(names[names.index("action") :]) & told)


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
