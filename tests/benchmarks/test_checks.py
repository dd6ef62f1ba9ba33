from __future__ import annotations

import pytest

from pipeline.benchmarks.checks import Finding, findings_of
from pipeline.benchmarks.facts import Cells, facts_of
from pipeline.benchmarks.measures import load_measures
from tests.comparing import ME, WHITE, YEAR, figure, likelihood, pair, plan


def findings(*figures, suppress_below: int = 5) -> list[Finding]:
    facts = facts_of(plan("Borsetshire County Council", figures=list(figures)), load_measures())
    return list(findings_of(facts, Cells(facts), load_measures(), suppress_below))


def only(check: str, *figures, **settings) -> Finding:
    found = [f for f in findings(*figures, **settings) if f.check == check]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("value", "text", "minority", "white", "result"),
    [
        (2.0, "2.0 times", "3.4%", "1.7%", "consistent"),
        (1.45, "1.45 times", "1.9%", "1.3%", "rounding"),
        (1.9, "1.9 times", "1.9%", "1.3%", "contradictory"),
    ],
)
def test_a_stated_ratio_against_the_rates_beside_it(value, text, minority, white, result):
    found = only(
        "ratio against rates", likelihood(3, "disciplinary", value, text), *pair(3, "rate", "disciplinary", minority, white)
    )
    assert found.result == result
    assert found.stated == ("/figures/0",)
    assert found.beside == ("/figures/1", "/figures/2")


def test_a_ratio_is_recomputed_in_the_orientation_in_which_it_is_printed():
    ratio = likelihood(6, "harassment_public", 0.61, "0.61 times as likely", over=WHITE)
    found = only("ratio against rates", ratio, *pair(6, "rate", "harassment_public", "9%", "6%"))
    assert found.result == "rounding"
    assert found.recomputed == pytest.approx(6 / 9)
    assert found.interval.low == pytest.approx(5.5 / 9.5)
    assert found.interval.high == pytest.approx(6.5 / 8.5)


@pytest.mark.parametrize(
    ("value", "text", "qualifier", "minority", "white", "result"),
    [
        (2, "twice as likely", None, "3.4%", "1.7%", "consistent"),
        (2, "twice as likely", None, "3.0%", "1.6%", "rounding"),
        (2, "twice as likely", None, "1.6%", "3.0%", "contradictory"),
        (2, "more than twice as likely", "more_than", "8%", "3%", "consistent"),
        (3, "more than three times as likely", "more_than", "8%", "3%", "rounding"),
        (4, "more than four times as likely", "more_than", "8%", "3%", "contradictory"),
    ],
)
def test_words_against_numbers(value, text, qualifier, minority, white, result):
    ratio = likelihood(3, "disciplinary", value, text, qualifier=qualifier)
    assert only("words against numbers", ratio, *pair(3, "rate", "disciplinary", minority, white)).result == result


def test_a_ratio_with_nothing_beside_it_is_undecidable():
    found = only("ratio against rates", likelihood(3, "disciplinary", 1.4, "1.40 times"))
    assert (found.result, found.recomputed, found.beside) == ("undecidable", None, ())


def test_rates_of_another_period_are_not_beside_it():
    ratio = likelihood(3, "disciplinary", 9, "9.0 times", period=YEAR)
    assert only("ratio against rates", ratio, *pair(3, "rate", "disciplinary", "2%", "1%")).result == "undecidable"


def test_a_ratio_of_narrower_groups_is_checked_too():
    ratio = figure(3, "relative_likelihood", "disciplinary", "Black", 5, "5.0 times", comparator=WHITE)
    rates = [figure(3, "rate", "disciplinary", g, v, f"{v}.0%") for g, v in (("Black", 4), (WHITE, 2))]
    assert only("ratio against rates", ratio, *rates).result == "contradictory"


def test_a_ratio_against_counts_and_against_shares():
    counts = [*pair(None, "count", "workforce", "200", "800"), *pair(3, "count", "disciplinary", "10", "20")]
    assert only("ratio against counts", likelihood(3, "disciplinary", 2, "2.00"), *counts).result == "consistent"
    turned = likelihood(3, "disciplinary", 0.5, "0.50", over=WHITE)
    assert only("ratio against counts", turned, *counts).recomputed == pytest.approx(0.5)
    shares = [*pair(2, "share", "shortlisted", "40%", "60%"), *pair(2, "share", "appointed", "30%", "70%")]
    assert only("ratio against shares", likelihood(2, "appointed", 0.9, "0.90"), *shares).result == "contradictory"


def test_what_is_made_from_small_counts_is_judged_but_not_shown():
    counts = [*pair(None, "count", "workforce", "200", "800"), *pair(3, "count", "disciplinary", "3", "20")]
    found = only("ratio against counts", likelihood(3, "disciplinary", 9, "9.00"), *counts)
    assert (found.result, found.recomputed, found.hidden) == ("contradictory", None, True)


def test_a_gap_in_points_against_its_parts():
    gap = figure(2, "gap", "appointed", WHITE, 5, "5 percentage points")
    assert only("gap against its parts", gap, *pair(2, "rate", "appointed", "20%", "25%")).result == "consistent"
    assert only("gap against its parts", gap, *pair(2, "rate", "appointed", "20%", "35%")).result == "contradictory"


def band(minority: tuple[str, int], white: tuple[str, int]) -> list:
    made = []
    for group, (share, count) in ((ME, minority), (WHITE, white)):
        made.append(figure(1, "share", "pay_band", group, float(share[:-1]), f"{share} ({count})", category="Grade 5"))
        made.append(figure(1, "count", "pay_band", group, count, f"{share} ({count})", category="Grade 5"))
    return made


def test_percentages_that_were_exchanged_are_found_and_called_so():
    found = only("share against counts", *band(("72%", 289), ("28%", 734)))
    assert found.result == "contradictory"
    assert found.recomputed == pytest.approx(28.25, abs=0.01)
    assert "exchanged" in found.why


def test_percentages_that_fit_their_counts():
    assert only("share against counts", *band(("15%", 16), ("85%", 92))).result == "consistent"


def test_shares_that_leave_room_for_staff_not_stated_are_judged_by_a_common_total():
    fits = band(("20%", 20), ("70%", 70))
    assert only("share against counts", *fits).result == "consistent"
    assert only("share against counts", *band(("20%", 50), ("70%", 70))).result == "contradictory"


def test_a_share_and_count_of_one_group_alone_cannot_be_judged():
    one = [figure(1, "share", "pay_band", ME, 20, "20% (10)"), figure(1, "count", "pay_band", ME, 10, "20% (10)")]
    assert only("share against counts", *one).result == "undecidable"


def test_a_printed_total_decides():
    one = [figure(1, "share", "pay_band", ME, 20, "20% (10)"), figure(1, "count", "pay_band", ME, 10, "20% (10)")]
    total = figure(1, "count", "pay_band", "all", 40, "40 staff")
    assert only("share against counts", *one, total).result == "contradictory"


def test_a_rate_against_its_counts():
    counts = [*pair(None, "count", "workforce", "200", "800"), *pair(3, "count", "disciplinary", "10", "20")]
    rate = figure(3, "rate", "disciplinary", ME, 5, "5.0%")
    assert only("rate against counts", rate, *counts).result == "consistent"
    assert only("rate against counts", figure(3, "rate", "disciplinary", ME, 7, "7.0%"), *counts).result == "contradictory"


@pytest.mark.parametrize(
    ("minority", "white", "unknown", "result"),
    [
        ("40%", "60%", None, "consistent"),
        ("33%", "66%", None, "rounding"),
        ("13%", "60%", None, "undecidable"),
        ("45%", "60%", None, "contradictory"),
        ("30%", "60%", 10, "consistent"),
        ("30%", "60%", 5, "contradictory"),
    ],
)
def test_pairs_that_should_sum_to_a_hundred(minority, white, unknown, result):
    more = [] if unknown is None else [figure(8, "share", "left", "not_stated", unknown, f"{unknown}%")]
    assert only("pair against 100", *pair(8, "share", "left", minority, white), *more).result == result


@pytest.mark.parametrize(
    ("first", "later", "result"),
    [
        ((8, "8%"), (8.2, "8.2%"), "rounding"),
        ((8, "8%"), (9, "9.0%"), "contradictory"),
    ],
)
def test_the_same_figure_stated_twice(first, later, result):
    made = [figure(8, "rate", "left", ME, *value, section=section) for section, value in enumerate((first, later))]
    assert only("stated twice", *made).result == result


def test_two_values_in_one_section_without_a_period_may_be_of_two_times():
    made = [figure(8, "rate", "left", ME, value, f"{value}%", section=0) for value in (8, 12)]
    assert only("stated twice", *made).result == "undecidable"


def test_a_target_an_earlier_value_and_another_definition_are_no_second_statement():
    assert not findings(*(figure(8, "rate", "left", ME, v, f"{v}%", status="target", section=v) for v in (8, 12)))
    assert not findings(*(figure(8, "rate", "left", ME, v, f"{v}%", status="previous", section=v) for v in (8, 12)))
    texts = ((4, "4% reported harassment"), (9, "9% experienced harassment"))
    made = [figure(6, "rate", "harassment_public", ME, v, t, section=v) for v, t in texts]
    assert only("stated twice", *made).result == "undecidable"


def services(quantity: str, both: str, adults: str, children: str) -> list:
    made = []
    for service, text in (("both", both), ("adults", adults), ("children", children)):
        made.append(figure(8, quantity, "left", ME, float(text.rstrip("%")), text, service=service))
    return made


def test_a_total_lies_between_its_parts_and_a_count_is_their_sum():
    assert only("total against parts", *services("rate", "11%", "9%", "12%")).result == "consistent"
    assert only("total against parts", *services("rate", "12.4%", "9%", "12%")).result == "consistent"
    assert only("total against parts", *services("rate", "14%", "9%", "12%")).result == "contradictory"
    assert only("total against parts", *services("count", "21", "9", "12")).result == "consistent"
    assert only("total against parts", *services("count", "20", "9", "12")).result == "contradictory"


@pytest.mark.parametrize(
    ("either", "result"), [("3%", "consistent"), ("5%", "consistent"), ("8%", "contradictory"), ("1%", "contradictory")]
)
def test_from_colleagues_or_managers_is_at_least_the_larger_and_at_most_the_sum(either, result):
    events = {"harassment_colleague": "2%", "harassment_manager": "3%", "harassment_colleague_or_manager": either}
    made = [figure(7, "rate", event, ME, float(text[:-1]), text) for event, text in events.items()]
    assert only("total against parts", *made).result == result


def test_all_staff_are_at_least_the_two_groups_together():
    made = [*pair(3, "count", "disciplinary", "10", "20"), figure(3, "count", "disciplinary", "all", 25, "25 staff")]
    assert only("total against parts", *made).result == "contradictory"
