"""Refs at the head of lines."""

import pytest

from pipeline.interpret.marks import read_mark, read_number
from schemas.framework import Framework

STANDARD = Framework(code="x", name="X", source="test", metric_words=["metric", "indicator"])


@pytest.mark.parametrize(
    ("text", "kind", "ref", "rest"),
    [
        ("Theme 1: Leadership", "theme", "Theme 1", "Leadership"),
        ("Metric 3", "metric", "Metric 3", ""),
        ("METRIC 2: Comparative rate", "metric", "METRIC 2", "Comparative rate"),
        ("WRES Indicator 5 – Training", "metric", "WRES Indicator 5", "Training"),
        ("Action 4:", "action", "Action 4", ""),
        ("1.2 Review the offer", "number", "1.2", "Review the offer"),
        ("Priority A – Culture", "theme", "Priority A", "Culture"),
        ("Theme B Getting about", "theme", "Theme B", "Getting about"),
        ("Objective Two: Fair progression", "theme", "Objective Two", "Fair progression"),
        ("1a. Review the offer", "number", "1a", "Review the offer"),
        ("(2b) Review the offer", "number", "2b", "Review the offer"),
        ("3(c) Review the offer", "number", "3(c)", "Review the offer"),
        ("R2) Review the offer", "number", "R2", "Review the offer"),
        ("C1 Racist incident? Ring this number", "number", "C1", "Racist incident? Ring this number"),
    ],
)
def test_a_ref_is_read_with_the_rest_of_the_line(text, kind, ref, rest):
    mark = read_mark(text, STANDARD)
    assert mark is not None
    assert (mark.kind, text[mark.ref_start : mark.ref_end], text[mark.rest :]) == (kind, ref, rest)


@pytest.mark.parametrize(
    "text",
    [
        "30.09.23",
        "Q2. Review the offer",
        "3b of them",
        "1.45 times as likely",
        "Action a plan",
        "Area I know",
        "Leadership",
        "2024 review",
        "3. Train managers",
        "",
    ],
)
def test_what_only_looks_like_a_ref_is_none(text):
    assert read_mark(text, STANDARD) is None


def test_a_heading_may_begin_with_a_plain_number():
    assert read_number("1 - Metric 2 Appointment") == ("1", 4)
    assert read_number("2024") is None or read_number("2024")[0] != "2"


def test_a_pledge_counted_in_two_levels_is_an_action():
    assert read_mark("Pledge 1.2", STANDARD).kind == "action"
    assert read_mark("Pledge 1: a fair way in", STANDARD).kind == "theme"
    assert read_mark("Theme 1.2", STANDARD).kind == "theme"
