"""The numbers of a text for the accounts: where each numeral stands, and what it is where it is no figure."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from pipeline.interpret.fields.figures.lexicon import lexicon_data
from pipeline.interpret.fields.figures.masks import read_masks
from pipeline.interpret.fields.folding import fold

TEXT_LIMIT = 4000
_NUMERAL = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:, ?[0-9]{3}){1,4}(?:\.[0-9]{1,15})?(?![0-9])|[0-9]{1,30}(?:\.[0-9]{1,15})?")
_MULTIPLES = ("no", "none", "nil", "nobody", "twice", "thrice", "double", "treble", "triple", "quadruple", "dozen")
NumberKind = Literal["date", "reference", "band", "name"]
_KINDS: dict[str, NumberKind] = {
    "date": "date",
    "duration": "date",
    "band": "band",
    "money": "band",
    "reference": "reference",
    "name": "name",
}


def numbers_in(text: str) -> list[tuple[int, int]]:
    """The offsets of every numeral of a text ("1,907", "11.4"), in order; number words are not among them."""
    return [m.span() for m in _NUMERAL.finditer(fold(text))]


def number_use(text: str, start: int, end: int) -> NumberKind | None:
    """What a numeral is where it is part of a date or duration, a reference, a pay band or sum of money, or a name; else None."""
    # Windows begin at steps, so that the masks of a long text are read once a step and not once a number.
    at = max(0, start - TEXT_LIMIT // 2)
    at -= at % (TEXT_LIMIT // 4)
    window = text[at : at + TEXT_LIMIT]
    for mask in read_masks(window).masks:
        if mask.start <= start - at and end - at <= mask.end:
            return _KINDS[mask.kind]
    return None


@cache
def _holds() -> re.Pattern[str]:
    data = lexicon_data()
    words = "|".join((*_MULTIPLES, *data["numbers"], *data["parts"]))
    return re.compile(rf"[0-9]|(?<![a-z])(?:{words})(?![a-z])")


def may_hold_figure(text: str) -> bool:
    """Whether a text holds a digit or a number word at all."""
    return _holds().search(fold(text)) is not None
