"""Plans set out under those who lead: "The actions stand under the officer who answers for them". Each heading is a lead."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.interpret.fields.folding import fold
from pipeline.interpret.judging import Sure
from pipeline.interpret.labels import folded
from pipeline.interpret.marks import outline_words
from pipeline.interpret.tree import Field, Line, Scope

FEWEST = 2
_COUNTED = re.compile(r"(?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.):]?\s+|[A-Z][.)]\s+)")
LIKE_A_LEAD = 0.5
_WHO = r"(?:leads?|owners?|officers?|posts?|persons?|people|directors?|teams?|services?|managers?|bod(?:y|ies)|partners?)"
_SAID = (
    re.compile(rf"\bplan by (?:the )?(?:lead|responsible|accountable)? ?{_WHO}\b"),
    re.compile(
        rf"\b(?:set out|listed|grouped|arranged|organised|ordered|shown|stand|presented|sorted|given) (?:by|under|according to)"
        rf" (?:(?:the|each|those|its|their) )*(?:lead|responsible|accountable)? ?{_WHO}?\b[^.]{{0,40}}"
        rf"\b(?:lead(?:s|ing)?|answer(?:s|ing)?|responsible|accountable|delivers?|own(?:s|er)|in charge|do(?:es)?)\b"
    ),
    re.compile(
        rf"\b(?:grouped|arranged|organised|ordered|sorted|set out) by (?:lead|owner|responsible|accountable)(?: {_WHO})?\b"
    ),
)


def give_leads_of_headings(tree: Scope, texts: Iterable[str], sure: Sure) -> None:
    """Where the document says that it is set out by who leads, each heading that reads as a lead gives its block that lead.

    Nothing is given where the actions have leads of their own, or where a single heading reads as one.
    """
    if any(isinstance(node, Field) and node.name == "lead" for scope in tree.walk() for node in scope.content):
        return
    if not any(pattern.search(text) for text in map(fold, texts) for pattern in _SAID):
        return
    for scope in tree.walk():
        parts = [inner for inner in scope.scopes() if inner.kind in {"heading", "banner"} and inner.title]
        named = [(inner, lead) for inner in parts if (lead := _named(inner.title[0], sure)) is not None]
        for inner, lead in named if len(named) >= FEWEST else []:
            inner.content.insert(0, Field("lead", None, [lead]))


def _named(title: Line, sure: Sure) -> Line | None:
    """The words of a heading that name a lead, without its number."""
    counted = _COUNTED.match(title.text)
    words = title.rest(counted.end()) if counted is not None else title
    closing = folded(words.text) in outline_words()["closing"]
    return words if words.text and not closing and sure("lead", words.text) >= LIKE_A_LEAD else None
