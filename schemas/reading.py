"""A Reading: what interpretation made of one document, and the account of what became of each of its blocks."""

from typing import Literal

from pydantic import Field

from schemas.base import Noun
from schemas.plan import Evidence, Plan
from schemas.problems import Note

Use = Literal["used", "furniture", "narrative", "unclaimed"]


class BlockUse(Noun):
    """What became of one paragraph of the document; `why` names the rule or the record that took it."""

    block: int
    use: Use
    why: str | None = None


class NumberUse(Noun):
    """What became of one number in the text: read as a figure, part of another value, or not taken (with its sentence)."""

    block: int
    number: str
    use: Literal["figure", "date", "reference", "band", "name", "other_value", "not_taken"]
    sentence: str | None = None


class Accounts(Noun):
    """The account of a document's blocks and numbers; every one of them stands in it exactly once."""

    blocks: list[BlockUse] = Field(default_factory=list)
    numbers: list[NumberUse] = Field(default_factory=list)


class Reading(Noun):
    """A document's plan, the evidence of every value (by JSON pointer), the notes and the accounts."""

    plan: Plan
    evidence: dict[str, Evidence] = Field(default_factory=dict)
    notes: list[Note] = Field(default_factory=list)
    accounts: Accounts = Accounts()


class Supplied(Noun):
    """What the user says of a document that it does not say of itself (a row of `--sources`)."""

    file: str | None = None
    sha256: str | None = None
    gss: str | None = None
    year: str | None = None
    url: str | None = None
    retrieved: str | None = None
    note: str | None = None


class StoredPlan(Noun):
    """A plan as it stands in the database, with what the comparison stage needs to know of its document.

    `council_name` and `gss` are the document's own or the supplied ones; `year` is the year of `dated`, else the supplied
    one. `chosen` is true for the one file that counts for its council and year; `choice` says why, or why not.
    `latest` is true for the chosen plan of the council's latest year.
    """

    sha256: str
    path: str
    format: str
    outcome: str
    plan: Plan
    evidence: dict[str, Evidence] = Field(default_factory=dict)
    supplied: Supplied | None = None
    council_name: str | None = None
    gss: str | None = None
    year: str | None = None
    chosen: bool = True
    choice: str | None = None
    latest: bool = True
    blocks: int = 0
    unclaimed: int = 0
