"""Tables of aims with a list of what is done for each."""

from tests.interpret.pages import plan_of, table_of

TITLE = "<h1>Harbour strategic plan</h1>"
FIRST = "Why it matters. Old walls lean. We will:<ol><li>Survey each wall from the water</li><li>Repair the north steps</li></ol>"
SECOND = "Boats wait. We will:<ol><li>Publish the tide tables<ul><li>in print</li></ul></li><li>Extend the lock hours</li></ol>"


def told(*rows):
    plan = plan_of(TITLE + table_of(*rows), framework="generic")
    return [(plan.sections[a.section].title, a.ref, a.text) for a in plan.actions if a.section is not None]


def test_each_item_below_what_leads_into_it_is_an_action_of_the_rows_aim():
    assert told(("Goals", "Supporting strategies"), ("Goal 1. Safe quays", FIRST), ("Goal 2. Open water", SECOND)) == [
        ("Safe quays", "1", "Survey each wall from the water"),
        ("Safe quays", "2", "Repair the north steps"),
        ("Open water", "1", "Publish the tide tables\nin print"),
        ("Open water", "2", "Extend the lock hours"),
    ]


def test_a_row_without_a_list_stays_one_action_beside_others_with_lists():
    rows = (("Goals", "Actions"), ("Safe quays", FIRST), ("Open water", SECOND), ("Clean water", "Review the drains"))
    assert [text for *_, text in told(*rows)][-1] == "Review the drains"


def test_a_row_with_who_does_it_is_one_action():
    rows = (("Goals", "Actions", "Lead"), ("Safe quays", FIRST, "Head of Works"), ("Open water", SECOND, "Lock Manager"))
    assert [text.count("\n") for *_, text in told(*rows)] == [2, 3]


def test_a_column_beside_aims_that_promises_nothing_is_none_of_actions():
    rows = (("Goals", "Supporting strategies"), ("Safe quays", "Works strategy"), ("Open water", "Lock strategy"))
    assert not told(*rows)
