"""One plan as it was read, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from pipeline.folder import Folder
from pipeline.store import load_plans
from pipeline.text_gate import on_one_line
from schemas.plan import Action, Figure, Plan, Section
from schemas.problems import UsageError
from schemas.reading import StoredPlan

_MANY = 12


def find_plan(folder: Folder, wanted: str) -> StoredPlan:
    """The plan of a path, of an id (the file that counts), or of a file's name.

    Raises UsageError where none or several fit, naming those near.
    """
    plans = load_plans(folder.database)
    for fits in (_by_path, _by_id, _by_name):
        found = [plan for plan in plans if fits(plan, wanted)]
        counting = [plan for plan in found if plan.chosen] if fits is _by_id else found
        if len(counting) == 1:
            return counting[0]
        if found:
            raise UsageError(f"Several files fit {wanted!r}; give one of these paths: {_listed(found)}.")
    near = [plan for plan in plans if wanted.lower() in plan.path.lower() or wanted.lower() in plan.plan.id]
    raise UsageError(f"No plan fits {wanted!r}; there are: {_listed(near or plans)}." if plans else "No plan has been read yet.")


def render(stored: StoredPlan) -> RenderableType:
    """The whole plan: its head, then section by section objective, actions and figures, then what it gives no figure for."""
    plan = stored.plan
    parts: list[RenderableType] = [Panel(_head(stored), title=plain_text(plan.title or plan.id), title_align="left")]
    for number in [*range(len(plan.sections)), None]:
        section = plan.sections[number] if number is not None else None
        parts.extend(_section(plan, number, section))
    if plan.availability:
        parts.append(plain_text("No figure for:", "bold"))
        parts.extend(plain_text(f"  metric {a.metric or '?'}, {a.service}: {a.status} - {a.text}") for a in plan.availability)
    return Group(*parts)


def _by_path(plan: StoredPlan, wanted: str) -> bool:
    return plan.path == wanted


def _by_id(plan: StoredPlan, wanted: str) -> bool:
    return plan.plan.id == wanted


def _by_name(plan: StoredPlan, wanted: str) -> bool:
    path = PurePosixPath(plan.path)
    return wanted in {path.name, path.stem}


def _listed(plans: Sequence[StoredPlan]) -> str:
    shown = ", ".join(f"{on_one_line(plan.path)} ({plan.plan.id})" for plan in plans[:_MANY])
    return f"{shown} and {len(plans) - _MANY} more" if len(plans) > _MANY else shown


def _head(stored: StoredPlan) -> Text:
    plan = stored.plan
    period = f"{plan.period.start or '?'} to {plan.period.end or '?'}" if plan.period else None
    facts = (
        ("file", f"{stored.path} ({stored.format}, {stored.outcome})"), ("id", plan.id),
        ("council", " ".join(filter(None, (stored.council_name, stored.gss)))), ("dated", plan.dated), ("period", period),
        ("employees", str(plan.employees) if plan.employees is not None else None),
        ("counts", "yes" if stored.chosen else "no"), ("why", stored.choice),
        ("found", f"{len(plan.actions)} actions, {len(plan.figures)} figures, {stored.unclaimed} blocks unclaimed"),
        *((person.role.replace("_", " "), ", ".join(filter(None, (person.name, person.position)))) for person in plan.people),
    )  # fmt: skip
    return Text("\n").join(plain_text(f"{name}: {value}") for name, value in facts if value)


def _section(plan: Plan, number: int | None, section: Section | None) -> Iterator[RenderableType]:
    actions = [action for action in plan.actions if action.section == number]
    figures = [figure for figure in plan.figures if figure.section == number]
    if section is not None:
        name = " ".join(filter(None, (section.ref, section.title))) or "(no heading)"
        about = [section.theme or "no theme", *(f"metric {metric}" for metric in section.metrics)]
        yield plain_text(f"\n{name}  [{', '.join(about)}]", "bold")
        yield from (plain_text(text) for text in (section.objective, *section.indicators) if text)
    elif actions or figures:
        yield plain_text("\nOutside any section", "bold")
    if actions:
        yield _actions(actions)
    if figures:
        yield _figures(figures)


def _actions(actions: Sequence[Action]) -> Table:
    table = Table("", "Action", "Lead", "When", "Success", show_lines=True)
    for action in actions:
        leads = "; ".join(lead.text if lead.role == "lead" else f"{lead.text} ({lead.role})" for lead in action.leads)
        time = action.timeframe
        days = f"\n{time.start or ''} to {time.end or ''}" if time and (time.start or time.end) else ""
        table.add_row(
            plain_text(action.ref or ""), plain_text(action.text), plain_text(leads),
            plain_text(f"{time.text}{days}" if time else ""), plain_text("\n".join(action.success)),
        )  # fmt: skip
    return table


def _figures(figures: Sequence[Figure]) -> Table:
    table = Table("Metric", "What", "Group", "Service", "Value", "Status", "Words")
    for figure in figures:
        value = f"{figure.qualifier.replace('_', ' ') + ' ' if figure.qualifier else ''}{figure.value:g} {figure.unit}"
        group = f"{figure.group} : {figure.comparator}" if figure.comparator else figure.group
        what = f"{figure.quantity} {figure.event}{f' ({figure.category})' if figure.category else ''}"
        cells = (str(figure.metric or ""), what, group, figure.service, value, figure.status, figure.text)
        table.add_row(*(plain_text(cell) for cell in cells))
    return table


def plain_text(words: str, style: str = "") -> Text:
    """Words of a plan as text and nothing else: no markup, no control or direction characters."""
    return Text("\n".join(on_one_line(line) for line in words.split("\n")), style)
