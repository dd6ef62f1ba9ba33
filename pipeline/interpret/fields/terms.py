"""The document's own definitions of its terms: "Short Term = up to 3 months", "Year 1: 2023/24"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.interpret.fields.durations import Duration, read_durations
from pipeline.interpret.fields.moment_patterns import moments_of
from pipeline.interpret.fields.moments import Moment
from pipeline.interpret.fields.own_terms import only_duration, own_terms
from pipeline.interpret.fields.time_words import fold_times, words_of_time

_LONGEST_TEXT = 4000
_REACH = 80
PAIR = 2
_LENGTH = (
    r"very\s+short|short(?:er|est)?|medium|mid(?:dle)?(?=[\s-]*terms?)|intermediate"
    r"|very\s+long|long(?:er|est)?|immediate(?:ly)?|quick\s+wins?"
)
_COUNTED = (
    r"(?:years?|yrs?\.?|y(?=[1-9])|phases?|ph\.?|priority|priorities|stages?|tranches?|waves?|horizons?|steps?|months?)"
    r"\s*(?:[1-9])(?![0-9])"
)
_JOINT = re.compile(r"\s*(?:/|and|&|to)\s*")
_NAME = rf"(?:(?:{_LENGTH})(?:\s*-?\s*terms?)?|{_COUNTED})"
_TERM = re.compile(
    rf"(?<![a-z0-9~-])(?P<one>{_NAME})~*(?:\s*(?:-|/|to|and|&)\s*(?P<two>{_LENGTH}|[1-9](?![0-9])|{_COUNTED})~*(?:\s*-?\s*terms?)?)?(?![a-z0-9])"
)
_SIGN = re.compile(
    r"=|:|\(|\[|-|\b(?:is|are|means?|meaning|refers?|relates?|defined|equals?|equates?|within|will|indicates|denotes)\b"
)
# A span whose end stands on the next line is no time.
_CUT_OFF = re.compile(r"\s*(?:-|to|until)\s*")
_STRONG = re.compile(r"=|:|\b(?:means?|meaning|refers?|defined|equals?)\b")
# A length counted from the plan's own day ("six months from sign-off") is one from the day that the plan is dated.
_OF_PLAN = re.compile(
    r"\s*(?:of|after|from|following)\s+(?:the\s+)?(?:date\s+of\s+)?(?:its\s+)?"
    r"(?:sign(?:ing)?\s*-?\s*off|signing|approval|publication|publishing|adoption|agreement|launch|(?:the|this)\s+plan\b|plan\b)"
)
# What stands between a length and the term that it is called, as in "anything beyond two years is long term".
_REVERSED = re.compile(r"\s*(?:=|is|are|as|means?)\s+(?:the\s+|our\s+|called\s+)?|\s*=\s*")
_BY = re.compile(r"\b(?:by|before|until)\b")
_WORD = re.compile(r"[a-z0-9]+")
_STOP = re.compile(r"[.;\n]")


@cache
def _filling() -> frozenset[str]:
    return frozenset(words_of_time()["terms"]["filling"])


@dataclass(frozen=True, slots=True)
class Term:
    """A definition: the term's plain name, its bounds in months, or the days it stands for, and where it was read.

    `index` is the text of the sequence that it stands in, `start` and `end` the definition's offsets there; `by` where the
    days are only the latest ("by June 2025"); `own` where only this document calls a time so ("Now", "Next").
    """

    name: str
    lower: int | None
    upper: int | None
    moments: tuple[Moment, ...]
    index: int
    start: int
    end: int
    by: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class TermName:
    """A term as a text uses it: the plain names of the one, or of the first and last of several, with offsets."""

    start: int
    end: int
    names: tuple[str, ...]

    @property
    def joined(self) -> str:
        """The name of a union as a legend would define it ("medium to long")."""
        return " to ".join(self.names)


@dataclass(frozen=True, slots=True)
class Terms:
    """Every term that a document defines, the first definition of each."""

    entries: tuple[Term, ...] = ()

    def find(self, name: str) -> Term | None:
        """The definition of a plain name ("short", "medium to long", "year 1"), or None."""
        return next((term for term in self.entries if term.name == name), None)

    def own(self, folded: str) -> TermName | None:
        """The document's own term, or two with "to" between them, that a whole text is."""
        names = [name.replace("~", "").strip(" .") for name in _JOINT.split(folded)]
        own = {term.name for term in self.entries if term.own}
        return TermName(0, len(folded), tuple(names)) if len(names) <= PAIR and own.issuperset(names) else None


@lru_cache(1024)
def plain_name(printed: str) -> str:
    """The name of a term without "term", in its basic form: "longer-term" is "long", "yr 2" is "year 2"."""
    words = re.sub(r"[~.\s-]+", " ", printed).replace(" terms", "").replace(" term", "").strip()
    counted = re.fullmatch(r"(year|yr|y|phase|ph|priorit|stage|tranche|wave|horizon|step|month)[a-z]* ?([1-9])", words)
    if counted:
        head = {"yr": "year", "y": "year", "ph": "phase", "priorit": "priority"}.get(counted[1], counted[1])
        return f"{head} {counted[2]}"
    for stem, name in (
        ("very short", "very short"),
        ("short", "short"),
        ("mid", "medium"),
        ("medium", "medium"),
        ("inter", "medium"),
    ):
        if words.startswith(stem):
            return name
    for stem, name in (("very long", "very long"), ("long", "long"), ("immediate", "immediate"), ("quick", "quick win")):
        if words.startswith(stem):
            return name
    return words


def find_terms(folded: str) -> list[TermName]:
    """The terms that a text, folded by `fold_times`, uses; "short to medium term" is one with two names."""
    out: list[TermName] = []
    for match in _TERM.finditer(folded):
        one = plain_name(match["one"])
        names = [one]
        if match["two"]:
            two = match["two"]
            names.append(f"{one.split()[0]} {two}" if two[0].isdigit() else plain_name(two))
        if (
            names[0].split()[0] in {"short", "medium", "long", "very"}
            and len(names) > 1
            and names[1].split()[0] in {"year", "phase"}
        ):
            names = names[:1]
        if out and _JOINT.fullmatch(folded[out[-1].end : match.start()]):
            earlier = out.pop()
            names = [*earlier.names, *names]
            out.append(TermName(earlier.start, match.end(), tuple(dict.fromkeys(names))))
        else:
            out.append(TermName(*match.span(), tuple(dict.fromkeys(names))))
    return out


def read_terms(texts: Sequence[str]) -> Terms:
    """The terms that a document's texts (paragraphs, cells, in reading order) define, with where each is defined."""
    found: dict[str, Term] = {}
    folded = [fold_times(text[:_LONGEST_TEXT]) for text in texts]
    for index, text in enumerate(folded):
        for term in _definitions(text, index):
            found.setdefault(term.name, term)
    for term in _legend_cells(folded):
        found.setdefault(term.name, term)
    for name, duration, index, end in own_terms(folded):
        if duration.whole and not duration.doubt and not find_terms(name):
            found.setdefault(name, Term(name, duration.lower, duration.upper, (), index, 0, end, own=True))
    return Terms(tuple(found.values()))


def _definitions(folded: str, index: int) -> Iterator[Term]:
    names = find_terms(folded)
    if not names:
        return
    unit = _common_unit(folded)
    durations = read_durations(folded, unit)
    moments = moments_of(folded)
    # A text that leads into several terms is a legend; a time with another in brackets behind it is none.
    listed = len(names) > 1 and bool(_WORD.search(folded[: names[0].start]))
    for at, name in enumerate(names):
        limit = min(names[at + 1].start if at + 1 < len(names) else len(folded), name.end + _REACH)
        duration = next((d for d in durations if name.end <= d.start < limit), None)
        if duration is not None and _defines(folded[name.end : duration.start]):
            if duration.whole and (not duration.event or _OF_PLAN.match(folded, duration.end)):
                yield _of_duration(name, duration, index)
            continue
        before = next((d for d in reversed(durations) if d.end <= name.start), None)
        if before is not None and before.whole and _REVERSED.fullmatch(folded, before.end, name.start):
            yield _of_duration(name, before, index)
            continue
        yield from _dated(folded, name, [m for m in moments if name.end <= m.start < limit], index, listed=listed)


def _common_unit(folded: str) -> str | None:
    """The unit of bare numbers in a legend whose units are all the same ("Short = 0-6, Medium = 6-12 months")."""
    units = {unit[0] for unit in re.findall(r"\b(months?|years?|mths?|yrs?)\b", folded)}
    return {"m": "months", "y": "years"}.get(units.pop()) if len(units) == 1 else None


def _defines(between: str) -> bool:
    """Whether what stands between a term and a time says that the one means the other."""
    if _STOP.search(between.replace(". ", " ") if between.startswith(". ") else between):
        return False
    if any(word not in _filling() for word in _WORD.findall(between)):
        return False
    return not between.strip() or _SIGN.search(between) is not None


def _of_duration(name: TermName, duration: Duration, index: int) -> Term:
    lower, upper = duration.lower, duration.upper
    if duration.doubt and name.names[-1] not in {"long", "very long"}:
        lower, upper = None, duration.lower
    return Term(name.joined, lower, upper, (), index, min(name.start, duration.start), max(name.end, duration.end))


def _dated(folded: str, name: TermName, moments: list[Moment], index: int, *, listed: bool) -> Iterator[Term]:
    """A term that stands for days; a length needs a plain sign of definition, as a deadline may follow it in brackets."""
    if not moments:
        return
    between = folded[name.end : moments[0].start]
    counted = name.names[0][-1].isdigit()
    if not _defines(between) or not (counted or listed or _STRONG.search(between)) or name.names[0].startswith("priority"):
        return
    used = moments[:1]
    if len(moments) > 1 and re.fullmatch(r"\s*(?:-|to|until)\s*", folded[moments[0].end : moments[1].start]):
        used = moments[:2]
    elif _CUT_OFF.fullmatch(folded, moments[0].end):
        return
    by = len(used) == 1 and _BY.search(between) is not None
    yield Term(name.joined, None, None, tuple(used), index, name.start, used[-1].end, by)


def _legend_cells(folded: Sequence[str]) -> Iterator[Term]:
    """Terms defined by the cells or lines that follow them: one by one, or a row of terms above a row of durations."""
    at = 0
    while at < len(folded):
        names: list[TermName] = []
        while at + len(names) < len(folded) and (name := _only_term(folded[at + len(names)])) is not None:
            names.append(name)
        if not names:
            at += 1
            continue
        values = [only_duration(text) for text in folded[at + len(names) : at + 2 * len(names)]]
        if len(values) == len(names) and all(values):
            for step, (name, value) in enumerate(zip(names, values, strict=True)):
                if value is not None and value.whole:
                    term = _of_duration(name, value, at + step)
                    yield Term(term.name, term.lower, term.upper, (), at + step, name.start, name.end)
        at += len(names)


def _only_term(folded: str) -> TermName | None:
    text = folded.strip(" .:=-\n")
    if not text or len(text) > 40:
        return None
    names = find_terms(text)
    if len(names) == 1 and names[0].end - names[0].start == len(text):
        return find_terms(folded)[0]
    return None
