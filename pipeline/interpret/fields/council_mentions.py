"""Where a text names a council of the register: by its full name ("… County Council") or by a bare place name."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from schemas.register import CouncilEntry, Register, plain_name, short_name

_TOKEN = re.compile(r"[^\W\d_]+|&")
_GAP = re.compile(r"[\s,.'’‘\-‐‑–]*")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]?\s?[0-9][A-Z]{2}\b")
_LONGEST_KIND = 5
_LONGEST_TEXT = 20_000


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((resources.files("pipeline.interpret") / "data" / "councils.toml").read_text("utf-8"))


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(_words()[name])


@dataclass(frozen=True, slots=True)
class Mention:
    """A council named in a text, with offsets; `full` where the words say that it is one, `partner` where it is another."""

    entry: CouncilEntry
    start: int
    end: int
    full: bool
    partner: bool


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int
    capital: bool


class CouncilNames:
    """The names of a register, made ready for finding them in texts."""

    def __init__(self, register: Register) -> None:
        self._entries: dict[tuple[str, ...], list[CouncilEntry]] = {}
        self._bare: set[tuple[str, ...]] = set()
        for entry in register.entries:
            names = [_words_of(name) for name in (entry.nice_name, *entry.alt_names)]
            self._bare.update(names)
            for name in dict.fromkeys([*names, _words_of(short_name(entry.name))]):
                self._entries.setdefault(name, []).append(entry)
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for name in sorted(self._entries, key=len, reverse=True):
            self._by_first.setdefault(name[0] if name else "", []).append(name)

    def mentions(self, text: str, dated: str | None) -> list[Mention]:
        """The councils that a text names, longest names first at each place, as in being on the plan's date."""
        shown = text[:_LONGEST_TEXT]
        tokens = [_Token(_plain(m.group()), m.start(), m.end(), m.group()[0].isupper()) for m in _TOKEN.finditer(shown)]
        out: list[Mention] = []
        at = 0
        while at < len(tokens):
            found = self._at(shown, tokens, at, dated)
            if found is None:
                at += 1
            else:
                mention, at = found
                out += [mention] if mention is not None else []
        return out

    def _at(self, text: str, tokens: list[_Token], at: int, dated: str | None) -> tuple[Mention | None, int] | None:
        for name in self._by_first.get(tokens[at].word, ()):
            last = at + len(name) - 1
            if last < len(tokens) and tuple(t.word for t in tokens[at : last + 1]) == name and _joined(text, tokens, at, last):
                return self._mention(text, tokens, (at, last), name, dated)
        return None

    def _mention(
        self, text: str, tokens: list[_Token], span: tuple[int, int], name: tuple[str, ...], dated: str | None
    ) -> tuple[Mention | None, int]:
        at, last = span
        if at and tokens[at - 1].word in _set("elsewhere") and _joined(text, tokens, at - 1, at):
            return None, last + 1
        kinds, closing = _closed(text, tokens, last)
        opening = _opened(text, tokens, at)
        full = closing is not None or opening is not None
        end = closing if closing is not None else last
        first = opening if opening is not None else at
        if not full and not (name in self._bare and _stands_bare(text, tokens, at, last)):
            return None, last + 1
        entry = self._entry(name, text[tokens[first].start : tokens[end].end], kinds, dated)
        if entry is None:
            return None, end + 1
        partner = bool(first) and tokens[first - 1].word in _set("partner")
        return Mention(entry, tokens[first].start, tokens[end].end, full, partner), end + 1

    def _entry(self, name: tuple[str, ...], printed: str, kinds: tuple[str, ...], dated: str | None) -> CouncilEntry | None:
        """The council of a name among those that have it: by its official name, its kind, then the date."""
        fitting = [e for e in self._entries[name] if _kind_fits(e, kinds)]
        exact = [e for e in fitting if plain_name(e.name) == plain_name(printed)]
        if len(exact) == 1:
            return exact[0]
        if "county" in kinds and any("County" in e.name for e in fitting):
            fitting = [e for e in fitting if "County" in e.name]
        if len(fitting) > 1:
            fitting = [e for e in fitting if (e.in_being(dated) if dated else e.valid_to is None)]
        return fitting[0] if len(fitting) == 1 else None


def _words_of(name: str) -> tuple[str, ...]:
    return tuple(_plain(token) for token in _TOKEN.findall(name))


def _plain(word: str) -> str:
    return "and" if word == "&" else word.lower()


def _joined(text: str, tokens: list[_Token], first: int, last: int) -> bool:
    """Whether nothing but blanks, hyphens, commas and stops stands between tokens."""
    return all(_GAP.fullmatch(text, tokens[n].end, tokens[n + 1].start) for n in range(first, last))


def _closed(text: str, tokens: list[_Token], last: int) -> tuple[tuple[str, ...], int | None]:
    """The words for the kind after a name and the token of "Council" itself, or None where there is none."""
    kinds: list[str] = []
    for at in range(last + 1, min(last + 2 + _LONGEST_KIND, len(tokens))):
        word = tokens[at].word
        if "," in text[tokens[at - 1].end : tokens[at].start] or not _joined(text, tokens, at - 1, at):
            break
        if word in _set("closers"):
            return tuple(kinds), at
        if word not in _set("kinds") and not (word == "s" and at == last + 1):
            break
        kinds.append(word)
    return (), None


def _opened(text: str, tokens: list[_Token], at: int) -> int | None:
    """The first token of words such as "London Borough of" right before a name, or None."""
    for length in (3, 2, 1):
        first = at - length
        words = " ".join(t.word for t in tokens[max(first, 0) : at])
        if first >= 0 and words in _set("openers") and tokens[first].capital and _joined(text, tokens, first, at):
            return first
    return None


def _kind_fits(entry: CouncilEntry, kinds: tuple[str, ...]) -> bool:
    """Whether the words for a kind can mean this council: a "District Council" is another body's."""
    if "district" in kinds and "metropolitan" not in kinds:
        return "District" in entry.name
    if entry.type == "County" or "County" in entry.name:
        return not {"city", "borough", "metropolitan", "london", "royal"} & set(kinds)
    return "county" not in kinds or not re.search(r"\b(?:City|Borough|Metropolitan)\b", entry.name)


def _stands_bare(text: str, tokens: list[_Token], at: int, last: int) -> bool:
    """Whether a place name without "Council" may stand for one: capitalised, no street, address or other body's name."""
    if not tokens[at].capital or any(
        not t.capital and t.word not in {"and", "upon", "on", "of", "with"} for t in tokens[at : last + 1]
    ):
        return False
    following = tokens[last + 1] if last + 1 < len(tokens) and _joined(text, tokens, last, last + 1) else None
    if following is not None and following.word in _set("otherwise"):
        return False
    if at and tokens[at - 1].word in {"of", "at"} and at > 1 and tokens[at - 2].word in _set("otherwise"):
        return False
    if _POSTCODE.search(text, tokens[last].end, tokens[last].end + 40):
        return False
    return (
        tokens[at].word not in _set("words")
        or last > at
        or (at > 0 and text[tokens[at].start - 1] == " " and text[: tokens[at].start].rstrip()[-1:] not in ".:;!?")
    )
