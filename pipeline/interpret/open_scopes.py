"""The scopes and the field that are open while a flow is read, and which of them a line closes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.interpret.flow_lines import BOLD, MARKED, Look
from pipeline.interpret.items import is_numbered
from pipeline.interpret.label_lines import SHORT_FIELDS
from pipeline.interpret.line_looks import heading_count
from pipeline.interpret.marks import RANK, Mark, extends
from pipeline.interpret.tree import Field, Line, Scope

RECORD_LOOK = (40.0, 0.0)
NAMES_BLOCK = frozenset({"metric", "objective", "theme"})
LONG_FIELDS = frozenset({"success", "progress", "links"})


class OpenScopes:
    """The document's scope and those open inside it, each with its mark, and the field whose value is being read."""

    def __init__(self) -> None:
        self.root = Scope("document", look=(-1.0, 0.0))
        self.stack: list[tuple[Scope, Mark | None]] = [(self.root, None)]
        self.field: Field | None = None

    @property
    def top(self) -> Scope:
        """The innermost open scope."""
        return self.stack[-1][0]

    @property
    def mark(self) -> Mark | None:
        """The innermost open scope's mark."""
        return self.stack[-1][1]

    def push(self, scope: Scope, mark: Mark | None = None) -> None:
        """Opens a scope in the innermost one."""
        self.top.content.append(scope)
        self.stack.append((scope, mark))

    def push_record(self, lines: list[Line]) -> None:
        """Opens the record of some lines that no label names."""
        self.push(Scope("record", [], list(lines), look=RECORD_LOOK))

    # what is closed

    def close_all(self) -> None:
        """Closes every scope but the document's."""
        del self.stack[1:]

    def close_records(self) -> None:
        """Closes the open records."""
        while len(self.stack) > 1 and self.top.kind == "record":
            self.stack.pop()

    def close_card(self, is_left: Callable[[Sequence[Line]], bool]) -> None:
        """Closes the open heading where all that stands in its fields is left by a line, as by the text below a card.

        Fields that only name a block stand above its text, which is often set bigger than they are.
        """
        fields = [node for node in self.top.content if isinstance(node, Field)]
        if self.top.kind != "heading" or len(fields) < len(self.top.content):
            return
        if any(field.name not in NAMES_BLOCK for field in fields) and is_left([line for field in fields for line in field.lines]):
            self.stack.pop()

    def close_lower_headings(self, look: Look) -> None:
        """A labelled heading is no part of what a lower heading heads: "What we will do" below the last "Metric 8"."""
        while len(self.stack) > 1 and self.top.kind == "heading" and look < self.top.look < BOLD and not self.inside_record():
            self.stack.pop()

    def close_lower_records(self, look: Look) -> None:
        """A labelled heading closes the records whose own fields have no label: "How we will know" for the whole block.

        So does one set like the block's other labels ("What we found"), above those that run in ("Owner: …").
        """
        fields = [node for node in self.top.content if isinstance(node, Field)]
        if self.top.kind != "record" or not fields or any(field.look <= look for field in fields):
            return
        beside = [node for node in self.stack[-2][0].content if isinstance(node, Field)]
        like = any(node.label is not None and not node.run_in and node.look == look for node in beside)
        if like or all(field.label is None for field in fields):
            self.close_records()

    def close_for(self, mark: Mark | None, look: Look) -> None:
        """Closes what a scope of that mark and look does not stand in."""
        while len(self.stack) > 1 and not self._is_above(self.stack[-1], mark, look):
            self.stack.pop()

    @staticmethod
    def _is_above(entry: tuple[Scope, Mark | None], mark: Mark | None, look: Look) -> bool:
        scope, other = entry
        if mark is not None and other is not None and mark.kind != other.kind:
            return RANK[other.kind] < RANK[mark.kind]
        if mark is not None and other is not None:
            return mark.kind == "number" and extends(mark.number, other.number)
        if mark is not None and mark.kind in ("action", "number"):
            return scope.kind != "record" and (scope.look < look or look >= MARKED)
        return scope.look < look

    def counts_on(self, look: Look, count: tuple[str, int] | None) -> bool:
        """Whether a counted heading stands beside one that is open: "2. Actions" below "1. Purpose"."""
        open_ = [scope.title[0] for scope, _ in self.stack if scope.kind == "heading" and scope.title and scope.look == look]
        above = heading_count(open_[-1]) if open_ else None
        return count is not None and above is not None and above[0] == count[0] and above[1] < count[1]

    def close_labelled(self, look: Look) -> None:
        """A labelled heading closes the scope that a label of its look heads: "Success measures" after the parts of "Actions"."""
        at = next((at for at, (scope, _) in enumerate(self.stack) if scope.label and scope.look == look), len(self.stack))
        del self.stack[at:]

    def close_if_all_bare(self, name: str) -> None:
        """A label below several numbered lines that have none of their own is their block's.

        It is the last one's where such a line has had a value under it before, in this block or another.
        """
        if self.mark is None or self.mark.kind != "number" or not _is_bare(self.top):
            return
        beside = [scope for scope in self.stack[-2][0].scopes() if scope.look == self.top.look]
        if len(beside) > 1 and _is_bare(beside[-2]) and not self._is_told_singly(name, self.top.look):
            self.stack.pop()

    def _is_told_singly(self, name: str, look: Look) -> bool:
        """Whether a record of a look has a field of a name of its own."""
        records = (scope for scope in self.stack[0][0].walk() if scope.kind == "record" and scope.look == look)
        return any(record.first(name) is not None for record in records)

    def close_if_repeated(self, name: str) -> None:
        """A second lead (or time) after loose lines belongs to the next record."""
        if self.top.kind != "record" or self.top.first(name) is None or name in {"links", "support"}:
            return
        text = self.take_last_of_field()
        self.close_records()
        if text:
            self.push_record(text)

    # what is open

    def inside_record(self) -> bool:
        """Whether the innermost scope is one action."""
        return self.top.kind == "record" or (self.mark is not None and self.mark.kind in ("action", "number"))

    def inside_actions(self) -> bool:
        """Whether a heading that names actions is open."""
        return any(scope.label == "action" for scope, _ in self.stack)

    def awaits_value(self) -> bool:
        """Whether a label of a short value, or of what names the block, stands right above."""
        return self.field is not None and self.field.name in SHORT_FIELDS | NAMES_BLOCK and not self.field.lines

    def is_told(self, names: Sequence[str | None]) -> bool:
        """Whether a label of just what is named stands above, and its value goes on: the second of the times in a column."""
        return self.field is not None and self.field.label is not None and list(names) == [self.field.name]

    def loose_end(self) -> list[Line]:
        """The lines at the end of the innermost scope that stand in no field."""
        out: list[Line] = []
        for node in reversed(self.top.content):
            if not isinstance(node, Line):
                break
            out.insert(0, node)
        return out

    def take_last_of_field(self) -> list[Line]:
        """Where a long field of the record before was open, its last paragraph may be the next record's text: it is taken out."""
        last = self.top.content[-1] if self.top.content else None
        if not isinstance(last, Field) or not last.run_in or last.name not in LONG_FIELDS or len(last.lines) < 2:
            return []
        return [last.lines.pop()] if last.lines[-1].kind == "paragraph" or is_numbered(last.lines[-1]) else []


def _is_bare(record: Scope) -> bool:
    return not any(isinstance(node, Field | Scope) for node in record.content)
