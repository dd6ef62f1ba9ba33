"""Layouts in running lines: L5, L6, L8, L9, L10, L11, L16."""

from __future__ import annotations

from collections.abc import Callable

from corpus.press.original import ActionOf, PartOf
from tests.composer import parts, people, times
from tests.composer.common import (
    Plan,
    columns,
    filled,
    objective_sections,
    plain_sections,
    running_labels,
    with_actions,
    word,
)
from tests.composer.parts import Maker


def lines(make: Maker) -> Plan:
    """L5: each label alone on a line; the action's own label may be missing."""
    rng = make.rng
    names = ["text", "lead", "when", *(["success"] if rng.random() < 0.5 else [])]
    sections = []
    for section in objective_sections(make, rng.randint(2, 3), data=True):
        build = filled(make)
        made = with_actions(make, section, rng.randint(2, 4), build)
        actions = [a.model_copy(update={"success": make.success(1) if "success" in names else []}) for a in made.actions]
        sections.append(made.model_copy(update={"actions": actions}))
    found = columns(make, names)
    if rng.random() < 0.4:
        found[0] = "text="
        make.rows.add("C2:none")
    labels = {"objective": word(make, "objective"), "data": word(make, "data"), "actions": "Actions"}
    return Plan([PartOf(layout="lines", columns=found, labels=labels, options={"heading": "h2"}, sections=sections)], {})


def slashes(make: Maker) -> Plan:
    """L6: cells joined by " / ", initials with a slash of their own."""
    build = filled(make, simple=make.rng.random() < 0.5, without=(" / ",))
    sections = plain_sections(make, build, data=True)
    options = {"heading": "h2", "no_head": make.rng.random() < 0.3}
    make.rows |= {"C2:none"} if options["no_head"] else set()
    found = columns(make, ["text", "lead", "when"])
    return Plan([PartOf(layout="slashes", columns=found, labels=running_labels(make), options=options, sections=sections)], {})


def stacked(make: Maker) -> Plan:
    """L8: a cell a paragraph, row by row, with the head's labels above or none."""
    build = filled(make, simple=make.rng.random() < 0.6)
    sections = plain_sections(make, build, data=False)
    options = {"heading": "h2", "no_head": make.rng.random() < 0.4}
    make.rows |= {"C2:none"} if options["no_head"] else set()
    found = columns(make, ["text", "lead", "when"])
    return Plan([PartOf(layout="stacked", columns=found, labels=running_labels(make), options=options, sections=sections)], {})


def scrambled(make: Maker) -> Plan:
    """L9: a column after the other."""
    build = filled(make, simple=True, plain=True)
    sections = plain_sections(make, build, data=False)
    found = columns(make, ["text", "lead", "when"])
    labels = {"objective": word(make, "objective")}
    return Plan([PartOf(layout="scrambled", columns=found, labels=labels, options={"heading": "h2"}, sections=sections)], {})


def inline(make: Maker) -> Plan:
    """L10: keys in the line, with a dash between key and value."""

    def build(metric: int | None) -> ActionOf:
        return ActionOf(
            text=make.text(metric).rstrip("."),
            lead=make.lead(simple=True),
            when=make.time(without=(" - ", "–")),
            success=["; ".join(make.success(2))],
        )

    sections = plain_sections(make, build, data=True)
    found = columns(make, ["text", "lead", "success", "when"])
    dash = make.rng.choice([" - ", " – ", ": "])
    options = {"heading": "h2", "dash": dash, "paragraphs": make.rng.random() < 0.4}
    return Plan([PartOf(layout="inline", columns=found, labels=running_labels(make), options=options, sections=sections)], {})


def bullets(make: Maker) -> Plan:
    """L11: bullets or numbers, without lead and time or with both in a bracket at the end."""
    rng = make.rng
    bracket = rng.choice([None, None, ["lead=Lead: ", "when="], ["lead=", "when=by "], ["lead="], ["when="]])
    fixed = (lambda m: ActionOf(text=make.text(m).rstrip("."))) if bracket is None else _bracketed(make, bracket)
    sections = []
    style = rng.choice([None, "plain", "dotted"])
    for section in plain_sections(make, fixed, data=True):
        actions = parts.number(section, section.actions, style)
        sections.append(
            section.model_copy(update={"actions": actions, "indicators": make.success(2) if rng.random() < 0.3 else []})
        )
    make.rows.add("C1:bracket_at_the_end" if bracket else "C7:none")
    labels = running_labels(make) | {"indicators": word(make, "success")}
    options = {"heading": "h2"} | ({"bracket": bracket} if bracket else {})
    return Plan([PartOf(layout="bullets", labels=labels, options=options, sections=sections)], {})


def _bracketed(make: Maker, bracket: list[str]) -> Callable[[int | None], ActionOf]:
    by = "when=by " in bracket

    def build(metric: int | None) -> ActionOf:
        has_lead = any(key.startswith("lead") for key in bracket)
        has_time = any(key.startswith("when") for key in bracket)
        when = None
        if has_time:
            _, when = times.month(make.rng, make.frame)
            if by:
                when = when.model_copy(update={"text": f"by {when.text}", "start": None})
        return ActionOf(text=make.text(metric).rstrip("."), lead=make.lead(simple=True) if has_lead else "", when=when)

    if by:
        bracket[bracket.index("when=by ")] = "when="
    return build


def glued(make: Maker) -> Plan:
    """L16: cells with nothing between them, or one blank: the time stands at the end of the sentence."""

    joint = make.rng.choice(["", " "])
    stop = "." if joint else ""

    def build(metric: int | None) -> ActionOf:
        text, lead = make.text(metric).rstrip("."), make.rng.choice(people.POSTS)
        return ActionOf(
            text=text + stop,
            lead=f"{{{lead}}}{stop}",
            when=times.month(make.rng, make.frame)[1],
        )

    sections = plain_sections(make, build, data=True)
    options = {"heading": "h2", "joint": joint, "no_head": True}
    found = columns(make, ["text", "lead", "when"])
    return Plan([PartOf(layout="glued", columns=found, labels=running_labels(make), options=options, sections=sections)], {})
