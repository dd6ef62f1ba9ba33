"""Lists as the contract reads them: what is one action, one measure, one text; what is a group heading or a lead-in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.interpret.tree import Line
from schemas.passage import Passage, joined

LONGEST_GROUP_HEADING = 90
_NOTE = re.compile(r"^(?:\*|\(|\[|NB\b|N\.B\.|Note:)")
_TYPED = re.compile(r"[0-9]{1,2}[.)]\s+(?=[A-Z])")
_GOES_ON = re.compile(r"(?:and|&|of|for)\s|\((?!.*@)")
_SENTENCE_END = re.compile(r"[a-z)’'”]{2}[.!?]\s+[A-Z]")
_DIGITS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[a-z]?")


@dataclass(frozen=True, slots=True)
class Item:
    """One action or measure: its lines put together, its printed number, the bold line it stands under."""

    passage: Passage
    number: Passage | None = None
    marker: str | None = None
    heading: Passage | None = None


def is_numbered(line: Line) -> bool:
    """Whether a list item counts ("1.", "2)"), not only marks."""
    return line.kind == "item" and bool(line.marker) and any(c.isdigit() for c in line.marker or "")


def is_prose(lines: Sequence[Line]) -> bool:
    """Whether lines are running text: no list, and paragraphs of several sentences."""
    return all(line.kind != "item" for line in lines) and any(_SENTENCE_END.search(line.text) for line in lines)


def is_quoted(line: Line) -> bool:
    """Whether a line is somebody's words from its first to its last: "“A break is not a break.”"."""
    text = line.text.strip()
    return len(text) > 2 and text[0] in '“‘"' and text[-1] in '”’"' and not any(c in '“"' for c in text[1:-1])


def is_bracketed(line: Line) -> bool:
    """Whether a line is nothing but a bracket, as a note on what stands above it is."""
    return line.text[:1] + line.text.rstrip()[-1:] in {"()", "[]"}


def marker_number(marker: str | None) -> str | None:
    """The number of a list marker as the contract's ref ("1." → "1"), None for bullets and letters."""
    found = _DIGITS.search(marker or "")
    return found.group() if found else None


def counted_up(items: Sequence[Line]) -> list[int]:
    """The numbers of a list's items where they count up by one, else none."""
    printed = [marker_number(line.marker) or "" for line in items]
    numbers = [int(n) for n in printed if n.isdigit()]
    return numbers if len(numbers) == len(items) and numbers == list(range(numbers[0], numbers[0] + len(items))) else []


def text_of_lines(lines: Sequence[Line]) -> Passage:
    """All lines as one text, a line break between them; a nested list's lines stay in order."""
    return joined(line.passage for line in lines)


def measures(lines: Sequence[Line]) -> list[Passage]:
    """Success measures: a paragraph or bullet each; bullets below a numbered one join it, a lead-in above a list is none."""
    out: list[list[Line]] = []
    lines = [as_item(line) for line in lines]
    above = {id(line) for line in lead_ins(lines)}
    for line in lines:
        if id(line) in above:
            continue
        if out and _joins(out[-1][0], line):
            out[-1].append(line)
        else:
            out.append([line])
    return [text_of_lines(group) for group in out]


def lead_ins(lines: Sequence[Line]) -> list[Line]:
    """The lines that only introduce the list below them."""
    pairs = pairwise(lines)
    return [one for one, next_ in pairs if one.kind != "item" and next_.kind == "item" and one.text.endswith(":")]


def _joins(head: Line, line: Line) -> bool:
    if line.kind != "item":
        return bool(_NOTE.match(line.text)) and not line.text.startswith("(")
    if line.depth > head.depth and head.kind == "item":
        return True
    return is_numbered(head) and not is_numbered(line)


def actions(lines: Sequence[Line]) -> list[Item]:
    """The actions of a block's field: its list items or, where there is no list, its paragraphs (contract, Action 1–5)."""
    has_list = any(line.kind == "item" for line in lines)
    groups: list[list[Line]] = []
    headings: list[Passage | None] = []
    heading: Passage | None = None
    for at, line in enumerate(map(as_item, lines)):
        if line.kind != "item" and _is_group_heading(lines, at, has_list):
            heading = line.passage
        elif groups and (_NOTE.match(line.text) or (line.kind == "item" and _joins(groups[-1][0], line))):
            groups[-1].append(line)
        elif line.kind == "item" or not has_list:
            groups.append([line])
            headings.append(heading)
    return [
        Item(text_of_lines(group), marker=group[0].marker, heading=head) for group, head in zip(groups, headings, strict=True)
    ]


def as_item(line: Line) -> Line:
    """A paragraph that begins with a list number is an item, also where it is its list's only one."""
    found = _TYPED.match(line.text) if line.kind == "paragraph" else None
    return replace(line.rest(found.end()), kind="item", marker=found.group().strip()) if found else line


def _is_group_heading(lines: Sequence[Line], at: int, has_list: bool) -> bool:  # noqa: FBT001
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is None or len(line.text) > LONGEST_GROUP_HEADING or is_bracketed(line):
        return False
    if line.bold or line.kind == "heading":
        return True
    return has_list and following.kind == "item" and not line.text.endswith((".", ":", ";", ","))


def unbroken(lines: Sequence[Line]) -> list[Passage]:
    """A field's lines, those that a break cut put together: "Head of Learning / and Development", "A Finch, / Head of HR"."""
    out: list[Passage] = []
    for line in lines:
        cut = bool(out) and (out[-1].text.rstrip().endswith((",", "&", " and", " of")) or _GOES_ON.match(line.text))
        if cut:
            out[-1] = joined([out[-1], line.passage], " ")
        else:
            out.append(line.passage)
    return out
