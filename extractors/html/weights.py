"""How much text each element of a page holds, and how much of it is links: one pass, no recursion."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from extractors.wording import letters

UNSEEN = frozenset({"script", "style", "head", "template", "link", "meta"})
CONTROLS = frozenset({"a", "button", "label", "option", "select", "textarea", "legend"})


@dataclass(slots=True)
class Weight:
    """What stands in an element: letters and digits, those of them in links and controls, its longest unlinked paragraph.

    `controls` are fields and buttons, `anchors` the links to the page itself, `tops` the first-level headings and main elements.
    """

    letters: int = 0
    linked: int = 0
    links: int = 0
    anchors: int = 0
    longest: int = 0
    tables: int = 0
    controls: int = 0
    tops: int = 0

    @property
    def density(self) -> float:
        """The share of linked letters, 0 where there are none."""
        return self.linked / self.letters if self.letters else 0.0


def weigh(elements: list[HtmlElement]) -> dict[HtmlElement, Weight]:
    """The weight of each element of a document-ordered list (parents before children)."""
    found: dict[HtmlElement, Weight] = {}
    for element in reversed(elements):
        weight = found.setdefault(element, Weight())
        tag = element.tag
        if tag in UNSEEN:
            found[element] = weight = Weight()
        else:
            weight.letters += letters(element.text or "")
        if tag in CONTROLS:
            weight.linked = weight.letters
            weight.links += tag == "a"
            weight.anchors += tag == "a" and (element.get("href") or "").startswith("#")
        elif tag in {"p", "td", "li", "dd", "div"}:
            weight.longest = max(weight.longest, _own(element, weight, found))
        weight.tables += tag == "table"
        weight.controls += tag in {"input", "button", "select", "textarea"}
        weight.tops += tag in {"h1", "main"} or element.get("role") == "main"
        parent = element.getparent()
        if parent is not None:
            _add(found.setdefault(parent, Weight()), weight, letters(element.tail or ""))
    return found


def _own(element: HtmlElement, weight: Weight, found: dict[HtmlElement, Weight]) -> int:
    """Unlinked letters of the element itself where it has no blocks below that would count them again."""
    if weight.longest:
        return letters(element.text or "") + sum(letters(child.tail or "") for child in element)
    return weight.letters - weight.linked


def _add(parent: Weight, weight: Weight, tail: int) -> None:
    parent.letters += weight.letters + tail
    parent.linked += weight.linked
    parent.links += weight.links
    parent.anchors += weight.anchors
    parent.longest = max(parent.longest, weight.longest)
    parent.tables += weight.tables
    parent.controls += weight.controls
    parent.tops += weight.tops
