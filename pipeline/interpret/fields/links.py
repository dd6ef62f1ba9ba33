"""Links to other plans, and the words that say that a field holds nothing."""

from __future__ import annotations

import re

from pipeline.interpret.fields.folding import fold, trim

_EMPTY = re.compile(
    r"(?:n\s?/\s?a|n\.\s?a\.?|na|not applicable|none|nil|no|null|not known|blank|none (?:known|identified|at present|at this time|currently)"
    r"|no (?:update|progress|links?|change)s?(?: (?:yet|to report|at present|at this time))?|nothing to report)"
)
_PARTS = re.compile(r"[;\n]")


def is_empty_value(text: str) -> bool:
    """Whether a field's text says that there is no value: "n/a", "none", a dash, nothing at all; not "TBC"."""
    folded = " ".join(fold(text).split()).strip(" .-_*()[]:;,/\\|?…")
    return not any(c.isalnum() for c in folded) or _EMPTY.fullmatch(folded) is not None


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
