"""Lone letters among numbers: a digit with a note and a mark, never one by itself."""

from __future__ import annotations

from extractors.ocr.digits import Mended, with_digits
from schemas.document import Block, Paragraph, Place, RecognisedWord, Span, Table, numbered
from tests.builders import table


def placed(block: Block, below: float) -> Block:
    """Every paragraph in a box of its own below the last one."""
    box = iter((0.0, below + 20.0 * at, 400.0, below + 20.0 * at + 10) for at in range(1, 99))

    def spans(paragraph: Paragraph) -> Paragraph:
        place = Place(page=1, box=next(box))
        return paragraph.model_copy(update={"spans": tuple(Span(text=span.text, place=place) for span in paragraph.spans)})

    if isinstance(block, Paragraph):
        return spans(block)
    cells = [cell.model_copy(update={"blocks": tuple(spans(p) for p in cell.blocks)}) for cell in block.cells]  # type: ignore[arg-type]
    return block.model_copy(update={"cells": tuple(cells)})


def read(*blocks: Block, page: int = 1) -> Mended:
    given = numbered([placed(block, below=60.0 * at) for at, block in enumerate(blocks)])
    words = []
    for block in given:
        for paragraph in [block] if isinstance(block, Paragraph) else [p for cell in block.cells for p in cell.blocks]:
            for text in paragraph.text.split():  # type: ignore[union-attr]
                box = paragraph.spans[0].place.box  # type: ignore[union-attr]
                words.append(RecognisedWord(page=page, box=box, text=text, confidence=80))
    return with_digits(given, words)


def texts(found: Mended) -> list[str]:
    (block,) = found.blocks
    return [cell.text for cell in block.cells] if isinstance(block, Table) else [block.text]


ROWS = [["Band", "White", "BME"], ["Grade 1", "12", "4 (25%)"], ["Grade 2", "O", "l"], ["Grade 3", "7", "9"]]


def test_a_letter_in_a_cell_among_numbers_is_a_digit_with_a_note_and_a_mark() -> None:
    found = read(table(ROWS, header_rows=1))
    assert texts(found)[6:9] == ["Grade 2", "0", "1"]
    assert [(note.code, note.words, note.where) for note in found.notes] == [
        ("ocr_digit", "O", "page 1"), ("ocr_digit", "l", "page 1"),
    ]  # fmt: skip
    assert [word.text for word in found.words if word.doubtful] == ["0", "1"]


def test_a_letter_among_words_stays_a_letter() -> None:
    rows = [["Ref", "Action"], ["I", "Train"], ["II", "Recruit"], ["III", "Retain"]]
    found = read(table(rows, header_rows=1))
    assert texts(found) == [text for row in rows for text in row]
    assert not found.notes


def test_what_was_not_recognised_is_never_touched() -> None:
    found = read(table(ROWS, header_rows=1), page=2)
    assert texts(found)[7:9] == ["O", "l"]


def test_a_capital_o_before_a_noun_is_a_nought_but_no_bullet_is() -> None:
    from tests.builders import para

    assert texts(read(para("There were O staff in 2023."))) == ["There were 0 staff in 2023."]
    assert texts(read(para("O members of staff"))) == ["0 members of staff"]
    items = read(*(para(f"O {word} networks") for word in ("staff", "many", "all")))
    assert [block.text for block in items.blocks] == ["O staff networks", "O many networks", "O all networks"]  # type: ignore[union-attr]
    assert texts(read(para("Led by J O Smith"))) == ["Led by J O Smith"]
