"""Which lines of a flow head something where they stand: by a mark, by their look or by what they have below them."""

from __future__ import annotations

import re
from itertools import takewhile

from pipeline.interpret.fields.large_numbers import opens_measured
from pipeline.interpret.fields.metric_refs import names_metrics_after_label, names_only_metrics, relates_to_metrics
from pipeline.interpret.flow_lines import LIKE_AN_ACTION, FlowLines, Look
from pipeline.interpret.items import is_numbered
from pipeline.interpret.label_lines import BLOCK_LABELS, SHORT_FIELDS, LabelledLine, label_at_head
from pipeline.interpret.labels import folded
from pipeline.interpret.line_looks import LONGEST_HEADING, is_heading, is_lettered
from pipeline.interpret.marks import (
    Mark,
    asks_reader,
    is_of_whole_plan,
    is_offer,
    is_whole_plan,
    names_forms,
    numbers_action,
    outline_words,
    read_mark,
    says_source,
    says_whom_to_ask,
    sends_reader,
)
from pipeline.interpret.open_scopes import OpenScopes
from pipeline.interpret.roles import PEOPLE
from pipeline.interpret.tree import Field, Line

LONGEST_IMPLIED = 100
_FURTHER_METRICS = re.compile(r"\s*(?:,|&|and|to|–|-)\s*[0-9]")
LIKE_A_LEAD = 0.25
PARTS_OF_BLOCK = frozenset({"action", "data", "objective", "success"})
FEWEST_WORDS = 2
GROUPED = frozenset({"action", "success", "progress", "data"})
OF_FURTHER_BLOCK = frozenset({"objective", "action", "data", "theme"})


def ends_plan(line: Line, flow: FlowLines) -> bool:
    """Whether a paragraph offers the document in another form or says whom to ask: the plan is over.

    One that reads like a thing to be done is still of the plan.
    """
    if line.kind != "paragraph" or not (is_offer(line.text) or says_whom_to_ask(line.text)):
        return False
    return asks_reader(line.text) or flow.sure("action", line.text) < LIKE_AN_ACTION


def heads_people_of_plan(found: LabelledLine, flow: FlowLines, scopes: OpenScopes) -> bool:
    """Whether a label of who stands alone above sentences that say who stands behind the plan, and so is their heading."""
    if found.reading.field not in PEOPLE or found.value is not None or scopes.inside_record():
        return False
    sentences = takewhile(lambda line: line is not None and line.kind == "paragraph" and line.text.endswith("."), flow.later())
    told = [line.text for line in sentences if line is not None]
    return any(is_of_whole_plan(text) for text in told) and flow.sure("lead", told[0]) < LIKE_A_LEAD


def opening_mark(line: Line, flow: FlowLines, scopes: OpenScopes) -> Mark | None:
    """The ref that a line opens a scope with, None where it only comes by in a text or a list."""
    mark = read_mark(line.text, flow.framework)
    if mark is None or (mark.kind == "number" and _is_numbered_label(line, flow)):
        return None
    if mark.kind == "metric" and line.kind != "heading" and _lists_metrics(line.text[mark.rest :], flow, scopes):
        return None
    if mark.kind == "metric" and not is_heading(line) and _speaks_of_metrics(line.text, mark, flow):
        return None
    if is_heading(line) or mark.rest >= len(line.text) or _opens_plain(line, mark, flow, scopes):
        return mark
    return None


def _speaks_of_metrics(text: str, mark: Mark, flow: FlowLines) -> bool:
    """Whether a sentence begins with a list of metrics: "Metrics 3, 4 and 6 are dealt with in another plan."."""
    further = _FURTHER_METRICS.match(text, mark.ref_end)
    return further is not None and text.endswith(".") and not names_only_metrics(text, flow.framework)


def _is_numbered_label(line: Line, flow: FlowLines) -> bool:
    """Whether a line is a label of a block's parts, counted as such: "2.1 Where we are now", "2.3 What we will do"."""
    found = label_at_head(line, flow.labels)
    if found is None or found.value is not None or not found.reading.known:
        return False
    return found.reading.field in PARTS_OF_BLOCK and len(found.label.text.split()) > FEWEST_WORDS


def _opens_plain(line: Line, mark: Mark, flow: FlowLines, scopes: OpenScopes) -> bool:
    """Whether a ref at the head of a line that is set like text opens a block all the same."""
    text = line.text
    if mark.kind == "number":
        return len(text) - mark.rest > 2
    if len(text) > 2 * LONGEST_HEADING or (line.kind == "item" and mark.kind == "metric"):
        return False
    if mark.kind == "theme" and len(text) <= LONGEST_IMPLIED and not text.endswith("."):
        return flow.label_below() is not None or text[mark.ref_end : mark.ref_end + 1] in ":"
    if mark.kind == "metric":
        return scopes.field is None or scopes.field.name in SHORT_FIELDS or flow.is_wording(text[mark.rest :])
    apart = text[: line.passage.bold_until()].rstrip() == text[: mark.ref_end]
    return apart or text[mark.ref_end : mark.ref_end + 2].strip()[:1] in (":", ".", "–", "—", "-", ")")


def _lists_metrics(rest: str, flow: FlowLines, scopes: OpenScopes) -> bool:
    """Whether a block's own list of metrics, or its data by metric, is being read."""
    if scopes.field is None:
        return False
    if scopes.field.name != "data":
        return scopes.field.name == "metric"
    return scopes.top.first("metric") is not None or (bool(rest.strip()) and not flow.is_wording(rest))


def says_metrics_of_block(line: Line, flow: FlowLines, scopes: OpenScopes) -> bool:
    """Whether a line right below a heading or its objective only lists the metrics of its block.

    What is set apart from headings ("★ Metric 2", "(metrics 3 and 4)") may also stand below the block's data. A mere number is
    a heading of its own where the block holds more such lines.
    """
    top = scopes.top
    labelled = line.kind == "paragraph" and names_metrics_after_label(line.text, flow.framework)
    if labelled and label_at_head(line, flow.labels) is None:
        return top.kind == "heading" and bool(top.title) and all(isinstance(node, Line) for node in top.content)
    if is_heading(line) or not names_only_metrics(line.text, flow.framework) or not top.title:
        return False
    title = top.title[0].text
    below = [node for node in top.content if not (isinstance(node, Field) and node.name == "objective" and node.lines)]
    related = relates_to_metrics(line.text, flow.framework)
    if (below and not (related and all(isinstance(node, Line) for node in below))) or is_whole_plan(title):
        return False
    if numbers_action(title, flow.framework) is not None:
        return True
    mark = read_mark(title, flow.framework)
    if top.kind != "heading" or (mark is not None and mark.kind == "metric"):
        return False
    return related or not _metrics_follow(top.look, flow)


def _metrics_follow(look: Look, flow: FlowLines) -> bool:
    """Whether a block of that look holds a line that only lists metrics further down, not right below an action's number."""
    above: Line | None = None
    for later in flow.later():
        if later is None or (later.kind == "heading" and flow.look(later) <= look):
            return False
        mark = read_mark(above.text, flow.framework) if above is not None else None
        of_action = mark is not None and mark.kind == "action"
        if names_only_metrics(later.text, flow.framework) and not of_action:
            return True
        above = later
    return False


def implies_heading(line: Line, flow: FlowLines, scopes: OpenScopes) -> bool:
    """A short line without any look of its own that has the labels of a block right below it heads that block.

    What a figure opens says what that counts.
    """
    text = line.text
    if scopes.awaits_value() or opens_measured(text):
        return False
    found = flow.label(line)
    if found is not None and heads_people_of_plan(found, flow, scopes):
        return True
    if line.kind == "paragraph" and (folded(text) in outline_words()["closing"] or _heads_offer(text, flow)):
        return True
    if not (line.kind == "paragraph" or is_numbered(line)) or not _could_head(text):
        return False
    mark = read_mark(text, flow.framework)
    if mark is not None and mark.kind == "metric" and _lists_metrics(text[mark.rest :], flow, scopes):
        return False
    return flow.label_below() in BLOCK_LABELS or flow.table_of_records_below()


def _heads_offer(text: str, flow: FlowLines) -> bool:
    """Whether a short line that names another form of the document stands above an offer of it."""
    below = flow.below()
    return _could_head(text) and names_forms(text) and below is not None and is_offer(below.text)


def _could_head(text: str) -> bool:
    begins = (text[:1].isupper() or text[:1].isdigit()) and not (sends_reader(text) or says_source(text))
    return begins and len(text) <= LONGEST_IMPLIED and ";" not in text and not text.endswith((".", ",", ":"))


def goes_on(line: Line, look: Look, flow: FlowLines, scopes: OpenScopes) -> bool:
    """A heading right below a marked one with nothing between that only adds to it ("a) Colleague" below "Metric 7 …")."""
    scope, mark = scopes.top, scopes.mark
    if scope.content or scopes.field is not None or mark is None or not scope.title or scope.kind != "heading":
        return False
    only_ref = mark.rest >= len(scope.title[0].text.rstrip(" :")) and len(scope.title) == 1
    return is_lettered(line) or (only_ref and look >= scope.look and not flow.is_marked(line))


def groups_items(line: Line, flow: FlowLines, scopes: OpenScopes) -> bool:
    """A bold line in an open list that only groups the items below it: no label follows before the next heading.

    What runs in behind its label is no list.
    """
    field = scopes.field
    if field is None or field.name not in GROUPED or line.kind == "heading" or not line.bold:
        return False
    unlisted = field.run_in and all(above.kind != "item" for above in field.lines)
    if flow.label_below() in BLOCK_LABELS or unlisted or (field.name != "action" and _begins_next(flow, scopes)):
        return False
    for later in flow.later():
        if later is None:
            return False
        found = label_at_head(later, flow.labels)
        if found is not None and found.reading.fields:
            return field.name != "action" or found.reading.field not in OF_FURTHER_BLOCK
        if later.kind == "heading" or flow.is_marked(later):
            return True
    return True


def _begins_next(flow: FlowLines, scopes: OpenScopes) -> bool:
    """Whether a label right below, with its value, is of a lead or time that the open record has already: the next one's."""
    below = flow.below()
    found = label_at_head(below, flow.labels) if below is not None else None
    if found is None or found.value is None or found.reading.field not in SHORT_FIELDS:
        return False
    return scopes.top.first(found.reading.field or "") is not None
