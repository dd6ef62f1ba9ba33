"""What stands before and after a composed plan: title, council, people, contents, narrative that is no action, sign-off."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from corpus.press.layouts.fields import heading_of
from corpus.press.original import PartOf, PersonOf, SectionOf
from tests.composer.people import POSTS, name
from tests.composer.times import MONTHS, Frame
from tests.composer.vocabulary import PARTS

Blocks = list[dict[str, Any]]


@dataclass(frozen=True)
class Front:
    """A plan's head as values and as blocks before and after the plan."""

    title: str
    dated: str
    period: tuple[str, str] | None
    employees: int | None
    people: list[PersonOf]
    before: Blocks
    after: Blocks


def front(rng: random.Random, council: str, frame: Frame, *, heavy: bool, rows: set[str]) -> Front:
    """A head with or without people and period; `heavy` has all of them, and the steps by which the plan was agreed."""
    title = rng.choice(PARTS["titles_of_plan"])
    signed = heavy or rng.random() < 0.6
    before: Blocks = [{"title": title}]
    month = f"{MONTHS[frame.month - 1]} {frame.year}"
    before.append({"p": council if signed else f"{council}, {month}"})
    period = None
    if frame.begins is not None and signed:
        before.append({"p": f"April {frame.begins.year} to March {frame.begins.year + 3}"})
        period = (f"{frame.begins.year}-04-01", f"{frame.begins.year + 3}-03-31")
    people: list[PersonOf] = []
    employees = None
    if heavy or rng.random() < 0.4:
        people, employees = _people(rng, before, council)
        rows.add("C1:front_matter")
    if heavy:
        before += [{"h2": "How this plan was agreed"}, {"numbers": rng.sample(PARTS["steps"], 4)}]
        rows.add("C1:steps_of_approval")
    after: Blocks = []
    dated = f"{frame.year}-{frame.month:02}"
    if signed:
        signatory, day = _sign_off(rng, frame, after)
        people.append(signatory)
        dated = f"{dated}-{day:02}"
        rows.add("C1:sign_off")
    return Front(title, dated, period, employees, people, before, after)


def _people(rng: random.Random, before: Blocks, council: str) -> tuple[list[PersonOf], int]:
    sponsor = PersonOf(role="sponsor", name=name(rng), position=rng.choice(POSTS[4:6]))
    lead = PersonOf(role="programme_lead", name=name(rng), position="Workforce Manager" if rng.random() < 0.6 else None)
    voice = PersonOf(role="staff_voice_lead", name="Staff Race Equality Network")
    employees = rng.randint(300, 5200)
    fields = [
        ["Name of Local Authority", council],
        ["Senior Director responsible for the plan (sponsor)", f"{sponsor.name}, {sponsor.position}"],
        ["LA Programme Lead", ", ".join(t for t in (lead.name, lead.position) if t)],
        ["Staff Voice Lead", voice.name],
        ["Number of (direct) employees", f"{employees:,}" if rng.random() < 0.5 else str(employees)],
    ]
    before.append({"fields": fields})
    return [sponsor, lead, voice], employees


def _sign_off(rng: random.Random, frame: Frame, after: Blocks) -> tuple[PersonOf, int]:
    person = PersonOf(role="signatory", name=name(rng), position=rng.choice(POSTS[4:6]))
    day = rng.randint(1, 28)
    shown = rng.choice([f"{day} {MONTHS[frame.month - 1]} {frame.year}", f"{day:02}/{frame.month:02}/{frame.year}"])
    labels: list[list[str | None]] = [
        ["Action Plan signed off by", person.name],
        ["Position / Role", person.position],
        ["Date", shown],
    ]
    if rng.random() < 0.5:
        after.append({"fields": labels})
    else:
        after += [{"h2": "Sign-off"}, {"labels": [[f"{label}:", value] for label, value in labels]}]
    return person, day


def narrative(rng: random.Random, rows: set[str]) -> Blocks:
    """Paragraphs, and perhaps a list of what was done already, that hold no action."""
    out: Blocks = [{"h1": "Introduction"}, {"p": " ".join(rng.sample(PARTS["narrative"], 3))}]
    if rng.random() < 0.4:
        out = [out[0], {"columns": rng.sample(PARTS["narrative"], 5)}]
        rows.add("C1:columns")
    if rng.random() < 0.5:
        out += [{"h2": "What we have done so far"}, {"list": rng.sample(PARTS["done"], 3)}]
        rows.add("C1:done_list")
    return out


def contents(sections: list[SectionOf], rows: set[str]) -> Blocks:
    """A contents list that repeats the sections' headings."""
    names = ["Introduction", "Action plan", *(heading_of(s).split("\n")[0] for s in sections if s.is_section)]
    rows.add("C1:contents")
    return [{"h2": "Contents"}, {"contents": [[text, 0, 2 + place // 3] for place, text in enumerate(names)]}]


def minutes(rng: random.Random, frame: Frame) -> Blocks:
    """The minutes of a meeting: dates of the past and of the next meeting, nothing to be done."""
    day = f"{rng.randint(1, 28)} {MONTHS[frame.month - 1]} {frame.year}"
    lines = [
        text.format(day=day, month=f"{MONTHS[(frame.month + 5) % 12]} {frame.year - 1}")
        for text in rng.sample(PARTS["minutes"], 5)
    ]
    return [{"h1": "Minutes of the equality board"}, *({"p": line} for line in lines)]


def counts(rng: random.Random) -> Blocks:
    """Actions counted by status: numbers that are no figure of the workforce."""
    rows = [
        ["Status", "Number of actions"],
        *([name, str(rng.randint(1, 30))] for name in ("Complete", "On track", "Delayed", "Not started")),
    ]
    total = sum(int(row[1]) for row in rows[1:])
    return [
        {"h1": "Where the corporate plan stands"},
        {"p": f"The corporate equality plan has {total} actions."},
        {"table": rows},
    ]


def part(blocks: Blocks) -> PartOf:
    """Blocks on their own."""
    return PartOf(blocks=blocks)
