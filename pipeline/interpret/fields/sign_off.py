"""A sign-off told in a sentence or a note: who signs the plan, and on what day it is signed or approved."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.interpret.fields.dates import DateReading, read_dates
from pipeline.interpret.fields.folding import fold, trim
from pipeline.interpret.fields.lead_kinds import named
from pipeline.interpret.fields.people import read_people

LONGEST = 320
# Blanks around the words of a single word.
MOST_BLANKS = 2
_DONE = r"(?:signed(?:[ -]off)?|approved|agreed|endorsed|authorised|ratified|adopted)"
_KIND = r"(?:plan|strategy|document|paper|programme|roadmap|framework|response|report|version)"
_OWN = rf"(?:this|the|our) (?:(?:action|delivery|improvement|implementation) )?{_KIND}"
_THIS = rf"this (?:[\w/-]+ ){{0,8}}{_KIND}"
_WAS = r"(?:was|were|has been|is|had been)"
# What may open a sentence before it says that something is approved: the plan itself, its version, a word for the approval.
_OPENING = re.compile(
    rf"(?:(?P<subject>[^.:;]{{2,120}}?) {_WAS} |(?:version|v|issue|edition|final)\s?[0-9.]*\s*[-,:|(]?\s*"
    rf"|(?:status|approval|sign[ -]?off|governance)\s*:\s*)?(?:formally |jointly |finally |then |and )*(?={_DONE}\b)"
)
_ITS_OWN = re.compile(rf"(?:{_OWN}|{_THIS})(?: \([^()]{{1,60}}\))?(?:,? which [^.;]{{1,60}})?")
_PLAN_BEFORE = re.compile(rf"\b(?:{_OWN}|{_THIS})\b")
_CLAUSE = re.compile(
    rf"\b{_DONE}(?:,? and {_DONE})?(?:(?: for and)? (?:on behalf of|for) [^.;]{{3,90}}?)?"
    rf"(?: (?:by|at)(?: (?:a|the) meeting of)?:? |: )(?:the |our |its )?"
)
_JUST_DATED = re.compile(rf"{_DONE}(?:\s*:|\s+on|\s+in|\s*[-,])?\s*")
_ACTIVE = re.compile(
    rf"(?:the |our )?(?P<who>[^.;:]{{3,110}}?),? (?:formally |jointly )?{_DONE} (?:{_OWN}|{_THIS})(?P<rest>\b[^.;]*)"
)
# Times that stand behind these words are no day of approval: "…, for review in March 2026".
_OTHER_TIME = re.compile(
    r"[\s,(]*\b(?:and |which |to be )?(?:(?:is|are|was) )?(?:due|review(?:ed|s)?|refresh(?:ed)?|until|next|from|runs?|valid"
    r"|expires?|will|cover(?:s|ing)?|following|after|before|subject|having|published|start(?:s|ing)?|who"
    r"|for (?:the )?(?:period|years?|publication|implementation|delivery))\b"
)
_TAIL = re.compile(
    r"[\s,(–—-]*(?:\b(?:at|in) (?:its|their|the|a) meetings?)?[\s,]*(?:\b(?:held|dated?|on|in|of)\b:?[\s,]*)*(?:the\s*)?$", re.I
)
_BODY = re.compile(
    r"(?:full )?(?:cabinet|council|executive|members|mayor and cabinet)"
    r"|(?!.*\b(?:leader|chair|chief|director|head|cllr|councillor)\b)[^,]*\b(?:cabinet|committee|council|executive board)"
)
_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"(?<![DM]r)(?<!M[sx])(?<!Mrs)(?<!Cllr)(?<!Prof)(?<!Rev)(?<=[a-z0-9)’'”]{2})[.!?](?=\s+[A-Z]|\s*$)")


@dataclass(frozen=True, slots=True)
class SignOff:
    """Those who sign, as offsets of their names with their posts, and the day; either may be missing."""

    people: tuple[tuple[int, int], ...]
    dated: DateReading | None
    about: bool = False
    """Whether the sentence itself says that it is the plan which is signed."""


def read_sign_off(text: str, title: str = "") -> SignOff | None:
    """The first sentence of a text that tells the plan's own sign-off, done and not to come; None where none does.

    A body ("Cabinet", "the People Committee") approves and dates a plan, but signs nothing as a person does.
    """
    if len(text) > LONGEST:
        return None
    folded = fold(text)
    before = ""
    for start, end in _sentences(text):
        found = _read(text, folded, (start, end), title=fold(title), of_plan=bool(_PLAN_BEFORE.search(before)))
        if found is not None and (found.people or found.dated is not None):
            return found
        before = folded[start:end]
    return None


def is_body(name: str) -> bool:
    """Whether a name is that of a body which decides for the council, and no person or post."""
    return _BODY.fullmatch(fold(name).strip(" .,").removeprefix("the ")) is not None


def dated_at_end(text: str) -> DateReading | None:
    """The date that ends a text: "Ida Moss, Chief Executive, 3 May 2023"."""
    dates = read_dates(text)
    if not dates or text[dates[-1].end :].strip(" .)") or _OTHER_TIME.search(text, 0, dates[-1].start):
        return None
    return dates[-1]


def before_date(text: str, end: int) -> int:
    """Where the words before a date end, without what only joins them to it."""
    tail = _TAIL.search(text, 0, end)
    return tail.start() if tail else end


def _sentences(text: str) -> list[tuple[int, int]]:
    ends = [found.end() for found in _END.finditer(text)]
    return [trim(text, *span) for span in zip([0, *ends], [*ends, len(text)], strict=True) if text[slice(*span)].strip()]


def _read(text: str, folded: str, span: tuple[int, int], *, title: str, of_plan: bool) -> SignOff | None:
    start, end = span
    opening = _OPENING.match(folded, start, end)
    if opening is None:
        return _read_active(text, folded, span)
    subject = opening["subject"]
    about = subject is not None and _is_plan(subject, title, of_plan=of_plan)
    if subject is not None and not about:
        return None
    just = _JUST_DATED.match(folded, opening.end(), end)
    if just is not None:
        dates = _dates(text, just.end(), end)
        if dates and dates[0].start == just.end():
            return SignOff((), dates[0], about)
    return _read_clauses(text, folded, (opening.end(), end), about=about)


def _is_plan(subject: str, title: str, *, of_plan: bool) -> bool:
    """Whether the subject of a sentence is the plan: called so, by its title, or "it" after a sentence about the plan."""
    if subject == "it":
        return of_plan
    words = _words(subject.removeprefix("the ").removeprefix("our "))
    return bool(_ITS_OWN.fullmatch(subject)) or (words.count(" ") > MOST_BLANKS and words in _words(title))


def _words(text: str) -> str:
    """Words alone, each with a blank before and behind."""
    return " ".join(["", *_WORD.findall(text), ""])


def _read_clauses(text: str, folded: str, span: tuple[int, int], *, about: bool) -> SignOff | None:
    """Who and when behind each "approved by"; the day is that of those who sign, else the first."""
    clauses = list(_CLAUSE.finditer(folded, *span))
    if not clauses:
        return None
    ends = [*(clause.start() for clause in clauses[1:]), span[1]]
    people: list[tuple[int, int]] = []
    signed: DateReading | None = None
    first: DateReading | None = None
    for clause, end in zip(clauses, ends, strict=True):
        who, dated = _who_and_when(text, clause.end(), end)
        first = first or dated
        if who is not None:
            people.append(who)
            signed = signed or dated
    return SignOff(tuple(people), signed or first, about)


def _who_and_when(text: str, start: int, end: int) -> tuple[tuple[int, int] | None, DateReading | None]:
    other = _OTHER_TIME.search(text, start, end)
    dates = _dates(text, start, other.start() if other else end)
    stop = dates[0].start if dates else other.start() if other else end
    stop = start + len(text[start : before_date(text, stop) if dates else stop].rstrip(" ,.;(").removesuffix(" and"))
    who = trim(text, start, max(start, stop))
    return (who if _is_somebody(text[slice(*who)], dated=bool(dates)) else None), (dates[0] if dates else None)


def _is_somebody(words: str, *, dated: bool) -> bool:
    """Whether words name a person or, beside a day, a post."""
    if is_body(words) or not words:
        return False
    people = read_people(words, "signatory")
    if any(one.name and named(words[slice(*one.name)]).kind == "person" for one in people):
        return all(one.position or dated for one in people)
    return dated and bool(people) and all(one.position for one in people)


def _read_active(text: str, folded: str, span: tuple[int, int]) -> SignOff | None:
    """The day and, where it is one, the person of "Cabinet approved this plan on 3 May 2023"."""
    found = _ACTIVE.fullmatch(folded[slice(*span)].rstrip(" ."))
    if found is None:
        return None
    _, dated = _who_and_when(text, span[0] + found.start("rest"), span[1])
    who = trim(text, span[0] + found.start("who"), span[0] + found.end("who"))
    somebody = dated is not None and _is_somebody(text[slice(*who)], dated=True)
    return SignOff((who,) if somebody else (), dated, about=True) if dated is not None else None


def _dates(text: str, start: int, end: int) -> list[DateReading]:
    return [DateReading(start + d.start, start + d.end, d.value) for d in read_dates(text[start:end])]
