"""A time as settled from its words, before it becomes the contract's Timeframe."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.interpret.fields.moments import Moment
from schemas.plan import Recurrence, TimeKind


@dataclass(frozen=True, slots=True)
class Settled:
    """Kind, first and last day (None: open or not known), how often, and the codes of the notes it leaves."""

    kind: TimeKind
    first: date | None = None
    last: date | None = None
    recurrence: Recurrence | None = None
    notes: tuple[str, ...] = ()


def why_open(moment: Moment) -> tuple[str, ...]:
    """The code of the note that says why a moment gives no days; empty where it gives some."""
    if moment.impossible:
        return ("no_such_day",)
    if moment.doubt is not None:
        return (moment.doubt,)
    return ("no_year",) if moment.year is None else ()
