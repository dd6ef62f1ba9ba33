"""People with a part in the plan: a labelled field's text read into names and positions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.interpret.fields.folding import alike, trim
from pipeline.interpret.fields.lead_kinds import named
from pipeline.interpret.fields.leads import names_nobody
from schemas.plan import PersonRole

_LONGEST_TEXT = 2000
_LONGEST_NAME = 60
_MARK = re.compile(r"\s*;\s*|\s*,\s*|\s+-\s*|:\s+|\s*\(|\s*\|\s*")
_PRONOUNS = re.compile(r"\s*\((?:she|he|they|her|him|them|his|hers|theirs|[\s/,])+\)\s*[,;:–-]?", re.I)
_NEXT = re.compile(r"\s*[;,]\s+(?:and|&)\s+|\s*;\s*|\s+(?:and|&)\s+|\s*,\s*|\s*/\s*")


@dataclass(frozen=True, slots=True)
class PersonReading:
    """Somebody's name (or a group's) and position, each as offsets; either may be None."""

    name: tuple[int, int] | None
    position: tuple[int, int] | None
    role: PersonRole


def read_people(text: str, role: PersonRole) -> list[PersonReading]:
    """The people that a field names, one or more a line: "Name, Position", "Name; Position", "Name (Position)", "Name – …".

    A position is kept as printed, brackets included; a group, or a field that is only a name, has none. A field that is
    only a post has no name.
    """
    out: list[PersonReading] = []
    at = 0
    for line in text[:_LONGEST_TEXT].split("\n"):
        for start, end in _persons(line):
            reading = _person(line, start, end, role)
            if reading is not None:
                out.append(_moved(reading, at))
        at += len(line) + 1
    return out


def _moved(reading: PersonReading, by: int) -> PersonReading:
    def move(span: tuple[int, int] | None) -> tuple[int, int] | None:
        return (span[0] + by, span[1] + by) if span is not None else None

    return PersonReading(move(reading.name), move(reading.position), reading.role)


def _persons(line: str) -> list[tuple[int, int]]:
    """The stretches of a line that each begin with a person's name; the whole line where it is one person or a group."""
    starts = [0]
    for match in _NEXT.finditer(alike(line)):
        if (
            _depth(line, match.start()) == 0
            and _begins_person(line[match.end() :])
            and _is_name(line[starts[-1] : match.start()])
        ):
            starts.append(match.end())
    ends = [*starts[1:], len(line)]
    return [trim(line, start, _without_joint(line, start, end)) for start, end in zip(starts, ends, strict=True)]


def _depth(line: str, at: int) -> int:
    return line.count("(", 0, at) - line.count(")", 0, at)


def _is_name(part: str) -> bool:
    mark = _MARK.search(alike(part))
    return named(part[: mark.start()] if mark else part).kind == "person"


def _begins_person(rest: str) -> bool:
    head = re.split(r"\s*[,;(:|]\s*|\s+-\s*|\s+(?:and|&)\s+", alike(rest), maxsplit=1)[0]
    return named(head.strip(" .")).kind == "person"


def _without_joint(line: str, start: int, end: int) -> int:
    match = re.search(r"(?:\s*[;,]?\s+(?:and|&)\s+|\s*[;,/]\s*)$", line[start:end])
    return start + match.start() if match else end


def _person(line: str, start: int, end: int, role: PersonRole) -> PersonReading | None:
    if end > start and line[end - 1] == "." and not re.search(r"\b[A-Za-z]\.$", line[start:end]):
        start, end = trim(line, start, end - 1)
    if names_nobody(line[start:end]):
        return None
    plain = alike(line)
    mark = _MARK.search(plain, start, end)
    head = plain[start : mark.start()] if mark else plain[start:end]
    if mark is None:
        return _one_part(line, start, end, role)
    if named(head).kind == "person" or _looks_named(head, plain[mark.end() : end]):
        return PersonReading((start, mark.start()), _position(line, mark, end), role)
    if named(head).kind == "post" and _begins_person(plain[mark.end() : end]) and mark.group().strip() != "(":
        return PersonReading(trim(line, mark.end(), end), (start, mark.start()), role)
    return _one_part(line, start, end, role)


def _looks_named(head: str, rest: str) -> bool:
    """Whether a head that is no known shape of a name still is one: short, capitalised, and a post follows it."""
    words = head.split()
    what = named(head)
    return 1 <= len(words) <= 5 and what.kind == "plain" and all(w[:1].isupper() for w in words) and named(rest).kind == "post"


def _position(line: str, mark: re.Match[str], end: int) -> tuple[int, int] | None:
    start, end = trim(line, mark.end(), end, "-–—")
    pronouns = _PRONOUNS.match(line, mark.start(), end)
    if pronouns is not None:
        start, end = trim(line, pronouns.end(), end)
    elif mark.group().strip() == "(":
        closed = line.find(")", start, end)
        if closed >= 0 and not line[closed + 1 : end].strip(" .,;"):
            end = closed
        elif closed >= 0:
            start = mark.end() - 1
    return trim(line, start, end) if end > start else None


def _one_part(line: str, start: int, end: int, role: PersonRole) -> PersonReading | None:
    """A text without a mark between name and position: a post alone is a position, everything else a name or group."""
    if end <= start:
        return None
    what = named(line[start:end])
    if what.kind == "post":
        split = _name_before_post(line, start, end)
        if split is not None:
            return PersonReading((start, split), trim(line, split, end), role)
        return PersonReading(None, (start, end), role)
    return PersonReading((start, end), None, role) if end - start <= 3 * _LONGEST_NAME else None


def _name_before_post(line: str, start: int, end: int) -> int | None:
    """Where a name ends that stands directly before its post ("Jane Smith Head of HR")."""
    words = list(re.finditer(r"\S+", line[start:end]))
    for count in (2, 3):
        if len(words) > count and named(line[start : start + words[count - 1].end()]).kind == "person":
            rest = named(line[start + words[count].start() : end])
            if rest.kind == "post" and words[count].group().lower() in {
                "head",
                "director",
                "chief",
                "assistant",
                "executive",
                "deputy",
                "principal",
                "service",
                "interim",
            }:
                return start + words[count - 1].end()
    return None
