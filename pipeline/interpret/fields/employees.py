"""The number of (direct) employees that a labelled field gives."""

from __future__ import annotations

import re

from pipeline.interpret.fields.folding import fold
from pipeline.interpret.fields.moment_patterns import TEXT_LIMIT, find_moments

_NUMBER = re.compile(
    r"(?<![\w.,/£%-])(?:[0-9]{1,3}(?:,\s?[0-9]{3}){1,3}|[0-9]{1,3}(?: [0-9]{3}){1,2}|[0-9]{1,8})(?![\w%/]|[.,][0-9]|\s?%)"
)
_IN_YEAR = re.compile(r"\b(?:in|as (?:at|of)|from|since|until|during)\s+$")
_TOTAL = re.compile(r"\b(?:total|overall|altogether|all staff|whole)\b[^0-9;\n]{0,30}$")
_PART = re.compile(r"^[^0-9;\n]{0,80}?(?:\band\b|&|\+|,|;|\n)\D{0,60}$")


def read_employees(text: str) -> tuple[int, int, int] | None:
    """The number of employees with its offsets, from a field's text ("15, 000", "c. 2,500", "1,907 in Adults and …").

    The number said to be the total, else the only one; dates are none. None where several are given and none is said to
    be the total: a sum that the plan does not print is not worked out.
    """
    folded = fold(text[:TEXT_LIMIT])
    dates = [m for m in find_moments(text) if m.grain not in {"year", "years"} or _IN_YEAR.search(folded[: m.start])]
    found = [
        (match, int(re.sub(r"\D", "", match.group())))
        for match in _NUMBER.finditer(folded)
        if not any(m.start < match.end() and match.start() < m.end for m in dates)
    ]
    totals = [entry for entry in found if _TOTAL.search(folded[: entry[0].start()])]
    chosen = totals[:1] or (found if len({value for _, value in found}) == 1 else [])
    return (chosen[0][1], chosen[0][0].start(), chosen[0][0].end()) if chosen else None
