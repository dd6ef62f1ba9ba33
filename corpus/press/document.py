"""An original as a file: its layout's blocks given to the writer of a format."""

from __future__ import annotations

from corpus.press import to_docx, to_html, to_pdf, to_text
from corpus.press.layouts import blocks_of
from corpus.press.original import Original

FORMATS = ("docx", "html", "pdf", "txt")


def bytes_of(original: Original, kind: str) -> bytes:
    """The original as the bytes of one format, the same every time."""
    blocks = blocks_of(original)
    if kind == "txt":
        return to_text.write(blocks, original.look)
    write = {"docx": to_docx.write, "html": to_html.write, "pdf": to_pdf.write}[kind]
    return write(blocks, original.look, original.title, original.council)
