"""The people of a plan: sponsors, leads, voices of the staff, and those who sign it, from its labelled values."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from typing import Any

from pipeline.interpret.fields.lead_kinds import named
from pipeline.interpret.fields.people import read_people
from pipeline.interpret.fields.sign_off import before_date, dated_at_end, is_body
from pipeline.interpret.fields.time_likeness import time_likeness
from pipeline.interpret.found import Found, text_of
from pipeline.interpret.signatures import SIGNED
from pipeline.interpret.tree import Field, Line
from schemas.passage import Passage, joined
from schemas.plan import PersonRole

PERSON_FIELDS: dict[str, PersonRole] = {
    "plan_sponsor": "sponsor", "sponsor": "sponsor", "programme_lead": "programme_lead", "staff_voice_lead": "staff_voice_lead",
}  # fmt: skip
SIGNED_AS = {"name": "signed_by", "position": "position", "date": "signed_on"}
NEAR_SIGNATURES = 6
SURELY_A_TIME = 0.9
MOST_WORDS_LEFT = 3


def signing_fields(fields: list[Field], below: Set[int]) -> list[Field]:
    """The labelled values, those of a sign-off made out: below a foreword none is one, a date behind a name is its day.

    `below`: the paragraphs of forewords.
    """
    kept = [f for f in fields if below.isdisjoint(b for line in f.lines for b in line.passage.blocks)]
    return [part for f in _below_sign_off(kept) for part in _dated_apart(f)]


def _below_sign_off(fields: list[Field]) -> list[Field]:
    """The fields, names, posts and days below a heading of the sign-off as those of signatures."""
    out: list[Field] = []
    below = False
    for f in fields:
        name = "date" if f.label_text.lower() == "date" else f.name
        below = (f.name == "signed_by" and not f.lines) or (below and name in SIGNED_AS)
        out.append(replace(f, name=SIGNED_AS[name]) if below and name in SIGNED_AS else f)
    return out


def _dated_apart(field: Field) -> list[Field]:
    """A signature as it is, and the days that stand behind its names, as fields of their own."""
    if field.name not in {"signed_by", "position"}:
        return [field]
    lines: list[Line] = []
    days: list[Field] = []
    for line in field.lines:
        dated = dated_at_end(line.text)
        if dated is None:
            lines.append(line)
            continue
        days.append(Field("signed_on", None, [line.rest(dated.start, dated.end)]))
        rest = before_date(line.text, dated.start)
        if line.text[:rest].strip():
            lines.append(line.rest(0, rest))
    return [replace(field, lines=lines), *days]


def people_of(fields: list[Field]) -> list[dict[str, Any]]:
    """The people of the plan's labelled values, in order."""
    out: list[dict[str, Any]] = []
    for f in fields:
        role = PERSON_FIELDS.get(f.name)
        if role is None:
            continue
        for words in _person_lines(f.lines):
            out += _persons(words, role)
    return out


def _person_lines(lines: list[Line]) -> list[Passage]:
    """One passage a person: a name and the post below it, and lines of a name broken in two, are put together; a day is none."""
    out: list[Passage] = []
    for line in lines:
        if time_likeness(line.text) >= SURELY_A_TIME:
            continue
        if out and {_kind(out[-1].text), _kind(line.text)} == {"person", "post"}:
            out[-1] = joined([out[-1], line.passage], ", ")
        elif out and _goes_on(out[-1].text, line.text):
            out[-1] = joined([out[-1], line.passage], " ")
        else:
            out.append(line.passage)
    return out


def _kind(text: str) -> str:
    """Whether words are a person's name alone or a post that may go on: "Service Manager, Mental Health"."""
    kind = named(text).kind
    return "" if kind == "post" and any(one.name for one in read_people(text, "signatory")) else kind


def _goes_on(above: str, text: str) -> bool:
    """Whether a line is the rest of the one above: a word or two, or a post's end ("Lee Ford, Race" / "Equality Manager")."""
    if not any(c in above + text for c in ",;(–") and len(text.split()) <= MOST_WORDS_LEFT:
        return True
    last = read_people(above, "sponsor")[-1:]
    begun = any(one.name and one.position and named(above[slice(*one.position)]).kind == "plain" for one in last)
    return begun and _kind(text) == "post"


def _persons(words: Passage, role: PersonRole) -> list[dict[str, Any]]:
    out = []
    for person in read_people(words.text, role):
        if role == "signatory" and person.name and not person.position and is_body(words.text[slice(*person.name)]):
            continue
        position = text_of(words.cut(*person.position)) if person.position else None
        name = text_of(words.cut(*person.name)) if person.name else None
        if name or position:
            out.append({"role": Found(role, (words,)), "name": name, "position": position})
    return out


def signatories(fields: list[Field]) -> list[dict[str, Any]]:
    """The people of the sign-off, each with the position that follows."""
    out: list[dict[str, Any]] = []
    for at, f in _signings(fields):
        people = [person for words in _person_lines(f.lines) for person in _persons(words, "signatory")]
        following = next((g for g in fields[at + 1 : at + 4] if g.name == "position" and g.lines), None)
        if following is not None:
            for person, line in zip(people, following.lines, strict=False):
                person["position"] = person["position"] or text_of(line.passage)
        out += people
    return out


def _signings(fields: list[Field]) -> list[tuple[int, Field]]:
    """The sign-off of the plan: of several signatures those that stand together with a position or date, else the last."""
    signed = [(at, f) for at, f in enumerate(fields) if f.name == "signed_by" and f.lines]
    full = [one for run in _together(fields) if any(f.name != "signed_by" for _, f in run) for one in run if one in signed]
    return full or signed[-1:]


def _together(fields: list[Field]) -> list[list[tuple[int, Field]]]:
    """The fields of signatures in runs, each right below the one before it in the document."""
    runs: list[list[tuple[int, Field]]] = []
    end = -NEAR_SIGNATURES
    for at, f in enumerate(fields):
        blocks = [block for line in f.lines for block in line.passage.blocks]
        if f.name not in SIGNED or not blocks:
            continue
        if not runs or not 0 <= min(blocks) - end <= NEAR_SIGNATURES:
            runs.append([])
        runs[-1].append((at, f))
        end = max(blocks)
    return runs
