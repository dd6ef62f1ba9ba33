"""Words at the end of an action's text that are a time and nothing else."""

from __future__ import annotations

import re

from pipeline.interpret.fields.moment_patterns import moments_of
from pipeline.interpret.fields.time_likeness import coverage, time_likeness
from pipeline.interpret.fields.time_signals import first, led_by, recurrence
from pipeline.interpret.fields.time_words import fold_times

_FULL = 0.99
# What begins a time that nobody knows, where a time is sure to stand: "by Christmas", "from the new term".
_TIMED = re.compile(r"(?:by|from|before|after|until|during|in|at|end of|starts?|throughout|following)\s+\S", re.IGNORECASE)


def time_of(part: str, *, mere_year: bool = False) -> bool:
    """Whether words in an action's text are nothing but a time: fully words of time, and no number of months.

    A mere year is one only where `mere_year` says so: it may be part of a name.
    """
    folded = fold_times(part)
    moments = moments_of(folded)
    if coverage(folded, moments) < _FULL or time_likeness(part) < 0.7:
        return False
    if moments:
        leads = {led_by(m, folded) for m in moments}
        finer = any(m.grain not in {"year", "years"} for m in moments)
        return finer or mere_year or bool(leads & {"by", "until", "from"})
    if re.search(r"\b(?:within|by|over the next)\b", folded) or re.search(r"\bterm\b|^(?:year|phase|stage) [0-9]$", folded):
        return True
    return first("ongoing", folded) is not None or recurrence(folded) is not None


def is_open(piece: str) -> bool:
    """Whether words say of a time no more than that it is now, past or not fixed: "as needed", "tbc", "complete"."""
    folded = fold_times(piece).strip(" .")
    told = [first(kind, folded) for kind in ("immediate", "pending", "complete")]
    return any(signal is not None and (signal.start, signal.end) == (0, len(folded)) for signal in told)


def begins_time(piece: str) -> bool:
    """Whether words begin as a time does, known or not, where one is sure to stand."""
    return _TIMED.match(piece) is not None
