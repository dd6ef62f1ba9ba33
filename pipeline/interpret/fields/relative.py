"""Times that count from something: the document's terms, durations, years and phases of the plan, "as soon as possible"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from pipeline.interpret.fields.durations import Duration, read_durations
from pipeline.interpret.fields.moments import Moment, month_days
from pipeline.interpret.fields.terms import Term, TermName, Terms, find_terms
from pipeline.interpret.fields.time_signals import first, led_by
from schemas.plan import Period

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_FROM_MOMENT = re.compile(r"\s*(?:of|after|from|following|post|since)\s+(?:the\s+)?(?:end\s+of\s+)?")
_ELSE = re.compile(r"[a-z]{2,}")
_JOINTS = frozenset({"to", "and", "or", "term", "terms", "by", "in", "the"})
_EVENT = re.compile(r"(?:immediately\s+|shortly\s+|soon\s+)?(?:after|following|upon|once|post)\b[\s-]+[a-z]")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative time is resolved from: the plan's own date as the contract has it, its period, its terms."""

    dated: str | None
    period: Period | None
    terms: Terms

    @property
    def year(self) -> int | None:
        """The year of the plan's date, if it has one."""
        return int(self.dated[:4]) if self.dated and self.dated[:4].isascii() and self.dated[:4].isdigit() else None

    @property
    def month(self) -> tuple[int, int] | None:
        """Year and month of the plan's date; None where it has only a year or no date."""
        match = _MONTH.match(self.dated or "")
        return (int(match[1]), int(match[2])) if match and 1 <= int(match[2]) <= 12 else None

    @staticmethod
    def day(iso: str | None) -> date | None:
        """A day from its ISO form; None for anything else."""
        match = _DAY.fullmatch(iso or "")
        if match is None:
            return None
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative time: its days as far as they can be worked out, and notes; `beats_days` where a date in it is its start."""

    first: date | None = None
    last: date | None = None
    notes: tuple[str, ...] = ()
    beats_days: bool = False


Bounds = tuple[date | None, date | None]


def read_relative(folded: str, moments: list[Moment], anchor: Anchor) -> Relative | None:
    """The relative time of a text folded by `fold_times`, or None where it names none."""
    durations = read_durations(folded)
    own = anchor.terms.own(folded)
    dated = next((found for d in durations if (found := _from_date(folded, d, moments)) is not None), None)
    certain = replace(_of_term(folded, own, [], anchor), beats_days=True) if own is not None else dated
    if certain is not None:
        return certain
    event = next((d for d in durations if d.event), None)
    if event is not None and not moments:
        return Relative(notes=("undated_event",))
    term = _used_term(folded)
    if term is not None:
        return _of_term(folded, term, durations, anchor)
    if durations:
        return _of_duration(durations[0], anchor)
    if not moments and _EVENT.match(folded):
        return Relative(notes=("undated_event",))
    return Relative(notes=()) if first("immediate", folded) else None


def _from_date(folded: str, duration: Duration, moments: list[Moment]) -> Relative | None:
    """A duration that counts from a date in the text itself ("within 3 months of 1 April 2024"), by whole months."""
    following = next((m for m in moments if m.start >= duration.end), None)
    if following is None or not _FROM_MOMENT.fullmatch(folded[duration.end : following.start]):
        return None
    days = following.days()
    if days is None or not duration.whole:
        return Relative(notes=("ambiguous_time",), beats_days=True)
    start, end = _counted((days[0].year, days[0].month), duration.lower, duration.upper)
    return Relative(start, end, beats_days=True)


def _used_term(folded: str) -> TermName | None:
    """The term that a field uses: with "term" or a number in it, or, where nothing else is said, without."""
    for name in find_terms(folded):
        used, others = folded[name.start : name.end], folded[: name.start] + folded[name.end :]
        if "term" in used or any(n[-1].isdigit() for n in name.names) or not set(_ELSE.findall(others)) - _JOINTS:
            return name
    return None


def _of_term(folded: str, used: TermName, durations: list[Duration], anchor: Anchor) -> Relative:
    own = next((d for d in durations if d.start >= used.end and d.whole and not d.doubt), None)
    if own is not None:
        return _of_duration(own, anchor)
    whole = _bounds(used.joined, anchor)
    if whole is None and len(used.names) > 1:
        whole = _union(_bounds(used.names[0], anchor), _bounds(used.names[-1], anchor))
    if whole is None:
        plain = {"immediate", "quick win"} & set(used.names)
        return Relative(notes=() if plain else ("undefined_term",))
    bounded = Moment(used.start, used.end, "year")
    return Relative(None if led_by(bounded, folded) in {"by", "until"} else whole[0], whole[1])


def _union(one: Bounds | None, two: Bounds | None) -> Bounds | None:
    return (one[0], two[1]) if one is not None and two is not None else None


def _bounds(name: str, anchor: Anchor) -> Bounds | None:
    term = anchor.terms.find(name)
    if term is None:
        return _year_of_plan(name, anchor)
    if term.moments:
        return _of_moments(term)
    if anchor.month is None:
        return None
    return _counted(anchor.month, term.lower, term.upper)


def _of_moments(term: Term) -> Bounds | None:
    first_days, last_days = term.moments[0].days(), term.moments[-1].days()
    if first_days is None or last_days is None:
        return None
    return (None if term.by else first_days[0]), last_days[1]


def _year_of_plan(name: str, anchor: Anchor) -> Bounds | None:
    """The days of "Year 2" by the start of the plan's period, in whole years."""
    head, _, number = name.partition(" ")
    start = anchor.day(anchor.period.start) if anchor.period is not None else None
    if head != "year" or not number.isdigit() or start is None or start.day != 1:
        return None
    lower, _ = month_days(start.year, start.month + 12 * (int(number) - 1))
    _, upper = month_days(start.year, start.month + 12 * int(number) - 1)
    return lower, upper


def _of_duration(duration: Duration, anchor: Anchor) -> Relative:
    if duration.doubt:
        return Relative(notes=("ambiguous_time",))
    if not duration.whole:
        return Relative(notes=("undated_event",) if duration.event else ("not_whole_months",))
    if duration.event:
        return Relative(notes=("undated_event",))
    if anchor.month is None:
        return Relative(notes=("undefined_term",))
    return Relative(*_counted(anchor.month, duration.lower, duration.upper))


def _counted(month: tuple[int, int], lower: int | None, upper: int | None) -> Bounds:
    """First day of the month + lower bound, last day of the month + upper bound (contract, `relative`)."""
    try:
        start = month_days(month[0], month[1] + lower)[0] if lower is not None else None
        end = month_days(month[0], month[1] + upper)[1] if upper is not None else None
    except ValueError:
        return None, None
    return start, end
