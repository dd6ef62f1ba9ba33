"""Texts as `pdftotext -layout` writes them, built in memory: rows of cells set in columns of blanks, over pages."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

GAP = 3


def layout_text(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    *,
    page: int = 60,
    spaced: bool = True,
    centred: bool = False,
    running: str = "",
) -> str:
    """A table's text: cells wrapped at their column's width, a page's lines, its header again and its number on each page."""
    lines: list[str] = []
    pages: list[list[str]] = []
    top = [*([running, ""] if running else []), *_row(head, widths, centred=False), ""]
    for row in rows:
        for line in [*_row(row, widths, centred=centred), *([""] if spaced else [])]:
            if len(top) + len(lines) >= page:
                pages.append([*top, *lines])
                lines = []
            lines.append(line)
    pages.append([*top, *lines])
    return "\f".join("\n".join([*text, "", f"{' ' * 30}Page {n}", ""]) for n, text in enumerate(pages, start=1))


def _row(cells: Sequence[str], widths: Sequence[int], *, centred: bool) -> list[str]:
    wrapped = [textwrap.wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    height = max(len(lines) for lines in wrapped)
    columns = []
    for lines in wrapped:
        above = (height - len(lines)) // 2 if centred else 0
        columns.append([*[""] * above, *lines, *[""] * (height - above - len(lines))])
    return [
        "".join(part.ljust(width + GAP) for part, width in zip(parts, widths, strict=True)).rstrip()
        for parts in zip(*columns, strict=True)
    ]
