"""What a single line of a flow is by its own look and first signs: a heading, counted by a number or a letter, a picture."""

from __future__ import annotations

import re
import unicodedata

from pipeline.interpret.fields.large_numbers import is_measured
from pipeline.interpret.items import marker_number
from pipeline.interpret.marks import read_number
from pipeline.interpret.tree import Line

LONGEST_HEADING = 160
_LETTER = re.compile(r"\(?[a-h][).]\s+")
# "3D. Summary of milestones": the fourth below 3.
_LETTER_BELOW = re.compile(r"([0-9]{1,2})([A-Z])[.):]\s")


def is_heading(line: Line) -> bool:
    """Whether a line is a heading by its look; a figure is none."""
    if line.kind == "heading":
        return True
    text = line.text
    words = any(c.isalpha() for c in text) and not is_measured(text)
    return line.bold and line.kind != "item" and len(text) <= LONGEST_HEADING and words


def is_picture(text: str) -> bool:
    """Whether a text is nothing but signs that stand for pictures: "♥", "★ ★"."""
    signs = text.split()
    return bool(signs) and all(unicodedata.category(sign[0]) == "So" and not any(map(str.isalnum, sign)) for sign in signs)


def without_picture(line: Line) -> Line:
    """A heading without the sign that stands for a picture before its words ("▲ Outcome A"); elsewhere one sets a tag apart."""
    sign, _, rest = line.text.partition(" ")
    if line.kind != "heading" or not rest.strip() or not is_picture(sign):
        return line
    return line.rest(len(line.text) - len(rest))


def without_letter(line: Line) -> Line:
    """A line without the letter that counts it: "a) Colleagues"."""
    letter = _LETTER.match(line.text)
    return line.rest(letter.end()) if letter else line


def is_lettered(line: Line) -> bool:
    """Whether a letter counts a line, typed or as its marker."""
    return bool(_LETTER.match(line.text)) or (line.marker or "").strip("().").isalpha()


def heading_count(line: Line) -> tuple[str, int] | None:
    """What a heading counts within and how far, printed or by its list: ("", 2) of "2. Actions", ("3", 4) of "3D. Milestones"."""
    if line.kind != "heading":
        return None
    lettered = _LETTER_BELOW.match(line.text)
    if lettered is not None:
        return lettered.group(1), ord(lettered.group(2)) - ord("A") + 1
    number = read_number(line.text)
    digits = marker_number(number[0] if number is not None else line.marker)
    return ("", int(digits)) if digits is not None and digits.isdigit() else None
