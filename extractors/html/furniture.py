"""Which parts of a page are its site's furniture (menus, banners, forms, contents lists) and which its content.

Tags and roles decide where they are plain; names (class, id) and headings are hints that count only for parts that are
light: no table, no long paragraph, little text or mostly links. In doubt a part is content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from extractors.html.hints import (
    HEADINGS,
    first_phrase_of,
    is_command,
    is_hidden,
    is_panel,
    main_rank,
    name_pattern,
    nearest_above,
    opens_panel,
    phrase_of,
    plain_kind,
    text_of,
    tokens_of,
    weak_name_pattern,
    words,
)
from extractors.html.weights import UNSEEN, Weight
from schemas.document import Furniture

LISTS = frozenset({"ul", "ol", "nav", "div", "p", "dl", "table", "section"})
TINY = Weight()
_NAMED_KINDS: tuple[Furniture, ...] = ("contents", "navigation", "footer", "header")
_PAGE_NUMBER = re.compile(r"\S[\s.…\t]+[0-9]{1,3}\s*$")


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
            rank = main_rank(element)
            if rank is not None and self.weight(element).letters * 2 > free:
                ranks[rank].append(element)
        for found in ranks:
            if found:
                return max(found, key=lambda e: self.weight(e).letters)
        return None

    def _plain_furniture(self) -> int:
        letters = 0
        for element in self.weights:
            if plain_kind(element) and not any(plain_kind(above) for above in nearest_above(element)):
                letters += self.weight(element).letters
        return letters

    def _outside(self, main: HtmlElement) -> dict[HtmlElement, Furniture]:
        """What stands beside the main content or beside an element that holds it: furniture, unless it is rich text or the title.

        A page's only first heading, in a band of its own above a main content that has none, is its title.
        """
        found: dict[HtmlElement, Furniture] = {}
        tops = list(self.body.iter("h1"))
        title = tops[0] if len(tops) == 1 else None
        inner = main
        while inner is not self.body and inner.getparent() is not None:
            outer = inner.getparent()
            for child in outer:
                if child is inner or not isinstance(child.tag, str) or self._rich(child):
                    continue
                if plain_kind(child) or title is None or (child is not title and title not in child.iterdescendants("h1")):
                    found[child] = plain_kind(child) or self._named(child) or "navigation"
            inner = outer
        return found

    def _rich(self, element: HtmlElement) -> bool:
        weight = self.weight(element)
        return not plain_kind(element) and not self._named(element) and weight.longest >= 120 and weight.density < 0.4

    # one part

    def _kind(self, element: HtmlElement, *, inside: bool) -> Furniture | None:
        weight = self.weight(element)
        if weight.letters * 2 > self.total and not (weight.density > 0.8 and weight.links > 2):
            return None
        plain = plain_kind(element)
        if plain is not None and (plain == "navigation" or not inside or not self._in_content(element)):
            return self._of_navigation(element, plain)
        if self._is_control(element):
            return None if opens_panel(element) else "navigation"
        if is_hidden(element) and self._light(element) and not (inside and is_panel(element)):
            return "navigation"
        named = self._named(element)
        if named is not None and not (inside and named in {"header", "footer"} and self._in_content(element)):
            return self._of_navigation(element, named)
        return self._announced(element)

    def _is_control(self, element: HtmlElement) -> bool:
        """A button, field or command, a form with some, an aside of links, a remark for browsers without scripts."""
        weight = self.weight(element)
        if element.tag == "aside" or element.get("role") == "complementary":
            return self._light(element) and weight.density >= 0.5
        if element.tag == "form":
            return self._light(element) and weight.controls > 0
        return is_command(element) or (
            element.tag in {"button", "select", "textarea", "option", "noscript"} and self._light(element)
        )

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
        return any(above.tag in {"main", "article", "section"} or above.get("role") == "main" for above in nearest_above(element))

    def _named(self, element: HtmlElement) -> Furniture | None:
        tokens = tokens_of(element)
        if not tokens or element.tag in HEADINGS:
            return None
        for kind in _NAMED_KINDS:
            if name_pattern(kind).search(tokens):
                if kind == "contents" and not self._lists_contents(element):
                    continue
                light = self._light(element) or self.weight(element).density >= 0.5
                return kind if light and not self.weight(element).tops else None
        weight = self.weight(element)
        if (weight.controls or weight.density >= 0.4) and weak_name_pattern().search(tokens):
            return "navigation" if self._light(element) and not weight.tops else None
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
        return "navigation" if first_phrase_of(element) in words()["headings"]["navigation"] else None

    def _contents_below(self, parent: HtmlElement) -> None:
        """Headings such as "Contents" with their lists among an element's children, and lone lists of the page's anchors."""
        children = [c for c in parent if isinstance(c.tag, str)]
        for at, child in enumerate(children):
            if child.tag in {"ul", "ol"} and self._anchor_list(child):
                self.kinds[child] = "contents"
            if not (child.tag in HEADINGS or child.tag in {"p", "div", "strong", "summary"}) or self.weight(child).letters > 40:
                continue
            phrase = phrase_of(child)
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
        if own and (weight.density >= 0.7 or first_phrase_of(element) in words()["headings"]["contents"]):
            return True
        entries = list(element.iter("li", "p", "tr")) or [element]
        if len(entries) > 500 or weight.longest > 300:
            return False
        ends = sum(1 for e in entries if _PAGE_NUMBER.search(text_of(e)))
        return ends >= 2 and ends * 10 >= len(entries) * 7
