"""Where a strip belongs: to the action right above it, or to none."""

from __future__ import annotations

from pipeline.interpret.flow_lines import FlowLines
from pipeline.interpret.marks import read_mark
from pipeline.interpret.open_scopes import RECORD_LOOK, OpenScopes
from pipeline.interpret.strips import LIKE_AN_ACTION, Strip
from pipeline.interpret.tree import Field, Line, Scope

FEWEST_ACTIONS = 2


def place_strip(strip: Strip, flow: FlowLines, scopes: OpenScopes) -> bool:
    """Gives a strip's fields to its action; False where no action is above it."""
    if strip.title or any(f.name == "action" for f in strip.fields):
        scopes.field = None
        scopes.close_records()
        scopes.top.content.append(Scope("record", strip.title, list(strip.fields), look=RECORD_LOOK, layout="card"))
        return True
    above = _line_above(flow)
    if above is not None and _ends_list(above, scopes):
        scopes.field = None
        scopes.top.content.extend(strip.fields)
        return True
    if above is None or not (_is_open(above, strip, scopes) or _opens(above, strip, flow, scopes)):
        return False
    scopes.field = None
    scopes.top.content.extend(strip.fields)
    scopes.top.layout = "card" if scopes.top.kind == "record" else scopes.top.layout
    return True


def _line_above(flow: FlowLines) -> Line | None:
    """The line right above, empty ones passed over."""
    for line in reversed(flow.lines[: flow.at]):
        if line is None or line.text.strip():
            return line
    return None


def _ends_list(above: Line, scopes: OpenScopes) -> bool:
    """Whether the line above is the last of a block's actions, and none of those before it has a strip of its own."""
    field = scopes.field
    if field is None or field.name != "action" or scopes.top.kind != "heading" or field.lines[-1:] != [above]:
        return False
    items = [line for line in field.lines if line.kind == "item" and not line.depth]
    beside = any(inner.kind == "record" for inner in scopes.top.scopes())
    return len(items) >= FEWEST_ACTIONS and not beside


def _is_open(above: Line, strip: Strip, scopes: OpenScopes) -> bool:
    """Whether the innermost scope is the strip's action: its lines alone so far, or with other fields than the strip's."""
    top = scopes.top
    if top.kind not in {"record", "heading"} or not any(line is above for line in (*top.title, *top.content)):
        return False
    lines = [node for node in top.content if isinstance(node, Line)]
    names = {node.name for node in top.content if isinstance(node, Field)} - {""}
    if names & {f.name for f in strip.fields} or len(lines) + len(names) < len(top.content):
        return False
    return top.kind == "record" or not lines or scopes.inside_record()


def _opens(above: Line, strip: Strip, flow: FlowLines, scopes: OpenScopes) -> bool:
    """Opens the record of the line above where that is an action: the last of a list, or text that reads like one."""
    field = scopes.field
    if field is not None and field.name == "action" and field.lines and field.lines[-1] is above:
        field.lines.pop()
        scopes.push_record([above])
        return True
    if not scopes.top.content or scopes.top.content[-1] is not above:
        return False
    marked = above.kind == "item" or read_mark(above.text, flow.framework) is not None
    if not (strip.again or marked or flow.sure("action", above.text) >= LIKE_AN_ACTION):
        return False
    scopes.top.content.pop()
    scopes.push_record([above])
    return True
