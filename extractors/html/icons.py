"""Labels that only those hear who have a page read to them: before a value veiled words, or an icon's name ("Lead")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lxml.html import HtmlElement

from extractors.html.hints import is_veiled

ICONS = frozenset({"svg", "i", "img", "span"})
NAMED = frozenset({"span", "div", "p", "li", "dd"})
SPOKEN_OTHERWISE = frozenset({"a", "button", "nav", "label"})
LONGEST, LONGEST_VALUE = 30, 300
FEWEST = 3


def spoken_labels(elements: Iterable[HtmlElement]) -> dict[HtmlElement, str]:
    """Veiled words and the names of icons before text, and those of elements with text, that come again and again on a page."""
    named = {element: name for element in elements if (name := _name(element))}
    often = Counter(named.values())
    return {element: name for element, name in named.items() if often[name] >= FEWEST}


def _name(element: HtmlElement) -> str:
    if element.tag not in ICONS | NAMED or any(above.tag in SPOKEN_OTHERWISE for above in element.iterancestors()):
        return ""
    text = "" if element.tag == "svg" else "".join(element.itertext()).strip()
    if is_veiled(element):
        words = text.rstrip(":").rstrip()
        return words if 0 < len(words) <= LONGEST and _opens_text(element) else ""
    name = _spoken(element, text).strip().rstrip(":").rstrip()
    if not name or len(name) > LONGEST or not any(c.isalpha() for c in name) or name.lower() in text.lower():
        return ""
    return name if (text and len(text) <= LONGEST_VALUE) or (not text and _opens_text(element)) else ""


def _spoken(element: HtmlElement, text: str) -> str:
    """The name that is read out for an element: its label, the words for a picture, the title of a drawing."""
    if element.get("aria-hidden") == "true":
        return ""
    spoken = element.get("aria-label") or (element.get("alt") if element.tag == "img" else None)
    if spoken is None and element.tag == "svg":
        spoken = element.findtext("{*}title")
    return spoken or (("" if text else element.get("title")) or "")


def _opens_text(element: HtmlElement) -> bool:
    """Whether nothing stands before an element in the one around it, and text behind it."""
    parent = element.getparent()
    before = element.itersiblings(preceding=True)
    if (
        parent is None
        or (parent.text or "").strip()
        or any("".join(e.itertext()).strip() or (e.tail or "").strip() for e in before)
    ):
        return False
    return bool((element.tail or "").strip()) or any("".join(e.itertext()).strip() for e in element.itersiblings())
