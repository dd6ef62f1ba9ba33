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
        if isinstance(node, Field) and node.name in OF_RECORDS:
            if record is not None and record.first(node.name) is not None and node.name in TELLING:
                text = _text_at_end(record)
                if text is not None:
                    yield record
                    record = _opened(text)
            if record is None:
                yield node
            else:
                record.content.append(node)
            continue
        if isinstance(node, Line) and record is not None and not _has_fields(record):
            record.content.append(node)
            continue
        if record is not None:
            yield record
            record = None
        if isinstance(node, Line):
            record = _opened(node)
        elif isinstance(node, Field) and node.name == "action" and node.lines:
            if len(node.lines) > 1:
                yield Field("action", node.label, node.lines[:-1], [], node.inferred, label_text=node.label_text)
            record = _opened(node.lines[-1])
        else:
            yield node
    if record is not None:
        yield record


def _opened(line: Line) -> Scope:
    return Scope("record", [], [line], (60.0, 0.0))


def _has_fields(record: Scope) -> bool:
    return any(isinstance(node, Field) for node in record.content)


def _text_at_end(record: Scope) -> Line | None:
    """The next round's text, where the last long field of the round before swallowed it."""
    last = record.content[-1]
    if isinstance(last, Field) and last.name in {"success", "progress", "links"} and len(last.lines) > 1:
        line = last.lines[-1]
        if line.kind == "paragraph":
            del last.lines[-1]
            return line
    return None
