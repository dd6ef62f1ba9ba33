"""The keys above a page that was saved from its source: furniture, a paragraph a line, and no text of the page."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.front_matter import end_of_front_matter
from extractors.wording import cut
from schemas.document import Block, Paragraph


def with_keys_apart(blocks: Sequence[Block], text: str) -> list[Block]:
    """The blocks of a page, the paragraph that its source's keys ran together in parted into their lines."""
    lines = text.lstrip("\ufeff").splitlines()[:200]
    end = end_of_front_matter(lines)
    first = blocks[0] if blocks and end else None
    if not isinstance(first, Paragraph):
        return list(blocks)
    out: list[Block] = []
    at = 0
    for number, line in enumerate(lines[: end + 1]):
        words = " ".join(line.split())
        start = first.text.find(words, at)
        if start < 0:
            return list(blocks)
        at = start + len(words)
        if words and 0 < number < end:
            out.append(first.model_copy(update={"spans": cut(first.spans, start, at), "furniture": "header"}))
    rest = cut(first.spans, at, len(first.text))
    return [*out, *([first.model_copy(update={"spans": rest})] if rest else []), *blocks[1:]]
