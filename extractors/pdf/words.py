"""Glyphs to lines: what is printed side by side on one baseline, with the blanks that the file has or leaves out."""

from __future__ import annotations

import bisect
import itertools
import statistics
from collections import Counter
from collections.abc import Iterable

from extractors.boxes import shared, union
from extractors.pdf.glyphs import CellOf, Taken, glyphs_of
from extractors.pdf.pieces import Glyph, Line, PageObjects, Run
from extractors.pdf.turns import ASLANT, from_frame
from schemas.document import Box

APART = 1.0
_NARROW = 0.26
_BESIDE = 0.2
_NARROW_WITHOUT_BLANKS = 0.16
_AFTER_MARKER = 0.45
_GUTTER = 0.6
_ALIKE = 0.7
_FEW = 3
_LONGEST_MARKER = 5
_TURNS_AFTER = "-‐–—"


class _Row:
    """Glyphs of one line in the making."""

    def __init__(self, glyph: Glyph) -> None:
        self.glyphs = [glyph]
        self.gaps: list[float] = [0.0]
        self.blank: list[bool] = [False]
        self.base = glyph.base
        self.size = glyph.size
        self.x1 = glyph.x1
        self.pending = False
        self.even = True

    def takes(self, glyph: Glyph) -> bool:
        """Whether the glyph goes on with this line: same baseline (or raised beside it), next to the last one."""
        if glyph.cell != self.glyphs[0].cell:
            return False
        if glyph.size == self.size and glyph.base == self.base:
            return -0.6 * self.size <= glyph.x0 - self.x1 <= APART * self.size
        big = max(self.size, glyph.size)
        shift = abs(glyph.base - self.base)
        if shift > 0.12 * big and (shift > 0.62 * big or min(self.size, glyph.size) > 0.86 * big):
            return False
        gap = glyph.x0 - self.x1
        return -0.6 * big <= gap <= APART * big

    def add(self, glyph: Glyph) -> None:
        self.gaps.append(glyph.x0 - self.x1)
        self.blank.append(self.pending)
        self.pending = False
        self.glyphs.append(glyph)
        if glyph.x1 > self.x1:
            self.x1 = glyph.x1
        if glyph.size == self.size and glyph.base == self.base:
            return
        self.even = False
        if glyph.size > 1.15 * self.size or (glyph.size > 0.9 * self.size and len(self.glyphs) < 3):
            self.base, self.size = glyph.base, max(self.size, glyph.size)


def lines_of(page: PageObjects, cell_of: CellOf) -> tuple[list[Line], Taken]:
    """The page's lines in painting order, and what its characters came to.

    A wide gap ends a line: what stands side by side is put together (or kept apart, as columns) by the layout.
    """
    taken = glyphs_of(page, cell_of)
    out: list[Line] = []
    for turn, glyphs in taken.turned.items():
        rows = _rows(glyphs) if turn != ASLANT else [_aslant(glyphs)]
        narrow = _NARROW if taken.blanks else _NARROW_WITHOUT_BLANKS
        out.extend(_line(row, page.number, turn, narrow) for row in _parted(_beside(rows)))
    out.sort(key=lambda line: line.order)
    return out, taken


def _rows(glyphs: list[Glyph]) -> list[_Row]:
    rows: list[_Row] = []
    row: _Row | None = None
    for glyph in glyphs:
        if glyph.text.isspace():
            if row is not None:
                row.pending = True
        elif row is not None and row.takes(glyph):
            row.add(glyph)
        else:
            row = _Row(glyph)
            rows.append(row)
    return rows


def _aslant(glyphs: list[Glyph]) -> _Row:
    """Text that stands aslant (a watermark) in painting order."""
    row = _Row(glyphs[0])
    for glyph in glyphs[1:]:
        if glyph.text.isspace():
            row.pending = True
        else:
            row.add(glyph)
            row.gaps[-1] = 0.0
    return row


def _beside(rows: list[_Row]) -> list[_Row]:
    """Rows that the file paints apart but that stand on one baseline with no gap between are one."""
    out: list[_Row] = []
    for row in sorted(rows, key=lambda r: (r.glyphs[0].cell, round(r.base), r.glyphs[0].x0)):
        if out and _joins(out[-1], row):
            for number, glyph in enumerate(row.glyphs):
                out[-1].pending = row.blank[number] or (number == 0 and out[-1].pending)
                out[-1].add(glyph)
        else:
            out.append(row)
    return _with_raised(out)


def _joins(left: _Row, right: _Row) -> bool:
    if abs(left.base - right.base) > 0.12 * max(left.size, right.size):
        return False
    # What is painted elsewhere in between is another cell or column, unless the letters all but touch.
    apart = not 0 < right.glyphs[0].order - left.glyphs[-1].order <= 3
    return left.glyphs[0].cell == right.glyphs[0].cell and _near(left, right, 0.2 if apart else 0.45)


def _near(left: _Row, right: _Row, most: float) -> bool:
    gap = right.glyphs[0].x0 - left.x1
    return -0.25 * max(left.size, right.size) <= gap <= most * max(left.size, right.size)


def _with_raised(rows: list[_Row]) -> list[_Row]:
    """Small raised or lowered rows ("rd", a note's mark) go into the line that they touch."""
    small = [row for row in rows if len(row.glyphs) <= 4]
    out = [row for row in rows if len(row.glyphs) > 4]
    for row in small:
        host = next((big for big in out if _hosts(big, row)), None)
        if host is None:
            out.append(row)
        else:
            _insert(host, row)
    return out


def _hosts(big: _Row, row: _Row) -> bool:
    if row.size > 0.86 * big.size or row.glyphs[0].cell != big.glyphs[0].cell:
        return False
    shift = abs(row.base - big.base)
    touches = shared((row.glyphs[0].x0, row.x1), (big.glyphs[0].x0, big.x1)) > -0.25 * big.size
    return 0.12 * big.size < shift < 0.62 * big.size and touches


def _insert(host: _Row, row: _Row) -> None:
    at = next((n for n, glyph in enumerate(host.glyphs) if glyph.x0 > row.glyphs[0].x0), len(host.glyphs))
    host.glyphs[at:at] = row.glyphs
    host.gaps[at:at] = [0.0, *row.gaps[1:]]
    host.blank[at:at] = row.blank
    if at + len(row.glyphs) < len(host.glyphs):
        after = at + len(row.glyphs)
        host.gaps[after] = host.glyphs[after].x0 - row.x1
    host.x1 = max(host.x1, row.x1)
    host.even = False


def _parted(rows: list[_Row]) -> list[_Row]:
    """Rows cut at a wide gap behind which several others begin: cells of narrow columns that all but touch."""
    starts: dict[int, list[float]] = {}
    for row in rows:
        starts.setdefault(row.glyphs[0].cell, []).append(row.glyphs[0].x0)
    for found in starts.values():
        found.sort()
    return [part for row in rows for part in _cut_at(row, starts[row.glyphs[0].cell])]


def _cut_at(row: _Row, starts: list[float]) -> list[_Row]:
    """A row in the parts that begin where `starts` says others do; what stands behind a marker stays with it."""
    glyphs = row.glyphs
    wide = [at for at, gap in enumerate(row.gaps) if gap >= _GUTTER * row.size and at > _LONGEST_MARKER]
    cuts = [at for at in wide if _beginning(starts, glyphs[at].x0) >= _FEW]
    parts: list[_Row] = []
    for first, end in itertools.pairwise([0, *cuts, len(glyphs)]):
        part = _Row(glyphs[first])
        for at in range(first + 1, end):
            part.pending = row.blank[at]
            part.add(glyphs[at])
            part.gaps[-1] = row.gaps[at]
        parts.append(part)
    return parts if cuts else [row]


def _beginning(starts: list[float], x: float) -> int:
    return bisect.bisect_right(starts, x + _ALIKE) - bisect.bisect_left(starts, x - _ALIKE)


def _line(row: _Row, page: int, turn: int, narrow: float) -> Line:
    glyphs = row.glyphs
    cuts = _cuts(row)
    blanks = _blanks(row, narrow, cuts)
    second = blanks.index(True) if True in blanks else None
    texts = [f" {glyph.text}" if blank else glyph.text for glyph, blank in zip(glyphs, blanks, strict=True)]
    if second is not None and second <= _LONGEST_MARKER and row.gaps[second] > _AFTER_MARKER * row.size:
        texts[second] = f"\t{glyphs[second].text}"
    runs = tuple(_run(row, start, end, texts, turn) for start, end in itertools.pairwise([0, *cuts, len(glyphs)]))
    size, base = row.size, row.base
    if not row.even:
        size = Counter(glyph.size for glyph in glyphs).most_common(1)[0][0]
        base = next(glyph.base for glyph in glyphs if glyph.size == size)
    order = glyphs[0].order if row.even else min(glyph.order for glyph in glyphs)
    box, first = union(run.box for run in runs), _first_word(row, blanks)
    return Line(
        page, runs, box, base, size, first, order, glyphs[0].cell, turn, None if second is None else glyphs[second].x0
    )  # fmt: skip


def _blanks(row: _Row, narrow: float, cuts: list[int]) -> list[bool]:
    """Where a blank stands before a glyph: one of the file, or a gap wider than the letters of this line have."""
    limit = narrow * row.size
    other = min(limit, _BESIDE * row.size)
    wide = sum(gap > limit for gap in row.gaps)
    if len(row.gaps) > 6 and wide * 3 > len(row.gaps):
        limit = max(limit, statistics.median(row.gaps[1:]) + 0.15 * row.size)
        other = limit
    out = [blank or gap > limit for blank, gap in zip(row.blank, row.gaps, strict=True)]
    for at in cuts:
        out[at] = row.blank[at] or row.gaps[at] > other
    return out


def _cuts(row: _Row) -> list[int]:
    """Where the look changes, or letters begin to be raised or cease to be."""
    pairs = itertools.pairwise(row.glyphs)
    if row.even:
        return [at for at, (one, two) in enumerate(pairs, start=1) if one.look is not two.look and one.look != two.look]
    return [
        at for at, (one, two) in enumerate(pairs, start=1) if one.look != two.look or _is_raised(row, one) != _is_raised(row, two)
    ]


def _is_raised(row: _Row, glyph: Glyph) -> bool:
    return glyph.size < 0.86 * row.size and row.base - glyph.base > 0.12 * row.size


def _run(row: _Row, start: int, end: int, texts: list[str], turn: int) -> Run:
    glyphs = row.glyphs[start:end]
    if row.even and glyphs[0].look.font == glyphs[-1].look.font:
        box = (glyphs[0].x0, glyphs[0].top, glyphs[-1].x1, glyphs[0].bottom)
    else:
        box = union((g.x0, g.top, g.x1, g.bottom) for g in glyphs)
    look = glyphs[0].look
    return Run("".join(texts[start:end]), _rounded(from_frame(box, turn)), look, not row.even and _is_raised(row, glyphs[0]))


def _rounded(box: Box) -> Box:
    return round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)


def _first_word(row: _Row, blanks: list[bool]) -> float:
    """How wide the first word is, up to where the line could have been turned."""
    end = row.glyphs[0].x1
    for at, glyph in enumerate(row.glyphs):
        if blanks[at] or (at and row.glyphs[at - 1].text in _TURNS_AFTER):
            break
        end = glyph.x1
    return end - row.glyphs[0].x0


def joined(lines: Iterable[Line]) -> Line:
    """Lines side by side on one baseline as one, a tab for each wide gap."""
    ordered = sorted(lines, key=lambda line: line.box[0])
    head = ordered[0]
    runs = list(head.runs)
    for line in ordered[1:]:
        first = line.runs[0]
        runs.append(Run("\t" + first.text, first.box, first.look, first.raised))
        runs.extend(line.runs[1:])
    chief = max(ordered, key=lambda line: len(line.text))
    box = union(line.box for line in ordered)
    order = min(line.order for line in ordered)
    second = ordered[1].box[0] if head.second is None else head.second
    return Line(head.page, tuple(runs), box, chief.base, chief.size, head.first, order, head.cell, head.turn, second)
