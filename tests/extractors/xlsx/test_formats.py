"""Numbers and dates as their cells print them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.xlsx.formats import shown


@pytest.mark.parametrize(
    ("stored", "code", "printed"),
    [
        ("12", "General", "12"),
        ("12.0", "General", "12"),
        ("0.30000000000000004", "General", "0.3"),
        ("1234567890123", "General", "1234567890123"),
        ("-5", "General", "-5"),
        ("0.125", "0%", "13%"),
        ("0.125", "0.0%", "12.5%"),
        ("0.28499999999999998", "0.0%", "28.5%"),
        ("0.58", '0%" (n=12)"', "58% (n=12)"),
        ("58", "0\\%", "58%"),
        ("1.15", "0.00", "1.15"),
        ("1.005", "0.00", "1.01"),
        ("1234.5", "#,##0.0#", "1,234.5"),
        ("1200", '"£"#,##0', "£1,200"),
        ("1200", "[$£-809]#,##0", "£1,200"),
        ("1234567", '0.0,,"m"', "1.2m"),
        ("3", "00", "03"),
        ("0.5", "#.##", ".5"),
        ("-5", "#,##0;[Red]-#,##0", "-5"),
        ("-5", "0;(0)", "(5)"),
        ("-0.4", "0", "0"),
        ("0", '0;-0;"nil"', "nil"),
        ("0", "0;-0;;@", ""),
        ("3", '[<5]"*";0', "*"),
        ("7", '[<5]"*";0', "7"),
        ("5", 'General "staff"', "5 staff"),
        ("1.5", "0.00E+00", "1.5"),
        ("0.5", "# ?/?", "0.5"),
        ("45382", "dd/mm/yyyy", "31/03/2024"),
        ("45382", "mmmm yyyy", "March 2024"),
        ("45382", "mmm-yy", "Mar-24"),
        ("45382", "dddd d mmmmm", "Sunday 31 M"),
        ("45382", "yyyy\\-mm\\-dd;@", "2024-03-31"),
        ("45382", "[$-809]d mmmm yyyy", "31 March 2024"),
        ("45382", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "31 March 2024"),
        ("45382.75", "dd/mm/yyyy hh:mm", "31/03/2024 18:00"),
        ("0.5", "h:mm AM/PM", "12:00 PM"),
        ("0.5012", "mm:ss", "01:44"),
        ("1.5", "[h]:mm", "36:00"),
        ("1", "d/m/yyyy", "1/1/1900"),
        ("-3", "dd/mm/yyyy", "-3"),
        ("3000000", "dd/mm/yyyy", "3000000"),
        ("1e3000000", "0", "1e3000000"),
        ("nan", "0", "nan"),
        ("", "0", ""),
        ("5", "0" * 600, "5"),
    ],
)
def test_shown(stored: str, code: str, printed: str) -> None:
    assert shown(stored, code) == printed


def test_a_calendar_that_begins_in_1904() -> None:
    assert shown("43920", "d mmmm yyyy", since_1904=True) == "31 March 2024"


@settings(deadline=None, max_examples=300, derandomize=True)
@given(
    st.one_of(st.floats().map(repr), st.integers().map(str), st.text("0123456789.eE+-", max_size=40)),
    st.text('0#?.,%dmyhs[]$<>=5"\\_*@;E+/ AMP', max_size=20),
)
def test_any_number_in_any_format(stored: str, code: str) -> None:
    assert len(shown(stored, code)) < 2000
