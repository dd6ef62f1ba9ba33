"""Which lines below a label are its value, by what the field holds and how the line reads."""

from __future__ import annotations

from pipeline.interpret.flow_lines import TIMES, FlowLines
from pipeline.interpret.label_lines import SHORT_FIELDS
from pipeline.interpret.tree import Field, Line

LONGEST_FRONT = 100
MOST_FRONT_LINES = 6
FURTHER_TIME, FURTHER_LEAD = 0.6, 0.4
SAID_OF_BLOCK = frozenset({"data", "objective", "metric"})
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
    if field.name in SAID_OF_BLOCK and field.lines and flow.begins_record(line):
        return False
    if field.name == "objective" and line.kind == "item":
        return all(above.kind == "item" for above in field.lines)
    if field.name == "objective" and field.run_in:
        return not field.text.endswith((".", "!", "?"))
    if field.name in FRONT_FIELDS:
        return len(line.text) <= LONGEST_FRONT and not line.text.endswith(".") and len(field.lines) < MOST_FRONT_LINES
    return _fits_short(field, line, flow)


def _fits_short(field: Field, line: Line, flow: FlowLines) -> bool:
    if field.name not in SHORT_FIELDS or (line.kind == "item" and not field.run_in):
        return True
    if not field.lines:
        if line.kind == "item" and line.marker and line.marker[0].isdigit():
            return False
        if flow.sure(field.name, line.text) >= 0.25:
            return len(line.text) <= 200
        # What stands between two labels is the first one's value.
        between = flow.label_below() is not None
        return len(line.text) <= 120 and between and flow.sure("action", line.text) < 0.5
    enough = FURTHER_TIME if field.name in TIMES else FURTHER_LEAD
    return flow.sure(field.name, line.text) >= enough and len(line.text) <= 120
