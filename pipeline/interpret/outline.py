"""The flow of a document, or of a box in it, as a tree of scopes: headings by look and by what they say, labels, records."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.interpret.cycles import TELLING
from pipeline.interpret.fields.metric_refs import names_only_metrics, relates_to_metrics
from pipeline.interpret.fields.terms import read_terms
from pipeline.interpret.fields.trailing import trailing_fields
from pipeline.interpret.items import is_numbered, is_prose, marker_number, text_of_lines
from pipeline.interpret.label_lines import SHORT_FIELDS, LabelledLine, inline_keys, label_at_head, label_head, repeated_labels
from pipeline.interpret.labels import LabelReading, Labels, folded
from pipeline.interpret.marks import RANK, Mark, is_whole_plan, outline_words, read_mark, read_number
from pipeline.interpret.tree import Field, Line, Node, Scope, line_of
from schemas.document import Block, Paragraph, Table
from schemas.framework import Framework

LONGEST_HEADING = 160
LOOKAHEAD = 60
PLAIN = (30.0, 0.0)
LEAST_LIKE_AN_ACTION = 0.4
LIKE_AN_ACTION = 0.6
SURELY_AN_ACTION = 0.8
LONGEST_IMPLIED = 100
FURTHER_TIME, FURTHER_LEAD = 0.6, 0.4
TIMES = frozenset({"timeframe", "start", "end", "revised", "original", "review"})
MOST_FRONT_LINES = 6
FEWEST_TERMS = 2
BLOCK_LABELS = frozenset({"objective", "data", "metric"})
PARTS_OF_BLOCK = frozenset({"action", "data", "objective", "success"})
FEWEST_WORDS = 2
FRONT_FIELDS = frozenset(
    {
        "council",
        "plan_sponsor",
        "programme_lead",
        "staff_voice_lead",
        "employees",
        "signed_by",
        "position",
        "signed_on",
        "plan_date",
    }
)
RECORD_FIELDS = SHORT_FIELDS | {"success", "progress", "links"}
SAID_OF_BLOCK = frozenset({"data", "objective", "metric"})
NAMES_BLOCK = frozenset({"metric", "objective", "theme"})
SECTION_TITLES = frozenset({"theme", "objective"})
Look = tuple[float, float]
_LETTER = re.compile(r"\(?[a-h][).]\s+")


class Outline:
    """Builds the tree of one flow of blocks.

    `read_table` turns a table into nodes; `sure` says how a field reads a text; `is_wording` knows a metric's full wording.
    """

    def __init__(
        self,
        framework: Framework,
        labels: Labels,
        read_table: Callable[[Table], list[Node]],
        sure: Callable[[str, str], float],
        is_wording: Callable[[str], bool] = bool,
    ) -> None:
        self.framework = framework
        self.labels = labels
        self.read_table = read_table
        self.sure = sure
        self.is_wording = is_wording
        self.root = Scope("document", look=(-1.0, 0.0))
        self.stack: list[tuple[Scope, Mark | None]] = [(self.root, None)]
        self.field: Field | None = None
        self.field_depth = 0
        self.lines: list[Line | None] = []
        self.at = 0
        self.started = False
        self.flow: list[Block] = []
        self.repeated: frozenset[str] = frozenset()

    def build(self, blocks: Sequence[Block]) -> Scope:
        """The tree of some blocks; furniture is left out."""
        flow = self.flow = [block for block in blocks if block.furniture is None]
        self.lines = [line_of(block) if isinstance(block, Paragraph) else None for block in flow]
        self.repeated = repeated_labels([line for line in self.lines if line is not None])
        for self.at, block in enumerate(flow):
            if isinstance(block, Table):
                self._add_table(block)
            elif block.spans:
                line = self.lines[self.at]
                if line is not None and line.text.strip():
                    self._add_line(line)
        return self.root

    def _awaited(self, line: Line) -> bool:
        """Whether a label right above waits for a value and the line reads as one, whatever else it may look like."""
        field = self.field
        if field is None or field.lines or field.name not in SHORT_FIELDS or line.kind == "heading":
            return False
        mark = read_mark(line.text, self.framework)
        return len(line.text) <= 60 and self.sure(field.name, line.text) >= 0.6 and (mark is None or mark.kind != "number")

    @property
    def top(self) -> Scope:
        """The innermost open scope."""
        return self.stack[-1][0]

    def _add_table(self, table: Table) -> None:
        nodes = self.read_table(table)
        if self.field is not None and len(nodes) == 1 and isinstance(nodes[0], Table):
            self.field.tables.append(nodes[0])
            return
        self._introduced(nodes)
        self.field = None
        self._close_records()
        self.top.content.extend(nodes)

    def _introduced(self, nodes: list[Node]) -> None:
        """Prose between a label of actions and the table that holds them introduces the table and is no action."""
        field = self.field
        records = any(isinstance(node, Scope) and node.kind in {"record", "banner"} for node in nodes)
        if field is not None and field.name == "action" and records and not any(line.kind == "item" for line in field.lines):
            at = self.top.content.index(field)
            self.top.content[at : at + 1] = list(field.lines)

    def _add_line(self, line: Line) -> None:
        first, self.started = not self.started, True
        keys = inline_keys(line, self.labels, self.repeated)
        if keys:
            self._add_keys(keys, line)
            return
        if self._awaited(line):
            self._add_text(line)
            return
        if self._says_metrics_of_block(line):
            self.field = None
            self.top.content.append(Field("metric", None, [line]))
            return
        mark = self._mark(line)
        if mark is not None:
            self._open_marked(line, mark)
            return
        found = label_at_head(line, self.labels) or self._repeated_label(line)
        if found is not None and first and found.value is None and not line.text.endswith(":"):
            found = None
        if found is not None and self._is_label(found, line):
            self._open_field(found, line)
        elif self._is_heading(line) or self._implies_heading(line):
            self._open_heading(line)
        else:
            self._add_text(line)

    # headings

    def _mark(self, line: Line) -> Mark | None:
        mark = read_mark(line.text, self.framework)
        if mark is None or (mark.kind == "number" and self._is_numbered_label(line)):
            return None
        if mark.kind == "metric" and line.kind != "heading" and self._lists_metrics(line.text[mark.rest :]):
            return None
        if self._is_heading(line) or mark.rest >= len(line.text) or self._marks_plain_line(line, mark):
            return mark
        return None

    def _is_numbered_label(self, line: Line) -> bool:
        """Whether a line is a label of a block's parts, counted as such: "2.1 Where we are now", "2.3 What we will do"."""
        found = label_at_head(line, self.labels)
        if found is None or found.value is not None or not found.reading.known:
            return False
        return found.reading.field in PARTS_OF_BLOCK and len(found.label.text.split()) > FEWEST_WORDS

    def _says_metrics_of_block(self, line: Line) -> bool:
        """Whether a line right below a heading or its objective only lists the metrics of its block.

        A mere number is a heading of its own where the block holds more such lines.
        """
        top = self.top
        if self._is_heading(line) or not names_only_metrics(line.text, self.framework):
            return False
        below = [node for node in top.content if not (isinstance(node, Field) and node.name == "objective" and node.lines)]
        if top.kind != "heading" or below or not top.title or is_whole_plan(top.title[0].text):
            return False
        mark = read_mark(top.title[0].text, self.framework)
        if mark is not None and mark.kind == "metric":
            return False
        if relates_to_metrics(line.text, self.framework):
            return True
        for later in self.lines[self.at + 1 : self.at + LOOKAHEAD]:
            if later is None or (later.kind == "heading" and self._look(later) <= top.look):
                break
            if names_only_metrics(later.text, self.framework):
                return False
        return True

    def _lists_metrics(self, rest: str) -> bool:
        """Whether a block's own list of metrics, or its data by metric, is being read."""
        if self.field is None:
            return False
        if self.field.name != "data":
            return self.field.name == "metric"
        return self.top.first("metric") is not None or (bool(rest.strip()) and not self.is_wording(rest))

    def _marks_plain_line(self, line: Line, mark: Mark) -> bool:
        """Whether a ref at the head of a line that is set like text opens a block all the same."""
        text = line.text
        if mark.kind == "number":
            return len(text) - mark.rest > 2
        if len(text) > 2 * LONGEST_HEADING or (line.kind == "item" and mark.kind == "metric"):
            return False
        if mark.kind == "theme" and len(text) <= LONGEST_IMPLIED and not text.endswith("."):
            return self._label_below() is not None or text[mark.ref_end : mark.ref_end + 1] in ":"
        apart = text[mark.ref_end : mark.ref_end + 2].strip()[:1] in (":", ".", "–", "—", "-", ")")
        if mark.kind == "metric":
            return self.field is None or self.field.name in SHORT_FIELDS or self.is_wording(text[mark.rest :])
        return apart

    def _is_heading(self, line: Line) -> bool:
        if line.kind == "heading":
            return True
        text = line.text
        return line.bold and line.kind != "item" and len(text) <= LONGEST_HEADING and any(c.isalpha() for c in text)

    def _implies_heading(self, line: Line) -> bool:
        """A short line without any look of its own that has the labels of a block right below it heads that block."""
        text = line.text
        if line.kind == "paragraph" and folded(text) in outline_words()["closing"] and not self._awaits_value():
            return True
        if (
            not (line.kind == "paragraph" or is_numbered(line))
            or len(text) > LONGEST_IMPLIED
            or text.endswith((".", ";", ",", ":"))
            or not (text[:1].isupper() or text[:1].isdigit())
        ):
            return False
        if self._awaits_value():
            return False
        mark = read_mark(text, self.framework)
        if mark is not None and mark.kind == "metric" and self._lists_metrics(text[mark.rest :]):
            return False
        return self._label_below() in BLOCK_LABELS or self._heads_table()

    def _awaits_value(self) -> bool:
        """Whether a label of a short value, or of the block itself, stands right above."""
        return self.field is not None and self.field.name in SHORT_FIELDS | NAMES_BLOCK and not self.field.lines

    def is_records(self, table: Table) -> bool:
        """Whether a table reads as records of actions."""
        return any(isinstance(node, Scope) and node.kind in {"record", "banner"} for node in self.read_table(table))

    def _heads_table(self) -> bool:
        """Whether a table of records stands right below."""
        return self.at + 1 < len(self.flow) and isinstance(table := self.flow[self.at + 1], Table) and self.is_records(table)

    def _label_below(self) -> str | None:
        """The field of a known label that stands alone or runs in on the next line."""
        following = next((line for line in self.lines[self.at + 1 :] if line is not None), None)
        if following is not None and relates_to_metrics(following.text, self.framework):
            return "metric"
        found = label_at_head(following, self.labels) if following is not None else None
        return found.reading.field if found is not None and found.reading.known else None

    def _open_marked(self, line: Line, mark: Mark) -> None:
        look = self._look(line)
        self.field = None
        while len(self.stack) > 1 and not self._is_above(self.stack[-1], mark, look):
            self.stack.pop()
        kind = "heading" if mark.kind in ("theme", "metric") or self._is_heading(line) else "record"
        self._push(Scope("record" if kind == "record" else "heading", [line], look=look), mark)

    def _is_above(self, entry: tuple[Scope, Mark | None], mark: Mark | None, look: Look) -> bool:
        scope, other = entry
        if mark is not None and other is not None and mark.kind != other.kind:
            return RANK[other.kind] < RANK[mark.kind]
        if mark is not None and other is not None:
            return mark.kind == "number" and mark.number.startswith(other.number + ".")
        if mark is not None and mark.kind in ("action", "number"):
            return scope.kind != "record" and (scope.look < look or look >= PLAIN)
        return scope.look < look

    def _open_heading(self, line: Line) -> None:
        look = self._look(line)
        if self._groups_items(line):
            self._add_text(line)
            return
        if self._goes_on(line, look):
            letter = _LETTER.match(line.text)
            self.top.title.append(line.rest(letter.end()) if letter else line)
            return
        self._head_with_label(look)
        self.field = None
        if not self._is_heading(line):
            self._close_records()
        if look >= PLAIN and is_whole_plan(line.text):
            self.stack = self.stack[:1]
        while len(self.stack) > 1 and not self._is_above(self.stack[-1], None, look):
            self.stack.pop()
        self._push(Scope("heading", [line], look=look), None)

    def _head_with_label(self, look: Look) -> None:
        """A labelled heading with a lower heading right below it heads a scope: "Our actions", then "Recruitment"."""
        field = self.field
        if field is None or field.tables or field.label is None or field.look >= look or field.run_in:
            return
        if field.lines and (field.name != "action" or any(line.kind == "item" for line in field.lines)):
            return
        self.top.content.remove(field)
        while len(self.stack) > 1 and self.stack[-1][0].look >= field.look:
            self.stack.pop()
        line = Line(field.label, "heading")
        self._push(Scope("heading", [line], list(field.lines), field.look, field.name), None)

    def _goes_on(self, line: Line, look: Look) -> bool:
        """A heading right below a marked one with nothing between that only adds to it ("a) Colleague" below "Metric 7 …")."""
        scope, mark = self.stack[-1]
        if scope.content or self.field is not None or mark is None or not scope.title or scope.kind != "heading":
            return False
        lettered = bool(_LETTER.match(line.text)) or (line.marker or "").strip("().").isalpha()
        only_ref = mark.rest >= len(scope.title[0].text.rstrip(" :")) and len(scope.title) == 1
        return lettered or (only_ref and look >= scope.look and read_mark(line.text, self.framework) is None)

    def _groups_items(self, line: Line) -> bool:
        """A bold line in an open list that only groups the items below it: no label follows before the next heading."""
        if self.field is None or line.kind == "heading" or self.field.name not in {"action", "success", "progress", "data"}:
            return False
        if not line.bold or self._label_below() in BLOCK_LABELS:
            return False
        for later in self.lines[self.at + 1 : self.at + LOOKAHEAD]:
            if later is None:
                return False
            found = label_at_head(later, self.labels)
            if found is not None and found.reading.fields:
                return self.field.name != "action" or found.reading.field not in {"objective", "action", "data", "theme"}
            if later.kind == "heading" or read_mark(later.text, self.framework) is not None:
                return True
        return True

    def _push(self, scope: Scope, mark: Mark | None) -> None:
        self.top.content.append(scope)
        self.stack.append((scope, mark))

    def _look(self, line: Line) -> Look:
        if line.kind == "heading":
            return (float(line.depth or 1), 0.0)
        if line.bold:
            return (20.0, 0.0)
        marked = read_mark(line.text, self.framework) is not None or label_at_head(line, self.labels) is not None
        return (30.0, 0.0) if marked else (32.0, 0.0)

    # labels

    def _repeated_label(self, line: Line) -> LabelledLine | None:
        """A line, or the words before its colon, that comes again and again with other text below: a label nobody knows."""
        head = label_head(line.text)
        if head not in self.repeated or read_mark(line.text, self.framework) is not None:
            return None
        rest = line.text[len(head) :].lstrip(" :")
        value = line.rest(len(line.text) - len(rest)) if rest else None
        return LabelledLine(LabelReading(head, ()), line.passage.cut(0, len(head)), value)

    def _is_label(self, found: LabelledLine, line: Line) -> bool:
        if found.value is None and line.kind == "heading" and line.depth == 1 and found.reading.likeness < 0.95:
            return False
        if found.reading.field == "progress" and found.value is None and len(self.stack) == 1:
            return False
        if found.value is None and (self._legend_below(found) or self._heads_actions(found) or self._heads_labels(found, line)):
            return False
        weak = found.reading.field in {"position", "name", "plan_date", "resources"}
        return not weak or line.bold or found.value is not None

    def _heads_actions(self, found: LabelledLine) -> bool:
        """Whether a part of the actions is only called like a field ("Support"): the list below it is things to be done."""
        below = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        name = found.reading.field or ""
        if below is None or below.kind != "item" or name not in SHORT_FIELDS or all(s.label != "action" for s, _ in self.stack):
            return False
        beside = self.top.kind == "heading" and not self.top.label and self.top.look == self._look(self.lines[self.at] or below)
        listed = bool(self.top.content) and all(isinstance(node, Line) and node.kind == "item" for node in self.top.content)
        return (beside and listed) or trailing_fields(below.text) is not None

    def _heads_labels(self, found: LabelledLine, line: Line) -> bool:
        """Whether a heading only reads like the label of a short value ("Lead"): a lower heading that is a label is right below."""
        below = next((later for later in self.lines[self.at + 1 :] if later is not None), None)
        if line.kind != "heading" or below is None or below.kind != "heading" or found.reading.field not in SHORT_FIELDS:
            return False
        return self._look(below) > self._look(line) and self._label_below() is not None

    def _legend_below(self, found: LabelledLine) -> bool:
        """Whether a label of times stands above lines that define several terms of time, and so is their heading."""
        if found.reading.field not in TIMES:
            return False
        below = [line.text for line in self.lines[self.at + 1 : self.at + 1 + FEWEST_TERMS] if line is not None]
        return len(read_terms(below).entries) >= FEWEST_TERMS

    def _open_field(self, found: LabelledLine, line: Line) -> None:
        name = self._field_here(found)
        if name == "signed_by":
            self.stack = self.stack[:1]
        self._close_labelled(line)
        titled = (line.bold and self._is_heading(line)) or self._heads_blocks(found)
        if found.value is not None and name in SECTION_TITLES and titled:
            self._open_titled(found, line, name)
            return
        if name in RECORD_FIELDS - {"sponsor"} and not self._inside_record():
            self._open_record_above(name, alone=found.value is None)
        elif name == "action" and self._inside_record() and self.top.kind == "record":
            self._close_records()
        self._close_if_repeated(name)
        self._close_if_all_bare()
        self.field = Field(name, found.label, label_text=found.label.text, run_in=found.value is not None, look=self._look(line))
        self.field_depth = line.depth if line.kind == "item" else 0
        self.field.candidates = found.reading.fields
        self.top.content.append(self.field)
        if found.value is not None:
            self.field.lines.append(found.value)
            if name in SHORT_FIELDS:
                self.field = None

    def _close_labelled(self, line: Line) -> None:
        """A labelled heading closes the scope that a label of its look heads: "Success measures" after the parts of "Actions"."""
        look = self._look(line)
        if self._counts_on(line, look):
            self.stack.pop()
        for at, (scope, _) in enumerate(self.stack):
            if scope.label and scope.look == look and self._is_heading(line):
                self.stack = self.stack[:at]
                return

    def _counts_on(self, line: Line, look: Look) -> bool:
        """Whether a labelled heading counts on from the heading above and so stands beside it: "1. Purpose", "2. Actions"."""
        top = self.top
        if line.kind != "heading" or top.kind != "heading" or not top.title or top.look != look:
            return False
        counts = [_count(one) for one in (top.title[0], line)]
        return None not in counts and counts[0] < counts[1]  # type: ignore[operator]

    def _heads_blocks(self, found: LabelledLine) -> bool:
        """Whether a theme that runs in behind its label heads a block: it comes again before actions, under one heading."""
        if found.reading.field != "theme":
            return False
        head = found.label.text
        parts = _between_headings(self.lines, self.at)
        themes = [at for at in parts if (line := self.lines[at]) is not None and label_head(line.text) == head]
        first = next((at for at in parts if self._names_action(self.lines[at])), -1)
        return len(themes) > 1 and themes[0] < first

    def _names_action(self, line: Line | None) -> bool:
        if line is None:
            return False
        mark = read_mark(line.text, self.framework)
        found = label_at_head(line, self.labels)
        return (mark is not None and mark.kind == "action") or (found is not None and found.reading.field == "action")

    def _open_titled(self, found: LabelledLine, line: Line, name: str) -> None:
        """Open a scope headed by the label's value: "Theme: Leadership"."""
        look = self._look(line)
        self.field = None
        value = found.value
        self._close_records()
        if value is not None and self.top.kind == "heading" and [one.text for one in self.top.title] == [value.text]:
            return
        while len(self.stack) > 1 and not self._is_above(self.stack[-1], None, look):
            self.stack.pop()
        scope = Scope("heading", [], look=look)
        if value is not None:
            if name == "objective":
                scope.content.append(Field("objective", found.label, [value], label_text=found.label.text, run_in=True))
            else:
                scope.title.append(value)
        self._push(scope, None)

    def _field_here(self, found: LabelledLine) -> str:
        """The field of a label where it stands: a date below a signature is the sign-off, outside the actions the plan's."""
        name = found.reading.field or ""
        if name == "links" and found.value is not None and names_only_metrics(found.value.text, self.framework):
            return "metric"
        before = [node.name for node in self.top.content if isinstance(node, Field)][-2:]
        if "signed_by" in before and found.reading.allows("position"):
            return "position"
        if found.label.text.lower() != "date":
            return name
        if {"signed_by", "position"} & set(before):
            return "signed_on"
        return name if self._inside_record() or self.top.first("action") or self.top.first("lead") else "plan_date"

    def _close_if_all_bare(self) -> None:
        """A label below several numbered lines that have none of their own is their block's."""
        mark = self.stack[-1][1]
        if mark is None or mark.kind != "number" or not _is_bare(self.top):
            return
        beside = [scope for scope in self.stack[-2][0].scopes() if scope.kind == "record"]
        if len(beside) > 1 and _is_bare(beside[-2]):
            self.stack.pop()

    def _inside_record(self) -> bool:
        scope, mark = self.stack[-1]
        return scope.kind == "record" or (mark is not None and mark.kind in ("action", "number"))

    def _open_record_above(self, name: str, *, alone: bool) -> None:
        """The unlabelled line above a lead or a date is the record's text, where its scope has no labelled actions."""
        content = self.top.content
        trailing: list[Line] = []
        for node in reversed(content):
            if not isinstance(node, Line):
                break
            trailing.insert(0, node)
        text = self._record_text(trailing)
        if name not in TELLING and (alone or self.sure("action", text_of_lines(text).text) < LEAST_LIKE_AN_ACTION):
            return
        if sum(line.kind == "item" and line.depth == 0 for line in trailing) > 1:
            return
        if not text:
            text = self._text_at_end_of_field()
            if not text:
                return
        elif self._labels_actions():
            return
        else:
            del content[len(content) - len(text) :]
        scope = Scope("record", [], list(text), look=(40.0, 0.0))
        self._push(scope, None)

    @staticmethod
    def _record_text(trailing: list[Line]) -> list[Line]:
        if not trailing:
            return []
        start = len(trailing) - 1
        while start > 0 and trailing[start].kind == "item" and (trailing[start].depth > 0 or not _same_list(trailing, start)):
            start -= 1
        return trailing[start:]

    def _text_at_end_of_field(self) -> list[Line]:
        """Where a long field of the record before was open, its last paragraph may be the next record's text."""
        for node in reversed(self.top.content):
            if not isinstance(node, Field):
                return []
            if node.run_in and node.name in {"success", "progress", "links"} and len(node.lines) > 1:
                last = node.lines[-1]
                if last.kind == "paragraph":
                    del node.lines[-1]
                    return [last]
            return []
        return []

    def _labels_actions(self) -> bool:
        if self.top.first("action") is not None:
            return True
        for later in self.lines[self.at + 1 : self.at + LOOKAHEAD]:
            if later is None:
                return False
            found = label_at_head(later, self.labels)
            if found is not None and found.reading.field in {"action", "objective"}:
                return True
            if found is None and (later.kind == "heading" or read_mark(later.text, self.framework) is not None):
                return False
        return False

    def _close_if_repeated(self, name: str) -> None:
        """A second lead (or time) after loose lines belongs to the next record."""
        scope = self.top
        if scope.kind != "record" or scope.first(name) is None or name in {"links", "support"}:
            return
        text = self._text_at_end_of_field()
        self._close_records()
        if text:
            self._push(Scope("record", [], list(text), look=(40.0, 0.0)), None)

    def _close_records(self) -> None:
        while len(self.stack) > 1 and self.top.kind == "record":
            self.stack.pop()

    # text

    def _add_keys(self, keys: list[LabelledLine], line: Line) -> None:
        """The keys of one line as a record; without an action of their own they tell of the text above, as lines of labels do."""
        if all(key.label and key.reading.field != "action" for key in keys):
            for key in keys:
                self._open_field(key, line)
            return
        self.field = None
        self._close_records()
        scope = Scope("record", look=(40.0, 0.0), layout="inline_keys")
        for key in keys:
            if not key.label:
                if key.value is not None:
                    scope.content.append(key.value)
                continue
            lines = [key.value] if key.value is not None else []
            scope.content.append(Field(key.reading.field or "", key.label, lines, label_text=key.label.text, run_in=True))
        self.top.content.append(scope)

    def _add_text(self, line: Line) -> None:
        field = self.field
        if field is not None and self._belongs(field, line):
            field.lines.append(line)
            return
        self.field = None
        if self.top.kind == "record" and any(isinstance(node, Field) for node in self.top.content):
            self._close_records()
        self.top.content.append(line)

    def _before_label(self) -> bool:
        """Whether the next line is a label: what stands between two labels is the first one's value."""
        return self._label_below() is not None

    def _begins_record(self, line: Line) -> bool:
        """Whether a line reads as an action that a lead or a time right below is told of."""
        counted = line.kind == "item" and any(c.isalnum() for c in line.marker or "")
        return (counted or self.sure("action", line.text) >= LIKE_AN_ACTION) and self._label_below() in TELLING

    def _lists_actions(self, field: Field, line: Line) -> bool:
        """Whether bullets below a line of data are the block's actions: each says who or when at its end, or what to do."""
        if line.kind != "item" or not field.run_in or any(above.kind == "item" for above in field.lines):
            return False
        return trailing_fields(line.text) is not None or self.sure("action", line.text) >= SURELY_AN_ACTION

    def _belongs(self, field: Field, line: Line) -> bool:
        if line.kind == "item" and line.depth < self.field_depth:
            return False
        if field.name == "success" and is_prose([line]) and field.lines and all(above.kind == "item" for above in field.lines):
            return False
        if field.name in SAID_OF_BLOCK and field.lines and (self._begins_record(line) or self._lists_actions(field, line)):
            return False
        if field.name == "objective" and line.kind == "item":
            return all(above.kind == "item" for above in field.lines)
        if field.name == "objective" and field.run_in:
            return not field.text.endswith((".", "!", "?"))
        if field.name in FRONT_FIELDS:
            return len(line.text) <= LONGEST_IMPLIED and not line.text.endswith(".") and len(field.lines) < MOST_FRONT_LINES
        return self._fits_short(field, line)

    def _fits_short(self, field: Field, line: Line) -> bool:
        if field.name not in SHORT_FIELDS or (line.kind == "item" and not field.run_in):
            return True
        if not field.lines:
            if line.kind == "item" and line.marker and line.marker[0].isdigit():
                return False
            if self.sure(field.name, line.text) >= 0.25:
                return len(line.text) <= 200
            return len(line.text) <= 120 and self._before_label() and self.sure("action", line.text) < 0.5
        enough = FURTHER_TIME if field.name in TIMES else FURTHER_LEAD
        return self.sure(field.name, line.text) >= enough and len(line.text) <= 120


def _count(line: Line) -> int | None:
    """The plain number that a heading counts with, printed ("2. Actions") or made by its list."""
    number = read_number(line.text)
    digits = marker_number(number[0] if number is not None else line.marker)
    return int(digits) if digits is not None and digits.isdigit() else None


def _between_headings(lines: Sequence[Line | None], at: int) -> range:
    """The lines around one, from the heading above it to the next below."""
    headed = [n for n, line in enumerate(lines) if line is not None and line.kind == "heading"]
    return range(max((n for n in headed if n < at), default=-1) + 1, min((n for n in headed if n > at), default=len(lines)))


def _is_bare(record: Scope) -> bool:
    return not any(isinstance(node, Field | Scope) for node in record.content)


def _same_list(lines: list[Line], at: int) -> bool:
    return lines[at].depth == 0
