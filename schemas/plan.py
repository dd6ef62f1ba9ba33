"""A Plan: what one document says, in the common schema. Field by field as the data contract has it.

Text is verbatim, white space folded to single blanks, a line break only between the paragraphs of one cell or item.
Absent values are None, absent lists empty. Section indexes count from 0.
"""

from typing import Any, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from schemas.base import Noun
from schemas.document import Place

Theme = str
PersonRole = Literal["sponsor", "programme_lead", "staff_voice_lead", "signatory"]
LeadRole = Literal["lead", "sponsor", "support"]
TimeKind = Literal["date", "month", "range", "relative", "recurring", "ongoing", "complete", "unspecified"]
Recurrence = Literal["monthly", "quarterly", "biannual", "annual"]
Quantity = Literal["share", "rate", "count", "relative_likelihood", "gap", "other"]
Event = Literal[
    "pay_band", "applied", "shortlisted", "appointed", "disciplinary", "fitness_to_practise", "cpd", "harassment_public",
    "harassment_colleague", "harassment_manager", "harassment_colleague_or_manager", "left", "senior_management",
    "workforce", "pay_gap", "other",
]  # fmt: skip
Service = Literal["adults", "children", "both", "council"]
Unit = Literal["percent", "percentage_points", "count", "ratio", "gbp"]
Qualifier = Literal["about", "more_than", "less_than", "up_to"]
FigureStatus = Literal["actual", "target", "previous"]
AvailabilityStatus = Literal["not_held", "suppressed", "not_applicable"]
Standing = Literal["stated", "inherited", "inferred", "ambiguous", "supplied", "corrected"]


class Council(Noun):
    """The council the document names as its own: official name and GSS code, both None where nothing tells."""

    name: str | None = None
    gss: str | None = None


class Period(Noun):
    """A stretch of time in ISO days ("2022-04-01"); an open end is None."""

    start: str | None
    end: str | None


class Person(Noun):
    """Somebody named for a part in the plan, or a group in `name`."""

    role: PersonRole
    name: str | None
    position: str | None = None


class Section(Noun):
    """A block of the plan with actions in it or figures about it."""

    ref: str | None = None
    title: str | None = None
    objective: str | None = None
    theme: Theme | None = None
    metrics: list[int] = Field(default_factory=list)
    metrics_stated: bool = False
    indicators: list[str] = Field(default_factory=list)
    data_text: str | None = None


class Lead(Noun):
    """One person, role, team or board that an action is given to."""

    text: str
    role: LeadRole = "lead"


class Timeframe(Noun):
    """When an action is due, as printed and as days; a day is never finer than the words."""

    text: str
    kind: TimeKind
    start: str | None = None
    end: str | None = None
    recurrence: Recurrence | None = None


class Action(Noun):
    """The smallest thing to be done that the plan itself sets apart."""

    ref: str | None = None
    section: int | None = None
    heading: str | None = None
    text: str
    leads: list[Lead] = Field(default_factory=list)
    timeframe: Timeframe | None = None
    success: list[str] = Field(default_factory=list)
    progress: str | None = None
    rag: str | None = None
    links: list[str] = Field(default_factory=list)
    metrics: list[int] = Field(default_factory=list)


class Figure(Noun):
    """A number that the plan states about its workforce."""

    section: int | None = None
    metric: int | None = None
    quantity: Quantity
    event: Event
    group: str
    comparator: str | None = None
    service: Service = "both"
    category: str | None = None
    value: float
    unit: Unit
    qualifier: Qualifier | None = None
    status: FigureStatus = "actual"
    period: Period | None = None
    text: str


class Availability(Noun):
    """What a section says about a metric that it gives no figure for."""

    section: int | None = None
    metric: int | None = None
    service: Service = "both"
    status: AvailabilityStatus
    text: str


class Plan(Noun):
    """One document's plan, in the shape of the JSON export."""

    id: str
    framework: str
    council: Council
    title: str | None = None
    period: Period | None = None
    dated: str | None = None
    employees: int | None = None
    people: list[Person] = Field(default_factory=list)
    sections: list[Section] = Field(default_factory=list)
    actions: list[Action] = Field(default_factory=list)
    figures: list[Figure] = Field(default_factory=list)
    availability: list[Availability] = Field(default_factory=list)


class Evidence(Noun):
    """Where a value was read: verbatim pieces, one a place, and how the value follows from them.

    `confidence`, from 0 to 100, is the recognising engine's in the least sure of the words; it is there for scans alone.
    """

    standing: Standing
    words: list[str]
    places: list[Place]
    confidence: float | None = None

    @model_serializer(mode="wrap")
    def _without_empty(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in handler(self).items() if name != "confidence" or value is not None}


def plain(model: Noun) -> dict[str, Any]:
    """The model as JSON-ready values; whole numbers stay whole (58, not 58.0)."""

    def tidy(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: tidy(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [tidy(inner) for inner in value]
        if isinstance(value, float) and value.is_integer():
            return int(value)
        return value

    result: dict[str, Any] = tidy(model.model_dump(mode="json"))
    return result
