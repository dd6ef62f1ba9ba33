"""What a plan cannot say, whatever a person wrote into it: indexes, codes, days and numbers that lead nowhere."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date

from schemas.framework import Framework
from schemas.plan import Period, Plan, Timeframe
from schemas.register import Register

_DATED = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


def faults(plan: Plan, framework: Framework, register: Register) -> Iterator[str]:
    """A sentence for each thing that is wrong with a plan."""
    yield from _codes(plan, framework, register)
    yield from _references(plan, framework)
    yield from _times(plan)
    yield from _values(plan)


def _codes(plan: Plan, framework: Framework, register: Register) -> Iterator[str]:
    gss = plan.council.gss
    if gss is not None and register.by_gss(gss) is None:
        yield f"No council of the register has the code {gss}."
    themes = {theme.code for theme in framework.themes}
    for section in plan.sections:
        if section.theme is not None and section.theme not in themes:
            yield f"The standard has no theme {section.theme}."


def _references(plan: Plan, framework: Framework) -> Iterator[str]:
    known = {metric.number for metric in framework.metrics}
    named: list[int | None] = [metric for section in plan.sections for metric in section.metrics]
    named += [metric for action in plan.actions for metric in action.metrics]
    named += [figure.metric for figure in plan.figures] + [said.metric for said in plan.availability]
    for metric in named:
        if metric is not None and metric not in known:
            yield f"The standard has no metric {metric}."
    places = [action.section for action in plan.actions] + [figure.section for figure in plan.figures]
    for section in (*places, *(said.section for said in plan.availability)):
        if section is not None and not 0 <= section < len(plan.sections):
            yield f"The plan has no section {section}; sections count from 0 to {len(plan.sections) - 1}."


def _times(plan: Plan) -> Iterator[str]:
    if plan.dated is not None and not (_DATED.fullmatch(plan.dated) and _is_day(f"{plan.dated}-01-01"[:10])):
        yield f"“{plan.dated}” is no date like 2023, 2023-05 or 2023-05-31."
    times: list[Period | Timeframe | None] = [plan.period, *(action.timeframe for action in plan.actions)]
    times += [figure.period for figure in plan.figures]
    for time in (time for time in times if time is not None):
        for day in (time.start, time.end):
            if day is not None and not _is_day(day):
                yield f"“{day}” is no day like 2023-05-31."
        if time.start and time.end and time.start > time.end:
            yield f"{time.start} is after {time.end}."


def _values(plan: Plan) -> Iterator[str]:
    if plan.employees is not None and plan.employees < 0:
        yield f"{plan.employees} is no number of employees."
    for figure in plan.figures:
        if not math.isfinite(figure.value):
            yield "A figure's value is no number."
    texts = [action.text for action in plan.actions] + [figure.text for figure in plan.figures]
    texts += [lead.text for action in plan.actions for lead in action.leads]
    if not all(text.strip() for text in texts):
        yield "An action, a lead or a figure has no text."


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
