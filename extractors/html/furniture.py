"""Which parts of a page are its site's furniture (menus, banners, forms, contents lists) and which its content.

Tags and roles decide where they are plain; names (class, id) and headings are hints that count only for parts that are
light: no table, no long paragraph, little text or mostly links. In doubt a part is content.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from extractors.html.weights import UNSEEN, Weight
from schemas.document import Furniture

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ul", "ol", "nav", "div", "p", "dl", "table", "section"})
TINY = Weight()
_NAMED_KINDS: tuple[Furniture, ...] = ("contents", "navigation", "footer", "header")
NEAR = 60
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_PAGE_NUMBER = re.compile(r"\S[\s.…\t]+[0-9]{1,3}\s*$")
_PANEL = re.compile(r" (?:panel|accordion|collapse|collapsible|expander|toggle|tab|tabs|content|section|details|body) ")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@cache
def words() -> dict[str, Any]:
    """The hints, from the data file."""
    return tomllib.loads((resources.files("extractors") / "data" / "furniture.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Outskirts:
    """The furniture of a page: which elements open it and of what kind, and the element that holds the main content."""

    kinds: dict[HtmlElement, Furniture]
    main: HtmlElement | None


class Surveyor:
    """Surveys one page; `weights` holds the text of every element."""

    def __init__(self, body: HtmlElement, weights: dict[HtmlElement, Weight]) -> None:
        self.body = body
        self.weights = weights
        self.total = max(1, weights.get(body, TINY).letters)
        self.kinds: dict[HtmlElement, Furniture] = {}

    def survey(self) -> Outskirts:
        """The furniture roots, outermost first."""
        main = self._main()
        outside = self._outside(main) if main is not None else {}
        steps = [self.body]
        while steps:
            element = steps.pop()
            if not isinstance(element.tag, str) or element.tag in UNSEEN:
                continue
            if element not in self.kinds and element is not self.body:
                kind = outside.get(element) or self._kind(element, inside=main is None or element not in outside)
                if kind is not None and element is not main:
                    self.kinds[element] = kind
            if element not in self.kinds:
                self._contents_below(element)
                steps.extend(reversed(element))
        return Outskirts(self.kinds, main)

    def weight(self, element: HtmlElement) -> Weight:
        """The weight of an element; nothing for a comment."""
        return self.weights.get(element, TINY)

    # the main content

    def _main(self) -> HtmlElement | None:
        """The element that holds the page's content: `main` or its role, an article, a container that CMSs use."""
        free = max(1, self.total - self._plain_furniture())
        ranks: list[list[HtmlElement]] = [[], [], []]
        for element in self.weights:
            rank = _main_rank(element)
            if rank is not None and self.weight(element).letters * 2 > free:
                ranks[rank].append(element)
        for found in ranks:
            if found:
                return max(found, key=lambda e: self.weight(e).letters)
        return None

    def _plain_furniture(self) -> int:
        letters = 0
        for element in self.weights:
            if _plain(element) and not any(_plain(above) for above in _above(element)):
                letters += self.weight(element).letters
        return letters

    def _outside(self, main: HtmlElement) -> dict[HtmlElement, Furniture]:
        """What stands beside the main content or beside an element that holds it: furniture, unless it is rich text."""
        found: dict[HtmlElement, Furniture] = {}
        inner = main
        while inner is not self.body and inner.getparent() is not None:
            outer = inner.getparent()
            for child in outer:
                if child is not inner and isinstance(child.tag, str) and not self._rich(child):
                    found[child] = _plain(child) or self._named(child) or "navigation"
            inner = outer
        return found

    def _rich(self, element: HtmlElement) -> bool:
        weight = self.weight(element)
        return not _plain(element) and not self._named(element) and weight.longest >= 120 and weight.density < 0.4

    # one part

    def _kind(self, element: HtmlElement, *, inside: bool) -> Furniture | None:
        weight = self.weight(element)
        if weight.letters * 2 > self.total and not (weight.density > 0.8 and weight.links > 2):
            return None
        plain = _plain(element)
        if plain is not None and (plain == "navigation" or not inside or not self._in_content(element)):
            return self._of_navigation(element, plain)
        if element.tag in {"form", "button", "select", "textarea", "option", "noscript", "aside"} and self._light(element):
            return None if _opens_panel(element) else "navigation"
        if _hidden(element) and self._light(element) and not (inside and _is_panel(element)):
            return "navigation"
        named = self._named(element)
        if named is not None and not (inside and named in {"header", "footer"} and self._in_content(element)):
            return self._of_navigation(element, named)
        return self._announced(element)

    def _of_navigation(self, element: HtmlElement, kind: Furniture) -> Furniture | None:
        """A navigation part may be the page's contents list; one that carries text of its own is content after all."""
        weight = self.weight(element)
        if kind == "navigation" and self._lists_contents(element):
            return "contents"
        if element.tag in {"nav", "footer"} or element.get("role") in {"navigation", "contentinfo", "banner", "search"}:
            return kind
        return kind if element.tag == "header" or self._light(element) or weight.density >= 0.5 else None

    def _in_content(self, element: HtmlElement) -> bool:
        """Whether a header or footer is that of an article or section, not the site's."""
        if self.weight(element).tops:
            return True
        return any(above.tag in {"main", "article", "section"} or above.get("role") == "main" for above in _above(element))

    def _named(self, element: HtmlElement) -> Furniture | None:
        tokens = _tokens(element)
        if not tokens or element.tag in HEADINGS:
            return None
        for kind in _NAMED_KINDS:
            if _names(kind).search(tokens):
                if kind == "contents" and not self._lists_contents(element):
                    continue
                light = self._light(element) or self.weight(element).density >= 0.5
                return kind if light and not self.weight(element).tops else None
        return None

    def _light(self, element: HtmlElement) -> bool:
        """Little text or mostly links, and no table: what may go on a hint."""
        weight = self.weight(element)
        if weight.density >= 0.6 and weight.links >= 2:
            return True
        if weight.letters > 400 or weight.longest > 200:
            return False
        return not weight.tables and weight.letters * 2 <= self.total

    # announced by a heading

    def _announced(self, element: HtmlElement) -> Furniture | None:
        """A part whose first heading says that it is furniture ("Related links", "Was this page helpful?")."""
        if element.tag not in {"div", "section", "aside", "fieldset", "ul"} or not self._light(element):
            return None
        return "navigation" if _first_phrase(element) in words()["headings"]["navigation"] else None

    def _contents_below(self, parent: HtmlElement) -> None:
        """Headings such as "Contents" with their lists among an element's children, and lone lists of the page's anchors."""
        children = [c for c in parent if isinstance(c.tag, str)]
        for at, child in enumerate(children):
            if child.tag in {"ul", "ol"} and self._anchor_list(child):
                self.kinds[child] = "contents"
            if not (child.tag in HEADINGS or child.tag in {"p", "div", "strong", "summary"}) or self.weight(child).letters > 40:
                continue
            phrase = _phrase(child)
            if phrase in words()["headings"]["contents"]:
                self._take_contents(children, at)
            elif phrase in words()["headings"]["navigation"]:
                self._take_links(children, at)

    def _take_contents(self, children: list[HtmlElement], at: int) -> None:
        taken = []
        for follower in children[at + 1 :]:
            if follower.tag not in LISTS or not self._lists_contents(follower):
                break
            taken.append(follower)
        if taken:
            self.kinds.update(dict.fromkeys([children[at], *taken], "contents"))

    def _take_links(self, children: list[HtmlElement], at: int) -> None:
        follower = children[at + 1] if at + 1 < len(children) else None
        if follower is not None and follower.tag in LISTS and self.weight(follower).density >= 0.7:
            self.kinds.update(dict.fromkeys([children[at], follower], "navigation"))

    def _anchor_list(self, element: HtmlElement) -> bool:
        weight = self.weight(element)
        return weight.anchors >= 3 and weight.anchors == weight.links and weight.density >= 0.9

    def _lists_contents(self, element: HtmlElement) -> bool:
        """Whether most of its entries are anchors of the page or end in a page number."""
        weight = self.weight(element)
        own = weight.anchors > 0 and weight.anchors == weight.links
        if own and (weight.density >= 0.7 or _first_phrase(element) in words()["headings"]["contents"]):
            return True
        entries = list(element.iter("li", "p", "tr")) or [element]
        if len(entries) > 500 or weight.longest > 300:
            return False
        ends = sum(1 for e in entries if _PAGE_NUMBER.search(_text(e)))
        return ends >= 2 and ends * 10 >= len(entries) * 7


def _main_rank(element: HtmlElement) -> int | None:
    if not isinstance(element.tag, str):
        return None
    if element.tag == "main" or element.get("role") == "main":
        return 0
    if element.tag == "article":
        return 1
    if element.tag not in {"div", "section", "td"}:
        return None
    if " ".join(_TOKEN.findall(element.get("id") or "")).lower() in words()["main"]["ids"]:
        return 1
    tokens = _tokens(element)
    return 2 if any(f" {name} " in tokens for name in words()["main"]["classes"]) else None


def _plain(element: HtmlElement) -> Furniture | None:
    """What tag or role say: the site's header, footer or navigation."""
    role = element.get("role") if isinstance(element.tag, str) else None
    for kind, roles in words()["roles"].items():
        if role in roles:
            return kind  # type: ignore[no-any-return]
    return {"nav": "navigation", "header": "header", "footer": "footer"}.get(element.tag)  # type: ignore[return-value]


@cache
def _names(kind: Furniture) -> re.Pattern[str]:
    return re.compile(f" (?:{'|'.join(map(re.escape, words()['names'][kind]))}) ")


def _above(element: HtmlElement) -> Iterator[HtmlElement]:
    """The nearest elements that hold this one: enough for any page that a person made."""
    return islice(element.iterancestors(), NEAR)


def _hidden(element: HtmlElement) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search((element.get("style") or "")[:2000]))


def _is_panel(element: HtmlElement) -> bool:
    """A part that is only folded away: a tab or an accordion's panel, which a click would show."""
    if element.get("hidden") == "until-found" or element.get("role") in {"tabpanel", "region"}:
        return True
    return bool(element.get("aria-labelledby")) or bool(_PANEL.search(_tokens(element)))


def _opens_panel(element: HtmlElement) -> bool:
    """A button that is the heading of an accordion's panel."""
    if element.tag != "button":
        return False
    if any(above.tag in HEADINGS or above.tag == "summary" for above in _above(element)):
        return True
    return bool(element.get("aria-expanded") and element.get("aria-controls")) or "accordion" in _tokens(element)


def _tokens(element: HtmlElement) -> str:
    """Class and id as tokens between blanks (" node content "), at most a thousand characters of them."""
    names = f"{element.get('class') or ''}|{element.get('id') or ''}"[:1000]
    if len(names) < 2:
        return ""
    found = _TOKEN.findall(names.replace("|", "0"))
    return f" {' '.join(found).lower()} " if found else ""


def _text(element: HtmlElement) -> str:
    return "".join(element.itertext())[:2000]


def _first_phrase(element: HtmlElement) -> str:
    """The words of the heading, paragraph or legend that an element begins with."""
    first = next((e for e in islice(element.iter(), NEAR) if e.tag in HEADINGS or e.tag in {"p", "legend"}), None)
    return _phrase(first) if first is not None else ""


def _phrase(element: HtmlElement) -> str:
    """Its words in lower case, without signs."""
    return " ".join(re.findall(r"[a-z']+", _text(element)[:200].lower().replace("’", "'")))
