"""Blocks to text: as a converter would give them (pipe rows, tab-separated rows with stray tags) or as Markdown."""

from __future__ import annotations

import textwrap

from corpus.press.blocks import Block, Cell, Columns, Contents, Fold, Look, PageBreak, Para, Table, placed

_HEADINGS = {"title": 1, "subtitle": 2, "h1": 1, "h2": 2, "h3": 3}


def write(blocks: list[Block], look: Look) -> bytes:
    """The document as UTF-8 text."""
    chunks: list[str] = []
    previous: Block | None = None
    for block in _flat(blocks):
        text = _block(block, look)
        if text is None:
            continue
        tight = isinstance(block, Para) and block.kind == "item" and isinstance(previous, Para) and previous.kind == "item"
        if tight and look.text_lists == "run_on" and chunks:
            chunks[-1] += " " + text.strip()
        elif tight and chunks:
            chunks[-1] += "\n" + text
        else:
            chunks.append(text)
        previous = block
    if look.text_noise:
        chunks = _noisy(chunks, look)
    return ("\n\n".join(chunks) + "\n").encode()


def _noisy(chunks: list[str], look: Look) -> list[str]:
    """The same with what a capture brings along: menus above, page lines between."""
    out = ["Skip to content", "Toggle menu"]
    for number, chunk in enumerate(chunks, 1):
        out.append(chunk)
        if number % 12 == 0:
            out.append(f"Page {number // 12} of {len(chunks) // 12 + 1}")
    return [*out, "Download the PDF [220KB]"]


def _flat(blocks: list[Block]) -> list[Block]:
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Fold):
            out += [block.head, *_flat(list(block.blocks))]
        elif isinstance(block, Columns):
            out += block.paras
        else:
            out.append(block)
    return out


def _block(block: Block, look: Look) -> str | None:
    if isinstance(block, Para):
        return _para(block, look)
    if isinstance(block, Table):
        return _table(block, look)
    if isinstance(block, Contents):
        return "\n".join(f"{'  ' * level}{text}{'.' * 6}\t{page}" for text, level, page in block.entries)
    if isinstance(block, PageBreak):
        return None
    raise TypeError(f"no text for {type(block).__name__}")


def _para(para: Para, look: Look) -> str:
    text = _inline(para, look)
    if para.kind in _HEADINGS:
        return _heading(para.text, _HEADINGS[para.kind], look)
    if para.kind == "item":
        marker = {"•": "*"}.get(para.marker or "•", para.marker or "•") if look.text_lists == "stars" else para.marker or "•"
        return f"{'    ' * para.level}{marker} {text}"
    return textwrap.fill(text, look.wrap, break_on_hyphens=False) if look.wrap else text


def _inline(para: Para, look: Look) -> str:
    if look.text_headings != "hashes":
        return para.text
    return "".join(f"**{run.text}**" if run.bold and run.text.strip() else run.text for run in para.runs)


def _heading(text: str, level: int, look: Look) -> str:
    if look.text_headings == "hashes":
        return f"{'#' * level} {text}"
    if look.text_headings == "underline":
        return f"{text}\n{('=' if level == 1 else '-') * min(len(text), 70)}"
    return text


def _table(table: Table, look: Look) -> str:
    rows = _grid(table)
    caption = [table.caption, ""] if table.caption else []
    if look.text_tables in ("tabs", "paragraph_tabs"):
        return "\n".join([*caption, *_tab_rows(table, rows, look)])
    out = [*caption]
    for number, row in enumerate(rows):
        out.append("| " + " | ".join(_piped(cell) for cell in row) + " |")
        if number == max(table.header_rows - 1, 0) and look.text_tables == "pipes":
            out.append("|" + "---|" * len(row))
    return "\n".join(out)


def _tab_rows(table: Table, rows: list[list[Cell | None]], look: Look) -> list[str]:
    tagged = look.text_tables == "paragraph_tabs"
    out: list[str] = []
    for number, row in enumerate(rows):
        texts = [_tabbed(cell, tagged=False) for cell in row]
        cut = look.text_cuts and table.may_split and number >= table.header_rows and number % look.text_cuts == 0
        whole = all(cell is None or len(cell.paras) < 2 for cell in row)
        if cut and whole and len(row) > 2 and max(len(text.split()) for text in texts) > 6:
            out += _cut_row(texts, tagged=tagged)
        else:
            out.append("\t".join(_tabbed(cell, tagged=tagged) for cell in row))
    return out


def _cut_row(texts: list[str], *, tagged: bool) -> list[str]:
    """A row that a page break cut: long cells go on in the next line, after a blank one; short ones do not."""
    halves = []
    for text in texts:
        words = text.split()
        at = len(words) if len(words) < 7 else len(words) * 2 // 3
        halves.append((" ".join(words[:at]), " ".join(words[at:])))
    shown = [[f"<p>{text}</p>" if tagged and text else text for text in half] for half in zip(*halves, strict=True)]
    return ["\t".join(shown[0]), "", "\t".join(shown[1])]


def _grid(table: Table) -> list[list[Cell | None]]:
    """Rows with a place for each column; what a span covers is None, but a value merged over rows stands in each of them.

    The first column's merged cell (the section's name) is printed once, as a heading would be.
    """
    wide = max(sum(cell.columns for cell in row) for row in table.rows)
    out: list[list[Cell | None]] = [[None] * wide for _ in table.rows]
    for row, column, cell in placed(table):
        out[row][column] = cell
        for below in range(row + 1, row + cell.rows):
            for place in range(max(column, 1), column + cell.columns):
                out[below][place] = cell
    return out


def _piped(cell: Cell | None) -> str:
    if cell is None:
        return ""
    return "<br>".join(_cell_line(para) for para in cell.paras).replace("|", "\\|")


def _tabbed(cell: Cell | None, *, tagged: bool) -> str:
    if cell is None:
        return ""
    texts = [_cell_line(para) for para in cell.paras]
    if texts and (tagged or len(texts) > 1):
        return " ".join(f"<p>{text}</p>" for text in texts)
    return " ".join(texts)


def _cell_line(para: Para) -> str:
    return f"{para.marker} {para.text}" if para.kind == "item" else para.text
