from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlmodel import SQLModel, insert

from pipeline.answer import Answer
from pipeline.store.load import load_all
from pipeline.store.save import rows_of
from pipeline.store.tables import table
from schemas.document import Place
from schemas.plan import (
    Action,
    Availability,
    Council,
    Evidence,
    Figure,
    Lead,
    Period,
    Person,
    Plan,
    Section,
    Timeframe,
    plain,
)
from schemas.problems import Outcome
from schemas.rows import TABLES, PlanRow

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
MAYBE = st.none() | WORDS
METRICS = st.lists(st.integers(1, 9), max_size=3)
DAYS = st.none() | st.builds(Period, start=st.just("2022-04-01"), end=st.none() | st.just("2023-03-31"))


def within(count: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(0, count - 1) if count else st.none()


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    sections = draw(
        st.lists(st.builds(Section, metrics=METRICS, indicators=st.lists(WORDS, max_size=2), title=MAYBE), max_size=3)
    )
    at = within(len(sections))
    times = st.none() | st.builds(Timeframe, text=WORDS, kind=st.just("month"), start=MAYBE, end=MAYBE)
    texts = st.lists(WORDS, max_size=2)
    action = st.builds(
        Action, text=WORDS, section=at, leads=st.lists(st.builds(Lead, text=WORDS), max_size=2), timeframe=times, success=texts,
        links=texts, metrics=METRICS, progress=MAYBE, rag=MAYBE, ref=MAYBE, heading=MAYBE,
    )  # fmt: skip
    figure = st.builds(
        Figure, section=at, value=st.floats(-1e9, 1e9), period=DAYS, text=WORDS, group=WORDS, comparator=MAYBE, category=MAYBE
    )
    return draw(
        st.builds(
            Plan, id=WORDS, framework=st.just("sc-wres"), council=st.builds(Council, name=MAYBE), title=MAYBE, period=DAYS,
            employees=st.none() | st.integers(0, 10**6), people=st.lists(st.builds(Person, name=MAYBE), max_size=2),
            sections=st.just(sections), actions=st.lists(action, max_size=3), figures=st.lists(figure, max_size=2),
            availability=st.lists(st.builds(Availability, section=at, text=WORDS), max_size=2),
        )
    )  # fmt: skip


EVIDENCE = st.dictionaries(
    st.sampled_from(["/title", "/actions/0/text", "/actions/10/text", "/council/name"]),
    st.lists(st.tuples(WORDS, st.builds(Place, page=st.integers(1, 9), line=st.none() | st.integers(1, 9))), max_size=3).map(
        lambda pieces: Evidence(standing="stated", words=[w for w, _ in pieces], places=[p for _, p in pieces])
    ),
)
ENGINE = create_engine("sqlite://")
SQLModel.metadata.create_all(ENGINE, tables=[table(model) for model in TABLES])


@settings(deadline=None, max_examples=60, derandomize=True)
@given(plans(), EVIDENCE)
def test_a_plan_comes_back_from_its_rows_as_it_went_in(plan: Plan, evidence: dict[str, Evidence]) -> None:
    with ENGINE.connect() as connection:
        for model, row in rows_of("a" * 64, Answer(outcome=Outcome.OK, plan=plan, evidence=evidence)):
            connection.execute(insert(model), [row])
        assert connection.execute(table(PlanRow).select()).one().id == plan.id
        stored, found = load_all(connection)["a" * 64]
        connection.rollback()
    assert plain(stored) == plain(plan)
    assert found == evidence
