"""The base of every noun: frozen, strict about names, and compared by value."""

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A checked, unchangeable value; an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
