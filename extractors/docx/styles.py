"""Styles of a DOCX: what a paragraph or a run looks like, and is, by its style and all that the style is based on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.docx.names import Element, W, child, elements, on, val, whole
from extractors.looks import PLAIN, Look

_LONGEST_CHAIN = 50
_HEADING = re.compile(r"(?:heading|überschrift|titre)\s*([1-9])\b", re.IGNORECASE)
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph style says: its printed name, heading level (1 = highest), list and level, look and indent in points."""

    key: str
    name: str
    heading: int | None = None
    number: str | None = None
    depth: int | None = None
    look: Look = PLAIN
    indent: float | None = None


def look_of(properties: Element | None) -> Look:
    """The look that run properties set directly."""
    if properties is None or not len(properties):
        return PLAIN
    set_here = {one.tag: one for one in properties}
    size = whole(val(set_here.get(f"{W}sz")))
    colour = val(set_here.get(f"{W}color"))
    raised = val(set_here.get(f"{W}vertAlign"))
    struck = (on(set_here.get(f"{W}strike")), on(set_here.get(f"{W}dstrike")))
    return Look(
        bold=on(set_here.get(f"{W}b")),
        italic=on(set_here.get(f"{W}i")),
        struck=True if True in struck else struck[0] if struck[0] is not None else struck[1],
        hidden=on(set_here.get(f"{W}vanish")),
        raised=None if raised is None else raised == "superscript",
        size=size / 2 if size and 0 < size < 4000 else None,
        colour=f"#{colour.lower()}" if colour and _COLOUR.fullmatch(colour) else None,
    )


def indent_of(properties: Element | None) -> float | None:
    """The left indent that paragraph properties set, in points."""
    setting = child(properties, "ind")
    twips = whole(val(setting, "left") or val(setting, "start"))
    return None if twips is None else twips / 20


def outline_level(properties: Element | None) -> int | None:
    """The heading level of an outline level (0 is level 1); 0 for body text, None where it is not set."""
    level = whole(val(child(properties, "outlineLvl")))
    if level is None:
        return None
    return level + 1 if 0 <= level < 9 else 0


class Styles:
    """The styles of one document, by id."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._paragraph: dict[str, ParagraphStyle] = {}
        self._character: dict[str, Look] = {}
        self._default: str | None = None
        self._ground = look_of(child(root, "docDefaults", "rPrDefault", "rPr"))
        for style in elements(root) if root is not None else ():
            key = val(style, "styleId")
            if style.tag != f"{W}style" or key is None:
                continue
            self._by_id.setdefault(key, style)
            if val(style, "type") == "paragraph" and val(style, "default") in {"1", "true", "on"}:
                self._default = key

    def paragraph(self, key: str | None) -> ParagraphStyle:
        """A paragraph style; the default one where the id is missing or unknown."""
        if key is None or key not in self._by_id:
            key = self._default or ""
        if key not in self._paragraph:
            self._paragraph[key] = self._resolve(key)
        return self._paragraph[key]

    def character(self, key: str | None) -> Look:
        """The look of a character style; a plain one where it is unknown."""
        if key is None or key not in self._by_id:
            return PLAIN
        if key not in self._character:
            look = PLAIN
            for style in reversed(self._chain(key)):
                look = look.under(look_of(child(style, "rPr")))
            self._character[key] = look
        return self._character[key]

    def name(self, key: str | None) -> str:
        """A style's printed name, or its id where it has none."""
        style = self._by_id.get(key or "")
        return val(child(style, "name")) or key or ""

    def table_look(self, key: str | None, condition: str) -> Look:
        """What a table style says of the cells of a condition ("firstRow", "firstCol")."""
        look = PLAIN
        for style in reversed(self._chain(key or "")):
            for special in style.findall(f"{W}tblStylePr"):
                if val(special, "type") == condition:
                    look = look.under(look_of(child(special, "rPr")))
        return look

    def numbering_style(self, key: str) -> str | None:
        """The list (numId) that a numbering style stands for."""
        return val(child(self._by_id.get(key), "pPr", "numPr", "numId"))

    def _chain(self, key: str) -> list[Element]:
        """The style and those that it is based on, itself first."""
        chain: list[Element] = []
        seen: set[str] = set()
        while key in self._by_id and key not in seen and len(chain) < _LONGEST_CHAIN:
            seen.add(key)
            chain.append(self._by_id[key])
            key = val(child(self._by_id[key], "basedOn")) or ""
        return chain

    def _resolve(self, key: str) -> ParagraphStyle:
        look = self._ground
        heading = number = depth = indent = None
        chain = self._chain(key)
        for style in reversed(chain):
            properties = child(style, "pPr")
            look = look.under(look_of(child(style, "rPr")))
            level = outline_level(properties)
            if level is None:
                level = _named_level(val(child(style, "name")) or "", val(style, "styleId") or "")
            heading = heading if level is None else level
            number = val(child(properties, "numPr", "numId")) or number
            level = whole(val(child(properties, "numPr", "ilvl")))
            depth = depth if level is None else level
            own = indent_of(properties)
            indent = indent if own is None else own
        name = val(child(chain[0], "name")) if chain else None
        return ParagraphStyle(key, name or key, heading or None, number, depth, look, indent)


def _named_level(name: str, key: str) -> int | None:
    """The level of a built-in heading style by its name or id; the title is a heading of level 1."""
    found = _HEADING.fullmatch(name.strip()) or _HEADING.fullmatch(key)
    if found:
        return int(found.group(1))
    return 1 if name.strip().lower() == "title" else None
