"""Tables drawn with corners ("+---+---+"): rows between rules, cells over several lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.text.lines import Line
from extractors.text.rows import RowText
from extractors.typed_lists import typed_marker

_CORNERS = re.compile(r"^\+(?:[-=:]{2,}\+)+$")


def is_grid(lines: Sequence[Line], at: int) -> bool:
    """Whether a drawn table begins on a line."""
    return bool(_CORNERS.match(lines[at].text)) and at + 1 < len(lines) and lines[at + 1].text.startswith(("|", "+"))


def grid_rows(lines: Sequence[Line], at: int) -> tuple[list[RowText], int]:
    """The rows of a drawn table (a rule of "=" below headers among them), and the index behind its last line."""
    corners = [place for place, sign in enumerate(lines[at].text) if sign == "+"]
    rows: list[RowText] = []
    inside: list[Line] = []
    end = at
    while end < len(lines) and lines[end].text.startswith(("|", "+")):
        text = lines[end].text
        if text.startswith("+") and _is_rule(text):
            rows.extend(_row(inside, corners))
            inside = []
            if "=" in text and rows:
                rows.append(RowText(("--",) * (len(corners) - 1), lines[end].number, lines[end].number, rule=True))
        else:
            inside.append(lines[end])
        end += 1
    rows.extend(_row(inside, corners))
    return rows, end


def _is_rule(text: str) -> bool:
    return not text.strip("+-=: |")


def _row(inside: Sequence[Line], corners: Sequence[int]) -> list[RowText]:
    if not inside:
        return []
    cells = [_cells(line.text, corners) for line in inside]
    width = max(len(parts) for parts in cells)
    texts = tuple(joined_lines([parts[k] if k < len(parts) else "" for parts in cells]) for k in range(width))
    return [RowText(texts, inside[0].number, inside[-1].number, whole=width == 1)]


def _cells(text: str, corners: Sequence[int]) -> list[str]:
    """A line's cells: cut where the rule above has its corners and the line has its pipes, else at its pipes."""
    inner = [place for place in corners[1:-1] if place < len(text) and text[place] == "|"]
    if text.count("|") - 2 == len(inner):
        edges = [corners[0], *inner, len(text) - 1]
        return [text[low + 1 : high].strip() for low, high in pairwise(edges)]
    return [cell.strip() for cell in text.strip("|").split("|")]


def joined_lines(lines: Sequence[str]) -> str:
    """A cell's lines: an empty line or a list marker begins a paragraph."""
    out = ""
    fresh = False
    for line in lines:
        if not line:
            fresh = bool(out)
        elif out and (fresh or typed_marker(line)[0] is not None):
            out, fresh = f"{out}<br>{line}", False
        else:
            out, fresh = f"{out} {line}".strip(), False
    return out
