"""The layouts of the catalogue: each turns a part of an original into blocks. A new one is a function and a name here."""

from __future__ import annotations

from collections.abc import Callable

from corpus.press.blocks import Block, Look
from corpus.press.layouts import across, cards, free, headed, running, table
from corpus.press.original import Original, PartOf

Layout = Callable[[PartOf, Look], list[Block]]

LAYOUTS: dict[str, Layout] = {
    "table": table.blocks,
    "cards": cards.blocks,
    "metric": headed.metric,
    "themes": headed.themes,
    "prose": headed.prose,
    "lines": running.lines_of_labels,
    "slashes": running.slashes,
    "stacked": running.stacked,
    "inline": running.inline,
    "bullets": running.bullets,
    "glued": running.glued,
    "scrambled": running.scrambled,
    "across": across.blocks,
    "narrative": headed.prose,
}


def blocks_of(original: Original) -> list[Block]:
    """The whole plan as blocks: each part's free blocks, then its sections in the part's layout."""
    out: list[Block] = []
    for part in original.parts:
        out += free.blocks(part.blocks, original.look)
        out += LAYOUTS[part.layout](part, original.look)
    return out
