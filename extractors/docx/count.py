"""An independent count of a DOCX's letters, straight from its XML: the measure of whether the reader lost any."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from extractors.docx.names import MC, Element, M, R, W, child, switch, val
from extractors.docx.package import Package
from extractors.docx.runs import is_prompt
from extractors.docx.styles import Styles
from extractors.wording import fold, letters

_TEXT = {f"{W}t", f"{M}t"}
_LEFT_OUT = {f"{W}del", f"{W}moveFrom", f"{W}rt", f"{W}pPr", f"{W}tblPr", f"{W}trPr", f"{W}sectPr"}


def letters_in(package: Package) -> int:
    """Letters and digits of the body, the notes referred to and each distinct paragraph of the margins in use.

    Deleted, directly hidden or struck text and prompts of content controls do not count; of alternatives one counts.
    """
    styles = Styles(package.styles)
    main = package.main.root
    total = sum(letters(text) for text in _texts(main, styles))
    for kind, part in package.notes.items():
        used = {val(one, "id") for one in main.iter(f"{W}{kind[:-1]}Reference")}
        notes = (one for one in part.root if val(one, "id") in used and val(one, "type") in {None, "normal"})
        total += sum(letters(text) for note in notes for text in _texts(note, styles))
    for kind in ("header", "footer"):
        used = {one.get(f"{R}id") for one in main.iter(f"{W}{kind}Reference")}
        texts: set[str] = set()
        for key, (_, part) in package.margins.items():
            if key in used:
                texts.update(fold("".join(_texts(p, styles))).strip() for p in part.root.iter(f"{W}p") if not _boxed(p))
        total += sum(letters(text) for text in texts)
    return total


def _texts(root: Element, styles: Styles) -> Iterator[str]:
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if element.tag in _TEXT:
            yield element.text or ""
        elif _is_left_out(element, styles):
            walk.skip_subtree()


def _is_left_out(element: Element, styles: Styles) -> bool:
    tag = element.tag
    if tag in _LEFT_OUT:
        return True
    if tag == f"{W}r":
        properties = child(element, "rPr")
        return any(switch(properties, name) for name in ("vanish", "strike", "dstrike"))
    if tag == f"{W}tr":
        return child(element, "trPr", "del") is not None or bool(switch(child(element, "trPr"), "hidden"))
    if tag == f"{W}sdt":
        return is_prompt(element, styles)
    if tag in {f"{MC}Choice", f"{MC}Fallback"}:
        return _has_text_before(element)
    return False


def _has_text_before(branch: Element) -> bool:
    """Whether an earlier branch of the same alternative holds text already."""
    return any(next(one.iter(*_TEXT), None) is not None for one in branch.itersiblings(preceding=True))


def _boxed(paragraph: Element) -> bool:
    return next(paragraph.iterancestors(f"{W}txbxContent"), None) is not None
