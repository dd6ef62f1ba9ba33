"""Tables about files: runs, the files found, what was made of each content, and what the user says of them."""

from sqlmodel import Field, SQLModel


class Meta(SQLModel, table=True):
    """What the database says of itself: the version of its tables, the program, the licence of its sources."""

    __tablename__ = "meta"

    name: str = Field(primary_key=True, description="What is said: schema_version, program, sources_licence")
    value: str = Field(description="What it is")


class Run(SQLModel, table=True):
    """One run of the program that wrote into this database."""

    __tablename__ = "run"

    number: int = Field(primary_key=True, description="Runs count from 1")
    started: str = Field(description="When it began, UTC, ISO 8601")
    finished: str | None = Field(default=None, description="When it ended; empty where it was broken off")
    program: str = Field(description="The program's version")
    rules: str = Field(description="Hash of the program's reading rules, code and data")
    settings: str = Field(description="Hash of the standard, the register and the vocabulary that the run was given")
    paths: str = Field(description="The files and folders it was given, as a JSON list")
    found: int = Field(default=0, description="Files found below them")
    read: int = Field(default=0, description="Contents read in this run")
    unchanged: int = Field(default=0, description="Files whose content had been read by the same rules before")
    removed: int = Field(default=0, description="Files of earlier runs that are missing below the given paths now")
    failed: int = Field(default=0, description="Files among those found that end as failed")


class ReadingRow(SQLModel, table=True):
    """What was made of one content; files with equal content share it. The account of its blocks adds up."""

    __tablename__ = "reading"

    sha256: str = Field(primary_key=True, description="SHA-256 of the file's bytes; the original is kept as originals/<sha256>")
    bytes: int = Field(description="Size in bytes")
    suffix: str = Field(default="", description="The file name's extension that it was read under, lower case")
    format: str | None = Field(default=None, description="What the bytes are: pdf, docx, html, text, xlsx, odt, scan")
    layout: str | None = Field(
        default=None,
        description="The shape under which most actions were read: table, times_across, card, labelled_section, labelled_lines, "
        "inline_keys, stacked, glued or list; figures where there is no action",
    )
    outcome: str = Field(description="How the reading ended: ok, partial, no_text, not_a_plan, ignored, failed")
    reason: str | None = Field(default=None, description="Why it failed, one word of a closed list; empty unless failed")
    message: str | None = Field(default=None, description="One sentence for a person where the outcome is not ok")
    pages: int | None = Field(default=None, description="Number of pages, where the format has pages")
    engines: str | None = Field(default=None, description="Which engine read how many pages, e.g. 'pdfium 24, pdfplumber 1'")
    letters: int = Field(default=0, description="Letters and digits in the blocks")
    letters_in_file: int = Field(default=0, description="Letters and digits counted in the file independently")
    blocks_used: int = Field(default=0, description="Paragraphs that a value or label of the plan was read from")
    blocks_furniture: int = Field(default=0, description="Paragraphs that are page furniture (running heads, menus …)")
    blocks_narrative: int = Field(default=0, description="Paragraphs that are narrative by a rule")
    blocks_unclaimed: int = Field(default=0, description="Paragraphs that nothing claimed")
    numbers_taken: int = Field(
        default=0, description="Numbers in the text that were read as a figure or as part of another value"
    )
    numbers_not_taken: int = Field(default=0, description="Numbers in the text that were not taken")
    evidence_exact: int = Field(default=0, description="Values whose words stand at their one place, word for word")
    evidence_joined: int = Field(default=0, description="Values whose words stand word for word at several places together")
    evidence_approximate: int = Field(default=0, description="Values whose words stand at their place only nearly")
    evidence_missing: int = Field(default=0, description="Values whose words do not stand at their place")
    evidence_without: int = Field(default=0, description="Values that have no evidence")
    rules: str = Field(description="Hash of the reading rules it was read by; with pictures in it, '+' and the engine for them")
    settings: str = Field(description="Hash of the settings it was read with")
    run: int = Field(foreign_key="run.number", description="The run that read it")


class Source(SQLModel, table=True):
    """What the user says of a document that it does not say of itself (standing: supplied)."""

    __tablename__ = "source"

    key: str = Field(primary_key=True, description="The file or hash that the row of the sources file names")
    file: str | None = Field(default=None, description="Path or name of the file")
    sha256: str | None = Field(default=None, description="SHA-256 of the file's bytes")
    gss: str | None = Field(default=None, description="GSS code of the council, e.g. E10000016")
    year: str | None = Field(default=None, description="Year of the plan, YYYY")
    url: str | None = Field(default=None, description="Where it is published")
    retrieved: str | None = Field(default=None, description="When it was fetched, as the user wrote it")
    note: str | None = Field(default=None, description="A remark")


class DocumentRow(SQLModel, table=True):
    """One row for every file found, whatever became of it."""

    __tablename__ = "document"

    path: str = Field(primary_key=True, description="Path below the folder that was given; odd bytes are written as escapes")
    name: str = Field(description="The file's name")
    sha256: str | None = Field(
        default=None, foreign_key="reading.sha256", index=True, description="Its content; empty where it could not be opened"
    )
    format: str | None = Field(default=None, description="What the bytes are: pdf, docx, html, text, xlsx, odt, scan")
    outcome: str = Field(description="ok, partial, no_text, duplicate, not_a_plan, ignored or failed")
    reason: str | None = Field(default=None, description="Why it failed, one word of a closed list; empty unless failed")
    message: str | None = Field(default=None, description="One sentence for a person where the outcome is not ok")
    pages: int | None = Field(default=None, description="Number of pages, where the format has pages")
    duplicate_of: str | None = Field(default=None, description="The path of the file with the same content that counts instead")
    source: str | None = Field(default=None, foreign_key="source.key", description="The row of the sources file that is about it")
    export: str | None = Field(default=None, description="Name of its files in plans/ and evidence/, where a plan was read")
    location: str = Field(description="Where it was found on the machine of the last run")
    run: int = Field(foreign_key="run.number", description="The run that found it last")
