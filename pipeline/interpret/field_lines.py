"""Which lines below a label are its value, by what the field holds and how the line reads."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.interpret.fields.lead_kinds import named
from pipeline.interpret.fields.people import read_people
from pipeline.interpret.fields.trailing import trailing_fields
from pipeline.interpret.flow_lines import TIMES, FlowLines
from pipeline.interpret.items import counted_up, is_numbered, is_prose
from pipeline.interpret.label_lines import BLOCK_LABELS, PEOPLE_OF_PLAN, SHORT_FIELDS
from pipeline.interpret.status_lines import is_status
from pipeline.interpret.tree import Field, Line

LONGEST_FRONT = 100
MOST_FRONT_LINES = 6
SURELY_AN_ACTION = 0.8
SURELY_A_TIME = 0.9
MOST_PLAIN_WORDS = 3
PEOPLE_FIELDS = PEOPLE_OF_PLAN | {"signed_by", "position"}
SOMEBODY = frozenset({"person", "post", "team", "service", "abbreviation"})
FURTHER_TIME, FURTHER_LEAD = 0.6, 0.4
BIGGER = 1.1
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


def belongs(field: Field, line: Line, flow: FlowLines) -> bool:
    """Whether the line that is read goes on with the value of the open field."""
    if _is_left(field, line) or is_set_bigger(field.lines, line) or _has_own_label(field, line) or _counts_on(field, line, flow):
        return False
    if field.name in BLOCK_LABELS and field.lines and _begins_actions(field, line, flow):
        return False
    if field.name == "objective" and (line.kind == "item" or field.run_in):
        listed = all(above.kind == "item" for above in field.lines)
        return listed if line.kind == "item" else not field.text.endswith((".", "!", "?"))
    if field.name in PEOPLE_FIELDS and field.lines and not _goes_on_with_people(field, line, flow):
        return False
    if field.name in FRONT_FIELDS:
        return len(line.text) <= LONGEST_FRONT and not line.text.endswith(".") and len(field.lines) < MOST_FRONT_LINES
    return _fits_short(field, line, flow)


def _counts_on(field: Field, line: Line, flow: FlowLines) -> bool:
    """Whether a counted item below bullets goes on with the list above them: "1. Train", what is measured, "2. Share"."""
    if field.name == "action" or not is_numbered(line) or not field.lines:
        return False
    if any(is_numbered(above) or above.kind != "item" for above in field.lines):
        return False
    counted = [above for above in flow.lines[: flow.at] if above is not None and is_numbered(above)]
    return bool(counted) and bool(counted_up([counted[-1], line]))


def _goes_on_with_people(field: Field, line: Line, flow: FlowLines) -> bool:
    """Whether a line below people names others, goes on with the last one or says when they sign: no label, no heading."""
    above, text = field.lines[-1].text.rstrip(), line.text
    goes_on = above.endswith((",", " and", " &", " of", " for", "–", "-")) or text[:1].islower()
    leaves = (line.kind == "item" and field.lines[-1].kind != "item") or (text.endswith(" Council") and not goes_on)
    if leaves or goes_on:
        return not leaves
    if field.name in {"signed_by", "position"} and flow.sure("timeframe", text) >= SURELY_A_TIME:
        return True
    head, colon, rest = text.partition(":")
    if colon:
        return "person" in {named(head.strip()).kind, named(rest.strip()).kind}
    people = read_people(text, "sponsor")
    if any(one.position or (one.name and named(text[slice(*one.name)]).kind in SOMEBODY) for one in people):
        return True
    told = named(above).kind == "team" or any(one.position for one in read_people(above, "sponsor"))
    return not told and len(text.split()) <= MOST_PLAIN_WORDS


def _begins_actions(field: Field, line: Line, flow: FlowLines) -> bool:
    """Whether a line below what is said of a block is its first action: who or when is told at its end or below it."""
    if flow.begins_record(line):
        return True
    if line.kind != "item" or not field.run_in or any(above.kind == "item" for above in field.lines):
        return False
    return trailing_fields(line.text) is not None or flow.sure("action", line.text) >= SURELY_AN_ACTION


def _is_left(field: Field, line: Line) -> bool:
    """Whether a line leaves the list that a label stands in, or is running text below a list of measures."""
    if line.kind == "item":
        return line.depth < field.depth
    listed = bool(field.lines) and all(above.kind == "item" for above in field.lines)
    return field.name == "success" and listed and is_prose([line])


def _has_own_label(field: Field, line: Line) -> bool:
    """Whether a paragraph below one that a bold label runs into begins with bold words and a colon of its own, known or not."""
    bold = line.passage.bold_until()
    return field.run_in and line.kind == "paragraph" and 0 < bold < len(line.text) and line.text[:bold].rstrip().endswith(":")


def is_set_bigger(lines: Sequence[Line], line: Line) -> bool:
    """Whether a paragraph is set in bigger letters than all of some lines: it goes on with the text around them."""
    sizes = [above.size for above in lines if above.size is not None]
    if line.kind != "paragraph" or line.size is None or not sizes or len(sizes) < len(lines):
        return False
    return line.size > BIGGER * max(sizes)


def _fits_short(field: Field, line: Line, flow: FlowLines) -> bool:
    if field.name not in SHORT_FIELDS or (line.kind == "item" and not field.run_in):
        return True
    if not field.lines:
        if line.kind == "item" and line.marker and line.marker[0].isdigit():
            return False
        if field.name == "rag" and is_status(line.text):
            return True
        if flow.sure(field.name, line.text) >= 0.25:
            return len(line.text) <= 200
        # What stands between two labels is the first one's value.
        between = flow.label_below() is not None
        return len(line.text) <= 120 and between and flow.sure("action", line.text) < 0.5
    enough = FURTHER_TIME if field.name in TIMES else FURTHER_LEAD
    return flow.sure(field.name, line.text) >= enough and len(line.text) <= 120
