"""A Document as plain lines, for looking at what a reader made of a file."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.document import Block, Document, Paragraph, Span, Table


def as_text(document: Document) -> str:
    """Blocks one a line with kind, level, marker and furniture; tables with their size, cells with row, column and spans."""
    head = f"{document.format}: {document.letters} of {document.letters_in_file} letters; {document.meta}"
    notes = (f"note {note.code}: {note.message}" for note in document.notes)
    return "\n".join([head, *notes, *_lines(document.blocks, "")])


def _lines(blocks: tuple[Block, ...], indent: str) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield indent + _paragraph(block)
        else:
            yield from _table(block, indent)


def _paragraph(paragraph: Paragraph) -> str:
    name = {"heading": "h", "item": "item", "paragraph": "p"}[paragraph.kind]
    level = "" if paragraph.level is None else str(paragraph.level)
    extra = [
        f"<{paragraph.furniture}>" if paragraph.furniture else "",
        f"({paragraph.style})" if paragraph.style else "",
        f"#{paragraph.group}" if paragraph.group is not None else "",
        f"[{paragraph.marker}]" if paragraph.marker else "",
    ]
    return " ".join(part for part in (f"{name}{level}", *extra, _marked(paragraph.spans)) if part)


def _marked(spans: tuple[Span, ...]) -> str:
    out = []
    for number, span in enumerate(spans):
        text = f"**{span.text}**" if span.bold else span.text
        out.append(text + (" " if span.joint == " " and number < len(spans) - 1 else ""))
    return "".join(out)


def _table(table: Table, indent: str) -> Iterator[str]:
    named = f" {table.caption!r}" if table.caption else ""
    kind = f" <{table.furniture}>" if table.furniture else ""
    yield f"{indent}table {table.rows}x{table.columns}, {table.header_rows} header rows{named}{kind}"
    for join in table.joins:
        yield f"{indent}  join of {join.kind} at row {join.row}: {', '.join(join.signals)}"
    for cell in table.cells:
        spans = "" if cell.rows == cell.columns == 1 else f" spans {cell.rows}x{cell.columns}"
        fill = f" {cell.fill}" if cell.fill else ""
        yield f"{indent}  cell {cell.row},{cell.column}{spans}{' header' if cell.header else ''}{fill}"
        yield from _lines(cell.blocks, indent + "    ")
