"""What blocks state as their "Outcome" in a plan whose actions have measures of their own: the blocks' aims."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.interpret.labels import folded
from pipeline.interpret.marks import outline_words
from pipeline.interpret.tree import Field, Scope


def name_block_aims(tree: Scope) -> None:
    """Makes objectives of the outcomes that blocks side by side state, where most actions in their tables are measured."""
    for scope in tree.walk():
        blocks = [inner for inner in scope.scopes() if inner.kind in {"banner", "heading"}]
        aims = [aim for block in blocks for aim in _aims(block)]
        if aims and _are_measured([record for block in blocks for record in block.scopes()]):
            for aim in aims:
                aim.name = "objective"


def _aims(block: Scope) -> list[Field]:
    fields = [node for node in block.content if isinstance(node, Field) and node.name == "success"]
    stated = block.first("objective") is not None
    return [] if stated else [f for f in fields if folded(f.label_text) in outline_words()["aims"]]


def _are_measured(records: Sequence[Scope]) -> bool:
    return 2 * sum(record.first("success") is not None for record in records) > len(records)
