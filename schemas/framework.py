"""A Framework: a standard's metrics and themes as data, one TOML file a standard; Python knows none of its numbers."""

from typing import Literal

from pydantic import Field

from schemas.base import Noun
from schemas.plan import Event


class Metric(Noun):
    """One metric of a standard.

    `wordings` are the metric's full wordings as the standard and its editions print them; `names` its short names;
    `events` the events of figures that belong to it; `adverse` the direction, in minority ethnic ÷ white, that is adverse
    to minority ethnic staff ("above" 1, "below" 1, or "none" where there is no single number).
    """

    number: int
    title: str
    wordings: list[str]
    names: list[str] = Field(default_factory=list)
    events: list[Event]
    kind: Literal["share", "event_rate", "survey_rate", "share_gap"]
    adverse: Literal["above", "below", "none"]
    theme: str | None = None


class ThemeOfFramework(Noun):
    """A canonical theme: its code, its name, other names that plans use, and the metrics that stand under it."""

    code: str
    name: str
    aliases: list[str] = Field(default_factory=list)
    metrics: list[int] = Field(default_factory=list)


class Framework(Noun):
    """A standard: its code as stored ("sc-wres"), its name, the words that plans use for "metric", metrics, themes.

    `subject` lists words of the standard's subject: a document in which none of them stands is about something else, and no
    figure in it is one of the standard's. Empty where any subject will do. `list_words` stand for metrics only where a line is
    nothing but a list of these ("Standards 1, 9"): elsewhere they count other things.
    """

    code: str
    name: str
    source: str
    subject: list[str] = Field(default_factory=list)
    metric_words: list[str] = Field(default_factory=list)
    list_words: list[str] = Field(default_factory=list)
    metrics: list[Metric] = Field(default_factory=list)
    themes: list[ThemeOfFramework] = Field(default_factory=list)

    def metric(self, number: int) -> Metric | None:
        """The metric of a number, or None where the standard has none."""
        return next((m for m in self.metrics if m.number == number), None)
