"""Who and when below each action, or at its end, without any label: "Head of Resourcing · by September 2025"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.interpret.fields.tail_times import time_of
from pipeline.interpret.fields.trailing import trailing_fields
from pipeline.interpret.items import is_bracketed
from pipeline.interpret.judging import Sure
from pipeline.interpret.label_lines import LabelledLine
from pipeline.interpret.labels import LabelReading
from pipeline.interpret.tree import Line
from schemas.passage import Passage, joined

FEWEST = 3
LONGEST_TAIL = 200
LIKE_A_TIME, LIKE_A_LEAD, SURELY_A_LEAD = 0.6, 0.5, 0.7
SHORT = 2
MOST = 0.6
ALONE = ""
TIME = "time"
FEWEST_WORDS = 4
_SEPARATORS = {"·": r"\s*[·•]\s*", "|": r"\s*[|¦]\s*", "–": r"\s+[–—-]\s+", "/": r"\s+/\s+", ";": r"\s*;\s+", ",": r",\s+"}
_SENTENCE_END = re.compile(r"(?<=[a-z)’'”0-9][.!?])\s+(?=[A-Z])")

Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Tails:
    """How a document sets who and when without a label: what parts the two, on a line of its own or at an item's end.

    `own`, `ending`: the separators that are in use there; "" where a lead stands alone, "time" where a time does.
    """

    own: frozenset[str] = frozenset()
    ending: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.own or self.ending)


NO_TAILS = Tails()


def learn_tails(lines: Sequence[Line], sure: Sure) -> Tails:
    """The ways that come at least three times in a document, each time below or behind words that are no tail themselves."""
    own: Counter[str] = Counter()
    ending: Counter[str] = Counter()
    listed = 0
    kinds = [_separator_of(line.text, sure) for line in lines]
    for (above, line), (before, found) in zip(pairwise(lines), pairwise(kinds), strict=True):
        if found is not None and before is None:
            own[found] += 1
        own[TIME] += _is_timed(above, line, sure)
    for line in lines:
        at = _end_of_text(line)
        if at is None:
            continue
        listed += 1
        kind = _ending_of(line.text[at:], sure)
        if kind is not None:
            ending[kind] += 1
    alone = ending.pop(ALONE, 0)
    often = {name for name, count in ending.items() if count >= FEWEST}
    if alone >= FEWEST and alone + sum(ending.values()) >= MOST * listed:
        often.add(ALONE)
    return Tails(frozenset(name for name, count in own.items() if count >= FEWEST), frozenset(often))


def parted(lines: Sequence[Line | None], tails: Tails, sure: Sure) -> Iterator[tuple[int, Line | None]]:
    """The lines with their numbers; an item that ends in who and when as two, its text and its tail."""
    for number, line in enumerate(lines):
        at = _end_of_text(line) if tails.ending and line is not None else None
        if line is not None and at is not None and _ending_of(line.text[at:], sure) in tails.ending:
            yield number, line.rest(0, len(line.text[:at].rstrip()))
            yield number, replace(line.rest(at), kind="paragraph", marker=None)
        else:
            yield number, line


def with_brackets(lines: Iterable[tuple[int, Line | None]]) -> Iterator[tuple[int, Line | None]]:
    """The lines with their numbers; a bracket alone on its line that says who or when is put behind the text above it."""
    before: tuple[int, Line | None] | None = None
    for number, line in lines:
        both = _with_bracket(before[1], line) if before is not None and before[1] is not None and line is not None else None
        if before is not None and both is not None:
            before = before[0], both
            continue
        if before is not None:
            yield before
        before = number, line
    if before is not None:
        yield before


def _with_bracket(above: Line, line: Line) -> Line | None:
    if line.kind != "paragraph" or not is_bracketed(line) or above.kind == "heading" or above.bold:
        return None
    both = replace(above, passage=joined([above.passage, line.passage]))
    found = trailing_fields(both.text, usual=above.kind == "item")
    told = found is not None and found.start <= len(above.text) and (found.lead is not None or above.kind == "item")
    return both if told else None


def tail_keys(line: Line, tails: Tails, sure: Sure, *, front: bool = False) -> list[LabelledLine]:
    """The lead and the time that a line is nothing but, as values whose label is not printed; empty for other lines.

    A time alone in `front` of all else is the document's.
    """
    if not tails or line.kind == "heading":
        return []
    kind = _separator_of(line.text, sure)
    if kind is not None and kind in tails.own | tails.ending:
        return [_key(line, span) for span in _spans(line.text, kind, sure)]
    if TIME in tails.own and not front and _is_time_alone(line, sure):
        return [_key(line, ("timeframe", 0, len(line.text)))]
    if ALONE in tails.ending and line.kind == "paragraph" and _is_lead(line.text, sure):
        return [_key(line, ("lead", 0, len(line.text)))]
    return []


def _is_timed(above: Line, line: Line, sure: Sure) -> bool:
    """Whether a line is nothing but a time and right below some words that could be an action."""
    if not _is_time_alone(line, sure) or above.kind == "heading":
        return False
    return len(above.text.split()) >= FEWEST_WORDS and ":" not in above.text and sure("lead", above.text) < LIKE_A_LEAD


def _is_time_alone(line: Line, sure: Sure) -> bool:
    """Whether a line of plain text is nothing but a time: no term of a legend ("Short term = …"), no label or lead-in."""
    plain = line.kind == "paragraph" and not line.bold and "=" not in line.text and ":" not in line.text
    return plain and _is_time(line.text, sure)


def _key(line: Line, span: Span) -> LabelledLine:
    field, start, end = span
    return LabelledLine(LabelReading("", ((field, 1.0),), learned=True), Passage(()), line.rest(start, end))


def _ending_of(tail: str, sure: Sure) -> str | None:
    """How who and when are set in words that are nothing else: what parts them, or a lead alone; None for other words."""
    return _separator_of(tail, sure) or (ALONE if _is_lead(tail, sure) else None)


def _end_of_text(line: Line) -> int | None:
    """Where the words behind the last full sentence of an item begin."""
    if line.kind != "item":
        return None
    end = max((found.end() for found in _SENTENCE_END.finditer(line.text)), default=None)
    return end if end is not None and len(line.text) - end <= LONGEST_TAIL else None


def _is_time(text: str, sure: Sure) -> bool:
    """Whether words are nothing but a time, or one or two that stand for one ("done", "TBC")."""
    return time_of(text, mere_year=True) or (len(text.split()) <= SHORT and sure("timeframe", text) >= LIKE_A_TIME)


def _is_lead(text: str, sure: Sure) -> bool:
    return sure("lead", text) >= SURELY_A_LEAD and not text.rstrip().endswith(".")


def _separator_of(text: str, sure: Sure) -> str | None:
    """What parts the lead from the time that a text is nothing but; None where it is anything else."""
    if len(text) > LONGEST_TAIL or not any(c.isalpha() for c in text):
        return None
    return next((name for name in _SEPARATORS if _spans(text, name, sure)), None)


def _spans(text: str, separator: str, sure: Sure) -> list[Span]:
    """The lead and the time of a text that a separator parts into these alone, in their order."""
    end = len(text.rstrip(" ."))
    for cut in re.finditer(_SEPARATORS[separator], text[:end]):
        if text.count("(", 0, cut.start()) > text.count(")", 0, cut.start()):
            # What stands in a bracket tells of the words before it.
            continue
        halves = ((0, cut.start()), (cut.end(), end))
        for (lead, time), names in ((halves, ("lead", "timeframe")), (halves[::-1], ("timeframe", "lead"))):
            words, when = text[slice(*lead)], text[slice(*time)]
            if words and when and _is_time(when, sure) and not _is_time(words, sure) and sure("lead", words) >= LIKE_A_LEAD:
                return [(name, *span) for name, span in zip(names, halves, strict=True)]
    return []
