"""Numbers that are set apart from the text behind them by their look alone, and count on: "**3** Offer an open evening"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.interpret.tree import Line

FEWEST = 3
LONGEST = 2


def with_set_numbers(lines: Sequence[Line | None]) -> list[Line | None]:
    """The lines, with such numbers as their markers where they count from 1 to the last without a gap."""
    found = [(at, line, end) for at, line in enumerate(lines) if line is not None and (end := _end_of_number(line))]
    numbers = [int(line.text[:end]) for _, line, end in found]
    out = list(lines)
    if len(numbers) >= FEWEST and numbers == [*range(1, len(numbers) + 1)]:
        for at, line, end in found:
            rest = end + len(line.text[end:]) - len(line.text[end:].lstrip())
            out[at] = replace(line.rest(rest), marker=line.text[:end])
    return out


def _end_of_number(line: Line) -> int:
    """Where a bold number at the head of a paragraph ends that has the beginning of a sentence behind it; 0 for other lines."""
    if line.kind != "paragraph" or line.marker or line.bold or not line.text[:1].isdigit():
        return 0
    bold = line.passage.bold_until()
    number, rest = line.text[:bold].strip(), line.text[bold:].lstrip()
    return len(number) if number.isdigit() and len(number) <= LONGEST and rest[:1].isupper() else 0
