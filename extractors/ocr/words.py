"""Words that an engine saw on a picture, read from its hOCR."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from lxml import etree

from schemas.document import Box

# Ascender to descender, which hOCR gives as a line's size, over the em of common text faces.
_EM = 0.93
_MOST_WORDS = 20_000
_LONGEST = 200
_NUMBERS = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its box, baseline and em in pixels from the picture's top left, and the number of the line that it stands in.

    `confidence` is the engine's own, from 0 to 100.
    """

    text: str
    box: Box
    base: float
    size: float
    confidence: float
    line: int


def words_of(hocr: bytes) -> list[Word]:
    """The words of an hOCR page in its order; nothing where it is no well-formed XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(hocr, parser)
    except etree.XMLSyntaxError:
        return []
    out: list[Word] = []
    number = 0
    for line in root.iter("{*}span"):
        if not (line.get("id") or "").startswith("line_"):
            continue
        number += 1
        facts = _facts(line.get("title") or "")
        out.extend(word for span in line.iter("{*}span") if (word := _word(span, facts, number)) is not None)
        if len(out) > _MOST_WORDS:
            break
    return out[:_MOST_WORDS]


def _word(span: etree._Element, line: dict[str, list[float]], number: int) -> Word | None:
    text = "".join(str(part) for part in span.itertext()).strip()[:_LONGEST]
    facts = _facts(span.get("title") or "")
    box, outer = facts.get("bbox", []), line.get("bbox", [])
    confidence = facts.get("x_wconf", [])
    if not text or len(box) != 4 or len(outer) != 4 or not confidence:
        return None
    x0, top, x1, bottom = box
    if x1 <= x0 or bottom <= top:
        return None
    slope, offset = (*line.get("baseline", []), 0.0, 0.0)[:2]
    base = outer[3] + offset + slope * (outer[2] - outer[0]) / 2
    size = (line.get("x_size") or [bottom - top])[0] / _EM
    return Word(text, (x0, top, x1, bottom), base, max(1.0, size), confidence[0], number)


def _facts(title: str) -> dict[str, list[float]]:
    out = {}
    for part in title[:2000].split(";"):
        name, _, values = part.strip().partition(" ")
        found = [float(value) for value in _NUMBERS.findall(values)]
        if name and found and all(math.isfinite(value) for value in found):
            out[name] = found
    return out
