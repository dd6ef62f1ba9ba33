"""What a page's source says of it in keys and values above its text."""

import pytest

from tests.interpret.pages import plan_of, reading_of

SOURCE = """---
title: {title}
date: 2031-07-18 17:39:45 +00:00
---

{heading} Executive summary

The walls are old.

## Actions

- Repair the wall
- Open the lock
"""


@pytest.mark.parametrize("title", ["Harbours grow up", '"Harbours grow up"', "'Harbours grow up'"])
def test_its_title_is_the_plans_where_no_heading_is_the_pages_own(title):
    text = SOURCE.format(title=title, heading="##")
    plan = plan_of(text, "plan.md", "generic")
    assert (plan.title, plan.dated) == ("Harbours grow up", "2031-07-18")
    words = reading_of(text, "plan.md", "generic").evidence["/title"]
    assert [place.line for place in words.places] == [2]


def test_several_headings_of_the_highest_level_head_its_parts():
    text = SOURCE.format(title="Harbours grow up", heading="#").replace("## Actions", "# Actions")
    assert plan_of(text, "plan.md", "generic").title == "Harbours grow up"


def test_the_only_heading_of_the_highest_level_is_the_title_all_the_same():
    assert plan_of(SOURCE.format(title="Harbours", heading="#"), "plan.md", "generic").title == "Executive summary"


def test_what_the_text_calls_itself_below_its_keys_tells_of_actions():
    keys = "".join(f"key{n}: value\n" for n in range(5))
    told = f"---\n{keys}---\n\nHere is our plan.\n\n## Quays\n\n- Review the wall of the quay\n- Develop the north steps\n"
    assert len(plan_of(told, "plan.md", "generic").actions) == 2
    assert not plan_of(told.replace("plan", "blog"), "plan.md", "generic").actions


def test_the_keys_of_a_pages_source_are_no_text_of_the_page():
    page = "<p>The walls are old.</p>\n<h2>Actions</h2>\n<ul><li>Repair the wall</li></ul>\n"
    plan = plan_of(f"---\nlayout: plan\ntitle: Harbours grow up\n---\n{page}", framework="generic")
    assert (plan.title, [a.text for a in plan.actions]) == ("Harbours grow up", ["Repair the wall"])
