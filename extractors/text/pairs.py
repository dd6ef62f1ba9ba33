"""Lines of a form whose labels and values blanks set apart, without a colon: "Programme lead   A Byrne, HR Manager"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extractors.text.lines import Line
from extractors.text.rows import RowText

FEWEST_PAIRS = 2
LONGEST_LABEL = 40
MOST_WORDS = 6
_PAIR = re.compile(r"(?P<label>[A-Z][^:|\t]*?[^\s:|.,;])(?P<gap> {2,})(?P<value>\S(?:\S| (?! ))*)$")


def pair_rows(lines: Sequence[Line], at: int, furniture: Collection[int]) -> tuple[list[RowText], int]:
    """The rows of a form that begins on a line, and the index behind the last; none where fewer than two lines are pairs.

    The values begin at one column; a line that begins there goes on with the value above.
    """
    rows: list[RowText] = []
    column = -1
    end = at
    while end < len(lines) and end not in furniture and not lines[end].blank and not (rows and lines[end].breaks):
        line = lines[end]
        found = _PAIR.fullmatch(line.raw.rstrip())
        if found and _is_label(found["label"]) and column in {-1, found.start("value")}:
            column = found.start("value")
            rows.append(RowText((found["label"], found["value"]), line.number, line.number))
        elif rows and line.indent == column and "  " not in line.text:
            last = rows[-1]
            rows[-1] = RowText((last.cells[0], f"{last.cells[1]} {line.text}"), last.line, line.number)
        else:
            break
        end += 1
    return (rows, end) if len(rows) >= FEWEST_PAIRS else ([], at)


def _is_label(text: str) -> bool:
    return len(text) <= LONGEST_LABEL and len(text.split()) <= MOST_WORDS
