"""A Reading: what interpretation made of one document, and the account of what became of each of its blocks."""

from typing import Literal

from pydantic import Field

from schemas.base import Noun
from schemas.plan import Evidence, Plan
from schemas.problems import Note

Use = Literal["used", "furniture", "narrative", "unclaimed"]
# The shapes under which actions are read; what stands for a plan is the shape of most of its actions.
#   table            a row an action, under a head or by what the columns hold; also where its grid was lost on the way
#   times_across     times in the head of a table, a strand a row
#   card             labels on the left, values on the right, a card an objective or an action
#   labelled_section a label as heading or line ("Actions"), a list or paragraphs below it
#   labelled_lines   an action with lines of its own below it, each with its label ("Lead: …")
#   inline_keys      all of an action's labels in one line
#   stacked          cells one below the other, row by row or column by column, without labels
#   glued            lead and time at the end of the line, without a blank or a label
#   list             items or numbered lines without any label
#   figures          no action, figures alone
Layout = Literal[
    "table", "times_across", "card", "labelled_section", "labelled_lines", "inline_keys", "stacked", "glued", "list", "figures",
]  # fmt: skip


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
    layout: Layout | None = None


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
    layout: str | None = None
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
