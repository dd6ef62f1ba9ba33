"""Time across the top (L12): a row a workstream, a column a period, the actions in the cells."""

from __future__ import annotations

from corpus.press.blocks import Block, Cell, Look, Table, cell, item, para, text_cell
from corpus.press.layouts.fields import heading_of, when_text
from corpus.press.marks import printed_leads, shown
from corpus.press.original import PartOf, SectionOf


def blocks(part: PartOf, look: Look) -> list[Block]:
    """One table: the head holds the times (option `times`), a first column the workstreams, a last one the lead if any."""
    times: list[str] = part.options["times"]
    lead = part.options.get("lead")
    head = [part.options.get("corner", ""), *times, *([lead] if lead else [])]
    rows: list[tuple[Cell, ...]] = [tuple(text_cell(text, bold=True, header=True) for text in head)]
    for section in part.sections:
        cells = [cell(para(heading_of(section), bold=True)), *(_cell(section, time, look) for time in times)]
        if lead:
            cells.append(text_cell(printed_leads(section.lead)))
        rows.append(tuple(cells))
    share = 0.82 / len(times) if not lead else 0.68 / len(times)
    widths = (0.18, *(share,) * len(times), *((0.14,) if lead else ()))
    return [Table(rows=tuple(rows), widths=widths, header_rows=1, named_head=look.head_cells, may_split=look.row_split)]


def _cell(section: SectionOf, time: str, look: Look) -> Cell:
    here = [action for action in section.actions if when_text(action.when) == time]
    return cell(*(item(shown(action.text), look.bullet) for action in here))
