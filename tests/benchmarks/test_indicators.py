from __future__ import annotations

import pytest

from pipeline.benchmarks.facts import Cells, facts_of
from pipeline.benchmarks.indicators import Indicator, indicators_of
from pipeline.benchmarks.measures import load_measures
from schemas.comparison import Mark
from tests.comparing import FRAMEWORK, ME, WHITE, YEAR, figure, likelihood, pair, plan


def indicators(*figures, suppress_below: int = 5) -> list[Indicator]:
    made = plan("Borsetshire County Council", figures=list(figures))
    cells = Cells(facts_of(made, load_measures()))
    return list(indicators_of(cells, FRAMEWORK, load_measures(), suppress_below))


def only(*figures, **settings) -> Indicator:
    found = indicators(*figures, **settings)
    assert len(found) == 1
    return found[0]


def test_a_stated_likelihood_of_the_minority_group_stands_as_it_is():
    found = only(likelihood(3, "disciplinary", 1.45, "1.45 times as likely"))
    assert (found.value, found.basis, found.printed_over) == (1.45, "stated", "minority ethnic ÷ white")


def test_a_likelihood_of_the_white_group_is_turned_round_and_kept_as_printed():
    found = only(likelihood(5, "cpd", 0.8, "0.80 times", over=WHITE))
    assert found.value == pytest.approx(1.25)
    assert (found.basis, found.printed_value, found.printed_over) == ("turned round", 0.8, "white ÷ minority ethnic")
    assert found.interval.low == pytest.approx(1 / 0.805)


def test_two_rates_give_a_ratio_with_what_rounding_leaves():
    found = only(*pair(3, "rate", "disciplinary", "3.4%", "1.7%"))
    assert (found.value, found.basis, found.interval_kind) == (2.0, "from two rates", "rounding")
    assert found.interval.low == pytest.approx(3.35 / 1.75)
    assert found.sources == ("/figures/0", "/figures/1")
    assert (found.minority, found.white) == (3.4, 1.7)


def test_counts_give_a_ratio_with_the_interval_of_chance():
    found = only(*pair(None, "count", "workforce", "200", "800"), *pair(3, "count", "disciplinary", "10", "20"))
    assert (found.value, found.basis, found.interval_kind) == (2.0, "from counts", "katz")
    assert set(found.sources) == {"/figures/0", "/figures/1", "/figures/2", "/figures/3"}


def test_two_pairs_of_shares_give_a_ratio():
    found = only(*pair(2, "share", "shortlisted", "40%", "60%"), *pair(2, "share", "appointed", "30%", "70%"))
    assert found.value == pytest.approx(0.642857, abs=1e-6)
    assert found.basis == "from two pairs of shares"
    assert found.interval.low == pytest.approx(0.6147, abs=1e-4)
    assert found.interval.high == pytest.approx(0.6722, abs=1e-4)


def test_a_composition_alone_is_not_comparable():
    found = only(*pair(8, "share", "left", "40%", "60%"))
    assert found.value is None
    assert found.mark == Mark.NOT_COMPARABLE
    assert "composition" in found.why


def test_leavers_with_the_workforce_beside_them_are():
    found = only(*pair(8, "share", "left", "40%", "60%"), *pair(None, "share", "workforce", "25%", "75%"))
    assert found.value == pytest.approx((40 / 25) / (60 / 75))


def test_the_other_groups_share_is_never_made_up():
    found = only(figure(8, "share", "left", WHITE, 60, "60% were white"))
    assert found.mark == Mark.NOT_COMPARABLE
    assert "100 − x is not assumed" in found.why
    assert found.minority is None


def test_shares_of_different_services_and_periods_are_not_put_together():
    shortlisted = pair(2, "share", "shortlisted", "40%", "60%", service="adults")
    appointed = pair(2, "share", "appointed", "30%", "70%", service="children")
    assert only(*shortlisted, *appointed).value is None
    late = pair(2, "share", "appointed", "30%", "70%", period=("2020-01-01", "2020-12-31"))
    assert only(*pair(2, "share", "shortlisted", "40%", "60%", period=YEAR), *late).value is None


def test_an_as_at_day_within_the_year_is_a_denominator_of_the_year():
    workforce = pair(None, "count", "workforce", "200", "800", period=("2022-09-30", "2022-09-30"))
    assert only(*workforce, *pair(3, "count", "disciplinary", "10", "20", period=YEAR)).value == 2.0


def test_reporting_is_not_experiencing():
    rates = [
        figure(6, "rate", "harassment_public", ME, 8, "8% reported harassment"),
        figure(6, "rate", "harassment_public", WHITE, 4, "4% experienced harassment"),
    ]
    found = only(*rates)
    assert found.value is None
    assert "reporting" in found.why


def test_metric_seven_keeps_colleagues_and_managers_apart():
    found = indicators(
        *pair(7, "rate", "harassment_colleague", "2%", "1%"), *pair(7, "rate", "harassment_manager", "3%", "2%")
    )  # fmt: skip
    assert [(i.key.event, i.value) for i in found] == [("harassment_colleague", 2.0), ("harassment_manager", 1.5)]


def test_a_count_below_the_threshold_hides_what_is_computed_from_it_and_zero_does_not():
    workforce = pair(None, "count", "workforce", "200", "800")
    hidden = only(*workforce, *pair(5, "count", "cpd", "3", "40"))
    assert (hidden.value, hidden.mark) == (None, Mark.HIDDEN)
    shown = only(*workforce, *pair(5, "count", "cpd", "3", "40"), suppress_below=3)
    assert (shown.value, shown.interval_kind) == (pytest.approx(0.3), "exact")


def test_a_true_zero_for_all_staff_is_not_missing_and_no_ratio():
    found = only(figure(4, "count", "fitness_to_practise", "all", 0, "No referrals"))
    assert found.mark == Mark.NOT_APPLICABLE


def test_a_zero_on_one_side_gives_no_ratio():
    assert only(*pair(3, "rate", "disciplinary", "0%", "2%")).mark == Mark.NOT_COMPARABLE


def test_two_statements_that_clash_give_none():
    found = only(
        likelihood(8, "left", 1.1, "1.10 times", section=0), likelihood(8, "left", 1.4, "1.40 times", section=1)
    )  # fmt: skip
    assert (found.value, found.mark) == (None, Mark.CONFLICTING)


def test_two_rates_of_one_group_that_clash_give_none():
    found = only(*pair(3, "rate", "disciplinary", "3%", "2%"), figure(3, "rate", "disciplinary", ME, 9, "9%"))
    assert found.mark == Mark.CONFLICTING


def test_a_bound_gives_way_to_the_rates_beside_it():
    bound = likelihood(6, "harassment_public", 2, "more than twice", qualifier="more_than")
    assert only(bound).bound
    found = only(bound, *pair(6, "rate", "harassment_public", "8%", "3%"))
    assert (found.basis, found.bound) == ("from two rates", False)


def test_the_share_of_a_pay_band_comes_from_its_counts_where_no_percentage_is_printed():
    found = only(*pair(1, "count", "pay_band", "10", "30", category="Grade 9"))
    assert (found.value, found.basis, found.measure, found.position) == (25.0, "from counts", "share", "no direction")


def test_a_gap_of_metric_nine_is_the_senior_share_minus_the_workforce():
    found = only(
        figure(9, "share", "senior_management", ME, 10, "10%"), figure(None, "share", "workforce", ME, 25, "25%")
    )  # fmt: skip
    assert (found.value, found.measure, found.position) == (-15, "gap_to_workforce", "adverse")


def test_a_stated_gap_is_minority_minus_white_whoever_has_more():
    found = only(figure(2, "gap", "appointed", WHITE, 5, "5% more White staff are appointed"))
    assert (found.value, found.measure, found.unit) == (-5, "stated_gap", "percentage_points")


def test_narrower_groups_are_not_added_up():
    found = only(figure(3, "rate", "disciplinary", "Black African", 3, "3%"))
    assert "narrower" in found.why


@pytest.mark.parametrize(
    ("value", "text", "metric", "event", "position"),
    [
        (1.5, "1.50", 3, "disciplinary", "adverse"),
        (1.5, "1.50", 5, "cpd", "favourable"),
        (0.5, "0.50", 3, "disciplinary", "favourable"),
        (0.5, "0.50", 5, "cpd", "adverse"),
        (1.0, "1.00", 3, "disciplinary", "within the screening band"),
        (1.25, "1.25", 3, "disciplinary", "undecided"),
        (0.8, "0.80", 3, "disciplinary", "undecided"),
    ],
)
def test_the_position_is_by_the_interval_in_the_metrics_own_direction(value, text, metric, event, position):
    assert only(likelihood(metric, event, value, text)).position == position


def test_a_target_is_no_value():
    assert indicators(likelihood(5, "cpd", 1.3, "1.30 by 2026", status="target")) == []


def test_printed_counts_that_do_not_give_the_ratio_leave_it_its_rounding_interval():
    found = only(
        likelihood(3, "disciplinary", 9, "9.00 times"), *pair(None, "count", "workforce", "200", "800"),
        *pair(3, "count", "disciplinary", "10", "20"),
    )  # fmt: skip
    assert (found.value, found.interval_kind) == (9, "rounding")
