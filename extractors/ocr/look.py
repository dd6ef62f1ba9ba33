"""Words as a reader tells them apart: sizes evened out over a document, heavy strokes as bold, bullets apart from words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from extractors.ocr.ink import stroke
from extractors.ocr.words import Word
from schemas.document import Box

_HEAVY = 1.24
_SURELY = 1.36
_SAME = (0.86, 1.18)
_STEP = 1.16


@dataclass(frozen=True, slots=True)
class Seen:
    """A word and whether its strokes are as heavy as bold type's."""

    word: Word
    bold: bool


def without_bullets(words: Sequence[Word], dots: Sequence[Box]) -> tuple[list[Word], list[Box]]:
    """The words without the letters that stand for bullets, and the dots that are bullets: none lies within a word."""
    out: list[Word] = []
    inner: set[int] = set()
    for word in words:
        inside = [at for at, dot in enumerate(dots) if _within(dot, word.box)]
        head = next((dots[at] for at in inside if dots[at][0] - word.box[0] <= 0.1 * word.size), None)
        if head is None:
            inner.update(inside)
            out.append(word)
            continue
        inner.update(at for at in inside if dots[at] != head)
        if len(word.text) > 2:
            left = head[2] + 1.0
            out.append(replace(word, text=word.text[1:], box=(min(left, word.box[2] - 1.0), *word.box[1:])))
    return out, [dot for at, dot in enumerate(dots) if at not in inner]


def _within(dot: Box, box: Box) -> bool:
    x, y = (dot[0] + dot[2]) / 2, (dot[1] + dot[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def seen_on(picture: Image.Image, words: Sequence[Word]) -> list[Seen]:
    """Which words are bold: heavier than most of the page, with their neighbours' help where a word is too short to tell."""
    grey = np.asarray(picture.convert("L"))
    weights = [stroke(grey, word) for word in words]
    known = [weight for weight, word in zip(weights, words, strict=True) if weight is not None for _ in word.text]
    if not known:
        return [Seen(word, bold=False) for word in words]
    usual = float(np.median(known))
    shares = [1.0 if weight is None else weight / usual for weight in weights]
    return [Seen(word, _bold(at, words, shares)) for at, word in enumerate(words)]


def _bold(at: int, words: Sequence[Word], shares: Sequence[float]) -> bool:
    share = shares[at]
    near = [shares[n] for n in (at - 1, at + 1) if 0 <= n < len(words) and words[n].line == words[at].line]
    if near and (len(words[at].text) <= 4 or share < _SURELY):
        heavy = sum(other >= _HEAVY for other in near)
        if heavy == len(near):
            return share >= 1.1
        if heavy == 0 and len(near) == 2:
            return False
    return share >= _HEAVY


def even_sizes(words: Sequence[tuple[float, int]]) -> dict[float, float]:
    """For each measured size (with its letters) the size that it stands for.

    What is near the body's size is the body's; other sizes go in steps, so that a measure's wavering is no change of look.
    """
    counted: Counter[int] = Counter()
    for size, letters in words:
        counted[round(2 * size)] += letters
    if not counted:
        return {}
    body = max(counted, key=lambda half: (counted[half - 1] + 2 * counted[half] + counted[half + 1], -half)) / 2
    out = {}
    for size, _ in words:
        share = size / body
        step = 0 if _SAME[0] <= share <= _SAME[1] else round(math.log(share) / math.log(_STEP))
        out[size] = round(body * _STEP**step, 1)
    return out
