"""A card below a heading that says the block's objective, lead or data, with the block's actions in a table below it."""

from __future__ import annotations

from pipeline.interpret.tree import Field, Scope

OF_A_BLOCK = frozenset({"objective", "data", "lead", "sponsor", "support", "metric", "theme", "success", "links", "timeframe"})


def open_block_cards(tree: Scope) -> None:
    """The fields of such a card are those of its heading's block; several cards below one heading are blocks of their own."""
    for scope in list(tree.walk()):
        cards = [inner for inner in scope.scopes() if inner.kind == "card"]
        records = any(inner.kind == "record" for inner in scope.scopes())
        if scope.kind != "heading" or not scope.title or len(cards) != 1 or not records or not _says_of_a_block(cards[0]):
            continue
        if any(isinstance(node, Field) for node in scope.content):
            continue
        at = next(n for n, node in enumerate(scope.content) if node is cards[0])
        if not any(isinstance(node, Scope) for node in scope.content[:at]):
            scope.content[at : at + 1] = cards[0].content


def _says_of_a_block(card: Scope) -> bool:
    names = [node.name if isinstance(node, Field) else "" for node in card.content]
    return not card.title and bool(names) and all(name in OF_A_BLOCK for name in names)
