"""Cards of a page: blocks of one kind set side by side, each with several labelled lines and no heading of its own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from extractors.html.hints import HEADINGS
from extractors.html.looks import BLOCKS

LIKE_CARDS = frozenset({"div", "article", "li", "section"})
FEWEST, ABREAST = 3, 2
FEWEST_LINES, FEWEST_LABELS = 3, 2
LARGEST = 1500
MOST_ELEMENTS = 200
_LINES = BLOCKS - {"svg", "text"}
_LABEL = re.compile(r"\s*[^\W\d_][^:\n]{0,39}:(?:\s|$)")

Kind = tuple[str, str, str]


def cards_of(elements: Iterable[HtmlElement]) -> frozenset[HtmlElement]:
    """The elements of a page that are cards: alike by tag and class, at least two in one place, all without a heading."""
    alike: dict[Kind, list[HtmlElement]] = defaultdict(list)
    for element in elements:
        kind = _kind(element)
        if kind is not None:
            alike[kind].append(element)
    found = [element for group in alike.values() if _are_cards(group) for element in group]
    inner = {above for element in found for above in element.iterancestors()}
    return frozenset(element for element in found if element not in inner)


def _kind(element: HtmlElement) -> Kind | None:
    """What tells elements of one kind: the tag, its first class and that of the element around it; None for other elements."""
    parent = element.getparent()
    if element.tag not in LIKE_CARDS or parent is None:
        return None
    name = (element.get("class") or "").split(" ")[0]
    return (element.tag, name, (parent.get("class") or "").split(" ")[0]) if name or element.tag == "article" else None


def _are_cards(group: list[HtmlElement]) -> bool:
    if len(group) < FEWEST or max(Counter(e.getparent() for e in group).values()) < ABREAST:
        return False
    return all(map(_is_plain, group)) and 2 * sum(map(_is_labelled, group)) > len(group)


def _is_plain(element: HtmlElement) -> bool:
    """Whether an element holds a little text, and neither heading nor table."""
    inside = [below.tag for below, _ in zip(element.iter(), range(MOST_ELEMENTS + 1), strict=False)]
    if len(inside) > MOST_ELEMENTS or any(tag in HEADINGS or tag in {"table", "summary"} for tag in inside):
        return False
    return len("".join(element.itertext())) <= LARGEST


def _is_labelled(element: HtmlElement) -> bool:
    """Whether several of an element's lines begin with a label, and not the first: that one would say where a card begins."""
    lines = list(_lines(element))
    if not lines or _has_label(lines[0]):
        return False
    return len(lines) >= FEWEST_LINES and sum(map(_has_label, lines)) >= FEWEST_LABELS


def _lines(element: HtmlElement) -> Iterator[HtmlElement]:
    """The blocks in an element that hold text and no further block."""
    blocks = [below for below in element.iter() if below is not element and below.tag in _LINES]
    for block in blocks:
        if "".join(block.itertext()).strip() and not any(inner is not block and inner.tag in _LINES for inner in block.iter()):
            yield block


def _has_label(line: HtmlElement) -> bool:
    return (
        line.tag == "dt"
        or _LABEL.match("".join(line.itertext())) is not None
        or next(line.iter("svg", "i", "img"), None) is not None
    )
