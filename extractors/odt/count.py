"""An independent count of an ODT's letters, straight from its XML: the measure of whether the reader lost any."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from extractors.odt.names import DRAW, OFFICE, STYLE, TABLE, TEXT, Element
from extractors.odt.package import Package
from extractors.wording import fold, letters

_LEFT_OUT = {
    f"{TEXT}{name}" for name in ("tracked-changes", "note-citation", "placeholder", "ruby-text", "script", "hidden-text")
}
_LEFT_OUT |= {f"{OFFICE}annotation", f"{OFFICE}forms", f"{TABLE}covered-table-cell", f"{DRAW}object", f"{DRAW}image"}
_TEXT = {f"{TEXT}p", f"{TEXT}h"}
MARGINS = {f"{STYLE}{name}" for name in ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")}


def letters_in(package: Package) -> int:
    """Letters and digits of the body with its notes, and of each distinct paragraph of the headers and footers."""
    total = letters("".join(_texts(package.body)))
    for kind in ("header", "footer"):
        texts = {
            fold("".join(_texts(paragraph))).strip()
            for margin in margins(package.styles, kind)
            for paragraph in margin.iter(*_TEXT)
            if next(paragraph.iterancestors(*_TEXT), None) is None
        }
        total += sum(letters(text) for text in texts)
    return total


def margins(styles: Element | None, kind: str) -> Iterator[Element]:
    """The headers (or footers) of all page styles that show them."""
    for one in styles.iter(*MARGINS) if styles is not None else ():
        if one.tag.startswith(f"{STYLE}{kind}") and one.get(f"{STYLE}display") != "false":
            yield one


def _texts(root: Element) -> Iterator[str]:
    """The text inside paragraphs below an element, without what no reader of the document sees."""
    walk = etree.iterwalk(root, events=("start", "end"))
    inside = 0
    for event, element in walk:
        if event == "end":
            inside -= element.tag in _TEXT
            if inside > 0 and element is not root:
                yield element.tail or ""
        elif element.tag in _LEFT_OUT or element.get(f"{TEXT}is-hidden") == "true" or element.get(f"{TEXT}display") == "none":
            walk.skip_subtree()
        else:
            inside += element.tag in _TEXT
            if inside > 0:
                yield element.text or ""
