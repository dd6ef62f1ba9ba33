"""Blocks to a web page: the plan in the main part of a council's site, with the site's furniture around it."""

from __future__ import annotations

from html import escape
from itertools import groupby

from corpus.press.blocks import Block, Cell, Columns, Contents, Fold, Look, PageBreak, Para, Table

_TAGS = {"title": "h1", "subtitle": "p", "h1": "h2", "h2": "h3", "h3": "h4", "p": "p", "small": "p"}
_BOLD_HEADINGS = {"h1", "h2", "h3"}


def write(blocks: list[Block], look: Look, title: str | None, council: str) -> bytes:
    """The document as a UTF-8 page with menus, a cookie banner and a footer."""
    body = "\n".join(_blocks(blocks, look))
    site = look.site if look.site is not None else council
    page = _PAGE.format(title=escape(title or "Action plan"), site=escape(site), body=body)
    return page.encode()


def _blocks(blocks: list[Block] | tuple[Block, ...], look: Look) -> list[str]:
    out: list[str] = []
    for is_item, group in groupby(blocks, key=lambda b: isinstance(b, Para) and b.kind == "item"):
        members = list(group)
        if is_item and look.lists != "typed" and not any(isinstance(m, Para) and _is_odd(m) for m in members):
            out.append(_lists([m for m in members if isinstance(m, Para)], look))
        else:
            out += [text for block in members if (text := _block(block, look))]
    return out


def _is_odd(para: Para) -> bool:
    """Whether a marker is one that a web list cannot count ("1.1"), so that it has to be typed."""
    return (para.marker or "•").strip(".)").count(".") > 0


def _block(block: Block, look: Look) -> str:
    if isinstance(block, Para):
        return _para(block, look)
    if isinstance(block, Table):
        return _table(block, look)
    if isinstance(block, Contents):
        links = "".join(f'<li><a href="#s{n}">{escape(text)}</a></li>' for n, (text, _, _) in enumerate(block.entries))
        return f'<nav class="contents" aria-label="Contents"><h2>Contents</h2><ul>{links}</ul></nav>'
    if isinstance(block, Fold):
        inner = "\n".join(_blocks(block.blocks, look))
        return f"<details open><summary><h2>{escape(block.head.text)}</h2></summary>\n{inner}\n</details>"
    if isinstance(block, Columns):
        return "\n".join(_blocks(block.paras, look))
    if isinstance(block, PageBreak):
        return ""
    raise TypeError(f"no page for {type(block).__name__}")


def _para(para: Para, look: Look) -> str:
    if para.kind == "item":
        pad = "&nbsp;" * 4
        return f"<p>{escape(para.marker or '·')}{pad}{_inline(para)}</p>"
    if look.headings == "bold" and para.kind in _BOLD_HEADINGS:
        return f"<p><strong>{_inline(para)}</strong></p>"
    tag = _TAGS[para.kind]
    mark = ' class="subtitle"' if para.kind == "subtitle" else ""
    return f"<{tag}{mark}>{_inline(para)}</{tag}>"


def _inline(para: Para) -> str:
    out = []
    for run in para.runs:
        text = escape(run.text, quote=False)
        out.append(f"<strong>{text}</strong>" if run.bold else text)
    return "".join(out)


def _lists(items: list[Para], look: Look) -> str:
    """Nested lists; a list begins again where its first number does."""
    out: list[str] = []
    open_tags: list[str] = []
    for para in items:
        tag = _list_tag(para)
        while len(open_tags) > para.level + 1:
            out.append(f"</li></{open_tags.pop()[:2]}>")
        if len(open_tags) == para.level + 1 and (open_tags[-1] != tag or _starts(para)):
            out.append(f"</li></{open_tags.pop()[:2]}>")
        if len(open_tags) < para.level + 1:
            out.append(f"<{tag}>" if _starts(para) or tag == "ul" else f'<{tag} start="{_number(para)}">')
            open_tags.append(tag)
        else:
            out.append("</li>")
        out.append(f"<li>{_inline(para)}")
    while open_tags:
        out.append(f"</li></{open_tags.pop()[:2]}>")
    return "".join(out)


def _list_tag(para: Para) -> str:
    marker = para.marker or "•"
    if marker[0].isdigit():
        return "ol"
    return 'ol type="a"' if len(marker) == 2 and marker[0].isalpha() else "ul"


def _starts(para: Para) -> bool:
    return (para.marker or "").rstrip(".)") in ("1", "a", "i")


def _number(para: Para) -> str:
    text = (para.marker or "1").rstrip(".)")
    return text if text.isdigit() else str(ord(text[0]) - 96)


def _table(table: Table, look: Look) -> str:
    out = ["<table>"]
    if table.caption:
        out.append(f"<caption>{escape(table.caption)}</caption>")
    head = table.rows[: table.header_rows]
    if head and table.named_head:
        out.append("<thead>" + "".join(_row(row, look, heads=True) for row in head) + "</thead>")
        out.append("<tbody>" + "".join(_row(row, look, heads=False) for row in table.rows[len(head) :]) + "</tbody>")
    else:
        out += [_row(row, look, heads=False) for row in table.rows]
    out.append("</table>")
    return "\n".join(out)


def _row(row: tuple[Cell, ...], look: Look, *, heads: bool) -> str:
    return "<tr>" + "".join(_cell(cell, look, heads=heads) for cell in row) + "</tr>\n"


def _cell(cell: Cell, look: Look, *, heads: bool) -> str:
    tag = "th" if heads else "td"
    spans = (f' colspan="{cell.columns}"' if cell.columns > 1 else "") + (f' rowspan="{cell.rows}"' if cell.rows > 1 else "")
    if not cell.paras:
        return f"<{tag}{spans}>&nbsp;</{tag}>"
    if len(cell.paras) == 1 and cell.paras[0].kind == "p":
        return f"<{tag}{spans}>{_inline(cell.paras[0])}</{tag}>"
    return f"<{tag}{spans}>{''.join(_blocks(cell.paras, look))}</{tag}>"


_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} | {site}</title>
<meta property="og:site_name" content="{site}">
<style>table {{ border-collapse: collapse }} td, th {{ border: 1px solid #999; padding: 4px; vertical-align: top }}</style>
</head>
<body>
<a class="skip-link" href="#main">Skip to main content</a>
<div class="cookie-banner" role="region" aria-label="Cookies"><p>We use cookies to make this website work.</p>
<button>Accept all cookies</button></div>
<header><p class="site-name">{site}</p><nav aria-label="Main menu"><ul><li><a href="/">Home</a></li>
<li><a href="/jobs">Jobs and careers</a></li><li><a href="/council">About the council</a></li></ul></nav></header>
<nav class="breadcrumb" aria-label="Breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/council">About the council</a></li>
<li><a href="/council/equality">Equality and diversity</a></li></ol></nav>
<main id="main">
{body}
</main>
<aside><h2>Related pages</h2>
<ul><li><a href="/council/pay">Pay policy</a></li><li><a href="/jobs/why">Why work for us</a></li></ul></aside>
<footer><p>Was this page helpful?</p>
<ul><li><a href="/accessibility">Accessibility</a></li><li><a href="/privacy">Privacy</a></li>
<li><a href="/contact">Contact us</a></li></ul><p>&copy; {site}</p></footer>
</body>
</html>
"""
