"""Whether a statement says that a figure is missing, and of which kind: suppressed, not held, not applicable."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from pipeline.interpret.fields.folding import fold
from schemas.plan import AvailabilityStatus

_SHORT_LINE = 80


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads((resources.files("pipeline.interpret") / "data" / "availability.toml").read_text("utf-8"))
    found = {name: re.compile("|".join(lines)) for name, lines in data["status"].items()}
    found["about"] = re.compile(rf"(?<![a-z])(?:{'|'.join(data['about']['data'])})(?![a-z])")
    found["never"] = re.compile("|".join(data["never"]["words"]))
    return found


def availability_of(text: str) -> AvailabilityStatus | None:
    """The status that a statement gives, or None where it makes none: low numbers beat "not reported"."""
    folded = " ".join(fold(text).split())
    patterns = _patterns()
    if patterns["never"].search(folded):
        return None
    if patterns["suppressed"].search(folded):
        return "suppressed"
    if patterns["not_applicable"].search(folded) and len(folded) <= _SHORT_LINE:
        return "not_applicable"
    if patterns["not_held"].search(folded) and patterns["about"].search(folded):
        return "not_held"
    return None
