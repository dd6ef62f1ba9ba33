"""Lines that tell a block's metrics by a word of the document's own for them: "Standards: 1 and 9", "Question: 2"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline.interpret.labels import folded
from pipeline.interpret.tree import Line
from schemas.framework import Framework

FEWEST_LINES = 3
NUMBERS = r"[0-9]{1,2}(?:(?:\s*,\s*|\s*&\s*|,?\s+and\s+)[0-9]{1,2}){0,8}"
_LIST = re.compile(rf"(?P<label>[^\W\d_][^:0-9]{{1,30}}):\s*(?P<numbers>{NUMBERS})\.?")


def lists_of_metrics(lines: Sequence[Line], framework: Framework) -> frozenset[str]:
    """The texts of such lines: one word before lists that together name most metrics of the framework, and each once."""
    by_word: dict[str, list[tuple[str, list[int]]]] = defaultdict(list)
    for line in lines:
        found = _LIST.fullmatch(line.text) if framework.metrics else None
        if found is not None and line.kind != "heading":
            numbers = [int(number) for number in re.findall("[0-9]+", found["numbers"])]
            by_word[folded(found["label"]).rstrip("s")].append((line.text, numbers))
    return frozenset(text for told in by_word.values() if _names_metrics(told, framework) for text, _ in told)


def numbers_of(line: Line) -> Line:
    """Such a line without the word before its numbers."""
    found = _LIST.fullmatch(line.text)
    return line.rest(found.start("numbers")) if found is not None else line


def _names_metrics(told: Sequence[tuple[str, list[int]]], framework: Framework) -> bool:
    known = {metric.number for metric in framework.metrics}
    numbers = [number for _, each in told for number in each]
    once = len(set(numbers)) == len(numbers) and set(numbers) <= known
    return len(told) >= FEWEST_LINES and once and 3 * len(numbers) >= 2 * len(known)
