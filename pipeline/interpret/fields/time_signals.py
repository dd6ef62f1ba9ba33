"""What a time field says beside its days: how often, in what state, by or from when, and which of two dates counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.interpret.fields.moments import Moment
from pipeline.interpret.fields.time_words import either, phrase, words_of_time
from schemas.plan import Recurrence

_RECURRENCES: dict[str, Recurrence] = {"monthly": "monthly", "quarterly": "quarterly", "biannual": "biannual", "annual": "annual"}
_TAIL = 60
_NOT_YET = re.compile(r"\b(?:not|yet to be|to be|never|not yet|yet)\s+$")
_HEAD = 30


@dataclass(frozen=True, slots=True)
class Signal:
    """Words in a folded text that say something about the time, with offsets; `value` is what they say, if it has a name."""

    start: int
    end: int
    value: str = ""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = words_of_time()
    before = data["before"]
    vague = phrase([*before["vague"]])
    lead = rf"(?<![a-z0-9])(?:{{}})(?:\s*:)?[\s:,-]*(?:(?:{vague})[\s-]+){{{{0,3}}}}$"
    status = data["status"]
    patterns = {name: lead.format(rf"(?:{phrase(before[name])})(?!\s+of\b)") for name in ("by", "until", "from", "after")}
    patterns |= {f"every_{name}": rf"(?<![a-z0-9~])(?:{either(words)})(?![a-z])" for name, words in data["recurrence"].items()}
    pending = phrase(status["pending"])
    patterns |= {
        "open": rf"^\s*[,(-]?\s*(?:(?:{phrase(data['after']['open'])})(?![a-z])|\+)",
        "ongoing": rf"(?<![a-z0-9~])(?:{either(status['ongoing'])})(?![a-z])",
        "complete": rf"(?<![a-z0-9~])(?:{either(status['complete'])})(?![a-z])",
        "pending_status": rf"(?<![a-z])(?:{pending})\s+$",
        "review": rf"(?<![a-z])(?:{phrase(data['review']['words'])})(?:\s+(?:due|in|on|by|date|every|at|again))*"
        rf"\s*[:,(-]?\s*(?:(?:{vague})[\s-]+){{0,2}}$",
        "review_word": rf"(?<![a-z])(?:{phrase(data['review']['words'])})(?![a-z])",
        "new": rf"(?<![a-z])(?:{phrase(data['revised']['new'])})(?![a-z])",
        "old": rf"(?<![a-z])(?:{phrase(data['revised']['old'])})(?![a-z])",
        "immediate": rf"(?<![a-z0-9])(?:{either(data['immediate']['words'])})(?![a-z0-9])",
        "pending": rf"(?<![a-z0-9])(?:{either(data['pending']['words'])})(?![a-z])",
        "named": rf"(?<![a-z0-9])(?:{either(data['named']['words'])})(?![a-z])",
    }
    return {name: re.compile(pattern) for name, pattern in patterns.items()}


def first(kind: str, folded: str) -> Signal | None:
    """The first words of a kind ("ongoing", "immediate", "pending", "named", "review_word", "new", "old")."""
    match = _patterns()[kind].search(folded)
    return Signal(*match.span()) if match else None


def every(kind: str, folded: str) -> list[Signal]:
    """All words of a kind."""
    return [Signal(*match.span()) for match in _patterns()[kind].finditer(folded)]


def ongoing(folded: str) -> Signal | None:
    """The first words that say that it goes on, and not that it has yet to begin."""
    for match in _patterns()["ongoing"].finditer(folded):
        if not _NOT_YET.search(folded[: match.start()]):
            return Signal(*match.span())
    return None


def recurrence(folded: str) -> Signal | None:
    """The first words that say how often; `value` is the contract's word for it, or "other"."""
    found = [
        Signal(*match.span(), value)
        for value in ("quarterly", "monthly", "biannual", "annual", "other")
        for match in _patterns()[f"every_{value}"].finditer(folded)
    ]
    found = [signal for signal in found if not any(_inside(signal, other) for other in found)]
    return min(found, key=lambda signal: (signal.start, -signal.end), default=None)


def _inside(signal: Signal, other: Signal) -> bool:
    return (
        signal != other
        and other.start <= signal.start
        and signal.end <= other.end
        and other.end - other.start > signal.end - signal.start
    )


def recurrence_code(signal: Signal | None) -> Recurrence | None:
    """The contract's word for a recurrence; None where it has none ("weekly", "every two years")."""
    return _RECURRENCES.get(signal.value) if signal else None


def complete(folded: str) -> Signal | None:
    """The first words that say that it is done, and neither still to come nor done in part."""
    pattern, pending = _patterns()["complete"], _patterns()["pending_status"]
    for match in pattern.finditer(folded):
        before = folded[max(0, match.start() - _HEAD) : match.start()]
        held = pending.search(before)
        if held is not None and held.group().strip() != "fully":
            continue
        percent = re.search(r"([0-9]{1,3})\s?%\s?$", before)
        if percent and percent[1] != "100":
            continue
        return Signal(*match.span())
    return None


def led_by(moment: Moment, folded: str) -> str | None:
    """What bounds a moment from before: "by" (also "before", "no later than"), "until", "from", "after", "review"; or None."""
    before = folded[max(0, moment.start - _TAIL) : moment.start]
    for name in ("review", "from", "by", "until", "after"):
        if _patterns()[name].search(before):
            return name
    return None


def open_after(moment: Moment, folded: str) -> Signal | None:
    """The words after a moment that leave its end open ("onwards", "and ongoing", "then …")."""
    match = _patterns()["open"].match(folded[moment.end : moment.end + _TAIL])
    return Signal(moment.end + match.start(), moment.end + match.end()) if match else None
