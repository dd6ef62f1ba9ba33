"""Text made alike character by character, so that offsets into the folded text are offsets into the printed one."""

from __future__ import annotations

import re

_DASHES = "‐‑‒–—―−﹘﹣－"
_SINGLE = "‘’‚‛`´ʼ"
_DOUBLE = "“”„‟«»"
_BLANKS = "\t\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_ALIKE = str.maketrans(
    {
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_SINGLE, "'"),
        **dict.fromkeys(_DOUBLE, '"'),
        **dict.fromkeys(_BLANKS, " "),
        "⁄": "/",
        "∕": "/",
        "\u2028": "\n",
        "\u2029": "\n",
        "\x85": "\n",
    }
)
_BLANK_RUN = re.compile(r"[ \t\u00a0]+")


def alike(text: str) -> str:
    """The text with one kind of dash, quote and blank; as long as the original, case kept."""
    return text.translate(_ALIKE)


def fold(text: str) -> str:
    """The text `alike` and in lower case; as long as the original."""
    folded = alike(text)
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(low if len(low := c.lower()) == 1 else c for c in folded)


def tidy(text: str) -> str:
    """The text as the contract stores it: blanks single, lines without blanks at their ends, empty lines dropped."""
    lines = (_BLANK_RUN.sub(" ", line).strip() for line in text.strip().splitlines())
    return "\n".join(line for line in lines if line)


def trim(text: str, start: int, end: int, edges: str = "") -> tuple[int, int]:
    """The offsets with blanks, and any of the given characters, taken off at both ends."""
    while start < end and (text[start].isspace() or text[start] in edges):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in edges):
        end -= 1
    return start, end
