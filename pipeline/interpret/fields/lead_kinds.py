"""What a stretch of a lead field names: a person, a post, a team, an abbreviation, or a field of work."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal

from pipeline.interpret.fields.folding import alike, fold

Kind = Literal["person", "post", "team", "service", "abbreviation", "plain"]

_WORD = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*['.]?")
_LISTED = re.compile(r"\w\s*[,;:/&|]|\s(?:-|and)\s", re.I)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CAPITALS = re.compile(r"[A-Z][A-Z&+]{0,5}s?'?|[A-Z]&[A-Z]")
_NAME_WORD = re.compile(r"[A-ZÀ-Þ][\w'’-]*\.?")
_INITIAL = re.compile(r"[A-Z]\.?(?:[A-Z]\.?)?")
_DOTTED_NAME = re.compile(r"(?:[A-Z]\.){1,2}[A-Z][a-z]+(?:-[A-Z][a-z]+)?")
_PARTICLES = frozenset({"de", "van", "von", "der", "la", "le", "bin", "al", "o", "da", "di"})
_LONGEST_NAME = 4
_LONGEST = 400


@cache
def lead_words() -> dict[str, Any]:
    """The data file of posts, teams, fields and roles, as read."""
    return tomllib.loads((resources.files("pipeline.interpret") / "data" / "leads.toml").read_text("utf-8"))


@cache
def word_set(group: str, name: str) -> frozenset[str]:
    """The words of one list of the data file."""
    return frozenset(lead_words()[group][name])


@dataclass(frozen=True, slots=True)
class Named:
    """What a stretch names: its kind and its words in lower case, brackets left aside.

    `head_first` is true for "Head of …": what follows the post belongs to it. `complete` is true where the last word is
    the post or team itself, so that what follows is something else. `bare` is a post without a field of its own,
    `acronym_last` a name that ends in an acronym ("Corporate HR"), `acronyms` how many of its words are some.
    """

    kind: Kind
    words: tuple[str, ...]
    head_first: bool = False
    complete: bool = False
    bare: bool = False
    plural: bool = False
    acronym_last: bool = False
    acronyms: int = 0

    @property
    def headed(self) -> bool:
        """Whether it is a post, a team or a service by its own words."""
        return self.kind in {"post", "team", "service"}


@lru_cache(4096)
def named(text: str) -> Named:
    """What a stretch of text names."""
    plain = _BRACKETS.sub(" ", alike(text[:_LONGEST]))
    printed = tuple(_WORD.findall(plain))
    words = tuple(
        w.lower().strip(".'") if w.lower().strip(".") not in word_set("fields", "words") else w.lower().strip(".")
        for w in printed
    )
    words = tuple(w for w in words if w)
    if not words:
        return Named("plain", ())
    posts = [n for n, w in enumerate(words) if w in word_set("posts", "words") and not _is_adjective(words, n)]
    if len(words) == 1 and words[0] in word_set("posts", "abbreviations") and printed[0][:1].isupper():
        return Named("post", words, complete=True)
    if not _LISTED.search(plain) and _is_person(printed, words):
        return Named("person", words)
    if posts:
        return _post(words, posts)
    if any(w in word_set("posts", "abbreviations") and p.rstrip("s").isupper() for w, p in zip(words, printed, strict=False)):
        return Named("post", words, complete=words[-1] in word_set("posts", "abbreviations"))
    return _group(words, printed)


def _is_adjective(words: tuple[str, ...], at: int) -> bool:
    """Whether a post's word belongs to the next one, as in "Lead Nurse" and "staff network"."""
    following = words[at + 1] if at + 1 < len(words) else ""
    if not following:
        return False
    if words[at] in {"staff", "colleagues", "colleague", "employee", "employees", "member", "members", "leader", "leaders"}:
        return following not in {"of", "in", "for", "and"}
    return following in word_set("teams", "strong") and words[at] not in {"lead", "head", "chief"}


def _post(words: tuple[str, ...], posts: list[int]) -> Named:
    last = posts[-1]
    head_first = any(words[n + 1 : n + 2] and words[n + 1] in {"of", "for", "to", "with", "in"} for n in posts)
    bare = all(w in word_set("fields", "generic") or w in word_set("posts", "words") for w in words)
    complete = last == len(words) - 1
    return Named("post", words, head_first, complete, bare, words[last].endswith("s") and not words[last].endswith("ss"))


def _group(words: tuple[str, ...], printed: tuple[str, ...]) -> Named:
    strong, weak = word_set("teams", "strong"), word_set("teams", "weak")
    if len(words) == 1 and words[0] in weak | word_set("teams", "unnamed"):
        return Named("plain", words)
    if any(w in strong for w in words):
        head_first = bool({"of", "for"} & set(words[1:]))
        return Named("team", words, complete=words[-1] in strong and not head_first, head_first=head_first)
    if words[-1] in weak or words[0] in {"department", "directorate"}:
        return Named("service", words, complete=words[-1] in weak)
    if len(printed) == 1 and _CAPITALS.fullmatch(printed[0]):
        return Named("abbreviation", words)
    acronyms = [len(word) > 1 and _CAPITALS.fullmatch(word) is not None for word in printed]
    return Named("plain", words, acronym_last=acronyms[-1], acronyms=sum(acronyms))


def _is_person(printed: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if len(printed) == 1 and _DOTTED_NAME.fullmatch(printed[0]):
        return True
    honorific = words[0] in word_set("people", "honorifics")
    if honorific and 2 <= len(words) <= _LONGEST_NAME + 1:
        return not set(words[1:]) & word_set("posts", "words")
    if not 2 <= len(printed) <= _LONGEST_NAME:
        return False
    known = word_set("fields", "words") | word_set("posts", "words") | word_set("teams", "strong") | word_set("teams", "weak")
    if any(w in known for w in words):
        return False
    initials = [bool(_INITIAL.fullmatch(p)) for p in printed]
    shaped = [bool(_NAME_WORD.fullmatch(p)) or p in _PARTICLES for p in printed]
    if not all(shaped) or all(initials) or initials[-1]:
        return False
    return not any(_CAPITALS.fullmatch(p) and not i for p, i in zip(printed, initials, strict=True)) or all(
        p.isupper() for p in printed
    )


def is_service(text: str) -> bool:
    """Whether a stretch names nothing but a service or area of the council ("Adult Social Care", "CSC", "North")."""
    words = {w.lower() for w in _WORD.findall(_BRACKETS.sub(" ", fold(text[:_LONGEST])))} - {"and", "of", "the", "for"}
    return bool(words) and words <= word_set("fields", "services")
