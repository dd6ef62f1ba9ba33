"""Free blocks: titles, paragraphs, lists, front matter, contents, sign-off, as an original's part lists them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from corpus.press.blocks import (
    Block,
    Cell,
    Columns,
    Contents,
    Look,
    PageBreak,
    Para,
    Table,
    cell,
    item,
    labelled,
    lines,
    para,
    text_cell,
)
from corpus.press.marks import shown


def blocks(spec: Sequence[dict[str, Any]], look: Look) -> list[Block]:
    """The blocks that a list of one-entry tables ({h1 = "…"}, {list = […]}) stands for."""
    out: list[Block] = []
    for entry in spec:
        for kind, value in entry.items():
            out += _KINDS[kind](value, look)
    return out


def _heading(kind: Any) -> Callable[[Any, Look], list[Block]]:
    return lambda value, look: [para(shown(value), kind)]


def _paragraph(value: Any, look: Look) -> list[Block]:
    return list(lines(shown(value), look.bullet))


def _list(value: Any, look: Look) -> list[Block]:
    return [item(shown(text), look.bullet) for text in value]


def _numbers(value: Any, look: Look) -> list[Block]:
    return [item(shown(text), f"{n}.") for n, text in enumerate(value, 1)]


def _letters(value: Any, look: Look) -> list[Block]:
    return [item(shown(text), f"{chr(96 + n)})") for n, text in enumerate(value, 1)]


def _fields(value: Any, look: Look) -> list[Block]:
    rows = tuple((text_cell(label, bold=look.labels_bold), text_cell(shown(text))) for label, text in value)
    return [Table(rows=rows, widths=(0.35, 0.65), may_split=False)]


def _labels(value: Any, look: Look) -> list[Block]:
    return [labelled(label, shown(text), bold=look.labels_bold) for label, text in value]


def _headed(value: Any, look: Look) -> list[Block]:
    out: list[Block] = []
    for label, text in value:
        out.append(para(label, "h3"))
        out += lines(shown(text), look.bullet)
    return out


def _contents(value: Any, look: Look) -> list[Block]:
    return [Contents(entries=tuple((text, level, page) for text, level, page in value))]


def _break(value: Any, look: Look) -> list[Block]:
    return [PageBreak()]


def _columns(value: Any, look: Look) -> list[Block]:
    paras: list[Para] = []
    for text in value:
        paras += [para(text[3:], "h3")] if text.startswith("## ") else list(lines(shown(text), look.bullet))
    return [Columns(paras=tuple(paras))]


def _box(value: Any, look: Look) -> list[Block]:
    return [Table(rows=((cell(*lines(shown(value), look.bullet)),),), widths=(1.0,))]


def _table(value: Any, look: Look) -> list[Block]:
    head = tuple(text_cell(text, bold=True, header=True) for text in value[0])
    rows: list[tuple[Cell, ...]] = [tuple(text_cell(shown(text)) for text in row) for row in value[1:]]
    share = 1.0 / len(value[0])
    return [Table(rows=(head, *rows), widths=(share,) * len(value[0]), header_rows=1)]


_KINDS: dict[str, Callable[[Any, Look], list[Block]]] = {
    "title": _heading("title"),
    "subtitle": _heading("subtitle"),
    "h1": _heading("h1"),
    "h2": _heading("h2"),
    "h3": _heading("h3"),
    "small": _heading("small"),
    "p": _paragraph,
    "list": _list,
    "numbers": _numbers,
    "letters": _letters,
    "fields": _fields,
    "labels": _labels,
    "headed": _headed,
    "contents": _contents,
    "break": _break,
    "columns": _columns,
    "box": _box,
    "table": _table,
}
