"""Which lines of a text are its pages' furniture: contents, page numbers, running titles, front matter, layout marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extractors.front_matter import MOST_LINES, end_of_front_matter
from extractors.text.lines import Line, next_filled
from schemas.document import Furniture

LONGEST_RUNNING = 120
_LEADER = re.compile(r"^(?P<words>.*?\S)\s*(?:\.{4,}|(?:\s?\. ){4,}|…{2,}|_{4,})[\s.…]*(?P<page>[0-9]{1,3})$")
_TABBED = re.compile(r"^(?P<words>[^\t]*\S[^\t]*)\t+\s*(?P<page>[0-9]{1,3})$")
_SPACED = re.compile(r"^(?P<words>\S.*?\S)\s{3,}(?P<page>[0-9]{1,3})$")
_CONTENTS = re.compile(
    r"^(?:#{1,6}\s*|\*\*)?(?:(?:table|list) of contents|contents(?: page)?|in this document|on this page)\s*:?\s*(?:\*\*)?#*$",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"^[-–—\s|]*(?:page|p\.?)\s*[0-9]{1,4}(?:\s*(?:of|/)\s*[0-9]{1,4})?[-–—\s|]*$"
    r"|^[0-9]{1,4}\s+of\s+[0-9]{1,4}$|^[-–—]\s*[0-9]{1,4}\s*[-–—]$",
    re.IGNORECASE,
)
_TITLED_PAGE = re.compile(r"^\S.{2,110}?[\s|–—-]+page\s*[0-9]{1,4}(?:\s*(?:of|/)\s*[0-9]{1,4})?$", re.IGNORECASE)
_NUMBER = re.compile(r"^[0-9]{1,4}$")
_LAYOUT = re.compile(
    r"^\{[:%/]?[^{}]{0,300}\}$|^\{\{[^{}]{0,300}\}\}$|^\[(?:TOC|_TOC_)\]$"
    r"|^</?(?:div|section|span|center|figure)\b[^<>]{0,500}>$"
)
_RULE = re.compile(r"^(?:[-–—_*=•·~.]\s?){3,}$|^[-=]{3,}(?:\s+[-=]{3,})+$")
# What a web page's template says to its reader at the head of a page that was saved as text.
_TEMPLATE = re.compile(
    r"^(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation|menu|search)$"
    r"|^(?:toggle|open|close|show) (?:the )?(?:main )?menu$"
    r"|^(?:accept|reject) (?:all|additional) cookies$|^back to (?:the )?top(?: of (?:the )?page)?$",
    re.IGNORECASE,
)
_ANCHOR_ITEM = re.compile(r"^(?:[-*+]|[0-9]{1,3}[.)])?\s*\[[^\[\]]{1,300}\]\(#[^()\s]{0,300}\)$")


def furniture_lines(lines: Sequence[Line]) -> dict[int, Furniture]:
    """The indexes of lines that are furniture, and of which kind."""
    found: dict[int, Furniture] = {}
    found.update(_front_matter(lines))
    for at, line in enumerate(lines):
        if line.text and at not in found and (_RULE.match(line.text) or _LAYOUT.match(line.text)):
            found[at] = "decoration"
        elif at not in found and _TEMPLATE.match(line.text):
            found[at] = "navigation"
    found.update(_contents(lines))
    found.update(_anchor_lists(lines))
    numbers = _page_numbers(lines)
    found.update(numbers)
    found.update(_running(lines, set(numbers)))
    return found


def _front_matter(lines: Sequence[Line]) -> dict[int, Furniture]:
    """Keys and values between two lines of dashes at the very beginning of the file."""
    end = end_of_front_matter([line.raw for line in lines[:MOST_LINES]])
    return {i: "decoration" if i in {0, end} else "header" for i in range(end + 1) if end and lines[i].text}


def _contents(lines: Sequence[Line]) -> dict[int, Furniture]:
    """Lines with leaders, and the list of pages below a heading "Contents"; entries that lack a page belong to it too."""
    found: dict[int, Furniture] = {}
    leaders = [at for at, line in enumerate(lines) if _LEADER.match(line.text)]
    if len(leaders) > 1:
        found.update(dict.fromkeys(leaders, "contents"))
        found.update(_between(lines, leaders))
    for at, line in enumerate(lines):
        if _CONTENTS.match(line.text):
            entries = _entries_below(lines, at)
            if entries:
                found.update(dict.fromkeys([at, *entries], "contents"))
    return found


def _between(lines: Sequence[Line], leaders: list[int]) -> dict[int, Furniture]:
    """Lines with a page number between two lines with leaders."""
    found: dict[int, Furniture] = {}
    for first, second in pairwise(leaders):
        inner = [i for i in range(first + 1, second) if lines[i].text]
        if len(inner) <= 6 and all(_has_page(lines[i]) or len(lines[i].text) < 160 for i in inner):
            found.update(dict.fromkeys([i for i in inner if _has_page(lines[i])], "contents"))
    return found


def _entries_below(lines: Sequence[Line], heading: int) -> list[int]:
    """The entries below a heading of contents: to the last line with a page number before two lines without one."""
    entries: list[int] = []
    misses: list[int] = []
    for at in range(heading + 1, min(len(lines), heading + 300)):
        line = lines[at]
        if line.blank:
            continue
        if _has_page(line):
            entries.extend([*misses, at])
            misses = []
        else:
            misses.append(at)
            if len(misses) > 1 or len(line.text) > 160 or not entries:
                break
    paged = [at for at in entries if _has_page(lines[at])]
    return entries if len(paged) > 1 and len(paged) * 2 > len(entries) else []


def _has_page(line: Line) -> bool:
    text = line.text
    if _LEADER.match(text) or _TABBED.match(text) or _SPACED.match(text):
        return True
    # Two columns of contents on one line: words and a page number, or words alone, by turns.
    cells = [cell.strip() for cell in line.raw.split("\t") if cell.strip()]
    numbers = [at for at, cell in enumerate(cells) if _NUMBER.match(cell)]
    return bool(numbers) and 0 not in numbers and all(b - a > 1 for a, b in pairwise(numbers))


def _anchor_lists(lines: Sequence[Line]) -> dict[int, Furniture]:
    """Three or more entries in a row that only lead to the text's own headings."""
    found: dict[int, Furniture] = {}
    run: list[int] = []
    for at, line in [*enumerate(lines), (len(lines), Line(0, "end", "end", 0))]:
        if line.text and _ANCHOR_ITEM.match(line.text):
            run.append(at)
        elif line.text:
            if len(run) > 2:
                found.update(dict.fromkeys(run, "contents"))
            run = []
    return found


def _page_numbers(lines: Sequence[Line]) -> dict[int, Furniture]:
    """Lines such as "Page 3 of 12"; bare numbers where three or more of them count the pages up, one by one."""
    found: dict[int, Furniture] = {
        at: "page_number" for at, line in enumerate(lines) if _PAGE.match(line.text) or _TITLED_PAGE.match(line.text)
    }
    bare = [at for at, line in enumerate(lines) if _NUMBER.match(line.text) and "\t" not in line.raw.strip(" ")]
    run: list[int] = []
    for at in bare:
        if run and int(lines[at].text) != int(lines[run[-1]].text) + 1:
            found.update(_counted(lines, run))
            run = []
        run.append(at)
    found.update(_counted(lines, run))
    return found


def _counted(lines: Sequence[Line], run: list[int]) -> dict[int, Furniture]:
    far = all(b - a > 5 for a, b in pairwise(run))
    return dict.fromkeys(run, "page_number") if len(run) > 2 and far and not _count_records(lines, run) else {}


def _count_records(lines: Sequence[Line], run: list[int]) -> bool:
    """Whether numbers stand under one label and right above the next ("Number", "3", "Task"), and so count a form's records."""
    inside = [at for at in run if 0 < at < len(lines) - 1 and not lines[at + 1].breaks]
    beside = Counter((lines[at - 1].text, lines[at + 1].text) for at in inside)
    return any(above and below and count * 3 >= len(run) * 2 for (above, below), count in beside.items())


def _running(lines: Sequence[Line], numbers: set[int]) -> dict[int, Furniture]:
    """Titles that come again at the edge of pages: beside a page number or a form feed, three times or more."""
    edges: set[int] = set()
    for at, line in enumerate(lines):
        if at in numbers or line.breaks:
            edges.update(_neighbours(lines, at, numbers))
    counts = Counter(lines[at].text for at in edges if len(lines[at].text) <= LONGEST_RUNNING)
    whole = Counter(line.text for line in lines)
    running = {text for text, count in counts.items() if count > 2 and count * 3 >= whole[text] * 2}
    found: dict[int, Furniture] = {}
    for at in sorted(edges):
        if lines[at].text in running:
            following = next_filled(lines, at + 1)
            ends = following is None or following in numbers or lines[following].breaks
            found[at] = "footer" if ends and not lines[at].breaks else "header"
    return found


def _neighbours(lines: Sequence[Line], at: int, numbers: set[int]) -> list[int]:
    """The filled lines next to a page's edge, on both sides, and the line itself where it opens a page."""
    after = next_filled(lines, at + 1)
    before = next((i for i in range(at - 1, -1, -1) if lines[i].text), None)
    near = [i for i in (before, after) if i is not None and i not in numbers]
    return [*near, at] if at not in numbers and lines[at].text else near
