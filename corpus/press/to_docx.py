"""Blocks to a Word file by python-docx: real or bold headings, real, styled or typed lists, merged cells, running lines."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from corpus.press.blocks import Block, Cell, Columns, Contents, Fold, Look, PageBreak, Para, Table, placed
from corpus.press.numbering import Lists

_DAY = datetime(2024, 1, 2, 3, 4, 5)  # noqa: DTZ001 - a document's property has no zone
_ZIP_DAY = (2024, 1, 2, 3, 4, 4)
_STYLES = {"title": "Title", "subtitle": "Subtitle", "h1": "Heading 1", "h2": "Heading 2", "h3": "Heading 3"}
_SIZES = {"title": 20, "subtitle": 13, "h1": 15, "h2": 12.5, "h3": 11}
_FONTS = {"Helvetica": "Arial", "Times": "Times New Roman", "Vera": "Verdana"}


def write(blocks: list[Block], look: Look, title: str | None, council: str) -> bytes:
    """The document as the bytes of a .docx, the same for the same blocks."""
    document = Document()
    _set_up(document, look, title)
    lists = Lists(document, look)
    _blocks(document, blocks, look, lists)
    buffer = io.BytesIO()
    document.save(buffer)
    return _steady(buffer.getvalue())


def _set_up(document: Any, look: Look, title: str | None) -> None:
    normal = document.styles["Normal"]
    normal.font.name = _FONTS[look.font]
    normal.font.size = Pt(look.size)
    section = document.sections[0]
    if look.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    if look.header:
        section.header.paragraphs[0].text = look.header
    if look.footer:
        _footer(section.footer.paragraphs[0], look.footer)
    core = document.core_properties
    core.title, core.author, core.comments = title or "", "", ""
    core.created = core.modified = core.last_printed = _DAY
    core.revision = 1


def _footer(paragraph: Any, text: str) -> None:
    for piece in text.replace("{page}", "\0PAGE\0").replace("{pages}", "\0NUMPAGES\0").split("\0"):
        if piece in ("PAGE", "NUMPAGES"):
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), piece)
            run = OxmlElement("w:r")
            shown = OxmlElement("w:t")
            shown.text = "1"
            run.append(shown)
            field.append(run)
            paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields
        else:
            paragraph.add_run(piece)


def _blocks(container: Any, blocks: list[Block] | tuple[Block, ...], look: Look, lists: Lists) -> None:
    for block in blocks:
        if isinstance(block, Para):
            _para(container.add_paragraph(), block, look, lists)
        elif isinstance(block, Table):
            _table(container, block, look, lists)
        elif isinstance(block, Contents):
            _contents(container, block)
        elif isinstance(block, Columns):
            _blocks(container, block.paras, look, lists)
        elif isinstance(block, Fold):
            _blocks(container, (block.head, *block.blocks), look, lists)
        elif isinstance(block, PageBreak):
            container.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _para(paragraph: Any, para: Para, look: Look, lists: Lists) -> None:
    heading = para.kind in _STYLES
    if heading and look.headings == "styles":
        paragraph.style = _STYLES[para.kind]
    if para.kind == "item":
        lists.mark(paragraph, para)
    else:
        lists.end()
    for run in para.runs:
        made = paragraph.add_run(run.text)
        made.bold = True if run.bold else None
        made.italic = True if run.italic else None
        if heading and look.headings == "bold":
            made.bold = True
            made.font.size = Pt(_SIZES[para.kind])
            made.font.color.rgb = RGBColor.from_string(look.colour.lstrip("#"))


def _contents(container: Any, contents: Contents) -> None:
    for text, level, page in contents.entries:
        paragraph = container.add_paragraph()
        paragraph.paragraph_format.left_indent = Pt(14 * level)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(440), leader=1)
        paragraph.add_run(f"{text}\t{page}")


def _table(container: Any, table: Table, look: Look, lists: Lists) -> None:
    if table.caption:
        container.add_paragraph(table.caption, style="Caption")
    wide = max(sum(cell.columns for cell in row) for row in table.rows)
    made = container.add_table(rows=len(table.rows), cols=wide)
    if table.ruled:
        made.style = "Table Grid"
    for row, column, cell in placed(table):
        _cell(made, cell, row, column, (look, lists))
    if table.named_head:
        for row_made in made.rows[: table.header_rows]:
            _repeat(row_made)


def _cell(made: Any, cell: Cell, row: int, column: int, means: tuple[Look, Lists]) -> None:
    look, lists = means
    target = made.cell(row, column)
    if cell.columns > 1 or cell.rows > 1:
        target = target.merge(made.cell(row + cell.rows - 1, column + cell.columns - 1))
    if cell.fill:
        _shade(target, cell.fill)
    lists.end()
    for number, para in enumerate(cell.paras):
        paragraph = target.paragraphs[0] if number == 0 else target.add_paragraph()
        _para(paragraph, para, look, lists)
    lists.end()


def _shade(cell: Any, colour: str) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), colour.lstrip("#"))
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - python-docx has no shading


def _repeat(row: Any) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no repeated rows
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _steady(data: bytes) -> bytes:
    """The same package with every entry dated alike, so that equal originals give equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _ZIP_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()
