"""The cells of a table of figures: what values a cell prints, or which kind of nothing."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal

from pipeline.interpret.fields.folding import fold
from pipeline.interpret.fields.withheld import availability_of
from schemas.plan import AvailabilityStatus, Qualifier

CellKind = Literal["percent", "count", "decimal", "ratio", "points"]
_LONGEST = 80
_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,6})?|[0-9]{1,12}(?:\.[0-9]{1,6})?"
_VALUE = re.compile(
    rf"(?P<bound><=|>=|[<>≤≥~]|c\.|approx\.?|under|below|less than|fewer than|over|more than|at least|up to)?\s?"
    rf"(?P<number>{_NUMBER})\s?"
    r"(?P<unit>%|percent|per cent|pp|ppts?|% points?|percentage points?|x|times(?: as likely| more likely)?)?(?P<plus>\+)?"
)
_ONE_TO = re.compile(rf"(?P<one>{_NUMBER})\s?:\s?(?P<two>{_NUMBER})")
_FILL = re.compile(
    r"[\s()\[\]/,;|:n=†‡^↑↓→←▲▼►◄*'\"¹²³-]*(?:staff|people|employees|persons)?[\s()\[\]/,;|:=†‡^↑↓→←▲▼►◄*'\"¹²³-]*"
)
_BOUNDS: dict[str, Qualifier] = {
    "<": "less_than", "under": "less_than", "below": "less_than", "less than": "less_than", "fewer than": "less_than",
    ">": "more_than", ">=": "more_than", "≥": "more_than", "over": "more_than", "more than": "more_than", "at least": "more_than",
    "<=": "up_to", "≤": "up_to", "up to": "up_to", "~": "about", "c.": "about", "approx": "about", "approx.": "about",
}  # fmt: skip
_SHORT_PROSE = re.compile(r"\s*[<>~]?\s?[0-9]{1,3}(?:\.[0-9]{1,2})?\s?%.{0,60}$")
_ZERO = re.compile(r"\s*(?:nil|none|zero|no staff)\s*")


@dataclass(frozen=True, slots=True)
class CellValue:
    """One value of a cell, with its offsets."""

    kind: CellKind
    value: float
    start: int
    end: int
    qualifier: Qualifier | None = None


@dataclass(frozen=True, slots=True)
class CellReading:
    """What a cell holds: values, or the kind of nothing; neither where it is text or empty."""

    values: tuple[CellValue, ...] = ()
    missing: AvailabilityStatus | None = None
    empty: bool = False


@cache
def table_words() -> dict[str, Any]:
    """The data file of table words, as read."""
    return tomllib.loads((resources.files("pipeline.interpret") / "data" / "tables.toml").read_text("utf-8"))


@cache
def header_pattern(name: str) -> re.Pattern[str]:
    """The header words of a name ("ratio", "percent", "total" …) as one pattern."""
    return re.compile("|".join(table_words()["headers"][name]))


@cache
def _missing_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"(?:{'|'.join(words)})")) for name, words in table_words()["cells"].items())


@lru_cache(maxsize=2048)
def read_cell(text: str) -> CellReading:
    """The values of a cell that holds nothing but values ("72% (289)", "(144) 72%", "<5", "1.45"), or the kind of nothing."""
    folded = fold(text)
    plain = folded.strip().rstrip(".")
    for name, pattern in _missing_patterns():
        if pattern.fullmatch(plain):
            return CellReading(empty=True) if name == "nothing" else CellReading(missing=name)  # type: ignore[arg-type]
    if len(plain) > _LONGEST or not plain:
        return CellReading(empty=not plain)
    if _ZERO.fullmatch(folded):
        start = len(folded) - len(folded.lstrip())
        return CellReading((CellValue("count", 0.0, start, start + len(folded.strip())),))
    values = _values(folded)
    if values:
        return CellReading(tuple(values))
    # "Not published (fewer than 10 people)": a notice in a sentence's words; that nothing is held may be said of anything.
    return CellReading(missing="suppressed") if availability_of(plain) == "suppressed" else CellReading()


def _values(folded: str) -> list[CellValue]:
    one_to = _ONE_TO.search(folded)
    if one_to is not None and _FILL.fullmatch(folded[: one_to.start()]) and _FILL.fullmatch(folded[one_to.end() :]):
        one, two = (float(g.replace(",", "")) for g in one_to.group("one", "two"))
        if min(one, two) <= 0:
            return []
        return [CellValue("ratio", round(two / one if one == 1 else one / two, 4), *one_to.span())]
    out: list[CellValue] = []
    at = 0
    for match in _VALUE.finditer(folded):
        if not _FILL.fullmatch(folded[at : match.start()]):
            return []
        out.append(_value(match))
        at = match.end()
    return out if out and _FILL.fullmatch(folded[at:]) and len(out) <= 3 else []


def _value(match: re.Match[str]) -> CellValue:
    unit, number = match.group("unit") or "", match.group("number")
    kind: CellKind = "count"
    if unit in {"%", "percent", "per cent"}:
        kind = "percent"
    elif unit.startswith(("x", "times")):
        kind = "ratio"
    elif unit:
        kind = "points"
    elif "." in number:
        kind = "decimal"
    qualifier = _BOUNDS.get(match.group("bound") or "") or ("more_than" if match.group("plus") else None)
    return CellValue(kind, float(number.replace(",", "")), *match.span(), qualifier)


def is_figure_cell(text: str) -> bool:
    """Whether a cell holds values or a mark for a missing value."""
    return holds_number(text) or read_cell(text).missing is not None


def holds_number(text: str) -> bool:
    """Whether a cell holds values, alone or with a few words behind ("12% (Adults), 10% (Children's)")."""
    return bool(read_cell(text).values) or _SHORT_PROSE.match(fold(text)) is not None
