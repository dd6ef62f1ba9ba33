"""Actions that a plan sets out twice: a summary table and its cards, one action under two metrics. Each counts once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz

from schemas.plan import Action, Plan

_NEARLY = 88.0


@dataclass(frozen=True, slots=True)
class CountedAction:
    """An action with its place in the plan, its theme, and the pointer of what it restates (None: it counts).

    `metrics` are the action's own and those of its doubles, so that an action under two metrics counts for both.
    """

    number: int
    action: Action
    theme: str | None
    metrics: tuple[int, ...]
    restates: str | None = None

    @property
    def pointer(self) -> str:
        """The action's JSON pointer in its plan."""
        return f"/actions/{self.number}"


def counted_actions(plan: Plan) -> tuple[CountedAction, ...]:
    """Every action of a plan in its order, doubles pointing to what they restate."""
    found: list[CountedAction] = []
    first: dict[str, int] = {}
    for number, action in enumerate(plan.actions):
        letters = folded(action.text)
        restates = _restated(letters, action, first, found) or _detailed_elsewhere(letters, action, plan)
        theme = plan.sections[action.section].theme if action.section is not None else None
        found.append(CountedAction(number, action, theme, tuple(action.metrics), restates))
        if restates is None:
            first.setdefault(letters, number)
        elif restates.startswith("/actions/"):
            at = int(restates.rsplit("/", 1)[1])
            found[at] = replace(found[at], metrics=tuple(dict.fromkeys((*found[at].metrics, *action.metrics))))
    return tuple(found)


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """The letters and digits of a text in lower case, to see whether two are the same but for their print."""
    return "".join(c for c in text.casefold() if c.isalnum())


def _restated(letters: str, action: Action, first: dict[str, int], found: list[CountedAction]) -> str | None:
    at = first.get(letters)
    if at is None or not letters or not _same_time(found[at].action, action):
        return None
    return f"/actions/{at}"


def _same_time(one: Action, other: Action) -> bool:
    """One action set out for two days is two; where one of them names no time they are one."""
    if one.timeframe is None or other.timeframe is None:
        return True
    return (one.timeframe.start, one.timeframe.end, one.timeframe.kind) == (
        other.timeframe.start, other.timeframe.end, other.timeframe.kind,
    )  # fmt: skip


def _detailed_elsewhere(letters: str, action: Action, plan: Plan) -> str | None:
    """The section whose objective this action is, where that section has actions of its own that carry it out."""
    having_actions = {a.section for a in plan.actions}
    for number, section in enumerate(plan.sections):
        if number == action.section or number not in having_actions or not section.objective:
            continue
        related = not action.metrics or not section.metrics or bool(set(action.metrics) & set(section.metrics))
        if related and fuzz.ratio(letters, folded(section.objective), score_cutoff=_NEARLY):
            return f"/sections/{number}"
    return None
