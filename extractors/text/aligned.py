"""Tables set with blanks alone, as `pdftotext -layout` writes them: columns told by the blank strips that all lines share."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.text.gridded import joined_lines
from extractors.text.lines import Line, next_filled
from extractors.text.rows import RowText
from schemas.document import Furniture

FEWEST_COLUMNS = 3
FEWEST_LINES = 2
LONGEST_HEAD = 40
WIDEST_HEAD = 500
LONGEST_BANNER = 100
NEAR = 100
_CELL = re.compile(r"\S+(?: \S+)*")
_HEAD = re.compile(r"[A-Z#]")
_SMALL = re.compile(r"[a-z(&,;–-]")


@dataclass(slots=True)
class Strips:
    """The blank columns between each two neighbouring cells of a header that no line so far has written on."""

    blanks: list[set[int]]

    @classmethod
    def below(cls, head: str) -> Strips:
        """The strips that a header's line leaves open."""
        cells = list(_CELL.finditer(head))
        return cls([set(range(a.end(), b.start())) for a, b in pairwise(cells)])

    def take(self, raw: str) -> bool:
        """Narrows the strips by a line; False, and no change, where the line runs across one of them."""
        narrowed = [{at for at in strip if raw[at : at + 1].strip() == ""} for strip in self.blanks]
        if not all(strip and any(_is_gap(raw, at) for at in strip) for strip in narrowed):
            return False
        self.blanks = narrowed
        return True

    def cells(self, raw: str) -> tuple[str, ...]:
        """A line cut at the strips."""
        cuts = [max(strip) for strip in self.blanks]
        edges = [0, *cuts, len(raw)]
        return tuple(raw[low:high].strip() for low, high in pairwise(edges))


@dataclass(slots=True)
class Piece:
    """What one page holds of a table: its lines in groups that blank lines part, and the index behind the last of them.

    `banners` are the numbers of lines that head the rows below them over all columns.
    """

    strips: Strips
    groups: list[list[Line]] = field(default_factory=list)
    end: int = 0
    headed: bool = True
    banners: set[int] = field(default_factory=set)

    def is_banner(self, group: Sequence[Line]) -> bool:
        """Whether a group of lines is a banner."""
        return group[0].number in self.banners


def is_head(line: Line) -> bool:
    """Whether a line can be the header of an aligned table: three short cells or more, each begun by a capital."""
    if "\t" in line.raw or "|" in line.raw or len(line.raw) > WIDEST_HEAD:
        return False
    cells = _CELL.findall(line.raw)
    return len(cells) >= FEWEST_COLUMNS and all(_HEAD.match(cell) and len(cell) <= LONGEST_HEAD for cell in cells)


def without_heads(lines: Sequence[Line], furniture: Mapping[int, Furniture]) -> dict[int, Furniture]:
    """The furniture without headers of aligned tables that come again on each page, as running titles do."""
    heads = {at for at, kind in furniture.items() if kind in {"header", "footer"} and is_head(lines[at])}
    others = furniture.keys() - heads

    def has_rows(at: int) -> bool:
        return piece_of(lines[at : at + NEAR], 0, {n for n in range(NEAR) if at + n in others}) is not None

    return {at: kind for at, kind in furniture.items() if at in others or not has_rows(at)}


def pieces_of(lines: Sequence[Line], at: int, furniture: Collection[int]) -> list[Piece]:
    """The pieces, a page each, of the table whose header stands on a line; none where it heads no table."""
    first = piece_of(lines, at, furniture) if is_head(lines[at]) else None
    if first is None and _comes_again(lines, at):
        first = piece_of(lines, at, furniture, fewest=1)
    pieces = [first] if first is not None else []
    while pieces and (more := _next_piece(lines, pieces[-1], lines[at], furniture)) is not None:
        pieces.append(more)
    return pieces


def _comes_again(lines: Sequence[Line], at: int) -> bool:
    """Whether the header on a line stands again not far below it: then one row a page is a table as well."""
    words = lines[at].text.split()
    return is_head(lines[at]) and any(line.text.split() == words for line in lines[at + 1 : at + NEAR])


def _next_piece(lines: Sequence[Line], last: Piece, head: Line, furniture: Collection[int]) -> Piece | None:
    """What goes on with a table on the next page, below its header again or at the same columns."""
    following = next_filled(lines, last.end)
    while following is not None and following in furniture:
        following = next_filled(lines, following + 1)
    if following is None or not any(line.breaks for line in lines[last.end : following + 1]):
        return None
    again = lines[following].text.split() == head.text.split()
    strips = None if again else Strips([set(strip) for strip in last.strips.blanks])
    return piece_of(lines, following, furniture, strips, fewest=int(not again))


def piece_of(
    lines: Sequence[Line], at: int, furniture: Collection[int], strips: Strips | None = None, *, fewest: int = FEWEST_LINES
) -> Piece | None:
    """The piece of a table that begins on a line and ends with its page; None where no lines below keep to its columns.

    `strips` are those of the page before, where the header does not come again; `fewest` is how many lines must fill more
    than one column: none below a header that comes again, as its first lines may be the rest of a row that the page cut.
    """
    piece = Piece(strips or Strips.below(lines[at].raw), [[]], at, headed=strips is None)
    for one in range(at, len(lines)):
        line = lines[one]
        if line.breaks and one > at:
            break
        if one in furniture:
            continue
        if line.blank:
            piece.groups += [[]] if piece.groups[-1] else []
        elif "\t" in line.raw or "|" in line.raw or not piece.strips.take(line.raw):
            if one == at or not _is_banner(lines, one, furniture, piece.strips):
                break
            piece.banners.add(line.number)
            piece.groups += [[line], []]
        else:
            piece.groups[-1].append(line)
            piece.end = one + 1
    _without_text_below(piece, lines, 1 if fewest else 2)
    body = [line for group in piece.groups if not piece.is_banner(group) for line in group][int(strips is None) :]
    several = sum(sum(map(bool, piece.strips.cells(line.raw))) > 1 for line in body)
    return piece if several >= fewest else None


def _is_banner(lines: Sequence[Line], at: int, furniture: Collection[int], strips: Strips) -> bool:
    """Whether a line across the columns heads the rows below: a short one at the margin, with a row right below."""
    line = lines[at]
    following = next((i for i in range(at + 1, len(lines)) if lines[i].text and i not in furniture), None)
    if line.indent or following is None or lines[following].breaks or len(line.text) > LONGEST_BANNER:
        return False
    if line.text.endswith((".", ",", ";")) or not line.text[0].isupper():
        return False
    row = lines[following].raw
    trial = Strips([set(strip) for strip in strips.blanks])
    return "\t" not in row and "|" not in row and trial.take(row) and sum(map(bool, trial.cells(row))) >= FEWEST_COLUMNS


def _without_text_below(piece: Piece, lines: Sequence[Line], kept: int) -> None:
    """Leaves off groups at the end that only fill the first column: short paragraphs below the table."""
    piece.groups = [group for group in piece.groups if group]
    while (
        len(piece.groups) > kept
        and not piece.is_banner(piece.groups[-1])
        and all(not any(piece.strips.cells(line.raw)[1:]) for line in piece.groups[-1])
    ):
        first = piece.groups.pop()[0]
        while lines[piece.end - 1].number >= first.number:
            piece.end -= 1


def rows_of(piece: Piece) -> list[RowText] | None:
    """The rows of a piece; None where its lines do not tell where a row ends and the next begins."""
    rows: list[list[Line]] = []
    spaced = len(piece.groups) > FEWEST_LINES
    widths = _widths(piece)
    for group in piece.groups:
        if piece.is_banner(group):
            rows.append(list(group))
            continue
        goes_on = len(rows) > int(piece.headed) and spaced and _is_rest(piece.strips.cells(group[0].raw))
        rows += [] if goes_on else [[]]
        for at, line in enumerate(group):
            if at and _begins(piece.strips.cells(line.raw)):
                if not _may_be_rest(piece.strips.cells(group[at - 1].raw), piece.strips.cells(line.raw), widths):
                    rows.append([])
                elif not spaced:
                    return None
            elif at and not spaced and _is_unclear(piece.strips.cells(group[at - 1].raw), piece.strips.cells(line.raw), widths):
                return None
            rows[-1].append(line)
    return [_banner(row) if piece.is_banner(row) else _row(row, piece.strips) for row in rows if row]


def _banner(row: Sequence[Line]) -> RowText:
    return RowText((row[0].text,), row[0].number, row[-1].number, whole=True)


def columns_of(piece: Piece) -> list[RowText]:
    """The texts of a piece whose rows cannot be told: each group's columns one by one, none mixed with another."""
    rows = [_banner(group) if piece.is_banner(group) else _row(group, piece.strips) for group in piece.groups]
    return [RowText((cell,), row.line, row.end_line, whole=True) for row in rows for cell in row.cells if cell]


def _row(row: Sequence[Line], strips: Strips) -> RowText:
    parts = [strips.cells(line.raw) for line in row]
    texts = tuple(joined_lines([part[column] for part in parts if part[column]]) for column in range(len(parts[0])))
    return RowText(texts, row[0].number, row[-1].number)


def _widths(piece: Piece) -> list[int]:
    """How wide each column's longest line is."""
    cells = [piece.strips.cells(line.raw) for group in piece.groups if not piece.is_banner(group) for line in group]
    return [max(len(parts[column]) for parts in cells) for column in range(len(piece.strips.blanks) + 1)]


def _begins(cells: Sequence[str]) -> bool:
    """Whether every column begins something on a line."""
    return all(cell and not _SMALL.match(cell) for cell in cells)


def _is_rest(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return not cells[0] and all(_SMALL.match(cell) for cell in filled)


def _may_be_rest(before: Sequence[str], cells: Sequence[str], widths: Sequence[int]) -> bool:
    """Whether each cell of a line can go on with the one above: that one is so full that the next word had no room."""
    return all(
        above and len(above) + 1 + len(cell.split()[0]) > width
        for above, cell, width in zip(before, cells, widths, strict=True)
        if cell
    )


def _is_unclear(before: Sequence[str], cells: Sequence[str], widths: Sequence[int]) -> bool:
    """Whether a line that leaves columns empty can be no mere rest of the row above: a first cell that had room there."""
    return bool(cells[0]) and not _SMALL.match(cells[0]) and not _may_be_rest(before[:1], cells[:1], widths[:1])


def _is_gap(raw: str, at: int) -> bool:
    """Whether a column lies between words that two blanks or more part, or beyond the line's words."""
    return raw[at : at + 2].strip() == "" or raw[max(0, at - 1) : at + 1].strip() == ""
