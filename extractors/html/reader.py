"""Walks a page in reading order without recursion: text to a flow, lists to their items, tables to their own reader."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from lxml.html import HtmlElement

from extractors.html.flow import Flow, Tally
from extractors.html.furniture import TINY, Outskirts
from extractors.html.hints import HEADINGS, is_veiled
from extractors.html.lists import ListCount, list_count, next_marker
from extractors.html.looks import ItemMark, Look, is_block, look_of
from extractors.html.places import Places
from extractors.html.sheet import Sheet, style_of
from extractors.html.tables import TableReader
from extractors.html.weights import UNSEEN, Weight
from extractors.limits import Limits
from extractors.typed_lists import with_typed_lists
from schemas.document import Block, Cell, Table

_NOTE_MARK = re.compile(r"[\[(]?\s*(?:[0-9]{1,3}|[a-z*†‡§]{1,2})\s*[\])]?")
_NOTE_TARGET = re.compile(r"#.{0,40}?(?:ftn|fn|note|edn|cite|ref)", re.IGNORECASE)
# Word processors on the web write nested lists side by side; the class holds the level.
_FLAT_LIST = re.compile(r"\blst-kix_[\w-]{1,60}-([0-8])\b")
_BACK = re.compile(r"[↩↑^⏎⤴\ufe0e\ufe0f]{1,3}|back to (?:content|text|top)", re.IGNORECASE)
_DROPPED = UNSEEN | {"br", "img", "hr", "wbr", "table", "area", "map", "track", "source", "param", "col", "colgroup", "input"}


class Step(NamedTuple):
    """One step of the walk: an element to enter or leave, or the text behind it."""

    act: Literal["enter", "leave", "text"]
    element: HtmlElement
    look: Look


@dataclass(frozen=True, slots=True)
class Marks:
    """What a page's elements are that neither tag nor style tells: cards, and labels that are only read out."""

    cards: frozenset[HtmlElement] = frozenset()
    labels: Mapping[HtmlElement, str] = field(default_factory=dict)


class Reader:
    """Reads the elements of one page."""

    def __init__(
        self,
        weights: dict[HtmlElement, Weight],
        outskirts: Outskirts,
        sheet: Sheet,
        limits: Limits,
        marks: Marks = Marks(),
        places: Places | None = None,
    ) -> None:
        self.weights = weights
        self._marks = marks
        self._sheet = sheet
        self.limits = limits
        self.places = places or Places()
        self.tally = Tally()
        self._furniture = outskirts.kinds
        self._groups = itertools.count(1)
        self._counts: dict[HtmlElement, ListCount] = {}
        self._heading = 0
        self._tables = TableReader(self)

    def inside(self, element: HtmlElement, look: Look, nesting: int = 0) -> list[Block]:
        """The blocks of an element's text and children, typed lists resolved; `nesting` counts the tables around it."""
        flow = self.flow()
        flow.add(element.text or "", look)
        self._walk(flow, [Step("leave", element, look), *self._children(element, look)], nesting)
        return with_typed_lists(flow.blocks, self._groups)

    def whole(self, element: HtmlElement, look: Look, nesting: int) -> list[Block]:
        """The blocks of an element, what it is itself included."""
        flow = self.flow()
        self._walk(flow, [Step("enter", element, look)], nesting)
        flow.close()
        return with_typed_lists(flow.blocks, self._groups)

    def style(self, element: HtmlElement) -> dict[str, str]:
        """What the page's style sheet and the element itself say of its looks."""
        return style_of(element, self._sheet)

    def flow(self) -> Flow:
        """An empty flow that counts with the page's others."""
        return Flow(self.places, self.tally, self.limits)

    def _walk(self, flow: Flow, steps: list[Step], nesting: int) -> None:
        while steps:
            act, element, look = steps.pop()
            if act == "enter":
                steps.extend(self._enter(flow, element, look, nesting))
            elif act == "text":
                flow.add(element.tail or "", look)
            else:
                flow.close()

    def _children(self, element: HtmlElement, look: Look) -> list[Step]:
        """The steps for an element's children and the text behind each, last first."""
        steps: list[Step] = []
        for child in element:
            steps.append(Step("enter", child, look))
            if child.tail:
                steps.append(Step("text", child, look))
        return steps[::-1]

    def _enter(self, flow: Flow, element: HtmlElement, above: Look, nesting: int) -> list[Step]:
        if not isinstance(element.tag, str):
            return []
        kind = self._furniture.get(element)
        look = above if kind is None else replace(above, furniture=above.furniture or kind)
        label = self._marks.labels.get(element) if look.furniture is None else None
        if label is not None and (element.tag in {"svg", "img"} or is_veiled(element)):
            flow.add(f"{label}: ", look)
            return []
        if element.tag in _DROPPED:
            self._enter_empty(flow, element, look, nesting)
            return []
        if element.tag == "a" and self._is_note_mark(element, above):
            self.tally.counts["note marks"] += 1
            return []
        style = self.style(element)
        block = is_block(element, style) or kind is not None
        look = self._structured(element, look_of(element, look, style, block=block))
        if element in self._marks.cards and look.furniture is None:
            flow.close()
            flow.blocks.extend(self._card(element, look, nesting))
            return []
        if block:
            flow.close()
        elif _runs_into(element):
            flow.add(" ", look)
        if label is not None:
            flow.add(f"{label}: ", look)
        flow.add(element.text or "", look)
        return [*([Step("leave", element, look)] if block else []), *self._children(element, look)]

    def _card(self, element: HtmlElement, look: Look, nesting: int) -> list[Block]:
        """A card as a frame around its text: what it says is said of nothing outside it."""
        bare = replace(look, kind="paragraph", level=None, group=None, mark=None, lists=0, style=None, indent=None)
        blocks = tuple(self.inside(element, bare, nesting + 1))
        return [Table(rows=1, columns=1, cells=(Cell(row=0, column=0, blocks=blocks),))] if blocks else []

    def _enter_empty(self, flow: Flow, element: HtmlElement, look: Look, nesting: int) -> None:
        """Elements without text of their own in this flow: breaks, pictures, tables."""
        tag = element.tag
        if tag == "br":
            flow.line_break(look)
        elif tag == "hr":
            flow.close()
        elif tag == "img":
            self._picture(flow, element, look)
        elif tag == "table":
            flow.close()
            flow.blocks.extend(self._tables.read(element, look_of(element, look, self.style(element), block=True), nesting))

    def _picture(self, flow: Flow, element: HtmlElement, look: Look) -> None:
        """Pictures are counted; the words of the site's logo (a crest's "… Council") say whose page it is."""
        source = element.get("src") or ""
        self.tally.counts["pictures in the page" if source.startswith("data:") else "pictures"] += 1
        alt = (element.get("alt") or "")[:200]
        names = f"{alt} {element.get('class')} {element.get('id')} {source[:200]} {look.link}".lower()
        if look.furniture is not None and alt.strip() and ("logo" in names or look.link == "/"):
            flow.add(f" {alt} ", look)

    def _structured(self, element: HtmlElement, look: Look) -> Look:
        """The look with what lists and headings around the element add."""
        if element.tag == "summary":
            return self._summary(element, look)
        if look.kind == "heading" and look.furniture is None:
            self._heading = look.level or self._heading
        return self._listed(element, look)

    def _summary(self, element: HtmlElement, look: Look) -> Look:
        """A summary opens its details as a heading would, one rank below the heading before it."""
        if next(element.iter(*HEADINGS), None) is not None:
            return look
        return replace(look, kind="heading", level=min(self._heading + 1, 6), style="summary")

    def _listed(self, element: HtmlElement, look: Look) -> Look:
        """The look inside lists: depth, group and the marker that the next item takes."""
        tag = element.tag
        if tag in {"ul", "ol", "menu", "dir"}:
            self._counts[element] = list_count(element, look.lists, self._sheet)
            flat = _FLAT_LIST.search(element.get("class") or "")
            depth = max(look.lists, int(flat.group(1))) if flat else look.lists
            return replace(look, lists=depth + 1, group=look.group if look.lists else next(self._groups), mark=None)
        if tag != "li":
            return look
        parent = element.getparent()
        count = self._counts.get(parent) if parent is not None else None
        marker = next_marker(count, element) if count is not None else "•"
        group = look.group if look.group is not None else next(self._groups)
        return replace(look, kind="item", level=max(0, look.lists - 1), group=group, mark=ItemMark(marker), style=None)

    def _is_note_mark(self, element: HtmlElement, above: Look) -> bool:
        href = element.get("href") or ""
        if "#" not in href or self.weights.get(element, TINY).letters > 20:
            return False
        text = "".join(element.itertext()).strip()
        if _BACK.fullmatch(text) or (not text and _NOTE_TARGET.search(href)):
            return True
        raised = above.raised or element.get("role") == "doc-noteref" or next(element.iter("sup"), None) is not None
        return bool(_NOTE_MARK.fullmatch(text)) and (raised or bool(_NOTE_TARGET.search(href) and text[:1] in "[("))


def _runs_into(element: HtmlElement) -> bool:
    """Whether only the style sheet parts a span from the one before it ("Lead" and "Head of HR" with classes of their own)."""
    before = element.getprevious()
    if element.tag != "span" or before is None or before.tag != "span" or before.tail:
        return False
    one, other = before.get("class"), element.get("class")
    if not one or not other or one == other:
        return False
    head, tail = (element.text or "")[:1], (before.text or "")[-1:]
    return (tail.islower() or tail in {":", ")"}) and (head.isupper() or head.isdigit()) and not len(before)
