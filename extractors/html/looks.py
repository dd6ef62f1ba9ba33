"""How text looks and what it belongs to at each point of a page: inherited from element to element."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Literal

from lxml.html import HtmlElement

from extractors.html.hints import HEADINGS, is_veiled, text_of
from extractors.html.sheet import style_of
from schemas.document import Furniture

STRUCK = frozenset({"del", "s", "strike"})
BLOCKS = HEADINGS | frozenset({
    "address", "article", "aside", "audio", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "header", "hr", "html", "iframe",
    "label", "legend", "li", "listing", "main", "menu", "nav", "noframes", "noscript", "object", "ol", "optgroup", "option", "p",
    "pre", "section", "select", "summary", "svg", "table", "tbody", "td", "template", "text", "textarea", "tfoot", "th", "thead",
    "tr", "ul", "video", "xmp",
})  # fmt: skip
STYLED = frozenset({"dt", "dd", "blockquote", "figcaption", "address", "pre"})
# Deeper than this an element's text is placed at the element above: no page that a person made comes near.
DEEPEST_PLACE = 100
DEPTH_OF_TAG = 3
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72.0, "em": 12.0, "rem": 12.0}
_LENGTH = re.compile(r"(-?[0-9]{1,5}(?:\.[0-9]{1,4})?)(pt|px|cm|mm|in|em|rem)\b")
_MSO_LEVEL = re.compile(r"\blevel([1-9])\b")
_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\brgba?\([0-9., %]{1,40}\)|\b[a-z]{3,20}\b")


@dataclass(slots=True)
class ItemMark:
    """A list item's marker, until its first paragraph has taken it."""

    marker: str | None
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that the text of an element inherits; `block` is the element that places are given of."""

    block: HtmlElement
    depth: int = 0
    bold: bool = False
    italic: bool = False
    link: str | None = None
    struck: bool = False
    veiled: bool = False
    raised: bool = False
    pre: bool = False
    furniture: Furniture | None = None
    kind: Literal["heading", "paragraph", "item"] = "paragraph"
    level: int | None = None
    group: int | None = None
    style: str | None = None
    indent: float | None = None
    lists: int = 0
    mark: ItemMark | None = field(default=None, compare=False)
    in_cell: bool = False


def points(value: str | None) -> float | None:
    """A CSS length in points, or None."""
    found = _LENGTH.match(value or "")
    return float(found.group(1)) * _POINTS[found.group(2)] if found else None


def fill(element: HtmlElement) -> str | None:
    """A cell's background colour as printed in its style or attribute, or None."""
    style = style_of(element, {})
    value = style.get("background-color") or style.get("background") or (element.get("bgcolor") or "").lower()
    found = _COLOUR.search(value)
    return found.group() if found and found.group() not in {"none", "transparent", "inherit", "initial", "url"} else None


def is_block(element: HtmlElement, style: dict[str, str]) -> bool:
    """Whether the element's text stands on lines of its own."""
    display = style.get("display", "")
    return element.tag in BLOCKS or display in {"block", "table", "flex", "grid", "list-item", "table-row", "table-cell"}


def look_of(element: HtmlElement, above: Look, style: dict[str, str], *, block: bool) -> Look:
    """The look of an element's text: its own marks added to what it inherits."""
    changes: dict[str, object] = {"depth": above.depth + 1}
    changes.update(_inline(element, above, style))
    if block:
        changes.update(_block(element, above, style))
    return replace(above, **changes)  # type: ignore[arg-type]


def _inline(element: HtmlElement, above: Look, style: dict[str, str]) -> dict[str, object]:
    tag = element.tag
    changes: dict[str, object] = {}
    weight = style.get("font-weight", "")
    if tag in {"b", "strong", "th", "dt"} or weight in {"bold", "bolder"} or (weight[:1] in "6789" and weight[:3].isdigit()):
        changes["bold"] = True
    elif weight in {"normal", "400", "300", "lighter"}:
        changes["bold"] = False
    if changes.get("bold") and _is_tag_of_value(element):
        changes["bold"] = False
    if tag in {"i", "em", "cite"} or style.get("font-style") == "italic":
        changes["italic"] = True
    if tag == "a" and element.get("href"):
        changes["link"] = element.get("href", "")[:2000]
    if tag in STRUCK or "line-through" in style.get("text-decoration", "") + style.get("text-decoration-line", ""):
        changes["struck"] = True
    if tag == "sup" or style.get("vertical-align") == "super":
        changes["raised"] = True
    if is_veiled(element):
        changes["veiled"] = True
    if tag in {"pre", "listing", "xmp", "textarea"} or style.get("white-space", "").startswith("pre"):
        changes["pre"] = True
    return changes


def _is_tag_of_value(element: HtmlElement) -> bool:
    """Whether an element is all that a label's value holds: a tag ("In progress"), set apart as a pill, no heading."""
    if element.tag not in {"b", "strong", "span"}:
        return False
    value = next((above for above in islice(element.iterancestors(), DEPTH_OF_TAG) if above.tag == "dd"), None)
    if value is None or next(value.itersiblings("dt", preceding=True), None) is None:
        return False
    return text_of(value).strip() == text_of(element).strip()


def _block(element: HtmlElement, above: Look, style: dict[str, str]) -> dict[str, object]:
    tag = element.tag
    changes: dict[str, object] = {}
    if above.depth < DEEPEST_PLACE:
        changes["block"] = element
    if tag in HEADINGS:
        changes.update(kind="heading", level=int(tag[1]))
    elif tag in STYLED:
        changes["style"] = tag
    name = (element.get("class") or "").split(" ", 1)[0]
    if name.startswith("Mso") and name != "MsoNormal":
        changes["style"] = {"MsoTitle": "Title", "MsoSubtitle": "Subtitle"}.get(name, name)
    if name.lower().startswith("msotoc"):
        changes["furniture"] = "contents"
    listed = _MSO_LEVEL.search(style.get("mso-list", ""))
    if listed and "MsoList" not in name:
        changes["style"] = "MsoListParagraph"
    indent = points(style.get("margin-left") or style.get("padding-left"))
    if indent is not None:
        changes["indent"] = (above.indent or 0.0) + indent if tag != "p" else indent
    if tag in {"td", "th"}:
        changes.update(kind="paragraph", level=None, group=None, mark=None, lists=0, in_cell=True, indent=None, style=None)
    return changes
