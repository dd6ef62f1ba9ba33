"""Tables of an ODT: rows and cells with their repeats and spans, bounded; covered cells only take up room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.grid import WIDEST_SPAN
from extractors.odt.names import TABLE, Element, count, elements

_MOST_ROWS = 100
_TALLEST = 65_534
_GROUPS = {f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group")}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file with its number from 1, how often it is repeated, and whether it is a header row."""

    element: Element
    number: int
    times: int
    header: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the file with its number from 1 in its row, its column from 0, and its spans."""

    element: Element
    number: int
    column: int
    columns: int
    rows: int


def rows_of(table: Element) -> Iterator[Row]:
    """The table's rows in order; rows repeated without content count once."""
    for number, (row, header) in enumerate(_rows(table, header=False), start=1):
        times = count(row.get(f"{TABLE}number-rows-repeated"))
        filled = any(str(text).strip() for text in row.itertext())
        yield Row(row, number, min(max(times, 1), _MOST_ROWS) if filled else 1, header)


def cells_of(row: Element) -> Iterator[Cell]:
    """The row's cells, repeated ones each, covered ones left out."""
    column = 0
    number = 0
    for one in elements(row):
        times = min(max(count(one.get(f"{TABLE}number-columns-repeated")), 1), WIDEST_SPAN)
        if one.tag == f"{TABLE}table-cell":
            number += 1
            columns = min(max(count(one.get(f"{TABLE}number-columns-spanned")), 1), WIDEST_SPAN)
            rows = min(max(count(one.get(f"{TABLE}number-rows-spanned")), 1), _TALLEST)
            for at in range(times):
                yield Cell(one, number, column + at, columns, rows)
            column += times
        elif one.tag == f"{TABLE}covered-table-cell":
            number += 1
            column += times


def _rows(parent: Element, *, header: bool) -> Iterator[tuple[Element, bool]]:
    for one in elements(parent):
        if one.tag == f"{TABLE}table-row":
            yield one, header
        elif one.tag in _GROUPS:
            yield from _rows(one, header=header or one.tag == f"{TABLE}table-header-rows")
