"""Keys and values that the source of a page begins with, between two lines of dashes, for the program that makes the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

MOST_LINES = 100
_KEY = re.compile(r"^[A-Za-z_][\w .-]{0,60}:(?:\s|$)|^\s+\S|^-\s")


def end_of_front_matter(lines: Sequence[str]) -> int:
    """The index of the line of dashes that ends them; 0 where a text does not begin with any."""
    if not lines or lines[0].strip() != "---":
        return 0
    for at, line in enumerate(lines[1:MOST_LINES], start=1):
        if line.strip() in {"---", "..."}:
            return at
        if line.strip() and not _KEY.match(line):
            return 0
    return 0


def front_title(lines: Sequence[str]) -> str | None:
    """The title that they give."""
    for line in lines[1 : end_of_front_matter(lines)]:
        name, mark, value = line.strip().partition(":")
        if mark and name.strip().lower() == "title":
            return value.strip().strip("\"'") or None
    return None
