"""Word files built in memory: a body's XML, with the styles, lists and further parts that a test needs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from schemas.document import Block, Document, Paragraph, Table

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W_NS}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ROOTS = {"footnotes": "footnotes", "endnotes": "endnotes", "numbering": "numbering", "styles": "styles"}


def p(text: str = "", style: str = "", *, num: str = "", depth: int = 0, props: str = "", look: str = "") -> str:
    """A paragraph of one run."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner += f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>' if num else ""
    return f"<w:p><w:pPr>{inner}{props}</w:pPr>{r(text, look) if text else ''}</w:p>"


def r(text: str, look: str = "") -> str:
    """A run; a line break where the text has one, a tab where it has one."""
    shown = text.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">').replace(
        "\t", '</w:t><w:tab/><w:t xml:space="preserve">'
    )
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{shown}</w:t></w:r>'


def ps(*runs: str, props: str = "") -> str:
    """A paragraph of several runs, each as XML or as a text."""
    return f"<w:p><w:pPr>{props}</w:pPr>{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def field(code: str, result: str) -> str:
    """A field of a code that shows a result (XML)."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"{mark.format('begin')}{instruction}{mark.format('separate')}{result}{mark.format('end')}"


def control(content: str, props: str = "") -> str:
    """A content control around runs, paragraphs, rows or cells."""
    return f"<w:sdt><w:sdtPr>{props}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def either(choice: str, fallback: str) -> str:
    """Alternative content: the new form and its fallback."""
    first = f'<mc:Choice Requires="wps">{choice}</mc:Choice>'
    return f"<mc:AlternateContent>{first}<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"


def tc(content: str = "", props: str = "") -> str:
    """A cell: its paragraphs as XML, or a text."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, props: str = "") -> str:
    """A row of cells, each as XML or as a text."""
    return f"<w:tr><w:trPr>{props}</w:trPr>{''.join(c if c.startswith('<') else tc(c) for c in cells)}</w:tr>"


def tbl(*rows: str, props: str = "") -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr>{props}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def style(key: str, name: str, props: str = "", based: str = "", kind: str = "paragraph") -> str:
    """A style definition."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{base}{props}</w:style>'


def level(depth: int, kind: str, text: str, more: str = "") -> str:
    """A level of a list definition, indented by half an inch a level."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{720 * (depth + 1)}"/></w:pPr></w:lvl>'
    )


def lists(definitions: Mapping[str, str], instances: Mapping[str, str]) -> str:
    """A numbering part's content: definitions by id (their levels), instances by id (a definition's id, overrides after "|")."""
    out = "".join(f'<w:abstractNum w:abstractNumId="{key}">{levels}</w:abstractNum>' for key, levels in definitions.items())
    for key, value in instances.items():
        base, _, more = value.partition("|")
        out += f'<w:num w:numId="{key}"><w:abstractNumId w:val="{base}"/>{more}</w:num>'
    return out


def word(body: str, *, links: Mapping[str, str] | None = None, main: str = MAIN, **parts: str) -> bytes:
    """The bytes of a DOCX: `parts` are the contents of styles, numbering, footnotes, endnotes, header1, footer1 …"""
    document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    members = {"word/document.xml": document}
    relations = ""
    for name, content in parts.items():
        kind = name.rstrip("0123456789")
        root = _ROOTS.get(kind, "hdr" if kind == "header" else "ftr")
        members[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>"
        relations += f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
    for key, target in (links or {}).items():
        relations += f'<Relationship Id="{key}" Type="{OFFICE}/hyperlink" Target="{target}" TargetMode="External"/>'
    return package(members, relations, main)


def package(members: Mapping[str, str | bytes], relations: str = "", main: str = MAIN) -> bytes:
    """A zip with the members and what makes it a DOCX."""
    ns = "http://schemas.openxmlformats.org/package/2006"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{ns}/content-types"><Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{ns}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{ns}/relationships">{relations}</Relationships>')
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def one_table(document: Document) -> Table:
    """The document's only table."""
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return table


def texts(blocks: Document | tuple[Block, ...]) -> list[str]:
    """The texts of the paragraphs outside tables."""
    found = blocks.blocks if isinstance(blocks, Document) else blocks
    return [block.text for block in found if isinstance(block, Paragraph)]


def shape(table: Table) -> list[tuple[int, int, int, int, str]]:
    """A table's cells as (row, column, rows, columns, text)."""
    return [(c.row, c.column, c.rows, c.columns, c.text) for c in table.cells]
