"""Blocks to a PDF by reportlab: headings by size and weight, tables that go on over pages, columns, running lines."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import reportlab
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BalancedColumns,
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    LongTable,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus import PageBreak as NewPage

from corpus.press.blocks import Block, Cell, Columns, Contents, Fold, Look, PageBreak, Para, Table, para, placed

_BOLD = {"Helvetica": "Helvetica-Bold", "Times": "Times-Bold", "Vera": "VeraBd"}
_PLAIN = {"Helvetica": "Helvetica", "Times": "Times-Roman", "Vera": "Vera"}
_SCALE = {"title": 2.0, "subtitle": 1.3, "h1": 1.55, "h2": 1.25, "h3": 1.08, "p": 1.0, "item": 1.0, "small": 0.85}
_MARGIN = 54.0


def write(blocks: list[Block], look: Look, title: str | None, council: str) -> bytes:
    """The document as the bytes of a PDF, the same for the same blocks."""
    _fonts(look)
    pages = _count(blocks, look, title, council)
    return _build(blocks, look, title or "", pages)


def _count(blocks: list[Block], look: Look, title: str | None, council: str) -> int:
    if "{pages}" not in (look.footer or ""):
        return 0
    seen: list[int] = []
    _build(blocks, look, title or "", 0, seen)
    return max(seen)


def _fonts(look: Look) -> None:
    if look.font != "Vera" or "Vera" in pdfmetrics.getRegisteredFontNames():
        return
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in ("Vera", "VeraBd"):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
    pdfmetrics.registerFontFamily("Vera", normal="Vera", bold="VeraBd", italic="Vera", boldItalic="VeraBd")


def _build(blocks: list[Block], look: Look, title: str, pages: int, seen: list[int] | None = None) -> bytes:
    buffer = io.BytesIO()
    size = landscape(A4) if look.landscape else A4
    document = BaseDocTemplate(
        buffer, pagesize=size, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN, bottomMargin=_MARGIN,
        title=title, author="", invariant=1,
    )  # fmt: skip
    wide, high = size[0] - 2 * _MARGIN, size[1] - 2 * _MARGIN
    frame = Frame(_MARGIN, _MARGIN, wide, high, id="body", leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    document.addPageTemplates([PageTemplate(id="page", frames=[frame], onPage=_running(look, pages, seen))])
    document.build(_flowables(blocks, look, wide))
    return buffer.getvalue()


def _running(look: Look, pages: int, seen: list[int] | None) -> Callable[[Canvas, Any], None]:
    def draw(canvas: Canvas, document: Any) -> None:
        wide, high = document.pagesize
        page = canvas.getPageNumber()
        if seen is not None:
            seen.append(page)
        canvas.saveState()
        canvas.setFont(_PLAIN[look.font], 8)
        if look.header:
            canvas.drawString(_MARGIN, high - 32, look.header)
        if look.footer:
            text = look.footer.replace("{page}", str(page)).replace("{pages}", str(pages))
            canvas.drawRightString(wide - _MARGIN, 28, text)
        canvas.restoreState()

    return draw


def _style(kind: str, look: Look, *, in_table: bool = False) -> ParagraphStyle:
    size = look.size * _SCALE[kind] * (0.92 if in_table else 1.0)
    heading = kind in ("title", "subtitle", "h1", "h2", "h3")
    return ParagraphStyle(
        f"{kind}-{look.font}-{size}",
        fontName=(_BOLD if heading and kind != "subtitle" else _PLAIN)[look.font],
        fontSize=size,
        leading=size * 1.22,
        spaceBefore=size * 0.7 if heading else 0,
        spaceAfter=0 if in_table else size * 0.5,
        textColor=colors.HexColor(look.colour) if heading else colors.black,
        keepWithNext=1 if heading else 0,
        bulletFontName=_PLAIN[look.font],
        bulletFontSize=size,
    )


def _flowables(blocks: list[Block] | tuple[Block, ...], look: Look, wide: float) -> list[Flowable]:
    out: list[Flowable] = []
    for block in blocks:
        if isinstance(block, Para):
            out.append(_para(block, look))
        elif isinstance(block, Table):
            out += _table(block, look, wide)
        elif isinstance(block, Contents):
            out += _contents(block, look, wide)
        elif isinstance(block, Columns):
            inner = [_para(p, look) for p in block.paras]
            out += [CondPageBreak(90), BalancedColumns(inner, nCols=block.count, innerPadding=18, leftPadding=0, rightPadding=0)]
        elif isinstance(block, Fold):
            out += _flowables((block.head, *block.blocks), look, wide)
        elif isinstance(block, PageBreak):
            out.append(NewPage())
    return out


def _para(block: Para, look: Look, *, in_table: bool = False) -> Paragraph:
    style = _style(block.kind, look, in_table=in_table)
    text = "".join(f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text) for run in block.runs)
    if block.kind != "item":
        return Paragraph(text, style)
    indent = (11 if in_table else 16) * (block.level + 1)
    style = style.clone(style.name + f"-{block.level}", leftIndent=indent, bulletIndent=indent - (9 if in_table else 13))
    if not in_table:
        style.spaceAfter = look.size * 0.25
    return Paragraph(text, style, bulletText=block.marker or look.bullet)


def _contents(contents: Contents, look: Look, wide: float) -> list[Flowable]:
    style = _style("p", look)
    out: list[Flowable] = []
    for text, level, page in contents.entries:
        room = wide - 14 * level - 30
        width = pdfmetrics.stringWidth(text, style.fontName, style.fontSize)
        dots = max(3, int((room - width) / pdfmetrics.stringWidth(".", style.fontName, style.fontSize)))
        line = style.clone(f"contents-{level}", leftIndent=14 * level)
        out.append(Paragraph(f"{escape(text)} {'.' * dots} {page}", line))
    return out


def _table(table: Table, look: Look, wide: float) -> list[Flowable]:
    data, commands = _laid_out(table, look)
    commands += [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 4), ("RIGHTPADDING", (0, 0), (-1, -1), 4)]
    if table.ruled:
        commands.append(("GRID", (0, 0), (-1, -1), 0.5, colors.HexColor("#555555")))
    if look.zebra and table.ruled is False:
        commands.append(("ROWBACKGROUNDS", (0, table.header_rows), (-1, -1), [colors.HexColor("#EEF2F8"), colors.white]))
    if table.header_rows and table.ruled:
        commands.append(("BACKGROUND", (0, 0), (-1, table.header_rows - 1), colors.HexColor("#E7E6E6")))
    made = LongTable(
        data, colWidths=[share * wide for share in table.widths], repeatRows=table.header_rows,
        splitByRow=0 if table.may_split else 1, splitInRow=26 if table.may_split else 0, style=commands,
    )  # fmt: skip
    caption = [_para(para(table.caption, bold=True), look)] if table.caption else []
    return [*caption, made, Spacer(1, look.size)]


def _laid_out(table: Table, look: Look) -> tuple[list[list[Any]], list[tuple[Any, ...]]]:
    wide = max(sum(cell.columns for cell in row) for row in table.rows)
    data: list[list[Any]] = [[""] * wide for _ in table.rows]
    commands: list[tuple[Any, ...]] = []
    for row, column, cell in placed(table):
        data[row][column] = _content(cell, look)
        commands += _commands(cell, row, column)
    return data, commands


def _content(cell: Cell, look: Look) -> Any:
    return [_para(p, look, in_table=True) for p in cell.paras] or ""


def _commands(cell: Cell, row: int, column: int) -> list[tuple[Any, ...]]:
    out: list[tuple[Any, ...]] = []
    end = (column + cell.columns - 1, row + cell.rows - 1)
    if cell.columns > 1 or cell.rows > 1:
        out.append(("SPAN", (column, row), end))
    if cell.fill:
        out.append(("BACKGROUND", (column, row), end, colors.HexColor(cell.fill)))
    return out
