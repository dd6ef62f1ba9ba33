"""Brackets in a sentence: where they open and close, and whether one only holds a number ("(87%)")."""

from __future__ import annotations

from pipeline.interpret.fields.figures.model import Value
from pipeline.interpret.fields.figures.prepare import Sentence


def is_inline(sentence: Sentence, close: int) -> bool:
    """Whether a bracket holds nothing but one number: "(87%)"."""
    opening = opening_of(sentence, close)
    inside = [v for v in sentence.values if opening < v.first and v.last <= close]
    if len(inside) != 1 or opening < 0 or inside[0].last != close:
        return False
    return all(sentence.word(n) in {"n", "=", ":", "at"} for n in range(opening + 1, inside[0].first))


def opening_of(sentence: Sentence, close: int) -> int:
    """The token that opens the bracket round a token; -1 where it stands in none."""
    depth = 0
    for n in range(close - 1, -1, -1):
        word = sentence.word(n)
        if word == ")":
            depth += 1
        elif word == "(":
            if depth == 0:
                return n
            depth -= 1
    return -1


def closing_of(sentence: Sentence, opening: int) -> int:
    """The token that closes a bracket; the sentence's end where none does."""
    depth = 0
    for n in range(opening + 1, len(sentence.tokens)):
        depth += (sentence.word(n) == "(") - (sentence.word(n) == ")")
        if depth < 0:
            return n
    return len(sentence.tokens)


def behind_number(sentence: Sentence, value: Value) -> int:
    """The token behind a number, or behind the bracket that holds only this number next to another."""
    if sentence.word(value.last) == ")" and sentence.word(value.first - 1) in {"(", "=", ":"} and is_inline(sentence, value.last):
        return value.last + 1
    return value.last
