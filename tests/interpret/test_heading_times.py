"""Headings side by side that say when give what stands below them that time."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, item

SETTINGS = load_settings()
DO = ("Train all panels in fair selection", "Publish the survey results to all staff", "Review the reporting line for abuse")


def read(*blocks):
    start = (heading("SC-WRES action plan 2024"), heading("What we will do", 1))
    actions = interpret(document(*start, *blocks), SETTINGS).plan.actions
    return [a.timeframe.text if a.timeframe else None for a in actions]


def times(*titles):
    parts = zip(titles, DO, strict=False)
    return read(*(b for title, text in parts for b in (heading(title, 2), item(text), item(f"{text} again"))))[::2]


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        (("Spring 2025", "Summer 2025", "Winter 2025/26"), ["Spring 2025", "Summer 2025", "Winter 2025/26"]),
        (("Short term", "Medium term", "Long term"), ["Short term", "Medium term", "Long term"]),
        (("Short term actions", "Long term actions"), ["Short term", "Long term"]),
        (("Year 1: foundations", "Year 2: building on them"), ["Year 1", "Year 2"]),
        (("Foundations (by March 2025)", "Building (by March 2026)"), ["by March 2025", "by March 2026"]),
    ],
)
def test_a_time_in_the_headings_is_that_of_the_actions_below(titles, told):
    assert times(*titles) == told


def test_one_heading_with_a_time_among_others_gives_none():
    assert times("Recruitment", "Spring 2025", "Leavers") == [None, None, None]


def test_an_action_with_a_time_of_its_own_keeps_it():
    short = (heading("Short term", 2), item(f"{DO[0]} (by May 2025)"), item(DO[1]))
    assert read(*short, heading("Long term", 2), item(DO[2])) == ["by May 2025", "Short term", "Long term"]
