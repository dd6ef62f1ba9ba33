"""What a worker answers about one document: the plan with its evidence, the account, or why there is none."""

from __future__ import annotations

from pydantic import Field

from pipeline.evidence import EvidenceReport
from schemas.base import Noun
from schemas.document import Document, PageReading, Place, Table
from schemas.plan import Evidence, Plan
from schemas.problems import Note, Outcome, Reason
from schemas.reading import Layout, NumberUse, Reading, Use


class BlockAccount(Noun):
    """A paragraph of the document with what became of it."""

    block: int
    kind: str
    level: int | None = None
    marker: str | None = None
    text: str
    furniture: str | None = None
    use: Use | None = None
    why: str | None = None
    place: Place | None = None


class Receipt(Noun):
    """A join of a table that a page break had cut, with the table's first words."""

    kind: str
    row: int
    signals: tuple[str, ...]
    text: str | None = None


class Answer(Noun):
    """How the reading of one content ended, and all that it gave."""

    outcome: Outcome
    reason: Reason | None = None
    message: str | None = None
    format: str | None = None
    layout: Layout | None = None
    plan: Plan | None = None
    evidence: dict[str, Evidence] = Field(default_factory=dict)
    found_again: EvidenceReport | None = None
    notes: list[Note] = Field(default_factory=list)
    numbers: list[NumberUse] = Field(default_factory=list)
    blocks: list[BlockAccount] = Field(default_factory=list)
    receipts: list[Receipt] = Field(default_factory=list)
    pages: list[PageReading] = Field(default_factory=list)
    recogniser: str | None = None
    letters: int = 0
    letters_in_file: int = 0


def failure(reason: Reason, message: str, format: str | None = None) -> Answer:  # noqa: A002
    """The answer of a document that could not be read."""
    return Answer(outcome=Outcome.FAILED, reason=reason, message=message, format=format)


def block_accounts(document: Document, reading: Reading | None) -> list[BlockAccount]:
    """Every paragraph of a document in reading order with its use; without a reading the uses are left open."""
    uses = {use.block: use for use in reading.accounts.blocks} if reading else {}
    out = []
    for paragraph in document.paragraphs():
        use = uses.get(paragraph.id)
        out.append(
            BlockAccount(
                block=paragraph.id, kind=paragraph.kind, level=paragraph.level, marker=paragraph.marker, text=paragraph.text,
                furniture=paragraph.furniture, use=use.use if use else None, why=use.why if use else None,
                place=paragraph.spans[0].place if paragraph.spans else None,
            )
        )  # fmt: skip
    return out


def receipts(document: Document) -> list[Receipt]:
    """The joins of all the document's tables."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [
        Receipt(kind=join.kind, row=join.row, signals=join.signals, text=_beginning(table))
        for table in tables
        for join in table.joins
    ]


def _beginning(table: Table) -> str | None:
    words = " | ".join(cell.text for cell in table.cells[: table.columns] if cell.text)
    return words[:200] or None
