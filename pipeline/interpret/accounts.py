"""The account of a document: what became of each of its paragraphs and numbers, each of them exactly once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from pipeline.interpret.judging import Sure
from pipeline.interpret.narrative import narrative
from pipeline.interpret.number_accounts import Taken, account_numbers
from schemas.document import Document
from schemas.reading import Accounts, BlockUse


def account(document: Document, used: Mapping[int, str], owed: Collection[int], read: Iterable[Taken], sure: Sure) -> Accounts:
    """Each paragraph: used by a record (and which), furniture, narrative by rule, or unclaimed; and each number in the text.

    What is `owed` to a field is no narrative, whatever it looks like: a value that its reader did not take is unclaimed.
    The numbers of page furniture are no part of the text.
    """
    furniture = {
        p.id: p.furniture for p in document.paragraphs() if p.id not in used and (p.furniture is not None or not p.text.strip())
    }
    rules = narrative(document, {*used, *furniture, *owed}, sure)
    rows = []
    for paragraph in document.paragraphs():
        here = paragraph.id
        if here in used:
            rows.append(BlockUse(block=here, use="used", why=used[here]))
        elif here in furniture:
            rows.append(BlockUse(block=here, use="furniture", why=furniture[here]))
        elif here in rules:
            rows.append(BlockUse(block=here, use="narrative", why=rules[here]))
        else:
            rows.append(BlockUse(block=here, use="unclaimed"))
    text = (paragraph for paragraph in document.paragraphs() if paragraph.id not in furniture)
    return Accounts(blocks=rows, numbers=account_numbers(text, read))
