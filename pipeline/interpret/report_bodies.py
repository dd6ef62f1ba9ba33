"""The body of a report whose plan is appended: its numbered paragraphs and recommendations are no actions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from pipeline.interpret.labels import folded
from pipeline.interpret.marks import outline_words
from pipeline.interpret.tree import Line

FEWEST_PARAGRAPHS, FEWEST_NARRATIVE = 3, 2
LONGEST_HEADING = 160
_PARAGRAPH = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.?\s+(?=\S)")
_COUNT = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.?")
_APPENDED = re.compile(r"(?:appendix|appendices|annexe?|schedule)\b", re.IGNORECASE)
_PLAN = re.compile(r"\bplan\b", re.IGNORECASE)


def without_paragraph_numbers(lines: Sequence[Line | None]) -> tuple[list[Line | None], int]:
    """The lines, those of a report's body without their paragraphs' numbers, and how many lines that body has; none of a plan."""
    end = _plan_at(lines)
    body = lines[:end]
    narrative = sum(line is not None and _heads(line) and _is_narrative(line.text) for line in body)
    numbered = [number for line in body if line is not None and (number := _number(line))]
    parts = len({number.split(".")[0] for number in numbered})
    if narrative < FEWEST_NARRATIVE or len(numbered) < FEWEST_PARAGRAPHS or parts < FEWEST_NARRATIVE:
        return list(lines), 0
    return [_unnumbered(line) if at < end else line for at, line in enumerate(lines)], end


def _plan_at(lines: Sequence[Line | None]) -> int:
    """Where the heading of an appended plan stands; 0 where the document has none."""
    for at, line in enumerate(lines):
        if line is not None and _heads(line) and _APPENDED.match(line.text):
            headings = takewhile(lambda below: below is not None and _heads(below), lines[at : at + 3])
            return at if any(_PLAN.search(each.text) for each in headings if each is not None) else 0
    return 0


def _is_narrative(text: str) -> bool:
    words = folded(text)
    return any(words == name or words.startswith(f"{name} ") for name in outline_words()["narrative"])


def _heads(line: Line) -> bool:
    return line.kind == "heading" or (line.bold and line.kind == "paragraph" and len(line.text) <= LONGEST_HEADING)


def _number(line: Line) -> str:
    """The number of a paragraph, printed or made by its list ("3.1"); nothing where it has none of two levels."""
    if line.kind == "item":
        return line.marker if line.marker and _COUNT.fullmatch(line.marker) else ""
    found = _PARAGRAPH.match(line.text) if line.kind == "paragraph" and not _heads(line) else None
    return found.group() if found else ""


def _unnumbered(line: Line | None) -> Line | None:
    number = _number(line) if line is not None else ""
    if line is None or not number:
        return line
    if line.kind == "item":
        return replace(line, kind="paragraph", depth=0, marker=None, group=None)
    return line.rest(len(number))
