"""Layouts under headings: metrics (L3), themes (L4), figures alone (L15), and documents that are no plan (L13, L14)."""

from __future__ import annotations

from corpus.press.original import ActionOf, PartOf, SectionOf
from tests.composer import front, parts
from tests.composer.common import (
    Plan,
    columns,
    label,
    metric_sections,
    with_actions,
    word,
)
from tests.composer.parts import Maker
from tests.composer.running import bullets
from tests.composer.vocabulary import PARTS


def metric(make: Maker) -> Plan:
    """L3: a heading a metric, fields under sub-headings, numbered lists, no leads."""
    rng = make.rng
    sections = []
    for section in metric_sections(make, rng.randint(3, 5), data=True):
        made = with_actions(make, section, rng.randint(2, 4), lambda metric: ActionOf(text=make.text(metric)))
        actions = parts.number(made, made.actions, "plain")
        if rng.random() < 0.3:
            actions[0] = actions[0].model_copy(update={"text": make.with_subtasks(actions[0].text)})
        sections.append(
            made.model_copy(update={"actions": actions, "when": make.time(plain=True), "indicators": make.success(2)})
        )
    make.rows.add("C7:none")
    found = columns(make, ["text", "when", "success"])
    names = ["data=", *(c.replace("success=", "indicators=").replace("text=", "actions=") for c in found)]
    options = {
        "title_below": rng.random() < 0.5,
        "heading": "h1",
        "subheading": "h2",
        "action_markers": "numbers",
        "numbered_indicators": rng.random() < 0.3,
    }
    return Plan([PartOf(layout="metric", columns=names, options=options, sections=sections)], {})


def themes(make: Maker) -> Plan:
    """L4: themes with actions in them and a list of labels below each action; blanks, sub-actions, progress."""
    rng = make.rng
    edition = rng.randint(0, 1)
    chosen = sorted(rng.sample(range(len(PARTS["themes"])), 3))
    sections = []
    for place, number in enumerate(chosen, 1):
        section = parts.theme_section(make, PARTS["themes"][number], f"Theme {place}", edition, data=True)
        sections.append(section.model_copy(update={"actions": _themed(make, section)}))
    found = columns(make, ["lead", "links", "when"], ":")
    progress = label(make, "progress", ":")
    labels = {
        "objective": word(make, "objective", ":"),
        "metrics": word(make, "metrics", ":"),
        "data": word(make, "data"),
        "indicators": word(make, "success"),
    }
    options = {
        "ref_line": True,
        "blank_labels": True,
        "fold": rng.random() < 0.5,
        "label_style": rng.choice(["items", "paragraphs"]),
        "heading": "h1",
    }
    return Plan([PartOf(layout="themes", columns=[*found, progress], labels=labels, options=options, sections=sections)], {})


def _themed(make: Maker, section: SectionOf) -> list[ActionOf]:
    rng = make.rng
    out: list[ActionOf] = []
    for number in range(1, rng.randint(3, 5)):
        parent = rng.random() < 0.35
        heading = rng.choice(["Ways of working", "Support for staff", "Skills of managers"]) if parent else None
        for sub in range(1, rng.randint(2, 3) + 1 if parent else 2):
            blank = rng.random() < 0.12
            metric_of = rng.choice(section.metrics) if section.metrics else None
            out.append(
                ActionOf(
                    text=make.text(metric_of),
                    ref=f"{number}.{sub}" if parent else f"Action {number}",
                    ref_shown=None if parent else f"Action {number}:",
                    heading=heading,
                    heading_ref=f"Action {number}:" if parent else None,
                    lead=make.lead(),
                    when=None if blank else make.time(),
                    links=make.links(),
                    progress=make.progress() if rng.random() < 0.5 else None,
                )
            )
            make.rows |= ({"C1:sub_actions"} if parent else set()) | ({"C3:blank"} if blank else set())
    return out


def prose(make: Maker) -> Plan:
    """L15: figures in prose and tables under the metrics' headings, no actions."""
    sections = metric_sections(make, make.rng.randint(4, 7), data=True)
    return Plan([PartOf(layout="prose", options={"heading": "h2"}, sections=sections)], {})


def narrative(make: Maker) -> Plan:
    """L13: narrative and minutes, no plan."""
    blocks = [
        *front.minutes(make.rng, make.frame),
        {"h2": "What we have done so far"},
        {"list": make.rng.sample(PARTS["done"], 4)},
    ]
    return Plan([PartOf(blocks=blocks)], {})


def counted(make: Maker) -> Plan:
    """L14: actions counted by status, before a small plan or alone."""
    blocks = front.counts(make.rng)
    if make.rng.random() < 0.5:
        return Plan([PartOf(blocks=blocks)], {})
    plan = bullets(make)
    return Plan([PartOf(blocks=[*blocks, {"h1": "Action plan"}]), *plan.parts], plan.look)
