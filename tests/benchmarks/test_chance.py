from __future__ import annotations

import pytest

from pipeline.benchmarks.chance import ratio, wilson


def test_wilson_as_worked_out_by_hand():
    interval = wilson(10, 50)
    assert interval.low == pytest.approx(11.24, abs=0.01)
    assert interval.high == pytest.approx(33.04, abs=0.01)


def test_wilson_works_at_a_count_of_zero():
    assert wilson(0, 10).low == 0
    assert 0 < wilson(0, 10).high < 100


def test_katz_as_worked_out_by_hand():
    found = ratio(10, 200, 20, 800)
    assert found is not None
    interval, method = found
    assert method == "katz"
    assert interval.low == pytest.approx(0.9513, abs=0.0005)
    assert interval.high == pytest.approx(4.205, abs=0.005)


def test_a_count_below_five_takes_the_exact_interval():
    found = ratio(3, 200, 40, 800)
    assert found is not None
    assert found[1] == "exact"
    assert found[0].holds(0.3)
    assert found[0].low < 0.3 < found[0].high


def test_the_exact_interval_turns_round_with_the_groups():
    one, other = ratio(3, 200, 40, 800), ratio(40, 800, 3, 200)
    assert one is not None
    assert other is not None
    assert other[0].turned().low == pytest.approx(one[0].low)
    assert other[0].turned().high == pytest.approx(one[0].high)


def test_no_events_on_one_side_give_no_ratio():
    assert ratio(0, 200, 40, 800) is None
    assert ratio(5, 200, 0, 800) is None
