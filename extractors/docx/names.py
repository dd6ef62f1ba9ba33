"""The names of WordprocessingML that the reader knows, and its way of writing yes, no and numbers."""

from __future__ import annotations

from extractors.markup import Element, elements

__all__ = ["MC", "VML", "A", "Element", "M", "R", "W", "child", "elements", "on", "switch", "val", "whole"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VML = "{urn:schemas-microsoft-com:vml}"


def child(element: Element | None, *names: str) -> Element | None:
    """The element reached by a path of child names (of the main namespace), or None."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def val(element: Element | None, name: str = "val") -> str | None:
    """An attribute of the main namespace, or None where the element or the attribute is missing."""
    return None if element is None else element.get(W + name)


def whole(text: str | None) -> int | None:
    """A whole number of at most nine digits, or None; a fraction is cut (some writers measure in "240.5")."""
    bare = (text or "").strip().split(".")[0]
    digits = bare.removeprefix("-")
    return int(bare) if digits.isascii() and digits.isdigit() and len(digits) <= 9 else None


def on(element: Element | None) -> bool | None:
    """A toggle: True or False as its element says, None where there is none."""
    if element is None:
        return None
    return (element.get(W + "val") or "true").lower() not in {"0", "false", "off"}


def switch(properties: Element | None, name: str) -> bool | None:
    """A toggle by its name among some properties."""
    return on(child(properties, name))
