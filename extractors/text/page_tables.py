"""Tables of a page that stand in a text, as Markdown allows: read as a page's tables are, at the lines of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.html.page import read_table
from extractors.text.lines import Line
from extractors.text.write import Writer
from schemas.document import Block, Cell, Paragraph

MOST_LINES = 5000
_OPENS = re.compile(r"<table\b[^<>]{0,500}>", re.IGNORECASE)
_CLOSES = re.compile(r"</table\s*>\s*$", re.IGNORECASE)
_INNER = re.compile(r"<(/?)table\b", re.IGNORECASE)


def end_of_page_table(lines: Sequence[Line], at: int) -> int | None:
    """The index behind the last line of a table whose tag opens on a line; None where none does, or it is never closed."""
    if not _OPENS.match(lines[at].text):
        return None
    open_ = 0
    for end in range(at, min(len(lines), at + MOST_LINES)):
        open_ += sum(-1 if found.group(1) else 1 for found in _INNER.finditer(lines[end].text))
        if open_ <= 0:
            return end + 1 if _CLOSES.search(lines[end].text) else None
    return None


def page_table(lines: Sequence[Line], writer: Writer) -> list[Block]:
    """The blocks that some lines hold, their lists numbered with those of the text."""
    groups: dict[int, int] = {}

    def taken(block: Block) -> Block:
        if isinstance(block, Paragraph):
            writer.count_one()
            if block.group is None:
                return block
            if block.group not in groups:
                groups[block.group] = next(writer.groups)
            return block.model_copy(update={"group": groups[block.group]})
        return block.model_copy(update={"cells": tuple(map(cell_taken, block.cells))})

    def cell_taken(cell: Cell) -> Cell:
        return cell.model_copy(update={"blocks": tuple(map(taken, cell.blocks))})

    text = "\n".join(line.raw for line in lines)
    return [taken(block) for block in read_table(text, lines[0].number, writer.limits)]
