"""One paragraph's runs: text with its look and link as the final document shows it, and what is anchored in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from extractors.docx.fields import Fields
from extractors.docx.names import MC, VML, A, Element, M, R, W, child, elements, switch, val, whole
from extractors.docx.styles import Styles, look_of
from extractors.looks import Look
from extractors.tally import Tally
from extractors.wording import superscript
from schemas.document import Place, Span

_WORDS_OWN = re.compile(
    r"\s*(?:click (?:or tap )?(?:here )?to enter (?:a date|text)|choose (?:an item|a building block))\.\s*", re.IGNORECASE
)
_PROMPT = re.compile(r"\W*(?:click|tap|choose|enter|select|type|insert)\b", re.IGNORECASE)
_THROUGH = {f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "ruby", "rubyBase")}
_GONE = {f"{W}del", f"{W}moveFrom"}
_SIGNS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "",
}  # fmt: skip
_SYMBOL_FONTS = ("wingdings", "symbol", "webdings")
BOX = f"{W}txbxContent"
_PICTURES = {f"{A}blip", f"{VML}imagedata"}
_DRAWN = ("chart", "relIds", "OLEObject")


@dataclass(slots=True)
class Inline:
    """What a paragraph holds: raw spans (line breaks as in a string), text boxes, note references, and what its fields say."""

    spans: list[Span] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    contents: bool = False
    page_numbers: int = 0


class Runs:
    """Reads the paragraphs of one part."""

    def __init__(self, styles: Styles, fields: Fields, links: dict[str, str], tally: Tally) -> None:
        self._styles = styles
        self._fields = fields
        self._links = links
        self._tally = tally
        self._ground = Look()
        self._place = Place()
        self._out = Inline()
        self._marks: dict[str, Callable[[Element, Look, str | None], None]] = {
            f"{W}sym": self._symbol,
            f"{W}fldChar": self._field,
            f"{W}commentReference": lambda _element, _look, _link: self._tally.leave_out("comment_not_read"),
            f"{W}instrText": lambda element, _look, _link: self._fields.code(element.text or ""),
            f"{W}footnoteReference": self._note,
            f"{W}endnoteReference": self._note,
            f"{W}drawing": self._drawing,
            f"{W}pict": self._drawing,
            f"{W}object": self._drawing,
            f"{W}ruby": lambda element, _look, link: self._walk(element, link),
        }

    def read(self, paragraph: Element, ground: Look, place: Place) -> Inline:
        """A paragraph's inline content, its text laid over the look of its style."""
        self._ground, self._place, self._out = ground, place, Inline()
        self._walk(paragraph, None)
        return self._out

    def _walk(self, parent: Element, link: str | None) -> None:
        for element in elements(parent):
            tag = element.tag
            if tag == f"{W}r":
                self._run(element, link)
            elif tag in _THROUGH:
                self._walk(element, link)
            elif tag in _GONE:
                self._tally.leave_out("tracked_deletion", words_below(element))
            elif tag == f"{W}hyperlink":
                self._walk(element, self._links.get(element.get(f"{R}id") or "") or link)
            elif tag == f"{W}sdt":
                self._control(element, link)
            elif tag == f"{W}fldSimple":
                self._fields.enter(val(element, "instr") or "")
                self._walk(element, link)
                self._fields.leave()
            elif tag in {f"{M}oMath", f"{M}oMathPara"}:
                self._add(_formula(element), self._ground, link)
            elif tag == f"{MC}AlternateContent":
                self._walk(chosen(element), link)

    def _control(self, control: Element, link: str | None) -> None:
        if is_prompt(control, self._styles):
            self._tally.leave_out("placeholder_text", words_below(control))
            return
        content = child(control, "sdtContent")
        if content is not None:
            self._walk(content, link)

    def _run(self, run: Element, link: str | None) -> None:
        properties = child(run, "rPr")
        look = self._ground
        if properties is not None:
            look = look.under(self._styles.character(val(child(properties, "rStyle")))).under(look_of(properties))
        self._content(run, look, link)

    def _content(self, run: Element, look: Look, link: str | None) -> None:
        for element in elements(run):
            tag = element.tag
            if tag == f"{W}t":
                self._add(element.text or "", look, link)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], look, link)
            elif tag in self._marks:
                self._marks[tag](element, look, link)
                if val(element, "customMarkFollows") in {"1", "true", "on"}:
                    return
            elif tag == f"{MC}AlternateContent":
                self._content(chosen(element), look, link)

    def _add(self, text: str, look: Look, link: str | None) -> None:
        if not text or not self._fields.shows:
            return
        if look.hidden or look.struck:
            self._tally.leave_out("hidden_text" if look.hidden else "struck_text", text)
            return
        if look.raised:
            text = superscript(text)
        self._out.contents = self._out.contents or self._fields.in_contents
        if self._fields.is_page:
            self._out.page_numbers += 1
        self._out.spans.append(
            Span(
                text=text, place=self._place, bold=bool(look.bold), italic=bool(look.italic), size=look.size, colour=look.colour,
                link=link or self._fields.address,
            )
        )  # fmt: skip

    def _symbol(self, element: Element, look: Look, link: str | None) -> None:
        try:
            code = int(val(element, "char") or "", 16)
        except ValueError:
            return
        if code < 0x100 and (val(element, "font") or "").lower().startswith(_SYMBOL_FONTS):
            code += 0xF000
        if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE:
            self._add(chr(code), look, link)

    def _field(self, element: Element, look: Look, link: str | None) -> None:
        self._add(form_value(element), look, link)
        self._fields.mark(element)

    def _note(self, element: Element, look: Look, _link: str | None) -> None:
        key = val(element, "id")
        if key is not None and self._fields.shows and not look.hidden and not look.struck:
            kind = "footnotes" if element.tag == f"{W}footnoteReference" else "endnotes"
            self._out.notes.append((kind, key))

    def _drawing(self, element: Element, look: Look, _link: str | None) -> None:
        if look.hidden:
            self._tally.leave_out("hidden_text", words_below(element))
            return
        pictures = drawn = 0
        for one in _drawn(element):
            if one.tag == BOX:
                self._out.boxes.append(one)
            elif one.tag in _PICTURES:
                pictures += 1
            else:
                drawn += 1
        if drawn:
            self._tally.leave_out("drawing_not_read")
        elif pictures:
            self._tally.counts["picture_not_read"] += pictures


def form_value(mark: Element) -> str:
    """What an old form field shows that keeps its value beside the text: the chosen entry of a list, the state of a box."""
    choices, box = child(mark, "ffData", "ddList"), child(mark, "ffData", "checkBox")
    if choices is not None:
        chosen_at = whole(val(child(choices, "result")))
        entries = choices.findall(f"{W}listEntry")
        at = chosen_at if chosen_at is not None else whole(val(child(choices, "default"))) or 0
        return val(entries[at]) or "" if 0 <= at < len(entries) else ""
    if box is not None:
        state = switch(box, "checked")
        return "☒" if (switch(box, "default") if state is None else state) else "☐"
    return ""


def chosen(alternate: Element) -> Element:
    """The one branch of an alternative that is read: the first choice that holds text or anything, else the fallback."""
    choices = [one for one in elements(alternate) if one.tag == f"{MC}Choice"]
    fallback = next((one for one in elements(alternate) if one.tag == f"{MC}Fallback"), None)
    told = [one for one in choices if next(one.iter(f"{W}t", f"{M}t"), None) is not None]
    if told:
        return told[0]
    if fallback is not None and (not choices or next(fallback.iter(f"{W}t"), None) is not None):
        return fallback
    return choices[0] if choices else alternate


def is_prompt(control: Element, styles: Styles) -> bool:
    """Whether a content control shows only its prompt ("Choose an item."), which nobody has filled in.

    Other programs drop the mark that it does; then the words that Word itself writes tell.
    """
    content = child(control, "sdtContent")
    if content is None:
        return False
    if child(control, "sdtPr", "showingPlcHdr") is None:
        return _WORDS_OWN.fullmatch(words_below(content)) is not None
    if _PROMPT.match(words_below(content)):
        return True
    styled = [val(one) for one in content.iter(f"{W}rStyle")]
    runs = sum(1 for _ in content.iter(f"{W}r"))
    return bool(styled) and len(styled) >= runs and all(styles.name(key).lower() == "placeholder text" for key in styled)


def words_below(element: Element) -> str:
    """All text below an element, deleted text included, paragraphs apart by a blank."""
    found = element.iter(f"{W}t", f"{W}delText", f"{W}p", f"{W}tab")
    return "".join(" " if one.tag in {f"{W}p", f"{W}tab"} else one.text or "" for one in found)


def _drawn(element: Element) -> Iterator[Element]:
    """The text boxes, pictures and other drawn things below a drawing, of alternatives one; none from inside a text box."""
    for one in elements(element):
        if one.tag == f"{MC}AlternateContent":
            yield from _drawn(chosen(one))
        elif one.tag == BOX or one.tag in _PICTURES or one.tag.rpartition("}")[2] in _DRAWN:
            yield one
        else:
            yield from _drawn(one)


def _formula(element: Element) -> str:
    """A formula in one line: fractions with a stroke, exponents raised, everything else in order."""
    if element.tag in {f"{M}t", f"{W}t"}:
        return element.text or ""
    parts = [(one.tag, _formula(one)) for one in elements(element)]
    if element.tag == f"{M}f":
        return "/".join(text for tag, text in parts if tag in {f"{M}num", f"{M}den"})
    if element.tag == f"{M}sSup":
        return "".join(superscript(text) if tag == f"{M}sup" else text for tag, text in parts)
    return "".join(text for _, text in parts)
