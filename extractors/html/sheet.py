"""What a page's own style sheet says of its classes: only what changes how its text reads (weight, slant, strike, hiding)."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

MOST = 200_000
_RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,2000})\}")
_COMMENT = re.compile(r"/\*.{0,5000}?\*/|<!--|-->", re.DOTALL)
_CLASS = re.compile(r"(?:^|,)\s*(?:span|p|b|td|li|div|ol|ul|dt|dd|h[1-6])?\.([\w-]{1,60})\s*(?=,|$)")
_KEPT = frozenset(
    {"font-weight", "font-style", "text-decoration", "vertical-align", "margin-left", "list-style-type", "list-style"}
)

Sheet = dict[str, dict[str, str]]


def sheet_of(root: HtmlElement) -> Sheet:
    """The declarations for each class that the page's `style` elements select by one class alone; at most 200,000 characters."""
    text = " ".join(element.text or "" for element in root.iter("style"))[:MOST].lower()
    found: Sheet = {}
    for selectors, body in _RULE.findall(_COMMENT.sub(" ", text)):
        kept = {name: value for name, value in declarations(body).items() if name in _KEPT}
        if kept:
            for name in _CLASS.findall(selectors):
                found.setdefault(name, {}).update(kept)
    return found


def declarations(text: str) -> dict[str, str]:
    """The names and values of declarations."""
    pairs = (part.partition(":") for part in text.split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value.strip()}


def style_of(element: HtmlElement, sheet: Sheet) -> dict[str, str]:
    """An element's declarations in lower case: those of its classes, then its own (at most the first 2,000 characters)."""
    own = element.get("style")
    classes = (element.get("class") or "").lower().split() if sheet else []
    found: dict[str, str] = {}
    for name in classes[:20]:
        found.update(sheet.get(name, {}))
    if own:
        found.update(declarations(own[:2000].lower()))
    return found
