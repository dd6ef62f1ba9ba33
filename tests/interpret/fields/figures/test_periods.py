from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.interpret.fields.figures.periods import read_periods


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Return for 2022-23 (data as at end September 23)",
            [("2022-04-01", "2023-03-31", "year"), ("2023-09-30", "2023-09-30", "point")],
        ),
        ("HR data April 2022 to March 2023:", [("2022-04-01", "2023-03-31", "span")]),
        ("between 1 April 2022 and 31 March 2023", [("2022-04-01", "2023-03-31", "span")]),
        ("survey of May 2023", [("2023-05-01", "2023-05-31", "month")]),
        ("in the year to 31 August 2024", [("2023-09-01", "2024-08-31", "span")]),
        ("the 12 months to March 2023", [("2022-04-01", "2023-03-31", "span")]),
        ("the year ended 28 February 2023", [("2022-03-01", "2023-02-28", "span")]),
        ("the year to 29 February 2024", [("2023-03-01", "2024-02-29", "span")]),
        ("As at 31.03.2023", [("2023-03-31", "2023-03-31", "point")]),
        ("in 2021/22 and in 20/21", [("2021-04-01", "2022-03-31", "year"), ("2020-04-01", "2021-03-31", "year")]),
        ("In 2022 staff left", [("2022-01-01", "2022-12-31", "year")]),
        ("Since 2018", [("2018-01-01", None, "since")]),
        ("01/04/2022 – 31/03/2023", [("2022-04-01", "2023-03-31", "span")]),
        ("1.3% of staff and 1.9% of others in the last 12 months", []),
    ],
)
def test_periods(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert [(p.period.start, p.period.end, p.form) for p in read_periods(text)] == expected


def test_a_deadline_is_told_from_a_period() -> None:
    assert [p.deadline for p in read_periods("12% by March 2026, as in March 2024")] == [True, False]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(alphabet="0123456789/-. toendMarch", max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    for found in read_periods(text):
        assert 0 <= found.start < found.end <= len(text)
