"""What a block says below its last action ("Measure: …") in a plan whose other actions have no such line of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.interpret.cycles import OF_BLOCKS, TELLING
from pipeline.interpret.labels import folded
from pipeline.interpret.tree import Field, Scope

FEWEST_RECORDS = 3


@dataclass(frozen=True, slots=True)
class _Place:
    """A labelled field that ends a record, in the list of the block's records."""

    label: str
    node: Field
    block: Scope
    record: Scope
    last: bool


def lift_block_fields(tree: Scope) -> None:
    """Moves fields from the last action to its block, where their label never stands in an action before the last one.

    One block of two actions does not tell: there the last may be the only one with a measure. Nor does a label that most
    blocks lack: what is said of blocks is said of most of them.
    """
    blocks = [scope for scope in tree.walk() if _records(scope)]
    places = [place for scope in blocks for place in _places(scope)]
    for label in {place.label for place in places}:
        same = [place for place in places if place.label == label]
        others = sum(len(_records(place.block)) - 1 for place in same)
        if all(place.last for place in same) and others >= FEWEST_RECORDS - 1 and 2 * len(same) >= len(blocks):
            for place in same:
                _lift(place)


def _records(block: Scope) -> list[Scope]:
    """The actions of a block that are told line by line, with a lead or a time each."""
    return [s for s in block.scopes() if s.kind == "record" and any(f.label is not None for f in _telling(s))]


def _telling(record: Scope) -> list[Field]:
    return [node for node in record.content if isinstance(node, Field) and node.name in TELLING]


def _places(block: Scope) -> Iterator[_Place]:
    records = _records(block)
    for record in records:
        for node in record.content:
            if isinstance(node, Field) and node.name in OF_BLOCKS and node.label is not None:
                last = record is records[-1] and record.content[-1] is node
                yield _Place(folded(node.label_text), node, block, record, last)


def _lift(place: _Place) -> None:
    place.record.content.remove(place.node)
    at = next(n for n, node in enumerate(place.block.content) if node is place.record)
    place.block.content.insert(at + 1, place.node)
