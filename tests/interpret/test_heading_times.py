"""Headings side by side that say when give what stands below them that time."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, item, para

SETTINGS = load_settings()
GENERIC = load_settings("generic")
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


def generic(*blocks):
    return interpret(document(heading("Digital action plan"), *blocks), GENERIC).plan


@pytest.mark.parametrize("spans", [("Now", "Next", "Later"), ("Short term", "Medium term", "Long term")])
def test_parts_that_say_when_below_several_blocks_give_their_actions_that_time_and_are_no_blocks(spans):
    blocks = []
    for theme in ("Designing data", "Using data", "Sharing data"):
        blocks.append(heading(theme, 2))
        for span in spans:
            now, to_come = (
                f"We are making {theme.lower()} ({len(blocks)}) better for all",
                f"We will test {theme.lower()} with people",
            )
            blocks += [heading(span, 3), item(now), item(to_come)]
    plan = generic(*blocks)
    assert [s.title for s in plan.sections] == ["Designing data", "Using data", "Sharing data"]
    told = [(a.section, a.heading, a.timeframe.text, a.timeframe.kind) for a in plan.actions]
    assert told == [(n, span, span, "relative") for n in range(3) for span in spans for _ in range(2)]


def test_a_time_that_leads_into_a_list_is_of_what_stands_below_it():
    lines = ("Within 30 days:", "Within 60 days:", "Within 90 days:")
    blocks = [heading("Opening the data", 2)]
    for line in lines:
        blocks += [para(line), item(f"The officer will choose the people {line[7:9]}"), item("Meeting of the Working Group")]
    plan = generic(*blocks)
    assert [(a.heading, a.timeframe.text) for a in plan.actions] == [(None, line[:-1]) for line in lines for _ in range(2)]
    assert [s.title for s in plan.sections] == ["Opening the data"]
    assert not any(a.leads for a in plan.actions)


def test_a_heading_may_count_from_something_that_happens():
    lines = [f"Within {days} days of the date of issue of this report" for days in (60, 120)]
    blocks = [heading("3. Shared services", 2)]
    for line in lines:
        blocks += [heading(line, 3), para(f"The department will finish the work on the new contract {line[7:10]}.")]
    assert [a.timeframe.text for a in generic(*blocks).actions] == lines


def test_bold_times_that_run_in_lead_into_the_rest_of_their_paragraphs():
    def timed(time, text):
        words = para(text).spans[0].model_copy(update={"text": f": {text}"})
        return para(text).model_copy(update={"spans": (para(time, bold=True).spans[0], words)})

    blocks = [timed("2026", f"{DO[0]}. Host a day for partners."), timed("By 2028", "Establish a platform through the steps of:")]
    plan = interpret(
        document(heading("Our open plan"), *blocks, item("Agree its goals", "1."), item("Choose cases", "2.")), SETTINGS
    )
    assert [(a.text, a.timeframe.text) for a in plan.plan.actions] == [
        (f"{DO[0]}. Host a day for partners.", "2026"),
        ("Establish a platform through the steps of:\nAgree its goals\nChoose cases", "By 2028"),
    ]
    assert plan.plan.sections == []
