"""Titles of blocks that only their row tells to be counted: "A Leadership", "B Learning"; "Door 1: The way in", "Door 2 …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.interpret.found import text_of
from pipeline.interpret.sections import SectionDraft
from schemas.passage import joined

FEWEST = 2
_COUNT = re.compile(r"((?:(?P<word>[A-Z][\w'’-]{1,20})\s)?(?P<count>[A-Z]|[0-9]{1,2}))(?:\s*[:.)–—-]+\s+|\s+(?=[A-Z“\"‘']))")


def number_sections(sections: Sequence[SectionDraft]) -> None:
    """Takes the counts off the titles of such sections, as their refs; one title alone is counted by nobody."""
    found = [_count(section) for section in sections]
    run: list[int] = []
    for at, match in enumerate(found):
        if match is not None and (not run or _follows(found[run[-1]], match)):
            run.append(at)
            continue
        _take(sections, found, run)
        run = [at] if match is not None else []
    _take(sections, found, run)


def _count(section: SectionDraft) -> re.Match[str] | None:
    if section.ref is not None or not section.title_lines:
        return None
    return _COUNT.match(section.title_lines[0].text)


def _follows(before: re.Match[str] | None, match: re.Match[str]) -> bool:
    """Whether a count is the next one of its kind, with the same word before it."""
    if before is None or before["word"] != match["word"] or before["count"].isdigit() != match["count"].isdigit():
        return False
    return _place(match) == _place(before) + 1


def _place(match: re.Match[str]) -> int:
    count = match["count"]
    return int(count) if count.isdigit() else ord(count) - ord("A") + 1


def _take(sections: Sequence[SectionDraft], found: Sequence[re.Match[str] | None], run: Sequence[int]) -> None:
    first = found[run[0]] if run else None
    if len(run) < FEWEST or first is None or _place(first) != 1:
        return
    for at in run:
        section, match = sections[at], found[at]
        if match is None:
            continue
        head = section.title_lines[0]
        section.ref = text_of(head.cut(*match.span(1)))
        section.title_lines = [head.cut(match.end()), *section.title_lines[1:]]
        section.title = text_of(joined(section.title_lines))
