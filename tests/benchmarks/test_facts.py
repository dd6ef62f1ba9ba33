from __future__ import annotations

from pipeline.benchmarks.facts import Cells, facts_of, overlap
from pipeline.benchmarks.measures import load_measures
from tests.comparing import ME, figure, pair, plan


def test_a_figure_that_says_the_same_again_counts_once_and_points_to_the_first():
    made = plan(
        "Wetherton Council",
        figures=[*pair(8, "rate", "left", "14%", "10%", section=0), *pair(8, "rate", "left", "14%", "10%", section=3)],
    )
    facts = facts_of(made, load_measures())
    assert [f.restates for f in facts] == [None, None, 0, 1]
    assert sum(len(Cells(facts).at(key)) for key in Cells(facts).keys) == 2


def test_other_events_are_never_doubles():
    made = plan("Wetherton Council", figures=[figure(None, "count", "other", "all", 2, "Two places")] * 2)
    assert [f.restates for f in facts_of(made, load_measures())] == [None, None]


def test_a_band_in_another_spelling_is_the_same_band():
    made = plan(
        "Wetherton Council",
        figures=[
            figure(1, "share", "pay_band", ME, 20, "20%", category="Grade  9"),
            figure(1, "share", "pay_band", ME, 20, "20%", category="grade 9"),
        ],
    )
    assert facts_of(made, load_measures())[1].restates == 0


def test_periods_overlap_only_where_both_are_said():
    year = ("2022-04-01", "2023-03-31")
    assert overlap(year, ("2022-09-30", "2022-09-30"))
    assert overlap(year, ("2023-01-01", None))
    assert not overlap(year, ("2023-04-01", "2024-03-31"))
    assert not overlap(year, None)
