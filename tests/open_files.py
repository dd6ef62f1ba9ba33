"""OpenDocument texts built in memory: a body's XML, with the styles that a test needs."""

from __future__ import annotations

import io
import zipfile

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = (
    f'xmlns:office="{_BASE}office:1.0" xmlns:text="{_BASE}text:1.0" xmlns:table="{_BASE}table:1.0" '
    f'xmlns:style="{_BASE}style:1.0" xmlns:draw="{_BASE}drawing:1.0" xmlns:fo="{_BASE}xsl-fo-compatible:1.0" '
    f'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
MIME = "application/vnd.oasis.opendocument.text"


def p(text: str = "", style: str = "") -> str:
    """A paragraph of inline XML."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def h(text: str, level: int = 1, more: str = "") -> str:
    """A heading."""
    return f'<text:h text:outline-level="{level}" {more}>{text}</text:h>'


def ul(*items: str, style: str = "L1", more: str = "") -> str:
    """A list; an item is paragraphs and lists as XML, or a text."""
    inner = "".join(f"<text:list-item>{i if i.startswith('<') else p(i)}</text:list-item>" for i in items)
    return f'<text:list text:style-name="{style}" {more}>{inner}</text:list>'


def tc(content: str = "", more: str = "") -> str:
    """A cell: its paragraphs as XML, or a text."""
    return f"<table:table-cell {more}>{content if content.startswith('<') else p(content)}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def tr(*cells: str, more: str = "") -> str:
    """A row of cells, each as XML or as a text."""
    return f"<table:table-row {more}>{''.join(c if c.startswith('<') else tc(c) for c in cells)}</table:table-row>"


def tbl(*rows: str, head: str = "") -> str:
    """A table of rows, the head's rows in front."""
    header = f"<table:table-header-rows>{head}</table:table-header-rows>" if head else ""
    return f"<table:table>{header}{''.join(rows)}</table:table>"


def list_style(name: str, *levels: str) -> str:
    """A list style: a level is "1|suffix|shown levels" for numbers of a kind, or a bullet."""
    out = ""
    for at, level in enumerate(levels, start=1):
        kind, _, rest = level.partition("|")
        suffix, _, shown = rest.partition("|")
        if rest:
            out += (
                f'<text:list-level-style-number text:level="{at}" style:num-format="{kind}" style:num-suffix="{suffix}" '
                f'text:display-levels="{shown or 1}"/>'
            )
        else:
            out += f'<text:list-level-style-bullet text:level="{at}" text:bullet-char="{kind}"/>'
    return f'<text:list-style style:name="{name}">{out}</text:list-style>'


def style(name: str, look: str = "", *, family: str = "paragraph", parent: str = "", more: str = "", shown: str = "") -> str:
    """A style with text properties."""
    display = f'style:display-name="{shown}"' if shown else ""
    head = f'style:name="{name}" style:family="{family}" style:parent-style-name="{parent}" {display} {more}'
    return f"<style:style {head}><style:text-properties {look}/></style:style>"


def odt(
    body: str, *, auto: str = "", common: str = "", master: str = "", meta: str = "", mime: str = MIME, head: str = ""
) -> bytes:
    """The bytes of an ODT: automatic styles, common styles, page styles, properties."""
    content = (
        f"{head}<office:document-content {NAMESPACES}><office:automatic-styles>{auto}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {NAMESPACES}><office:styles>{common}</office:styles>"
        f"<office:master-styles><style:master-page>{master}</style:master-page></office:master-styles></office:document-styles>"
    )
    properties = f"<office:document-meta {NAMESPACES}><office:meta>{meta}</office:meta></office:document-meta>"
    return zipped({"mimetype": mime, "content.xml": content, "styles.xml": styles, "meta.xml": properties})


def zipped(members: dict[str, str]) -> bytes:
    """A zip of some members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, stored)
    return out.getvalue()
