"""Tables of reference: the standard with its metrics and themes, and the register of councils."""

from sqlmodel import Field, ForeignKeyConstraint, SQLModel


class FrameworkRow(SQLModel, table=True):
    """A standard that plans answer to."""

    __tablename__ = "framework"

    code: str = Field(primary_key=True, description="The standard's code, e.g. sc-wres")
    name: str = Field(description="Its name")
    source: str = Field(description="Where its metrics are published")


class ThemeRow(SQLModel, table=True):
    """A canonical theme of a standard."""

    __tablename__ = "theme"

    framework: str = Field(primary_key=True, foreign_key="framework.code", description="The standard")
    code: str = Field(primary_key=True, description="The theme's code, e.g. recruitment_retention")
    name: str = Field(description="The theme's name")


class MetricRow(SQLModel, table=True):
    """A metric of a standard."""

    __tablename__ = "metric"
    __table_args__ = (ForeignKeyConstraint(["framework", "theme"], ["theme.framework", "theme.code"]),)

    framework: str = Field(primary_key=True, foreign_key="framework.code", description="The standard")
    number: int = Field(primary_key=True, description="The metric's number in the standard")
    title: str = Field(description="The metric in a few words")
    wording: str | None = Field(default=None, description="The metric's full wording as the standard prints it")
    kind: str = Field(description="share, event_rate, survey_rate or share_gap")
    adverse: str = Field(
        description="Which side of 1, minority ethnic divided by white, is adverse to minority ethnic staff: above, below or none"
    )
    theme: str | None = Field(default=None, description="The canonical theme it stands under")


class CouncilRow(SQLModel, table=True):
    """A council of the register (England's social care authorities, and those a user added)."""

    __tablename__ = "council"

    gss: str = Field(primary_key=True, description="GSS code, e.g. E10000016")
    name: str = Field(description="Official name")
    type: str | None = Field(default=None, description="Kind of authority, e.g. Unitary authority")
    region: str | None = Field(default=None, description="Region")
