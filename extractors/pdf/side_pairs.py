"""Labels side by side, each with its own value: "Lead" and "By when" on one line, or "Lead: Head of HR" beside "By when: May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from extractors.boxes import Interval
from extractors.pdf.pieces import Grid, Line

_LONGEST = 40
_MOST_WORDS = 6
_MOST_LINES = 4
_NEXT = 1.8
_ASIDE = 2.0
_ROOM = 18.0
_ONE_SIZE = 0.5
# What ends a line of a list that goes on in the next one.
_LISTS = (";", ",")
_RUN_IN = re.compile(r"\s*[^\W\d_][^:?.]{1,38}[:?]\s*\S")

Item = Line | Grid


class Strip(Protocol):
    """What stands side by side on a page."""

    @property
    def items(self) -> list[Item]:
        """Its lines and tables."""


def pairs_at(strips: Sequence[Strip], at: int, right: float) -> tuple[int, list[tuple[Interval, list[Item]]]] | None:
    """The labels that stand side by side in a strip, each with its place and its lines, and the strip after these.

    A label alone has its value below it; what runs in behind a label goes on below where the line was full. Rows that go on
    in the same columns are a table's. `right` is how far the last value may reach.
    """
    heads = _heads(strips[at])
    alone = all(map(_is_label, heads))
    if len(heads) < 2 or not (alone or all(map(_is_labelled, heads))):
        return None
    starts = [line.box[0] for line in heads]
    sides = [*((a, b - _ASIDE) for a, b in pairwise(starts)), (starts[-1], right)]
    columns: list[list[Item]] = [[line] for line in heads]
    last = list(heads)
    end = at + 1
    while end < len(strips) and (placed := _placed(strips[end], sides, heads, last, alone=alone)) is not None:
        for column, line in placed:
            columns[column].append(line)
            last[column] = line
        end += 1
    filled = sum(len(column) > 1 for column in columns)
    if (alone and filled < 2) or max(map(len, columns)) > _MOST_LINES or (end < len(strips) and _is_row(strips[end], starts)):
        return None
    # How wide its text is set, only its own lines tell.
    return end, [((column[0].box[0], max(line.box[2] for line in column)), column) for column in columns]


def are_labels(strip: Strip) -> bool:
    """Whether nothing but a few words set apart stands side by side."""
    heads = _heads(strip)
    return len(heads) > 1 and all(map(_is_label, heads))


def are_labelled(strip: Strip) -> bool:
    """Whether all that stands side by side opens with a label in bold, its value behind it."""
    heads = _heads(strip)
    return len(heads) > 1 and all(line.runs[0].look.bold and not line.bold and _is_labelled(line) for line in heads)


def _heads(strip: Strip) -> list[Line]:
    """The lines of a strip from left to right, none where it holds anything else or not all of one height and size."""
    lines = [item for item in strip.items if isinstance(item, Line) and not item.turn]
    if len(lines) < len(strip.items) or not lines:
        return []
    first = lines[0]
    level = all(abs(line.base - first.base) <= 0.3 * first.size and abs(line.size - first.size) <= _ONE_SIZE for line in lines)
    return sorted(lines, key=lambda line: line.box[0]) if level else []


def _is_label(line: Line) -> bool:
    """Whether a line is a few words set apart, or ends in a colon."""
    text = line.text.strip()
    if not text[:1].isalpha() or len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or text.endswith((".", ",", ";")):
        return False
    return line.bold or text.isupper() or text.endswith((":", "?"))


def _is_labelled(line: Line) -> bool:
    """Whether a line opens with a label and goes on with its value."""
    bold = next((n for n, run in enumerate(line.runs) if not run.look.bold and run.text.strip()), 0)
    head = "".join(run.text for run in line.runs[:bold]).strip()
    set_apart = 0 < len(head) <= _LONGEST and head[0].isalpha()
    return set_apart or (_RUN_IN.match(line.text) is not None and not line.bold)


def _placed(
    strip: Strip, sides: Sequence[Interval], heads: Sequence[Line], last: Sequence[Line], *, alone: bool
) -> list[tuple[int, Line]] | None:
    """The lines of a strip with the columns whose values they are or go on with; None where one is neither."""
    out: list[tuple[int, Line]] = []
    for item in strip.items:
        if not isinstance(item, Line) or item.turn or _is_label_like(item, heads[0]):
            return None
        column = max((n for n, side in enumerate(sides) if item.box[0] >= side[0] - _ASIDE), default=None)
        if column is None or item.box[2] > sides[column][1] + _ASIDE:
            return None
        above = last[column]
        first = alone and above is heads[column]
        near = 0 < item.base - above.base <= _NEXT * max(above.size, item.size)
        full = sides[column][1] - above.box[2] <= item.first + _ROOM
        if not near or not (first or full or above.text.rstrip().endswith(_LISTS)) or _is_labelled(item):
            return None
        out.append((column, item))
    return out


def _is_label_like(line: Line, head: Line) -> bool:
    """Whether a line is a label as the one above: capitals of another size are a value ("TBC")."""
    return _is_label(line) and (line.bold or not line.text.isupper() or abs(line.size - head.size) <= _ONE_SIZE)


def _is_row(strip: Strip, starts: Sequence[float]) -> bool:
    """Whether lines stand side by side where the labels above begin, and are no labels themselves."""
    lines = [item for item in strip.items if isinstance(item, Line)]
    kept = {n for line in lines for n, start in enumerate(starts) if abs(line.box[0] - start) <= _ASIDE}
    return len(kept) > 1 and not any(_is_label(line) or _is_labelled(line) for line in lines)
