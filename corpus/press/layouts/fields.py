"""A field of an action or a section as it is printed, by name, for a cell or behind a label."""

from __future__ import annotations

from corpus.press.blocks import Block, Cell, Look, Para, Table, cell, item, lines, para, text_cell
from corpus.press.marks import printed_leads, shown
from corpus.press.original import ActionOf, DataTable, SectionOf, When


def when_text(when: When | None) -> str:
    """A time as printed, or nothing."""
    return when.text if when else ""


def of_action(action: ActionOf, name: str) -> str:
    """The printed field of an action; several paragraphs are several lines."""
    start, _, end = when_text(action.when).partition(" – ")
    fields = {
        "ref": action.ref_shown or action.ref or "",
        "text": shown(action.text),
        "heading": shown(action.heading),
        "lead": printed_leads(action.lead),
        "sponsor": printed_leads(action.sponsor),
        "when": when_text(action.when),
        "start": start,
        "end": end,
        "success": "\n".join(shown(text) for text in action.success),
        "progress": shown(action.progress),
        "rag": action.rag or "",
        "links": "; ".join(action.links),
        "metric": action.metric_cell or "",
        "blank": "",
    }
    return fields[name]


def of_section(section: SectionOf, name: str, look: Look) -> tuple[Para, ...]:
    """The printed field of a section as paragraphs."""
    if name == "actions":
        return actions_as_list(section, look)
    bullet = look.bullet
    joined = {
        "ref": section.ref or "",
        "title": shown(section.title),
        "heading": heading_of(section),
        "objective": shown(section.objective),
        "lead": printed_leads(section.lead),
        "sponsor": printed_leads(section.sponsor),
        "when": when_text(section.when),
        "data": "\n".join(shown(text) for text in section.data),
        "indicators": "\n".join([section.indicators_lead_in or "", *map(shown, section.indicators)]),
        "links": "; ".join(section.links),
        "metrics": "\n".join(section.metric_lines),
    }[name]
    return lines(joined, bullet)


def heading_of(section: SectionOf) -> str:
    """A section's heading as printed: what the original says, else reference and title."""
    if section.shown is not None:
        return section.shown
    return ": ".join(text for text in (section.ref, shown(section.title)) if text)


def actions_as_list(section: SectionOf, look: Look, markers: str = "bullets") -> tuple[Para, ...]:
    """The actions of a section as a list: bullets, or their references as numbers; sub-headings in bold between them."""
    out: list[Para] = []
    heading: str | None = None
    for action in section.actions:
        if action.heading and action.heading != heading:
            out.append(para(shown(action.heading), bold=True))
        heading = action.heading
        first, *more = shown(action.text).split("\n")
        if markers == "paragraphs":
            out.append(para(first))
        else:
            out.append(item(first, numbered(action, look)))
        out += [item(text.removeprefix("- "), "o", 1) for text in more]
    return tuple(out)


def numbered(action: ActionOf, look: Look) -> str:
    """The marker of an action in a list: its number ("2." but "1.1"), or a bullet."""
    if not action.ref:
        return look.bullet
    return f"{action.ref}." if action.ref.isdigit() else action.ref


def data_blocks(section: SectionOf, look: Look) -> list[Block]:
    """The narrative of a section's data and its table of figures."""
    out: list[Block] = list(of_section(section, "data", look))
    if section.table is not None:
        out.append(data_table(section.table, look))
    return out


def data_table(table: DataTable, look: Look) -> Table:
    """A table of figures; ">2" at a head cell's end spans two columns, "^2" two rows."""
    head = [tuple(_head_cell(text) for text in row) for row in table.head]
    rows: list[tuple[Cell, ...]] = [tuple(text_cell(shown(text)) for text in row) for row in table.rows]
    wide = len(table.rows[0])
    widths = (0.28, *((0.72 / (wide - 1),) * (wide - 1))) if wide > 1 else (1.0,)
    return Table(rows=(*head, *rows), widths=widths, header_rows=len(head), caption=table.caption, named_head=look.head_cells)


def _head_cell(text: str) -> Cell:
    columns = rows = 1
    while len(text) > 1 and text[-2] in ">^":
        if text[-2] == ">":
            columns = int(text[-1])
        else:
            rows = int(text[-1])
        text = text[:-2]
    made = cell(para(text, bold=True), columns=columns, header=True)
    return made.model_copy(update={"rows": rows})
