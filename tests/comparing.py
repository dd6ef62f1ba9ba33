"""Plans to compare, built in a few lines, and the six invented councils whose tables were worked out by hand."""

from __future__ import annotations

import hashlib
from typing import Any

from pipeline.interpret.frameworks import load_framework
from schemas.plan import Action, Availability, Council, Figure, Lead, Period, Person, Plan, Section, Timeframe
from schemas.reading import StoredPlan
from schemas.register import CouncilEntry, Register

ME, WHITE = "minority_ethnic", "white"
FRAMEWORK = load_framework("sc-wres")
_UNITS = {"share": "percent", "rate": "percent", "count": "count", "relative_likelihood": "ratio", "gap": "percentage_points"}


def council(gss: str, name: str, **more: Any) -> CouncilEntry:
    """A council of an invented register; a unitary, urban, in the north unless said."""
    return CouncilEntry(
        **{
            "gss": gss,
            "name": name,
            "nice_name": name,
            "type": "Unitary authority",
            "region": "North",
            "rural_urban": "Urban",
            **more,
        }
    )


def figure(metric: int | None, quantity: str, event: str, group: str, value: float, text: str, **more: Any) -> Figure:
    """A figure; its unit follows from its quantity."""
    more.setdefault("unit", _UNITS.get(quantity, "count"))
    if isinstance(more.get("period"), tuple):
        more["period"] = Period(start=more["period"][0], end=more["period"][1])
    return Figure(metric=metric, quantity=quantity, event=event, group=group, value=value, text=text, **more)


def pair(metric: int | None, quantity: str, event: str, minority: str, white: str, **more: Any) -> list[Figure]:
    """The two groups' figures; each value is read from its text ("3.4%")."""
    return [
        figure(metric, quantity, event, group, float(text.split()[0].rstrip("%")), text, **more)
        for group, text in ((ME, minority), (WHITE, white))
    ]


def likelihood(metric: int, event: str, value: float, text: str, over: str = ME, **more: Any) -> Figure:
    """A printed likelihood: `over` is the group on top."""
    other = WHITE if over == ME else ME
    return figure(metric, "relative_likelihood", event, over, value, text, comparator=other, **more)


def due(text: str, start: str | None, end: str | None, kind: str = "month") -> Timeframe:
    """A time with its days."""
    return Timeframe(text=text, kind=kind, start=start, end=end)


def action(text: str, *leads: str, time: Timeframe | None = None, metrics: tuple[int, ...] = (), **more: Any) -> Action:
    """An action with its leads."""
    return Action(text=text, leads=[Lead(text=lead) for lead in leads], timeframe=time, metrics=list(metrics), **more)


def plan(name: str | None, gss: str | None = None, dated: str | None = None, **parts: Any) -> Plan:
    """A plan of a council from its parts."""
    slug = (name or "unknown").split()[0].lower()
    return Plan(
        id=f"{slug}-{(dated or 'undated')[:4]}", framework="sc-wres", council=Council(name=name, gss=gss), dated=dated, **parts
    )


def stored(made: Plan, year: str | None = None, **more: Any) -> StoredPlan:
    """A plan as the database gives it."""
    path = more.pop("path", f"{made.id}.docx")
    values: dict[str, Any] = {
        "sha256": hashlib.sha256(path.encode()).hexdigest(),
        "path": path,
        "format": "docx",
        "outcome": "ok",
        "plan": made,
        "council_name": made.council.name,
        "gss": made.council.gss,
        "year": year or (made.dated or "")[:4] or None,
    }
    return StoredPlan(**{**values, **more})


COUNCILS = (
    council("E98000001", "Alderwick Council"),
    council("E98000002", "Bramford Council", region="South", rural_urban="Rural"),
    council("E98000003", "Calderbrook Council"),
    council("E98000004", "Dunholt Council"),
    council("E98000005", "Elmshire County Council", type="County", valid_to="2023-03-31", successors=("E98000007", "E98000008")),
    council("E98000006", "Farrowby Council"),
    council("E98000007", "North Elmshire Council", valid_from="2023-04-01"),
    council("E98000008", "South Elmshire Council", valid_from="2023-04-01"),
    council("E98000009", "Ivelbourne Council", region="South"),
)
REGISTER = Register(COUNCILS, {"E98000001": ("E98000002", "E98000003")})
NO_REGISTER = Register(())
SECTIONS = [
    Section(ref="1", title="Joining us", theme="recruitment_retention", metrics=[2, 8]),
    Section(
        ref="2",
        title="Fair process",
        theme="culture_experience",
        metrics=[3, 4, 6, 7],
        indicators=["Fewer cases go to a hearing"],
    ),
]
YEAR = ("2022-04-01", "2023-03-31")
MARCH_2023 = due("March 2023", "2023-03-01", "2023-03-31")
MARCH_2025 = due("March 2025", "2025-03-01", "2025-03-31")
JUNE_2024 = due("June 2024", "2024-06-01", "2024-06-30")


def worked_corpus() -> list[StoredPlan]:
    """The seven plans of six councils; the working of every table stands in benchmarks/worked/README.md."""
    return [
        stored(_alderwick_before()),
        stored(_alderwick(), year="2024"),
        stored(_bramford()),
        stored(_calderbrook(), outcome="partial"),
        stored(_dunholt()),
        stored(_elmshire()),
        stored(_farrowby()),
    ]


def _alderwick_before() -> Plan:
    return plan(
        "Alderwick Council",
        "E98000001",
        "2022-06",
        sections=SECTIONS,
        figures=[likelihood(3, "disciplinary", 1.8, "1.80 times as likely"), *pair(8, "rate", "left", "14.0%", "10.0%")],
        actions=[
            action("Publish our pay data every year", "Head of HR", time=MARCH_2023, section=0, metrics=(2,)),
            action("Train all interview panels", "Jo Larkspur, Director of Adults", time=MARCH_2023, section=0, metrics=(2,)),
            action("Start a mentoring scheme for new starters", section=1, metrics=(3,)),
        ],
    )


def _alderwick() -> Plan:
    return plan(
        "Alderwick Council",
        "E98000001",
        sections=SECTIONS,
        people=[Person(role="signatory", name="Jo Larkspur", position="Director")],
        figures=[
            *pair(2, "share", "shortlisted", "40%", "60%"),
            *pair(2, "share", "appointed", "30%", "70%"),
            likelihood(3, "disciplinary", 1.25, "1.25 times as likely"),
            figure(4, "count", "fitness_to_practise", "all", 0, "No referrals were made"),
            *pair(6, "rate", "harassment_public", "10% have experienced harassment", "5% have experienced harassment"),
            *pair(8, "rate", "left", "12.0%", "10.0%", service="adults"),
            *pair(8, "rate", "left", "9.0%", "12.0%", service="children"),
            *pair(8, "rate", "left", "11.0%", "13.5%"),
        ],
        actions=[
            action("Publish our pay data every year", "Head of HR", time=MARCH_2025, section=0, metrics=(2,)),
            action(
                "Train all interview panels and their chairs",
                "Jo Larkspur, Director of Adults",
                time=MARCH_2023,
                section=0,
                metrics=(2,),
                progress="Half of them are trained",
            ),
            action(
                "Open a safe space run by the staff network",
                "Staff Network",
                time=due("Ongoing", None, None, "ongoing"),
                section=1,
                metrics=(6, 7),
                success=["The space is used"],
            ),
            action("Publish our pay data every year", time=MARCH_2025, section=1, metrics=(3,)),
        ],
    )


def _bramford() -> Plan:
    return plan(
        "Bramford Council",
        "E98000002",
        "2023-05-02",
        sections=SECTIONS,
        figures=[
            figure(2, "share", "appointed", ME, 22, "22% of those appointed"),
            likelihood(3, "disciplinary", 0.8, "white staff are 0.80 times as likely", over=WHITE),
            *pair(6, "rate", "harassment_public", "4% reported harassment", "2% reported harassment"),
            figure(9, "share", "senior_management", ME, 10, "10% of senior managers"),
            figure(None, "share", "workforce", ME, 25, "25% of the workforce"),
        ],
        availability=[Availability(metric=4, status="suppressed", text="Fewer than 5 cases")],
        actions=[action("Train every interview panel", "Recruitment Team", time=JUNE_2024, section=0, metrics=(2,))],
    )


def _calderbrook() -> Plan:
    return plan(
        "Calderbrook Council",
        "E98000003",
        "2023",
        sections=SECTIONS,
        figures=[
            likelihood(2, "appointed", 1.15, "White applicants are 15% more likely", over=WHITE),
            *pair(3, "rate", "disciplinary", "3%", "2%"),
            *pair(7, "rate", "harassment_colleague", "2%", "1%"),
            *pair(7, "rate", "harassment_manager", "3%", "2%"),
            *pair(7, "rate", "harassment_colleague_or_manager", "4%", "2.5%"),
            figure(9, "share", "senior_management", WHITE, 90, "90% of senior managers are white"),
        ],
        actions=[
            action(
                "Review every disciplinary case before it is opened",
                "Principal Social Worker",
                "EDI Board",
                time=due("TBC", None, None, "unspecified"),
                section=1,
                metrics=(3,),
            ),
        ],
    )


def _dunholt() -> Plan:
    return plan(
        "Dunholt Council",
        "E98000004",
        "2023",
        sections=SECTIONS,
        figures=[
            *_band("Under £25,000", ("72%", 30), ("28%", 70)),
            *_band("£25,000 and over", ("20%", 10), ("80%", 40)),
            *pair(None, "count", "workforce", "200", "800"),
            *pair(3, "count", "disciplinary", "10", "20"),
            *pair(5, "count", "cpd", "3", "40"),
            *pair(4, "count", "fitness_to_practise", "6", "7"),
            likelihood(9, "senior_management", 0.55, "45% less likely"),
        ],
        availability=[Availability(metric=2, status="not_applicable", text="No posts were advertised")],
    )


def _band(band: str, minority: tuple[str, int], white: tuple[str, int]) -> list[Figure]:
    made = []
    for group, (share, count) in ((ME, minority), (WHITE, white)):
        text = f"{share} ({count})"
        made.append(figure(1, "share", "pay_band", group, float(share.rstrip("%")), text, category=band))
        made.append(figure(1, "count", "pay_band", group, count, text, category=band))
    return made


def _elmshire() -> Plan:
    return plan(
        "Elmshire County Council",
        "E98000005",
        "2022-10",
        sections=SECTIONS,
        figures=[
            likelihood(2, "appointed", 0.9, "0.90 times as likely", service="adults"),
            likelihood(3, "disciplinary", 2, "twice as likely"),
            *pair(3, "rate", "disciplinary", "3.0%", "1.6%"),
        ],
        actions=[
            action(
                "Hold exit interviews with all leavers",
                "HR",
                time=due("By 2023", None, "2023-12-31", "range"),
                section=0,
                metrics=(8,),
            )
        ],
    )


def _farrowby() -> Plan:
    return plan(
        "Farrowby Council",
        "E98000006",
        "2023",
        sections=SECTIONS,
        figures=[
            likelihood(8, "left", 1.1, "1.10 times as likely", section=0),
            likelihood(8, "left", 1.4, "1.40 times as likely", section=1),
            likelihood(5, "cpd", 1.3, "1.30 by 2026", status="target"),
        ],
        availability=[
            Availability(metric=2, status="suppressed", text="Low numbers"),
            Availability(metric=3, status="not_held", text="Not recorded"),
        ],
    )
