"""Cell styles of a workbook: number format, font, fill and the name of the style, by index."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.looks import PLAIN, Look
from extractors.markup import Element, elements
from extractors.xlsx.colours import Colours
from extractors.xlsx.formats import BUILTIN
from extractors.xlsx.names import S, is_on, whole

_WHITE = "#ffffff"
_SIZE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,4})?")


@dataclass(frozen=True, slots=True)
class CellStyle:
    """A cell's number format, look, fill ("#rrggbb") and named style ("Title", "Heading 1"), as far as they are set.

    `rules`: whether a border is drawn above and below it; `ruled`: at any of its sides.
    """

    code: str = "General"
    look: Look = PLAIN
    fill: str | None = None
    name: str | None = None
    ruled: bool = False
    rules: tuple[bool, bool] = (False, False)


class Styles:
    """The cell styles of one workbook."""

    def __init__(self, root: Element | None, colours: Colours) -> None:
        self._codes = dict(BUILTIN)
        self._styles: list[CellStyle] = []
        if root is None:
            return
        for one in _below(root, "numFmts"):
            number = whole(one.get("numFmtId"))
            if number is not None:
                self._codes[number] = one.get("formatCode") or "General"
        self._fonts = [font_look(one, colours) for one in _below(root, "fonts")]
        self._fills = [_fill(one, colours) for one in _below(root, "fills")]
        self._sides = [_sides(one) for one in _below(root, "borders")]
        self._names = {whole(one.get("xfId")): one.get("name") for one in _below(root, "cellStyles")}
        self._styles = [self._style(one) for one in _below(root, "cellXfs")]

    def cell(self, index: int | None) -> CellStyle:
        """The style of an index, which is 0 where a cell has none; a plain one where the workbook lacks it."""
        return self._styles[index or 0] if (index or 0) < len(self._styles) else CellStyle()

    def _style(self, xf: Element) -> CellStyle:
        font, fill, border = (whole(xf.get(name)) for name in ("fontId", "fillId", "borderId"))
        sides = self._sides[border] if border is not None and border < len(self._sides) else frozenset()
        return CellStyle(
            code=self._codes.get(whole(xf.get("numFmtId")) or 0, "General"),
            look=self._fonts[font] if font is not None and font < len(self._fonts) else PLAIN,
            fill=self._fills[fill] if fill is not None and fill < len(self._fills) else None,
            name=self._names.get(whole(xf.get("xfId"))),
            ruled=bool(sides),
            rules=("top" in sides, "bottom" in sides),
        )


def font_look(font: Element | None, colours: Colours) -> Look:
    """The look that a font, or the properties of a run of rich text, set."""
    if font is None:
        return PLAIN
    found = {one.tag: one for one in elements(font)}
    size, colour, raised = (found.get(f"{S}{name}") for name in ("sz", "color", "vertAlign"))
    points = (size.get("val") or "") if size is not None else ""
    return Look(
        bold=_switch(found.get(f"{S}b")),
        italic=_switch(found.get(f"{S}i")),
        struck=_switch(found.get(f"{S}strike")),
        raised=None if raised is None else raised.get("val") == "superscript",
        size=float(points) if _SIZE.fullmatch(points) else None,
        colour=colours.of(colour),
    )


def _below(root: Element, name: str) -> list[Element]:
    group = root.find(f"{S}{name}")
    return list(elements(group)) if group is not None else []


def _switch(element: Element | None) -> bool | None:
    return None if element is None else is_on(element.get("val", "1"))


def _fill(fill: Element, colours: Colours) -> str | None:
    """A cell's ground; white is none."""
    pattern = fill.find(f"{S}patternFill")
    if pattern is None or pattern.get("patternType") in {None, "none"}:
        return None
    shown = colours.of(pattern.find(f"{S}fgColor"))
    return None if shown == _WHITE else shown


def _sides(border: Element) -> frozenset[str]:
    """The sides at which a border is drawn."""
    drawn = (side for side in elements(border) if side.get("style") not in {None, "none"})
    return frozenset(str(side.tag).removeprefix(S) for side in drawn)
