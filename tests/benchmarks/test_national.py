from __future__ import annotations

import pytest

from pipeline.benchmarks.national import load_national, nearest
from pipeline.benchmarks.position import BAND, position
from pipeline.benchmarks.rounding import Interval

VALUES = load_national("sc-wres")


@pytest.mark.parametrize(
    ("like", "year", "value", "report"),
    [
        ((3, "disciplinary", None, "relative_likelihood"), "2022", 1.4, 2023),
        ((3, "disciplinary", None, "relative_likelihood"), "2024", 1.37, 2024),
        ((3, "disciplinary", None, "relative_likelihood"), None, 1.37, 2024),
        ((5, "cpd", None, "relative_likelihood"), "2025", 1.0, 2023),
        ((6, "harassment_public", None, "relative_likelihood"), "2024", 1.2, 2023),
        ((7, "harassment_colleague_or_manager", None, "relative_likelihood"), "2024", None, 2024),
        ((1, "pay_band", "under £30,000", "share"), "2024", 18, 2024),
    ],
)
def test_the_report_nearest_in_year_that_has_a_value(like, year, value, report):
    found = nearest(VALUES, like, year)
    assert found is not None
    assert (found.value, found.report_year) == (value, report)


def test_a_band_or_measure_that_no_report_has_gets_none():
    assert nearest(VALUES, (1, "pay_band", "Grade 9", "share"), "2024") is None
    assert nearest(VALUES, (9, "senior_management", None, "gap_to_workforce"), "2024") is None


def test_every_value_has_a_source_and_every_likelihood_lies_on_the_side_that_it_says():
    for value in VALUES:
        assert value.source
        if value.value is not None and value.direction:
            assert (value.value > 1) == (value.direction == "above")


def test_another_standard_has_none():
    assert load_national("generic") == ()


def test_the_band_holds_for_either_orientation():
    assert BAND[0] == pytest.approx(1 / BAND[1])
    inside = Interval(0.8, 1.25)
    assert position("relative_likelihood", inside, "above") == "within the screening band"
    assert position("relative_likelihood", inside.turned(), "above") == "within the screening band"
    assert position("relative_likelihood", Interval(1.2, 1.3), "above") == "undecided"
    assert position("stated_gap", Interval(-1, 1), "below") == "undecided"
    assert position("stated_gap", Interval(1, 2), "below") == "favourable"
    assert position("share", inside, "none") == "no direction"
