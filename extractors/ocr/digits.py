"""Lone letters that an engine took digits for: an O where a nought is expected, an l where a one is, each with its doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from schemas.document import Block, Cell, Paragraph, Place, RecognisedWord, Span, Table
from schemas.problems import Note

_DIGITS = {"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"}
_NUMBER = re.compile(r"[<>≤≥~£]?\s*\d[\d,.]*\s*%?(?:\s*\([<>]?\d[\d,.]*\s*%?\))?")
_NOTHING = re.compile(r"[-–—*.]*|n/?a", re.IGNORECASE)
# No English word is a capital O alone; at a line's head it may be a bullet.
_NOUGHT = re.compile(r"(?<=\w )O(?= [a-z(%])")
_FEW, _MOST = 2, 0.75


@dataclass(slots=True)
class Mended:
    """Blocks with digits in the place of lone letters, the words with those digits marked as doubtful, a note for each."""

    blocks: tuple[Block, ...]
    words: list[RecognisedWord]
    notes: list[Note] = field(default_factory=list)


def with_digits(blocks: Sequence[Block], words: Sequence[RecognisedWord]) -> Mended:
    """Put digits for lone letters on recognised pages: in cells among numbers, and a nought between the words of a sentence."""
    out = Mended((), list(words))
    pages = {word.page for word in words}
    if not pages & {word.page for word in words if word.text in _DIGITS}:
        out.blocks = tuple(blocks)
        return out
    out.blocks = tuple(_block(block, out, pages, expected=False) for block in blocks)
    return out


def _block(block: Block, out: Mended, pages: set[int], *, expected: bool) -> Block:
    if isinstance(block, Paragraph):
        return _paragraph(block, out, pages, expected=expected)
    cells = []
    for cell in block.cells:
        wanted = cell.text in _DIGITS and _among_numbers(block, cell)
        inner = tuple(_block(one, out, pages, expected=wanted) for one in cell.blocks)
        cells.append(cell if all(new is old for new, old in zip(inner, cell.blocks, strict=True)) else _with(cell, inner))
    return block.model_copy(update={"cells": tuple(cells)})


def _with(cell: Cell, blocks: tuple[Paragraph | Table, ...]) -> Cell:
    return cell.model_copy(update={"blocks": blocks})


def _among_numbers(table: Table, cell: Cell) -> bool:
    """Whether the other cells of its column, or of its row beside the row's head, are numbers."""
    others = [other for other in table.cells if other is not cell and other.row >= table.header_rows]
    column = [other.text for other in others if other.column == cell.column]
    row = [other.text for other in others if other.row == cell.row and other.column > 0]
    return any(_are_numbers(texts) for texts in (column, row))


def _are_numbers(texts: Sequence[str]) -> bool:
    said = [text for text in texts if text not in _DIGITS and not _NOTHING.fullmatch(text)]
    return len(said) >= _FEW and sum(bool(_NUMBER.fullmatch(text)) for text in said) >= _MOST * len(said)


def _paragraph(block: Paragraph, out: Mended, pages: set[int], *, expected: bool) -> Paragraph:
    spans = [_span(span, block, out, expected=expected) if span.place.page in pages else span for span in block.spans]
    if all(new is old for new, old in zip(spans, block.spans, strict=True)):
        return block
    return block.model_copy(update={"spans": tuple(spans)})


def _span(span: Span, block: Paragraph, out: Mended, *, expected: bool) -> Span:
    letter = span.text.strip()
    text = span.text
    if expected and letter in _DIGITS:
        text = span.text.replace(letter, _DIGITS[letter])
    elif _NOUGHT.search(span.text):
        letter, text = "O", _NOUGHT.sub("0", span.text)
    if text == span.text or not _doubt(out.words, span.place, letter):
        return span
    message = f"A lone {letter!r} stands where a number is expected; it was read as {_DIGITS[letter]}: check it against the page."
    where = f"page {span.place.page}"
    out.notes.append(Note(code="ocr_digit", message=message, severity="warning", words=letter, where=where, block=block.id))
    return span.model_copy(update={"text": text})


def _doubt(words: list[RecognisedWord], place: Place, letter: str) -> bool:
    """Mark the words that are this letter at a place; whether there is one."""
    found = False
    for at, word in enumerate(words):
        if word.text == letter and word.stands_in(place):
            words[at] = word.model_copy(update={"text": _DIGITS[letter], "doubtful": True})
            found = True
    return found
