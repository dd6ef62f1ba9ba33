"""Lists below who will do what stands in them."""

import pytest

from tests.interpret.pages import plan_of

PLAN = """# Harbour towns action plan

## Quay walls

The walls are old.

{first}

- survey each wall from the water
- mend the steps at the north quay
    - the upper flight first

## Moorings

{second}

- keep a list of free moorings
"""


def told(first, second):
    plan = plan_of(PLAN.format(first=first, second=second), "plan.md", "generic")
    titles = [plan.sections[a.section].title for a in plan.actions]
    return [(t, a.text, [lead.text for lead in a.leads]) for t, a in zip(titles, plan.actions, strict=True)]


def test_lists_below_who_will_do_them_are_actions_that_these_lead():
    assert told("Harbour Masters will:", "The harbour board must:") == [
        ("Quay walls", "survey each wall from the water", ["Harbour Masters"]),
        ("Quay walls", "mend the steps at the north quay\nthe upper flight first", ["Harbour Masters"]),
        ("Moorings", "keep a list of free moorings", ["harbour board"]),
    ]


def test_a_label_that_comes_again_and_again_is_who_as_well():
    page = PLAN.format(first="Boat Clubs will:", second="Boat Clubs will:") + "\n## Lights\n\nBoat Clubs will:\n\n- lend lamps\n"
    actions = plan_of(page, "plan.md", "generic").actions
    assert [[lead.text for lead in a.leads] for a in actions] == [["Boat Clubs"]] * 4


def test_what_it_will_do_names_nobody():
    assert [leads for *_, leads in told("This plan will:", "They will:")] == [[], [], []]


@pytest.mark.parametrize("second", ["What it costs:", "Beside that, masters will:"])
def test_one_such_list_may_tell_what_a_post_is_for(second):
    page = PLAN.format(first="Each harbour master will:", second=second)
    assert all(not action.leads for action in plan_of(page, "plan.md", "generic").actions)


def test_a_count_above_all_blocks_is_the_titles_and_opens_none():
    page = PLAN.format(first="Harbour Masters will:", second="Boat Clubs will:")
    page = page.replace("# Harbour towns action plan", "# 04 Our approach")
    assert [section.title for section in plan_of(page, "plan.md", "generic").sections] == ["Quay walls", "Moorings"]
