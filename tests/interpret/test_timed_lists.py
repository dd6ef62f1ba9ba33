"""Lists below a time that say what will be done then."""

from tests.interpret.pages import plan_of

PART = """## {when}

{lead}

Quays:

- {wall} wall survey
- Steps

Locks:

- Hours of the {wall} lock
"""


def told(lead):
    times = {"North": "March 2031", "South": "April 2031", "West": "May 2031"}
    parts = [PART.format(when=when, lead=lead, wall=wall) for wall, when in times.items()]
    plan = plan_of("# Harbour roadmap\n\n" + "\n".join(parts), "plan.md", "generic")
    return [(plan.sections[a.section].title, a.heading, a.text, a.timeframe.text) for a in plan.actions if a.timeframe]


def test_lists_under_labels_are_actions_at_the_time_of_their_part():
    found = told("By then work will have started on:")
    assert found[:3] == [
        ("March 2031", "Quays", "North wall survey", "March 2031"),
        ("March 2031", "Quays", "Steps", "March 2031"),
        ("March 2031", "Locks", "Hours of the North lock", "March 2031"),
    ]
    assert [when for *_, when in found] == ["March 2031"] * 3 + ["April 2031"] * 3 + ["May 2031"] * 3


def test_lists_of_what_was_done_then_are_none():
    assert told("By then work had started on:") == []
