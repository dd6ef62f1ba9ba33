"""Tables that only set whole cards beside each other: each cell has its title and the same labels, and is read as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.interpret.cycles import OF_RECORDS
from pipeline.interpret.labels import Labels, folded
from schemas.document import Block, Cell, Paragraph, Table, paragraphs

FEWEST_CARDS, FEWEST_LABELS = 2, 2
LONGEST_LABEL, MOST_WORDS = 48, 7
LONGEST_TITLE = 100
TITLE_LEVEL = 6


def without_walls(blocks: Sequence[Block], labels: Labels) -> list[Block]:
    """The blocks with the cells of such tables one after the other, each below its title as a heading."""
    return [inner for block in blocks for inner in _opened(block, labels)]


def _opened(block: Block, labels: Labels) -> Iterator[Block]:
    common = _common_labels(block, labels) if isinstance(block, Table) and block.furniture is None else frozenset()
    if not isinstance(block, Table) or not common:
        yield block
        return
    for cell in block.cells:
        yield from _titled(cell, common)


def _titled(cell: Cell, common: frozenset[str]) -> Iterator[Block]:
    """What a cell holds; a short line right above its first label is its title."""
    filled = [block for block in cell.blocks if isinstance(block, Table) or block.text.strip()]
    for at, block in enumerate(filled):
        below = filled[at + 1] if at + 1 < len(filled) else None
        heads = isinstance(below, Paragraph) and _label(below) in common and folded(_text(block)) not in common
        if at == 0 and heads and isinstance(block, Paragraph) and block.kind == "paragraph" and _is_title(block.text):
            yield block.model_copy(update={"kind": "heading", "level": TITLE_LEVEL})
        else:
            yield block


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else ""


def _is_title(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and not text.endswith((".", ";", ","))


def _common_labels(table: Table, labels: Labels) -> frozenset[str]:
    """The labels that the cells of such a table have in common; none where it is another table.

    Cards that only say who and when below their text are records, and need no titles.
    """
    cells = [cell for cell in table.cells if cell.text.strip()]
    found = [_labels_of(cell) for cell in cells]
    often = Counter(label for own in found for label in own)
    common = frozenset(label for label, count in often.items() if count >= FEWEST_CARDS)
    cards = [len(own & common) >= FEWEST_LABELS for own in found]
    beside = Counter(cell.row for cell, card in zip(cells, cards, strict=True) if card)
    others = [cell for cell, card in zip(cells, cards, strict=True) if not card]
    if not any(count >= FEWEST_CARDS for count in beside.values()) or any(cell.row in beside for cell in others):
        return frozenset()
    if any(cell.columns < table.columns for cell in others) or all(
        labels.read_exact(each).field in OF_RECORDS for each in common
    ):
        return frozenset()
    return common


def _labels_of(cell: Cell) -> frozenset[str]:
    """The labels at the head of a cell's lines, or on lines of their own with more below them, each once."""
    lines = [p for p in paragraphs(cell.blocks) if p.text.strip()]
    found = Counter(label for p in lines[1:] if (label := _label(p)) and (p is not lines[-1] or ":" in p.text))
    return frozenset(label for label, count in found.items() if count == 1)


def _label(paragraph: Paragraph) -> str:
    """The folded words that a line is, or opens with before a colon, where they could be a label; "" for other lines."""
    text = paragraph.text
    colon = text.find(":", 0, LONGEST_LABEL + 1)
    alone = paragraph.bold or paragraph.kind == "heading" or text.endswith(("?", ":")) or text.isupper()
    words = text[:colon] if colon > 0 else text if alone else ""
    if (
        paragraph.kind == "item"
        or len(words) > LONGEST_LABEL
        or len(words.split()) > MOST_WORDS
        or words.endswith((".", ",", ";"))
    ):
        return ""
    return folded(words)
