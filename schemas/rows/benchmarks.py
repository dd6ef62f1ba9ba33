"""Tables of the comparison: comparable values with their sources, the audit, similar actions, change over the years.

They are made anew as a whole by every comparison, from the plans that count.
"""

from sqlmodel import Field, ForeignKeyConstraint, SQLModel

_SHA = "The content that the plan was read from"
_ORDINAL = "Place in the plan's list, from 0"
_MARKER = (
    "Why there is no value: [c] withheld by the council, [c1] hidden here, [u] too few, [u1] not comparable, [u2] stated in \
two ways, [x] not stated, [x1] unreadable, [x2] not held, [z] not applicable"
)


def _figure(column: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["sha256", column], ["figure.sha256", "figure.ordinal"], ondelete="CASCADE")


def _action() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["sha256", "action"], ["action.sha256", "action.ordinal"], ondelete="CASCADE")


class IndicatorRow(SQLModel, table=True):
    """A metric's comparable value for one event, service, sub-division and period of a plan, or why there is none."""

    __tablename__ = "indicator"

    sha256: str = Field(primary_key=True, foreign_key="plan.sha256", ondelete="CASCADE", description=_SHA)
    ordinal: int = Field(primary_key=True, description=_ORDINAL)
    metric: int = Field(description="Number of the metric")
    event: str | None = Field(default=None, description="What happened to the staff counted; empty where nothing is printed")
    category: str | None = Field(default=None, description="Pay band or other sub-division as printed")
    service: str = Field(description="adults, children, both or council")
    status: str = Field(description="actual or previous")
    period_start: str | None = Field(default=None, description="First day of the period")
    period_end: str | None = Field(default=None, description="Last day of the period")
    measure: str | None = Field(
        default=None,
        description="relative_likelihood (minority ethnic ÷ white), share (of minority ethnic staff), gap_to_workforce or"
        " stated_gap (minority ethnic minus the other)",
    )
    value: float | None = Field(default=None, description="The canonical value; empty where the marker says why")
    unit: str | None = Field(default=None, description="ratio, percent or percentage_points")
    low: float | None = Field(default=None, description="Lower end of the interval")
    high: float | None = Field(default=None, description="Upper end; empty with a kind of interval: without limit")
    interval: str | None = Field(default=None, description="rounding (by the printed decimals), or katz, exact, wilson (95%)")
    position: str | None = Field(
        default=None, description="adverse, within the screening band, favourable, undecided or no direction"
    )
    basis: str | None = Field(default=None, description="stated, turned round, from two rates, counts, shares or pairs of shares")
    bound: bool = Field(default=False, description="Whether the value is only a limit, such as 'more than twice'")
    printed_value: float | None = Field(default=None, description="The number as printed, before it was turned round")
    printed_over: str | None = Field(default=None, description="Which group is on top in the printed number")
    minority_ethnic: float | None = Field(default=None, description="Minority ethnic rate or share as printed, in percent")
    white: float | None = Field(default=None, description="White rate or share as printed, in percent")
    definition: str | None = Field(default=None, description="reporting or experiencing, where the words say so")
    audit: str | None = Field(default=None, description="Worst result of the audit of its figures")
    headline: bool = Field(default=False, description="Whether it stands for the plan in the table headline")
    marker: str | None = Field(default=None, description=_MARKER)
    reason: str | None = Field(default=None, description="The same in words")


class IndicatorSource(SQLModel, table=True):
    """A figure that an indicator was made from."""

    __tablename__ = "indicator_source"
    __table_args__ = (
        ForeignKeyConstraint(["sha256", "indicator"], ["indicator.sha256", "indicator.ordinal"], ondelete="CASCADE"),
        _figure("figure"),
    )

    sha256: str = Field(primary_key=True, description=_SHA)
    indicator: int = Field(primary_key=True, description="The indicator's ordinal")
    ordinal: int = Field(primary_key=True, description="Place among its sources, from 0")
    figure: int = Field(description="The figure's ordinal")


class Restated(SQLModel, table=True):
    """A figure or action that a plan states a second time; it counts once."""

    __tablename__ = "restated"

    sha256: str = Field(primary_key=True, foreign_key="plan.sha256", ondelete="CASCADE", description=_SHA)
    pointer: str = Field(primary_key=True, description="The double, e.g. /figures/12 or /actions/3")
    restates: str = Field(description="What it restates: an earlier figure or action, or the section that carries it out")


class AuditRow(SQLModel, table=True):
    """One check of a plan's own arithmetic."""

    __tablename__ = "audit"

    sha256: str = Field(primary_key=True, foreign_key="plan.sha256", ondelete="CASCADE", description=_SHA)
    ordinal: int = Field(primary_key=True, description=_ORDINAL)
    checked: str = Field(description="What was compared with what, e.g. 'share against counts'")
    result: str = Field(description="consistent, rounding, contradictory or undecidable")
    metric: int | None = Field(default=None, description="Number of the metric")
    event: str = Field(description="What happened to the staff counted")
    service: str = Field(description="adults, children, both or council")
    category: str | None = Field(default=None, description="Pay band or other sub-division, in lower case")
    period_start: str | None = Field(default=None, description="First day of the period")
    period_end: str | None = Field(default=None, description="Last day of the period")
    stated_value: float | None = Field(default=None, description="The number that was checked, as printed")
    recomputed: float | None = Field(default=None, description="What the figures beside it give")
    low: float | None = Field(default=None, description="The least that they can give, all of them being rounded")
    high: float | None = Field(default=None, description="The most that they can give")
    unit: str | None = Field(default=None, description="Unit of these numbers")
    why: str = Field(description="The comparison in one sentence")
    words: str | None = Field(default=None, description="The statement as printed")
    place: str | None = Field(default=None, description="Where it stands")
    words_beside: str | None = Field(default=None, description="What it was compared with, as printed")
    place_beside: str | None = Field(default=None, description="Where that stands")
    stated: str = Field(description="The figures checked, as pointers into the plan")
    beside: str | None = Field(default=None, description="The figures that they were compared with")
    marker: str | None = Field(default=None, description="[c1] where the recomputed number is hidden, [u1] where there is none")


class SimilarAction(SQLModel, table=True):
    """An action of a newest plan in its group of similar actions of all councils on one metric."""

    __tablename__ = "similar_action"
    __table_args__ = (_action(),)

    sha256: str = Field(primary_key=True, description=_SHA)
    action: int = Field(primary_key=True, description="The action's ordinal")
    metric: int = Field(primary_key=True, description="Number of the metric; 0 for an action under none")
    group_number: int = Field(description="Number of the group within its metric; the group of most councils is 1")
    councils_in_group: int = Field(description="Councils with an action in the group")
    actions_in_group: int = Field(description="Actions in the group")
    likeness: float | None = Field(default=None, description="Average likeness to the group's other actions, from 0 to 1")


class ChangeRow(SQLModel, table=True):
    """What became of a value, figure or action from one plan of a council to its next."""

    __tablename__ = "change"

    sha256: str = Field(primary_key=True, foreign_key="plan.sha256", ondelete="CASCADE", description="The later plan's content")
    ordinal: int = Field(primary_key=True, description="Place in the list of changes, from 0")
    sha256_before: str = Field(foreign_key="plan.sha256", ondelete="CASCADE", description="The earlier plan's content")
    kind: str = Field(description="indicator, figure or action")
    result: str = Field(
        description="What became of it: higher, lower, same, only after …; kept, reworded, re-dated, dropped, new"
    )
    metric: int | None = Field(default=None, description="Number of the metric")
    event: str | None = Field(default=None, description="What happened to the staff counted")
    subject: str | None = Field(default=None, description="Measure of an indicator, or quantity and group of a figure")
    service: str | None = Field(default=None, description="adults, children, both or council")
    category: str | None = Field(default=None, description="Pay band or other sub-division, in lower case")
    value_before: float | None = Field(default=None, description="The value in the earlier plan")
    value_after: float | None = Field(default=None, description="The value in the later plan")
    difference: float | None = Field(default=None, description="Later minus earlier")
    unit: str | None = Field(default=None, description="Unit of these")
    likeness: float | None = Field(default=None, description="Likeness of the two texts, from 0 to 1")
    words_before: str | None = Field(default=None, description="The earlier plan's words")
    words_after: str | None = Field(default=None, description="The later plan's words")
    time_before: str | None = Field(default=None, description="The action's time in the earlier plan")
    time_after: str | None = Field(default=None, description="Its time in the later plan")
    before: str | None = Field(default=None, description="Pointer into the earlier plan")
    after: str | None = Field(default=None, description="Pointer into the later plan")
    marker: str | None = Field(default=None, description=_MARKER)
    reason: str | None = Field(default=None, description="The same in words")


class CouncilWithoutPlan(SQLModel, table=True):
    """A council of the register that was in being on the day of the comparison and of which there is no plan."""

    __tablename__ = "council_without_plan"

    gss: str = Field(primary_key=True, description="GSS code")
    name: str = Field(description="Official name")
    type: str | None = Field(default=None, description="Kind of authority")
    region: str | None = Field(default=None, description="Region")
    as_of: str | None = Field(default=None, description="The day of the comparison; empty where no plan has a date")


BENCHMARK_TABLES: tuple[type[SQLModel], ...] = (
    IndicatorRow, IndicatorSource, Restated, AuditRow, SimilarAction, ChangeRow, CouncilWithoutPlan,
)  # fmt: skip
