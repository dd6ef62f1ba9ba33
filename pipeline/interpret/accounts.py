"""The account of a document: what became of each of its paragraphs. Narrative is what a rule says it is, never the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping

from schemas.document import Document, Paragraph
from schemas.reading import Accounts, BlockUse

_SENTENCE = re.compile(r"[a-z,;)][ ].*[.!?:]\W*$", re.DOTALL)


def account(document: Document, used: Mapping[int, str]) -> Accounts:
    """Each paragraph once: used by a record (and which), furniture, narrative by rule, or unclaimed."""
    rows = []
    for paragraph in document.paragraphs():
        if paragraph.id in used:
            rows.append(BlockUse(block=paragraph.id, use="used", why=used[paragraph.id]))
        elif paragraph.furniture is not None or not paragraph.text.strip():
            rows.append(BlockUse(block=paragraph.id, use="furniture", why=paragraph.furniture))
        elif rule := narrative_rule(paragraph):
            rows.append(BlockUse(block=paragraph.id, use="narrative", why=rule))
        else:
            rows.append(BlockUse(block=paragraph.id, use="unclaimed"))
    return Accounts(blocks=rows)


def narrative_rule(paragraph: Paragraph) -> str | None:
    """Why a paragraph is narrative: a heading, whole sentences, a list item of prose; None where no rule says so."""
    if paragraph.kind == "heading":
        return "heading"
    if len(paragraph.text) >= 60 and _SENTENCE.search(paragraph.text):
        return "sentences"
    if paragraph.kind == "item" and len(paragraph.text.split()) >= 4:
        return "list"
    return None
