"""What a label says where it stands: whether it is one at all, and of which field."""

from __future__ import annotations

from pipeline.interpret.fields.metric_refs import names_only_metrics
from pipeline.interpret.fields.trailing import trailing_fields
from pipeline.interpret.flow_lines import FlowLines
from pipeline.interpret.heading_lines import heads_people_of_plan
from pipeline.interpret.label_lines import PEOPLE_OF_PLAN, SHORT_FIELDS, LabelledLine
from pipeline.interpret.open_scopes import OpenScopes
from pipeline.interpret.tree import Field, Line

LIKE_A_TITLE = 0.95
# A heading of one word that longer labels only begin with ("Workforce", "Workforce data") heads a part of the plan.
LIKE_A_WORD = 0.92
LIKE_A_VALUE = 0.25
LONGEST_POST = 80
WEAK = frozenset({"position", "name", "plan_date", "resources"})


def is_label(found: LabelledLine, line: Line, flow: FlowLines, scopes: OpenScopes) -> bool:
    """Whether a line that could be a label is one where it stands, not a title, a part of the actions or a mere word."""
    if found.value is not None:
        return True
    if line.kind == "heading" and (line.depth == 1 or len(line.text.split()) == 1):
        least = LIKE_A_TITLE if line.depth == 1 else LIKE_A_WORD
        if found.reading.likeness < least:
            return False
    if found.reading.field == "progress" and scopes.top is scopes.root:
        return False
    # A heading above a table of actions is only called like one of them: "Staff voice".
    above_table = found.reading.field in PEOPLE_OF_PLAN and line.kind == "heading" and flow.table_of_records_below()
    if above_table or heads_people_of_plan(found, flow, scopes) or flow.legend_below(found):
        return False
    if _heads_actions(found, line, flow, scopes) or _heads_labels(found, line, flow) or _heads_prose(found, line, flow):
        return False
    again = line.kind == "heading" and line.text in flow.repeated
    return found.reading.field not in WEAK or line.bold or again


def _heads_actions(found: LabelledLine, line: Line, flow: FlowLines, scopes: OpenScopes) -> bool:
    """Whether a part of the actions is only called like a field ("Support"): the list below it is things to be done."""
    below = flow.below()
    if below is None or below.kind != "item" or found.reading.field not in SHORT_FIELDS or not scopes.inside_actions():
        return False
    top = scopes.top
    beside = top.kind == "heading" and not top.label and top.look == flow.look(line)
    listed = bool(top.content) and all(isinstance(node, Line) and node.kind == "item" for node in top.content)
    return (beside and listed) or trailing_fields(below.text) is not None


def _heads_labels(found: LabelledLine, line: Line, flow: FlowLines) -> bool:
    """Whether a heading only reads like the label of a short value ("Lead"): a label set as a lower heading is right below."""
    below = flow.below()
    if line.kind != "heading" or below is None or below.kind != "heading" or found.reading.field not in SHORT_FIELDS:
        return False
    return flow.look(below) > flow.look(line) and flow.label_below() is not None


def _heads_prose(found: LabelledLine, line: Line, flow: FlowLines) -> bool:
    """Whether a heading only reads like the label of a short value ("Who leads us"): a sentence that is none is right below."""
    below = flow.below()
    if line.kind != "heading" or below is None or below.kind != "paragraph" or found.reading.field not in SHORT_FIELDS:
        return False
    return below.text.endswith(".") and flow.sure(found.reading.field or "", below.text) < LIKE_A_VALUE


def field_here(found: LabelledLine, flow: FlowLines, scopes: OpenScopes) -> str:
    """The field of a label where it stands: a date below a signature is the sign-off, outside the actions the plan's.

    A "position" of sentences is no post but where things stand.
    """
    top = scopes.top
    name = found.reading.field or ""
    if name == "links" and found.value is not None and names_only_metrics(found.value.text, flow.framework):
        return "metric"
    before = [node.name for node in top.content if isinstance(node, Field)][-2:]
    if "signed_by" in before and found.reading.allows("position"):
        return "position"
    if name == "position" and found.value is not None and len(found.value.text) > LONGEST_POST and found.reading.allows("data"):
        return "data"
    if found.label.text.lower() != "date":
        return name
    if {"signed_by", "position"} & set(before):
        return "signed_on"
    return name if scopes.inside_record() or top.first("action") or top.first("lead") else "plan_date"
