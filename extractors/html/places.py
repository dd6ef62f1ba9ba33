"""Where an element stands: an XPath that finds it again, made in one pass over each set of siblings."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree
from lxml.html import HtmlElement

from schemas.document import Place

_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


class Places:
    """Places of a page's elements, remembered: text of one element shares one Place."""

    def __init__(self) -> None:
        self._paths: dict[HtmlElement, str] = {}
        self._places: dict[HtmlElement, Place] = {}
        self._steps: dict[HtmlElement, str] = {}

    def of(self, element: HtmlElement) -> Place:
        """The element's place."""
        place = self._places.get(element)
        if place is None:
            place = self._places[element] = Place(path=self._path(element))
        return place

    def _path(self, element: HtmlElement) -> str:
        chain: list[HtmlElement] = []
        at: HtmlElement | None = element
        while at is not None and at not in self._paths:
            chain.append(at)
            at = at.getparent()
        path = self._paths[at] if at is not None else ""
        for one in reversed(chain):
            path = self._paths[one] = f"{path}/{self._step(one)}"
        return path

    def _step(self, element: HtmlElement) -> str:
        if element not in self._steps:
            parent = element.getparent()
            self._count([element] if parent is None else [c for c in parent if isinstance(c.tag, str)])
        return self._steps[element]

    def _count(self, siblings: list[HtmlElement]) -> None:
        of_name = Counter(child.tag for child in siblings)
        seen: Counter[str] = Counter()
        for position, child in enumerate(siblings, start=1):
            name = child.tag
            seen[name] += 1
            if not _PLAIN_NAME.fullmatch(name):
                # A name with a colon ("o:p") is no valid step: its position among all elements is.
                self._steps[child] = f"*[{position}]"
            else:
                self._steps[child] = name if of_name[name] == 1 else f"{name}[{seen[name]}]"


class LinePlaces(Places):
    """Places of elements by the lines of the text that they stand in, of which the first has a number."""

    def __init__(self, first: int) -> None:
        super().__init__()
        self._first = first

    def of(self, element: HtmlElement) -> Place:
        """The element's lines."""
        place = self._places.get(element)
        if place is None:
            line = self._first + (element.sourceline or 1) - 1
            inside = etree.tostring(element, encoding="unicode", with_tail=False).rstrip().count("\n")
            place = self._places[element] = Place(line=line, end_line=line + inside)
        return place
