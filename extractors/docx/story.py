"""One part of a DOCX (the body, a header, the notes) read into blocks: its paragraphs, lists, tables and text boxes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from extractors.breaks import Setting
from extractors.docx import tables
from extractors.docx.fields import Fields
from extractors.docx.lists import ListRun
from extractors.docx.names import MC, Element, M, W, child, elements, switch, val, whole
from extractors.docx.numbering import Numbered, Numbering
from extractors.docx.package import Part
from extractors.docx.runs import Inline, Runs, chosen, is_prompt, words_below
from extractors.docx.styles import ParagraphStyle, Styles, indent_of, outline_level
from extractors.grid import Grid, header_count, within_budget
from extractors.limits import Limits
from extractors.looks import PLAIN, Look
from extractors.paragraphs import Pieces, is_page_number
from extractors.spots import Spot, anchored
from extractors.tally import Tally
from extractors.typed_lists import with_typed_lists
from extractors.wording import fold_spans
from schemas.document import Block, Furniture, Paragraph, Place, Span

_THROUGH = {f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"}
_GONE = {f"{W}del", f"{W}moveFrom"}
_STRAY = {f"{W}r", f"{W}hyperlink", f"{M}oMathPara", f"{M}oMath"}
_GALLERY = "table of contents"
_LIST_STYLE = re.compile(r"list (bullet|number)(?: ([2-5]))?")
_CONTENTS_STYLES = ("toc ", "toc heading", "table of figures", "index ")


@dataclass(slots=True)
class Shared:
    """What all parts of a document share: styles, running numbers, counts, and the notes referred to so far."""

    styles: Styles
    numbering: Numbering
    limits: Limits
    tally: Tally = field(default_factory=Tally)
    groups: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    noted: list[tuple[str, str, Place]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a paragraph is: its style, heading level, list place and indent."""

    style: ParagraphStyle
    heading: int | None
    numbered: Numbered | None
    indent: float | None

    @property
    def kind(self) -> Literal["heading", "item", "paragraph"]:
        """What the format itself says that the paragraph is."""
        return "heading" if self.heading else "item" if self.numbered else "paragraph"


class Story:
    """Reads one part of the document (the body, a header, the footnotes) into blocks."""

    def __init__(self, shared: Shared, part: Part) -> None:
        self._shared = shared
        self._styles = shared.styles
        self._tally = shared.tally
        self._runs = Runs(shared.styles, Fields(part.root), part.links, shared.tally)
        self._pieces = Pieces(shared.tally, shared.limits)
        self._depth = 0

    def blocks(self, container: Element, spot: Spot, ground: Look = PLAIN, setting: Setting = "flow") -> list[Block]:
        """The blocks of a container in order, typed lists recognised."""
        out: list[Block] = []
        lists = ListRun(self._shared.groups)
        carried: list[Span] = []
        for element, contents in self._flow(container):
            if element.tag == f"{W}tbl":
                lists.interrupt()
                out.extend(self._table(element, spot))
                continue
            place = spot.next_paragraph()
            look = ground.under(self._styles.paragraph(_style_key(element)).look)
            inline = self._runs.read(element, look, place)
            inline.contents = inline.contents or contents
            inline.spans = [*carried, *inline.spans]
            carried = inline.spans if _mark_is_gone(element) else []
            if not carried:
                out.extend(self._paragraphs(element, inline, lists, setting))
            out.extend(self._anchored(inline, place))
        if carried:
            out.extend(_plain(carried))
        return with_typed_lists(out, self._shared.groups)

    def _flow(self, parent: Element, *, contents: bool = False) -> Iterator[tuple[Element, bool]]:
        """The paragraphs and tables of a container through content controls, and whether each is part of the contents."""
        for one in elements(parent):
            if one.tag in {f"{W}p", f"{W}tbl"}:
                yield one, contents
            elif one.tag == f"{W}sdt":
                yield from self._control(one, contents)
            elif one.tag in _THROUGH:
                yield from self._flow(one, contents=contents)
            elif one.tag == f"{MC}AlternateContent":
                yield from self._flow(chosen(one), contents=contents)
            elif one.tag in _GONE:
                self._tally.leave_out("tracked_deletion", words_below(one))
            elif one.tag == f"{W}altChunk":
                self._tally.leave_out("embedded_text_not_read")
            elif one.tag in _STRAY:
                yield _wrapped(one), contents

    def _control(self, control: Element, contents: bool) -> Iterator[tuple[Element, bool]]:  # noqa: FBT001
        content = child(control, "sdtContent")
        if content is None:
            return
        if is_prompt(control, self._styles):
            self._tally.leave_out("placeholder_text", words_below(content))
            return
        gallery = val(child(control, "sdtPr", "docPartObj", "docPartGallery")) or ""
        yield from self._flow(content, contents=contents or gallery.lower() == _GALLERY)

    def _paragraphs(self, element: Element, inline: Inline, lists: ListRun, setting: Setting) -> list[Block]:
        """The paragraph, or its pieces where line breaks part it; nothing where it shows no text."""
        shape = self._shape(element, inline)
        if not any(span.text.strip() for span in inline.spans):
            return []
        level, group, marker = shape.heading, None, None
        if shape.numbered is not None:
            marker = shape.numbered.marker
        if shape.kind == "item" and shape.numbered is not None:
            level, group = lists.add(shape.numbered, shape.indent)
        else:
            lists.interrupt()
        like = Paragraph(
            kind=shape.kind, spans=(), level=level, group=group, marker=marker, style=shape.style.name or None,
            indent=shape.indent, furniture=_furniture(inline, shape.style),
        )  # fmt: skip
        return list(self._pieces.of(inline.spans, like, setting))

    def _shape(self, element: Element, inline: Inline) -> _Shape:
        properties = child(element, "pPr")
        style = self._styles.paragraph(val(child(properties, "pStyle")))
        level = outline_level(properties)
        heading = style.heading if level is None else level or None
        numbered = self._numbered(properties, style)
        if numbered is not None and heading is None and _is_hidden(properties) and not inline.spans:
            numbered = None
        own = indent_of(properties)
        listed = numbered.indent if numbered is not None else None
        indent = own if own is not None else listed if listed is not None else style.indent
        return _Shape(style, heading, numbered, indent)

    def _numbered(self, properties: Element | None, style: ParagraphStyle) -> Numbered | None:
        own = child(properties, "numPr")
        number = val(child(own, "numId"))
        depth = whole(val(child(own, "ilvl")))
        if number is None and style.number is not None:
            number = style.number
            tied = self._shared.numbering.depth_of_style(number, style.key) if depth is None else depth
            depth = tied if tied is not None else style.depth
        found = None if number is None else self._shared.numbering.next(number, depth or 0)
        return found if found is not None or number == "0" else _by_style_name(style)

    def _anchored(self, inline: Inline, place: Place) -> list[Block]:
        """The text boxes of a paragraph, right after it; its notes are remembered for the document's end."""
        self._shared.noted.extend((kind, key, place) for kind, key in inline.notes)
        out: list[Block] = []
        for box in inline.boxes:
            out.extend(self.blocks(box, anchored(place.part or "textbox", place)))
        return out

    def _table(self, element: Element, spot: Spot) -> list[Block]:
        spot.enter_table()
        self._depth += 1
        grid = Grid()
        headers: list[bool] = []
        bands = tables.banding(element, self._styles)
        for number, row in tables.rows_of(element, self._tally):
            grid.next_row(tables.skipped(row, "gridBefore"))
            headers.append(tables.is_header(row))
            for at, cell, prompt in tables.cells_of(row, self._styles, self._tally):
                self._tally.cells += 1
                within_budget(self._tally.cells, self._shared.limits)
                draft = tables.place_cell(grid, cell)
                if not prompt:
                    draft.blocks.extend(self.blocks(cell, spot.in_cell(number, at), bands.look(number, at), "cell"))
            grid.end_row(tables.skipped(row, "gridAfter"))
        self._depth -= 1
        if self._depth >= self._shared.limits.nesting:
            self._tally.leave_out("deep_table")
            return [block for draft in grid.drafts for block in draft.blocks]
        return [grid.table(header_count(headers), tables.caption_of(element))] if grid.drafts else []


def _by_style_name(style: ParagraphStyle) -> Numbered | None:
    """The place in a list that a built-in style's name alone tells, where the document defines no list for it."""
    found = _LIST_STYLE.fullmatch(style.name.lower())
    if found is None:
        return None
    depth = int(found.group(2) or 1) - 1
    return Numbered(f"style {found.group(1)}", depth, "•" if found.group(1) == "bullet" else None, style.indent, follows=False)


def _furniture(inline: Inline, style: ParagraphStyle) -> Furniture | None:
    """What a paragraph is besides content: a line of the contents, or nothing but a page number."""
    if inline.contents or style.name.lower().startswith(_CONTENTS_STYLES):
        return "contents"
    return "page_number" if inline.page_numbers and is_page_number(inline.spans) else None


def _plain(spans: list[Span]) -> list[Block]:
    folded = fold_spans(spans)
    return [Paragraph(spans=folded)] if folded else []


def _style_key(paragraph: Element) -> str | None:
    return val(child(paragraph, "pPr", "pStyle"))


def _mark_is_gone(paragraph: Element) -> bool:
    """Whether the paragraph's end was deleted, so that the next paragraph goes on with it."""
    properties = child(paragraph, "pPr", "rPr")
    return child(properties, "del") is not None or child(properties, "moveFrom") is not None


def _is_hidden(properties: Element | None) -> bool:
    return bool(switch(child(properties, "rPr"), "vanish"))


def _wrapped(element: Element) -> Element:
    """A paragraph around a stray run, which some writers leave directly in a container."""
    paragraph = element.makeelement(f"{W}p", {}, {})
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, paragraph)
    paragraph.append(element)
    return paragraph
