"""Plans under headings: a metric with its fields as sub-headings (L3), themes with labelled actions (L4), data prose (L15)."""

from __future__ import annotations

from corpus.press.blocks import Block, Fold, Look, Para, Table, item, labelled, lines, para
from corpus.press.layouts.fields import actions_as_list, data_blocks, heading_of, of_action, of_section
from corpus.press.marks import shown
from corpus.press.original import ActionOf, PartOf, SectionOf


def prose(part: PartOf, look: Look) -> list[Block]:
    """Headings with their data below, and whatever narrative follows."""
    out: list[Block] = []
    for section in part.sections:
        out += _head(section, part)
        out += data_blocks(section, look)
        for text in section.narrative:
            out += lines(shown(text), look.bullet)
    return out


def metric(part: PartOf, look: Look) -> list[Block]:
    """A heading a section and its fields under sub-headings, in the order of the part's columns."""
    out: list[Block] = []
    for section in part.sections:
        out += _head(section, part)
        for column in part.columns:
            out += _field(part, section, column, look)
    return out


def _head(section: SectionOf, part: PartOf) -> list[Block]:
    kind = part.options.get("heading", "h1")
    if part.options.get("title_below") and section.ref and section.title:
        return [para(section.ref, kind), para(shown(section.title))]
    first, *more = heading_of(section).split("\n")
    return [para(first, kind), *(item(text, f"{chr(97 + n)})") for n, text in enumerate(more))]


def _field(part: PartOf, section: SectionOf, column: str, look: Look) -> list[Block]:
    name, _, label = column.partition("=")
    below: list[Block] = []
    if name == "data":
        below = data_blocks(section, look)
    elif name == "actions":
        below = list(actions_as_list(section, look, part.options.get("action_markers", "bullets")))
    elif name == "indicators" and part.options.get("numbered_indicators"):
        below = [*lines(section.indicators_lead_in or ""), *_numbered(section.indicators)]
    else:
        below = list(of_section(section, name, look))
    if not below:
        return []
    if name == "data" and section.data_label:
        label = section.data_label
    kind = part.options.get("subheading", "h2")
    return [para(label, kind), *below] if label else below


def _numbered(texts: list[str]) -> list[Para]:
    out: list[Para] = []
    for number, text in enumerate(texts, 1):
        first, *more = shown(text).split("\n")
        out.append(item(first, f"{number}."))
        out += [item(sub.removeprefix("- "), "•", 1) for sub in more]
    return out


def themes(part: PartOf, look: Look) -> list[Block]:
    """Themes with objective, metrics and data, then actions with "Lead:", "Timeframe:" in a list below each."""
    out: list[Block] = []
    for section in part.sections:
        head = para(heading_of(section), part.options.get("heading", "h1"))
        body = _theme_body(part, section, look)
        out += [Fold(head=head, blocks=tuple(body))] if part.options.get("fold") else [head, *body]
    return out


def _theme_body(part: PartOf, section: SectionOf, look: Look) -> list[Para | Table]:
    labels = part.labels
    out: list[Para | Table] = []
    if section.objective:
        out += [para(labels.get("objective", "Objective:"), "h3"), *lines(shown(section.objective), look.bullet)]
    if section.metric_lines:
        out += [para(labels.get("metrics", "Relevant metrics:"), "h3"), *(para(text) for text in section.metric_lines)]
    if section.data:
        out += [para(labels.get("data", "Metrics data summary"), "h3"), *of_section(section, "data", look)]
    if section.indicators:
        out += [para(labels.get("indicators", "Success measures"), "h3"), *of_section(section, "indicators", look)]
    heading: str | None = None
    for action in section.actions:
        if action.heading and action.heading != heading:
            out += (
                [para(action.heading_ref, "h3"), para(shown(action.heading))]
                if action.heading_ref
                else [para(shown(action.heading), "h3")]
            )
        heading = action.heading
        out += _action(part, action, look)
    return out


def _action(part: PartOf, action: ActionOf, look: Look) -> list[Para | Table]:
    first, _, more = shown(action.text).partition("\n")
    shown_ref = of_action(action, "ref")
    out: list[Para | Table] = []
    if part.options.get("ref_line") and shown_ref and "." not in shown_ref:
        out += [para(shown_ref, "h3"), para(first)]
    elif shown_ref:
        out.append(para(f"{shown_ref} {first}", bold=bool(part.options.get("bold_actions"))))
    else:
        out.append(para(first, bold=bool(part.options.get("bold_actions"))))
    out += lines(more, look.bullet)
    marker = None if part.options.get("label_style") == "paragraphs" else look.bullet
    for column in part.columns:
        name, _, label = column.partition("=")
        value = of_action(action, name)
        if name in ("progress", "success"):
            if value:
                out += [labelled(label, "", bold=True), *lines(value, look.bullet)]
        elif value or part.options.get("blank_labels"):
            out.append(labelled(label, value, bold=look.labels_bold, marker=marker))
    return out
