"""People's names in texts: found in the plan's own lists of people and leads, and left out where that is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.benchmarks.lead_kinds import person_in
from schemas.plan import Plan

LEFT_OUT = "[name]"
_SHORTEST = 4


def people_in(plan: Plan) -> tuple[str, ...]:
    """The names of people that a plan lists (its sponsors and signatories, and persons among its leads), longest first."""
    listed = [person_in(p.name) for p in plan.people if p.name]
    leads = [person_in(lead.text) for action in plan.actions for lead in action.leads]
    names = {name for name in (*listed, *leads) if name and len(name) >= _SHORTEST}
    return tuple(sorted(names, key=lambda n: (-len(n), n)))


def without_names(text: str, names: Iterable[str]) -> str:
    """The text with each of the names replaced by a mark."""
    for name in names:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", LEFT_OUT, text, flags=re.IGNORECASE)
    return text
