"""One paragraph of an ODT: text with its look and link as the document shows it, and what is anchored in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from extractors.looks import Look
from extractors.odt.names import DRAW, OFFICE, TABLE, TEXT, XLINK, Element, count, elements
from extractors.odt.styles import Styles
from extractors.tally import Tally
from extractors.wording import superscript
from schemas.document import Place, Span

_MOST_BLANKS = 100
_NOTHING = {
    f"{TEXT}{name}"
    for name in ("note-citation", "ruby-text", "soft-page-break", "script", "bookmark", "change", "change-start", "change-end",
                 "hidden-text", "toc-mark", "alphabetical-index-mark", "user-index-mark", "tracked-changes")
}  # fmt: skip
_NOTHING |= {f"{OFFICE}annotation-end", f"{OFFICE}forms"}
_PAGES = {f"{TEXT}page-number", f"{TEXT}page-count", f"{TEXT}page-continuation"}
_SHAPES = {
    f"{DRAW}{name}" for name in ("custom-shape", "rect", "ellipse", "circle", "line", "polygon", "path", "caption", "connector")
}
_BLOCKS = (f"{TEXT}p", f"{TEXT}h", f"{TEXT}list", f"{TABLE}table")


@dataclass(slots=True)
class Inline:
    """What a paragraph holds: raw spans (line breaks as in a string), boxes, notes, and whether a page number is in it."""

    spans: list[Span] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    page_numbers: int = 0


class Runs:
    """Reads paragraphs."""

    def __init__(self, styles: Styles, tally: Tally) -> None:
        self._styles = styles
        self._tally = tally
        self._place = Place()
        self._out = Inline()
        self._special: dict[str, Callable[[Element, Look, str | None], None]] = {
            f"{TEXT}s": lambda one, look, link: self._add(" " * min(count(one.get(f"{TEXT}c")), _MOST_BLANKS), look, link),
            f"{TEXT}tab": lambda _, look, link: self._add("\t", look, link),
            f"{TEXT}line-break": lambda _, look, link: self._add("\n", look, link),
            f"{TEXT}span": lambda one, look, link: self._walk(one, look.under(self._styles.span(_style(one))), link),
            f"{TEXT}a": lambda one, look, link: self._walk(one, look, one.get(f"{XLINK}href") or link),
            f"{TEXT}note": lambda one, _look, _link: self._out.notes.append(one),
            f"{TEXT}placeholder": lambda one, _look, _link: self._tally.leave_out("placeholder_text", words_below(one)),
            f"{OFFICE}annotation": lambda _one, _look, _link: self._tally.leave_out("comment_not_read"),
            f"{DRAW}frame": self._drawing,
            f"{DRAW}g": self._drawing,
            f"{DRAW}a": self._drawing,
            **dict.fromkeys(_SHAPES, self._drawing),
            **dict.fromkeys(_PAGES, self._page_number),
        }

    def read(self, paragraph: Element, look: Look, place: Place) -> Inline:
        """A paragraph's inline content, laid over the look of its style."""
        self._place, self._out = place, Inline()
        self._walk(paragraph, look, None)
        return self._out

    def drawn(self, element: Element, place: Place) -> Inline:
        """What a drawing holds that is anchored to the page and not to a paragraph."""
        self._place, self._out = place, Inline()
        self._drawing(element, Look(), None)
        return self._out

    def _walk(self, parent: Element, look: Look, link: str | None) -> None:
        self._add(parent.text or "", look, link)
        for one in parent:
            if isinstance(one.tag, str) and one.tag not in _NOTHING:
                special = self._special.get(one.tag)
                if special is not None:
                    special(one, look, link)
                else:
                    self._walk(one, look, link)
            self._add(one.tail or "", look, link)

    def _add(self, text: str, look: Look, link: str | None) -> None:
        if not text:
            return
        if look.hidden or look.struck:
            self._tally.leave_out("hidden_text" if look.hidden else "struck_text", text)
            return
        if look.raised:
            text = superscript(text)
        if text not in {"\n", "\t"}:
            text = text.replace("\n", " ")
        self._out.spans.append(
            Span(
                text=text, place=self._place, bold=bool(look.bold), italic=bool(look.italic), size=look.size, colour=look.colour,
                link=link,
            )
        )  # fmt: skip

    def _page_number(self, element: Element, look: Look, link: str | None) -> None:
        self._out.page_numbers += 1
        self._walk(element, look, link)

    def _drawing(self, element: Element, _look: Look, _link: str | None) -> None:
        for one in _drawn(element):
            if one.tag in {f"{DRAW}image", f"{DRAW}object", f"{DRAW}object-ole"}:
                self._tally.leave_out("picture_not_read" if one.tag == f"{DRAW}image" else "drawing_not_read")
            else:
                self._out.boxes.append(one)


def _style(element: Element) -> str | None:
    return element.get(f"{TEXT}style-name")


def _drawn(element: Element) -> Iterator[Element]:
    """The text boxes, shapes with text, pictures and objects of a drawing; of a frame's alternatives the first."""
    if element.tag in _SHAPES:
        if any(one.tag in _BLOCKS for one in elements(element)):
            yield element
        return
    for one in elements(element):
        if one.tag == f"{DRAW}text-box":
            yield one
            return
        if one.tag in {f"{DRAW}image", f"{DRAW}object", f"{DRAW}object-ole"}:
            yield one
            return
        if one.tag.startswith(DRAW):
            yield from _drawn(one)


def words_below(element: Element) -> str:
    """All text below an element."""
    return "".join(str(text) for text in element.itertext())
