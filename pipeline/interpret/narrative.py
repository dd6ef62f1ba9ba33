"""What is narrative, by rules that each say what it is; a paragraph that no rule knows is unclaimed, never narrative."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.interpret.judging import Sure
from schemas.document import CAPTION, Block, Document, Paragraph, Table, paragraphs

LIKE_ACTION = 0.75
LIKE_VALUE = 0.6
SHORT_LINE = 18
RUNNING_WORDS = 12
FEW_WORDS = 4
LONG_TEXT = 60
_SENTENCE = re.compile(r"[a-z,;)][ ].*[.!?:]\W*$", re.DOTALL)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_NOTE_MARK = re.compile(r"(?:[¹²³⁴⁵⁶⁷⁸⁹]|\*{1,3}\s?(?=[A-Za-z]))")
_CONTACT = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}\.[a-z]{2,}|\bhttps?://|\bwww\.|\b0[0-9]{2,4}[ -][0-9]{3}")
_ANSWER = re.compile(r"(?:yes|no)\b", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:figure|table|chart|graph|diagram|image|picture|photo|source|note|key)\b\s?(?:[0-9]{1,3}\b|:|–|-)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph in the flow with the table of the document's body that it stands in, if any."""

    paragraph: Paragraph
    table: Table | None


def narrative(document: Document, taken: set[int], sure: Sure) -> dict[int, str]:
    """By paragraph, the rule that says it is narrative; `taken` are those used by a record or page furniture."""
    spots = list(_spots(document.blocks))
    plain = _plain_tables(spots, taken, sure)
    found: dict[int, str] = {}
    for at, spot in enumerate(spots):
        if spot.paragraph.id in taken:
            continue
        if spot.table is not None and id(spot.table) in plain:
            found[spot.paragraph.id] = "table without actions"
        elif rule := _own(spot.paragraph) or _beside(spots, at, found):
            found[spot.paragraph.id] = rule
    for at in range(len(spots) - 1, -1, -1):
        spot = spots[at]
        if spot.paragraph.id not in taken and spot.paragraph.id not in found and (rule := _above(spots, at, taken, found)):
            found[spot.paragraph.id] = rule
    _signatures(spots, taken, found, sure)
    return found


def _spots(blocks: Iterable[Block], table: Table | None = None) -> Iterable[Spot]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Spot(block, table)
        else:
            inner = None if block.columns == 1 else block
            for cell in block.cells:
                yield from _spots(cell.blocks, table or inner)


def _plain_tables(spots: Sequence[Spot], taken: set[int], sure: Sure) -> set[int]:
    """The tables of which nothing was read and in which nothing is like an action: a key, counts of statuses, a history."""
    in_tables = [s for s in spots if s.table is not None]
    busy = {id(s.table) for s in in_tables if s.paragraph.id in taken and s.paragraph.furniture is None}
    unread = {id(s.table): s.table for s in in_tables if id(s.table) not in busy}
    return {
        at
        for at, table in unread.items()
        if table is not None and not any(sure("action", p.text) >= LIKE_ACTION for p in paragraphs((table,)))
    }


# what a paragraph is by itself


def _own(paragraph: Paragraph) -> str | None:
    """The rule that a paragraph's own words fulfil."""
    if paragraph.kind == "heading":
        return "heading"
    text = paragraph.text.strip()
    words = _WORD.findall(text[:400])
    is_note = any(span.place.part in {"footnotes", "endnotes"} for span in paragraph.spans) or _NOTE_MARK.match(text)
    rules = (
        ("footnote", is_note),
        ("sentences", len(text) >= LONG_TEXT and _SENTENCE.search(text)),
        ("question", text.endswith("?") and len(words) >= FEW_WORDS),
        ("running words", len(words) >= RUNNING_WORDS and sum(w[0].islower() for w in words) * 2 >= len(words)),
        ("contact", _CONTACT.search(text[:400])),
        ("caption", paragraph.style == CAPTION or _CAPTION.match(text)),
        ("list", paragraph.kind == "item" and len(words) >= FEW_WORDS),
    )
    return next((rule for rule, holds in rules if holds), None)


# what it is by what stands before it


def _beside(spots: Sequence[Spot], at: int, found: dict[int, str]) -> str | None:
    """The rule that a paragraph fulfils by what stands right above it: an item of a list of prose, an answer."""
    here = spots[at].paragraph
    before = spots[at - 1].paragraph if at else None
    if before is None or before.id not in found:
        return None
    if here.kind == "item" and (before.kind == "item" or before.text.rstrip().endswith((":", ";", "of", "on", "to"))):
        return "list"
    if found[before.id] == "question" and _ANSWER.match(here.text):
        return "answer"
    return None


# what it is by what stands below it


def _above(spots: Sequence[Spot], at: int, taken: set[int], found: dict[int, str]) -> str | None:
    """A short line without a full stop, outside of tables, right above narrative or above a list is its heading or lead-in."""
    here = spots[at]
    if here.table is not None or here.paragraph.kind == "item" or len(here.paragraph.text.split()) > SHORT_LINE:
        return None
    below = next((s for s in spots[at + 1 :] if not _is_furniture(s.paragraph, taken)), None)
    if below is None or below.paragraph.id not in found:
        return None
    return "lead-in" if here.paragraph.text.rstrip().endswith((":", ";")) else "heading over narrative"


def _is_furniture(paragraph: Paragraph, taken: set[int]) -> bool:
    return paragraph.id in taken and (paragraph.furniture is not None or not paragraph.text.strip())


def _signatures(spots: Sequence[Spot], taken: set[int], found: dict[int, str], sure: Sure) -> None:
    """Names and posts in lines of their own right below narrative: who has written it."""
    for at, spot in enumerate(spots):
        here = spot.paragraph
        before = spots[at - 1].paragraph if at else None
        if here.id in taken or here.id in found or before is None or spot.table is not None or here.kind != "paragraph":
            continue
        if found.get(before.id) in {"sentences", "running words", "signature", "list"} and sure("lead", here.text) >= LIKE_VALUE:
            found[here.id] = "signature"
