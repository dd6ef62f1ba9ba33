"""The number of (direct) employees that a labelled field gives."""

from __future__ import annotations

import re

from pipeline.interpret.fields.folding import alike

_NUMBER = re.compile(
    r"(?<![\w.,/£%-])(?:[0-9]{1,3}(?:,\s?[0-9]{3}){1,3}|[0-9]{1,3}(?: [0-9]{3}){1,2}|[0-9]{1,8})(?![\w%/]|[.,][0-9])"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_AS_AT = re.compile(r"(?:\bin|\bas (?:at|of)|\bfrom|\bsince|\buntil|\b(?:january|february|march|april|may|june|july|august"
                    r"|september|october|november|december)|[0-9](?:st|nd|rd|th))\W*$", re.I)  # fmt: skip
_DAY = re.compile(
    r"^\s?(?:st|nd|rd|th)?\s?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b", re.I
)


def read_employees(text: str) -> tuple[int, int, int] | None:
    """The number of employees with its offsets, from a field's text ("15, 000", "c. 2,500", "1,907 in Adults and …").

    The first whole number that is neither a year of a date nor a day counts; None where there is none or where the first
    is followed by a second one joined by "+" or "and" (a sum that the plan does not state).
    """
    plain = alike(text)[:2000]
    for match in _NUMBER.finditer(plain):
        before, after = plain[: match.start()], plain[match.end() :]
        digits = re.sub(r"\D", "", match.group())
        if _DAY.match(after) or (_YEAR.fullmatch(match.group()) and _AS_AT.search(before[-20:])):
            continue
        return int(digits), match.start(), match.end()
    return None
