"""Composes plans with their answers: a seed, a layout and a format give one plan, the same every time."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus.press.blocks import Look
from corpus.press.document import FORMATS, bytes_of
from corpus.press.gold import answer
from corpus.press.original import Original, PartOf
from tests.composer import figures, front, layouts, times
from tests.composer.common import Plan
from tests.composer.parts import Maker

ROOT = Path(__file__).parents[2]
REGISTER = ROOT / "corpus" / "register.csv"
LEGEND: front.Blocks = [
    {"p": "Terms of time used in this plan:"},
    {"list": ["Short term = within 3 months", "Medium term = 3 to 9 months", "Long term = 9 to 18 months"]},
]
NAMES = tuple(layouts.LAYOUTS)


@dataclass(frozen=True)
class Composed:
    """A plan's file, its answer, and the rows of the catalogue that it stands for."""

    seed: int
    layout: str
    format: str
    name: str
    data: bytes
    gold: dict[str, Any]
    features: frozenset[str]
    original: Original


def compose(seed: int, layout: str | None = None, format: str | None = None) -> Composed:  # noqa: A002 - the trade's word
    """The plan of a seed; layout ("L1" … "L17") and format ("pdf", "docx", "html", "txt") follow from it unless given."""
    chosen, kind = layout or _layout_of(seed), format or _format_of(seed)
    original, rows = make_original(seed, chosen)
    features = _features(chosen, kind, rows)
    data = bytes_of(original, kind)
    name = f"{original.slug}.{kind}"
    return Composed(seed, chosen, kind, name, data, answer(original), features, original)


def features_of(seed: int) -> frozenset[str]:
    """The rows of the catalogue that the plan of a seed stands for; its file is not made."""
    return _features(_layout_of(seed), _format_of(seed), make_original(seed, _layout_of(seed))[1])


def _layout_of(seed: int) -> str:
    return NAMES[seed % len(NAMES)]


def _format_of(seed: int) -> str:
    return FORMATS[(seed // len(NAMES) + seed % len(NAMES)) % len(FORMATS)]


def _features(layout: str, format: str, rows: set[str]) -> frozenset[str]:  # noqa: A002 - the trade's word
    return frozenset({f"C1:{layout}", f"format:{format}", *rows})


def make_original(seed: int, layout: str) -> tuple[Original, set[str]]:
    """The original of a seed in a layout, and the rows of the catalogue that it holds."""
    rng = random.Random(f"{layout}-{seed}")  # noqa: S311 - plans, not secrets
    council, gss = rng.choice(_councils())
    frame = _frame(rng)
    rows: set[str] = set()
    head = front.front(rng, council, frame, heavy=layout == "L17", rows=rows)
    if head.period is None:
        frame = times.Frame(frame.year, frame.month, frame.terms)
    joint = rng.choice(["{ref}: {name}", "{ref} - {name}", "{ref} {name}"])
    make = Maker(rng, frame, figures.voice(rng, frame.year, seed), rows, joint, seed)
    plan = layouts.LAYOUTS[layout](make)
    look = _look(rng, council, plan.look, rows)
    original = Original(
        slug=f"composed-{layout.lower()}-{seed}",
        council=council,
        gss=gss,
        title=head.title,
        dated=head.dated,
        period=head.period,
        employees=head.employees,
        people=head.people,
        look=look,
        parts=_parts(rng, head, plan, rows, layout),
    )
    return original, rows


def _councils() -> list[tuple[str, str]]:
    with REGISTER.open(encoding="utf-8") as file:
        return [(row["name"], row["gss"]) for row in csv.DictReader(file)]


def _frame(rng: random.Random) -> times.Frame:
    year, month = rng.randint(2022, 2024), rng.randint(1, 12)
    return times.Frame(year, month, terms=rng.random() < 0.4, begins=date(year, 4, 1) if rng.random() < 0.4 else None)


def _parts(rng: random.Random, head: front.Front, plan: Plan, rows: set[str], layout: str) -> list[PartOf]:
    before = list(head.before)
    sections = [section for part in plan.parts for section in part.sections]
    if layout == "L17" or (sections and rng.random() < 0.3):
        before += front.contents(sections, rows)
    if layout not in ("L13", "L14") and rng.random() < 0.6:
        before += front.narrative(rng, rows)
    opening: front.Blocks = []
    if layout not in ("L13", "L14"):
        opening.append({"h1": "Our data" if layout == "L15" else "Action plan"})
    if rows & {"C3:term", "C3:term_union"}:
        opening += LEGEND
        rows.add("C3:legend")
    return [front.part(before), front.part(opening), *plan.parts, front.part(head.after)]


def _look(rng: random.Random, council: str, asked: dict[str, Any], rows: set[str]) -> Look:
    furniture = rng.random() < 0.6
    noise = rng.random() < 0.3
    rows |= {"C1:running_lines"} if furniture else set()
    rows |= {"C1:noise_in_text"} if noise else set()
    values: dict[str, Any] = {
        "font": rng.choice(["Helvetica", "Times", "Vera"]),
        "size": rng.choice([9.0, 10.0, 10.5, 11.0]),
        "colour": rng.choice(["#1F3864", "#000000", "#7B241C", "#145A32"]),
        "headings": rng.choice(["styles", "styles", "bold"]),
        "lists": rng.choice(["real", "real", "style", "typed"]),
        "header": council if furniture and rng.random() < 0.5 else None,
        "footer": rng.choice(["Page {page} of {pages}", "{page}", "Race equality action plan {page}"]) if furniture else None,
        "head_cells": rng.random() < 0.7,
        "zebra": rng.random() < 0.3,
        "text_tables": rng.choice(["pipes", "bare_pipes", "tabs", "paragraph_tabs"]),
        "text_headings": rng.choice(["plain", "hashes", "underline"]),
        "text_lists": rng.choice(["lines", "lines", "stars"]),
        "text_noise": noise,
        "text_cuts": rng.choice([0, 0, 3]),
    }
    rows |= {"C1:rows_cut"} if values["text_cuts"] else set()
    return Look(**(values | asked))
