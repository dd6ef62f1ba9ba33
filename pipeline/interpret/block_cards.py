"""A card below a heading that says the block's objective, lead or data, with the block's actions in a table below it."""

from __future__ import annotations

from dataclasses import replace

from pipeline.interpret.actions import INHERITED
from pipeline.interpret.marks import is_whole_plan
from pipeline.interpret.tree import Field, Node, Scope
from schemas.passage import joined

OF_A_BLOCK = frozenset({"objective", "data", "lead", "sponsor", "support", "metric", "theme", "success", "links", "timeframe"})
NAMING = frozenset({"theme", "objective", "metric", "data"})
# What else such a card may say: what is only told beside an action, and what nobody knows.
BESIDE = frozenset({"resources", ""})
OF_AN_ACTION = INHERITED | {"action", "ref", "success", "progress", "rag", "resources"}


def open_block_cards(tree: Scope) -> None:
    """The fields of such a card are those of its heading's block; several cards below one heading are blocks of their own.

    Of those, a card that has no action holds the cards of single actions that follow it. Below a heading that says its own
    objective, metrics or data the cards of single actions are its actions. One that has a goal is one block with its heading.
    """
    for scope in list(tree.walk()):
        if sum(isinstance(node, Scope) and _opens_block(node) for node in scope.content) > 1:
            scope.content = _nested(scope.content)
        cards = [inner for inner in scope.scopes() if inner.kind == "card"]
        if _tells_of_itself(scope) and cards and all(_is_action_card(card) for card in cards):
            scope.content = [replace(n, kind="record") if isinstance(n, Scope) and n.kind == "card" else n for n in scope.content]
            continue
        if _heads_one_action(scope):
            only = scope.scopes()[0]
            at = next(n for n, node in enumerate(scope.content) if node is only)
            scope.content[at : at + 1] = with_one_action(only).content
            continue
        records = any(inner.kind == "record" for inner in scope.scopes())
        if scope.kind != "heading" or not scope.title or len(cards) != 1 or not records or not _says_of_a_block(cards[0]):
            continue
        if any(isinstance(node, Field) for node in scope.content):
            continue
        at = next(n for n, node in enumerate(scope.content) if node is cards[0])
        if not any(isinstance(node, Scope) for node in scope.content[:at]):
            scope.content[at : at + 1] = cards[0].content


def _heads_one_action(scope: Scope) -> bool:
    """Whether a heading stands over nothing but the card of one action that has a goal: they are one block."""
    cards = scope.scopes()
    if scope.kind != "heading" or not scope.title or is_whole_plan(scope.title[0].text) or len(cards) != 1 or cards[0].title:
        return False
    told = cards[0].kind == "record" and cards[0].layout == "card" and not any(isinstance(n, Field) for n in scope.content)
    return told and all(cards[0].first(name) is not None for name in ("action", "objective"))


def with_one_action(card: Scope) -> Scope:
    """A block of a single action: all that is described is its text, what else the card says is said of the block."""
    return replace(card, content=[_as_one(node) if isinstance(node, Field) else node for node in card.content])


def _as_one(field: Field) -> Field:
    """An action's paragraphs as one text; any other field as it is."""
    if field.name != "action" or not field.lines:
        return field
    return replace(field, lines=[replace(field.lines[0], passage=joined(line.passage for line in field.lines))])


def _tells_of_itself(scope: Scope) -> bool:
    """Whether a heading's own lines say its block's objective, metrics, theme or data."""
    own = [node for node in scope.content if isinstance(node, Field)]
    return scope.kind == "heading" and bool(scope.title) and any(f.name in NAMING and f.lines for f in own)


def _nested(content: list[Node]) -> list[Node]:
    """The nodes of a scope, with each run of cards of actions in the block that the card above it opens."""
    out: list[Node] = []
    block: Scope | None = None
    for at, node in enumerate(content):
        following = content[at + 1] if at + 1 < len(content) else None
        if isinstance(node, Scope) and _opens_block(node) and _is_action_card(following):
            block = block_of_card(node)
            out.append(block)
        elif block is not None and isinstance(node, Scope) and _is_action_card(node):
            block.content.append(replace(node, kind="record"))
        else:
            block = None
            out.append(node)
    return out


def block_of_card(card: Scope) -> Scope:
    """A block headed by what its card says under its theme."""
    theme = card.first("theme")
    if card.title or theme is None or len(theme.lines) != 1:
        return Scope("banner", card.title, list(card.content), card.look, layout=card.layout)
    return Scope("banner", theme.lines, [node for node in card.content if node is not theme], card.look, layout=card.layout)


def _opens_block(card: Scope) -> bool:
    """Whether a card tells of a block alone: its theme, objective, metrics or data, and no action."""
    names = _names(card)
    return card.kind == "card" and bool(names & NAMING) and names <= OF_A_BLOCK


def _is_action_card(node: Node | None) -> bool:
    """Whether a node is the card of a single action: its text, who, when, how one will know, and nothing of a block."""
    if not isinstance(node, Scope) or node.kind not in {"card", "record"}:
        return False
    actions = node.first("action")
    return actions is not None and len(actions.lines) == 1 and _names(node) <= OF_AN_ACTION


def _names(card: Scope) -> set[str]:
    return {node.name if isinstance(node, Field) else "" for node in card.content}


def _says_of_a_block(card: Scope) -> bool:
    fields = all(isinstance(node, Field) for node in card.content)
    names = _names(card)
    return (
        not card.title and fields and bool(names & NAMING or names <= OF_A_BLOCK) and bool(names) and names <= OF_A_BLOCK | BESIDE
    )
