"""A sentence as tokens: words in lower case without apostrophes, numbers whole, every other sign alone."""

from __future__ import annotations

import re

from pipeline.interpret.fields.figures.model import Case, Token
from pipeline.interpret.fields.folding import alike, fold

TOKEN_LIMIT = 600
_TOKEN = re.compile(
    r"(?:[a-z]\.){2,8}(?:[a-z](?![a-z]))?"
    r"|(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])"
    r"|(?<![0-9.,/-])[0-9]{1,3}(?:, [0-9]{3}){1,4}(?![0-9,])"
    r"|[0-9]{16,}"
    r"|(?<![0-9])[0-9]{1,15}(?:\.[0-9]{1,15})?"
    r"|(?<![\w.])\.[0-9]{1,15}"
    r"|[^\W\d_]{1,40}(?:'(?:s|t|re|ve|ll)(?![a-z])|(?<=s)'(?=[\s,.;:)]|$))?"
    r"|\S"
)


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a stretch of text, at most TOKEN_LIMIT of them, with offsets into the text."""
    end = len(text) if end is None else end
    folded, printed = fold(text), alike(text)
    out: list[Token] = []
    for match in _TOKEN.finditer(folded, start, end):
        words = match.group()
        if words[0].isalpha() or words[0] == "'":
            words = words.replace("'", "").replace(".", "") or words
        out.append(Token(words, match.start(), match.end(), _case(printed[match.start() : match.end()])))
        if len(out) == TOKEN_LIMIT:
            break
    return out


def _case(printed: str) -> Case:
    letters = [c for c in printed if c.isalpha()]
    if not letters or not letters[0].isupper():
        return "lower"
    return "capitals" if all(c.isupper() for c in letters) else "capital"
