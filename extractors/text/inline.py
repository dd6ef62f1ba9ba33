"""What stands inside a line: Markdown's emphasis and links, and the tags that converters leave behind."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from schemas.document import Place, Span

# Link targets, pictures and note marks are cut out first; what is left is emphasis, tags and text.
_TOKEN = re.compile(
    r"(?P<escape>\\[\\`*_{}\[\]()#+.!|>~-])"
    r"|(?P<picture>!\[[^\]\n]{0,300}\]\([^()\s]{0,2000}(?:\s[^()\n]{0,200})?\))"
    r"|(?P<note>\[\^[^\]\s]{1,40}\])"
    r"|\[(?P<label>[^\[\]\n]{1,500})\](?:\((?P<target>(?:[^()\n]|\([^()\n]{0,200}\)){0,2000})\)|\[[^\]\n]{0,100}\](?!\())"
    r"|<(?P<auto>https?://[^<>\s]{1,2000}|[\w.+-]{1,60}@[\w.-]{1,100})>"
    r"|<(?P<tag>/?(?:p|div|ul|ol|li|br|i|em|b|strong|u|a|span|sup|sub|h[1-6]|font|small|s|del|strike|section|hr|img)\b[^<>]{0,500})>"
    r"|(?P<comment><!--[^\n]{0,2000}?-->)"
    r"|(?P<liquid>\{\{[^{}\n]{0,300}\}\}|\{%[^{}\n]{0,300}%\}|\{:[^{}\n]{0,300}\})"
    r"|(?P<strike>~~)|(?P<strong>\*\*|__)|(?P<em>[*_])"
    r"|(?P<entity>&(?:[A-Za-z]{2,30}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)",
    re.IGNORECASE,
)
_BREAKING = frozenset({"p", "div", "ul", "ol", "li", "br", "section", "hr", "h1", "h2", "h3", "h4", "h5", "h6"})
_HREF = re.compile(r"""href\s*=\s*["']?([^"'\s>]{1,2000})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dress:
    """The look of a piece of text."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    link: str | None = None


class Piece(NamedTuple):
    """Text of one look; `opens` where a tag begins a paragraph ("li" where that is a list item)."""

    text: str
    dress: Dress
    opens: str | None = None


@dataclass(slots=True)
class Tally:
    """What was left out, for the notes."""

    counts: Counter[str] = field(default_factory=Counter)
    struck: list[str] = field(default_factory=list)


class _Mark(NamedTuple):
    sign: str
    at: int


def pieces(text: str, tally: Tally) -> list[Piece]:
    """The text as pieces of one look, marks and tags resolved; marks without a partner stay text."""
    tokens = _tokens(text)
    paired = _pairs(text, tokens)
    out: list[Piece] = []
    dress = Dress()
    at = 0
    for token in tokens:
        _add(out, text[at : token.start()], dress)
        at = token.end()
        if token.start() in paired:
            dress = _toggled(dress, token.group())
            continue
        dress = _resolve(out, token, dress, tally)
    _add(out, text[at:], dress)
    struck = "".join(piece.text for piece in out if piece.dress.struck).strip()
    if struck:
        tally.struck.append(struck)
    return [piece for piece in out if not piece.dress.struck]


def paragraphs_of(found: list[Piece]) -> list[tuple[str | None, list[Piece]]]:
    """The pieces by paragraph: how each was opened ("p", "li" … or None) and what stands in it."""
    out: list[tuple[str | None, list[Piece]]] = []
    for piece in found:
        if piece.opens is not None or not out:
            out.append((piece.opens, []))
        if piece.text:
            out[-1][1].append(piece)
    return [(opens, inner) for opens, inner in out if any(p.text.strip() for p in inner)]


def spans_of(found: list[Piece], place: Place) -> list[Span]:
    """The pieces as spans at one place, not yet folded."""
    return [
        Span(text=piece.text, place=place, bold=piece.dress.bold, italic=piece.dress.italic, link=piece.dress.link)
        for piece in found
        if piece.text
    ]


def plain(text: str) -> str:
    """The text without marks and tags."""
    return "".join(piece.text if piece.opens is None else f" {piece.text}" for piece in pieces(text, Tally()))


def _tokens(text: str) -> list[re.Match[str]]:
    return list(_TOKEN.finditer(text)) if any(sign in text for sign in "\\*_[<{&~") else []


def _pairs(text: str, tokens: list[re.Match[str]]) -> set[int]:
    """The starts of emphasis marks that have a partner: one that can open before one that can close, properly nested."""
    paired: set[int] = set()
    open_: list[_Mark] = []
    for token in tokens:
        if token.lastgroup not in {"strong", "em", "strike"}:
            continue
        sign = token.group()
        before, after = text[token.start() - 1 : token.start()], text[token.end() : token.end() + 1]
        opener = next((i for i in range(len(open_) - 1, -1, -1) if open_[i].sign == sign), None)
        if opener is not None and before and not before.isspace() and not (sign[0] == "_" and after.isalnum()):
            paired.update((open_[opener].at, token.start()))
            del open_[opener:]
        elif after and not after.isspace() and not (before.isalnum() and (sign[0] == "_" or len(sign) == 1)):
            open_.append(_Mark(sign, token.start()))
            del open_[:-50]
    return paired


def _toggled(dress: Dress, sign: str) -> Dress:
    if sign == "~~":
        return replace(dress, struck=not dress.struck)
    if len(sign) == 2:
        return replace(dress, bold=not dress.bold)
    return replace(dress, italic=not dress.italic)


def _resolve(out: list[Piece], token: re.Match[str], dress: Dress, tally: Tally) -> Dress:
    kind = token.lastgroup
    if kind == "tag":
        return _tag(out, token.group("tag"), dress)
    if kind in {"picture", "note", "comment", "liquid"}:
        tally.counts[{"picture": "pictures", "note": "note marks", "comment": "comments", "liquid": "template marks"}[kind]] += 1
    elif token.group("label") is not None:
        target = (token.group("target") or "").split(" ", 1)[0]
        inner = pieces(token.group("label"), tally)
        out.extend(Piece(p.text, _both(dress, p.dress, target or None), p.opens) for p in inner)
    elif kind == "escape":
        _add(out, token.group()[1:], dress)
    elif kind == "auto":
        _add(out, token.group("auto"), replace(dress, link=token.group("auto")))
    elif kind == "entity":
        _add(out, html.unescape(token.group()), dress)
    else:
        _add(out, token.group(), dress)
    return dress


def _both(outer: Dress, inner: Dress, link: str | None) -> Dress:
    return Dress(outer.bold or inner.bold, outer.italic or inner.italic, outer.struck or inner.struck, link)


def _tag(out: list[Piece], tag: str, dress: Dress) -> Dress:
    closing = tag.startswith("/")
    name = re.split(r"[\s/]", tag.lstrip("/"), maxsplit=1)[0].lower()
    if name in _BREAKING:
        out.append(Piece("", dress, "p" if closing else name))
        return dress
    if name in {"b", "strong"}:
        return replace(dress, bold=not closing)
    if name in {"i", "em"}:
        return replace(dress, italic=not closing)
    if name in {"s", "del", "strike"}:
        return replace(dress, struck=not closing)
    if name == "a":
        found = _HREF.search(tag)
        return replace(dress, link=found.group(1) if found and not closing else None)
    return dress


def _add(out: list[Piece], text: str, dress: Dress) -> None:
    if text:
        out.append(Piece(text, dress))
