"""What became of a plan's actions in the next plan: kept, reworded, re-dated, dropped, new."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from pipeline.benchmarks.collection import CouncilPlan
from pipeline.benchmarks.doubles import CountedAction, folded
from pipeline.benchmarks.likeness import likeness, vectors

REWORDED = 0.38


@dataclass(frozen=True, slots=True)
class ChangedAction:
    """An action of the earlier plan and the one of the later plan that it became; one of them None where it has no other."""

    result: str
    before: CountedAction | None
    after: CountedAction | None
    likeness: float | None

    @property
    def metrics(self) -> tuple[int, ...]:
        """The metrics of the later action, else of the earlier."""
        found = self.after or self.before
        return found.metrics if found else ()


def changed_actions(before: CouncilPlan, after: CouncilPlan) -> list[ChangedAction]:
    """All actions of both plans, each once: those of the later plan in its order, then those that were dropped.

    Actions are matched one to one so that the likeness of all pairs together is greatest; a pair less alike than a
    threshold is none. The same words with another time are re-dated.
    """
    old, new = before.counted, after.counted
    matched = _matched(old, new)
    found = [_changed(old[matched[at][0]], action, matched[at][1]) if at in matched else ChangedAction("new", None, action, None)
             for at, action in enumerate(new)]  # fmt: skip
    taken = {at for at, _ in matched.values()}
    return found + [ChangedAction("dropped", action, None, None) for at, action in enumerate(old) if at not in taken]


def _matched(old: list[CountedAction], new: list[CountedAction]) -> dict[int, tuple[int, float]]:
    if not old or not new:
        return {}
    alike = likeness(vectors([a.action.text for a in (*old, *new)]))[: len(old), len(old) :]
    letters = [[folded(a.action.text) for a in actions] for actions in (old, new)]
    for row, one in enumerate(letters[0]):
        for column, other in enumerate(letters[1]):
            if one == other:
                alike[row, column] = 1.0
    worth = np.where(alike >= REWORDED, alike, 0.0)
    rows, chosen = linear_sum_assignment(-worth)
    return {int(c): (int(r), float(alike[r, c])) for r, c in zip(rows, chosen, strict=True) if worth[r, c] > 0}


def _changed(before: CountedAction, after: CountedAction, alike: float) -> ChangedAction:
    same_words = folded(before.action.text) == folded(after.action.text)
    same_time = _time(before) == _time(after)
    result = {
        (True, True): "kept", (True, False): "re-dated", (False, True): "reworded", (False, False): "reworded and re-dated",
    }[(same_words, same_time)]  # fmt: skip
    return ChangedAction(result, before, after, round(alike, 2))


def _time(action: CountedAction) -> tuple[str | None, ...]:
    """The days of a time; where it gives none, its kind and words."""
    time = action.action.timeframe
    if time is None:
        return ()
    if time.start or time.end:
        return (time.start, time.end)
    return (time.kind, folded(time.text))
