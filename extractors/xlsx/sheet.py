"""One sheet: its cells, and what is set about them."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.xlsx.margins import Margin
from extractors.xlsx.names import Area
from extractors.xlsx.package import Runs
from extractors.xlsx.styles import CellStyle


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that holds something: where it stands (from 1), its text run by run, its style and its link."""

    row: int
    column: int
    runs: Runs
    style: CellStyle


@dataclass(slots=True)
class Sheet:
    """A sheet: its rows with content, its merged ranges and links by position, and the text of its text boxes.

    `headers` are rows that the sheet itself treats as the head of a table; `grounds` the fills of its empty cells, `ruled`
    where those that have a border have one above and below; `margins` the lines of its printed header and footer; `sources`
    where its drop-down cells take their values from.
    """

    name: str
    rows: dict[int, list[SheetCell]] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    headers: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    grounds: dict[tuple[int, int], str] = field(default_factory=dict)
    ruled: dict[tuple[int, int], tuple[bool, bool]] = field(default_factory=dict)
    margins: dict[Margin, list[str]] = field(default_factory=dict)
    sources: set[str] = field(default_factory=set)
    boxes: list[list[str]] = field(default_factory=list)


def text_of(cell: SheetCell) -> str:
    """A cell's whole text."""
    return "".join(text for text, _ in cell.runs)


def is_bold(cell: SheetCell) -> bool:
    """Whether all words of a cell are bold."""
    return all(cell.style.look.under(look).bold for text, look in cell.runs if text.strip())
