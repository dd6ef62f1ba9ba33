"""Numbers set apart from their captions, as on a tile: "9%" large, and "of staff left" below or beside it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from pipeline.interpret.fields.folding import fold

LONGEST_NUMBER = 40
LONGEST_CAPTION = 400
LONGEST_COUNT = 2
_AMOUNT = r"£?[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]{1,3})?|£?[0-9]{1,6}(?:\.[0-9]{1,3})?"
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_OF_OUTLINE = re.compile(r"[0-9]{1,2}\.(?:[1-9]|[12][0-9]|30)")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads((resources.files("pipeline.interpret") / "data" / "tiles.toml").read_text("utf-8"))
    number = {name: "|".join(words) for name, words in data["number"].items()}
    unit = rf"\s?(?:{number['units']})"
    before, after = rf"(?:(?:{number['before']})\s?)?", rf"(?:\s(?:{number['after']}))?"
    return {
        "measured": re.compile(rf"{before}(?:(?:{_AMOUNT}){unit}|{number['words']}){after}"),
        "plain": re.compile(rf"{before}(?:{_AMOUNT})"),
        "opens": re.compile(rf"(?:{_AMOUNT}){unit}(?![a-z])"),
        "ratio": re.compile(rf"(?<![a-z])(?:{'|'.join(data['ratio']['words'])})(?![a-z])"),
    }


def is_measured(text: str) -> bool:
    """Whether a text is nothing but a number that measures something: "9%", "0.81 times", "45% more likely", "1 in 4"."""
    return len(text) <= LONGEST_NUMBER and _patterns()["measured"].fullmatch(_bare(text)) is not None


def is_number(text: str) -> bool:
    """Whether a text is nothing but a number, with a unit or without."""
    return is_measured(text) or _patterns()["plain"].fullmatch(_bare(text)) is not None


def opens_measured(text: str) -> bool:
    """Whether a text begins with a number that measures something: "1.6 times as likely to …" counts no heading."""
    return _patterns()["opens"].match(fold(text)) is not None


def is_caption(number: str, text: str, *, apart: bool) -> bool:
    """Whether a text says of what the number above or left of it is. `apart`: the number's look sets it apart from text.

    A text that goes on in lower case is the number's, if that measures something or is set apart. A sentence of its own is, if
    the number is set apart and measures something. A number that could count ("2", "1.2") needs a ratio said of it.
    """
    if not any(c.isalpha() for c in text) or len(text) > LONGEST_CAPTION or is_measured(text):
        return False
    goes_on = text[:1].islower()
    if is_measured(number):
        return goes_on or apart
    bare = _bare(number)
    if _patterns()["plain"].fullmatch(bare) is None or _YEAR.fullmatch(bare):
        return False
    if "." not in bare:
        return apart and goes_on and len(bare) > LONGEST_COUNT
    said = _patterns()["ratio"].search(fold(text)) is not None
    return (said and (apart or goes_on)) or (apart and goes_on and not _OF_OUTLINE.fullmatch(bare))


def _bare(text: str) -> str:
    return " ".join(fold(text).split()).rstrip(" .:")
