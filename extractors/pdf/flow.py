"""Lines to paragraphs: what a printed line's end means."""

from __future__ import annotations

import itertools
import math
import re
import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.boxes import union
from extractors.pdf.pieces import Draft, Line
from extractors.pdf.surroundings import NOTHING, Surroundings
from extractors.wording import split_marker

_ENDS = re.compile(r"[.:;!?…][)\]”’\"']*\s*$")
_CLEAR = re.compile(r"\s*[•‣◦▪▫■□●○◆◇❖➢➤►▶▸✓✔✗✘❑❒◻⁃∙\uf000-\uf0ff]")
_DASH = re.compile(r"[-–—]\s")
_OPEN_DASH = re.compile(r"[^\W_]\s+[-–—]\s*$")
_STOP = re.compile(r"[.!?][)\]”’\"']*\s*$")
_STOP_WITHIN = re.compile(r"[a-z0-9%)][.!?]\s+[A-Z]")
_ENTRY = re.compile(r"(?:[.…_]{4}|\t)[\s.…_]*(?:[0-9]{1,4}|[ivxl]{1,5})\s*$")
_BARE = re.compile(r"\s*[•‣◦▪▫■□●○◆◇❖➢➤►▶▸✓✔✗✘❑❒◻⁃∙\uf000-\uf0ff]\s*$")
_SET_SOLID = 1.2
_SURE = 2
_ALONE = 3.0
_TIGHT = 1.18
_LOOSE = 1.5


@dataclass(frozen=True, slots=True)
class Frame:
    """Where lines run: the column's or cell's sides, whether it is a cell, and nearer sides that the text itself shows.

    `parts_at_stops`: in this column of a table, a sentence that begins at a line's head begins a paragraph.
    """

    left: float
    right: float
    in_table: bool = False
    around: Surroundings = NOTHING
    parts_at_stops: bool = False
    shown: Mapping[int, float] = field(default_factory=dict)

    def right_of(self, line: Line) -> float:
        """How far a line could have run."""
        right = self.around.right(line, self.right)
        return min(right, self.shown.get(round(right), right))


class Leading:
    """The distance of lines within a paragraph, as a share of the size, learnt from where a sentence plainly goes on."""

    def __init__(self) -> None:
        self._seen: dict[tuple[float, bool], list[float]] = {}
        self._spaced = 0

    def learn(self, lines: Sequence[Line], right: float, *, in_table: bool) -> None:
        """Take in lines that stand one below the other in a column that ends at `right`.

        Only a line that the next one's first word had no room on was turned and not ended.
        """
        for above, below in itertools.pairwise(lines):
            if abs(above.size - below.size) > 0.3 or above.turn or below.turn:
                continue
            distance = below.base - above.base
            self._spaced += in_table and 1.55 * below.size < distance < 3.5 * below.size
            turned = right - above.box[2] <= below.first + 0.6 * below.size or distance < _LOOSE * below.size
            if turned and 0 < distance < 2.6 * below.size and begins_small(below) and not _ENDS.search(above.text):
                self._seen.setdefault((round(below.size), in_table), []).append(distance / below.size)

    @property
    def spaced_cells(self) -> bool:
        """Whether paragraphs of cells are set with space between them."""
        return self._spaced > 1

    def of(self, size: float, *, in_table: bool) -> float:
        """The normal distance in points."""
        for key in ((round(size), in_table), (round(size), not in_table)):
            found = self._seen.get(key, [])
            if len(found) >= _SURE or (found and not in_table and key[1] == in_table):
                return statistics.median_low(found) * size
        return _SET_SOLID * size


def parts_at_stops(cells: Iterable[Sequence[Line]]) -> bool:
    """Whether sentences end at line ends alone in a column's cells: then each is a paragraph, set without space between.

    In running text a sentence ends within a line far more often than just at its end.
    """
    at_ends = 0
    for lines in cells:
        if any(_STOP_WITHIN.search(line.text) for line in lines):
            return False
        at_ends += sum(bool(_STOP.search(a.text)) and b.text[:1].isupper() for a, b in itertools.pairwise(lines))
    return at_ends > 0


def paragraphs(lines: Sequence[Line], frame: Frame, leading: Leading) -> list[Draft]:
    """Lines of one column put together to paragraphs."""
    out: list[Draft] = []
    frame = _narrowed(lines, frame)
    for line in _with_bare_bullets(lines):
        if out and _continues(out[-1], line, frame, leading):
            out[-1].lines.append(line)
            out[-1].right = frame.right_of(line)
        else:
            panel = frame.around.panel(line) is not None
            out.append(Draft([line], left=frame.left, right=frame.right_of(line), in_table=frame.in_table, in_panel=panel))
    return out


def _with_bare_bullets(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines, a bullet that stands alone put before the line right below it, whose first word had no room beside it."""
    bullet: Line | None = None
    for line in lines:
        if bullet is not None:
            if 0 < line.base - bullet.base < _ALONE * line.size and not clear_bullet(line.text):
                head = replace(bullet.runs[0], text=bullet.text.strip() + "\t")
                box = union((bullet.box, line.box))
                yield replace(line, runs=(head, *line.runs), box=box, first=bullet.first, second=line.box[0])
                bullet = None
                continue
            yield bullet
        bullet = line if _BARE.match(line.text) and not line.turn else None
        if bullet is None:
            yield line
    if bullet is not None:
        yield bullet


def _narrowed(lines: Sequence[Line], frame: Frame) -> Frame:
    """The frame with its right side where the text shows it to be, for each side that a line may run up to.

    Where a sentence plainly goes on in the next line, that line's first word did not fit on the one before.
    """
    bounds: dict[int, float] = {}
    longest: dict[int, float] = {}
    for line in lines:
        side = round(frame.right_of(line))
        longest[side] = max(longest.get(side, 0.0), line.box[2])
    for above, below in itertools.pairwise(lines):
        close = 0 < below.base - above.base < 1.6 * below.size and abs(above.box[0] - below.box[0]) <= 2.5
        if close and begins_small(below) and not ends_sentence(above.text):
            side = round(frame.right_of(above))
            bounds[side] = min(bounds.get(side, math.inf), above.box[2] + 0.25 * above.size + below.first)
    return replace(frame, shown={side: max(longest[side], bound) for side, bound in bounds.items()})


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a mark that can close a paragraph."""
    return bool(_ENDS.search(text))


def clear_bullet(text: str) -> bool:
    """Whether a text begins with a sign that is nothing but a bullet."""
    return bool(_CLEAR.match(text))


def begins_small(line: Line) -> bool:
    """Whether a line begins with a small letter."""
    return line.text.strip()[:1].islower()


def _continues(draft: Draft, line: Line, frame: Frame, leading: Leading) -> bool:
    last = draft.lines[-1]
    if line.turn or last.turn:
        return line.turn == last.turn and frame.in_table
    goes_on = (begins_small(line) and not ends_sentence(last.text)) or bool(_OPEN_DASH.search(last.text))
    if _looks_new(draft, line, frame, goes_on=goes_on and not _fits(last, line, frame)):
        return False
    distance = (line.base - last.base) / leading.of(line.size, in_table=frame.in_table)
    tight = distance <= _TIGHT
    if tight and distance > 0 and _turned_before_dash(draft, line, frame):
        return True
    if not 0 < distance <= _LOOSE or _opens_item(draft, line, frame, goes_on=goes_on) or _opens_sentence(draft, line, frame):
        return False
    fits = _fits(last, line, frame)
    if tight:
        return goes_on or _hangs(draft, line) or (not fits and _keeps_indent(draft, line))
    return not fits and (goes_on or (_same_title(last, line) and _keeps_indent(draft, line)))


def _opens_sentence(draft: Draft, line: Line, frame: Frame) -> bool:
    """Where sentences that begin at a line's head are paragraphs, whether one begins here."""
    begins = bool(_STOP.search(draft.lines[-1].text)) and line.text[:1].isupper()
    return frame.parts_at_stops and begins and not _hangs(draft, line)


def _looks_new(draft: Draft, line: Line, frame: Frame, *, goes_on: bool) -> bool:
    """Another panel, size or weight, or an entry of a list of pages above: no line goes on after those.

    Within a cell another panel may be the shading of the next row, over which the text of a merged cell runs on.
    """
    last = draft.lines[-1]
    if frame.around.panel(last) is not frame.around.panel(line) and (not frame.in_table or _fits(last, line, frame)):
        return True
    if abs(line.size - last.size) > 0.08 * max(line.size, last.size) or _ENTRY.search(last.text):
        return True
    return last.bold != line.bold and _all_or_none(last, line) and not goes_on


def _hangs(draft: Draft, line: Line) -> bool:
    """Within an item, a line set in to where its words begin belongs to it, however the line before ended."""
    first = draft.lines[0]
    marker, _ = split_marker(first.text)
    if marker is None or line.box[0] < first.box[0] + 4.0:
        return False
    return abs(line.box[0] - words_x0(first)) <= 2.5


def words_x0(line: Line) -> float:
    """Where the words after a marker at a line's head begin."""
    return line.box[0] if line.second is None else line.second


def _turned_before_dash(draft: Draft, line: Line, frame: Frame) -> bool:
    """Whether a dash at a line's head only came to stand there: the line before is full, unended, no list item's own."""
    if not _DASH.match(line.text) or _DASH.match(draft.lines[0].text) or ends_sentence(draft.text):
        return False
    return not _fits(draft.lines[-1], line, frame) and (_hangs(draft, line) or _keeps_indent(draft, line))


def _all_or_none(last: Line, line: Line) -> bool:
    """One of the lines is bold throughout, the other has no bold at all."""
    return not any(run.look.bold for run in (line if last.bold else last).runs)


def _same_title(last: Line, line: Line) -> bool:
    """Lines of a title are often set wider apart than text of the same size."""
    return last.bold and line.bold and last.runs[-1].look == line.runs[0].look and not ends_sentence(last.text)


def _fits(last: Line, line: Line, frame: Frame) -> bool:
    """Whether the next line's first word would have stood on the last line: then the line was ended on purpose."""
    room = frame.right_of(last) - last.box[2]
    if _centred(last, frame) and _centred(line, frame):
        room = (frame.right - frame.left) - (last.box[2] - last.box[0])
    return room > line.first + 0.6 * line.size


def _centred(line: Line, frame: Frame) -> bool:
    left, right = line.box[0] - frame.left, frame.right - line.box[2]
    return left > 1.5 * line.size and abs(left - right) < 0.6 * line.size


def _keeps_indent(draft: Draft, line: Line) -> bool:
    """A further line stands below the one before; the second may hang or stand out."""
    if len(draft.lines) < 2:
        return True
    before = draft.lines[-1]
    if abs(before.box[0] - line.box[0]) <= 2.5:
        return True
    middle = (before.box[0] + before.box[2]) / 2
    return abs(middle - (line.box[0] + line.box[2]) / 2) <= 3.0


def _opens_item(draft: Draft, line: Line, frame: Frame, *, goes_on: bool) -> bool:
    marker, start = split_marker(line.text)
    if marker is None:
        return False
    last = draft.lines[-1]
    if _CLEAR.match(line.text) or "\t" in line.text or _fits(last, line, frame):
        return True
    goes_on = goes_on or (line.text[start : start + 1].islower() and not ends_sentence(last.text))
    first = draft.lines[0]
    if split_marker(first.text)[0] is not None and abs(first.box[0] - line.box[0]) <= 2.5:
        return True
    shifted = abs(line.box[0] - draft.lines[-1].box[0]) > 2.5 if len(draft.lines) > 1 else False
    return shifted or not goes_on
