"""Styles of an ODT: the look, the list and the name that a style and its parents give."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.looks import PLAIN, Look
from extractors.odt.names import FO, OFFICE, STYLE, TEXT, Element, elements, points

_LONGEST_CHAIN = 50
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_ESCAPED = re.compile(r"_([0-9a-f]{2})_")
_CONTAINERS = (f"{OFFICE}automatic-styles", f"{OFFICE}styles")


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph style says: its named style, whether that is the title, its look, list style and indent in points."""

    name: str
    title: bool
    look: Look
    list_style: str | None
    indent: float | None


class Styles:
    """The styles of one document by family and name; those of the content come before the common ones."""

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        self._common: set[Element] = set()
        self.lists: dict[str, Element] = {}
        self.outline: Element | None = None
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._spans: dict[str, Look] = {}
        for root in roots:
            for container in root.iter(*_CONTAINERS) if root is not None else ():
                for style in elements(container):
                    self._register(style)
                    if container.tag == _CONTAINERS[1]:
                        self._common.add(style)

    def paragraph(self, key: str | None) -> ParagraphStyle:
        """A paragraph style by its name; a plain one where there is none."""
        key = key or ""
        if key not in self._paragraphs:
            self._paragraphs[key] = self._resolve(key)
        return self._paragraphs[key]

    def span(self, key: str | None) -> Look:
        """The look of a text style."""
        key = key or ""
        if key not in self._spans:
            look = PLAIN
            for style in reversed(self._chain("text", key)):
                look = look.under(_look(style.find(f"{STYLE}text-properties")))
            self._spans[key] = look
        return self._spans[key]

    def fill(self, key: str | None) -> str | None:
        """The background of a cell style as "#rrggbb", or None."""
        for style in self._chain("table-cell", key or ""):
            properties = style.find(f"{STYLE}table-cell-properties")
            colour = properties.get(f"{FO}background-color") if properties is not None else None
            if colour is not None:
                return colour.lower() if _COLOUR.fullmatch(colour) else None
        return None

    def is_hidden_section(self, section: Element) -> bool:
        """Whether a section is not shown."""
        return section.get(f"{TEXT}display") == "none" or section.get(f"{TEXT}is-hidden") == "true"

    def _register(self, style: Element) -> None:
        name = style.get(f"{STYLE}name") or ""
        family = style.get(f"{STYLE}family") or ""
        if style.tag == f"{STYLE}style":
            self._styles.setdefault((family, name), style)
        elif style.tag == f"{STYLE}default-style":
            self._defaults.setdefault(family, style)
        elif style.tag == f"{TEXT}list-style":
            self.lists.setdefault(name, style)
        elif style.tag == f"{TEXT}outline-style":
            self.outline = style

    def _chain(self, family: str, key: str) -> list[Element]:
        """The style and its parents, itself first, the family's default last."""
        chain: list[Element] = []
        seen: set[str] = set()
        while (family, key) in self._styles and key not in seen and len(chain) < _LONGEST_CHAIN:
            seen.add(key)
            chain.append(self._styles[family, key])
            key = chain[-1].get(f"{STYLE}parent-style-name") or ""
        return [*chain, self._defaults[family]] if family in self._defaults else chain

    def _resolve(self, key: str) -> ParagraphStyle:
        look, listed, indent = PLAIN, None, None
        chain = self._chain("paragraph", key)
        for style in reversed(chain):
            look = look.under(_look(style.find(f"{STYLE}text-properties")))
            listed = style.get(f"{STYLE}list-style-name", listed)
            properties = style.find(f"{STYLE}paragraph-properties")
            own = points(properties.get(f"{FO}margin-left")) if properties is not None else None
            indent = indent if own is None else own
        names = [_shown(style) for style in chain if style in self._common and style.get(f"{STYLE}name")]
        return ParagraphStyle(names[0] if names else _unescaped(key), "Title" in names, look, listed or None, indent)


def _shown(style: Element) -> str:
    return style.get(f"{STYLE}display-name") or _unescaped(style.get(f"{STYLE}name") or "")


def _unescaped(name: str) -> str:
    """A style's name as it is shown: "Heading_20_1" is "Heading 1"."""
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), name)


def _look(properties: Element | None) -> Look:
    if properties is None:
        return PLAIN
    get = properties.get
    weight, slope = get(f"{FO}font-weight"), get(f"{FO}font-style")
    line = get(f"{STYLE}text-line-through-style") or get(f"{STYLE}text-line-through-type")
    display, position, colour = get(f"{TEXT}display"), get(f"{STYLE}text-position"), get(f"{FO}color")
    size = points(get(f"{FO}font-size"))
    return Look(
        bold=None if weight is None else weight in {"bold", "600", "700", "800", "900"},
        italic=None if slope is None else slope in {"italic", "oblique"},
        struck=None if line is None else line != "none",
        hidden=None if display is None else display == "none",
        raised=None if position is None else _is_raised(position),
        size=size if size is None or 0 < size < 2000 else None,
        colour=colour.lower() if colour and _COLOUR.fullmatch(colour) else None,
    )


def _is_raised(position: str) -> bool:
    head = position.split()[0] if position.split() else ""
    bare = head.removesuffix("%")
    return head == "super" or (bare.isdigit() and len(bare) < 4 and int(bare) > 0)
