"""A card an objective (L2): a table of two columns, label and value; a label may span both with its content below it."""

from __future__ import annotations

from corpus.press.blocks import Block, Cell, Look, Para, Table, cell, para, text_cell
from corpus.press.layouts.fields import actions_as_list, data_table, of_section
from corpus.press.original import PartOf, SectionOf


def blocks(part: PartOf, look: Look) -> list[Block]:
    """One card a section. Options: `spanning` names the fields whose label spans both columns; `headings` sets a heading."""
    out: list[Block] = []
    for section in part.sections:
        if part.options.get("headings"):
            out.append(para(of_section(section, "heading", look)[0].text, "h2"))
        out.append(_card(part, section, look))
        if section.table is not None:
            out.append(data_table(section.table, look))
    return out


def _card(part: PartOf, section: SectionOf, look: Look) -> Table:
    spanning = set(part.options.get("spanning", []))
    keep_empty = part.options.get("blank_labels", False)
    rows: list[tuple[Cell, ...]] = []
    for column in part.columns:
        name, _, label = column.partition("=")
        paras = _value(part, section, name, look)
        if not paras and not keep_empty and name not in ("ref", "heading"):
            continue
        label = section.data_label if name == "data" and section.data_label else label
        if name in spanning:
            rows.append((cell(para(label, bold=True), columns=2, header=False),))
            rows.append((cell(*paras, columns=2),))
        else:
            rows.append((text_cell(label, bold=look.labels_bold, header=False), cell(*paras)))
    return Table(rows=tuple(rows), widths=(0.22, 0.78), may_split=look.row_split, named_head=look.head_cells)


def _value(part: PartOf, section: SectionOf, name: str, look: Look) -> tuple[Para, ...]:
    if name == "actions":
        return actions_as_list(section, look, part.options.get("action_markers", "bullets"))
    return of_section(section, name, look)
