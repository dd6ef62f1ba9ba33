"""The document's own title: which of its first lines it is, and how far it goes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.interpret.fields.large_numbers import is_measured
from pipeline.interpret.found import Found, text_of
from pipeline.interpret.marks import counts_block, promises
from schemas.document import SHEET_NAME, Document, Paragraph, Table
from schemas.passage import Passage, joined, passage

FRONT_PARAGRAPHS = 12
SHORT_TITLE = 4
LONGEST_LINE = 160
MOST_COVER_LINES = 6
_COUNCIL = re.compile(r"\b(?:council|borough of|city of|authority)\b", re.IGNORECASE)
_TITLE_WORDS = re.compile(r"\b(?:plan|strategy|standard|wres)\b", re.IGNORECASE)
# What a title ends in, or says before its years, its colon or what it is for; elsewhere these are words like others.
_LATE_WORDS = re.compile(
    r"\b(?:roadmap|road map|programme|response|framework|pledges|manifesto|commitments)\b"
    r"(?=\s*(?:$|[:–—(-]|(?:for|to|of)\b|20[0-9]{2}))",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(r"(?:lead|leads|sponsor|sponsors|manager|owner|director|officer|contact|author|by)\s*$", re.IGNORECASE)
# What may stand before a title to say that it is one.
_LABEL = re.compile(r"(?:subject|title|document title|report title|plan title|re|name of plan)\s*:\s+(?=\S)", re.IGNORECASE)
# A heading that is one of several parts is no title where a line above them says what the document is.
_COUNTED = re.compile(r"(?:[A-Z]|[0-9]{1,2})[.)]\s+\S")
_KEY = re.compile(r"([A-Za-z_]{1,30}):\s")
_QUOTES = "\"'"
_SUBJECT = re.compile(r"subject\s*:", re.IGNORECASE)
_OF_MAIL = re.compile(r"(?:from|to|cc|bcc|sent|date|reply-to|attachments?)\s*:\s", re.IGNORECASE)
# A line that only says until when is no title: "By 2020", "By March 2025:".
_DEADLINE = re.compile(r"(?=.*[0-9])(?:by|before|until|within)\s+(?:the\s+end\s+of\s+)?[\w/ ]{2,20}:?", re.IGNORECASE)
_YEARS = re.compile(r"\s*\b20[0-9]{2}\s*[–—/-]\s*(?:20)?[0-9]{2}$")


def flow_of(document: Document) -> list[Paragraph]:
    """The paragraphs of the flow that say something."""
    return [b for b in document.blocks if isinstance(b, Paragraph) and b.furniture is None and b.text.strip()]


def front_matter(document: Document) -> dict[str, Paragraph]:
    """The lines of the keys and values that a page's source begins with ("title: Our plan"), by their keys in small letters."""
    lines = itertools.takewhile(lambda b: b.furniture == "header" and isinstance(b, Paragraph), document.blocks)
    found = [(_KEY.match(p.text), p) for p in lines if isinstance(p, Paragraph)]
    return {key.group(1).lower(): p for key, p in found if key is not None} if document.format in {"text", "html"} else {}


def title_of(document: Document) -> list[Paragraph]:
    """The document's own title: its title style, else its first heading of the highest look, else its first short line.

    What a page's source gives as its title is shown above headings of which no single one is the page's own.
    The name of a workbook's sheet is one only where it calls the sheet a plan.
    """
    flow = [p for p in flow_of(document)[: 3 * FRONT_PARAGRAPHS] if p.style != SHEET_NAME or "plan" in p.text.lower().split()]
    after_tables = _after_tables(document)
    styled = [p for p in flow if (p.style or "").lower() == "title"]
    if styled:
        return _title_run(flow, styled[0], after_tables)
    key = front_matter(document).get("title")
    if key is not None and sum(p.kind == "heading" and p.level == 1 for p in flow_of(document)) != 1:
        return [key]
    headings = [p for p in flow if p.kind == "heading" and not is_measured(p.text)]
    if headings:
        best = min(p.level or 1 for p in headings[:6])
        first = next(p for p in headings if (p.level or 1) == best)
        above = [
            p
            for p in flow[: flow.index(headings[0])]
            if _says_title(p) and (_COUNTED.match(first.text) or not _says_title(first))
        ]
        below = flow[flow.index(first) + 1 : flow.index(first) + MOST_COVER_LINES]
        lines = itertools.takewhile(lambda p: p.kind != "heading" and len(p.text) <= LONGEST_LINE, below)
        above = [p for p in above if not _SUBJECT.match(p.text)] or above or _above_blocks(flow[: flow.index(headings[0])], first)
        return _title_run(flow, above[0] if above else _below_council([first, *lines, *headings]), after_tables)
    sized = [p for p in flow[:FRONT_PARAGRAPHS] if p.size is not None]
    largest = max((p.size or 0 for p in sized), default=0)
    if any(p.size != largest for p in sized):
        return _title_run(flow, next(p for p in sized if p.size == largest), after_tables)
    unlisted = itertools.takewhile(
        lambda p: p.kind != "item" or not any(map(str.isdigit, p.marker or "")), flow[:FRONT_PARAGRAPHS]
    )
    front = [p for p in unlisted if len(p.text) <= LONGEST_LINE and p.kind == "paragraph" and not _OF_MAIL.match(p.text)]
    short = [p for p in front if not (promises(p.text) or _DEADLINE.fullmatch(p.text.strip()))]
    capitals = (p for p in short if p.text.isupper() and _says_title(p))
    likeliest = next(itertools.chain((p for p in short if p.bold), capitals), short[0] if short else None)
    return _title_run(flow, _below_council([likeliest, *short]), after_tables) if likeliest is not None else []


def _above_blocks(lines: Sequence[Paragraph], first: Paragraph) -> list[Paragraph]:
    """The lines in capitals, but for the council's name, above a first heading that is a block of the plan and so no title."""
    if not counts_block(first.text):
        return []
    return [p for p in lines if len(p.text) <= LONGEST_LINE and p.text.isupper() and not _COUNCIL.search(p.text)]


def _below_council(candidates: Sequence[Paragraph]) -> Paragraph:
    """The first of some lines; where it only says whose plan it is, the first of the next ones that says what it is."""
    first = candidates[0]
    if not _COUNCIL.search(first.text) or _says_title(first):
        return first
    return next((p for p in candidates[1 : 2 * MOST_COVER_LINES] if _says_title(p)), first)


def _says_title(paragraph: Paragraph) -> bool:
    """Whether a line calls a document by what it is: "SC-WRES action plan"; "Date of plan: …" and sentences do not."""
    text = paragraph.text
    label, colon, rest = text.partition(":")
    shown = rest if colon and not label.lower().endswith("action plan") else text
    if len(text) > LONGEST_LINE or text.endswith((".", ",")):
        return False
    return bool(_TITLE_WORDS.search(shown)) or (not _OF_SOMEBODY.search(label) and bool(_LATE_WORDS.search(text)))


def _after_tables(document: Document) -> set[int]:
    """The paragraphs right below a table."""
    blocks = [block for block in document.blocks if block.furniture is None]
    return {b.id for a, b in pairwise(blocks) if isinstance(a, Table) and isinstance(b, Paragraph)}


def _title_run(flow: list[Paragraph], first: Paragraph, after_tables: set[int]) -> list[Paragraph]:
    """A title set in several lines of one look right below each other, where its look is not that of all the text."""
    at = next(n for n, p in enumerate(flow) if p.id == first.id)
    run = [first]
    for paragraph in flow[at + 1 : at + 3]:
        if paragraph.id in after_tables:
            break
        if _completes(first, paragraph):
            run.append(paragraph)
            break
        told = first.kind == "heading" or first.bold or any(p.size != first.size for p in flow)
        if not told or _look(paragraph) != _look(first) or first.size is None or len(paragraph.text) > LONGEST_LINE:
            break
        run.append(paragraph)
    return run


def _look(paragraph: Paragraph) -> tuple[object, ...]:
    """What makes lines look like one title: text of one size may be bold or not."""
    return paragraph.kind, paragraph.level, paragraph.size, paragraph.kind == "heading" or paragraph.bold


def _completes(first: Paragraph, following: Paragraph) -> bool:
    """A short line that says what the title above it is the title of: "Action plan"."""
    words = following.text.lower().split()
    return "plan" in words and len(words) <= SHORT_TITLE and "plan" not in first.text.lower().split()


def shown_title(title: list[Paragraph]) -> Found | None:
    """The title's words in one line."""
    parts = [passage(p) for p in title]
    label = _LABEL.match(parts[0].text) if parts else None
    if label:
        parts[0] = parts[0].cut(label.end())
    if parts and title[0].furniture is not None:
        parts[0] = _without_quotes(parts[0])
    if len(parts) > 1:
        parts[-1] = parts[-1].cut(0, _before_years(parts[-1].text))
    return text_of(joined(parts, " ")) if parts else None


def _without_quotes(words: Passage) -> Passage:
    """The value of a key without the quotes that its notation puts around it."""
    text = words.text
    quoted = len(text) > 1 and text[0] in _QUOTES and text[-1] == text[0]
    return words.cut(1, len(text) - 1) if quoted else words


def _before_years(text: str) -> int:
    """Where the years below a title begin that a line break had set apart ("Action plan" / "2022–2023")."""
    found = _YEARS.search(text)
    return found.start() if found else len(text)
