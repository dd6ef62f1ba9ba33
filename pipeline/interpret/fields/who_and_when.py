"""Who and when in one field: "Depot Manager, 1 May 2024", "Head of HR by June 2024", "May 2024 – Head of HR"."""

from __future__ import annotations

import re

from pipeline.interpret.fields.leads import lead_likeness
from pipeline.interpret.fields.tail_times import is_open, time_of

LIKE_A_LEAD = 0.5
LONGEST = 300
_BETWEEN = re.compile(
    r"\s*[,;:/|]\s+|\s+[–—/|-]\s+|\s*\n\s*|\s*\((?=[^()]+\)\s*$)|\s+(?=(?:by|from|before|until|no later than)\s)"
)
_LABEL = re.compile(
    r"\b(?:when|dates?|time(?:scales?|frames?|line)?|timings?|deadlines?|due|target|complet(?:e|ion)|by)\b", re.IGNORECASE
)

Span = tuple[int, int]


def who_and_when(text: str, label: str = "") -> tuple[Span, Span] | None:
    """Where the lead and where the time stand in a text that is nothing else; None for any other text.

    Under a label that speaks of both ("Owner and due date") the time may also be one that is open: "Jo Ray, tbc".
    """
    if len(text) > LONGEST:
        return None
    whole = len(text.rstrip())
    for found in _BETWEEN.finditer(text):
        head, tail = (0, found.start()), (found.end(), whole)
        if text[found.start() : found.end()].endswith("("):
            tail = (found.end(), text.rindex(")"))
        for lead, time in ((head, tail), (tail, head)):
            if _is_time(text[slice(*time)], label) and lead_likeness(text[slice(*lead)]) >= LIKE_A_LEAD:
                return lead, time
    return None


def _is_time(text: str, label: str) -> bool:
    return time_of(text, mere_year=True) or (_LABEL.search(label) is not None and is_open(text))
