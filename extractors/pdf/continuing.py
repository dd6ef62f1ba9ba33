"""Whether text goes on over a break of page, column or row; the evidence is the sentence, the line's end and the look."""

from __future__ import annotations

import re

from extractors.pdf.flow import begins_small, clear_bullet, ends_sentence, words_x0
from extractors.pdf.pieces import Draft, Line
from extractors.wording import split_marker

# A number of several parts that stands apart from its words: "1.2<tab>Train …". Within a line it may be a decimal.
_NUMBERED = re.compile(r"\s*[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\t")
_SHORT = 0.25


def goes_on(above: Draft, below: Draft) -> bool:
    """Whether a paragraph that begins after a break is the rest of the one before it."""
    last, first = above.lines[-1], below.lines[0]
    if above.furniture or below.furniture or not _in_one_place(above, below):
        return False
    if last.turn or first.turn or _differs(last, first) or begins_item(below):
        return False
    if ends_sentence(above.text):
        return _is_rest_of_item(above, below)
    if begins_small(first):
        return not _is_short(above, first)
    return is_full(above, first) and not _is_title(above) and _keeps_indent(above, below)


def begins_item(draft: Draft) -> bool:
    """Whether a paragraph begins with a list marker."""
    text = draft.lines[0].text
    if _NUMBERED.match(text):
        return True
    marker, _ = split_marker(text)
    return marker is not None and (clear_bullet(text) or not begins_small(draft.lines[0]) or "\t" in text)


def mid_sentence(above: Draft, below: Draft) -> bool:
    """Whether the break stands inside a sentence: no stop before it, small letters behind."""
    return begins_small(below.lines[0]) and not ends_sentence(above.text) and not begins_item(below)


def is_full(above: Draft, first: Line) -> bool:
    """Whether the next line's first word would not have stood at the end of the paragraph's last line."""
    last = above.lines[-1]
    return above.right - last.box[2] <= first.first + 0.6 * first.size


def _is_short(above: Draft, first: Line) -> bool:
    """Whether a paragraph's last line ends so early that no line was ever turned there: the next small letter is another's."""
    room = above.right - above.lines[-1].box[2]
    return len(above.lines) == 1 and room > first.first + _SHORT * (above.right - above.left)


def _differs(last: Line, first: Line) -> bool:
    if abs(last.size - first.size) > 0.08 * max(last.size, first.size):
        return True
    return last.bold != first.bold and not begins_small(first)


def _in_one_place(above: Draft, below: Draft) -> bool:
    """A panel's text does not go on outside of it; it may in the panel's second half, in the next column."""
    return above.in_panel == below.in_panel and above.in_table == below.in_table


def _is_title(draft: Draft) -> bool:
    return len(draft.lines) == 1 and draft.lines[0].bold


def _keeps_indent(above: Draft, below: Draft) -> bool:
    return abs((above.lines[-1].box[0] - above.left) - (below.lines[0].box[0] - below.left)) <= 3.0


def _is_rest_of_item(above: Draft, below: Draft) -> bool:
    """After a full stop only the hanging indent of a list item tells that its text goes on."""
    head = above.lines[0]
    marker, _ = split_marker(head.text)
    if marker is None or not is_full(above, below.lines[0]):
        return False
    words = words_x0(head) - above.left
    return words > 8.0 and abs(below.lines[0].box[0] - below.left - words) <= 2.5
