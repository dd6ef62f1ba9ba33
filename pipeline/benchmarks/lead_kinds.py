"""What kind of lead an action has: a person, human resources, the principal social worker, a director, a group, a network."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from schemas.base import Noun

PERSON = "person"
OTHER = "other"
_NAME_WORD = re.compile(r"[A-Z][\w'’.-]{0,40}")
_PART = re.compile(r"\s*(?:,|\(|\s[-–—]\s)\s*")
_MOST_NAME_WORDS = 4


class Kind(Noun):
    """A kind of lead by the words that tell it."""

    code: str
    name: str
    words: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()

    def tells(self, text: str) -> bool:
        """Whether one of its words stands in a text."""
        words = "|".join(map(re.escape, self.words)) or r"(?!)"
        initials = "|".join(map(re.escape, self.initials)) or r"(?!)"
        return bool(re.search(rf"(?<!\w)(?i:{words})(?!\w)|(?<!\w)(?:{initials})(?!\w)", text))


class NotAPerson(Noun):
    """Words that no person is called, and titles that only persons have."""

    words: frozenset[str]
    titles: frozenset[str]


class LeadKinds(Noun):
    """The kinds in the order in which they are tried."""

    kinds: tuple[Kind, ...]
    not_a_person: NotAPerson


@cache
def load_lead_kinds() -> LeadKinds:
    """The kinds of lead that ship with the project."""
    raw = files("pipeline.benchmarks").joinpath("data/leads.toml").read_text(encoding="utf-8")
    return LeadKinds.model_validate(tomllib.loads(raw))


def kind_names() -> dict[str, str]:
    """Every kind's code and name, in the order of a table."""
    named = {kind.code: kind.name for kind in load_lead_kinds().kinds}
    return {PERSON: "a person by name alone", **named, OTHER: "another post, team or service"}


@lru_cache(maxsize=16384)
def kind_of(text: str) -> str:
    """The code of a lead's kind. A person with a post goes by the post; a person alone is "person"."""
    name = person_in(text)
    rest = text.replace(name, " ", 1) if name else text
    for kind in load_lead_kinds().kinds:
        if kind.tells(rest):
            return kind.code
    return PERSON if name and not any(c.isalpha() for c in rest) else OTHER


@lru_cache(maxsize=16384)
def person_in(text: str) -> str | None:
    """The person's name in a lead: two to four capitalised words, none of which a post or body has; None where none is."""
    for part in _PART.split(text):
        words = part.strip(" )").split()
        if _is_name(words):
            return " ".join(words)
    return None


def _is_name(words: list[str]) -> bool:
    known = load_lead_kinds().not_a_person
    titled = bool(words) and words[0].strip(".").casefold() in known.titles
    if not (2 <= len(words) <= _MOST_NAME_WORDS) or not all(_NAME_WORD.fullmatch(w) for w in words):
        return False
    if titled:
        return True
    plain = [w.strip(".'’").casefold() for w in words]
    if any(p in known.words for p in plain) or any(kind.tells(" ".join(words)) for kind in load_lead_kinds().kinds):
        return False
    return not any(w.isupper() and len(w) > 2 and w[1] != "." for w in words)
