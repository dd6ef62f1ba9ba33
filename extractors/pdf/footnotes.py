"""Footnotes: small text at a page's foot. Text that goes on over the page passes over them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.pdf.pieces import Draft, Grid

_MARK = re.compile(r"(?:[0-9]{1,3}|[*†‡§¹²³⁴-⁹]+|\[[0-9]{1,3}\])\s?\S")
_SMALLER = 0.97


def footnotes(content: Sequence[Draft | Grid], body_size: float, height: float) -> set[int]:
    """The ids of a page's trailing paragraphs that are footnotes."""
    small: list[Draft] = []
    for block in reversed(content):
        if block.furniture is not None:
            continue
        if not isinstance(block, Draft) or not _is_small(block, body_size, height):
            break
        small.append(block)
    small.reverse()
    first = next((n for n, draft in enumerate(small) if _is_marked(draft, body_size)), None)
    return set() if first is None else {id(draft) for draft in small[first:]}


def _is_small(draft: Draft, body_size: float, height: float) -> bool:
    low = draft.lines[0].box[1] > 0.4 * height
    return low and all(line.size <= _SMALLER * body_size for line in draft.lines)


def _is_marked(draft: Draft, body_size: float) -> bool:
    line = draft.lines[0]
    return line.runs[0].raised or bool(_MARK.match(line.text.strip()) and line.size <= 0.96 * body_size)
