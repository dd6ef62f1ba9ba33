"""The number of (direct) employees that a labelled field gives, or that a line or sentence says the council employs directly."""

from __future__ import annotations

import re

from pipeline.interpret.fields.folding import fold
from pipeline.interpret.fields.moment_patterns import TEXT_LIMIT, find_moments

_NUMBER = re.compile(
    r"(?<![\w.,/£%-])(?:[0-9]{1,3}(?:,\s?[0-9]{3}){1,3}|[0-9]{1,3}(?: [0-9]{3}){1,2}|[0-9]{1,8})(?![\w%/]|[.,][0-9]|\s?%)"
)
_IN_YEAR = re.compile(r"\b(?:in|as (?:at|of)|from|since|until|during)\s+$")
_TOTAL = re.compile(r"\b(?:total|overall|altogether|all staff|whole)\b[^0-9;\n]{0,30}$")
_PEOPLE = r"(?:people|staff|employees|colleagues|workers|members of staff)"
_COUNT = r"(?<![0-9,.£])(?P<{0}>[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,6}})(?![0-9,.]*[0-9%])"
_SOME = r"(?:(?:about|around|approximately|some|over|nearly|almost|just (?:over|under)|more than|a total of|c\.)\s+)?"
_WE = r"(?:we|the\s+(?:[\w-]+\s+){0,4}(?:council|borough|authority|city|county))"
_DIRECT = r"(?:direct(?:ly)?[\s-]+)"
# What tells of some of the employees only.
_SOME_OF_THEM = r"(?:who|whose|that|with|from|left|leaving|entering|being|having|appointed|accessing|told|said|responded)"
_ALL = r"(?=\s*(?:$|[.,;:)(–-]|(?:in|across|at|on|by|as|and|within|working)\b))"
FEWEST = 100
_SIGNS = ("direct", "payroll", "workforce of")
_EMPLOYED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_DIRECT}employ(?:s|ed)?\s+{_SOME}{_COUNT.format('n')}\s+(?:[\w-]+\s+){{0,2}}?{_PEOPLE}\b(?!\s+network)",
        rf"\bemploy(?:s|ed)?\s+{_SOME}{_COUNT.format('n')}\s+(?:{_PEOPLE}\s+)?(?:[^.;0-9]{{0,60}}\s)?directly\b",
        rf"(?<!%\sof\s){_COUNT.format('n')}\s+(?:direct\s+employees|directly[\s-]employed\s+(?:[\w-]+\s+){{0,2}}?{_PEOPLE})\b{_ALL}",
        rf"{_COUNT.format('n')}\s+{_PEOPLE}\s+(?:(?:(?:whom|who|that)\s+)?{_WE}\s+(?:directly\s+employ|employ\s+directly)"
        rf"|(?:(?:who|that)\s+)?(?:are|were)?\s*(?:directly\s+employed|employed\s+directly))\b",
        rf"\b{_DIRECT}employed\s+(?:social\s+care\s+)?workforce\s+(?:[^.;0-9]{{0,60}}\s)?(?:is|was|of|numbers?|numbered|had|has)\s+{_SOME}{_COUNT.format('n')}"
        rf"(?=\s*(?:{_PEOPLE}\b|[.,;(]|$|at\b|on\b|in\b))",
        rf"{_COUNT.format('n')}\s+{_PEOPLE}\s+(?:(?:who|that)\s+)?(?:are\s+)?on\s+(?:our|the\s+council's)\s+(?:own\s+)?payroll\b",
        rf"\b(?:our|the\s+council's)\s+(?:social\s+care\s+|{_DIRECT}employed\s+)?workforce\s+of\s+{_SOME}{_COUNT.format('n')}\b",
        rf"^{_COUNT.format('n')}\s+(?:{_PEOPLE}\s+)?{_DIRECT}employed(?:\s+{_PEOPLE})?\.?$",
        rf"^(?:(?:total\s+)?number\s+of\s+)?(?:direct\s+employees|{_DIRECT}employed\s+(?:{_PEOPLE}|workforce))\b(?![^:]*\b{_SOME_OF_THEM}\b)"
        rf"[^:.;]{{0,90}}:\s*{_SOME}{_COUNT.format('n')}(?=\s*(?:{_PEOPLE})?\s*(?:\(|[.;]?\s*$))",
    )
)
_ANOTHER = re.compile(
    rf"^[^.;0-9]{{0,60}}\b(?:and|plus)\s+{_SOME}{_COUNT.format('n')}(?!\s*(?:%|per\s+cent|of\s))", re.IGNORECASE
)


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


def employed_directly(text: str) -> tuple[int, int, int] | None:
    """The number of people that a line or a sentence says the council employs directly, with its offsets.

    None where a second number follows for the rest of them, as the plan prints no sum. A small number is that of some of them.
    """
    folded = fold(text[:TEXT_LIMIT])
    if not any(word in folded for word in _SIGNS):
        return None
    for pattern in _EMPLOYED:
        found = pattern.search(folded)
        value = int(found["n"].replace(",", "")) if found is not None else 0
        if found is not None and value >= FEWEST and not _ANOTHER.match(folded[found.end("n") :]):
            return value, *found.span("n")
    return None
