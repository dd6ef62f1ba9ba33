from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.benchmarks.rounding import Interval, printed
from tests.comparing import ME, WHITE, figure, likelihood


@pytest.mark.parametrize(
    ("made", "low", "high"),
    [
        (figure(8, "rate", "left", ME, 13.3, "13.3% of staff"), 13.25, 13.35),
        (figure(8, "rate", "left", ME, 8, "8% compared to 3%"), 7.5, 8.5),
        (figure(8, "rate", "left", ME, 8, "8.0%"), 7.95, 8.05),
        (figure(8, "rate", "left", ME, 100, "100%"), 99.5, 100),
        (figure(8, "rate", "left", ME, 0, "0%"), 0, 0.5),
        (figure(1, "share", "pay_band", ME, 72, "72% (289)"), 71.5, 72.5),
        (figure(1, "count", "pay_band", ME, 1234, "1,234 staff"), 1234, 1234),
        (likelihood(3, "disciplinary", 1.45, "1.45 times as likely"), 1.445, 1.455),
        (likelihood(3, "disciplinary", 1.45, "about 1.45 times as likely", qualifier="about"), 1.44, 1.46),
        (likelihood(5, "cpd", 1.15, "15% more likely", over=WHITE), 1.145, 1.155),
        (likelihood(5, "cpd", 0.94, "6% less likely", over=WHITE), 0.935, 0.945),
        (likelihood(3, "disciplinary", 2, "twice as likely"), 1.5, 2.5),
        (likelihood(3, "disciplinary", 0.5, "half as likely"), 0.45, 0.55),
        (likelihood(3, "disciplinary", 3, "more than three times", qualifier="more_than"), 3, math.inf),
        (figure(7, "count", "left", ME, 5, "<5", qualifier="less_than"), 0, 4),
        (figure(7, "count", "left", ME, 50, "over 50", qualifier="more_than"), 51, math.inf),
        (figure(7, "rate", "left", ME, 1, "less than 1%", qualifier="less_than"), 0, 1),
        (figure(7, "rate", "left", ME, 20, "up to 20%", qualifier="up_to"), 0, 20),
        (figure(7, "rate", "left", ME, 95, "over 95%", qualifier="more_than"), 95, 100),
        (figure(2, "gap", "appointed", WHITE, 0.2, "a gap of 0.2 points"), 0.15, 0.25),
    ],
)
def test_a_printed_number_is_the_interval_that_its_decimals_leave(made, low, high):
    interval = printed(made).interval
    assert interval.low == pytest.approx(low)
    assert interval.high == pytest.approx(high)


def test_words_are_told_from_numbers():
    assert printed(likelihood(3, "disciplinary", 2, "twice as likely")).in_words
    assert not printed(likelihood(3, "disciplinary", 2, "2 times as likely")).in_words


def test_the_coarser_print_counts_where_the_text_has_two():
    assert printed(figure(8, "rate", "left", ME, 16, "16.0% (16)")).step == 1


_NUMBERS = st.floats(min_value=0.1, max_value=1000, allow_nan=False)


@given(_NUMBERS, _NUMBERS, st.floats(0, 0.05), st.floats(0, 0.05))
@settings(deadline=None, max_examples=60, derandomize=True)
def test_a_quotient_of_intervals_holds_the_quotient_and_turns_round(a, b, da, db):
    quotient = Interval(a - da, a + da).over(Interval(b - db, b + db))
    other = Interval(b - db, b + db).over(Interval(a - da, a + da))
    assert quotient is not None
    assert other is not None
    assert quotient.holds(a / b)
    assert other.turned().low == pytest.approx(quotient.low)
    assert other.turned().high == pytest.approx(quotient.high)


def test_a_divisor_that_may_be_zero_leaves_no_upper_limit_and_one_that_is_zero_no_quotient():
    assert Interval(1, 2).over(Interval(0, 1)) == Interval(1, math.inf)
    assert Interval(1, 2).over(Interval(0, 0)) is None


@given(st.text(max_size=200), st.floats(0, 1e6, allow_nan=False))
@settings(deadline=None, max_examples=60, derandomize=True)
def test_no_text_breaks_the_reading_of_its_decimals(text, value):
    assert printed(figure(8, "rate", "left", ME, value, text)).interval.holds(value)
