"""What became of every numeral of a document's text: a figure, part of another value, a date, a reference … or not taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.interpret.claims import leaves
from pipeline.interpret.fields.figures import number_use, numbers_in
from pipeline.interpret.fields.figures.sentences import sentences
from schemas.document import Paragraph
from schemas.passage import Passage
from schemas.reading import NumberUse

NumberKind = Literal["figure", "date", "reference", "band", "name", "other_value", "not_taken"]
LONGEST_SENTENCE = 600
_BY_FIELD: dict[str, NumberKind] = {
    "timeframe": "date", "dated": "date", "period": "date", "ref": "reference", "metrics": "reference", "metric": "reference",
    "employees": "other_value",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taken:
    """Words of a paragraph in which numerals were read, and what as; of a figure `start` and `end` say which of them."""

    block: int
    words: str
    use: NumberKind
    start: int = 0
    end: int | None = None


def taken_by_values(draft: Mapping[str, Any]) -> Iterator[Taken]:
    """The words of times, references and the number of employees."""
    for pointer, found in leaves(draft):
        steps = pointer.split("/")
        use = next((_BY_FIELD[step] for step in reversed(steps) if step in _BY_FIELD), None)
        if use is not None and not pointer.startswith("/figures/"):
            for words in found.passages:
                yield from taken(words, use)


def taken(words: Passage, use: NumberKind) -> Iterator[Taken]:
    """The words of a passage, paragraph by paragraph."""
    for block in words.blocks:
        part = Passage(tuple(piece for piece in words.pieces if piece.block == block))
        yield Taken(block, part.text, use)


def figure(clause: Passage, start: int, end: int) -> Taken | None:
    """A figure's numeral at two offsets of its clause; None where the clause is empty."""
    if not clause.blocks:
        return None
    block = clause.blocks[0]
    part = Passage(tuple(piece for piece in clause.pieces if piece.block == block))
    return Taken(block, part.text, "figure", start, end)


def account_numbers(paragraphs: Iterable[Paragraph], read: Iterable[Taken]) -> list[NumberUse]:
    """Every numeral of some paragraphs once, in order: what it was read as, else what it is by its own words, else not taken."""
    by_block: dict[int, list[Taken]] = {}
    for one in read:
        by_block.setdefault(one.block, []).append(one)
    out: list[NumberUse] = []
    for paragraph in paragraphs:
        text = paragraph.text
        spans = numbers_in(text)
        if not spans:
            continue
        marked = _marked(text, by_block.get(paragraph.id, ()))
        told = sentences(text)
        for start, end in spans:
            use = _read_as(start, end, marked) or number_use(text, start, end) or "not_taken"
            sentence = _sentence(text, start, told) if use == "not_taken" else None
            out.append(NumberUse(block=paragraph.id, number=text[start:end], use=use, sentence=sentence))
    return out


def _marked(text: str, read: Sequence[Taken]) -> list[tuple[int, int, NumberKind]]:
    """Where the words stand in the paragraph, figures first; the same words twice stand one after the other."""
    out: list[tuple[int, int, NumberKind]] = []
    after: dict[str, int] = {}
    for one in sorted(read, key=lambda t: t.use != "figure"):
        at = text.find(one.words, after.get(one.words, 0) if one.use == "figure" else 0)
        if at < 0:
            at = text.find(one.words)
        if at < 0:
            continue
        if one.use == "figure" and len(one.words) < 12:
            after[one.words] = at + len(one.words)
        out.append((at + one.start, at + (len(one.words) if one.end is None else one.end), one.use))
    return out


def _read_as(start: int, end: int, marked: Sequence[tuple[int, int, NumberKind]]) -> NumberKind | None:
    return next((use for low, high, use in marked if low < end and start < high), None)


def _sentence(text: str, at: int, told: Sequence[tuple[int, int]]) -> str:
    start, end = next(((low, high) for low, high in told if low <= at < high), (at, len(text)))
    return text[start : min(end, start + LONGEST_SENTENCE)]
