"""Fields that come round again in one scope, as records: an action (labelled or not), its lead, its date, then the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.interpret.tree import Field, Line, Node, Scope

TELLING = frozenset({"lead", "timeframe", "sponsor", "start", "end"})
OF_RECORDS = TELLING | {"support", "revised", "original", "review", "success", "progress", "rag", "links"}


def regrouped(scope: Scope) -> list[Node]:
    """The content of a scope; where leads or dates repeat in it, each round is a record with the text that opens it."""
    if scope.kind == "record" or not _comes_round(scope.content):
        return list(scope.content)
    return list(_rounds(scope.content))


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
    for node in content:
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
            if len(node.lines) > 1:
                yield Field("action", node.label, node.lines[:-1], [], node.inferred, label_text=node.label_text)
            record = _opened(node.lines[-1])
        else:
            yield node
    if record is not None:
        yield record


def _goes_into(record: Scope, node: Node) -> bool:
    """Whether a node belongs to the round: a further line of its text, or a field that it does not have yet."""
    if isinstance(node, Line):
        return not _has_fields(record)
    if not isinstance(node, Field) or node.name not in OF_RECORDS:
        return False
    return node.name not in TELLING or record.first(node.name) is None or not _ends_in_text(record)


def _opened(line: Line) -> Scope:
    return Scope("record", [], [line], (60.0, 0.0))


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
