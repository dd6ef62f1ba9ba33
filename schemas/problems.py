"""The vocabulary of trouble: how a document can end, the exceptions that stop one, and the notes that travel with it."""

from enum import StrEnum
from typing import Literal

from schemas.base import Noun


class Outcome(StrEnum):
    """How the reading of one file ended. Only `failed` makes a run's exit code 1."""

    OK = "ok"
    PARTIAL = "partial"
    NO_TEXT = "no_text"
    DUPLICATE = "duplicate"
    NOT_A_PLAN = "not_a_plan"
    IGNORED = "ignored"
    FAILED = "failed"


class Reason(StrEnum):
    """Why a document failed: a closed list."""

    EMPTY = "empty"
    UNKNOWN_TYPE = "unknown_type"
    TYPE_MISMATCH = "type_mismatch"
    UNSUPPORTED_VARIANT = "unsupported_variant"
    ENCRYPTED = "encrypted"
    MALFORMED = "malformed"
    TRUNCATED = "truncated"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    BOMB = "bomb"
    UNSAFE_XML = "unsafe_xml"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"
    READ_ERROR = "read_error"
    WRITE_ERROR = "write_error"
    ACCOUNTS = "accounts"
    INTERNAL = "internal"


Severity = Literal["info", "warning", "error"]


class Note(Noun):
    """Something a reader of the results should know: what was not read, not claimed, not sure, or mended.

    `code` is a short snake_case word that can be counted over a batch; `message` one sentence; `words` the text that it
    is about; `where` the place in words ("page 3", "table 2, row 4"); `block` the id of the paragraph, where there is one.
    """

    code: str
    message: str
    severity: Severity = "info"
    words: str | None = None
    where: str | None = None
    block: int | None = None


class CouncilPlansError(Exception):
    """The base of everything this project raises on purpose; its text is one sentence for the user."""


class Unreadable(CouncilPlansError):
    """A document cannot be read. `reason` says which kind; the sentence names the place and what to do."""

    def __init__(self, reason: Reason, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


class UsageError(CouncilPlansError):
    """The run cannot start or go on as asked: a path, an option, a file beside the documents, the database."""
