"""Font sizes of a workbook: which is that of the text, which lines are set larger, and which rank their sizes give them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from extractors.xlsx.areas import Line
from extractors.xlsx.sheet import Sheet, SheetCell, is_bold, text_of

_LARGE, _LARGE_AND_BOLD = 1.25, 1.08
_LONGEST_HEADING = 200


class Sizes:
    """The sizes of a workbook's cells."""

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        counted: Counter[float] = Counter()
        for sheet in sheets:
            for cells in sheet.rows.values():
                for cell in cells:
                    if cell.style.look.size is not None:
                        counted[cell.style.look.size] += sum(len(text) for text, _ in cell.runs)
        self._usual = counted.most_common(1)[0][0] if counted else None
        self._ranks: dict[float, int] = {}

    def rank(self, lines: Iterable[Line]) -> None:
        """Takes the sizes of the headings among lines of text as ranks, the largest first."""
        found = {_size(cell) for line in lines for cell in line.cells if self.is_large(cell)}
        self._ranks = {size: at for at, size in enumerate(sorted(found, reverse=True), start=1)}

    def level(self, cell: SheetCell) -> int | None:
        """The level of a heading that its size makes one; None of other text."""
        return self._ranks.get(_size(cell)) if self.is_large(cell) else None

    def are_large(self, cells: Sequence[SheetCell]) -> bool:
        """Whether all cells are set like headings."""
        return all(map(self.is_large, cells))

    def is_large(self, cell: SheetCell) -> bool:
        """Whether a cell is set like a heading: clearly larger than the text, or larger and bold."""
        if self._usual is None or len(text_of(cell)) > _LONGEST_HEADING:
            return False
        return _size(cell) >= self._usual * (_LARGE_AND_BOLD if is_bold(cell) else _LARGE)


def _size(cell: SheetCell) -> float:
    """A cell's size in points: of the cell, or of its words where they set another."""
    sizes = [look.size for _, look in cell.runs if look.size is not None]
    return max([*sizes, cell.style.look.size or 0.0]) if len(sizes) < len(cell.runs) else max(sizes)
