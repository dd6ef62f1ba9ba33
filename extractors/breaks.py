"""Line breaks inside a paragraph: which begin a paragraph of their own and which are only where a line was turned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from extractors.wording import split_marker
from schemas.document import Span, join_spans

Setting = Literal["flow", "cell", "item"]
LONGEST_LABEL = 60
_LABEL = re.compile(r"[A-Z(][^:.!?]{1,58}:(?:\s|$)")
_ENDS = re.compile(r"[.:;!?…)\]”’\"']\s*$|^\s*$")
_SHORT = 70


def parted(lines: Sequence[Sequence[Span]], setting: Setting) -> list[list[Span]]:
    """The lines of a paragraph put together to paragraphs; an empty line always parts them.

    A line begins a paragraph where it begins in bold, with a label ("Lead: …") or a list marker. Otherwise lines of a cell
    are paragraphs unless one plainly goes on; lines of the flow are where they are all complete; a list item is one paragraph.
    """
    apart = _lines_stand_alone([join_spans(list(line)) for line in lines if line], setting)
    out: list[list[Span]] = []
    last: Sequence[Span] = ()
    for line in lines:
        if not line:
            last = ()
        elif not last or apart or _opens(line, last) or (setting == "cell" and not _goes_on(last, line)):
            out.append(list(line))
            last = line
        else:
            _continue(out[-1], line)
            last = line
    return out


def _continue(paragraph: list[Span], line: Sequence[Span]) -> None:
    paragraph[-1] = paragraph[-1].model_copy(update={"joint": " "})
    paragraph.extend(line)


def _opens(line: Sequence[Span], last: Sequence[Span]) -> bool:
    text = join_spans(list(line))
    if line[0].bold and any(c.isalpha() for c in line[0].text) and not (last[-1].bold and not _ENDS.search(last[-1].text)):
        return True
    marker, start = split_marker(text)
    if marker is not None and start < len(text):
        return True
    return bool(_LABEL.match(text))


def _goes_on(last: Sequence[Span], line: Sequence[Span]) -> bool:
    """A sentence that the break cuts: no end before it, a small letter after it."""
    before, after = join_spans(list(last)), join_spans(list(line))
    return not _ENDS.search(before) and after[:1].islower()


def _lines_stand_alone(texts: Sequence[str], setting: Setting) -> bool:
    """Whether the lines are entries (an address, a list typed with breaks) and not the turns of one text."""
    if setting == "item" or len(texts) < 2:
        return False
    small = sum(text[:1].islower() for text in texts)
    if small == len(texts):
        return setting == "cell" and len(texts) > 2
    if small:
        return False
    ended = sum(bool(_ENDS.search(text)) for text in texts[:-1])
    short = sum(len(text) <= _SHORT for text in texts)
    return ended == len(texts) - 1 or short == len(texts)
