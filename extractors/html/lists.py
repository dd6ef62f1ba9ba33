"""Markers of a page's lists as a reader sees them: bullets, numbers by type, start and value, none where none is shown."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from extractors.html.sheet import Sheet, style_of
from extractors.numerals import roman

_BULLETS = ("•", "◦", "▪")
_STYLES = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i", "upper-roman": "I",
    "decimal": "1", "decimal-leading-zero": "01", "disc": "•", "circle": "◦", "square": "▪", "none": "",
}  # fmt: skip


@dataclass(slots=True)
class ListCount:
    """The running count of one list: the next number, the step, and the kind of marker ("" for none)."""

    kind: str
    number: int = 1
    step: int = 1


def list_count(element: HtmlElement, depth: int, sheet: Sheet) -> ListCount:
    """The count that a list starts with."""
    named = _style_of(element, sheet)
    if element.tag != "ol":
        default = {"disc": "•", "circle": "◦", "square": "▪"}.get((element.get("type") or "").lower(), _BULLETS[min(depth, 2)])
        return ListCount(default if named is None else named)
    kind = named if named is not None else element.get("type") or "1"
    if kind not in {"1", "01", "a", "A", "i", "I", "", *_BULLETS}:
        kind = "1"
    if "reversed" in element.attrib:
        items = sum(1 for child in element if child.tag == "li")
        return ListCount(kind, _whole(element.get("start"), items), -1)
    return ListCount(kind, _whole(element.get("start"), 1))


def next_marker(count: ListCount, item: HtmlElement) -> str | None:
    """The marker of a list's next item."""
    if item.get("value") is not None:
        count.number = _whole(item.get("value"), count.number)
    number = count.number
    count.number += count.step
    if count.kind in _BULLETS:
        return count.kind
    return f"{_shown(number, count.kind)}." if count.kind else None


def _shown(number: int, kind: str) -> str:
    if kind in {"a", "A"} and number > 0:
        shown = _lettered(number)
    elif kind in {"i", "I"}:
        shown = roman(number)
    else:
        return f"{number:02d}" if kind == "01" else str(number)
    return shown.upper() if kind.isupper() else shown


def _lettered(number: int) -> str:
    shown = ""
    while number > 0:
        number, left = divmod(number - 1, 26)
        shown = chr(ord("a") + left) + shown
    return shown


def _whole(text: str | None, default: int) -> int:
    text = (text or "").strip()
    bare = text.removeprefix("-")
    return int(text) if bare.isascii() and bare.isdigit() and len(bare) <= 6 else default


def _style_of(element: HtmlElement, sheet: Sheet) -> str | None:
    style = style_of(element, sheet)
    value = style.get("list-style-type") or style.get("list-style") or ""
    return next((_STYLES[word] for word in value.split() if word in _STYLES), None)
