"""What must not change when the input changes in a way that does not matter, and what must turn round with it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.benchmarks import collect, compare
from schemas.plan import Figure
from schemas.reading import StoredPlan
from schemas.register import Register
from tests.comparing import (
    COUNCILS,
    FRAMEWORK,
    ME,
    NO_REGISTER,
    REGISTER,
    WHITE,
    council,
    likelihood,
    pair,
    plan,
    stored,
    worked_corpus,
)

OTHER = {ME: WHITE, WHITE: ME}
EMPTY = stored(plan("Zennorby Council", "E98000099", "2021"))
WITH_EMPTY = Register((*COUNCILS, council("E98000099", "Zennorby Council", region="West", type="Other", rural_urban="Sparse")))


def test_a_council_with_nothing_changes_no_other_row():
    before = compare(worked_corpus(), WITH_EMPTY, FRAMEWORK)
    after = compare([*worked_corpus(), EMPTY], WITH_EMPTY, FRAMEWORK)
    for one, other in zip(before.tables, after.tables, strict=True):
        mine = [r for r in other.records() if r["council"] != "Zennorby Council"]
        theirs = [r for r in one.records() if r["council"] != "Zennorby Council"]
        assert mine == theirs, one.name


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_files_changes_nothing(seed):
    plans = worked_corpus()
    random.Random(seed).shuffle(plans)  # noqa: S311
    assert compare(plans, Register(COUNCILS[::-1], REGISTER.neighbours), FRAMEWORK) == compare(
        worked_corpus(), REGISTER, FRAMEWORK
    )


def swapped(figure: Figure) -> Figure:
    return figure.model_copy(
        update={
            "group": OTHER.get(figure.group, figure.group),
            "comparator": OTHER.get(figure.comparator or "", figure.comparator),
        }
    )


def ratios(plans: list[StoredPlan]) -> dict[tuple, float]:
    made = collect(plans, REGISTER, FRAMEWORK)
    return {
        (p.key, p.year, i.metric, i.key): i.value
        for p in made.plans for i in p.indicators if i.measure == "relative_likelihood" and i.value is not None
    }  # fmt: skip


def swap(stored_plan: StoredPlan) -> StoredPlan:
    made = stored_plan.plan
    return stored_plan.model_copy(update={"plan": made.model_copy(update={"figures": [swapped(f) for f in made.figures]})})


def test_swapping_the_groups_inverts_every_ratio():
    before, after = ratios(worked_corpus()), ratios([swap(p) for p in worked_corpus()])
    assert before.keys() == after.keys()
    assert len(before) >= 10
    for key, value in before.items():
        assert after[key] == pytest.approx(1 / value)


_RATES = st.integers(1, 999).map(lambda n: f"{n / 10:.1f}%")


@given(_RATES, _RATES, st.integers(1, 500), st.sampled_from((ME, WHITE)))
@settings(deadline=None, max_examples=40, derandomize=True)
def test_swapping_inverts_any_ratio_and_its_interval(minority, white, hundredths, over):
    value = hundredths / 100
    made = plan(
        "Bramford Council", "E98000002", "2023",
        figures=[*pair(3, "rate", "disciplinary", minority, white), likelihood(5, "cpd", value, f"{value:.2f}", over=over)],
    )  # fmt: skip
    one = collect([stored(made)], REGISTER, FRAMEWORK).plans[0].indicators
    other = collect([swap(stored(made))], REGISTER, FRAMEWORK).plans[0].indicators
    for before, after in zip(one, other, strict=True):
        assert after.value == pytest.approx(1 / before.value)
        assert after.interval.turned().low == pytest.approx(before.interval.low)
        assert after.interval.holds(after.value)


@given(st.lists(st.tuples(_RATES, _RATES), min_size=1, max_size=8))
@settings(deadline=None, max_examples=25, derandomize=True)
def test_a_median_lies_between_its_quartiles_and_appears_from_five_councils_up(values):
    plans = [
        stored(plan(f"Council {n}", f"E9900000{n}", "2023", figures=pair(3, "rate", "disciplinary", *rates)), path=str(n))
        for n, rates in enumerate(values)
    ]
    rows = [r for r in compare(plans, NO_REGISTER, FRAMEWORK).table("headline").records() if r["metric"] == 3]
    assert all((r["peer_median"] is None) == (len(values) < 5) for r in rows)
    assert all(r["peer_n"] == len(values) for r in rows)
    for row in rows:
        if row["peer_median"] is not None:
            assert row["peer_lower_quartile"] <= row["peer_median"] <= row["peer_upper_quartile"]
