"""What a heading says by its first words: "Theme 2: Recruitment", "Metric 3", "Action 4:", "1.2 Review …"."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from pipeline.interpret.fields.large_numbers import is_measured, opens_measured
from pipeline.interpret.fields.metric_refs import COUNTS_OTHER
from pipeline.interpret.labels import folded
from schemas.framework import Framework

MarkKind = Literal["theme", "metric", "action", "number"]
LARGEST_PART = 30
FEWEST_PROMISING, MOST_PROMISING = 2, 10
RANK: dict[MarkKind | None, int] = {"theme": 1, "metric": 2, "action": 3, "number": 4, None: 0}

_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten"
_NUMBER = rf"(?:[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{0,3}}[a-z]?|[A-Z][0-9]{{1,2}}|[A-Z]|[ivx]{{1,4}}|{_WORDS})"
_AFTER = r"(?=$|[\s:.,)–—-])\s*[:.)–—-]{0,2}\s*"
_MULTI = re.compile(r"^([A-Z]{0,3}[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}[a-z]?)[.:)]?(?:\s+|$)[–—-]?\s*")
# A count of two levels without a dot between: "1a. Rewrite", "(2b) Train", "3(c) Ask", "R3. Tell", "A1 All posts are …"; "Q1." is
# a quarter.
_LETTERED = re.compile(
    r"^(?:\(?([0-9]{1,2}[a-z]|[A-PR-Z][0-9]{1,2})(?:\.\)?|\))|([0-9]{1,2}\([a-z]\)|[A-PR-Z][0-9]{1,2}(?=(?:\s+[\w'’-]+[,?]?){4})))\s+(?=[A-Z“\"‘'])"
)
_SINGLE = re.compile(r"^([A-Z]{0,2}[0-9]{1,2}[a-z]?)[.:)]?(?:\s+|$)[–—-]?\s*|^([0-9]{1,2}[A-Z]?|[A-Z])\s*[:.)–—-]\s+")


_ADDRESS = re.compile(r"[\w.-]{1,60}@[\w-]{1,60}\.\w|\b0[0-9]{2,4}\s?[0-9]{3}|\bwww\.|https?://")


@dataclass(frozen=True, slots=True)
class Mark:
    """The ref at the head of a line: what it counts, its offsets, and where the rest begins."""

    kind: MarkKind
    ref_start: int
    ref_end: int
    rest: int
    number: str


@cache
def outline_words() -> dict[str, list[str]]:
    """The words of headings, from the data file."""
    data: dict[str, list[str]] = tomllib.loads(
        (resources.files("pipeline.interpret") / "data" / "outline.toml").read_text("utf-8")
    )
    return data


@cache
def _pattern(kind: Literal["theme", "action"], extra: tuple[str, ...] = ()) -> re.Pattern[str]:
    words = outline_words()["section_words" if kind == "theme" else "action_words"]
    names = sorted((*words, *extra), key=len, reverse=True)
    return re.compile(rf"^((?:{'|'.join(map(re.escape, names))})\s+(?:no\.?\s*|#\s?)?({_NUMBER})){_AFTER}", re.IGNORECASE)


@cache
def _metric_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    prefix = r"(?:(?:sc-?\s?|social care\s+)?wres\s+)?"
    further = r"(?:(?:,\s*(?:and\s+)?|\s+(?:and|&)\s+)[0-9]{1,2}){1,8}(?=\s*:)"
    return re.compile(rf"^({prefix}(?:{names})\s+([0-9]{{1,2}})(?:{further}|[a-c]?)){COUNTS_OTHER}{_AFTER}", re.IGNORECASE)


def read_mark(text: str, framework: Framework) -> Mark | None:
    """The ref that a line opens with, or None. A plain "3. Text" is no mark here; its list number is the line's marker."""
    if framework.metric_words:
        found = _metric_pattern(tuple(framework.metric_words)).match(text)
        if found:
            return Mark("metric", found.start(1), found.end(1), found.end(), found.group(2))
    for kind in ("action", "theme"):
        found = _pattern(kind).match(text)
        if found and _is_numbered(found, text):
            counts: MarkKind = "action" if "." in found.group(2) and may_count_actions(text) else kind
            return Mark(counts, found.start(1), found.end(1), found.end(), found.group(2))
    found = _MULTI.match(text)
    if found and _counts_levels(found.group(1)) and not is_measured(text) and not opens_measured(text):
        return Mark("number", found.start(1), found.end(1), found.end(), found.group(1))
    found = _LETTERED.match(text)
    if found:
        at = 1 if found.group(1) else 2
        return Mark("number", found.start(at), found.end(at), found.end(), found.group(at))
    return None


def counts_block(text: str) -> bool:
    """Whether a text opens with the count of a block: "Mission 1", "Theme 2: Recruitment"."""
    found = _pattern("theme").match(text)
    return found is not None and _is_numbered(found, text)


def numbers_action(text: str, framework: Framework) -> Mark | None:
    """The ref of a line that only counts an action ("Action 3"), None for any other line."""
    mark = read_mark(text, framework)
    return mark if mark is not None and mark.kind == "action" and mark.rest >= len(text) else None


def extends(number: str, other: str) -> bool:
    """Whether a number of an outline goes on from another: "1.2.1" and "1.2a" from "1.2", "A1.2" from "A1"; "12" not from "1"."""
    rest = number.removeprefix(other)
    return rest not in {"", number} and not (rest[0].isdigit() and other[-1].isdigit())


def behind_count(text: str, framework: Framework) -> int:
    """Where a heading goes on behind the number that counts it among the actions ("1.3 …", "Action 2: …"); else its beginning."""
    mark = read_mark(text, framework)
    return mark.rest if mark is not None and mark.kind in {"number", "action"} else 0


def may_count_actions(text: str) -> bool:
    """Whether the word that counts a heading is one for blocks and for actions alike: "Pledge 3"."""
    return text.lower().startswith(tuple(f"{word} " for word in outline_words()["either_words"]))


def _counts_levels(number: str) -> bool:
    """Whether a dotted number is an outline's ("1.2"), no date ("30.09.23") and no ratio ("1.45")."""
    parts = [int("".join(c for c in part if c.isdigit()) or "0") for part in number.split(".")]
    return all(0 < part <= LARGEST_PART for part in parts[1:]) and not (len(parts) == 3 and len(number) >= 8)


def _is_numbered(found: re.Match[str], text: str) -> bool:
    """Whether the number is one, not the article or a word that happens to follow ("Action a plan", "Area I know")."""
    number = found.group(2)
    if number[0].isdigit() or len(number) > 1:
        return True
    after = text[found.end(2) :].lstrip(" ")[:1]
    return number.isupper() and (after in {"", "\n", ":", ".", ")", "–", "—", "-"} or (number != "I" and after.isupper()))


def read_number(text: str) -> tuple[str, int] | None:
    """A plain number at the head of a heading ("1 - Metric 2 …", "3. Training") and where the rest begins."""
    found = _SINGLE.match(text)
    if not found:
        return None
    return found.group(1) or found.group(2), found.end()


def is_whole_plan(title: str) -> bool:
    """Whether a heading holds the plan as a whole ("Action plan") and names no block of it."""
    words = folded(title)
    return words in _whole_plan() or ("action plan" in words and len(words) < 60)


def names_forms(text: str) -> bool:
    """Whether a text names a form that a document may be had in: large print, another language."""
    return _holds_words(text, "offer_forms")


def is_offer(text: str) -> bool:
    """Whether a text offers the document in another form: "This plan is available in large print on request."."""
    return names_forms(text) and _holds_words(text, "offered") and _holds_words(text, "offering")


def asks_reader(text: str) -> bool:
    """Whether a text begins by asking the reader for something: "Contact us …"."""
    return _begins_with(text, "asking")


def sends_reader(text: str) -> bool:
    """Whether a line sends the reader somewhere: "Read about the actions …"."""
    return _begins_with(text, "pointing")


def says_source(text: str) -> bool:
    """Whether a line tells where numbers above it are from: "Source: staff survey, 2024"."""
    head, colon, _ = text.partition(":")
    return bool(colon) and folded(head) in outline_words()["sources"]


@cache
def _asks_meeting() -> re.Pattern[str]:
    names = rf"(?:the )?(?:[\w' ]{{1,40}} )?(?:{'|'.join(map(re.escape, outline_words()['meetings']))})(?: of [\w ]{{1,30}}?)?"
    asked = r"(?:is|are) (?:asked|invited|recommended|requested|required) to"
    return re.compile(rf"(?:(?:it is (?:recommended|proposed) )?that {names}|{names} {asked}|it is recommended(?: that| to)?)")


def asks_meeting(text: str) -> bool:
    """Whether a line leads into what a meeting is asked to resolve: "That Council:", "The Board is asked to:"."""
    return _asks_meeting().fullmatch(folded(text.rstrip(": …"))) is not None


def states_own_aim(text: str) -> bool:
    """Whether a sentence begins by saying that it is an aim: "Our aim is for …"."""
    return _begins_with(text, "own_aims")


def promises(text: str) -> bool:
    """Whether a short line says of somebody that what is listed below it will be done: "Scottish Ministers will:"."""
    return end_of_promiser(text) > 0


def end_of_promiser(text: str) -> int:
    """Where the words for somebody end at the head of such a line; 0 for any other line."""
    plain = text.rstrip(": …")
    words = plain.split()
    if not FEWEST_PROMISING <= len(words) <= MOST_PROMISING or not text[:1].isupper() or any(c in plain for c in ".,;:?!"):
        return 0
    found = _promising().search(plain)
    return found.start() if found is not None else 0


@cache
def _promising() -> re.Pattern[str]:
    words = sorted(outline_words()["promising"], key=len, reverse=True)
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, words))})$", re.IGNORECASE)


def _begins_with(text: str, kind: str) -> bool:
    return f"{folded(text)} ".startswith(tuple(f"{words} " for words in outline_words()[kind]))


def says_whom_to_ask(text: str) -> bool:
    """Whether a text asks the reader to write or ring: it begins so and gives an address or a number."""
    return asks_reader(text) and _ADDRESS.search(text) is not None


def heads_what_is_done(title: str) -> bool:
    """Whether a heading says that the actions below it are done: "Annex: Actions completed since 2011"."""
    return _holds_words(title, "done")


def is_of_whole_plan(text: str) -> bool:
    """Whether a text is about the plan as a whole: "… is the sponsor of this plan."."""
    return _holds_words(text, "whole")


def _holds_words(text: str, kind: str) -> bool:
    padded = f" {folded(text)} "
    return any(f" {words} " in padded for words in outline_words()[kind])


def _whole_plan() -> frozenset[str]:
    return frozenset(outline_words()["whole_plan"])
