"""Tables of plans: sections, actions with all that hangs on them, figures, and what is missing by the plan's own word.

`ordinal` is the place in the plan's list, from 0, as in the JSON export and in the evidence's pointers.
"""

from sqlmodel import Field, ForeignKeyConstraint, SQLModel, UniqueConstraint

from schemas.rows.base import ID

_SHA = "The content that the plan was read from"
_ORDINAL = "Place in the list, from 0"


class PlanRow(SQLModel, table=True):
    """The plan that was read from one content."""

    __tablename__ = "plan"

    sha256: str = Field(primary_key=True, foreign_key="reading.sha256", ondelete="CASCADE", description=_SHA)
    id: str = Field(index=True, description="Slug of council and year, e.g. borsetshire-2022; files of one plan share it")
    framework: str = Field(foreign_key="framework.code", description="The standard it answers to")
    council_name: str | None = Field(default=None, description="Official name of the council the document names as its own")
    gss: str | None = Field(default=None, foreign_key="council.gss", description="That council's GSS code")
    title: str | None = Field(default=None, description="The document's own title")
    period_start: str | None = Field(default=None, description="First day that the plan says it covers")
    period_end: str | None = Field(default=None, description="Last day that the plan says it covers")
    dated: str | None = Field(default=None, description="The plan's own date as printed: YYYY, YYYY-MM or YYYY-MM-DD")
    employees: int | None = Field(default=None, description="Number of (direct) employees that the plan states")
    chosen: bool = Field(default=True, description="Whether this file counts for its council and year")
    choice: str | None = Field(default=None, description="Why it counts, or why another file counts instead")
    latest: bool = Field(default=True, description="Whether it is the chosen plan of the council's latest year")


class PersonRow(SQLModel, table=True):
    """Somebody named for a part in the plan."""

    __tablename__ = "person"

    sha256: str = Field(primary_key=True, foreign_key="plan.sha256", ondelete="CASCADE", description=_SHA)
    ordinal: int = Field(primary_key=True, description=_ORDINAL)
    role: str = Field(description="sponsor, programme_lead, staff_voice_lead or signatory")
    name: str | None = Field(default=None, description="Name of the person or group")
    position: str | None = Field(default=None, description="Post")


class SectionRow(SQLModel, table=True):
    """One block of the plan with actions in it or figures about it."""

    __tablename__ = "section"

    sha256: str = Field(primary_key=True, foreign_key="plan.sha256", ondelete="CASCADE", description=_SHA)
    ordinal: int = Field(primary_key=True, description=_ORDINAL)
    ref: str | None = Field(default=None, description="First number or label of the heading as printed")
    title: str | None = Field(default=None, description="Heading without its ref")
    objective: str | None = Field(default=None, description="Objective statement")
    theme: str | None = Field(default=None, description="Code of the canonical theme (table theme)")
    metrics_stated: bool = Field(default=False, description="Whether the document itself names the metrics")
    data_text: str | None = Field(default=None, description="Narrative of data")


class SectionMetric(SQLModel, table=True):
    """A metric that a section is about."""

    __tablename__ = "section_metric"
    __table_args__ = (ForeignKeyConstraint(["sha256", "section"], ["section.sha256", "section.ordinal"], ondelete="CASCADE"),)

    sha256: str = Field(primary_key=True, description=_SHA)
    section: int = Field(primary_key=True, description="The section's ordinal")
    ordinal: int = Field(primary_key=True, description=_ORDINAL)
    metric: int = Field(description="Number of the metric")


class SectionSuccess(SQLModel, table=True):
    """A success measure stated for a section as a whole."""

    __tablename__ = "section_indicator"
    __table_args__ = (ForeignKeyConstraint(["sha256", "section"], ["section.sha256", "section.ordinal"], ondelete="CASCADE"),)

    sha256: str = Field(primary_key=True, description=_SHA)
    section: int = Field(primary_key=True, description="The section's ordinal")
    ordinal: int = Field(primary_key=True, description=_ORDINAL)
    text: str = Field(description="The measure as printed")


class ActionRow(SQLModel, table=True):
    """An action: the smallest thing to be done that the plan itself sets apart."""

    __tablename__ = "action"
    __table_args__ = (
        UniqueConstraint("sha256", "ordinal"),
        ForeignKeyConstraint(["sha256", "section"], ["section.sha256", "section.ordinal"], ondelete="CASCADE"),
    )

    id: int = Field(primary_key=True, sa_type=ID, description="A number made of the content's hash and the ordinal")
    sha256: str = Field(foreign_key="plan.sha256", ondelete="CASCADE", description=_SHA)
    ordinal: int = Field(description=_ORDINAL)
    section: int | None = Field(default=None, description="Ordinal of the section it stands in")
    ref: str | None = Field(default=None, description="Number as printed")
    heading: str | None = Field(default=None, description="Sub-heading or parent action it stands under")
    text: str = Field(description="The action as printed")
    progress: str | None = Field(default=None, description="Update text as printed")
    rag: str | None = Field(default=None, description="RAG status as printed, lower case")


def _of_action() -> tuple[ForeignKeyConstraint]:
    return (ForeignKeyConstraint(["sha256", "action"], ["action.sha256", "action.ordinal"], ondelete="CASCADE"),)


class LeadRow(SQLModel, table=True):
    """A person, role, team or board that an action is given to."""

    __tablename__ = "lead"
    __table_args__ = _of_action()

    sha256: str = Field(primary_key=True, description=_SHA)
    action: int = Field(primary_key=True, description="The action's ordinal")
    ordinal: int = Field(primary_key=True, description=_ORDINAL)
    text: str = Field(description="The lead as printed")
    role: str = Field(description="lead, sponsor or support")


class TimeframeRow(SQLModel, table=True):
    """When an action is due, as printed and as days."""

    __tablename__ = "timeframe"
    __table_args__ = _of_action()

    sha256: str = Field(primary_key=True, description=_SHA)
    action: int = Field(primary_key=True, description="The action's ordinal")
    text: str = Field(description="The time as printed")
    kind: str = Field(description="date, month, range, relative, recurring, ongoing, complete or unspecified")
    start_day: str | None = Field(default=None, description="First day, ISO; empty where the words give none")
    end_day: str | None = Field(default=None, description="Last day, ISO; empty where the words give none")
    recurrence: str | None = Field(default=None, description="monthly, quarterly, biannual or annual")


class Success(SQLModel, table=True):
    """A success measure stated for an action."""

    __tablename__ = "success"
    __table_args__ = _of_action()

    sha256: str = Field(primary_key=True, description=_SHA)
    action: int = Field(primary_key=True, description="The action's ordinal")
    ordinal: int = Field(primary_key=True, description=_ORDINAL)
    text: str = Field(description="The measure as printed")


class Link(SQLModel, table=True):
    """Another plan that an action is said to link to."""

    __tablename__ = "link"
    __table_args__ = _of_action()

    sha256: str = Field(primary_key=True, description=_SHA)
    action: int = Field(primary_key=True, description="The action's ordinal")
    ordinal: int = Field(primary_key=True, description=_ORDINAL)
    text: str = Field(description="The link as printed")


class ActionMetric(SQLModel, table=True):
    """A metric that an action names, or that its section is about."""

    __tablename__ = "action_metric"
    __table_args__ = _of_action()

    sha256: str = Field(primary_key=True, description=_SHA)
    action: int = Field(primary_key=True, description="The action's ordinal")
    ordinal: int = Field(primary_key=True, description=_ORDINAL)
    metric: int = Field(description="Number of the metric")


class FigureRow(SQLModel, table=True):
    """A number that the plan states about its workforce."""

    __tablename__ = "figure"
    __table_args__ = (ForeignKeyConstraint(["sha256", "section"], ["section.sha256", "section.ordinal"], ondelete="CASCADE"),)

    sha256: str = Field(primary_key=True, foreign_key="plan.sha256", ondelete="CASCADE", description=_SHA)
    ordinal: int = Field(primary_key=True, description=_ORDINAL)
    section: int | None = Field(default=None, description="Ordinal of the section it stands in")
    metric: int | None = Field(default=None, description="Number of the metric, empty where it is about none")
    quantity: str = Field(description="share, rate, count, relative_likelihood, gap or other")
    event: str = Field(description="What happened to the staff counted, e.g. appointed, disciplinary, left")
    staff_group: str = Field(description="minority_ethnic, white, not_stated, all, or the printed name of a narrower group")
    comparator: str | None = Field(default=None, description="The other group of a likelihood or gap")
    service: str = Field(description="adults, children, both or council")
    category: str | None = Field(default=None, description="Pay band or other sub-division as printed")
    value: float = Field(description="The number as printed; of '<5' it is 5, so sum value_low or value_high instead")
    value_low: float | None = Field(default=None, description="The least that it can be by its qualifier; of '<5' it is 0")
    value_high: float | None = Field(
        default=None, description="The most that it can be by its qualifier; of a count '<5' it is 4"
    )
    unit: str = Field(description="percent, percentage_points, count, ratio or gbp")
    qualifier: str | None = Field(default=None, description="about, more_than, less_than or up_to")
    status: str = Field(description="actual, target or previous")
    period_start: str | None = Field(default=None, description="First day of the period it is about")
    period_end: str | None = Field(default=None, description="Last day of the period it is about")
    text: str = Field(description="The shortest clause or cell that holds the number, as printed")


class AvailabilityRow(SQLModel, table=True):
    """What a section says about a metric that it gives no figure for."""

    __tablename__ = "availability"
    __table_args__ = (ForeignKeyConstraint(["sha256", "section"], ["section.sha256", "section.ordinal"], ondelete="CASCADE"),)

    sha256: str = Field(primary_key=True, foreign_key="plan.sha256", ondelete="CASCADE", description=_SHA)
    ordinal: int = Field(primary_key=True, description=_ORDINAL)
    section: int | None = Field(default=None, description="Ordinal of the section that says so")
    metric: int | None = Field(default=None, description="Number of the metric")
    service: str = Field(description="adults, children, both or council")
    status: str = Field(description="not_held, suppressed or not_applicable")
    text: str = Field(description="The words as printed")
