"""Plans in running lines: lone labels (L5), joined (L6), stacked (L8), scrambled (L9), inline (L10), lists (L11), glued (L16)."""

from __future__ import annotations

from corpus.press.blocks import Block, Look, item, lines, para
from corpus.press.layouts.fields import heading_of, numbered, of_action, of_section
from corpus.press.marks import printed_leads, shown
from corpus.press.original import ActionOf, PartOf, SectionOf


def _opening(part: PartOf, section: SectionOf, look: Look) -> list[Block]:
    if not section.is_section:
        return []
    out: list[Block] = [para(heading_of(section), part.options.get("heading", "h2"))]
    if section.objective:
        label = part.labels.get("objective")
        out += [para(label, "h3")] if label else []
        out += lines(shown(section.objective), look.bullet)
    if section.data:
        label = part.labels.get("data")
        out += [para(label, "h3")] if label else []
        out += of_section(section, "data", look)
    label = part.labels.get("actions")
    return [*out, para(label, "h3")] if label else out


def _closing(part: PartOf, section: SectionOf, look: Look) -> list[Block]:
    if not section.indicators:
        return []
    label = part.labels.get("indicators", "How we will know")
    return [para(label, "h3"), *of_section(section, "indicators", look)]


def lines_of_labels(part: PartOf, look: Look) -> list[Block]:
    """Each label alone on a line, its value on the next (L5). The action's own label may be missing (an empty label)."""
    out: list[Block] = []
    for section in part.sections:
        out += _opening(part, section, look)
        for action in section.actions:
            for column in part.columns:
                name, _, label = column.partition("=")
                value = of_action(action, name)
                if not value and not part.options.get("blank_labels"):
                    continue
                if label:
                    out.append(para(label, bold=look.labels_bold))
                out += lines(value, look.bullet)
        out += _closing(part, section, look)
    return out


def slashes(part: PartOf, look: Look) -> list[Block]:
    """A row a line, its cells joined by " / " (L6); the head may stand above as a line of the same kind."""
    names = [column.partition("=")[0] for column in part.columns]
    out: list[Block] = []
    for section in part.sections:
        out += _opening(part, section, look)
        if not part.options.get("no_head"):
            out.append(para(" / ".join(column.partition("=")[2] for column in part.columns), bold=True))
        out += [para(" / ".join(of_action(action, name) for name in names)) for action in section.actions]
    return out


def stacked(part: PartOf, look: Look) -> list[Block]:
    """Every cell a paragraph, row by row (L8), with the head's labels stacked above or not at all."""
    out: list[Block] = []
    for section in part.sections:
        out += _opening(part, section, look)
        if not part.options.get("no_head"):
            out += [para(column.partition("=")[2], bold=True) for column in part.columns]
        for action in section.actions:
            for column in part.columns:
                out += lines(of_action(action, column.partition("=")[0]), look.bullet)
    return out


def inline(part: PartOf, look: Look) -> list[Block]:
    """Keys in the line (L10): "Action - … Target / outcome - … Year - …"."""
    dash = part.options.get("dash", " - ")
    out: list[Block] = []
    for section in part.sections:
        out += _opening(part, section, look)
        for action in section.actions:
            pieces = []
            for column in part.columns:
                name, _, label = column.partition("=")
                value = "; ".join(map(shown, action.success)) if name == "success" else of_action(action, name)
                if value:
                    pieces.append(f"{label}{dash}{value}")
            out.append(para(" ".join(pieces)) if part.options.get("paragraphs") else item(" ".join(pieces), look.bullet))
    return out


def bullets(part: PartOf, look: Look) -> list[Block]:
    """Bullets or numbers (L11): with no lead and no time, or with both in a bracket at the end."""
    out: list[Block] = []
    for section in part.sections:
        out += _opening(part, section, look)
        heading: str | None = None
        for action in section.actions:
            if action.heading and action.heading != heading:
                out.append(para(shown(action.heading), bold=True))
            heading = action.heading
            first, *more = shown(action.text).split("\n")
            out.append(item(first + _bracket(part, action), numbered(action, look)))
            out += [item(text.removeprefix("- "), "o", 1) for text in more]
        out += _closing(part, section, look)
    return out


def _bracket(part: PartOf, action: ActionOf) -> str:
    form = part.options.get("bracket")
    if not form:
        return ""
    pieces = [_piece(action, key) for key in form if _piece(action, key)]
    return f" ({part.options.get('bracket_joint', '; ').join(pieces)})" if pieces else ""


def _piece(action: ActionOf, key: str) -> str:
    name, _, label = key.partition("=")
    value = printed_leads(action.lead) if name == "lead" else of_action(action, name)
    return f"{label}{value}" if value else ""


def glued(part: PartOf, look: Look) -> list[Block]:
    """Cells without anything between them (L16): "…packHead of HRMarch 2024"; or, with `joint`, one blank."""
    names = [column.partition("=")[0] for column in part.columns]
    joint = part.options.get("joint", "")
    out: list[Block] = []
    for section in part.sections:
        out += _opening(part, section, look)
        if not part.options.get("no_head"):
            out.append(para(joint.join(column.partition("=")[2] for column in part.columns), bold=True))
        out += [para(joint.join(of_action(action, name) for name in names)) for action in section.actions]
    return out


def scrambled(part: PartOf, look: Look) -> list[Block]:
    """Columns one after another (L9): all actions, then all leads, then all times, as a PDF's text order may have them."""
    out: list[Block] = []
    for section in part.sections:
        out += _opening(part, section, look)
        for column in part.columns:
            name, _, label = column.partition("=")
            out += [para(label, bold=True)] if label else []
            out += [para(of_action(action, name)) for action in section.actions]
    return out
