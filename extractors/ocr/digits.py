"""Lone letters that an engine took digits for: an O where a nought is expected, an l where a one is, each with its doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from schemas.document import Block, Cell, Paragraph, Place, RecognisedWord, Span, Table, paragraphs
from schemas.problems import Note

_DIGITS = {"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"}
_NUMBER = re.compile(r"[<>≤≥~£]?\s*\d[\d,.]*\s*%?(?:\s*\([<>]?\d[\d,.]*\s*%?\))?")
_NOTHING = re.compile(r"[-–—*.]*|n/?a", re.IGNORECASE)
# No English word is a capital O alone; at the head of one paragraph after another it is a bullet.
_NOUGHT = re.compile(r"(?<![^\s(])O(?= [a-z(%])")
_INNER_NOUGHT = re.compile(r"(?<=\w )O(?= [a-z(%])")
_FEW, _MOST = 2, 0.75


@dataclass(slots=True)
class Mended:
    """Blocks with digits in the place of lone letters, the words with those digits marked as doubtful, a note for each."""

    blocks: tuple[Block, ...]
    words: list[RecognisedWord]
    notes: list[Note] = field(default_factory=list)


def with_digits(blocks: Sequence[Block], words: Sequence[RecognisedWord]) -> Mended:
    """Put digits for lone letters on recognised pages: in cells among numbers, and for an O before a noun."""
    if not any(word.text in _DIGITS for word in words):
        return Mended(tuple(blocks), list(words))
    mending = _Mending(blocks, words)
    return Mended(tuple(mending.block(block) for block in blocks), mending.words, mending.notes)


class _Mending:
    def __init__(self, blocks: Sequence[Block], words: Sequence[RecognisedWord]) -> None:
        self.words = list(words)
        self.notes: list[Note] = []
        heads = Counter(p.spans[0].place.page for p in paragraphs(list(blocks)) if p.text.startswith("O "))
        self._bulleted = {page for page, count in heads.items() if count > _FEW}

    def block(self, block: Block, *, expected: bool = False) -> Block:
        """The block with its digits; `expected`: it stands among numbers."""
        if isinstance(block, Paragraph):
            spans = [self._span(span, block, at, expected=expected) for at, span in enumerate(block.spans)]
            changed = any(new is not old for new, old in zip(spans, block.spans, strict=True))
            return block.model_copy(update={"spans": tuple(spans)}) if changed else block
        cells = []
        for cell in block.cells:
            wanted = cell.text in _DIGITS and _among_numbers(block, cell)
            inner = tuple(self.block(one, expected=wanted) for one in cell.blocks)
            changed = any(new is not old for new, old in zip(inner, cell.blocks, strict=True))
            cells.append(cell.model_copy(update={"blocks": inner}) if changed else cell)
        return block.model_copy(update={"cells": tuple(cells)})

    def _span(self, span: Span, block: Paragraph, at: int, *, expected: bool) -> Span:
        letter = span.text.strip()
        text = span.text
        if expected and letter in _DIGITS:
            text = span.text.replace(letter, _DIGITS[letter])
        else:
            bullet = at == 0 and span.place.page in self._bulleted
            letter, text = "O", (_INNER_NOUGHT if bullet else _NOUGHT).sub("0", span.text)
        if text == span.text or not self._doubt(span.place, letter):
            return span
        said = f"A lone {letter!r} stands where a number is expected; it was read as {_DIGITS[letter]}"
        where = f"page {span.place.page}"
        self.notes.append(
            Note(code="ocr_digit", message=f"{said}: check it against the page.", severity="warning", words=letter, where=where,
                 block=block.id)
        )  # fmt: skip
        return span.model_copy(update={"text": text})

    def _doubt(self, place: Place, letter: str) -> bool:
        """Mark the words that are this letter at a place; whether there is one."""
        found = False
        for at, word in enumerate(self.words):
            if word.text == letter and word.stands_in(place):
                self.words[at] = word.model_copy(update={"text": _DIGITS[letter], "doubtful": True})
                found = True
        return found


def _among_numbers(table: Table, cell: Cell) -> bool:
    """Whether the other cells of its column, or of its row beside the row's head, are numbers."""
    others = [other for other in table.cells if other is not cell and other.row >= table.header_rows]
    column = [other.text for other in others if other.column == cell.column]
    row = [other.text for other in others if other.row == cell.row and other.column > 0]
    return any(_are_numbers(texts) for texts in (column, row))


def _are_numbers(texts: Sequence[str]) -> bool:
    said = [text for text in texts if text not in _DIGITS and not _NOTHING.fullmatch(text)]
    return len(said) >= _FEW and sum(bool(_NUMBER.fullmatch(text)) for text in said) >= _MOST * len(said)
