"""Sentences of a paragraph, by offsets; "B.A.M.E." and "approx." end none, decimals are whole."""

from __future__ import annotations

import re

from pipeline.interpret.fields.folding import alike

_END = re.compile(r"[.!?][\"')\]]{0,2}(?=\s)|\n|;\s(?=[A-Z])")
_ABBREVIATION = re.compile(
    r"(?:(?<![a-z])(?:e\.g|i\.e|approx|vs|v|no|c|ca|etc|cf|incl|max|min|dr|mr|mrs|ms|dept|fig|st|nb|para)|(?:[A-Za-z]\.){1,7}[A-Za-z])\.$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"(?:[A-Za-z]\.){2,8}$")
_OPENER = re.compile(
    r"\s+(?:From|In|At|On|As|The|This|That|These|Those|Of|For|Across|There|We|Our|Overall|Total|It|They|However|Although|While|By|Both|"
    r"No|None|White|Adults?|Children(?:'s)?|ASC|CSC|[0-9]|Compared|Whereas|Staff|Data|Not|During|Between|Within|Among|Metric)\b"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """The offsets of each sentence of a text, without blanks at its ends."""
    printed = alike(text)
    out: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(printed):
        if match.group()[0] == "." and not _ends(printed, match.start(), match.end()):
            continue
        if match.group()[0] == ";" and _is_in_bracket(printed, start, match.start()):
            continue
        _append(out, printed, start, match.end())
        start = match.end()
    _append(out, printed, start, len(printed))
    return out


def _ends(text: str, at: int, after: int) -> bool:
    """Whether a full stop ends its sentence: not in an abbreviation, and a new sentence follows."""
    head = text[max(0, at - 20) : at + 1]
    following = text[after:].lstrip()[:1]
    if _LETTERS.search(head):
        return _OPENER.match(text, after) is not None
    if _ABBREVIATION.search(head):
        return False
    return following != "" and not following.islower()


def _is_in_bracket(text: str, start: int, at: int) -> bool:
    """Whether a semicolon stands in a bracket that is opened in its sentence and closed: "(Adults 1.5; Children's 1.2)"."""
    opened = text.rfind("(", start, at)
    closing = text.find(")", at)
    return opened >= 0 and text.find(")", opened, at) < 0 <= closing and "\n" not in text[at:closing]


def _append(out: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        out.append((start, end))
