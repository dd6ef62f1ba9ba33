"""Layouts in tables: a row an action (L1, L7, L17), a card an objective (L2), time across the top (L12)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from corpus.press.original import ActionOf, PartOf, SectionOf, When
from tests.composer import parts, people, times
from tests.composer.common import (
    Plan,
    columns,
    metric_sections,
    objective_sections,
    one_metric,
    with_actions,
    with_headings,
    word,
)
from tests.composer.parts import Maker


def table(make: Maker) -> Plan:
    """L1: a ruled or borderless table with banner rows, a section column, headings above, or nothing."""
    rng = make.rng
    form = rng.choice(["banners", "banners", "column", "headings", "bare"])
    names = ["text", "lead", "when", *rng.sample(["success", "progress", "rag", "links"], rng.randint(0, 3))]
    if rng.random() < 0.15:
        names[names.index("when") : names.index("when") + 1] = ["start", "end"]
        make.rows.add("C3:start_and_end")
    head, rest = names[0], names[1:]
    rng.shuffle(rest)
    names = [head, *rest] if rng.random() < 0.8 else [rest[0], head, *rest[1:]]
    numbered = rng.random() < 0.4
    sections = _table_sections(make, form)
    build = _row(make, names)
    sections = [with_actions(make, s, rng.randint(2, 6), build) for s in sections]
    if "success" in names and rng.random() < 0.4:
        sections = [_sharing(make, s) for s in sections]
    if form == "bare":
        sections = [
            SectionOf(is_section=False, actions=[a.model_copy(update={"metrics": []}) for s in sections for a in s.actions])
        ]
    if numbered:
        sections = [s.model_copy(update={"actions": parts.number(s, s.actions, "plain")}) for s in sections]
    wanted = [*(["ref"] if numbered else []), *(["section"] if form == "column" else []), *names]
    bare_head = form in ("banners", "bare") and not numbered and set(names) == {"text", "lead", "when"} and rng.random() < 0.35
    if bare_head:
        make.rows.add("C2:none")
    options = {"headings": form == "headings", "borderless": rng.random() < 0.2, "no_head": bare_head}
    part = PartOf(layout="table", columns=columns(make, wanted), options=options, sections=sections)
    return Plan([part], {"landscape": len(wanted) > 5})


def _sharing(make: Maker, section: SectionOf) -> SectionOf:
    """The first two actions of a section share their merged cells: all but text, lead and time."""
    first, second, *more = section.actions
    if first.success == second.success:
        return section
    make.rows.add("C1:merged_cells")
    shared = {name: getattr(first, name) for name in ("success", "progress", "rag", "links")}
    return section.model_copy(update={"actions": [first, second.model_copy(update=shared | {"same_row": True}), *more]})


def _table_sections(make: Maker, form: str) -> list[SectionOf]:
    count = make.rng.randint(2, 4)
    if form == "column":
        return metric_sections(make, count, data=False)
    sections = objective_sections(make, count, data=False)
    if form == "headings":
        return [s.model_copy(update={"objective": None}) for s in sections]
    return [s if make.rng.random() < 0.6 else s.model_copy(update={"objective": None}) for s in sections]


def _row(make: Maker, names: list[str]) -> Callable[[int | None], ActionOf]:
    def build(metric: int | None) -> ActionOf:
        rng = make.rng
        text = make.text(metric)
        if rng.random() < 0.1:
            text = make.with_subtasks(text)
        blank_lead, blank_time = rng.random() < 0.06, rng.random() < 0.06
        make.rows |= ({"C7:none"} if blank_lead else set()) | ({"C3:blank"} if blank_time else set())
        return ActionOf(
            text=text,
            lead="" if blank_lead else make.lead(),
            when=_when(make, names, blank=blank_time),
            success=make.success() if "success" in names else [],
            progress=make.progress() if "progress" in names and rng.random() < 0.6 else None,
            rag=make.rag() if "rag" in names and rng.random() < 0.7 else None,
            links=make.links() if "links" in names else [],
        )

    return build


def _when(make: Maker, names: list[str], *, blank: bool) -> When | None:
    if blank and "when" in names:
        return None
    if "start" not in names:
        return make.time()
    _, first = times.month(make.rng, make.frame)
    year, month = int(first.end[:4]) + 1, make.rng.randint(1, 12)  # type: ignore[index]
    text = f"{first.text} – {times.MONTHS[month - 1]} {year}"
    return When(text=text, kind="range", start=first.start, end=times.last_day(year, month).isoformat())


def pipes(make: Maker) -> Plan:
    """L7: the same table as rows of pipes where the format is text, and without marked head cells elsewhere."""
    plan = table(make)
    return Plan(plan.parts, plan.look | {"text_tables": make.rng.choice(["pipes", "bare_pipes"]), "head_cells": False})


def cards(make: Maker) -> Plan:
    """L2: a card an objective, with lead and time for all that stands in it."""
    rng = make.rng
    sections = []
    for section in objective_sections(make, rng.randint(2, 4), data=True, title=False):
        made = with_actions(make, section, rng.randint(2, 5), lambda metric: ActionOf(text=make.text(metric)))
        if rng.random() < 0.25:
            made = made.model_copy(update={"actions": with_headings(make, made.actions)})
        update = {
            "lead": make.lead(),
            "when": make.time(),
            "indicators": make.success(2),
            "sponsor": f"{people.name(rng)}, Executive Director" if rng.random() < 0.4 else "",
            "links": make.links() if rng.random() < 0.3 else [],
        }
        sections.append(made.model_copy(update=update))
    names = ["objective", "sponsor", "lead", "data", "success", "text", "when", "links"]
    if rng.random() < 0.3:
        names = ["objective", "lead", "when", "data", "text", "success", "sponsor", "links"]
    made_columns = ["ref=No", *columns(make, names)]
    renamed = [c.replace("success=", "indicators=").replace("text=", "actions=") for c in made_columns]
    options = {"spanning": rng.choice([[], ["data", "indicators", "actions"]])}
    return Plan([PartOf(layout="cards", columns=renamed, options=options, sections=sections)], {"head_cells": False})


def across(make: Maker) -> Plan:
    """L12: quarters or years across the top, workstreams down the side."""
    rng = make.rng
    year = make.frame.year
    periods = rng.choice([_quarters(year), _years(year)])
    sections = []
    for section in objective_sections(make, rng.randint(3, 4), data=False):
        made = []
        for when in periods:
            made += [ActionOf(text=make.text(one_metric(section)), when=when) for _ in range(rng.choice([0, 1, 1, 2]))]
        made = made or [ActionOf(text=make.text(one_metric(section)), when=periods[0])]
        lead = make.lead() if rng.random() < 0.9 else ""
        sections.append(section.model_copy(update={"actions": made, "objective": None, "lead": lead}))
    with_lead = rng.random() < 0.6
    if not with_lead:
        sections = [s.model_copy(update={"lead": ""}) for s in sections]
    options = {"times": [w.text for w in periods], "corner": rng.choice(["Workstream", "Theme", ""])}
    options |= {"lead": word(make, "lead")} if with_lead else {}
    return Plan([PartOf(layout="across", options=options, sections=sections)], {"landscape": True})


def _quarters(year: int) -> list[When]:
    rows = [("April to June", 4, 6), ("July to September", 7, 9), ("October to December", 10, 12)]
    return [
        When(
            text=f"{name} {year}", kind="range", start=date(year, low, 1).isoformat(), end=times.last_day(year, high).isoformat()
        )
        for name, low, high in rows
    ]


def _years(year: int) -> list[When]:
    return [
        When(text=f"{y}/{(y + 1) % 100:02}", kind="range", start=f"{y}-04-01", end=f"{y + 1}-03-31")
        for y in range(year, year + 3)
    ]
