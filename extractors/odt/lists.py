"""Lists of an ODT: how deep an item stands, and the bullet or number that it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from extractors.numerals import repeated_letter, roman
from extractors.odt.names import STYLE, TEXT, XML_ID, Element, count, elements
from extractors.odt.styles import Styles
from extractors.wording import bullet, fold

_KINDS: dict[str, Callable[[int], str]] = {
    "1": str,
    "i": roman,
    "I": lambda number: roman(number).upper(),
    "a": repeated_letter,
    "A": lambda number: repeated_letter(number).upper(),
}


@dataclass(slots=True)
class Chain:
    """Lists that count together: their running numbers by level (from 1) and the group they make."""

    group: int
    counts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class OpenList:
    """A list that is being read: its style, its level (from 1), and what it counts with."""

    style: Element | None
    level: int
    chain: Chain


class Lists:
    """The lists of a document and their counts: a list starts again unless it says that it continues another one."""

    def __init__(self, styles: Styles, groups: Iterator[int]) -> None:
        self._styles = styles
        self._groups = groups
        self._by_id: dict[str, Chain] = {}
        self._by_style: dict[str, Chain] = {}
        self._outline = Chain(0)

    def enter(self, element: Element, outer: OpenList | None) -> OpenList:
        """A list that begins, inside another one or on its own."""
        name = element.get(f"{TEXT}style-name")
        if outer is not None:
            style = self._styles.lists.get(name or "", outer.style) if name else outer.style
            return OpenList(style, outer.level + 1, outer.chain)
        chain = self._by_id.get(element.get(f"{TEXT}continue-list") or "")
        if chain is None and element.get(f"{TEXT}continue-numbering") == "true":
            chain = self._by_style.get(name or "")
        chain = chain or Chain(next(self._groups))
        self._by_style[name or ""] = chain
        key = element.get(XML_ID)
        if key:
            self._by_id[key] = chain
        return OpenList(self._styles.lists.get(name or ""), 1, chain)

    def of_style(self, name: str) -> OpenList | None:
        """The list that a paragraph is in by its style alone."""
        style = self._styles.lists.get(name)
        if style is None:
            return None
        chain = self._by_style.setdefault(name, Chain(0))
        chain.group = chain.group or next(self._groups)
        return OpenList(style, 1, chain)

    def next_marker(self, found: OpenList, item: Element | None = None) -> str | None:
        """The marker of the list's next item; None where its level shows none."""
        start = item.get(f"{TEXT}start-value") if item is not None else None
        return _marker(found.style, found.level, found.chain.counts, start)

    def heading_marker(self, heading: Element, level: int) -> str | None:
        """The number of a heading by the document's outline, or None where its level is not numbered."""
        if self._styles.outline is None or heading.get(f"{TEXT}is-list-header") == "true":
            return None
        return _marker(self._styles.outline, level, self._outline.counts, heading.get(f"{TEXT}start-value"))


def _marker(style: Element | None, level: int, counts: dict[int, int], start: str | None) -> str | None:
    levels = {count(one.get(f"{TEXT}level")): one for one in elements(style)} if style is not None else {}
    found = levels.get(level)
    first = count(found.get(f"{TEXT}start-value")) if found is not None else 1
    counts[level] = count(start, first) if start is not None or level not in counts else counts[level] + 1
    for deeper in [depth for depth in counts if depth > level]:
        del counts[deeper]
    if found is None:
        return "•" if style is None else None
    if found.tag == f"{TEXT}list-level-style-bullet":
        return fold(bullet(found.get(f"{TEXT}bullet-char") or "•")).strip() or "•"
    if found.tag == f"{TEXT}list-level-style-image":
        return "•"
    shown = min(count(found.get(f"{TEXT}display-levels")), level, 10)
    numbers = [_number(levels.get(depth), counts.get(depth, 1)) for depth in range(level - shown + 1, level + 1)]
    bare = ".".join(number for number in numbers if number)
    if not found.get(f"{STYLE}num-format"):
        return None
    text = (found.get(f"{STYLE}num-prefix") or "") + bare + (found.get(f"{STYLE}num-suffix") or "")
    return fold(text).strip() or None


def _number(level: Element | None, number: int) -> str:
    kind = level.get(f"{STYLE}num-format") if level is not None else "1"
    return _KINDS[kind](number) if kind in _KINDS else "" if not kind else str(number)
