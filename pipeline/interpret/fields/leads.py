"""Whom an action is given to: a lead field's text read into persons, posts, teams and boards."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.interpret.fields.folding import fold, trim
from pipeline.interpret.fields.lead_kinds import lead_words, named, word_set
from pipeline.interpret.fields.lead_roles import bracketed_role, stretches
from pipeline.interpret.fields.lead_split import split_leads
from pipeline.interpret.fields.links import is_empty_value
from pipeline.interpret.fields.time_likeness import time_likeness
from pipeline.interpret.fields.time_words import either
from schemas.plan import LeadRole
from schemas.problems import Note

_LONGEST_TEXT = 2000
_LONGEST_LEAD = 200
_LIKE_LONGEST = 400
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_NOT_APPLICABLE = re.compile(r"\s*[Nn]\s?/\s?[Aa]\b\s*(?:[^\s/\w]|$)")
# What a sentence goes on with behind whom it names: "The Head of HR will lead this action".
_WHAT_THEY_DO = re.compile(
    r"\s+(?:will|shall|is to|are to|is|are)\s+"
    r"(?:(?:co-?)?lead(?:ing)?|serve|act|own|oversee|be|responsible|accountable)\b[^.;]*\.?$"
)
_MANY_WORDS = 6
_STRANGE = (1.0, 0.6, 0.3, 0.1)
_ROMAN = re.compile(r"[IVXivx]{1,6}\.?")
_LIKELY = {"post": 0.95, "team": 0.9, "person": 0.8, "service": 0.75, "abbreviation": 0.7}


@dataclass(frozen=True, slots=True)
class LeadReading:
    """One lead: the offsets of its words, and its role."""

    start: int
    end: int
    role: LeadRole


@cache
def _none() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(lead_words()['none']['words'])})(?:\s.{{0,40}})?")


def read_leads(text: str, role: LeadRole = "lead") -> list[LeadReading]:
    """The leads of a field's text in order; `role` is the field's, where the text says no other (contract, Action.leads).

    Each paragraph is split on its own. "n/a", "TBC", "vacant" and the like are no leads.
    """
    return read_leads_with_notes(text, role)[0]


def read_leads_with_notes(text: str, role: LeadRole = "lead") -> tuple[list[LeadReading], list[Note]]:
    """The leads of a field's text, and a note `no_lead` for each part that says that there is none yet."""
    out: list[LeadReading] = []
    notes: list[Note] = []
    shown = text[:_LONGEST_TEXT]
    at = 0
    for whole in shown.split("\n"):
        told = _WHAT_THEY_DO.search(whole)
        line = whole[: told.start()] if told else whole
        for stretch in () if is_empty_value(line) or _NOT_APPLICABLE.match(line) else stretches(line, role):
            spans = split_leads(line, stretch.start, stretch.end)
            for first, last in spans:
                until, own = bracketed_role(line, first, last)
                start, end = _inner(line, first, until)
                if names_nobody(line[start:end]) and (len(spans) == 1 or line[start:end] != "NA"):
                    notes.append(Note(code="no_lead", message="No lead is named here.", words=line[start:end]))
                elif end - start <= _LONGEST_LEAD:
                    out.append(LeadReading(at + start, at + end, own or stretch.role))
        at += len(whole) + 1
    return out, notes


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets without an article and stops, and without a bracket round the whole or one that is opened and never closed."""
    start, end = trim(text, start, end, ".,:;")
    article = text[start : start + len("the ")]
    # "The" is a name's own where nothing else of it says post or team: "The Lantern Project".
    start += len(article) if article == "the " or (article == "The " and named(text[start + len(article) : end]).headed) else 0
    part = text[start:end]
    if part[:1] == "(" and part[-1:] == ")" and part.find(")") == len(part) - 1:
        return trim(text, start + 1, end - 1)
    if part.endswith(")") and part.count(")") > part.count("(") == 0:
        return trim(text, start, end - 1)
    if part.startswith("(") and part.count("(") > part.count(")"):
        return trim(text, start + 1, end)
    return start, end


def names_nobody(part: str) -> bool:
    """Whether words say that there is nobody yet: "n/a", "TBC", "vacant"."""
    folded = " ".join(fold(part).split()).strip(" .()")
    return is_empty_value(part) or _none().fullmatch(folded) is not None


def lead_likeness(text: str) -> float:
    """How sure it is that a text as a whole says who is to do something, 0 to 1.

    Posts and teams are surest, then names and initials; capitalised words alone are middling; sentences, the names of
    documents and times are low; Roman numerals, which classify, are none.
    """
    shown = " ".join(text.split())
    if not shown or len(shown) > _LIKE_LONGEST or is_empty_value(shown) or _ROMAN.fullmatch(shown):
        return 0.0
    readings = read_leads(text)
    if not readings:
        return 0.3 if names_nobody(shown) else 0.0
    parts = [text[r.start : r.end] for r in readings]
    weights = [len(part) for part in parts]
    score = sum(_likely(part) * weight for part, weight in zip(parts, weights, strict=True)) / sum(weights)
    score *= _STRANGE[min(_strange(shown), len(_STRANGE) - 1)]
    if time_likeness(text) > score / 2 and not any(named(p).kind in {"post", "team", "person"} for p in parts):
        score *= 0.3
    return round(score, 3)


@cache
def _familiar() -> frozenset[str]:
    groups = (("posts", "words"), ("teams", "strong"), ("teams", "weak"), ("fields", "words"), ("fields", "generic"))
    known = frozenset().union(*(word_set(*group) for group in groups), word_set("sentence", "small"))
    return known | {
        word for role in ("lead", "sponsor", "support", "phrases") for p in lead_words()["roles"][role] for word in p.split()
    }


def _strange(text: str) -> int:
    """How many words in lower case are neither of posts, teams and fields nor small, those of sentences counted twice."""
    lower = [w for w in _WORD.findall(text) if w[0].islower() and w not in _familiar()]
    return len(lower) + len(set(lower) & word_set("sentence", "words"))


def _likely(part: str) -> float:
    """How sure one name is by its kind; a document's name ("… Strategy") is none, plain words need capitals."""
    words = _WORD.findall(part)
    what = named(part)
    titled = set(what.words[-1:] if what.kind != "plain" else what.words) & word_set("sentence", "documents")
    if not words or (len(words) > 1 and titled):
        return 0.1
    if what.kind != "plain":
        return _LIKELY[what.kind]
    if len(what.words) > _MANY_WORDS or not all(w[0].isupper() or w in word_set("sentence", "small") for w in words):
        return 0.15
    return 0.55 if set(what.words) & word_set("fields", "words") else 0.4
