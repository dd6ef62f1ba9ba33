"""How one plan speaks of groups, services and the period of its data."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from corpus.press.original import DataTable
from tests.composer.vocabulary import PARTS

EVENTS = {
    2: "appointed",
    3: "disciplinary",
    4: "fitness_to_practise",
    5: "cpd",
    6: "harassment_public",
    7: "harassment_colleague_or_manager",
    8: "left",
}


MINORITY = (
    "BAME staff",
    "BME staff",
    "minority ethnic staff",
    "Black, Asian and minority ethnic staff",
    "Global Majority staff",
    "global majority colleagues",
    "racially minoritised staff",
    "staff from minority ethnic backgrounds",
    "ethnic minority staff",
    "B.A.M.E. staff",
    "Black and minority ethnic staff",
    "staff from ethnic minorities",
    "Black, Asian and minoritised ethnic staff",
    "ethnically diverse staff",
)


WHITE = ("white staff", "White staff", "staff from white backgrounds", "white colleagues")


ADULTS = ("Adult Social Care", "ASC", "Adults' Services", "Adult Services")


CHILDREN = ("Children's Services", "Children's Social Care", "CSC", "Children and Families")


PERIODS = (
    ("In {}/{:02} ", "financial"),
    ("Between April {} and March {} ", "months"),
    ("In the last 12 months ", "none"),
    ("In the year to 31 March {} ", "year_to"),
)


@dataclass(frozen=True)
class Voice:
    """How one plan speaks of groups, services and its data's period."""

    minority: str
    white: str
    adults: str
    children: str
    opening: str
    period: str | None


@dataclass
class Data:
    """What a section says in figures: marked paragraphs, perhaps a table, the rows of the catalogue that it stands for."""

    lines: list[str] = field(default_factory=list)
    table: DataTable | None = None
    rows: set[str] = field(default_factory=set)
    period: str | None = None


def voice(rng: random.Random, year: int, turn: int) -> Voice:
    """One plan's words, and the year that its data are of."""
    opening, form = rng.choice(PERIODS)
    start = year - 1
    period = f"{start}-04-01/{year}-03-31"
    values = {"financial": (start, year % 100), "months": (start, year), "none": (), "year_to": (year,)}[form]
    text = opening.format(*values)
    return Voice(
        MINORITY[turn % len(MINORITY)],
        WHITE[turn % len(WHITE)],
        ADULTS[turn % len(ADULTS)],
        CHILDREN[turn % len(CHILDREN)],
        text,
        None if form == "none" else period,
    )


def mark(words: str, *reading: str) -> str:
    """Words in braces with the reading that belongs to them; empty attributes are left out."""
    return "{" + words + "|" + ",".join(part for part in reading if part) + "}"


def upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def verbs(metric: int) -> tuple[str, str]:
    words = PARTS["metrics"][str(metric)]
    return words["past"], words["infinitive"]


def rates(rng: random.Random) -> tuple[float, float]:
    return round(rng.uniform(1.2, 24), 1), round(rng.uniform(1.2, 24), 1)
