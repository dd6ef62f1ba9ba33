"""What the layouts share: columns under labels, sections of each kind, actions to fill them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from corpus.press.original import ActionOf, PartOf, SectionOf
from tests.composer import parts
from tests.composer.parts import Maker
from tests.composer.vocabulary import LABELS, PARTS


@dataclass
class Plan:
    """What a layout gives: the parts of the plan, and looks that it asks for."""

    parts: list[PartOf]
    look: dict[str, Any]


def label(make: Maker, name: str, mark: str = "") -> str:
    """A column: a field under one of its labels, taken in turn from seed to seed."""
    words = make.in_turn(LABELS[name], name)
    make.rows.add(f"C2:{name}={words}")
    return f"{name}={words}{mark}"


def columns(make: Maker, names: list[str], mark: str = "") -> list[str]:
    """Columns in the order given, no label twice."""
    out: list[str] = []
    for name in names:
        used = {column.partition("=")[2].removesuffix(mark).lower() for column in out}
        words = make.in_turn([text for text in LABELS[name] if text.lower() not in used], name)
        make.rows.add(f"C2:{name}={words}")
        out.append(f"{name}={words}{mark}")
    return out


def word(make: Maker, name: str, mark: str = "") -> str:
    return label(make, name, mark).partition("=")[2]


def some_metrics(make: Maker, count: int) -> list[int]:
    return sorted(make.rng.sample(range(1, 10), count))


def ref_form(make: Maker) -> str | None:
    return make.rng.choice([None, "", "Priority ", "Objective "])


def objective_sections(make: Maker, count: int, *, data: bool, title: bool = True) -> list[SectionOf]:
    form = ref_form(make) if title else ""
    metrics = some_metrics(make, count)
    refs = [None if form is None else f"{form}{n}" for n in range(1, count + 1)]
    return [parts.objective_section(make, m, r, title=title, data=data) for m, r in zip(metrics, refs, strict=True)]


def metric_sections(make: Maker, count: int, *, data: bool) -> list[SectionOf]:
    edition = make.rng.randint(0, 1)
    return [parts.metric_section(make, m, edition, data=data) for m in some_metrics(make, count)]


def one_metric(section: SectionOf) -> int | None:
    return section.metrics[0] if section.metrics else None


def with_actions(make: Maker, section: SectionOf, count: int, build: Callable[[int | None], ActionOf]) -> SectionOf:
    made = [build(make.rng.choice(section.metrics) if section.metrics else None) for _ in range(count)]
    return section.model_copy(update={"actions": made})


def filled(
    make: Maker, *, simple: bool = False, without: tuple[str, ...] = (), plain: bool = False
) -> Callable[[int | None], ActionOf]:
    def build(metric: int | None) -> ActionOf:
        return ActionOf(text=make.text(metric), lead=make.lead(simple=simple), when=make.time(without=without, plain=plain))

    return build


def plain_sections(make: Maker, build: Callable[[int | None], ActionOf], *, data: bool) -> list[SectionOf]:
    sections = objective_sections(make, make.rng.randint(2, 3), data=data)
    return [with_actions(make, s, make.rng.randint(2, 4), build) for s in sections]


def running_labels(make: Maker) -> dict[str, str]:
    return {"objective": word(make, "objective"), "data": word(make, "data"), "actions": "Actions"}


def with_headings(make: Maker, actions: list[ActionOf]) -> list[ActionOf]:
    make.rows.add("C1:headings_in_a_list")
    names = make.rng.sample(PARTS["headings"], 2)
    half = max(1, len(actions) // 2)
    return [a.model_copy(update={"heading": names[0] if n < half else names[1]}) for n, a in enumerate(actions)]
