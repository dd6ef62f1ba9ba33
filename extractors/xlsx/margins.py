"""The header and footer that a sheet prints on each page: their words, without the codes for fonts and page numbers."""

from __future__ import annotations

import re
from typing import Literal

from extractors.markup import Element
from extractors.xlsx.names import S

Margin = Literal["header", "footer"]
# A code begins with "&": a section, a font ("&"Arial,Bold""), a size, a colour, a switch of looks, or what is filled in.
_CODE = re.compile(
    r'&(?:(?P<amp>&)|(?P<section>[LCR])|"[^"]*"|K[0-9A-Fa-f]{6}|K[0-9]{2}[+-][0-9]{3}|[0-9]{1,3}|(?P<filled>[PNDTFAZG])|.)'
)
_PAGES = re.compile(r"(?:page\s*)?\x00(?:\s*(?:of|/)\s*\x00)?", re.IGNORECASE)
_BREAK = re.compile(r"(?:_x000[Dd]_)?_x000[Aa]_|_x000[Dd]_\n?")
_LONGEST = 2_000


def margins_of(element: Element) -> dict[Margin, list[str]]:
    """The lines of a sheet's header and footer, those of first and even pages too, each once."""
    out: dict[Margin, list[str]] = {}
    kinds: tuple[tuple[str, Margin], ...] = (("Header", "header"), ("Footer", "footer"))
    for tail, margin in kinds:
        lines: list[str] = []
        for pages in ("odd", "first", "even"):
            lines += _lines(element.findtext(f"{S}{pages}{tail}") or "")
        out[margin] = list(dict.fromkeys(lines))
    return out


def _lines(coded: str) -> list[str]:
    """The lines of words; what is filled in when a page is printed (numbers, dates, names of files) is no word."""
    text = _CODE.sub(_word, _BREAK.sub("\n", coded[:_LONGEST]))
    return [line for part in _PAGES.sub(" ", text).replace("\x00", " ").split("\n") if (line := " ".join(part.split()))]


def _word(code: re.Match[str]) -> str:
    if code["amp"]:
        return "&"
    if code["section"]:
        return "\n"
    return "\x00" if code["filled"] else ""
