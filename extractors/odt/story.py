"""A container of an ODT (the body, a cell, a box, a note) read into blocks."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.breaks import Setting
from extractors.grid import Grid, within_budget
from extractors.limits import Limits
from extractors.odt import tables
from extractors.odt.lists import Lists, OpenList
from extractors.odt.names import DRAW, OFFICE, TABLE, TEXT, Element, count, elements
from extractors.odt.runs import Inline, Runs, words_below
from extractors.odt.styles import ParagraphStyle, Styles
from extractors.paragraphs import Pieces, is_page_number
from extractors.spots import Spot, anchored
from extractors.tally import Tally
from extractors.typed_lists import with_typed_lists
from schemas.document import Block, Furniture, Paragraph, Place

_CONTENTS = {
    f"{TEXT}{name}"
    for name in ("table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index")
}
_THROUGH = {f"{TEXT}section", f"{TEXT}bibliography", f"{TEXT}index-body", f"{TEXT}index-title", *_CONTENTS}
_DEEPEST_LIST = 10


@dataclass(slots=True)
class Shared:
    """What all containers of a document share."""

    styles: Styles
    limits: Limits
    tally: Tally = field(default_factory=Tally)
    groups: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    noted: list[tuple[Element, Place]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Flowing:
    """A paragraph or table of a container, the item of a list that it opens, the list it is in, and the contents it is in."""

    element: Element
    list_: OpenList | None = None
    item: Element | None = None
    contents: bool = False


class Story:
    """Reads containers."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._styles = shared.styles
        self._tally = shared.tally
        self._lists = Lists(shared.styles, shared.groups)
        self._runs = Runs(shared.styles, shared.tally)
        self._pieces = Pieces(shared.tally, shared.limits)
        self._depth = 0

    def blocks(self, container: Element, spot: Spot, setting: Setting = "flow") -> list[Block]:
        """The blocks of a container in order, typed lists recognised."""
        out: list[Block] = []
        for one in self._flow(container):
            if one.element.tag == f"{TABLE}table":
                out.extend(self._table(one.element, spot))
            elif one.element.tag.startswith(DRAW):
                place = Place(part=spot.part, block=spot.block, row=spot.row, cell=spot.cell, paragraph=spot.paragraph)
                out.extend(self._anchored(self._runs.drawn(one.element, place), place))
            else:
                out.extend(self._paragraph(one, spot, setting))
        return with_typed_lists(out, self._shared.groups)

    def _flow(self, parent: Element, *, contents: bool = False) -> Iterator[_Flowing]:
        for one in elements(parent):
            tag = one.tag
            if tag in {f"{TEXT}p", f"{TEXT}h", f"{TABLE}table"} or tag.startswith(DRAW):
                yield _Flowing(one, contents=contents)
            elif tag == f"{TEXT}list":
                yield from self._list(one, None, contents)
            elif tag == f"{TEXT}numbered-paragraph":
                yield from self._list_item(one, self._lists.enter(one, None), contents)
            elif tag == f"{TEXT}tracked-changes":
                for deletion in one.iter(f"{TEXT}deletion"):
                    self._tally.leave_out("tracked_deletion", _deleted(deletion))
            elif tag in _THROUGH:
                if self._styles.is_hidden_section(one):
                    self._tally.leave_out("hidden_text", words_below(one))
                else:
                    yield from self._flow(one, contents=contents or tag in _CONTENTS)

    def _list(self, element: Element, outer: OpenList | None, contents: bool) -> Iterator[_Flowing]:  # noqa: FBT001
        if outer is not None and outer.level >= _DEEPEST_LIST:
            yield from (_Flowing(one, contents=contents) for one in element.iter(f"{TEXT}p", f"{TEXT}h"))
            return
        found = self._lists.enter(element, outer)
        for item in elements(element):
            if item.tag == f"{TEXT}list-item":
                yield from self._list_item(item, found, contents)
            elif item.tag == f"{TEXT}list-header":
                yield from self._flow(item, contents=contents)

    def _list_item(self, item: Element, found: OpenList, contents: bool) -> Iterator[_Flowing]:  # noqa: FBT001
        opening: Element | None = item
        for one in elements(item):
            if one.tag in {f"{TEXT}p", f"{TEXT}h"}:
                yield _Flowing(one, found, opening, contents)
                opening = None
            elif one.tag == f"{TEXT}list":
                yield from self._list(one, found, contents)
            elif one.tag == f"{TABLE}table":
                yield _Flowing(one, contents=contents)

    def _paragraph(self, one: _Flowing, spot: Spot, setting: Setting) -> list[Block]:
        place = spot.next_paragraph()
        if one.element.get(f"{TEXT}is-hidden") == "true":
            self._tally.leave_out("hidden_text", words_below(one.element))
            return []
        style = self._styles.paragraph(one.element.get(f"{TEXT}style-name"))
        inline = self._runs.read(one.element, style.look, place)
        like = self._shape(one, style, inline)
        out: list[Block] = []
        if any(span.text.strip() for span in inline.spans):
            out.extend(self._pieces.of(inline.spans, like, setting))
        out.extend(self._anchored(inline, place))
        return out

    def _shape(self, one: _Flowing, style: ParagraphStyle, inline: Inline) -> Paragraph:
        """The paragraph without its text."""
        furniture: Furniture | None = "contents" if one.contents else None
        if furniture is None and inline.page_numbers and is_page_number(inline.spans):
            furniture = "page_number"
        plain = Paragraph(spans=(), style=style.name or None, indent=style.indent, furniture=furniture)
        found, opens = one.list_, one.item is not None
        if found is None and style.list_style is not None and one.element.tag == f"{TEXT}p":
            found, opens = self._lists.of_style(style.list_style), True
        marker = self._lists.next_marker(found, one.item) if found is not None and opens else None
        if one.element.tag == f"{TEXT}h" or style.title:
            level = 1 if style.title else max(1, count(one.element.get(f"{TEXT}outline-level")))
            if found is None and one.element.tag == f"{TEXT}h":
                marker = self._lists.heading_marker(one.element, level)
            return plain.model_copy(update={"kind": "heading", "level": level, "marker": marker})
        if found is None:
            return plain
        return plain.model_copy(
            update={"kind": "item", "level": found.level - 1, "marker": marker, "group": found.chain.group},
        )

    def _anchored(self, inline: Inline, place: Place) -> list[Block]:
        """The text boxes of a paragraph, right after it; its notes are remembered for the document's end."""
        self._shared.noted.extend((note, place) for note in inline.notes)
        out: list[Block] = []
        for box in inline.boxes:
            out.extend(self.blocks(box, anchored(place.part or "textbox", place)))
        return out

    def _table(self, element: Element, spot: Spot) -> list[Block]:
        spot.enter_table()
        self._depth += 1
        grid = Grid()
        header_rows = 0
        for row in tables.rows_of(element):
            for _ in range(row.times):
                grid.next_row()
                header_rows += row.header
                for cell in tables.cells_of(row.element):
                    self._tally.cells += 1
                    within_budget(self._tally.cells, self._shared.limits)
                    draft = grid.add_at(cell.column, cell.columns, cell.rows)
                    draft.fill = self._styles.fill(cell.element.get(f"{TABLE}style-name"))
                    draft.blocks.extend(self.blocks(cell.element, spot.in_cell(row.number, cell.number), "cell"))
                grid.end_row()
        self._depth -= 1
        if self._depth >= self._shared.limits.nesting:
            self._tally.leave_out("deep_table")
            return [block for draft in grid.drafts for block in draft.blocks]
        return [grid.table(min(header_rows, grid.rows), None)] if grid.drafts else []


def _deleted(deletion: Element) -> str:
    """The words that a tracked deletion took away, without who did it and when."""
    return " ".join(words_below(one) for one in deletion if isinstance(one.tag, str) and one.tag != f"{OFFICE}change-info")
