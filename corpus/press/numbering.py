"""Word's lists: real numbering definitions, list styles, or markers that are typed."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from corpus.press.blocks import Look, Para

_FORMATS = {"bullet": ("bullet", "\uf0b7"), "decimal": ("decimal", "%1."), "letter": ("lowerLetter", "%1)")}


class Lists:
    """Marks list items of one document; a list begins again where its first number does."""

    def __init__(self, document: Any, look: Look) -> None:
        self._root = document.part.numbering_part.element
        self._look = look
        self._open: dict[tuple[str, int], int] = {}
        self._next = 900

    def end(self) -> None:
        """What follows is no item: a later list of bullets is a new one (numbers go on until they restart)."""
        self._open = {key: number for key, number in self._open.items() if key[0] != "bullet"}

    def mark(self, paragraph: Any, para: Para) -> None:
        """Make a paragraph a list item under its marker."""
        kind = _kind(para)
        if self._look.lists == "typed" or (kind == "other"):
            paragraph.paragraph_format.left_indent = Pt(18 + 18 * para.level)
            paragraph.add_run(f"{para.marker}\t")
            return
        if self._look.lists == "style" and kind == "bullet":
            paragraph.style = "List Bullet" if para.level == 0 else "List Bullet 2"
            return
        key = (kind, para.level)
        if key not in self._open or _first(para):
            self._open[key] = self._define(kind, para)
        _number(paragraph, self._open[key], para.level)

    def _define(self, kind: str, para: Para) -> int:
        self._next += 1
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), str(self._next))
        start = _value(para)
        for level in range(3):
            abstract.append(_level(kind, level, start if level == para.level else 1))
        first = self._root.find(qn("w:num"))
        if first is None:
            self._root.append(abstract)
        else:
            first.addprevious(abstract)
        num = OxmlElement("w:num")
        num.set(qn("w:numId"), str(self._next))
        pointer = OxmlElement("w:abstractNumId")
        pointer.set(qn("w:val"), str(self._next))
        num.append(pointer)
        self._root.append(num)
        return self._next


def _kind(para: Para) -> str:
    marker = para.marker or "•"
    text = marker.rstrip(".)")
    if text.isdigit():
        return "decimal"
    if len(text) == 1 and text.isascii() and text.isalpha() and text != "o":
        return "letter"
    return "bullet" if marker in ("•", "o", "-", "·") else "other"


def _first(para: Para) -> bool:
    return (para.marker or "").rstrip(".)") in ("1", "a")


def _value(para: Para) -> int:
    text = (para.marker or "1").rstrip(".)")
    if text.isdigit():
        return int(text)
    return ord(text) - 96 if len(text) == 1 and text.isascii() and text.isalpha() and text != "o" else 1


def _level(kind: str, level: int, start: int) -> Any:
    made = OxmlElement("w:lvl")
    made.set(qn("w:ilvl"), str(level))
    form, text = _FORMATS[kind]
    if kind == "bullet" and level == 1:
        text = "o"
    values = {"w:start": str(start), "w:numFmt": form, "w:lvlText": text.replace("%1", f"%{level + 1}"), "w:lvlJc": "left"}
    for name, value in values.items():
        child = OxmlElement(name)
        child.set(qn("w:val"), value)
        made.append(child)
    properties = OxmlElement("w:pPr")
    indent = OxmlElement("w:ind")
    indent.set(qn("w:left"), str(360 * (level + 1)))
    indent.set(qn("w:hanging"), "360")
    properties.append(indent)
    made.append(properties)
    if kind == "bullet" and level == 0:
        made.append(_symbol())
    return made


def _symbol() -> Any:
    look = OxmlElement("w:rPr")
    fonts = OxmlElement("w:rFonts")
    for name in ("w:ascii", "w:hAnsi"):
        fonts.set(qn(name), "Symbol")
    look.append(fonts)
    return look


def _number(paragraph: Any, num: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - python-docx has no lists of its own
    properties.get_or_add_ilvl().set(qn("w:val"), str(level))
    properties.get_or_add_numId().set(qn("w:val"), str(num))
