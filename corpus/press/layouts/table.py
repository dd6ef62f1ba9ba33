"""A table with one action a row (L1, L7): columns in any order, banner rows or a column for the section, merged cells."""

from __future__ import annotations

from itertools import pairwise

from corpus.press.blocks import Block, Cell, Look, Para, Table, cell, lines, para, runs, text_cell
from corpus.press.layouts.fields import heading_of, of_action
from corpus.press.marks import shown
from corpus.press.original import ActionOf, PartOf, SectionOf

_WIDTHS = {
    "ref": 0.5, "text": 3.2, "lead": 1.4, "sponsor": 1.2, "when": 1.1, "start": 0.9, "end": 0.9, "success": 2.4,
    "progress": 1.8, "rag": 0.7, "links": 1.3, "metric": 1.0, "section": 1.9, "blank": 0.8,
}  # fmt: skip


def blocks(part: PartOf, look: Look) -> list[Block]:
    """The part as one table, or as one under each section's heading (option `headings`)."""
    if part.options.get("headings"):
        out: list[Block] = []
        for section in part.sections:
            out += _intro(section, look)
            out.append(_table(part, [section], look, banners=False))
        return out
    return [_table(part, part.sections, look, banners=not _has_section_column(part))]


def _intro(section: SectionOf, look: Look) -> list[Block]:
    out: list[Block] = [para(heading_of(section), "h2")]
    if section.objective:
        out += lines(shown(section.objective), look.bullet)
    for text in section.data:
        out += lines(shown(text), look.bullet)
    return out


def _names(part: PartOf) -> list[str]:
    return [column.partition("=")[0] for column in part.columns]


def _has_section_column(part: PartOf) -> bool:
    return "section" in _names(part)


def _table(part: PartOf, sections: list[SectionOf], look: Look, *, banners: bool) -> Table:
    names = _names(part)
    rows: list[tuple[Cell, ...]] = []
    if not part.options.get("no_head"):
        rows.append(tuple(text_cell(column.partition("=")[2], bold=True, header=True) for column in part.columns))
    for section in sections:
        if banners and section.is_section:
            rows.append((_banner(section, len(names)),))
        rows += _rows(section, names, look)
    widths = part.widths or [_WIDTHS[name] for name in names]
    total = sum(widths)
    return Table(
        rows=tuple(rows),
        widths=tuple(width / total for width in widths),
        header_rows=0 if part.options.get("no_head") else 1,
        ruled=not part.options.get("borderless"),
        named_head=look.head_cells,
        may_split=look.row_split,
        caption=part.options.get("caption"),
    )


def _banner(section: SectionOf, wide: int) -> Cell:
    paras: list[Para] = [para(heading_of(section), bold=True)]
    if section.objective:
        paras.append(para(shown(section.objective)))
    return cell(*paras, columns=wide, fill="#D9E2F3")


def _rows(section: SectionOf, names: list[str], look: Look) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    groups = _merged(section.actions)
    for group in groups:
        for number, action in enumerate(group):
            cells: list[Cell] = []
            for name in names:
                high = len(section.actions) if name == "section" else len(group) if _shared(group, name) else 1
                if high > 1 and (rows if name == "section" else number):
                    continue
                made = _section_cell(section) if name == "section" else _cell(action, name, look)
                cells.append(made.model_copy(update={"rows": high}))
            rows.append(tuple(cells))
    return rows


def _merged(actions: list[ActionOf]) -> list[list[ActionOf]]:
    groups: list[list[ActionOf]] = []
    for action in actions:
        if action.same_row and groups:
            groups[-1].append(action)
        else:
            groups.append([action])
    return groups


def _shared(group: list[ActionOf], name: str) -> bool:
    """Cells of one row that hold the same thing for each of its actions are one merged cell."""
    if name in ("text", "ref"):
        return False
    return len(group) > 1 and all(of_action(a, name) == of_action(b, name) for a, b in pairwise(group))


def _cell(action: ActionOf, name: str, look: Look) -> Cell:
    return cell(*lines(of_action(action, name), look.bullet))


def _section_cell(section: SectionOf) -> Cell:
    first, *more = heading_of(section).split("\n")
    return cell(Para(runs=runs(first)), *(para(text) for text in more))
