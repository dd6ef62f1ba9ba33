"""The notes that a time field can leave: why its days stay open, or how they were settled."""

from __future__ import annotations

from schemas.problems import Note

_SENTENCES = {
    "ambiguous_time": "These words can be read as more than one time, so no day was taken from them.",
    "no_year": "This time has no year, and nothing in the plan makes it certain.",
    "no_such_day": "There is no such day.",
    "undefined_term": "The plan does not define this term, or has no date to count it from.",
    "undated_event": "This time counts from an event that the plan gives no date for.",
    "not_whole_months": "This duration is not in whole months, so no day was worked out from it.",
    "superseded_time": "Only an earlier, replaced deadline is given.",
    "several_times": "Several times are given; they were read as one range.",
    "financial_year_assumed": "The quarter was read as one of the financial year that begins in the year named.",
}


def time_note(code: str, words: str) -> Note:
    """The note of a code, with the field's words."""
    return Note(code=code, message=_SENTENCES[code], severity="info", words=words)
