"""The flow of a document, or of a box in it, as a tree of scopes: headings by look and by what they say, labels, records."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.interpret.answers import heads_answer
from pipeline.interpret.cycles import TELLING
from pipeline.interpret.eyebrows import join_eyebrows
from pipeline.interpret.field_lines import belongs, is_set_bigger
from pipeline.interpret.flow_lines import FlowLines, Look, holds_records
from pipeline.interpret.heading_lines import (
    ends_plan,
    goes_on,
    groups_items,
    implies_heading,
    opening_mark,
    says_metrics_of_block,
)
from pipeline.interpret.items import is_prose, text_of_lines
from pipeline.interpret.label_lines import SHORT_FIELDS, LabelledLine
from pipeline.interpret.label_places import field_here, is_label
from pipeline.interpret.labels import folded
from pipeline.interpret.line_looks import heading_count, is_heading, without_letter
from pipeline.interpret.marks import Mark, is_whole_plan, outline_words
from pipeline.interpret.metric_chips import take_chips, without_chips
from pipeline.interpret.metric_lists import numbers_of
from pipeline.interpret.open_scopes import LONG_FIELDS, RECORD_LOOK, OpenScopes
from pipeline.interpret.strip_places import place_strip
from pipeline.interpret.strips import StripReader
from pipeline.interpret.tree import Field, Line, Scope
from schemas.document import Block, Table

LEAST_LIKE_AN_ACTION = 0.4
LIKE_A_DAY = 0.6
OF_RECORDS = (SHORT_FIELDS | {"success", "progress", "links"}) - {"sponsor"}
# What stands alone before the labels of a line and counts it: "3.1", "7)".
_COUNT = re.compile(r"[A-Z]{0,2}[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}[.)]?")
SECTION_TITLES = frozenset({"theme", "objective"})


class Outline:
    """Builds the tree of one flow of blocks."""

    def __init__(self, flow: FlowLines, strips: StripReader | None = None) -> None:
        self.flow = flow
        self.strips = strips
        self.scopes = OpenScopes()
        self.started = False

    def build(self, blocks: Sequence[Block]) -> Scope:
        """The tree of some blocks; furniture is left out."""
        self.flow.take([block for block in blocks if block.furniture is None])
        self.flow.join_tiles()
        join_eyebrows(self.flow)
        for block, line in self.flow.each():
            if isinstance(block, Table):
                self._add_table(block)
            elif block.spans and line is not None and line.text.strip():
                self._add_line(line)
        return self.scopes.root

    # tables

    def _add_table(self, table: Table) -> None:
        scopes = self.scopes
        strip = self.strips.read(table) if self.strips is not None else None
        if strip is not None and place_strip(strip, self.flow, scopes):
            return
        nodes = self.flow.read_table(table)
        if scopes.field is not None and len(nodes) == 1 and isinstance(nodes[0], Table):
            scopes.field.tables.append(nodes[0])
            return
        if nodes and scopes.field is not None and all(isinstance(node, Line) for node in nodes):
            for node in nodes:
                if isinstance(node, Line):
                    self._add_text(node)
            return
        if holds_records(nodes):
            self._introduce("action")
        elif any(isinstance(node, Scope) and node.kind == "card" and node.first("objective") for node in nodes):
            self._introduce("objective")
        scopes.field = None
        scopes.close_records()
        scopes.top.content.extend(nodes)

    def _introduce(self, name: str) -> None:
        """Prose between a label of actions or aims and the table that holds them introduces the table and is none of them."""
        field, content = self.scopes.field, self.scopes.top.content
        if field is not None and field.name == name and not any(line.kind == "item" for line in field.lines):
            at = content.index(field)
            content[at : at + 1] = list(field.lines)

    # lines

    def _add_line(self, line: Line) -> None:
        flow, scopes = self.flow, self.scopes
        first, self.started = not self.started, True
        keys = flow.keys(line) if not scopes.awaits_value() else []
        if keys and not scopes.is_told([key.reading.field for key in keys]):
            self._add_keys(keys, line)
        elif self._is_value(line):
            self._add_text(line)
        elif ends_plan(line, flow):
            scopes.close_all()
            scopes.field = None
            scopes.top.content.append(line)
        elif self._lists_metrics(line) or says_metrics_of_block(line, flow, scopes):
            scopes.field = None
            scopes.top.content.append(Field("metric", None, [numbers_of(line) if line.text in flow.metrics else line]))
        elif (mark := opening_mark(line, flow, scopes)) is not None:
            self._open_marked(line, mark)
        elif (found := self._label(line, first=first)) is not None:
            self._open_field(found, line)
        elif is_heading(line) or implies_heading(line, flow, scopes):
            self._open_heading(line)
        else:
            self._add_text(line)

    def _is_value(self, line: Line) -> bool:
        """Whether a line below a label that stands alone is its value, however it is set: a short one, an aim in a sentence."""
        field = self.scopes.field
        if field is None or not self.scopes.awaits_value():
            return False
        stated = field.name == "objective" and line.kind == "heading" and line.text.endswith(".")
        return stated or self.flow.awaits_short(line, field.name)

    def _lists_metrics(self, line: Line) -> bool:
        """Whether a line below a heading tells its metrics by the document's own word for them."""
        return line.text in self.flow.metrics and self.scopes.top.kind == "heading" and bool(self.scopes.top.title)

    def _label(self, line: Line, *, first: bool) -> LabelledLine | None:
        """The label that a line is where it stands; the first line of all needs a colon to be one without a value.

        What the body of a report recommends is not what its appended plan does.
        """
        found = self.flow.label(line)
        if found is None or (first and found.value is None and not line.text.endswith(":")):
            return None
        if found.reading.field == "action" and (self.flow.in_body_of_report() or self.flow.asks_meeting_below()):
            return None
        return found if is_label(found, line, self.flow, self.scopes) else None

    def _add_keys(self, keys: list[LabelledLine], line: Line) -> None:
        """The keys of one line as a record; without an action of their own they tell of the text above, as lines of labels do."""
        if all(key.reading.field not in {None, "action"} for key in keys):
            for key in keys:
                self._open_field(key, line)
            if keys[-1].reading.field == "resources":
                # What it costs, said last in a line, ends with the line: the next action may follow without a number.
                self.scopes.field = None
            return
        self.scopes.field = None
        self.scopes.close_records()
        record = Scope("record", look=RECORD_LOOK, layout="inline_keys")
        for key in keys:
            if key.reading.printed:
                record.content.append(key.as_field(key.reading.field or ""))
            elif key.value is not None:
                counted = _COUNT.fullmatch(key.value.text.strip()) is not None
                record.content.append(Field("ref", None, [key.value], inferred=True) if counted else key.value)
        self.scopes.top.content.append(record)

    def _add_text(self, line: Line) -> None:
        scopes = self.scopes
        if scopes.field is not None and belongs(scopes.field, line, self.flow):
            scopes.field.lines.append(line)
            return
        scopes.close_card(lambda lines: is_set_bigger(lines, line))
        scopes.field = None
        if scopes.top.kind == "record" and any(isinstance(node, Field) and node.name != "metric" for node in scopes.top.content):
            scopes.close_records()
        scopes.top.content.append(line)

    # headings

    def _open_marked(self, line: Line, mark: Mark) -> None:
        look = self.flow.look(line)
        self.scopes.field = None
        self.scopes.close_for(mark, look)
        headed = mark.kind in ("theme", "metric") or is_heading(line)
        self.scopes.push(Scope("heading" if headed else "record", [line], look=look), mark)

    def _open_heading(self, line: Line) -> None:
        flow, scopes = self.flow, self.scopes
        look = flow.look(line)
        if groups_items(line, flow, scopes):
            self._add_text(line)
            return
        if goes_on(line, look, flow, scopes):
            scopes.top.title.append(without_letter(line))
            return
        self._head_with_label(look)
        scopes.field = None
        if not is_heading(line):
            scopes.close_records()
            if is_whole_plan(line.text):
                scopes.close_all()
        scopes.close_for(None, look)
        scopes.push(Scope("heading", [line], look=look))

    def _head_with_label(self, look: Look) -> None:
        """A labelled heading with a lower heading right below it heads a scope: "Our actions", then "Recruitment"."""
        field, scopes = self.scopes.field, self.scopes
        if field is None or field.tables or field.label is None or field.look >= look or field.run_in:
            return
        if scopes.top.kind == "heading" and scopes.top.look >= look:
            return
        if field.lines and (field.name != "action" or any(line.kind == "item" for line in field.lines)):
            return
        scopes.top.content.remove(field)
        scopes.close_for(None, field.look)
        scopes.push(Scope("heading", [Line(field.label, "heading")], list(field.lines), field.look, field.name))

    # labels

    def _open_field(self, found: LabelledLine, line: Line) -> None:
        flow, scopes = self.flow, self.scopes
        name = field_here(found, flow, scopes)
        if name == "progress" and self._tells_of_block(found):
            scopes.close_records()
        if name == "signed_by":
            scopes.close_all()
        if found.value is None and scopes.counts_on(flow.look(line), heading_count(line)):
            scopes.field = None
            scopes.close_for(None, flow.look(line))
            scopes.push(Scope("heading", [line], look=flow.look(line), label=name))
            return
        if is_heading(line):
            scopes.close_labelled(flow.look(line))
        if line.kind == "heading":
            scopes.close_lower_headings(flow.look(line))
        if found.value is not None and name in SECTION_TITLES and self._heads_section(found, line):
            self._open_titled(found, found.value, line)
            return
        if name in LONG_FIELDS and line.kind == "heading":
            scopes.close_lower_records(flow.look(line))
        if name in OF_RECORDS and not scopes.inside_record():
            self._open_record_above(name, alone=found.value is None)
        elif name == "action" and scopes.top.kind == "record" and not heads_answer(scopes.top):
            scopes.close_records()
        scopes.close_if_repeated(name)
        scopes.close_if_all_bare(name)
        field = found.as_field(name)
        field.look, field.candidates = flow.look(line), found.reading.fields
        field.depth = line.depth if line.kind == "item" else 0
        scopes.top.content.append(field)
        scopes.field = None if found.value is not None and name in SHORT_FIELDS else field

    def _tells_of_block(self, found: LabelledLine) -> bool:
        """Whether what was done stands once, behind several records, and so is told of all of them."""
        parent = self.scopes.stack[-2][0] if self.scopes.top.kind == "record" else None
        beside = [inner for inner in parent.scopes() if inner.kind == "record"] if parent is not None else []
        words = folded(found.label.text)
        again = sum(line is not None and folded(line.text).startswith(words) for line in self.flow.lines)
        return len(beside) > 1 and again == 1 and words in outline_words()["narrative"]

    def _heads_section(self, found: LabelledLine, line: Line) -> bool:
        return (line.bold and is_heading(line)) or self.flow.themes_head_blocks(found)

    def _open_titled(self, found: LabelledLine, value: Line, line: Line) -> None:
        """Open a scope headed by the label's value: "Theme: Leadership"."""
        scopes, look = self.scopes, self.flow.look(line)
        scopes.field = None
        scopes.close_records()
        if scopes.top.kind == "heading" and [one.text for one in scopes.top.title] == [value.text]:
            return
        scopes.close_for(None, look)
        if found.reading.field == "objective":
            scopes.push(Scope("heading", [], [found.as_field("objective")], look=look))
        else:
            scopes.push(Scope("heading", [value], look=look))

    def _open_record_above(self, name: str, *, alone: bool) -> None:
        """The unlabelled line above a lead or a date is the record's text, where its scope has no labelled actions.

        Right above a table of actions, what is said below running text is told of all of them.
        """
        scopes = self.scopes
        trailing, chips = without_chips(scopes.loose_end(), self.flow.framework)
        text = _record_text(trailing)
        if is_prose(text) and self.flow.table_of_records_behind_labels():
            return
        if name not in TELLING and (alone or self.flow.sure("action", text_of_lines(text).text) < LEAST_LIKE_AN_ACTION):
            return
        if sum(line.kind == "item" and line.depth == 0 for line in trailing) > 1 or self._is_day(text):
            return
        if not text:
            text = scopes.take_last_of_field()
        elif scopes.top.first("action") is not None or self.flow.labels_actions():
            return
        else:
            del scopes.top.content[-len(text) - len(chips) :]
            chips = [*take_chips(scopes.top.content, self.flow.framework), *chips]
        if text:
            scopes.push_record(text)
            scopes.top.content[:0] = [Field("metric", None, chips)] if chips else []

    def _is_day(self, text: list[Line]) -> bool:
        """Whether lines are a day and no action ("Published 12 May 2025")."""
        words = text_of_lines(text).text
        return self.flow.sure("timeframe", words) >= LIKE_A_DAY and self.flow.sure("action", words) < LEAST_LIKE_AN_ACTION


def _record_text(trailing: list[Line]) -> list[Line]:
    """The last of some lines, with what stands above it where it is a nested item."""
    start = len(trailing) - 1
    while start > 0 and trailing[start].kind == "item" and trailing[start].depth > 0:
        start -= 1
    return trailing[max(start, 0) :]
