"""Tables that account for a document: where each value was read, what became of each block and number, and the notes."""

from sqlmodel import Field, SQLModel, UniqueConstraint

from schemas.rows.base import ID

_SHA = "The content"


class Evidence(SQLModel, table=True):
    """Where a value of a plan was read: one row for each verbatim piece, in order."""

    __tablename__ = "evidence"

    sha256: str = Field(primary_key=True, foreign_key="plan.sha256", ondelete="CASCADE", description="The content of the plan")
    pointer: str = Field(primary_key=True, description="JSON pointer to the value in the plan, e.g. /actions/3/text")
    piece: int = Field(primary_key=True, description="Number of the piece, from 0")
    standing: str = Field(description="stated, inherited, inferred, ambiguous, supplied or corrected")
    words: str | None = Field(default=None, description="The words as they stand in the document")
    page: int | None = Field(default=None, description="The page, where the format has pages")
    place: str | None = Field(default=None, description="The place as JSON; its fields depend on the format")
    confidence: float | None = Field(
        default=None, description="Of a scan: the recognising engine's, 0 to 100, in the least sure of the value's words"
    )


class Page(SQLModel, table=True):
    """How one page of a document was read."""

    __tablename__ = "page"

    sha256: str = Field(primary_key=True, foreign_key="reading.sha256", ondelete="CASCADE", description=_SHA)
    page: int = Field(primary_key=True, description="The page's number, from 1")
    engine: str = Field(description="Which engine read it")
    letters: int = Field(description="Letters and digits on it")
    width: float | None = Field(default=None, description="Width in points")
    height: float | None = Field(default=None, description="Height in points")
    note: str | None = Field(default=None, description="What is to be said of its reading")


class Block(SQLModel, table=True):
    """A paragraph of a document in reading order, and what became of it; each stands here exactly once."""

    __tablename__ = "block"
    __table_args__ = (UniqueConstraint("sha256", "block"),)

    id: int = Field(primary_key=True, sa_type=ID, description="A number made of the content's hash and the block's")
    sha256: str = Field(foreign_key="reading.sha256", ondelete="CASCADE", description=_SHA)
    block: int = Field(description="The paragraph's number in reading order, from 1")
    kind: str = Field(description="heading, paragraph or item")
    level: int | None = Field(default=None, description="Rank of a heading (1 = highest) or depth of an item (from 0)")
    marker: str | None = Field(default=None, description="Bullet or number as a reader sees it")
    text: str = Field(description="Its text without the marker")
    furniture: str | None = Field(default=None, description="What kind of page furniture it is, if any")
    use: str | None = Field(
        default=None, description="used, furniture, narrative or unclaimed; empty where the document was not interpreted"
    )
    why: str | None = Field(default=None, description="The rule or the record that took it")
    page: int | None = Field(default=None, description="The page it begins on, where the format has pages")
    place: str | None = Field(default=None, description="Where it begins, as JSON; the fields depend on the format")


class Joint(SQLModel, table=True):
    """A receipt: two fragments of a table, or two halves of a row, that a page break had cut and that were joined."""

    __tablename__ = "table_join"

    sha256: str = Field(primary_key=True, foreign_key="reading.sha256", ondelete="CASCADE", description=_SHA)
    ordinal: int = Field(primary_key=True, description="Place in the document's list of joins, from 0")
    kind: str = Field(description="table or row")
    row: int = Field(description="The row of the joined table, from 0")
    signals: str = Field(description="The signs that spoke for the join, parted by '; '")
    text: str | None = Field(default=None, description="How the joined table begins, to find it by")


class NumberUse(SQLModel, table=True):
    """What became of one number in the text."""

    __tablename__ = "number_use"

    sha256: str = Field(primary_key=True, foreign_key="reading.sha256", ondelete="CASCADE", description=_SHA)
    ordinal: int = Field(primary_key=True, description="Place in the account, from 0")
    block: int = Field(description="The paragraph it stands in")
    number: str = Field(description="The number as printed")
    use: str = Field(description="figure, date, reference, band, name, other_value or not_taken")
    sentence: str | None = Field(default=None, description="The sentence of a number that was not taken")


class RowNote(SQLModel, table=True):
    """Something a reader of the results should know about a document."""

    __tablename__ = "note"

    sha256: str = Field(primary_key=True, foreign_key="reading.sha256", ondelete="CASCADE", description=_SHA)
    ordinal: int = Field(primary_key=True, description="Place in the document's list of notes, from 0")
    code: str = Field(description="A short word that can be counted over a batch")
    severity: str = Field(description="info, warning or error")
    message: str = Field(description="One sentence")
    words: str | None = Field(default=None, description="The text that it is about")
    place: str | None = Field(default=None, description="The place in words")
    block: int | None = Field(default=None, description="The paragraph it is about")


class CorrectionRow(SQLModel, table=True):
    """A person's correction of a value, and what became of it; an applied one keeps the machine's value."""

    __tablename__ = "correction"

    ordinal: int = Field(primary_key=True, description="Place in the corrections file, from 0")
    sha256: str = Field(description="The content that it is about, as the file says")
    pointer: str = Field(description="JSON pointer to the value in the plan")
    as_read: str = Field(description="The value as the person saw it, JSON or a bare text")
    corrected: str = Field(description="The value as it should be, JSON or a bare text")
    who: str = Field(default="", description="Who says so")
    why: str = Field(default="", description="Why")
    said_on: str = Field(default="", description="When it was said, as written")
    outcome: str = Field(
        description="applied, no_value, stale, unknown_document, unknown_pointer, wrong_type, invalid or contradictory"
    )
    sentence: str = Field(description="What became of it, in one sentence")
    machine_value: str | None = Field(default=None, description="The machine's value as JSON, of an applied correction")
    machine_evidence: str | None = Field(
        default=None, description="The evidence of the machine's value and all that it holds, by pointer, as JSON"
    )
    applied_to: str | None = Field(
        default=None, foreign_key="plan.sha256", ondelete="CASCADE", description="The plan that it is applied to; else empty"
    )
