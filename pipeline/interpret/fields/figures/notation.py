"""The notation of the vocabulary: "minority|minorities ethnic? => staff" as patterns for the rule matcher."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_SHORT = re.compile(r"\{(\w+)\}")
_NUMBER = r"[0-9][0-9., ]*"


@dataclass(frozen=True)
class Phrase:
    """A phrase made ready: one dictionary a token for the matcher, how many at the end are context, what case it wants."""

    tokens: tuple[dict[str, Any], ...]
    context: int
    case: str


def parse(text: str, short: Mapping[str, str]) -> Phrase:
    """The phrase that a line of the vocabulary writes (its notation stands at the head of the data file)."""
    case = "capitals" if text.startswith("^^") else "capital" if text.startswith("^") else "lower"
    filled = _SHORT.sub(lambda m: short.get(m.group(1), m.group(1)), text.lstrip("^"))
    words, _, context = filled.partition("=>")
    tokens = [_token(item) for item in words.split()]
    after = [_token(item) for item in context.split()]
    return Phrase((*tokens, *after), len(after), case)


def _is_stem(choice: str) -> bool:
    return len(choice) > 1 and choice.endswith("*")


def _token(item: str) -> dict[str, Any]:
    token: dict[str, Any] = {}
    if len(item) > 1 and item.endswith("?"):
        token["OP"], item = "?", item[:-1]
    choices = [c for c in item.split("|") if c] or ["|"]
    if any(c == "<num>" or _is_stem(c) for c in choices):
        inner = "|".join(
            _NUMBER if c == "<num>" else re.escape(c[:-1]) + r"\w*" if _is_stem(c) else re.escape(c) for c in choices
        )
        return {"ORTH": {"REGEX": rf"^(?:{inner})$"}, **token}
    if len(choices) == 1:
        return {"ORTH": choices[0], **token}
    return {"ORTH": {"IN": choices}, **token}
