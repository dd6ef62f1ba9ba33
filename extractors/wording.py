"""Text repair that every reader shares: blanks, ligatures, control characters, typed list markers, raised figures.

The readers hand over text as the file holds it; what comes back reads as printed. Quotes and dashes stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from schemas.document import Span

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_INVISIBLE = [0x00AD, 0x061C, 0x180E, 0x200B, *range(0x200C, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
_NONCHARACTERS = [*range(0xFDD0, 0xFDF0), *(plane * 0x10000 + low for plane in range(17) for low in (0xFFFE, 0xFFFF))]
_CONTROLS = [*range(0x09), *range(0x0E, 0x1C), 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0)]
# Word's symbol fonts put their signs into the private-use area; those that stand for bullets and ticks are known.
_SYMBOLS = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF076: "❖", 0xF0A8: "◻", 0xF06F: "◻", 0xF0E0: "→", 0xF0FE: "☒",
    0xF0A3: "☐", 0xF0D0: "–", 0xF02D: "–", 0xF06E: "■", 0xF071: "❑", 0xF0E8: "➔", 0xF0F0: "⇨", 0xF0FB: "✗", 0xF06C: "●",
}  # fmt: skip


def _cp1252(code: int) -> str | None:
    """What a C1 control was meant to be: web and Word text holds cp1252 there (the HTML standard reads it so)."""
    try:
        return bytes([code]).decode("cp1252")
    except UnicodeDecodeError:
        return None


_FOLD: dict[int, str | None] = {
    **dict.fromkeys([*_CONTROLS, *_INVISIBLE, *_NONCHARACTERS], None),
    **{code: _cp1252(code) for code in _CONTROLS if 0x80 <= code < 0xA0},
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **_LIGATURES,
    **_SYMBOLS,
    0x2011: "-",
}
_BLANKS = re.compile(r"\s+")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def fold(text: str) -> str:
    """The text with single blanks, composed characters, ligatures resolved, without invisible and control characters.

    A blank at either end stays (as one blank): the neighbouring piece may need it.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text.translate(_FOLD)))


def fold_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans folded, with single blanks across them and none at either end of the paragraph.

    Spans left empty disappear, a span of blanks becomes part of the one before, and neighbours of one look and one place
    become one span. Places, looks and the meaning of joints are kept: `joint` " " counts as a blank.
    """
    out: list[Span] = []
    for span in spans:
        text = fold(span.text)
        if out and out[-1].joint == "" and text[:1] and unicodedata.combining(text[0]):
            text = _move_accents(out, text)
        if not out or _ends_in_blank(out[-1]):
            text = text.lstrip(" ")
        if not text.strip(" "):
            _add_blank(out, text, span)
            continue
        changed = span if text == span.text else span.model_copy(update={"text": text})
        _append(out, changed)
    return _closed(out)


def _move_accents(out: list[Span], text: str) -> str:
    """Combining marks at a run's beginning belong to the last letter of the run before."""
    rest = text.lstrip("".join({c for c in text if unicodedata.combining(c)}))
    marks = text[: len(text) - len(rest)]
    last = out[-1]
    out[-1] = last.model_copy(update={"text": unicodedata.normalize("NFC", last.text + marks)})
    return rest


def _ends_in_blank(span: Span) -> bool:
    return span.joint == " " or span.text.endswith(" ")


def _add_blank(out: list[Span], text: str, span: Span) -> None:
    """A span without words adds at most the blank that it, or its joint, stands for."""
    if out and not _ends_in_blank(out[-1]) and out[-1].joint == "" and (text or span.joint == " "):
        out[-1] = out[-1].model_copy(update={"text": out[-1].text + " "})


def _append(out: list[Span], span: Span) -> None:
    if span.joint and span.text.endswith(" "):
        span = span.model_copy(update={"text": span.text.rstrip(" ")})
    if span.joint == "-" and not span.text.endswith(("-", "‐")):
        span = span.model_copy(update={"joint": ""})
    if out and out[-1].joint == "" and _look(out[-1]) == _look(span):
        out[-1] = span.model_copy(update={"text": out[-1].text + span.text})
    else:
        out.append(span)


def _look(span: Span) -> tuple[object, ...]:
    return (span.place, span.bold, span.italic, span.size, span.colour, span.link)


def _closed(out: list[Span]) -> tuple[Span, ...]:
    if out:
        last = out[-1]
        if last.joint or last.text.endswith(" "):
            out[-1] = last.model_copy(update={"text": last.text.rstrip(" "), "joint": ""})
    return tuple(out)


def superscript(text: str) -> str:
    """Raised text as it reads in a line: figures alone become raised characters ("58%" + "2" is never "58%2", but "58%²").

    Letters ("23" + "rd") stay as they are.
    """
    bare = text.strip()
    return text.translate(_RAISED) if bare.isascii() and bare.isdigit() else text


def letters(text: str) -> int:
    """How many letters and digits a text holds: the measure of what was read against what the file holds."""
    return sum(map(str.isalnum, text))


_BULLETS = "•‣◦▪▫■□●○◆◇❖➢➤►▶▸➔→⇨✓✔✗✘❑❒◻⁃∙⦁⚫🞄"
_CLEAR_BULLET = re.compile(rf"\s*([{_BULLETS}\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf06f\uf0e8\uf06e\uf071\uf06c])\s*(?=\S)")
_FAINT_BULLET = re.compile(r"\s*([·*]|[-–—](?!\s*[0-9][0-9.,]*\s*(?:%|$)))(\s+)(?=\S)")
_ROUND_BULLET = re.compile(r"\s*(o)(?:\t\s*|\s{2,}|\s(?=[A-Z“\"'‘(]))(?=\S)")
_ROMAN = r"x{0,3}(?:ix|iv|v?i{1,3}|v|x)"
_COUNT = rf"(?:[0-9]{{1,3}}|{_ROMAN}|[a-z])"
_NUMBER = re.compile(rf"\s*((?:\({_COUNT}\)|{_COUNT}\)|{_COUNT}\.|\([A-Z]\)|[A-Z]\)|[0-9]{{1,3}}\.\))(?:\s+)|[A-Z]\.\t\s*)(?=\S)")
_NO_NUMBER = re.compile(r"\s*(?:[0-9]{1,3}\.\s+[0-9]{1,2}\.|[a-z]\.\s+(?:[a-z]\.|[0-9]))")


def split_marker(text: str) -> tuple[str | None, int]:
    """A list marker typed at the head of a text, and where the words after it begin; (None, 0) where there is none.

    Markers are bullets ("•", "·", "–", Word's private-use signs, "o" before a tab, a wide blank or a capital) and "1.",
    "1)", "(1)", "a.", "a)", "(a)", "i.", "(iv)", "A)" before a blank or tab. "1.1 Review", "2023 …", "J. Smith", "c. 50", "– 12%"
    and a marker with nothing after it stay text. "*" is a bullet before a tab only: before a blank it may mark a note.
    Word's private-use signs come back as the bullets they show.
    """
    found = _CLEAR_BULLET.match(text)
    if found:
        return bullet(found.group(1)), found.end()
    found = _FAINT_BULLET.match(text)
    if found and (found.group(1) != "*" or "\t" in found.group(2)):
        return found.group(1), found.end()
    found = _ROUND_BULLET.match(text)
    if found:
        return "◦", found.end()
    found = _NUMBER.match(text)
    if found and not _NO_NUMBER.match(text):
        return found.group(1).strip(), found.end()
    return None, 0


def bullet(sign: str) -> str:
    """The bullet that a sign of a symbol font shows ("•" for U+F0B7, "◦" for the "o" of Courier New)."""
    if sign == "o":
        return "◦"
    return "".join(_SYMBOLS.get(ord(c), c) for c in sign)


def cut(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """The spans of a stretch of their text, folded at its ends."""
    out: list[Span] = []
    at = 0
    for number, span in enumerate(spans):
        blank = span.joint == " " and number < len(spans) - 1
        low, high = max(start, at), min(end, at + len(span.text))
        if low < high:
            out.append(span.model_copy(update={"text": span.text[low - at : high - at]}))
        at += len(span.text) + blank
    return fold_spans(out)
