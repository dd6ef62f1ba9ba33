"""Lines that are rows of a table: tabs or pipes between cells, rules of dashes; and rows that a page break has cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extractors.text.inline import plain
from extractors.text.lines import Line
from extractors.typed_lists import typed_marker

_RULE_CELL = re.compile(r"^\s*:?-{2,}:?\s*$|^\s*:?={2,}:?\s*$")
_BARE_PIPE = re.compile(r"(?<!\\)\|")
_TAGS_ONLY = re.compile(r"<[^<>]{1,500}>")
LONGEST_ROW = 40


@dataclass(frozen=True)
class RowText:
    """A row as typed: its cells' texts (tags inside), the lines it stands on, and whether it is a rule or one cell for all."""

    cells: tuple[str, ...]
    line: int
    end_line: int
    rule: bool = False
    whole: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The cells' texts without marks and tags, single blanks."""
        return tuple(" ".join(plain(cell).split()) for cell in self.cells)

    @cached_property
    def letters(self) -> str:
        """The letters and digits of its words in lower case."""
        return "".join(c for word in self.words for c in word.lower() if c.isalnum())


def is_tab_row(lines: Sequence[Line], at: int) -> bool:
    """Whether a line has cells set apart by tabs: inside the line, or at its head or end beside such a line."""
    line = lines[at]
    if not line.text or "\t" not in line.raw or (line.text.startswith("|") and line.text.endswith("|")):
        return False
    if "\t" in line.text:
        marker, start = typed_marker(line.text)
        return marker is None or "\t" in line.text[start:]
    if "\t" not in line.raw.strip(" \xa0"):
        return False
    return any(_reaches_row(lines, at, step) for step in (-1, 1))


def _reaches_row(lines: Sequence[Line], at: int, step: int) -> bool:
    """Whether lines that begin or end with a tab lead, without a gap, to one with a tab inside."""
    for near in range(at + step, at + step * LONGEST_ROW, step):
        if not 0 <= near < len(lines) or "\t" not in lines[near].raw.strip(" \xa0"):
            return False
        if _inner_tab(lines[near]):
            return True
    return False


def _inner_tab(line: Line) -> bool:
    marker, start = typed_marker(line.text)
    return "\t" in (line.text if marker is None else line.text[start:])


def is_pipe_row(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a row of a pipe table: framed by pipes, or set apart by them beside another such line."""
    text = lines[at].text
    if "|" not in text or not _BARE_PIPE.search(text):
        return False
    if text.startswith("|") or text.endswith("|"):
        return True
    near = [lines[i].text for i in (at - 1, at + 1) if 0 <= i < len(lines)]
    return " | " in text and any("|" in other for other in near)


def tab_row(line: Line) -> RowText:
    """The cells of a line with tabs."""
    cells = tuple(cell.strip() for cell in line.raw.strip(" \xa0\r\n").split("\t"))
    return RowText(cells, line.number, line.number, rule=_is_rule(cells))


def pipe_row(text: str, line: int, end_line: int) -> RowText:
    """The cells of a line with pipes, outer pipes left off; a line of one cell reaches over the whole row."""
    inner = text.strip()
    inner = inner[1:] if inner.startswith("|") else inner
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    cells = tuple(cell.strip().replace("\\|", "|") for cell in _BARE_PIPE.split(inner))
    return RowText(cells, line, end_line, rule=_is_rule(cells), whole=len(cells) == 1)


def _is_rule(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(_RULE_CELL.match(cell) for cell in filled)


def pipe_rows(lines: Sequence[Line], start: int, end: int) -> list[RowText]:
    """The rows of consecutive lines; where rows end in a pipe, a line that does not goes on in the next ones."""
    ended = sum(lines[i].text.endswith("|") for i in range(start, end))
    closes = ended * 2 > end - start
    out: list[RowText] = []
    at = start
    while at < end:
        last = at
        text = lines[at].text
        while closes and not text.endswith("|") and last + 1 < end and last - at < LONGEST_ROW:
            last += 1
            text = f"{text} {lines[last].text}"
        out.append(pipe_row(text, lines[at].number, lines[last].number))
        at = last + 1
    return out


def ends_of_pipes(lines: Sequence[Line], start: int) -> int:
    """The index behind the last line of a run of pipe rows; lines between two of them that lack a pipe belong to a cell."""
    end = start + 1
    closes = lines[start].text.endswith("|")
    while end < len(lines):
        if lines[end].blank:
            break
        if not is_pipe_row(lines, end):
            close = _closing(lines, end) if closes and not lines[end - 1].text.endswith("|") else None
            if close is None:
                break
            end = close
        closes = closes or lines[end].text.endswith("|")
        end += 1
    return end


def _closing(lines: Sequence[Line], at: int) -> int | None:
    for end in range(at, min(len(lines), at + LONGEST_ROW)):
        if lines[end].blank:
            return None
        if lines[end].text.endswith("|"):
            return end
    return None


def same_words(one: RowText, other: RowText) -> bool:
    """Whether two rows say the same, by their letters and digits."""
    return one.letters == other.letters != ""


def padded(row: RowText, columns: int) -> RowText:
    """The row with as many cells as the table has."""
    return row if len(row.cells) >= columns else replace(row, cells=(*row.cells, *[""] * (columns - len(row.cells))))
