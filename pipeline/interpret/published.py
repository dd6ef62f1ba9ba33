"""The day on which a plan says that it, or its version, was published: a short line on its cover or its back."""

from __future__ import annotations

import re

from pipeline.interpret.fields.dates import read_dates
from pipeline.interpret.found import Found
from pipeline.interpret.titles import FRONT_PARAGRAPHS, flow_of, front_matter
from schemas.document import Document, Paragraph
from schemas.passage import passage

LONGEST_LINE = 90
LONGEST_REST = 6
_VERSION = r"(?:(?:final|document)\s)?(?:version|edition|v\.?)\s?[0-9][0-9.]*\s*[,:|–—(-]?\s*"
_SAID = (
    r"(?:first |last |re-?)?(?:published|updated|issued|produced|released)\b"
    r"(?:\s+(?:by|for)\s[A-Za-z ,’'&-]{3,60}?)?(?:[\s,:–-]+(?:on|in))?[\s,:–-]*"
)
_FIRST_SENTENCE = re.compile(r"^(.{1,90}?\b20[0-9]{2})\.\s+[A-Z].*$", re.DOTALL)
_BEFORE = re.compile(rf"(?:{_VERSION})?{_SAID}|{_VERSION}(?:dated\s+)?", re.IGNORECASE)


def published(document: Document) -> Found | None:
    """The plan's day of publication: its source's own key, else the first of such lines at its beginning and its end."""
    key = front_matter(document).get("date")
    dates = read_dates(key.text) if key is not None else []
    if key is not None and dates:
        return Found(dates[0].value, (passage(key).cut(dates[0].start, dates[0].end),))
    flow = flow_of(document)
    ends = [*flow[:FRONT_PARAGRAPHS], *flow[max(FRONT_PARAGRAPHS, len(flow) - FRONT_PARAGRAPHS) :]]
    return next((found for paragraph in ends if (found := _day_in(paragraph)) is not None), None)


def _day_in(paragraph: Paragraph) -> Found | None:
    """The date of a line, or of a paragraph's first sentence, that says no more than when something was published."""
    text = _FIRST_SENTENCE.sub(r"\1", paragraph.text)
    dates = read_dates(text) if len(text) <= LONGEST_LINE and paragraph.kind == "paragraph" else []
    if len(dates) != 1 or not _BEFORE.fullmatch(text[: dates[0].start]) or len(text) - dates[0].end > LONGEST_REST:
        return None
    return Found(dates[0].value, (passage(paragraph).cut(dates[0].start, dates[0].end),))
