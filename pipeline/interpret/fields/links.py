"""Links to other plans, and the words that say that a field holds nothing."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from pipeline.interpret.fields.folding import fold, trim

_PARTS = re.compile(r"[;\n]")


@cache
def _empty() -> re.Pattern[str]:
    data = tomllib.loads((resources.files("pipeline.interpret") / "data" / "empty.toml").read_text("utf-8"))
    return re.compile("|".join(data["words"]))


def is_empty_value(text: str) -> bool:
    """Whether a field's text says that there is no value: "n/a", "none", a dash, nothing at all; not "TBC"."""
    folded = " ".join(fold(text).split()).strip(" .-_*()[]:;,/\\|?…")
    return not any(c.isalnum() for c in folded) or _empty().fullmatch(folded) is not None


def read_links(text: str) -> list[tuple[int, int]]:
    """The offsets of each plan that a "links" field names, split at ";" and paragraphs only (contract, Action.links)."""
    out: list[tuple[int, int]] = []
    at = 0
    for match in [*_PARTS.finditer(text), None]:
        end = match.start() if match else len(text)
        start, stop = trim(text, at, end)
        if not is_empty_value(text[start:stop]):
            out.append((start, stop))
        at = match.end() if match else end
    return out
