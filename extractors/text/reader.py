"""Reads a text from its first line to its last: headings, tables, lists and paragraphs, its pages' furniture apart."""

from __future__ import annotations

import re

from extractors.front_matter import MOST_LINES, front_title
from extractors.limits import Limits
from extractors.text.aligned import Piece, columns_of, pieces_of, rows_of, without_heads
from extractors.text.furniture import furniture_lines
from extractors.text.glued import with_glued_parted
from extractors.text.gridded import grid_rows, is_grid
from extractors.text.items import Depths, Marker, is_counted, marker_of
from extractors.text.lines import Line, lines_of, next_filled, stands_alone, with_lone_markers
from extractors.text.page_tables import end_of_page_table, page_table
from extractors.text.pairs import pair_rows
from extractors.text.remarks import notes_of
from extractors.text.rows import RowText, ends_of_pipes, is_pipe_row, is_tab_row, pipe_rows, tab_row
from extractors.text.tables import drafts_of, table_of
from extractors.text.wraps import DEFINITION, Joiner, goes_on, label_of, repeated_labels, wrap_width
from extractors.text.write import Writer
from extractors.wording import letters
from schemas.document import Block, Document, Paragraph, Place, Table, numbered, paragraphs
from schemas.problems import Note, Reason, Unreadable

MOST_CHARACTERS = 32 * 1024 * 1024
LONGEST_LINE_HEADING = 120
_ATX = re.compile(r"^(#{1,6})(?:\s+|(?<=##)(?=[^\s#])|(?<=##)(?=\*)|(?=[A-Z][^\s#]*\s))(?P<words>\S.*?)\s*#*\s*$")
LONGEST_CAPITALS = 60
WIDEST_WORD = 30
_UNDERLINE = re.compile(r"^(=+|-{3,})$")
_OPENS_HEADING = re.compile(r"^<h([1-6])\b[^<>]{0,500}>(?P<rest>.*)$", re.IGNORECASE)
_CLOSES_HEADING = re.compile(r"</h[1-6]>\s*$", re.IGNORECASE)
_FENCE = re.compile(r"^(?:```|~~~)")
_QUOTE = re.compile(r"^(?:>\s?)+")
_NOTE = re.compile(r"^\[\^([^\]\s]{1,40})\]:\s*")
_TAGS = re.compile(r"<[A-Za-z/!][^<>]{0,1000}>|\]\([^()\n]{0,2000}\)|\[\^[^\]\s]{1,40}\]")
# What a page's template asks of the program that makes the page; words that merely stand in braces are counted.
_MARKS = re.compile(r"^[ \t]*\{(?:[:%{]|include\s)[^{}\n]{0,300}\}{1,2}[ \t]*$", re.MULTILINE)
_CLEAR = re.compile(r"[.;,]$")


def read_text(text: str, notes: tuple[Note, ...], limits: Limits) -> Document:
    """The text's Document; `notes` are those of decoding. Raises `Unreadable` for an empty or boundless text."""
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(Reason.TOO_LARGE, f"The text has more than {MOST_CHARACTERS:,} characters; give a part of it.")
    lines = lines_of(text)
    if not any(line.text for line in lines):
        raise Unreadable(Reason.EMPTY, "The file holds no text.")
    reader = TextReader(lines, limits)
    blocks = numbered(reader.read())
    title = front_title(text.splitlines()[:MOST_LINES])
    return Document(
        format="text",
        blocks=blocks,
        meta={"title": title} if title else {},
        letters=sum(letters(p.text) + letters(p.marker or "") for p in paragraphs(blocks)),
        letters_in_file=letters(_TAGS.sub(" ", _MARKS.sub(" ", text))),
        notes=(*notes, *notes_of(reader.writer, reader.dropped, blocks)),
    )


class TextReader:
    """Reads the lines of one text."""

    def __init__(self, lines: list[Line], limits: Limits) -> None:
        self.lines = with_lone_markers(lines)
        self.join = Joiner(lines).joined
        self.writer = Writer(limits)
        self.furniture = without_heads(self.lines, furniture_lines(self.lines))
        self.markdown = sum(bool(_ATX.match(line.text)) for line in lines) > 0
        self.width = None if self.markdown else wrap_width(self.lines)
        self.labels = repeated_labels(self.lines)
        self.blocks: list[Block] = []
        self.depths = Depths()
        self.group: int | None = None
        self.dropped = 0

    def read(self) -> list[Block]:
        """The blocks, top to bottom."""
        at = 0
        while at < len(self.lines):
            at = self._step(at)
        return self.blocks

    def _step(self, at: int) -> int:
        """Reads what begins on a line; the index behind it."""
        line = self.lines[at]
        if line.blank or at in self.furniture:
            self._furniture(at)
            return at + 1
        if _FENCE.match(line.text):
            return at + 1
        end = (
            self._page_table(at)
            or self._drawn_table(at)
            or self._aligned(at)
            or self._tables(at)
            or self._heading(at)
            or self._pairs(at)
        )
        if end is not None:
            return end
        marker = marker_of(self.lines, at)
        if marker is not None and is_counted(self.lines, at, marker, self.depths.last):
            return self._item(at, marker)
        return self._paragraph(at)

    # furniture

    def _furniture(self, at: int) -> None:
        kind = self.furniture.get(at)
        line = self.lines[at]
        if kind is None or not line.text:
            return
        if kind == "decoration":
            self.dropped += 1
            return
        self._close_list()
        words = " ".join(cell.strip() for cell in line.text.lstrip("#").split("\t") if cell.strip())
        paragraph = self.writer.furniture(words, self._place(at, at), kind)
        if paragraph is not None:
            self.blocks.append(paragraph)

    # headings

    def _heading(self, at: int) -> int | None:
        line = self.lines[at]
        found = _ATX.match(line.text)
        if found:
            self._add_heading(found.group("words"), len(found.group(1)), at, at)
            return at + 1
        opened = _OPENS_HEADING.match(line.text)
        if opened:
            return self._html_heading(at, int(opened.group(1)))
        under = self.lines[at + 1].text if at + 1 < len(self.lines) else ""
        alone = at == 0 or self.lines[at - 1].blank or at - 1 in self.furniture
        between = at > 0 and _UNDERLINE.match(under) is not None and self.lines[at - 1].text == under
        if alone and _UNDERLINE.match(under) and len(line.text) <= 200 and (between or self._may_head(at, len(under))):
            self._add_heading(line.text, 1 if under[0] == "=" else 2, at, at)
            return at + 2
        if self._is_below_rule(at):
            self._add_heading(line.text, 2, at, at)
            return at + 1
        return None

    def _is_below_rule(self, at: int) -> bool:
        """Whether a line in capitals stands right below a wide rule with a blank line above: it heads what follows."""
        rule = self.lines[at - 1].text if at else ""
        apart = at < 2 or self.lines[at - 2].blank
        short = self.lines[at].text.isupper() and len(self.lines[at].text) <= LONGEST_CAPITALS
        return len(rule) >= WIDEST_WORD and _UNDERLINE.match(rule) is not None and apart and short

    def _may_head(self, at: int, underlined: int) -> bool:
        """Whether a line can be a heading above a rule: no list item, unless it counts and the rule is as long as it is."""
        marker = marker_of(self.lines, at)
        return marker is None or (marker.numbered and abs(underlined - len(self.lines[at].text)) <= 1)

    def _html_heading(self, at: int, level: int) -> int:
        """A heading written as tags, over as many lines as it takes (at most twelve)."""
        end = at
        while end + 1 < len(self.lines) and end - at < 12 and not _CLOSES_HEADING.search(self.lines[end].text):
            end += 1
        if not _CLOSES_HEADING.search(self.lines[end].text):
            end = at
        for one in range(at, end + 1):
            self._add_heading(self.lines[one].text, level, one, one)
        return end + 1

    def _add_heading(self, text: str, level: int, first: int, last: int) -> None:
        self._close_list()
        spans = self.writer.spans(text, self._place(first, last))
        if spans:
            self.blocks.append(self.writer.made(spans, kind="heading", level=level))

    # tables

    def _page_table(self, at: int) -> int | None:
        """The table of a page that stands in the text, its tags and all."""
        end = end_of_page_table(self.lines, at)
        if end is None:
            return None
        self._close_list()
        self.blocks.extend(page_table(self.lines[at:end], self.writer))
        return end

    def _drawn_table(self, at: int) -> int | None:
        if not is_grid(self.lines, at):
            return None
        rows, end = grid_rows(self.lines, at)
        self._add_tables([rows])
        return end

    def _pairs(self, at: int) -> int | None:
        rows, end = pair_rows(self.lines, at, self.furniture)
        if not rows:
            return None
        self._add_tables([rows])
        return end

    def _aligned(self, at: int) -> int | None:
        """The table whose columns blanks set apart, over all of its pages."""
        pieces = pieces_of(self.lines, at, self.furniture)
        if not pieces:
            return None
        told = [rows_of(piece) for piece in pieces]
        for one in range(at, pieces[-1].end):
            self._furniture(one)
        if None not in told:
            self._add_tables([rows for rows in told if rows])
            return pieces[-1].end
        message = "Where the rows of a table set with blanks begin cannot be told; each of its columns is left as text."
        self.writer.notes.append(Note(code="rows_not_told", message=message, severity="warning", words=self.lines[at].text))
        for piece in pieces:
            self._add_columns(piece)
        return pieces[-1].end

    def _add_columns(self, piece: Piece) -> None:
        self._close_list()
        for cell in columns_of(piece):
            self.blocks.extend(self.writer.blocks(cell.cells[0], Place(line=cell.line, end_line=cell.end_line)))

    def _tables(self, at: int) -> int | None:
        """The tables that begin on a line: their fragments with blank lines and page furniture between."""
        if not (is_pipe_row(self.lines, at) or is_tab_row(self.lines, at)):
            return None
        piped = not is_tab_row(self.lines, at)
        fragments: list[list[RowText]] = []
        end = at + 1
        following: int | None = at
        while following is not None:
            rows, end = self._fragment(following, piped=piped)
            fragments.append(rows)
            following = self._next_fragment(end, piped=piped)
        for one in range(at, end):
            self._furniture(one)
        self._add_tables(fragments)
        return end

    def _add_tables(self, fragments: list[list[RowText]]) -> None:
        self._close_list()
        for draft in drafts_of(fragments):
            table = table_of(draft, self.writer)
            if table is not None:
                self.blocks.append(self._unglued(table))
            for row in draft.repeated:
                words = " ".join(word for word in row.words if word)
                repeated = self.writer.furniture(words, Place(line=row.line, end_line=row.end_line), "repeated_header")
                self.blocks.extend([repeated] if repeated else [])

    def _unglued(self, table: Table) -> Table:
        parted, told = with_glued_parted(table)
        message = "A paragraph without a mark was told by how others of its column begin."
        self.writer.notes.extend(Note(code="inferred_paragraph", message=message, words=words) for words in told)
        return parted

    def _fragment(self, at: int, *, piped: bool) -> tuple[list[RowText], int]:
        if piped:
            end = ends_of_pipes(self.lines, at)
            return pipe_rows(self.lines, at, end), end
        end = at
        while end < len(self.lines) and end not in self.furniture and is_tab_row(self.lines, end):
            end += 1
        return [tab_row(self.lines[one]) for one in range(at, end)], end

    def _next_fragment(self, at: int, *, piped: bool) -> int | None:
        following = next_filled(self.lines, at)
        while following is not None and following in self.furniture and self.furniture[following] != "contents":
            following = next_filled(self.lines, following + 1)
        if following is None or following in self.furniture or following == at:
            return None
        if piped:
            return following if is_pipe_row(self.lines, following) else None
        return following if is_tab_row(self.lines, following) else None

    # lists

    def _item(self, at: int, marker: Marker) -> int:
        line = self.lines[at]
        level = self.depths.of(marker)
        if level == 0 and self.group is None:
            self.group = next(self.writer.groups)
        end = self._end_of_item(at, marker)
        text = self.join([line.text[marker.start :], *(self.lines[i].text for i in range(at + 1, end))])
        blocks = self.writer.blocks(text, self._place(at, end - 1))
        if blocks and isinstance(blocks[0], Paragraph):
            changes = {"kind": "item", "marker": marker.sign, "level": level, "group": self.group}
            blocks[0] = blocks[0].model_copy(update=changes)
        self.blocks.extend(blocks)
        return end

    def _end_of_item(self, at: int, marker: Marker) -> int:
        """The index behind an item's last line: lines without a marker that go on below it."""
        end = at + 1
        while end < len(self.lines) and self._is_plain(end):
            line = self.lines[end]
            hangs = line.indent > marker.indent and label_of(line) not in self.labels
            if 0 < line.indent < marker.indent or not (hangs or self._joins(end)):
                break
            end += 1
        return end

    def _close_list(self) -> None:
        self.depths.close()
        self.group = None

    # paragraphs

    def _is_plain(self, at: int) -> bool:
        """Whether a line is nothing but text that can go on with the line before."""
        line = self.lines[at]
        if line.blank or at in self.furniture or line.breaks or _FENCE.match(line.text) or _ATX.match(line.text):
            return False
        if is_pipe_row(self.lines, at) or is_tab_row(self.lines, at) or _NOTE.match(line.text) or _OPENS_HEADING.match(line.text):
            return False
        marker = marker_of(self.lines, at)
        return marker is None or not is_counted(self.lines, at, marker, self.depths.last)

    def _paragraph(self, at: int) -> int:
        end = at + 1
        while end < len(self.lines) and self._is_plain(end) and self._joins(end):
            end += 1
        hanging = self._hangs_below_item(at)
        if hanging is None:
            self._close_list()
        # Below a line that is none a ">" ends a tag that the line's end has cut.
        quoted = _QUOTE.match(self.lines[at].text) is not None
        texts = [_QUOTE.sub("", self.lines[i].text) if quoted else self.lines[i].text for i in range(at, end)]
        text = DEFINITION.sub("", self.join(texts))
        note = _NOTE.match(text)
        style = "footnote" if note else "line" if end == at + 1 and self._is_line(at) else None
        blocks = self.writer.blocks(text[note.end() :] if note else text, self._place(at, end - 1))
        changes: dict[str, object] = {"style": style, "marker": note.group(1) if note else None}
        if hanging is not None:
            changes = {"kind": "item", "level": hanging, "group": self.group}
        for block in blocks:
            plain = isinstance(block, Paragraph) and block.kind == "paragraph"
            self.blocks.append(block.model_copy(update=changes) if plain else block)
        return end

    def _joins(self, at: int) -> bool:
        return goes_on(self.lines, at, markdown=self.markdown, width=self.width, labels=self.labels)

    def _hangs_below_item(self, at: int) -> int | None:
        """The depth of the item that an indented paragraph belongs to, None where it belongs to none."""
        last = self.depths.last
        if last is None or self.lines[at].indent < max(2, last.indent + 2):
            return None
        return self.depths.depth

    def _is_line(self, at: int) -> bool:
        text = self.lines[at].text
        return stands_alone(self.lines, at) and len(text) <= LONGEST_LINE_HEADING and not _CLEAR.search(text)

    def _place(self, first: int, last: int) -> Place:
        return Place(line=self.lines[first].number, end_line=self.lines[last].number)
