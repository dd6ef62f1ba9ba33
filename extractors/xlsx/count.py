"""An independent count of a workbook's letters, straight from its XML: the measure of whether the reader lost any."""

from __future__ import annotations

from extractors.markup import Element
from extractors.ooxml import stream
from extractors.wording import letters
from extractors.xlsx.formats import shown
from extractors.xlsx.margins import margins_of
from extractors.xlsx.names import S, cell_at, is_on, whole
from extractors.xlsx.package import Runs, Workbook, runs_of
from extractors.xlsx.sheet_reader import columns_of

_PARTS = frozenset({f"{S}col", f"{S}row", f"{S}headerFooter"})


def letters_in(book: Workbook) -> int:
    """Letters and digits of the cells on sheets, in rows and in columns that are shown, numbers as they are printed.

    Each line of a printed header or footer counts once.
    """
    margins: set[tuple[str, str]] = set()
    cells = sum(_letters_on(book, part.part, margins) for part in book.sheets if part.visible)
    return cells + sum(letters(line) for _, line in margins)


def _letters_on(book: Workbook, part: str, margins: set[tuple[str, str]]) -> int:
    total = 0
    hidden: set[int] = set()
    for element in stream(book.archive, part, _PARTS):
        if element.tag == f"{S}col":
            if is_on(element.get("hidden")):
                hidden.update(columns_of(element))
        elif element.tag == f"{S}headerFooter":
            margins.update((kind, line) for kind, lines in margins_of(element).items() for line in lines)
        elif not is_on(element.get("hidden")):
            total += sum(
                _letters_of(book, cell) for cell in element.iterchildren(f"{S}c") if not _is_left_out(book, cell, hidden)
            )
    return total


def _is_left_out(book: Workbook, cell: Element, hidden: set[int]) -> bool:
    """Whether a cell stands in a hidden column or is struck out as a whole."""
    at = cell_at(cell.get("r"))
    return (at is not None and at[1] in hidden) or bool(book.styles.cell(whole(cell.get("s"))).look.struck)


def _letters_of(book: Workbook, cell: Element) -> int:
    kind, stored = cell.get("t", "n"), cell.findtext(f"{S}v")
    style = book.styles.cell(whole(cell.get("s")))
    if kind == "inlineStr":
        item = cell.find(f"{S}is")
        return _letters_of_runs(runs_of(item, book.colours)) if item is not None else 0
    if stored is None or kind == "e":
        return 0
    if kind == "s":
        index = whole(stored)
        known = index is not None and index < len(book.strings)
        return _letters_of_runs(book.strings[index or 0]) if known else 0
    if kind == "n":
        return letters(shown(stored, style.code, since_1904=book.since_1904))
    if kind == "b":
        return letters("TRUE" if is_on(stored) else "FALSE")
    return letters(stored)


def _letters_of_runs(runs: Runs) -> int:
    return sum(letters(text) for text, look in runs if not look.struck)
