"""The card on the first page of a report to a board: what is handed in, by whom and when, and no block of the plan."""

from __future__ import annotations

from dataclasses import replace

from pipeline.interpret.fields.leads import lead_likeness
from pipeline.interpret.labels import folded
from pipeline.interpret.marks import outline_words
from pipeline.interpret.tree import Field, Line, Scope

FEWEST_OF_COVER = 2
LIKE_A_POST = 0.9
OF_COVER = {"date": "plan_date", "title": "title"}
# What a label of a cover may be taken for ("Purpose"), and is not there.
OF_BLOCKS = frozenset({"objective", "data", "theme", "success", "timeframe", "position", "lead", "ref"})
TITLED = frozenset({"title", "report title", "title of report", "subject", "paper title", "name of report"})


def open_cover(tree: Scope) -> None:
    """Makes of the first card of all, where it has the labels of a report's cover, what the plan says of itself.

    It may stand below a heading that only says whose report it is.
    """
    at = next((n for n, node in enumerate(tree.content) if isinstance(node, Scope)), None)
    if at is None or any(isinstance(node, Field) for node in tree.content[:at]):
        return
    holder, place, first = tree, at, tree.content[at]
    if isinstance(first, Scope) and first.kind == "heading" and first.content and isinstance(first.content[0], Scope):
        holder, place = first, 0
    card = holder.content[place]
    if not isinstance(card, Scope) or not _is_cover(card):
        return
    del holder.content[place]
    tree.content[at:at] = [_of_plan(node) for node in card.content if isinstance(node, Field)]


def title_on_cover(tree: Scope) -> Line | None:
    """What the cover calls the report, where it has a label for it; the title of a post is none."""
    field = next((node for node in tree.content if isinstance(node, Field) and node.name == "title"), None)
    if field is None or len(field.lines) != 1 or lead_likeness(field.text) >= LIKE_A_POST:
        return None
    return field.lines[0]


def _is_cover(card: Scope) -> bool:
    if card.kind != "card" or card.title or card.first("action") is not None or card.scopes():
        return False
    labels = [folded(node.label_text) for node in card.content if isinstance(node, Field)]
    named = sum(label in outline_words()["cover"] for label in labels)
    return named >= FEWEST_OF_COVER and len(labels) == len(card.content)


def _of_plan(field: Field) -> Field:
    """A field of a cover as one of the plan as a whole."""
    label = folded(field.label_text)
    name = "title" if label in TITLED else OF_COVER.get(label, "" if field.name in OF_BLOCKS else field.name)
    return replace(field, name=name)
