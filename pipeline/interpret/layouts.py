"""The shape under which each action was read, and the one that stands for a plan: that of most of its actions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.interpret.actions import ActionDraft, Context
from pipeline.interpret.tree import Field
from schemas.reading import Layout


def shaped(context: Context, layout: Layout | None) -> Context:
    """A place in a plan, in a shape of its own where it has one."""
    return replace(context, layout=layout) if layout is not None else context


def layout_of_list(field: Field) -> Layout:
    """The shape of a field of actions outside of tables: below a label, or a list that no label names."""
    return "list" if field.label is None else "labelled_section"


def layout_of_record(own: Iterable[Field]) -> Layout:
    """The shape of an action of its own outside of tables: with labelled lines, or without any."""
    return "labelled_lines" if any(field.label is not None for field in own) else "list"


def layout_of_plan(actions: Sequence[ActionDraft], *, figures: bool) -> Layout | None:
    """The shape of most actions, of equally many the one that comes first; None where a document has neither."""
    shapes = Counter(action.context.layout for action in actions if action.context.layout is not None)
    if shapes:
        return shapes.most_common(1)[0][0]
    return "figures" if figures else None
