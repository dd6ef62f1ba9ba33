"""One assembler: scopes, records and fields become sections, actions and figures, with inheritance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.interpret.actions import INHERITED, ActionDraft, ActionReader, Context
from pipeline.interpret.answers import ASKED, is_refused
from pipeline.interpret.cycles import Rounds, labels_of_rounds, regrouped
from pipeline.interpret.fields.metric_refs import read_metric_refs
from pipeline.interpret.found import text_of
from pipeline.interpret.heading_times import leads_in
from pipeline.interpret.items import actions as list_actions
from pipeline.interpret.items import is_prose, is_quoted, text_of_lines
from pipeline.interpret.judging import Sure, Tells
from pipeline.interpret.labels import folded
from pipeline.interpret.layouts import layout_of_list, layout_of_record, shaped
from pipeline.interpret.marks import behind_count, heads_what_is_done, is_whole_plan, read_mark
from pipeline.interpret.metric_rows import sections_of_rows
from pipeline.interpret.parents import parted
from pipeline.interpret.record_texts import heading_of, marker_ref, record_text
from pipeline.interpret.row_sections import names_its_own_metrics, section_of_group, section_of_metric
from pipeline.interpret.section_scopes import holds_actions, is_section
from pipeline.interpret.sections import SectionDraft, draft_section
from pipeline.interpret.siblings import siblings
from pipeline.interpret.stacks import columnwise, unglued, unstacked
from pipeline.interpret.tree import Field, Line, Node, Scope
from schemas.document import Table
from schemas.framework import Framework
from schemas.passage import Passage, joined

ROW_SECTION_FIELDS = ("metric", "theme", "objective")
RECORD_FIELDS = frozenset({*INHERITED, "success", "progress", "rag"})


@dataclass
class Assembler:
    """Collects the plan's sections and actions in document order."""

    framework: Framework
    reader: ActionReader
    tells: Tells
    sure: Sure
    sections: list[SectionDraft] = field(default_factory=list)
    actions: list[ActionDraft] = field(default_factory=list)
    links: list[tuple[Scope, list[int]]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    narrative: list[Line] = field(default_factory=list)
    texts: list[Passage] = field(default_factory=list)
    siblings: frozenset[int] = frozenset()
    rounds: Rounds = field(default_factory=dict)
    title: str | None = None
    elsewhere: bool = False
    action_labels: Counter[str] = field(default_factory=Counter)

    def walk(self, scope: Scope, context: Context) -> None:
        """Reads a scope and all below it."""
        if scope.kind == "heading" and scope.title and heads_what_is_done(scope.title[0].text):
            self.narrative += [line for inner in scope.walk() for node in inner.content for line in _lines(node)]
            return
        opens = self._opens_section(scope, context)
        beside = [node for node in self._direct(scope) if self._is_beside_actions(node)]
        self.narrative += [line for node in beside for line in node.lines]
        scope = replace(scope, content=[node for node in scope.content if node not in beside])
        scope = replace(scope, content=columnwise(regrouped(scope, self.rounds), self.sure))
        if self._only_heads(scope, context):
            context = context.below(text_of_lines([parted(scope.title[0])[1], *scope.title[1:]])).with_fields(self._direct(scope))
        elif opens:
            context = self._open_section(draft_section(scope, self.framework, self.tells), scope, context)
        elif scope.kind == "heading" and context.section is not None and scope.title and not is_whole_plan(scope.title[0].text):
            title = scope.title[0].passage
            if not leads_in(scope):
                context = context.below(title.cut(behind_count(title.text, self.framework)) or title)
            context = context.with_fields(self._direct(scope))
        elif scope.kind in {"heading", "card"}:
            # A sponsor who is named outside of every block is the plan's, not the actions'.
            told = [f for f in self._direct(scope) if f.name != "sponsor" or context.section is not None]
            context = context.with_fields(told)
        context = shaped(context, scope.layout)
        before = len(self.actions)
        for node in scope.content:
            self._take(node, context)
        self._single_status(scope, self.actions[before:])

    def _only_heads(self, scope: Scope, context: Context) -> bool:
        """Whether a banner in a block that has a heading is an action with rows below it, and no block of its own."""
        headed = context.section is not None and self.sections[context.section].kind == "heading"
        return headed and scope.kind == "banner" and scope.label == "action"

    def _opens_section(self, scope: Scope, context: Context) -> bool:
        """A block of the plan by what it is; outside of one also a heading that says figures, or one of several with actions."""
        if is_section(scope, self.framework):
            return not self._only_titles(scope)
        if scope.kind != "heading" or context.section is not None or not scope.title or is_whole_plan(scope.title[0].text):
            return False
        if id(scope) in self.siblings and holds_actions(scope, self.framework):
            return True
        if scope.title[0].text == self.title:
            return False
        if _is_list(scope) and not scope.scopes():
            return True
        loose = [node for node in scope.content if isinstance(node, Line)]
        return bool(loose) and not holds_actions(scope, self.framework) and self.tells(loose)

    def _only_titles(self, scope: Scope) -> bool:
        """Whether a counted heading is the document's title ("4. Our approach") above blocks that have all its actions."""
        title = scope.title[0].text if scope.title else ""
        counted = title == self.title and read_mark(title, self.framework) is None and not self._direct(scope)
        parts = [inner for inner in scope.scopes() if holds_actions(inner, self.framework)]
        return counted and len(parts) > 1 and all(id(inner) in self.siblings for inner in parts)

    def look_round(self, tree: Scope) -> None:
        """Sees which headings are blocks, whether the plan has its actions in records or lists, and their labels."""
        self.siblings = siblings(tree, self.framework)
        self.rounds = labels_of_rounds(tree)
        for scope in tree.walk():
            listed = any(f.name == "action" and not is_prose(f.lines) for f in self._direct(scope))
            self.elsewhere = self.elsewhere or scope.kind == "record" or listed
            self.action_labels.update(folded(f.label_text) for f in self._direct(scope) if f.name == "action" and f.label_text)

    def _open_section(self, draft: SectionDraft, scope: Scope, context: Context) -> Context:
        self.sections.append(draft)
        return Context(section=len(self.sections) - 1, layout=context.layout).with_fields(self._direct(scope))

    @staticmethod
    def _direct(scope: Scope) -> list[Field]:
        return [node for node in scope.content if isinstance(node, Field)]

    def _take(self, node: Node, context: Context) -> None:
        if isinstance(node, Scope):
            if self._is_action(node):
                self._add_record(node, context)
            elif any(f.name == "links" for f in self._direct(node)) and node.kind == "record":
                self._note_links(node)
            else:
                self.walk(node, context)
        elif isinstance(node, Field):
            self._take_field(node, context)
        elif isinstance(node, Table):
            if context.section is None:
                self._take_table(node)
            elif node not in self.sections[context.section].tables:
                self.sections[context.section].tables.append(node)
        elif context.section is None or not self.sections[context.section].holds(node):
            self.narrative.append(node)

    def _take_field(self, node: Field, context: Context) -> None:
        """A block's actions; what is told outside every block, of data, progress or in prose beside the actions, is narrative."""
        outside = context.section is None
        introduces = node.name == "action" and node.label is not None and self.elsewhere and is_prose(node.lines)
        if outside and (node.name in {"progress", "data"} or introduces):
            self.narrative += node.lines
            for table in node.tables if node.name == "data" else []:
                self._take(table, context)
        elif node.name == "action":
            self._add_list(node, context)

    def _is_beside_actions(self, node: Field) -> bool:
        """Whether prose stands under a label that comes once, while the actions' own comes again: "What happens next"."""
        if node.name != "action" or not is_prose(node.lines):
            return False
        label = folded(node.label_text)
        again = [other for other, count in self.action_labels.items() if count > 1 and other != label]
        return bool(label) and self.action_labels[label] == 1 and bool(again)

    # actions

    def _is_action(self, scope: Scope) -> bool:
        if scope.kind == "record":
            return scope.first("action") is not None or bool(scope.title) or bool(record_text(scope, self.framework)[0])
        mark = read_mark(scope.title[0].text, self.framework) if scope.title else None
        if mark is None or mark.kind not in {"action", "number"} or id(scope) in self.siblings:
            return False
        if mark.kind == "action":
            # "Priority Action 1: …" with its own goal and a list of actions is a block of the plan.
            return scope.first("objective") is None or scope.first("action") is None
        names = {f.name for inner in scope.walk() for f in self._direct(inner)}
        return bool(names & RECORD_FIELDS) and "action" not in names

    def _add_list(self, node: Field, context: Context) -> None:
        """The actions field of a block: its items, else its paragraphs, each an action with what the block states for all."""
        records = unstacked(node, self.sure) or unglued(node, self.sure)
        for record in records:
            self._add_record(record, context)
        if records:
            return
        context = shaped(context, context.layout or layout_of_list(node))
        for item in list_actions(node.lines):
            at = context.below(item.heading) if item.heading is not None else context
            mark = read_mark(item.passage.text, self.framework)
            if mark is not None and mark.kind in {"number", "action"} and mark.rest < len(item.passage.text):
                ref = text_of(item.passage.cut(mark.ref_start, mark.ref_end))
                self._add(self.reader.read(item.passage.cut(mark.rest), ref, [], at))
                continue
            ref = marker_ref(Line(item.passage, "item", marker=item.marker))
            self._add(self.reader.read(item.passage, ref, [], at))
        for table in node.tables:
            self._take_table(table)

    def _take_table(self, table: Table) -> None:
        """A table of figures outside the blocks: its rows are blocks of their own where each is of a metric."""
        by_metric = sections_of_rows(table, self.framework)
        self.sections += by_metric
        self.tables += [] if by_metric else [table]

    def _add_record(self, scope: Scope, context: Context) -> None:
        context = self._row_section(scope, context)
        asked = scope.first(ASKED)
        context = context.below(text_of_lines(asked.lines)) if asked is not None and asked.lines else context
        self._take_data(scope, context)
        subs = [inner for inner in scope.scopes() if self._is_action(inner)]
        text, ref = record_text(scope, self.framework)
        own = self._direct(scope)
        self.texts += [text] if text else []
        alone = context.section is None and scope.layout == "table" and not {f.name for f in own} & RECORD_FIELDS
        if subs and text and alone:
            # Outside every block a row that has only its text is one, as a banner is.
            words = joined([*(ref.passages if ref is not None else ()), text], " ")
            self.walk(Scope("banner", [Line(words, "paragraph")], [*subs], look=(45.0, 0.0), layout=scope.layout), context)
            return
        if subs:
            below = context.below(heading_of(scope, text, self.framework) or context.heading).with_fields(own)
            for inner in subs:
                self._add_record(inner, below)
            return
        fields = [f for f in own if f.name not in {"action", "ref"}]
        if not text or (asked is not None and is_refused(text.text)):
            return
        context = shaped(context, scope.layout or context.layout or layout_of_record(own))
        self._add(self.reader.read(text, ref, fields, context))
        for inner in scope.scopes():
            self.walk(inner, context)

    def _add(self, draft: ActionDraft | None) -> None:
        if draft is not None:
            self.actions.append(draft)

    # sections of rows

    def _row_section(self, scope: Scope, context: Context) -> Context:
        """A row whose own cell names its metric is a section; rows of one objective or theme are one together."""
        kind = self.sections[context.section].kind if context.section is not None else "row"
        if scope.kind != "record" or kind in {"card", "banner"} or names_its_own_metrics(scope, kind):
            return context
        metric = scope.first("metric")
        if metric is not None and not scope.title and self._names_metric(scope, metric):
            return self._join_or_open(section_of_metric(metric, scope.first("objective"), self.framework), context)
        if kind == "heading":
            return context
        for name in ("theme", "objective"):
            shared = scope.first(name)
            if shared is not None and shared.lines:
                return self._join_or_open(section_of_group(scope, self.framework), context)
        return context

    def _take_data(self, scope: Scope, context: Context) -> None:
        """What a row's own cell says of where things stand belongs to its block's data, outside of blocks to the narrative.

        Where the rows of a block repeat it, it is taken once.
        """
        for cell in scope.fields("data"):
            if cell.inherited:
                continue
            if context.section is None or (all(map(is_quoted, cell.lines)) and not self.tells(cell.lines)):
                self.narrative += cell.lines
                continue
            section = self.sections[context.section]
            section.data_label = section.data_label or cell.label
            told = {line.text for line in section.data_lines}
            section.data_lines = [*section.data_lines, *(line for line in cell.lines if line.text not in told)]
            section.tables += cell.tables

    def _names_metric(self, scope: Scope, metric: Field) -> bool:
        first = next((f for f in self._direct(scope) if f.name not in {"ref"}), None)
        refs = [r for line in metric.lines for r in read_metric_refs(line.text, self.framework, bare=True)]
        return bool(refs) and (first is metric or any(r.how == "wording" for r in refs))

    def _join_or_open(self, draft: SectionDraft, context: Context) -> Context:
        """Rows in a row that name the same metric (a merged cell, or its text in each row) are one section."""
        last = self.sections[-1] if self.sections else None
        if last is not None and last.kind == draft.kind and _key(last) == _key(draft):
            told = {line.text for line in last.metric_lines}
            last.metric_lines = [*last.metric_lines, *(line for line in draft.metric_lines if line.text not in told)]
            return replace(context, section=len(self.sections) - 1)
        self.sections.append(draft)
        return replace(context, section=len(self.sections) - 1)

    def _single_status(self, scope: Scope, new: Sequence[ActionDraft]) -> None:
        """Progress or status stated for a block belongs to its action where it has just one."""
        if scope.kind not in {"heading", "card"} or len(new) != 1:
            return
        for f in self._direct(scope):
            if f.name in {"progress", "rag"}:
                self.reader._status(new[0], f)  # noqa: SLF001

    # links stated apart

    def _note_links(self, scope: Scope) -> None:
        fields = [f for f in self._direct(scope) if f.name in ROW_SECTION_FIELDS]
        metrics = [r.metric for f in fields for line in f.lines for r in read_metric_refs(line.text, self.framework)]
        self.links.append((scope, metrics))

    def spread_links(self) -> None:
        """Links that a table states by objective and metric go to every action of the objective's block on that metric."""
        for scope, metrics in self.links:
            links = [f for f in self._direct(scope) if f.name == "links"]
            for action in self.actions:
                section = self.sections[action.context.section] if action.context.section is not None else None
                if section is None or section.kind == "row" or not set(metrics) & set(section.metrics):
                    continue
                if not action.links:
                    action.values["links"] = self.reader._links(links, links)  # noqa: SLF001


def _is_list(scope: Scope) -> bool:
    """Whether a block's own actions are items of a list."""
    action = scope.first("action")
    return action is not None and any(line.kind == "item" for line in action.lines)


def _lines(node: Node) -> list[Line]:
    """The lines that a field holds or that a node is."""
    return node.lines if isinstance(node, Field) else [node] if isinstance(node, Line) else []


def _key(draft: SectionDraft) -> tuple[Any, Any, Any]:
    return tuple(f.value if f is not None else None for f in (draft.ref, draft.title, draft.objective))  # type: ignore[return-value]
