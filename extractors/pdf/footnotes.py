"""Footnotes: small text at a page's foot. Text that goes on over the page passes over them."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

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


def behind_lists(content: Sequence[Draft | Grid], notes: Set[int]) -> list[Draft | Grid]:
    """The content with the footnotes that cut a list in two at the end of the part, so that they are nobody's last item."""
    out: list[Draft | Grid] = []
    held: list[Draft | Grid] = []
    last: Draft | Grid | None = None
    for at, block in enumerate(content):
        if id(block) in notes and last is not None and _goes_on(last, content[at + 1 :], notes):
            held.append(block)
            continue
        if block.furniture is None and id(block) not in notes:
            if isinstance(block, Grid) or block.kind == "heading":
                out, held = [*out, *held], []
            last = block
        out.append(block)
    return [*out, *held]


def _goes_on(last: Draft | Grid, rest: Sequence[Draft | Grid], notes: Set[int]) -> bool:
    """Whether the next text of the body is an item of the list whose item stood last."""
    following = next((block for block in rest if block.furniture is None and id(block) not in notes), None)
    if not isinstance(last, Draft) or not isinstance(following, Draft):
        return False
    return last.kind == following.kind == "item" and last.group == following.group


def _is_small(draft: Draft, body_size: float, height: float) -> bool:
    low = draft.lines[0].box[1] > 0.4 * height
    return low and all(line.size <= _SMALLER * body_size for line in draft.lines)


def _is_marked(draft: Draft, body_size: float) -> bool:
    line = draft.lines[0]
    return line.runs[0].raised or bool(_MARK.match(line.text.strip()) and line.size <= 0.96 * body_size)
