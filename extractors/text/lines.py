"""The lines of a text with what a reader of layouts asks of them: number, indent, page breaks, whether they stand alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

TAB = 4
_LONE_BULLET = re.compile(r"^[•▪■●◦‣⁃\uf0b7\uf0a7\uf0d8]$")
_LONE_COUNT = re.compile(r"^(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)]$")
_BARE_COUNT = re.compile(r"^[0-9]{1,3}$")
FEWEST_COUNTS, FEWEST_WORDS = 3, 4
_LEADING = re.compile(r"[ \t\xa0]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file: `number` from 1, `raw` without its end, `text` without blanks at its ends, `indent` in columns."""

    number: int
    raw: str
    text: str
    indent: int
    breaks: bool = False

    @property
    def blank(self) -> bool:
        """Whether it holds nothing."""
        return not self.text


def lines_of(text: str) -> list[Line]:
    """The file's lines; a form feed begins a page and is no part of a line's text."""
    out: list[Line] = []
    pending = False
    for number, whole in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        before, feed, after = whole.rpartition("\f")
        raw = after if not before.strip("\f ") else whole.replace("\f", " ")
        found = _LEADING.match(raw)
        lead = found.group() if found else ""
        out.append(Line(number, raw, raw.strip(), _columns(lead), bool(feed) or pending))
        pending = pending and not raw.strip() if not feed else not raw.strip()
    return out


def _columns(lead: str) -> int:
    columns = 0
    for sign in lead:
        columns += TAB - columns % TAB if sign == "\t" else 1
    return columns


def next_filled(lines: Sequence[Line], at: int) -> int | None:
    """The index of the next line with something on it, from `at` on; None at the end."""
    return next((i for i in range(at, len(lines)) if lines[i].text), None)


def stands_alone(lines: Sequence[Line], at: int) -> bool:
    """Whether the lines above and below are blank or missing."""
    above = at == 0 or lines[at - 1].blank or lines[at].breaks
    below = at + 1 == len(lines) or lines[at + 1].blank or lines[at + 1].breaks
    return above and below


def with_lone_markers(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a bullet or number that stands alone on a line put before the text on the next one.

    Numbers count as markers only where three or more of them stand so; without a dot only where they count on from one to the
    next, with a single paragraph below each: page numbers have more between them.
    """
    lone = [at for at, line in enumerate(lines) if _LONE_BULLET.match(line.text)]
    counts = [at for at, line in enumerate(lines) if _LONE_COUNT.match(line.text)]
    out = list(lines)
    bare = _bare_counts(lines)
    marks = {*lone, *(counts if len(counts) > 2 else []), *bare}
    for at in sorted(marks):
        following = next_filled(lines, at + 1)
        if following is None or following > at + 2 or following in marks:
            continue
        line, text = lines[at], lines[following].text
        marked = f"{line.text}{'.' if at in bare else ''}\t{text}"
        out[at] = replace(line, raw="", text="")
        out[following] = replace(lines[following], raw=marked, text=marked, indent=line.indent)
    return out


def _bare_counts(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that are nothing but a number and count on, each above a paragraph of its own."""
    found: set[int] = set()
    run: list[int] = []
    for at in (at for at, line in enumerate(lines) if _BARE_COUNT.match(line.text)):
        follows = bool(run) and int(lines[at].text) == int(lines[run[-1]].text) + 1 and _paragraphs(lines[run[-1] + 1 : at]) == 1
        run = [*run, at] if follows else [at]
        text = next_filled(lines, at + 1)
        told = text is not None and text <= at + 2 and len(lines[text].text.split()) >= FEWEST_WORDS
        run = run if told and stands_alone(lines, at) else []
        found |= set(run) if len(run) >= FEWEST_COUNTS else set()
    return frozenset(found)


def _paragraphs(lines: Sequence[Line]) -> int:
    """How many runs of filled lines there are."""
    return sum(not line.blank and (at == 0 or lines[at - 1].blank) for at, line in enumerate(lines))
