"""What a writer is given: paragraphs, tables, columns and page breaks, with the looks that the formats share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from schemas.base import Noun

ParaKind = Literal["title", "subtitle", "h1", "h2", "h3", "p", "item", "small"]


class Run(Noun):
    """A stretch of text of one look."""

    text: str
    bold: bool = False
    italic: bool = False


class Para(Noun):
    """A heading, paragraph or list item; `marker` is the item's printed bullet or number, `level` its depth."""

    runs: tuple[Run, ...]
    kind: ParaKind = "p"
    marker: str | None = None
    level: int = 0
    anchor: str | None = None

    @property
    def text(self) -> str:
        """The runs put together."""
        return "".join(run.text for run in self.runs)


class Cell(Noun):
    """A cell of a table: its paragraphs and how many columns and rows it covers."""

    paras: tuple[Para, ...] = ()
    columns: int = 1
    rows: int = 1
    header: bool = False
    fill: str | None = None

    @property
    def text(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join(para.text for para in self.paras)


class Table(Noun):
    """Rows of cells; a cell that spans rows stands in its first row only. `widths` are shares of the page's width."""

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    header_rows: int = 0
    ruled: bool = True
    caption: str | None = None
    may_split: bool = True
    named_head: bool = True


def placed(table: Table) -> Iterator[tuple[int, int, Cell]]:
    """Every cell of a table with its row and column, those passed over that a cell further up or left covers."""
    covered: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in covered:
                column += 1
            covered |= {(row + down, column + across) for down in range(cell.rows) for across in range(cell.columns)}
            yield row, column, cell
            column += cell.columns


class Contents(Noun):
    """A contents list: what it names, the depth and the page it gives for each."""

    entries: tuple[tuple[str, int, int], ...]


class Columns(Noun):
    """Paragraphs that run over several columns of a page where the format has pages."""

    paras: tuple[Para, ...]
    count: int = 2


class PageBreak(Noun):
    """A new page where the format has pages."""

    kind: Literal["break"] = "break"


class Fold(Noun):
    """A stretch that a web page hides behind its heading (an accordion); elsewhere it simply follows the heading."""

    head: Para
    blocks: tuple[Para | Table | Contents | Columns | PageBreak, ...]


Block = Para | Table | Contents | Columns | PageBreak | Fold


class Look(Noun):
    """How a plan is set: fonts, running lines, and the habits of the tools that it was made with."""

    font: Literal["Helvetica", "Times", "Vera"] = "Helvetica"
    size: float = 10.0
    landscape: bool = False
    colour: str = "#1F3864"
    header: str | None = None
    footer: str | None = None
    headings: Literal["styles", "bold"] = "styles"
    lists: Literal["real", "style", "typed"] = "real"
    bullet: str = "•"
    head_cells: bool = True
    row_split: bool = True
    zebra: bool = False
    text_tables: Literal["pipes", "bare_pipes", "tabs", "paragraph_tabs"] = "pipes"
    text_headings: Literal["plain", "hashes", "underline"] = "plain"
    text_lists: Literal["lines", "stars", "run_on"] = "lines"
    site: str | None = None
    labels_bold: bool = True
    wrap: int = 0
    text_noise: bool = False
    text_cuts: int = 0


_STRONG = re.compile(r"\*\*([^*]+)\*\*")


def runs(text: str, *, bold: bool = False) -> tuple[Run, ...]:
    """Runs of a line in which **this** is bold."""
    out: list[Run] = []
    at = 0
    for match in _STRONG.finditer(text):
        if match.start() > at:
            out.append(Run(text=text[at : match.start()], bold=bold))
        out.append(Run(text=match.group(1), bold=True))
        at = match.end()
    if at < len(text) or not out:
        out.append(Run(text=text[at:], bold=bold))
    return tuple(out)


def para(text: str, kind: ParaKind = "p", *, bold: bool = False) -> Para:
    """A paragraph of one kind."""
    return Para(runs=runs(text, bold=bold), kind=kind)


def item(text: str, marker: str = "•", level: int = 0) -> Para:
    """A list item under a printed marker."""
    return Para(runs=runs(text), kind="item", marker=marker, level=level)


def labelled(label: str, value: str, *, bold: bool = True, marker: str | None = None) -> Para:
    """A label and its value on one line, the label bold: "**Lead:** Head of HR"."""
    head = Run(text=label, bold=bold)
    tail = (Run(text=" " + value),) if value else ()
    return Para(runs=(head, *tail), kind="item" if marker else "p", marker=marker)


def lines(text: str | None, bullet: str = "•") -> tuple[Para, ...]:
    """The paragraphs of a field: one a line, a line that begins with "- " a list item."""
    out: list[Para] = []
    for line in (text or "").split("\n"):
        if line.startswith("- "):
            out.append(item(line[2:], bullet))
        elif line:
            out.append(para(line))
    return tuple(out)


def cell(*paras: Para, columns: int = 1, header: bool = False, fill: str | None = None) -> Cell:
    """A cell that holds some paragraphs."""
    return Cell(paras=tuple(paras), columns=columns, header=header, fill=fill)


def text_cell(text: str | None, *, bold: bool = False, header: bool = False, columns: int = 1) -> Cell:
    """A cell that holds a field's paragraphs."""
    paras = lines(text)
    if bold:
        paras = tuple(p.model_copy(update={"runs": runs(p.text, bold=True)}) for p in paras)
    return Cell(paras=paras, columns=columns, header=header)
