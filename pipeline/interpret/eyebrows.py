"""Small lines above a bigger heading that only number it: "Priority 1", "01". They are the first words of that heading."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.interpret.fields.metric_refs import names_only_metrics
from pipeline.interpret.flow_lines import FlowLines
from pipeline.interpret.label_lines import BLOCK_LABELS
from pipeline.interpret.line_looks import is_heading
from pipeline.interpret.marks import read_mark
from pipeline.interpret.tree import Line

FEWEST_NUMBERS = 2
LONGEST_PLAIN = 80
_OF = re.compile(r"(?:\s+(?:of|/)\s+[0-9]{1,2})?[\s.:]*")
_NUMBER = re.compile(r"(?:no\.?\s?)?0?([1-9][0-9]?)[.)]?", re.IGNORECASE)


def join_eyebrows(flow: FlowLines) -> None:
    """Puts each such line together with the heading right below it."""
    numbers = _counting(flow)
    for at in range(len(flow.lines) - 2, -1, -1):
        end = _end_of_ref(flow, at)
        if end is not None or at in numbers:
            flow.join_into_heading(at, end)


def _end_of_ref(flow: FlowLines, at: int) -> int | None:
    """Where the ref of a line ends that is nothing else ("Theme 2", "Aim 1 of 3") and a part of the heading below; else None.

    Metrics right below a heading are those of its block.
    """
    line, below = flow.lines[at], flow.lines[at + 1]
    mark = read_mark(line.text, flow.framework) if line is not None else None
    if line is None or below is None or mark is None or mark.kind == "number" or not _OF.fullmatch(line.text, mark.ref_end):
        return None
    above = flow.lines[at - 1] if at else None
    if mark.kind == "metric" and above is not None and is_heading(above):
        return None
    return mark.ref_end if _is_headed(flow, line, below) else None


def _is_headed(flow: FlowLines, line: Line, below: Line) -> bool:
    """Whether a bigger heading that is no label and has no ref of its own stands below a line."""
    bigger = is_heading(below) and flow.look(below) < flow.look(line)
    return bigger and not flow.is_marked(below) and flow.label(below) is None


def _counting(flow: FlowLines) -> set[int]:
    """The lines that are a number alone above a heading, where they count the document's blocks from 1 upwards."""
    found = [(at, int(number.group(1))) for at, line in enumerate(flow.lines[:-1]) if (number := _number_above(flow, at, line))]
    counts = [number for _, number in found]
    if len(counts) < FEWEST_NUMBERS or counts[0] != 1 or any(b != a + 1 for a, b in pairwise(counts)):
        return set()
    return {at for at, _ in found}


def _number_above(flow: FlowLines, at: int, line: Line | None) -> re.Match[str] | None:
    below = flow.lines[at + 1]
    number = _NUMBER.fullmatch(line.text.strip()) if line is not None and line.kind != "item" else None
    if line is None or below is None or number is None:
        return None
    return number if _is_headed(flow, line, below) or _heads_block_plainly(flow, at + 1, below) else None


def _heads_block_plainly(flow: FlowLines, at: int, line: Line) -> bool:
    """Whether a short line without a look of its own has a label of a block right below it."""
    short = line.kind == "paragraph" and line.text[:1].isupper() and len(line.text) <= LONGEST_PLAIN
    following = flow.lines[at + 1] if at + 1 < len(flow.lines) else None
    told = following is not None and (flow.label_at(at + 1) in BLOCK_LABELS or names_only_metrics(following.text, flow.framework))
    return short and told and not line.text.endswith((".", ":", ";", ","))
