"""Lists whose markers are typed into the text ("·   Text", "1.  Text", "a. Text"): the paragraphs of a run become items."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.wording import split_marker
from schemas.document import Block, Paragraph, Span

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph with a typed marker: the marker's family (its signs with the count taken out) and its values."""

    paragraph: Paragraph
    marker: str
    start: int
    family: str
    values: tuple[int, ...]


def with_typed_lists(blocks: Sequence[Block], groups: Iterator[int] | None = None) -> list[Block]:
    """The blocks, with runs of paragraphs that carry typed markers made items: marker, level by indent or kind of marker.

    Bullets make items even alone; numbers and letters only where a neighbour carries the next or the one before, or where
    the paragraph has a list style. Headings and furniture stay as they are.
    """
    groups = groups or itertools.count(1)
    out: list[Block] = []
    run: list[Marked] = []
    for block in blocks:
        marked = _marked(block)
        if marked is not None:
            run.append(marked)
            continue
        out.extend(_items(run, groups))
        run = []
        out.append(block)
    out.extend(_items(run, groups))
    return out


def typed_marker(text: str) -> tuple[str | None, int]:
    """The list marker typed at a text's head as a reader sees it, and where the words begin.

    A middle dot is a bullet, and so is an "o" alone, which begins no English sentence.
    """
    if text.startswith("o ") and text[2:].strip():
        return "◦", 2
    marker, start = split_marker(text)
    return ("•" if marker == "·" else marker), start


def _marked(block: Block) -> Marked | None:
    if not isinstance(block, Paragraph) or block.kind != "paragraph" or block.furniture is not None or block.marker:
        return None
    marker, start = typed_marker(block.text)
    if marker is None:
        return None
    count = re.sub(r"[^0-9A-Za-z]", "", marker)
    if not count:
        return Marked(block, marker, start, marker, ())
    if count.isdigit():
        return Marked(block, marker, start, marker.replace(count, "1"), (int(count),))
    values = (ord(count.lower()) - 96,) if len(count) == 1 else ()
    if count in _ROMAN:
        values = (*values, _ROMAN[count])
    return Marked(block, marker, start, marker.replace(count, "a" if count.islower() else "A"), values)


def _items(run: list[Marked], groups: Iterator[int]) -> list[Block]:
    """The paragraphs of a run as items, those that belong to no list as they were."""
    listed = [_belongs(run, at) for at in range(len(run))]
    out: list[Block] = []
    stack: list[Marked] = []
    group = 0
    for at, one in enumerate(run):
        if not listed[at]:
            out.append(one.paragraph)
            stack = []
            continue
        if not stack:
            group = next(groups)
        _descend(stack, one)
        changes = {"kind": "item", "marker": one.marker, "level": len(stack) - 1, "group": group}
        out.append(one.paragraph.model_copy(update={**changes, "spans": cut_head(one.paragraph.spans, one.start)}))
    return out


def _belongs(run: list[Marked], at: int) -> bool:
    one = run[at]
    style = (one.paragraph.style or "").lower()
    if not one.values and not one.marker.isalnum() and one.family == one.marker:
        return True
    if "list" in style:
        return True
    neighbours = [other for other in run[max(0, at - 40) : at + 41] if other.family == one.family and other is not one]
    near = {value + step for other in neighbours for value in other.values for step in (-1, 1)}
    return bool(near & set(one.values))


def _descend(stack: list[Marked], one: Marked) -> None:
    """Brings the stack of open levels to this item's level, itself on top."""
    indent = one.paragraph.indent
    while stack:
        top = stack[-1].paragraph.indent
        if indent is not None and top is not None and indent != top:
            if indent > top:
                break
            stack.pop()
            continue
        if stack[-1].family == one.family:
            stack.pop()
            break
        if any(open_.family == one.family for open_ in stack):
            stack.pop()
            continue
        if indent is not None and top is not None:
            stack.pop()
        break
    stack.append(one)


def cut_head(spans: tuple[Span, ...], start: int) -> tuple[Span, ...]:
    """The spans without the first `start` characters of their text."""
    out: list[Span] = []
    for number, span in enumerate(spans):
        last = number == len(spans) - 1
        width = len(span.text) + (0 if last else {"": 0, " ": 1, "-": -1}[span.joint])
        if start >= width:
            start -= width
            continue
        out.append(span if start == 0 else span.model_copy(update={"text": span.text[start:]}))
        start = 0
    return tuple(out)
