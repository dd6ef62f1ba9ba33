"""Dates of plans, periods and as-at days."""

from __future__ import annotations

import pytest

from pipeline.interpret.fields.dates import as_at, read_dates, read_period
from schemas.plan import Period


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Signed 13 May 2022", ["2022-05-13"]),
        ("23 rd May 2022", ["2022-05-23"]),
        ("08/03/2023", ["2023-03-08"]),
        ("Action Plan March 2023", ["2023-03"]),
        ("Action Plan 2022-23", ["2022"]),
        ("Plan 2021–2024", ["2021"]),
        ("Spring 2024 edition", ["2024"]),
        ("April 2022 to March 2023", ["2022-04", "2023-03"]),
        ("31 June 2024", []),
        ("in May", []),
        ("Version 2.1", []),
        ("5,091 staff", []),
    ],
)
def test_dates_are_as_fine_as_printed(text: str, values: list[str]) -> None:
    readings = read_dates(text)
    assert [reading.value for reading in readings] == values
    assert all(text[r.start : r.end].strip() == text[r.start : r.end] != "" for r in readings)


def test_offsets_hold_the_words() -> None:
    text = "Agreed at the board on 1st April 2022, revised"
    (reading,) = read_dates(text)
    assert text[reading.start : reading.end] == "1st April 2022"


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("April 2022 to March 2023", "2022-04-01", "2023-03-31", "April 2022 to March 2023"),
        ("The plan covers 1 April 2022 – 31 March 2023.", "2022-04-01", "2023-03-31", "1 April 2022 – 31 March 2023"),
        ("between April and October 2022", "2022-04-01", "2022-10-31", "April and October 2022"),
        ("Sept 21 - end of Aug 22", "2021-09-01", "2022-08-31", "Sept 21 - end of Aug 22"),
    ],
)
def test_period_of_days_or_months(text: str, start: str, end: str, words: str) -> None:
    found = read_period(text)
    assert found is not None
    period, first, last = found
    assert period == Period(start=start, end=end)
    assert text[first:last] == words


@pytest.mark.parametrize(
    "text", ["2022–2023", "2022/23", "May 2022 onwards", "March 2023, April 2024", "", "May 2022 to May 2021"]
)
def test_no_period(text: str) -> None:
    assert read_period(text) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("as at 30 September 2021", "2021-09-30", "2021-09-30"),
        ("as at end August 21", "2021-08-31", "2021-08-31"),
        ("(as of March 2024)", "2024-03-01", "2024-03-31"),
        ("Position at the end of June 2023", "2023-06-30", "2023-06-30"),
    ],
)
def test_as_at(text: str, start: str, end: str) -> None:
    found = as_at(f"Staff in post {text}")
    assert found is not None
    assert found[0] == Period(start=start, end=end)


@pytest.mark.parametrize("text", ["by March 2024", "as at the office", "as at March", ""])
def test_not_as_at(text: str) -> None:
    assert as_at(text) is None
