"""What councils plan to do about the same metric: groups of similar actions, and what only one council does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.benchmarks import columns
from pipeline.benchmarks.actions import leads_of
from pipeline.benchmarks.collection import Collection, CouncilPlan
from pipeline.benchmarks.doubles import CountedAction
from pipeline.benchmarks.lead_kinds import kind_names, kind_of, person_in
from pipeline.benchmarks.likeness import ALIKE, groups, likeness, vectors
from pipeline.benchmarks.places import where
from schemas.comparison import Column, Comparison, Value

NAME = "similar"
TITLE = "Similar actions"
QUESTION = "What do councils plan to do about the same metric, who does it, and what does only one council do?"

COLUMNS = (
    Column(name="metric", meaning="number of the metric; empty for actions under none"),
    Column(name="metric_title", meaning="the metric in a few words"),
    Column(name="group", meaning="number of the group within its metric; the group of most councils first"),
    Column(name="councils_in_group", meaning="councils with an action in the group"),
    Column(name="actions_in_group", meaning="actions in the group"),
    Column(name="only_here", meaning="yes where no other council plans anything like it"),
    *columns.COUNCIL,
    Column(name="action", meaning="pointer into the plan: /actions/3 is the fourth action"),
    Column(
        name="also_at", meaning="where the plan sets the same action out again, or sums up its section; that does not count again"
    ),
    Column(name="likeness", meaning="average likeness to the group’s other actions, from 0 to 1; empty for an action by itself"),
    Column(name="words", meaning="the action as printed"),
    Column(name="who", meaning="its leads as printed"),
    Column(name="kind_of_lead", meaning="what kind of lead that is"),
    Column(name="time", meaning="its time as printed"),
    Column(name="place", meaning="where it stands in the document"),
    columns.MARKER,
)
NOTE = (
    "Likeness is by letters, not by meaning: groups of three to five letters, rare ones weighing more; average likeness within a"
    f" group is at least {ALIKE}. Actions that mean the same in other words stay apart."
)


@dataclass(frozen=True, slots=True)
class Member:
    """An action in a group of similar ones."""

    metric: int | None
    group: int
    councils: int
    actions: int
    plan: CouncilPlan
    action: CountedAction
    likeness: float | None


def table(collection: Collection) -> Comparison:
    """A row for every action that counts, under each of its metrics; groups over most councils first, ties by first council."""
    found = members(collection)
    titles = {m.number: m.title for m in collection.framework.metrics}
    rows = tuple(_row(m, titles, collection) for m in found if collection.shows(m.plan) and collection.shows_metric(m.metric))
    n = len({m.plan.key for m in found if m.councils > 1})
    return Comparison(
        name=NAME, title=TITLE, question=QUESTION, columns=COLUMNS, rows=rows, n=n, of=len(collection.latest),
        settings=collection.shown_settings, notes=(*collection.notes, NOTE),
    )  # fmt: skip


def members(collection: Collection) -> list[Member]:
    """Every action of the newest plans under each of its metrics, in its group."""
    listed = [(plan, action) for plan in collection.latest for action in plan.counted]
    rows = vectors([action.action.text for _, action in listed])
    found: list[Member] = []
    for metric in (*(m.number for m in collection.framework.metrics), None):
        here = [at for at, (_, a) in enumerate(listed) if (metric in a.metrics if metric is not None else not a.metrics)]
        if here:
            found += _grouped(metric, [listed[at] for at in here], likeness(rows[here]))
    return found


def _grouped(metric: int | None, listed: list[tuple[CouncilPlan, CountedAction]], alike: NDArray[np.float64]) -> list[Member]:
    made = groups(alike)
    councils = {tuple(g): len({listed[at][0].key for at in g}) for g in made}
    ordered = sorted(made, key=lambda g: (-councils[tuple(g)], -len(g), g[0]))
    found = []
    for number, group in enumerate(ordered, start=1):
        for at in group:
            mean = round(float(alike[at, group].sum() - alike[at, at]) / (len(group) - 1), 2) if len(group) > 1 else None
            found.append(Member(metric, number, councils[tuple(group)], len(group), *listed[at], mean))
    return found


def _row(member: Member, titles: dict[int, str], collection: Collection) -> tuple[Value, ...]:
    plan, action = member.plan, member.action.action
    leads = leads_of(member.action)
    names = kind_names()
    return (
        member.metric, titles.get(member.metric or 0), member.group, member.councils, member.actions,
        "yes" if member.councils == 1 else None, *columns.council(plan), member.action.pointer,
        _doubles(member), member.likeness,
        collection.words(plan, action.text), who(leads, collection),
        "; ".join(dict.fromkeys(names[kind_of(lead)] for lead in leads)) or None,
        action.timeframe.text if action.timeframe else None, where(plan.stored.evidence, member.action.pointer),
        None if leads else "[x]",
    )  # fmt: skip


def _doubles(member: Member) -> str | None:
    """The actions of the plan that restate this one, or the section that it carries out."""
    mine = {member.action.pointer, f"/sections/{member.action.action.section}"}
    return " ".join(a.pointer for a in member.plan.actions if a.restates in mine) or None


def who(leads: list[str], collection: Collection) -> str | None:
    """The leads of an action as they may be shown: as printed, or without people's names."""
    if not collection.settings.without_names:
        return "; ".join(leads) or None
    shown = [lead.replace(name, "[name]") if (name := person_in(lead)) else lead for lead in leads]
    return "; ".join(shown) or None
