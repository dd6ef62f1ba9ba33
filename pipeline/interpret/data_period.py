"""The period that a plan gives once for all of its data: "Our data cover the year from 1 October 2023 to 30 September 2024"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.interpret.fields.figures.periods import PeriodWords, read_periods
from pipeline.interpret.fields.folding import fold
from pipeline.interpret.tree import Line
from schemas.passage import Passage
from schemas.plan import Period

SENTENCE = re.compile(r"[^.!?]+(?:\.(?=\S)[^.!?]*)*")
_SAYS = re.compile(
    r"\b(?:data|figures|statistics|numbers)\b[^.%]{0,60}?\b(?:covers?|relates? to|refers? to"
    r"|(?:are|is|were|was) (?:for|from|as at|of|taken|drawn|collected))\b"
)


def data_period(lines: Sequence[Line]) -> tuple[Period, Passage] | None:
    """The period of all the plan's data, and the words that say so; None where no line outside its blocks says it, or two differ.

    A plan's own period ("This plan covers 2024 to 2026") is not its data's.
    """
    found = [(words.period, line.passage.cut(words.start, words.end)) for line in lines for words in _told(line.text)]
    return found[0] if len({period for period, _ in found}) == 1 else None


def _told(text: str) -> list[PeriodWords]:
    out: list[PeriodWords] = []
    for sentence in SENTENCE.finditer(fold(text)):
        if "%" in sentence.group() or not _SAYS.search(sentence.group()):
            continue
        periods = [p for p in read_periods(text) if sentence.start() <= p.start < sentence.end() and not p.deadline]
        if len(periods) == 1:
            out += periods
    return out
